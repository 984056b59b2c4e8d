"""Packages and what stands in their way, in words."""

from collections.abc import Sequence

from detente.analysis.bargains.stakes import DONE, UNDONE
from detente.brief.outcomes.lines import capital
from detente.cli.printing import printable
from detente.formats.formulas import parsed
from detente.formats.package_file import Issue
from detente.formats.package_formulas import CHOICES
from detente.formats.package_model import PackageModel
from detente.models.packages import Choice, InTheWay


class Words:
    """Says in the words of a package file what the models say in numbers."""

    def __init__(self, model: PackageModel) -> None:
        self.model, self.file = model, model.file
        self.labels = {
            f"{issue.id}.{one.id}": f"{'' if one.id == DONE else 'a deal without '}“{issue.said}”"
            if is_deed(issue)
            else f"“{issue.said}: {one.said}”"
            for issue in self.file.issues
            for one in issue.alternatives
        }

    def package(self, package: Sequence[int]) -> str:
        """Return a package: what is done in it, and of other issues the alternative."""
        pairs = list(zip(self.file.issues, package, strict=True))
        parts = [
            f"“{one.said}”" if is_deed(one) else f"{one.id} {one.ids[at]}"
            for one, at in pairs
            if not is_deed(one) or one.ids[at] == DONE
        ]
        return printable(" · ".join(parts)) if parts else "nothing of this is done"

    def changes(self, before: Sequence[int], after: Sequence[int]) -> str:
        """Return what changes between two packages."""
        pairs = zip(self.file.issues, before, after, strict=True)
        return printable(" · ".join(turned(one, old, new) for one, old, new in pairs if old != new))

    def choice(self, choice: Choice) -> str:
        """Return a choice."""
        return printable(self.model.choice(choice))

    def stages(self, steps: Sequence[Sequence[str]]) -> str:
        """Return steps one after the other; those of one stage together."""
        return printable(", then ".join(" and ".join(stage) for stage in steps))

    def demand(self, number: int) -> str:
        """Return a red line or condition, and who insists on it."""
        demand = self.model.demands[number]
        who = "What is on the table" if demand.party is None else self.file.parties[demand.party].said
        kinds = [step.kind for step in parsed(demand.text, CHOICES).steps]
        plain = demand.text.removeprefix("not").strip()
        if demand.kind == "red line" and kinds == ["name", "not"] and plain in self.labels:
            return printable(f"{who} insists on {self.labels[plain]}")
        if demand.kind == "condition" and kinds == ["name", "not"] and plain in self.labels:
            return printable(f"{who} excludes {self.labels[plain]}")
        verb = {"red line": "excludes", "condition": "insists on", "circle": "excludes going round in"}[demand.kind]
        return printable(f"{who} {verb} {self.labels.get(demand.text.strip(), f'“{demand.text}”')}")

    def obstacles(self, way: InTheWay) -> tuple[str, ...]:
        """Return what stands in the way of a package, one thing after the other."""
        broken = [self.demand(number) for number in way.rules]
        short = [f"{self.file.parties[party].said} is {number(missing)} below no deal" for party, missing in way.short]
        return tuple(capital(printable(one)) for one in (*broken, *short))


def is_deed(issue: Issue) -> bool:
    """Return whether an issue is, by its label, something that is done or not."""
    return bool(issue.label) and set(issue.ids) == {DONE, UNDONE}


def turned(issue: Issue, old: int, new: int) -> str:
    """Return that an issue is settled otherwise."""
    if is_deed(issue):
        return f"“{issue.said}”: {'done' if issue.ids[new] == DONE else 'not done'}"
    return f"{issue.id}: {issue.ids[new]}, not {issue.ids[old]}"


def number(value: float, *, sign: bool = False) -> str:
    """Return a number as short as it may be.

    >>> number(0.5), number(-0.125, sign=True), number(1234.0), number(0.0004)
    ('0.50', '-0.125', '1234', '0.0004')
    """
    text = f"{value:+.3f}" if sign else f"{value:.3f}"
    if abs(value) >= 1000:
        return f"{value:+.0f}" if sign else f"{value:.0f}"
    if 0 < abs(value) < 0.0005:
        return f"{value:+.1g}" if sign else f"{value:.1g}"
    return text.removesuffix("0")
