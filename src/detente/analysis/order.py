"""What the words of a report say about the days between two meetings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from detente.analysis.calendar import FAR, gap
from detente.analysis.content import content_words
from detente.analysis.occasions import MEETING_NOUN, Occasion
from detente.analysis.register import Register, known
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
    "later first": rf"\b(?:{DIRECTLY}follow(?:s|ed)|com(?:es|ing) {DIRECTLY}after|came {DIRECTLY}after)(?! by\b)\b"
    r"|\bpreceded by\b",
    "earlier first": rf"\b{DIRECTLY}(?:followed by|preced(?:es|ing|ed(?! by)))\b",
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
PUTS_IN_ORDER = re.compile("follow|after|preced|before|heels|eve of|ahead of")
"""Words without one of which no cue fits, and which are found much faster than all cues."""
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
                if one.day != two.day or one.place != two.place:
                    yield one, two


def orders(draft: Draft) -> Iterator[Order]:
    """Yield what the report says about the days between two of its meetings."""
    register = Register(draft)
    if PUTS_IN_ORDER.search(draft.report.text):
        yield from of_cues(register, LOOSE_CUES, counted=False)
        yield from of_cues(register, CLOSE_CUES, counted=True)
        yield from of_cues(register, COUNTED, counted=True)
    yield from between(register)


def of_cues(register: Register, cues: dict[str, str], *, counted: bool) -> Iterator[Order]:
    """Yield the orders that cues between two meetings of one sentence give."""
    for direction, pattern in cues.items():
        for cue in re.finditer(pattern, register.draft.report.text):
            right = after(register, cue)
            left = before(register, cue, right) if right else ()
            if left:
                earlier, later = (right, left) if direction == "later first" else (left, right)
                least, most = bounds(cue) if "unit" in cue.groupdict() else (0, 3 if counted else FAR)
                words = text_between(register, cue)
                yield Order(earlier=earlier, later=later, least=least, most=most, counted=counted, words=words)


def bounds(cue: re.Match[str]) -> tuple[int, int]:
    """Return the least and the greatest number of days that a counted interval allows."""
    count, unit = cue["count"], cue["unit"]
    middle = (NUMBERS.get(count) or int(count)) * UNITS[unit]
    slack = SLACK[unit] + middle // 14
    return middle - slack, middle + slack


def before(register: Register, cue: re.Match[str], right: tuple[Occasion, ...]) -> tuple[Occasion, ...]:
    """Return the meeting named before a cue, or the dated ones so far when it is only called `the meeting`."""
    text, (start, _) = register.draft.report.text, sentence_at(register.draft, cue.start())
    end = said_of(text, start, cue.start())
    near = register.between(start, end)
    if near and another_cue(text[near[-1].span[1] : end]):
        return ()
    named = others(register.dated(near[-1]) if near else (), right)
    return named or others(so_far(register, text[max(start, end - REACH) : end], start), right)


def others(found: tuple[Occasion, ...], right: tuple[Occasion, ...]) -> tuple[Occasion, ...]:
    """Return the meetings that are not the one on the other side of the cue."""
    same = {(one.day, one.place) for one in right}
    return tuple(one for one in found if (one.day, one.place) not in same)


def so_far(register: Register, left: str, start: int) -> tuple[Occasion, ...]:
    """Return the dated meetings before a sentence with no more than `the meeting` before its cue, likeliest first."""
    if not MEETING_NOUN.search(left):
        return ()
    # `The Delm meeting of the council`: of the meetings so far, the one that shares most words, then the last one.
    words = content_words(left)
    return known(sorted(register.before(start), key=lambda one: -len(words & content_words(one.name))))


def said_of(text: str, start: int, cue: int) -> int:
    """Return where the words end that name what a cue is said of: `X met two days after Y and a day after Z`."""
    earlier = ANY_COUNTED.search(text, start, cue)
    return earlier.start() if earlier and re.search(r"(?:\band|,)\s*$", text[start:cue]) else cue


def after(register: Register, cue: re.Match[str]) -> tuple[Occasion, ...]:
    """Return the meeting named next after a cue."""
    end = min(sentence_at(register.draft, cue.start())[1], cue.end() + REACH)
    near = register.between(cue.end(), end)
    if not near or another_cue(register.draft.report.text[cue.end() : near[0].span[0]]):
        return ()
    return register.dated(near[0])


def another_cue(words: str) -> bool:
    """Return whether words between a cue and a meeting begin another statement, so that they lie apart."""
    return bool(re.search(r"[;:!?]|\b(?:after|before|while|whereas|but|said|says|told|where|when|which)\b", words))


def between(register: Register) -> Iterator[Order]:
    """Yield the orders of `the day off between the talks in A and B`."""
    text = register.draft.report.text
    for cue in BETWEEN.finditer(text):
        pair = PAIR.match(text, cue.end())
        if pair is None:
            continue
        (one, _), (two, last) = (at_place(register, pair[name]) for name in ("one", "two"))
        if one and two:
            # `a day off` is one free day: its neighbours lie two days apart, a meeting of two days three or four
            least, most = (2, 4) if cue["rest"] else bounds(cue)
            words = register.draft.report.cite(cue.start(), pair.start("two") + len(last))
            yield Order(earlier=one, later=two, least=least, most=most, counted=True, words=words)


def at_place(register: Register, place: str) -> tuple[tuple[Occasion, ...], str]:
    """Return the dated meetings at a place, or those of a body that is said to meet there, and the place.

    The words for the place may have caught the first word of the next phrase, when that is in upper case too.
    """
    found = register.dated_at(place)
    if found or " " not in place:
        return found, place
    shorter = place.rsplit(maxsplit=1)[0]
    return register.dated_at(shorter), shorter


def text_between(register: Register, cue: re.Match[str]) -> Evidence:
    """Return the words around a cue, from the meeting before it to the meeting after it."""
    first, last = sentence_at(register.draft, cue.start())
    lefts, rights = register.between(first, cue.start()), register.between(cue.end(), last)
    start = min(lefts[-1].opening, cue.start()) if lefts else first
    end = max((rights[0].span[1], *(place for place in (rights[0].printed or ())))) if rights else last
    return register.draft.report.cite(start, max(min(end, last), cue.end()))
