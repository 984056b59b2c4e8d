"""The reading step that keeps the conditions a report states in its own voice, which no statement holds.

`Oil sanctions are lifted only if the deal is signed` has no source: the report says it.
"""

from collections.abc import Iterator
from dataclasses import replace

from detente.reading.meaning.attaching import Conditions
from detente.reading.meaning.dependence import Tie
from detente.reading.page import Page, Range
from detente.reading.pipeline import step
from detente.reading.syntax import Tree
from detente.record import Act, Evidence, PartialDate, Speaker, Statement, StatementKind, Wording

RULE = "report:condition"
FAINT = "before"
"""Without a speaker who insists on it, what comes before what is only a time."""


UNKNOWN = 6
"""Figure of the Admiralty code for what cannot be judged."""


@step(needs=["statements", "sentences", "syntax", "dates", "quotations"], adds=["statements"])
def supposing(page: Page) -> Page:
    """Add a statement of the report for every condition that hangs on a clause and that no statement has."""
    conditions = Conditions(page)
    known = [one.condition.span for one in page.statements if one.condition]
    added: list[Statement] = []
    for number in range(len(page.sentences)):
        tree = page.syntax.tree(number)
        for tie in conditions.of_sentence(number):
            start, end = tie.span
            if tie.kind == FAINT or any(one < end and start < other for one, other in known):
                continue
            added.extend(told(page, number, tree, tie))
    if not added:
        return page
    statements = sorted((*page.statements, *added), key=lambda one: (one.sentence[0], one.content[0][0]))
    return replace(page, statements=tuple(statements))


def told(page: Page, number: int, tree: Tree, tie: Tie) -> Iterator[Statement]:
    """Yield the statement that the report makes: the clause that depends on the condition, with it."""
    span = around(tree, tie)
    if span is None:
        return
    sentence, published = page.sentences[number], page.report.published
    quoted = any(one.start <= span[0] < one.end for one in page.quotations)
    yield Statement(
        evidence=(
            Evidence(
                report=page.report.id,
                start=sentence.start,
                end=sentence.end,
                text=page.text[sentence.start : sentence.end],
            ),
        ),
        rule=RULE,
        kind=StatementKind.SPEECH,
        source=(),
        cue=(),
        content=(span,),
        sentence=(sentence.start, sentence.end),
        wording=Wording.INDIRECT,
        speaker=Speaker(name=None if quoted else "the report"),
        act=Act.INFORM,
        condition=tie.condition(page.text),
        date=PartialDate(value=published.value) if published else None,
        credibility=UNKNOWN,
    )


def around(tree: Tree, tie: Tie) -> Range | None:
    """Return where the clause stands that depends on a condition, with the condition in it."""
    verb = tie.governor
    while not (tree.is_verb(verb) or tree.own_subject(verb) is not None) and tree.heads[verb] != verb:
        verb = tree.heads[verb]
    first, last = tree.reach[verb]
    start = min(tree.starts[first], tie.span[0])
    while last > first + 1 and tree.low[last - 1] in (".", ",", ";", ":"):
        last -= 1
    end = max(tree.span(first, last)[1], tie.span[1])
    return (start, end) if end - start > tie.span[1] - tie.span[0] else None
