"""The sections on packages and votes, ready for the page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from detente.analysis.bargains.drafts import Bargains, DraftedPackages
from detente.analysis.bargains.reckoning import Verdict, Weighed, reckoned
from detente.brief.bargains.packages import SHORT, told
from detente.brief.bargains.votes import Votes, votes_section
from detente.brief.bargains.words import RESTS, Words, feels, gained
from detente.brief.lines import Piece
from detente.brief.names import Names
from detente.brief.outlook.answers import Sentence
from detente.brief.outlook.rests import Assumption, Open, passages
from detente.brief.outlook.words import numbered, pieces
from detente.brief.places import Places
from detente.brief.wording import tidy
from detente.formats.package_file import Range
from detente.models.packages import Package

OPEN = "packages-open"
"""Where it stands what the reports do not say of the packages."""
VERDICTS: dict[Verdict, tuple[str, str]] = {
    "surely": ("yes", "Whatever the open values"),
    "as said": ("yes", "As far as was said"),
    "for some values": ("open", "Only for some of the open values"),
    "no": ("no", "No"),
}


@dataclass(frozen=True)
class Share:
    """What one side has of a package."""

    who: str
    colour: str
    feels: str
    number: str


@dataclass(frozen=True)
class Part:
    """What one side does in a package."""

    who: str
    colour: str
    what: tuple[tuple[str, str], ...]
    """Each thing, and where it stands what that rests on."""


@dataclass(frozen=True)
class Row:
    """A package, as a row of the table."""

    anchor: str
    number: int
    done: tuple[Part, ...]
    best: str
    verdict: str
    inside: str
    against: tuple[Sentence, ...]
    shares: tuple[Share, ...]


@dataclass(frozen=True)
class Side:
    """What one side rules out, insists on and would have of each part."""

    name: str
    colour: str
    limits: tuple[Assumption, ...]
    likes: tuple[Assumption, ...]
    unsaid: tuple[tuple[Sentence, str], ...]
    """What it did not speak of, each leading to who did, and what that is taken to be worth."""
    outside: Sentence
    """What it has without a deal."""


@dataclass(frozen=True)
class Packages:
    """What can be agreed on, for the page."""

    missing: str
    lede: tuple[Sentence, ...] = ()
    rows: tuple[Row, ...] = ()
    sides: tuple[Side, ...] = ()
    shared: tuple[Assumption, ...] = ()
    """What holds whoever wants what."""
    unsettled: tuple[Open, ...] = ()


@dataclass(frozen=True)
class Section:
    """Both sections."""

    packages: Packages
    votes: Votes | None = None


def section(bargains: Bargains, names: Names, places: Places) -> Section:
    """Return the sections on what a deal may hold and who has to vote on it. The same drafts give the same sections."""
    votes = None if bargains.votes is None else votes_section(bargains.votes, places)
    return Section(packages_section(bargains.packages, names, places), votes)


def packages_section(drafted: DraftedPackages, names: Names, places: Places) -> Packages:
    """Return the section on packages."""
    found = reckoned(drafted)
    if found.agreement is None:
        return Packages(found.why_not or "")
    words = Words(found, places)
    colours = [names.colour(one.id) for one in words.file.parties]
    shared = [
        Assumption(f"both-{number}", words.formula(one.formula), **passages(cites))
        for number, one in enumerate(words.file.conditions, 1)
        for cites in (words.cites(one.evidence),)
    ]
    return Packages(
        missing="",
        lede=tuple(numbered(one, f"#{RESTS}") for one in told(words)),
        rows=tuple(row(words, number, one, colours) for number, one in enumerate(found.rows, 1)),
        sides=tuple(side(words, party, colours[party]) for party in range(len(words.file.parties))),
        shared=tuple(shared),
        unsettled=tuple(Open(one.text, words.cites(one.evidence)) for one in drafted.unsettled),
    )


def row(words: Words, number: int, one: Weighed, colours: list[str]) -> Row:
    """Return a package as a row of the table."""
    verdict, inside = VERDICTS[one.verdict]
    return Row(
        anchor=f"package-{number}",
        number=number,
        done=tuple(parts(words, one.package, colours)),
        best=", ".join(SHORT[name] for name in one.answers),
        verdict=verdict,
        inside=inside,
        against=tuple(numbered(words.demand(rule), f"#{RESTS}") for rule in one.way.rules),
        shares=tuple(
            Share(words.who(party), colours[party], feels(gain), gained(gain)) for party, gain in enumerate(one.gains)
        ),
    )


def parts(words: Words, package: Package, colours: list[str]) -> Iterator[Part]:
    """Yield what each side does in a package."""
    done: dict[int | None, list[tuple[str, str]]] = {}
    for who, what in words.package(package):
        done.setdefault(who, []).append((what, RESTS))
    for who, what_it_does in done.items():
        name, colour = ("", "") if who is None else (words.who(who), colours[who])
        yield Part(name, colour, tuple(what_it_does))


def side(words: Words, number: int, colour: str) -> Side:
    """Return what one side rules out, insists on and would have of each part."""
    who = words.file.parties[number]
    held = {
        one.id: worth(words, number, one.id) for one in words.file.issues if one.id in who.values or one.id in who.ranks
    }
    limits = [("never", one) for one in who.red_lines] + [("only", one) for one in who.conditions]
    return Side(
        name=words.who(number),
        colour=colour,
        limits=tuple(
            assumption(words, f"{kind}-{number + 1}-{at}", words.formula(one.formula), one.evidence, remark(kind))
            for at, (kind, one) in enumerate(limits, 1)
        ),
        likes=tuple(
            assumption(words, f"worth-{number + 1}-{at}", issue.said, who.evidence[issue.id], held[issue.id])
            for at, issue in enumerate(words.file.issues, 1)
            if issue.id in held and who.evidence.get(issue.id)
        ),
        unsaid=tuple(unsaid(words, number, held)),
        outside=numbered(pieces(without(who.no_deal)), f"#{OPEN}" if words.found.drafted.unsettled else "#packages"),
    )


def unsaid(words: Words, number: int, held: Mapping[str, str]) -> Iterator[tuple[Sentence, str]]:
    """Yield what a side did not speak of, all that is worth the same together, with what that is."""
    who = words.file.parties[number]
    found: dict[str, list[Piece]] = {}
    for one in words.file.issues:
        if one.id in held and not who.evidence.get(one.id):
            cites = words.cites([fact for each in one.alternatives for fact in each.evidence])
            told = found.setdefault(held[one.id], [])
            told += [Piece("; ")] if told else []
            told.append(Piece(tidy(one.said), next(iter(cites), None), refs=False))
    yield from ((numbered(labels, f"#{RESTS}"), remark) for remark, labels in found.items())


def assumption(words: Words, anchor: str, text: str, evidence: tuple[str, ...], remark: str) -> Assumption:
    """Return one thing that the packages rest on, with its sentences."""
    cites = words.cites(evidence)
    return Assumption(anchor=anchor, text=text, sure=remark, **passages(cites))


def remark(kind: str) -> str:
    """Return what a limit is."""
    return "whatever it gets for it" if kind == "never" else "a condition"


def worth(words: Words, number: int, issue: str) -> str:
    """Return what the alternatives of an issue are worth to a side, and how much that counts."""
    who = words.file.parties[number]
    weight = f"counts for {ranged(who.weights[issue])}" if issue in who.weights else "counts nothing"
    if issue in who.ranks:
        return f"best first: {', then '.join(' or '.join(tier) for tier in who.ranks[issue])}; {weight}"
    row = who.values[issue]
    at = next(one for one in words.file.issues if one.id == issue)
    told = [(one.said, ranged(row[one.id])) for one in at.alternatives if row[one.id] != Range(0.0, 0.0)]
    if len(told) == 1 and len(row) == 2:
        return f"worth {told[0][1]}; {weight}"
    return f"{', '.join(f'{name} is worth {value}' for name, value in told) or 'worth nothing'}; {weight}"


def ranged(one: Range) -> str:
    """Return a number, or a range.

    >>> ranged(Range(-1.0, 0.5)), ranged(Range(1.0, 1.0))
    ('−1 to 0.5', '1')
    """
    low, high = (f"{round(end, 2):g}".replace("-", "−") for end in one)
    return f"{low} to {high}" if one.open else low


def without(one: Range) -> str:
    """Return what a side has without a deal."""
    if one == Range(0.0, 0.0):
        return "without a deal it has what it has today (0)"
    return f"without a deal it has {ranged(one)}, where 0 is what it has today"
