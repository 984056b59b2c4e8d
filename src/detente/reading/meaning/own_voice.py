"""What a report says in its own voice: statements that have no source but the report itself."""

from detente.reading.page import Page, Range
from detente.record import Act, Condition, Evidence, PartialDate, Speaker, Statement, StatementKind, Wording

OWN_VOICE = "report:"
"""How the rules begin by which a report says something itself."""
CONDITION, DUTY = f"{OWN_VOICE}condition", f"{OWN_VOICE}duty"
UNKNOWN = 6
"""Figure of the Admiralty code for what cannot be judged."""


def in_own_voice(page: Page, number: int, span: Range, rule: str, condition: Condition | None = None) -> Statement:
    """Return the statement that a report makes with some words of a sentence."""
    sentence, published = page.sentences[number], page.report.published
    quoted = any(one.start <= span[0] < one.end for one in page.quotations)
    text = page.text[sentence.start : sentence.end]
    return Statement(
        evidence=(Evidence(report=page.report.id, start=sentence.start, end=sentence.end, text=text),),
        rule=rule,
        kind=StatementKind.SPEECH,
        source=(),
        cue=(),
        content=(span,),
        sentence=(sentence.start, sentence.end),
        wording=Wording.INDIRECT,
        speaker=Speaker(name=None if quoted else "the report"),
        act=Act.INFORM,
        condition=condition,
        date=PartialDate(value=published.value) if published else None,
        credibility=UNKNOWN,
    )
