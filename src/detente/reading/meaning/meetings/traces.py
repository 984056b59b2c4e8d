"""Which words of a sentence name a meeting: a noun, a verb of meeting, or the name of a body that meets."""

import re
from collections.abc import Iterator
from functools import cache

from detente.reading.attributions.words import Words
from detente.reading.dates import day_of
from detente.reading.knowledge import knowledge, table
from detente.reading.meaning.beside import (
    body_beside,
    date_after,
    date_beside,
    fuller,
    host,
    nouns,
    participants,
    parties_in,
    place_beside,
    somebody_meets,
    start_of,
)
from detente.reading.meaning.meetings.status import by_marker, definite, moved_to, status_of, takes_place, there
from detente.reading.meaning.meetings.trace import Trace
from detente.reading.page import Name, Page, Sentence, within
from detente.reading.syntax.tree import Tree
from detente.record import MeetingStatus, PartialDate

COUNCILS = frozenset({"council", "conference", "format", "assembly", "panel", "commission"})
WEEKDAY = re.compile(r"(?:on )?(?:late |early )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: \w+)?")
RESULT = re.compile(r"\b(?:ended|closed|broke up|yielded|produced|resulted in|concluded|collapsed)\b[^.;]{4,160}", re.I)
ROUNDS = frozenset(
    {"round", "rounds", "negotiations", "session", "discussions", "consultations", "discussion", "conversation"}
)
WHICH = frozenset(
    {"first", "second", "third", "fourth", "fifth", "last", "latest", "previous", "next", "upcoming", "new"}
)
NEVER_AGAIN = frozenset({"conversation", "discussion", "vote", "dialogue", "assembly", "hearing"})
HYPOTHETICAL = frozenset({"if", "unless", "whether"})
SPEAKERS = frozenset({"i", "you", "we"})
FARTHEST_PARTNER = 9


@cache
def openings() -> re.Pattern[str]:
    """Return the expression of the words one of which a sentence has that names a meeting."""
    rows = table("meetings")
    words = {phrase.split()[0 if phrase != "to meet" else 1] for phrase in (*rows["nouns"], *rows["verbs"])}
    return re.compile(rf"\b(?:{'|'.join(sorted(words))})\b", re.IGNORECASE)


def may_name_one(page: Page, sentence: Sentence) -> bool:
    """Return whether a sentence has a word of meeting or names a body."""
    if openings().search(page.text, sentence.start, sentence.end):
        return True
    return any(name.kind == "body" for name in within(page.names, sentence.start, sentence.end))


def traces(page: Page, words: Words, tree: Tree) -> Iterator[Trace]:
    """Yield what a sentence says of meetings: by a noun, by a verb of meeting, or by the body's name alone."""
    met: set[str | None] = set()
    index = 0
    while index < len(words):
        hit = nouns().at(words.tokens, index)
        length, kind = hit or (1, "")
        if kind and index not in words.name_at:
            named = by_verb if kind == "verb" else by_noun
            trace = named(page, words, tree, index, index + length, kind)
            if trace:
                met.add(trace.body)
                yield trace
        index += length
    for index, name in words.name_at.items():
        if name.kind == "body" and page.bodies[name.id].kind in COUNCILS:
            for trace in by_body(page, words, tree, index, name) if words.name_at.get(index - 1) != name else ():
                if trace.body not in met:
                    met.add(trace.body)
                    yield trace


def in_tree(words: Words, tree: Tree, first: int, last: int) -> int:
    """Return the word of the tree that heads a noun or verb of meeting."""
    at = min(tree.index(words.tokens[last - 1].start), len(tree) - 1)
    before = min(tree.index(words.tokens[first].start), at)
    return next(
        (word for word in range(before, at + 1) if tree.is_verb(word) and tree.relations[word] != "compound"), at
    )


