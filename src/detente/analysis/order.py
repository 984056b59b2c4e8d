"""What the words of a report say about the days between two meetings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from detente.analysis.calendar import FAR, gap, is_day
from detente.analysis.content import content_words
from detente.analysis.occasions import MEETING_NOUN, NOUNS, Occasion, occasions
from detente.analysis.sentences import sentence_at
from detente.record import Draft, Evidence

NUMBERS = {
    "a": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}
NUMBER = rf"(?P<count>\d{{1,3}}|{'|'.join(NUMBERS)})"
UNITS = {"day": 1, "week": 7}
SLACK = {"day": 1, "week": 3}
"""Days by which `two days after` or `a week after` may be out, for nights, time zones and round figures."""

DIRECTLY = r"(?:(?:directly|immediately|closely|swiftly|quickly) )?"
LOOSE_CUES = {
    "later first": rf"\b(?:{DIRECTLY}follow(?:s|ed)|com(?:es|ing) {DIRECTLY}after|came {DIRECTLY}after)(?! by\b)\b",
    "earlier first": rf"\b{DIRECTLY}(?:followed by|preced(?:es|ed|ing))\b",
}
"""Words that put two meetings in a row without saying how many days lie between."""

CLOSE_CUES = {
    "later first": r"\b(?:(?:hard|hot|close) on the heels of|(?:right|straight|immediately|directly|shortly) after|"
    r"the (?:morning|day) after)\b",
    "earlier first": r"\b(?:(?:right|straight|immediately|directly|shortly) before|on the eve of|the day before)\b",
}
"""Words that leave no more than a few days between two meetings."""

COUNTED = {
    "later first": rf"\b{NUMBER} (?P<unit>day|week)s? after\b",
    "earlier first": rf"\b{NUMBER} (?P<unit>day|week)s? (?:before|ahead of)\b",
}
ANY_COUNTED = re.compile(r"\b\w+ (?:day|week)s? (?:after|before|ahead of)\b")
BETWEEN = re.compile(
    rf"\b(?:(?P<rest>day off|day of rest|rest day|day[’']s (?:break|pause|rest))|"
    rf"{NUMBER} (?P<unit>day|week)s?) between\b"
)
PAIR = re.compile(
    r"[^.;:!?]{0,60}?\b(?:in\s+)?(?P<one>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*)\s+and\s+(?:[a-z]+\s){0,4}?(?:in\s+)?"
    r"(?P<two>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?)"
)
REACH = 120
"""Characters from a cue to the words for a meeting on either side of it."""


@dataclass(frozen=True, kw_only=True)
class Order:
    """Words that say how many days lie between two meetings; where a name fits several, each is listed."""

    earlier: tuple[Occasion, ...]
    later: tuple[Occasion, ...]
    least: int
    most: int
    counted: bool
    """Whether the words count the days, or only put one meeting after the other."""
    words: Evidence

    def holds(self) -> bool:
        """Return whether the dates agree with the words for some reading of the names."""
        return any(self.least <= gap(one.known_day, two.known_day) <= self.most for one, two in self.pairs())

    def pairs(self) -> Iterator[tuple[Occasion, Occasion]]:
        """Yield an earlier and a later meeting whose days are known, the likeliest first."""
        for one in self.earlier:
            for two in self.later:
                if one.date != two.date or one.place != two.place:
                    yield one, two


def orders(draft: Draft) -> Iterator[Order]:
    """Yield what the report says about the days between two of its meetings."""
    named = occasions(draft)
    yield from of_cues(draft, named, LOOSE_CUES, counted=False)
    yield from of_cues(draft, named, CLOSE_CUES, counted=True)
    yield from of_cues(draft, named, COUNTED, counted=True)
    yield from between(draft, named)


def of_cues(draft: Draft, named: tuple[Occasion, ...], cues: dict[str, str], *, counted: bool) -> Iterator[Order]:
    """Yield the orders that cues between two meetings of one sentence give."""
    text = draft.report.text
    for direction, pattern in cues.items():
        for cue in re.finditer(pattern, text):
            left, right = before(draft, named, cue), after(draft, named, cue)
            if left and right:
                earlier, later = (right, left) if direction == "later first" else (left, right)
                least, most = bounds(cue) if "unit" in cue.groupdict() else (0, 3 if counted else FAR)
                words = text_between(draft, named, cue)
                yield Order(earlier=earlier, later=later, least=least, most=most, counted=counted, words=words)


def bounds(cue: re.Match[str]) -> tuple[int, int]:
    """Return the least and the greatest number of days that a counted interval allows."""
    count, unit = cue["count"], cue["unit"]
    middle = (NUMBERS.get(count) or int(count)) * UNITS[unit]
    slack = SLACK[unit] + middle // 14
    return middle - slack, middle + slack


def before(draft: Draft, named: tuple[Occasion, ...], cue: re.Match[str]) -> tuple[Occasion, ...]:
    """Return the meeting named before a cue, or all dated ones so far when it is only called `the meeting`."""
    text, sentence = draft.report.text, sentence_at(draft, cue.start())
    end = said_of(text, sentence[0], cue.start())
    left = text[sentence[0] : end]
    near = [one for one in named if sentence[0] <= one.span[0] and one.span[1] <= end]
    if near and not another_cue(left[near[-1].span[1] - sentence[0] :]):
        return dated(named, near[-1])
    if MEETING_NOUN.search(left[-REACH:]) and not near:
        # `The Delm meeting of the council`: of the meetings so far, the one that shares most words, then the last one.
        words = content_words(left[-REACH:])
        earlier = [one for one in reversed(named) if one.span[1] <= sentence[0]]
        return known(tuple(sorted(earlier, key=lambda one: -len(words & content_words(one.name)))))
    return ()


def said_of(text: str, start: int, cue: int) -> int:
    """Return where the words end that name what a cue is said of: `X met two days after Y and a day after Z`."""
    earlier = list(ANY_COUNTED.finditer(text, start, cue))
    return earlier[0].start() if earlier and re.search(r"(?:\band|,)\s*$", text[start:cue]) else cue


def after(draft: Draft, named: tuple[Occasion, ...], cue: re.Match[str]) -> tuple[Occasion, ...]:
    """Return the meeting named next after a cue."""
    end = min(sentence_at(draft, cue.start())[1], cue.end() + REACH)
    for one in named:
        if cue.end() <= one.span[0] < end:
            return () if another_cue(draft.report.text[cue.end() : one.span[0]]) else dated(named, one)
    return ()


def another_cue(words: str) -> bool:
    """Return whether words between a cue and a meeting begin another statement, so that they lie apart."""
    return bool(re.search(r"[;:!?]|\b(?:after|before|while|whereas|but|said|says|told|where|when|which)\b", words))


def dated(named: tuple[Occasion, ...], one: Occasion) -> tuple[Occasion, ...]:
    """Return a meeting itself when its day is known, or else the mentions of the same one that give the day."""
    if is_day(one.date):
        return (one,)
    same = (
        other
        for other in named
        if (one.body and one.body == other.body) or (not one.body and one.place and one.place == other.place)
    )
    return known(tuple(same)) or known(tuple(other for other in named if shared(one, other)))


def shared(one: Occasion, other: Occasion) -> bool:
    """Return whether a meeting that is known by its parties alone may be another one."""
    nameless = not (one.place or one.body)
    return nameless and len(one.parties & other.parties) >= 2 and one.parties == other.parties


def known(named: tuple[Occasion, ...]) -> tuple[Occasion, ...]:
    """Return those whose day is known, each day and place once."""
    return tuple({(one.date, one.place, one.body): one for one in reversed(named) if is_day(one.date)}.values())[::-1]


def between(draft: Draft, named: tuple[Occasion, ...]) -> Iterator[Order]:
    """Yield the orders of `the day off between the talks in A and B`."""
    text = draft.report.text
    for cue in BETWEEN.finditer(text):
        pair = PAIR.match(text, cue.end())
        if pair is None:
            continue
        (one, _), (two, last) = (at_place(draft, named, pair[name]) for name in ("one", "two"))
        if one and two:
            # `a day off` is one free day: its neighbours lie two days apart, a meeting of two days three or four
            least, most = (2, 4) if cue["rest"] else bounds(cue)
            words = draft.report.cite(cue.start(), pair.start("two") + len(last))
            yield Order(earlier=one, later=two, least=least, most=most, counted=True, words=words)


def at_place(draft: Draft, named: tuple[Occasion, ...], place: str) -> tuple[tuple[Occasion, ...], str]:
    """Return the dated meetings at a place, or those of a body that is said to meet there, and the place.

    The words for the place may have caught the first word of the next phrase, when that is in upper case too.
    """
    found = at_named(draft, named, place)
    if found or " " not in place:
        return found, place
    shorter = place.rsplit(maxsplit=1)[0]
    return at_named(draft, named, shorter), shorter


def at_named(draft: Draft, named: tuple[Occasion, ...], place: str) -> tuple[Occasion, ...]:
    """Return the dated meetings at a place of exactly this name."""
    there = tuple(one for one in named if one.place == place or place in one.name.split())
    bodies = {one.body for one in there if one.body}
    return known(there) or known(tuple(one for one in named if one.body in bodies)) or of_body(draft, named, place)


def of_body(draft: Draft, named: tuple[Occasion, ...], place: str) -> tuple[Occasion, ...]:
    """Return the dated meetings of the body that the report lets meet at a place: `the Delm session of the council`."""
    sitting = re.search(
        rf"\b{re.escape(place)}\s+{NOUNS}\s+of\s+(?:the\s+)?(?P<body>(?:[A-Z][\w-]+\s?)+)", draft.report.text
    )
    if sitting is None:
        return ()
    body = content_words(sitting["body"])
    return known(tuple(one for one in named if body <= content_words(one.name)))


def text_between(draft: Draft, named: tuple[Occasion, ...], cue: re.Match[str]) -> Evidence:
    """Return the words around a cue, from the meeting before it to the meeting after it."""
    sentence = sentence_at(draft, cue.start())
    lefts = [one.opening for one in named if sentence[0] <= one.span[0] and one.span[1] <= cue.start()]
    rights = [max(one.span[1], one.printed[1] if one.printed else 0) for one in named if cue.end() <= one.span[0]]
    start = lefts[-1] if lefts else sentence[0]
    end = min(rights[0], sentence[1]) if rights else sentence[1]
    return draft.report.cite(start, max(end, cue.end()))
