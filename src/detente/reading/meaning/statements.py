"""The reading step that makes statements of attributions: who speaks, through whom, in which wording, when."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from detente.reading.attributions.turns import TURN
from detente.reading.attributions.words import Words
from detente.reading.dates import day_of
from detente.reading.knowledge import Verb, knowledge
from detente.reading.meaning.speakers import Cast, Heard
from detente.reading.page import Attribution, Page, Quotation, Range, Sentence, tokens, within
from detente.reading.pipeline import step
from detente.record import Act, Evidence, PartialDate, Speaker, Statement, StatementKind, Via, Wording

CONFIRMED, PROBABLE, POSSIBLE, DOUBTFUL, UNKNOWN = 1, 2, 3, 4, 6
"""Figures of the Admiralty code that a single report can earn; `confirmed` needs a second one."""
LEFT_OPEN = ("inform", "assess")
LONGEST_CHAIN_SUBJECT = 12
CHAIN = "attributions:chain"
"""The rule by which what is only passed on is given to the one whose deed it is."""
PASSING_ON = ("citing", "quoting")


@step(
    needs=["attributions", "names", "people", "parties", "dates", "quotations", "sentences"],
    adds=["statements", "parties"],
)
def statements(page: Page) -> Page:
    """Make a statement of every attribution, in the order of the text; one that is found twice counts once."""
    cast = Cast(page)
    made: dict[str, Statement] = {}
    before: Heard | None = None
    found: list[tuple[Attribution, Statement]] = []
    for attribution in page.attributions:
        heard = heard_in(page, cast, attribution, before)
        found.append((attribution, statement_of(page, cast, attribution, heard)))
        before = heard if heard and attribution.kind == "speech" and not attribution.through else before
    chained = {attribution.source for attribution, statement in found if statement.rule == CHAIN}
    for attribution, statement in found:
        if not (attribution.through and attribution.through in chained):  # told already, as passed on without a name
            made.setdefault(statement.id, statement)
    return replace(page, statements=tuple(made.values()), parties={**page.parties, **cast.unnamed_parties})


def heard_in(page: Page, cast: Cast, attribution: Attribution, before: Heard | None) -> Heard | None:
    """Return who is behind an attribution: its source, or for a floating quotation the neighbour's."""
    place = attribution.speaker or attribution.source
    return cast.heard(place[0], before) if place else None


def statement_of(page: Page, cast: Cast, attribution: Attribution, heard: Heard | None) -> Statement:
    """Return the statement that an attribution makes."""
    via = chain(page, cast, attribution)
    passed_on_by = tuple(cast.link(span) for span in attribution.through[:1])
    speaker = heard.speaker if heard else Speaker(unnamed=True)
    act, rule = attribution.act, attribution.rule
    outlet = [link for link in (cast.link(span) for span in attribution.source) if link.kind == "outlet"]
    passed_on = bool(outlet) or speaker.unnamed
    inner = inner_act(page, cast, attribution) if passed_on and act in LEFT_OPEN else None
    if inner:
        first = outlet or ([cast.link(attribution.source[0])] if attribution.source else [])
        speaker, act, via, rule = inner[0], inner[1], (*first, *via), CHAIN
    elif outlet:
        speaker = Speaker(name=via[-1].name, party=via[-1].party, unnamed=True) if via else Speaker(unnamed=True)
        via, rule = (*outlet, *via[:-1]), "attributions:outlet"
    elif via:
        speaker, via, rule = behind(speaker, via), (as_link(speaker), *via[:-1]), "attributions:quoting"
    wording = wording_of(page, attribution)
    start = min([attribution.sentence[0], *(span[0] for span in attribution.content)])
    end = max([attribution.sentence[1], *(span[1] for span in attribution.content)])
    return Statement(
        evidence=(Evidence(report=page.report.id, start=start, end=end, text=page.text[start:end]),),
        rule=rule,
        kind=StatementKind(attribution.kind),
        source=attribution.source,
        cue=attribution.cue,
        content=attribution.content,
        sentence=attribution.sentence,
        wording=wording,
        speaker=speaker,
        via=(*passed_on_by, *via),
        act=Act(act),
        target=addressed(page, cast, attribution),
        negated=attribution.negated,
        date=said_on(page, attribution),
        credibility=credibility(speaker, (*passed_on_by, *via), wording, attribution),
    )


def behind(speaker: Speaker, via: tuple[Via, ...]) -> Speaker:
    """Return the last link of the chain as the one who said it."""
    return Speaker(name=via[-1].name, party=via[-1].party, unnamed=via[-1].kind == "unnamed")


def as_link(speaker: Speaker) -> Via:
    """Return a speaker as one who only passes words on."""
    kind = "unnamed" if speaker.unnamed else "person" if speaker.person else "document"
    return Via(name=(speaker.name or "unnamed").split(",")[0], kind=kind, party=speaker.party)


def chain(page: Page, cast: Cast, attribution: Attribution) -> tuple[Via, ...]:
    """Return those whom the source cites (`..., citing an unnamed source close to ...`)."""
    sentence = Words(page, Sentence(*attribution.sentence, 0), [])
    links = []
    for index in range(1, len(sentence)):
        if sentence.low(index) in PASSING_ON and sentence.low(index - 1) == ",":
            last = cited(sentence, index + 1)
            if last > index + 1 and people_like(page, cast, sentence.span(index + 1, last)):
                links.append(cast.link(sentence.span(index + 1, last)))
    return tuple(links)