def by_noun(page: Page, words: Words, tree: Tree, first: int, last: int, kind: str) -> Trace | None:
    """Return what the words around a noun of meeting say, when they say which meeting it is."""
    at = in_tree(words, tree, first, last)
    if part_of_name(words, tree, at, last):
        return None
    voted = words.low(first) == "vote"
    body, place = body_beside(page, words, first, last), place_beside(page, words, first, last)
    date = None if words.low(first - 1) in table("meetings")["next"] else date_beside(page, words, first, last)
    institution = next((words.name_at[one] for one in range(max(first - 3, 0), first) if one in words.name_at), None)
    if voted and (institution is None or institution.form != "institution") and body is None:
        return None
    date = forward(page, tree, at, past_date(page, words, tree, at, date))
    date = new_day(page, words, tree, at) or date
    status, sure = status_of(tree, at, date, page.report.published)
    anchored = anchors(words, tree, at, (first, last), kind, body or place, date) or status is MeetingStatus.CANCELLED
    anchored = anchored or (sure and brought_about(words, tree, at, first, kind, status))
    if not anchored and not (words.low(first) not in NEVER_AGAIN and definite(tree, at)):
        return None
    start = start_of(words, first)
    parties = participants(words, first)
    roof = host(page, words, first, last) if body is None else None
    return Trace(
        words.sentence,
        words.span(start, last),
        " ".join(page.text[slice(*words.span(start, last))].split()),
        status,
        roof or body,
        place,
        date,
        (roof,) if roof else parties,
        result_in(page, words),
        "meetings:noun",
        sure=sure,
        known=(definite(tree, at) or words.low(start - 1) in ("the", "these", "this"))
        and not any(tree.low[kid] in WHICH for kid in tree.kids_by(at, "amod")),
        anchored=anchored,
    )


def new_day(page: Page, words: Words, tree: Tree, at: int) -> PartialDate | None:
    """Return the day to which a sentence says that a meeting was moved."""
    to = moved_to(tree, at)
    if to is None:
        return None
    start, end = tree.span(*tree.reach[to])
    found = (one for one in within(page.dates, words.sentence.start, words.sentence.end) if one.start < end)
    days = (day_of(one.value) for one in found if one.end > start and one.type == "DATE")
    return next((day for day in days if day is not None), None)


def part_of_name(words: Words, tree: Tree, at: int, last: int) -> bool:
    """Return whether a noun only describes the one after it (`the High Negotiations Committee`)."""
    if tree.relations[at] not in ("compound", "flat") and tree.tags[at] != "NNPS":
        return False
    head = tree.heads[at]
    described = head > at and tree.tags[head].startswith("NN") and tree.relations[at] == "compound"
    return words.capital(last) or (described and not takes_place(tree, at))


def brought_about(words: Words, tree: Tree, at: int, first: int, kind: str, status: MeetingStatus) -> bool:
    """Return whether talks are said to begin, go on or end, though not where or when (`resumed the peace talks`)."""
    unsettled = any(tree.low[kid] in table("meetings")["next"] for kid in tree.kids_by(at, "det"))
    unsettled = unsettled or definite(tree, at) or bool({tree.marker(at), tree.marker(tree.heads[at])} & HYPOTHETICAL)
    told = (
        not unsettled
        and tree.kid(at, "nummod") is None
        and takes_place(tree, at)
        and status in (MeetingStatus.HELD, MeetingStatus.PLANNED)
        and not any(tree.low[kid] in ("not", "n't", "never") for kid in tree.kids_by(tree.heads[at], "advmod"))
    )
    return told and (kind == "clear" or words.low(first) == "negotiations")


def past_date(page: Page, words: Words, tree: Tree, at: int, date: PartialDate | None) -> PartialDate | None:
    """Return the date of a meeting: not that of the saying, nor one to come of a meeting that is over or running."""
    published = page.report.published
    if date is not None and of_the_saying(words, tree, at, date):
        return None
    over = by_marker(tree, at) is MeetingStatus.HELD or tree.low[tree.heads[at]] in there()
    return None if over and date is not None and published is not None and date > published else date


def anchors(
    words: Words, tree: Tree, at: int, place: tuple[int, int], kind: str, where: str | None, date: PartialDate | None
) -> bool:  # fmt: skip
    """Return whether enough is said of a meeting to know which one it is."""
    if where is not None:
        return True
    first, last = place
    counted = tree.kid(at, "nummod") is not None
    partners = words.low(last) in ("between", "with") and bool(parties_in(words, last, min(last + 10, len(words))))
    happens = takes_place(tree, at)
    if words.low(first - 1) in table("meetings")["next"]:
        return partners
    if kind == "vague":
        voted = words.low(first) == "vote" and date is not None
        told = happens or by_marker(tree, at) is MeetingStatus.HELD
        return voted or (words.low(first) in ROUNDS and told and (partners or date is not None))
    which = any(tree.low[kid] in WHICH for kid in tree.kids_by(at, "amod"))
    return (date is not None and not counted) or partners or (happens and which)


def of_the_saying(words: Words, tree: Tree, at: int, date: PartialDate) -> bool:
    """Return whether a date tells when something was said of a meeting (`said on Monday the talks would resume`)."""
    place = words.text.find(date.text or "", words.sentence.start, words.sentence.end)
    word = tree.index(place) if place >= 0 else len(tree)
    if word >= len(tree):
        return False
    heads = [one for one in (word, *tree.above(word)) if tree.is_verb(one)][:1]
    if not heads or heads[0] in (at, tree.heads[at]) or at in tree.above(heads[0]):
        return False  # the verb tells of the meeting itself: `the talks, held on Monday`
    return tree.low[heads[0]] in knowledge().verbs


