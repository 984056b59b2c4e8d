"""How many people reports say were killed or driven out, and in what."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from detente.analysis.checking import Places
from detente.analysis.sentences import sentence_at
from detente.record import Draft, Span

NUMBER = r"(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?P<scale>\s+(?:thousand|million))?"
BOUND = (
    r"(?P<bound>at least|more than|over|up to|as many as|fewer than|less than|about|around|some|nearly|almost|"
    r"an estimated|roughly)?"
)
PEOPLE = r"(?:people|persons|civilians)"
BE = r"(?:(?:have|has|had)\s+(?:been\s+)?|were\s+|was\s+)?"
PATTERNS = {
    "killed": (
        rf"\b(?:killed|killing)\s+{BOUND}\s*{NUMBER}(?:\s+{PEOPLE}\b|(?=\s+and\b|\s*[.;]))",
        rf"\b{BOUND}\s*{NUMBER}\s+{PEOPLE}\s+{BE}(?:killed|died)\b",
    ),
    "driven from home": (
        rf"\b(?:displaced|displacing|driven|drove|forced|uprooted)\s+{BOUND}\s*{NUMBER}"
        rf"(?:\s+{PEOPLE}\b|(?=\s+(?:from|and)\b|\s*[.;]))",
        rf"\b{BOUND}\s*{NUMBER}\s+{PEOPLE}\s+{BE}(?:displaced|uprooted|driven from)\b",
    ),
}
TOLLS = {fate: tuple(re.compile(one, re.IGNORECASE) for one in found) for fate, found in PATTERNS.items()}
SPOKEN_OF = {
    "killed": re.compile(r"\b(?:kill(?:ed|ing)|died)\b", re.IGNORECASE),
    "driven from home": re.compile(r"\b(?:displac(?:ed|ing)|driven|drove|forced|uprooted)\b", re.IGNORECASE),
}
"""Words without one of which no pattern of a fate fits, and which are found much faster."""
WAR = re.compile(r"\b(?:war|conflict)\b", re.IGNORECASE)
PART = re.compile(
    r"\b(?:since|this (?:week|month|year)|last (?:week|month|year)|in \d{4}|on all sides|including)\b", re.IGNORECASE
)
"""Words for a part of a war."""
TARGETS = re.compile(
    r"\b(hospital|school|market|mosque|church|embassy|airport|station|bridge|hotel|checkpoint|prison|convoy|clinic|bus|"
    r"camp|wedding|funeral|factory|police station|court|bakery)s?\b",
    re.IGNORECASE,
)
CAUSES = {
    "from the air": re.compile(r"\b(?:air[\s-]?strikes?|air raids?|bomb(?:ed|ardment)|war ?planes?|jets?)\b", re.I),
    "by bombs": re.compile(r"\b(?:car bombs?|blasts?|explosions?|suicide (?:attacks?|bomb\w*)|bombings?)\b", re.I),
    "by shells": re.compile(r"\b(?:rockets?|shell(?:s|ing|ed)|mortars?|artillery)\b", re.I),
    "by guns": re.compile(r"\b(?:gunm[ae]n|shooting|gunfire|shot)\b", re.I),
}
PLACE = re.compile(r"\b(?:in|at|on|around|near|of)\s+(?:the\s+)?(?P<place>[A-Z][\w’'-]+)")
NOT_PLACES = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Human|Islamic"
)
AWAY = 160
"""Characters around a figure in which it is said in what."""
FLOORS = frozenset({"at least", "more than", "over"})
CEILINGS = frozenset({"up to", "as many as", "fewer than", "less than"})
ROUGH = 1.2
EXACT = 1.05
"""Times by which a rough and an exact figure may be out."""
MANY = 1000
"""From where on a figure of one or two digits and noughts is a round one."""


class Toll(NamedTuple):
    """A figure for those whom something befell."""

    sentence: Places
    """Where it stands."""
    fate: str
    value: float
    bound: str
    """`at least`, `about`, ... or nothing."""
    kind: str
    """In what: `target`, `place by bombs`, `war` ..."""
    which: str
    """The target or the place; nothing for a war."""

    @property
    def words(self) -> str:
        """The figure as printed, `at least 27`."""
        value = f"{self.value:,.15g}"
        return f"{self.bound} {value}" if self.bound else value

    @property
    def slack(self) -> float:
        """By how many times it may be out: round figures and those called rough by more."""
        rough = self.bound and self.bound not in FLOORS | CEILINGS
        return ROUGH if rough or (self.value >= MANY and len(f"{self.value:.0f}".rstrip("0")) <= 2) else EXACT

    @property
    def least(self) -> float:
        """The smallest number it may stand for."""
        return 0.0 if self.bound in CEILINGS else self.value / self.slack

    @property
    def most(self) -> float:
        """The greatest number it may stand for; what is at least so many is not taken for many more."""
        return self.value * self.slack


def tolls(draft: Draft) -> Iterator[Toll]:
    """Yield the figures that a report gives, with what each is of; those of nothing in particular are left out."""
    text = draft.report.text
    for fate, patterns in TOLLS.items():
        for pattern in patterns if SPOKEN_OF[fate].search(text) else ():
            for found in pattern.finditer(text):
                start, end = sentence_at(draft, found.start())
                begins = max(start, found.start() - AWAY)
                around = text[begins : min(end, found.end() + AWAY)]
                figure = found.start() - begins, found.end() - begins
                value = float(found["number"].replace(",", "")) * scale(found["scale"])
                for kind, which in of(around, figure):
                    yield Toll((start, end), fate, value, (found["bound"] or "").lower(), kind, which)


def scale(words: str | None) -> int:
    """Return what a figure counts in."""
    return {"": 1, "thousand": 1000, "million": 1_000_000}[(words or "").strip().lower()]


def of(words: str, figure: Span) -> Iterator[tuple[str, str]]:
    """Yield in what people came to harm, by the words around a figure: the place named nearest to it is where."""
    causes = [cause for cause, pattern in CAUSES.items() if pattern.search(words)]
    if not causes and WAR.search(words) and not PART.search(words):
        yield "war", ""
    elif len(causes) == 1:
        targets = {one.lower() for one in TARGETS.findall(words)}
        places = [one for one in PLACE.finditer(words) if not NOT_PLACES.match(one["place"])]
        if len(targets) == 1:
            yield f"target {causes[0]}", targets.pop()
        elif places:
            nearest = min(places, key=lambda one: max(one.start() - figure[1], figure[0] - one.end()))
            yield f"place {causes[0]}", nearest["place"]