def cited(words: Words, first: int) -> int:
    """Return the word after the last of the group that names who is cited: to the next comma or stop."""
    last = first
    while last < len(words) and words.low(last) not in (",", ".", ";", "that") and last - first < 16:
        last += 1
    return last


def people_like(page: Page, cast: Cast, span: Range) -> bool:
    """Return whether the words name somebody who can be cited, and not a reason (`citing a suspected case`)."""
    named = any(name.kind in ("person", "outlet", "party", "body") for name in within(page.names, *span))
    return (
        cast.link(span).kind == "unnamed" and cast.without_name(tokens(page.text, *span), span, None).unnamed
    ) or named


def inner_act(page: Page, cast: Cast, attribution: Attribution) -> tuple[Speaker, str] | None:
    """Return who does what in the words that are only passed on (`US officials have agreed to ...`)."""
    start, end = attribution.content[0]
    words = Words(page, Sentence(start, end, 0), [])
    first = 1 if words.low(0) == "that" else 0
    if attribution.negated or words.is_a(first, "pronouns", "suppositions"):
        return None
    for index in range(first + 1, min(first + LONGEST_CHAIN_SUBJECT, len(words))):
        verb = knowledge().verbs.get(words.low(index))
        if words.mark(index) or words.is_a(index, "clause_openers") or (verb and verb.act in LEFT_OPEN):
            return None
        if verb and verb.kind in ("speech", "wish") and asserted(words, index, verb):
            last = first_auxiliary(words, first, index)
            heard = cast.heard(words.span(first, last), None) if last > first else None
            named = heard is not None and (heard.speaker.party or heard.speaker.person)
            return (heard.speaker, verb.act) if heard is not None and named else None
    return None


def asserted(words: Words, index: int, verb: Verb) -> bool:
    """Return whether the verb is the clause's own, in the present, the past or the perfect, and no noun."""
    before = index - 1
    while words.adverb(before):
        before -= 1
    if words.is_a(before, "modals", "be", "determiners", "prepositions", "possessive_pronouns"):
        return False
    return words.is_a(before, "auxiliaries") or verb.form != verb.lemma


def first_auxiliary(words: Words, first: int, index: int) -> int:
    """Return where the verb group that ends at `index` begins."""
    while index > first and (words.is_a(index - 1, "auxiliaries") or words.adverb(index - 1)):
        index -= 1
    return index


def wording_of(page: Page, attribution: Attribution) -> Wording:
    """Return whose words they are: all quoted, some quoted, or none; a transcript has no marks and quotes all."""
    if attribution.rule == TURN:
        return Wording.DIRECT
    quoted = sum(
        min(one.end, end) - max(one.start, start)
        for start, end in attribution.content
        for one in quotations_in(page, start, end)
    )
    whole = sum(end - start for start, end in attribution.content)
    if quoted == 0:
        return Wording.INDIRECT
    return Wording.DIRECT if quoted >= 0.9 * whole else Wording.MIXED


def quotations_in(page: Page, start: int, end: int) -> Iterator[Quotation]:
    """Yield the quotations that share a character with the words between two offsets."""
    index = max(bisect_left(page.quotations, start, key=lambda one: one.start) - 1, 0)
    while index < len(page.quotations) and page.quotations[index].start < end:
        if start < page.quotations[index].end:
            yield page.quotations[index]
        index += 1


def addressed(page: Page, cast: Cast, attribution: Attribution) -> str | None:
    """Return the party that the one spoken to belongs to."""
    for span in attribution.target:
        party = next((name.party for name in within(page.names, *span) if name.party), None)
        if party:
            return party
    return None


def said_on(page: Page, attribution: Attribution) -> PartialDate | None:
    """Return when it was said: by a date beside the cue, and else when the report appeared."""
    published = page.report.published
    for expression in within(page.dates, *attribution.sentence):
        outside = not any(start <= expression.start < end for start, end in attribution.content)
        day = day_of(expression.value) if outside and expression.type in ("DATE", "TIME") else None
        if day is not None and near_cue(attribution, expression.start) and not (published and day > published):
            return PartialDate(value=day.value, text=page.text[expression.start : expression.end])
    return PartialDate(value=published.value) if published else None


def near_cue(attribution: Attribution, offset: int) -> bool:
    """Return whether a place in the sentence is close enough to the cue to tell when it was said."""
    opens = offset - attribution.sentence[0] <= 15
    return opens or any(end <= offset <= end + 25 for _, end in attribution.cue)


def credibility(speaker: Speaker, via: tuple[Via, ...], wording: Wording, attribution: Attribution) -> int:
    """Return the Admiralty figure that one report by itself gives a claim; a second report may raise it."""
    if via or (speaker.unnamed and (speaker.name or speaker.party)):
        return DOUBTFUL
    if speaker.name is None:
        return UNKNOWN
    if not attribution.cue or attribution.kind != "speech":
        return POSSIBLE
    return PROBABLE
