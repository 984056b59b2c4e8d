"""What drafted packages speak of, in the words of the page, each red line and condition leading to its sentences."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from detente.analysis.bargains.choices import AS_TODAY
from detente.analysis.bargains.reckoning import Gain, Reckoned
from detente.analysis.bargains.stakes import DONE, UNDONE
from detente.brief.lines import Piece
from detente.brief.names import listed
from detente.brief.outlook.words import pieces
from detente.brief.places import Cite, Places
from detente.brief.plural import agreeing, is_several
from detente.brief.wording import tidy
from detente.formats.formulas import Step, parsed
from detente.formats.package_file import Issue, PackageFile
from detente.formats.package_formulas import CHOICES
from detente.formats.package_model import PackageModel
from detente.models.packages import Package

RESTS = "packages-rest"
"""Where it stands what the packages rest on."""
SAME = 0.005
"""What differs by less is said to be the same."""


class Words:
    """The words of one reckoning."""

    def __init__(self, found: Reckoned, places: Places) -> None:
        self.found, self.places = found, places
        self.file: PackageFile = found.drafted.file
        self.names = [tidy(one.said) or one.id for one in self.file.parties]
        self.owners = dict(map(self.owned, self.file.issues))
        self.short = self.shortened()
        self.labels: Mapping[str, str] = {
            f"{issue.id}.{one.id}": named(replace(issue, label=self.short[issue.id]), at)
            for issue in self.file.issues
            for at, one in enumerate(issue.alternatives)
        }

    @property
    def model(self) -> PackageModel:
        """The packages with their arrays."""
        assert self.found.agreement is not None
        return self.found.agreement.model

    def who(self, party: int, verb: str = "") -> str:
        """Return the name of a party, with what it does."""
        name = self.names[party]
        return f"{name} {agreeing(verb, several=is_several(name))}" if verb else name

    def cites(self, evidence: Sequence[str]) -> tuple[Cite, ...]:
        """Return the links to the words of some facts, each passage once."""
        found: dict[str, Cite] = {}
        for fact in evidence:
            for cite in self.places.of(fact):
                found.setdefault(cite.label, cite)
        return tuple(found.values())

    def number(self, text: str) -> Piece:
        """Return a number that leads to what it rests on."""
        return Piece(text, Cite(f"#{RESTS}", text, "what the packages rest on"), "number", refs=False)

    def owned(self, issue: Issue) -> tuple[str, int | None]:
        """Return the id of an issue with the party whose deed it is, as its label begins."""
        owner, colon, _ = tidy(issue.said).partition(": ")
        return issue.id, self.names.index(owner) if colon and owner in self.names else None

    def shortened(self) -> dict[str, str]:
        """Return by issue its label without its owner, where no other issue has the same."""
        plain = {
            one.id: tidy(one.said).partition(": ")[2] if self.owners[one.id] is not None else tidy(one.said)
            for one in self.file.issues
        }
        count = Counter(plain.values())
        return {one.id: plain[one.id] if count[plain[one.id]] == 1 else tidy(one.said) for one in self.file.issues}

    def package(self, package: Package) -> tuple[tuple[int | None, str], ...]:
        """Return what is done in a package, one thing after the other, each with the party that does it."""
        pairs = zip(self.file.issues, package, strict=True)
        return tuple(
            (self.owners[issue.id], done(replace(issue, label=self.short[issue.id]), at))
            for issue, at in pairs
            if not as_today(issue, at)
        )

    def briefly(self, package: Package) -> str:
        """Return a package in quotation marks, by party, or that nothing changes."""
        told: dict[int | None, list[str]] = {}
        for who, what in self.package(package):
            told.setdefault(who, []).append(f"“{what}”")
        parts = [listed(what) if who is None else f"{self.names[who]}: {listed(what)}" for who, what in told.items()]
        return "; ".join(parts) if parts else "nothing of this is done"

    def formula(self, text: str) -> str:
        """Return a formula in words."""
        return said(text, self.labels)

    def demand(self, number: int) -> tuple[Piece, ...]:
        """Return who rules out what or insists on what, leading to the words that it rests on."""
        demand = self.model.demands[number]
        cite = next(iter(self.cites(demand.evidence)), None)
        what = Piece(self.formula(demand.text), cite)
        if demand.kind == "circle":
            return pieces("these wait for one another: ", what)
        if demand.party is None:
            return pieces("it cannot be otherwise than that ", what)
        if demand.kind == "red line":
            return pieces(f"{self.who(demand.party, 'rules')} out ", what)
        return pieces(f"{self.who(demand.party, 'makes')} it a condition: ", what)


def named(issue: Issue, at: int) -> str:
    """Return an alternative in quotation marks, or a deal without it."""
    if issue.ids[at] == UNDONE and issue.ids[0] == UNDONE:
        return f"a deal without “{tidy(issue.said)}”"
    return f"“{done(issue, at)}”"


def done(issue: Issue, at: int) -> str:
    """Return an alternative in words: what is done, or that it is not."""
    name, label = issue.ids[at], tidy(issue.said)
    other = tidy(issue.alternatives[at].said)
    if set(issue.ids) == {DONE, UNDONE}:
        ends = issue.ids[0] == DONE
        return label if name == DONE else f"{label}: no longer" if ends else f"not {label}"
    return f"not {label}" if name == UNDONE else f"{label}: {other}"


def as_today(issue: Issue, at: int) -> bool:
    """Return whether an alternative of a draft leaves things as they are: the first one of a deed."""
    return at == 0 and bool({DONE, UNDONE, AS_TODAY} & set(issue.ids[:1]))


def said(text: str, labels: Mapping[str, str]) -> str:
    """Return a formula with the labels of its choices."""
    formula = parsed(text, CHOICES)
    steps = [step for step in formula.steps if step.kind in ("name", "after")]
    if [step.kind for step in formula.steps] == ["name", "name", "after"]:
        late, early = (labels.get(step.name, step.name) for step in steps[:2])
        return f"{late} only after {early}"
    if [step.kind for step in formula.steps] == ["name", "name", "if"]:
        need, first = in_order(formula.steps, text)
        return f"{labels.get(first, first)} only with {labels.get(need, need)}"
    return formula.said_with(labels)


def in_order(steps: Sequence[Step], text: str) -> tuple[str, str]:
    """Return the two choices of a formula as they stand in its text."""
    names = sorted((step for step in steps if step.kind == "name"), key=lambda step: step.column)
    return names[0].name, names[1].name


def gained(one: Gain) -> str:
    """Return a gain as a number with its sign, and the range that it may lie in.

    >>> gained(Gain(0.25, -0.5, 1.0)), gained(Gain(0.0, 0.0, 0.0))
    ('+0.25 (−0.50 to +1.00)', '0')
    """
    middle = signed(one.middle)
    return middle if one.high - one.low < SAME else f"{middle} ({signed(one.low)} to {signed(one.high)})"


def signed(value: float) -> str:
    """Return a number with its sign."""
    return "0" if abs(value) < SAME else f"{value:+.2f}".replace("-", "−")


def feels(one: Gain) -> str:
    """Return in a word how a party fares.

    >>> feels(Gain(0.3, 0.1, 0.5)), feels(Gain(0.3, -0.1, 0.5)), feels(Gain(-0.3, -0.5, 0.0))
    ('gains', 'gains, it seems', 'loses, it seems')
    """
    if abs(one.middle) < SAME:
        return "as without a deal" if one.high - one.low < SAME else "open"
    sure = one.low > -SAME if one.middle > 0 else one.high < SAME and one.high < 0
    return f"{'gains' if one.middle > 0 else 'loses'}{'' if sure else ', it seems'}"


def sentences(some: Sequence[tuple[Piece, ...]], last: str = "and") -> Iterator[Piece]:
    """Yield parts of a sentence in a row."""
    for number, one in enumerate(some):
        if number:
            yield Piece(f"{',' if len(some) > 2 else ''} {last} " if number == len(some) - 1 else ", ")
        yield from one