def by_verb(page: Page, words: Words, tree: Tree, first: int, last: int, kind: str) -> Trace | None:
    """Return what the words around a verb of meeting say, when somebody meets somebody, somewhere or some day."""
    at = in_tree(words, tree, first, last)
    body, place = body_beside(page, words, first, last), place_beside(page, words, first, last)
    date = date_beside(page, words, first, last)
    subject = tree.subject(at)
    if (
        (subject is not None and tree.low[subject] in SPEAKERS)
        or met_a_thing(tree, at)
        or words.low(len(words) - 1) == "?"
    ):
        return None
    partners = partner(words, tree, at)
    told = date is not None or place is not None or partners
    if body is None and not (told and (somebody_meets(words, first) or partners)):
        return None
    date = forward(page, tree, at, date)
    status, sure = status_of(tree, at, date, page.report.published)
    behind = parties_in(words, last, min(last + FARTHEST_PARTNER, len(words))) if partners else ()
    return Trace(
        words.sentence,
        words.span(first, last),
        "meeting",
        status,
        body,
        place,
        date,
        tuple(dict.fromkeys((*participants(words, first), *behind))),
        result_in(page, words),
        "meetings:verb",
        sure=sure,
    )


def met_a_thing(tree: Tree, at: int) -> bool:
    """Return whether a verb means that a demand or a deadline was met, or is no verb at all."""
    if tree.low[at] == "meet" and not tree.is_verb(at) and tree.tags[at] != "NNP":
        return True
    met = tree.kid(at, "obj", "nsubj:pass")
    return met is not None and tree.low[met] in table("meetings")["never_met"]


def partner(words: Words, tree: Tree, at: int) -> bool:
    """Return whether a verb says who was met: a name, or people who may meet."""
    sides = tree.kids_by(at, "obj") + [kid for kid in tree.kids_by(at, "obl") if tree.marker(kid) == "with"]
    people = table("meetings")["meeters"]
    return any(tree.tags[one].startswith("NNP") or tree.low[one] in people for one in sides)


def by_body(page: Page, words: Words, tree: Tree, index: int, name: Name) -> Iterator[Trace]:
    """Yield what a sentence says of a body that meets without a word for meeting: on some day, or `ahead of` it."""
    last = index + 1
    while words.name_at.get(last) == name:
        last += 1
    date = date_after(page, words, last)
    head = tree.heads[in_tree(words, tree, last - 1, last)]
    if tree.starts[head] >= name.end and tree.relations[in_tree(words, tree, last - 1, last)] == "compound":
        return
    before = index - 2 if words.is_a(index - 1, "determiners") else index - 1
    ahead = words.low(before) == "of" and words.low(before - 1) == "ahead"
    if words.low(before) in ("to", "from", "by", "for", "with") or (words.low(before) == "of" and not ahead):
        return
    place = place_beside(page, words, index, last)
    meets = any(words.low(at) in table("meetings")["verbs"] for at in range(last, min(last + 4, len(words))))
    told = ahead or meets or (date is not None and (place is not None or words.low(before) in ("at", "in", "during")))
    if told:
        at = in_tree(words, tree, last - 1, last)
        status, sure = status_of(tree, at, date, page.report.published)
        yield Trace(
            words.sentence,
            (name.start, name.end),
            " ".join(page.text[name.start : name.end].split()),
            MeetingStatus.PLANNED if ahead and not sure else status,
            fuller(page, name.id, page.text[name.start : name.end]),
            place,
            date,
            parties_in(words, index, last),
            result_in(page, words),
            "meetings:body",
            sure=sure or ahead,
        )


def forward(page: Page, tree: Tree, at: int, date: PartialDate | None) -> PartialDate | None:
    """Return the date of a bare weekday, a week on when it was read as past and is planned, and the other way round."""
    published = page.report.published
    if date is None or published is None or date.precision != "day" or not WEEKDAY.fullmatch(date.text or ""):
        return date
    status, sure = status_of(tree, at, None, None)
    if date < published and status in (MeetingStatus.PLANNED, MeetingStatus.PROPOSED):
        return date.shift(days=7)
    return date.shift(days=-7) if date > published and sure and status is MeetingStatus.HELD else date


def result_in(page: Page, words: Words) -> str | None:
    """Return the report's words for what came of the meeting, when the sentence says it."""
    match = RESULT.search(page.text, words.sentence.start, words.sentence.end)
    return " ".join(match.group().split()) if match else None
