"""What a check found, before all that is found about the same words becomes one finding."""

from collections.abc import Iterable
from dataclasses import dataclass

from detente.record import Draft, Evidence, Finding, PartialDate, Report, Severity

GRAVEST_FIRST = (Severity.HIGH, Severity.MEDIUM, Severity.LOW)


@dataclass(frozen=True, kw_only=True)
class Doubt:
    """One reason to doubt some words of a report."""

    rule: str
    """Name of the check."""
    severity: Severity
    about: Evidence
    """The words in doubt; doubts about the same words are told together."""
    claim: str
    """What these words say, as the first half of a sentence."""
    reason: str
    """What speaks against it, as the second half."""
    point: str = ""
    """What it is held against; of several reasons with the same point the gravest is told."""
    hint: str = ""
    """What may be meant, as a sentence."""
    settles: str
    evidence: tuple[Evidence, ...]
    """Both sides, the words in doubt first."""

    @property
    def key(self) -> tuple[str, int, int]:
        """The place of the words in doubt."""
        return self.about.report, *self.about.span


def merged(doubts: Iterable[Doubt]) -> tuple[Finding, ...]:
    """Return one finding for all doubts about the same words, the gravest first, in the order they were met.

    What is worth knowing about a sentence is left out where something graver is told with it.
    """
    doubts = tuple(doubts)
    together: dict[tuple[str, int, int], list[Doubt]] = {}
    for doubt in doubts:
        together.setdefault(doubt.key, []).append(doubt)
    graver = {one for doubt in doubts if doubt.severity is not Severity.LOW for one in doubt.evidence}
    groups = [sorted(group, key=rank) for group in together.values()]
    found = [
        finding_of(group) for group in groups if not (group[0].severity is Severity.LOW and group[0].about in graver)
    ]
    return tuple(sorted(found, key=lambda finding: GRAVEST_FIRST.index(finding.severity)))


def rank(doubt: Doubt) -> int:
    """Return the place of a doubt among others: the gravest first."""
    return GRAVEST_FIRST.index(doubt.severity)


def finding_of(group: list[Doubt]) -> Finding:
    """Return what several doubts about the same words say together; the first is the gravest."""
    first = group[0]
    reasons = tuple({doubt.point or doubt.reason: doubt.reason for doubt in reversed(group)}.values())[::-1]
    hint = next((doubt.hint for doubt in group if doubt.hint), "")
    return Finding(
        rule=first.rule,
        severity=first.severity,
        message=f"{first.claim}, but {'; '.join(reasons)}. {hint}".strip(),
        settles=first.settles,
        evidence=tuple(dict.fromkeys(one for doubt in group for one in doubt.evidence)),
    )


def named(read: Draft | Report) -> str:
    """Return what to call a report in a message: by its outlet or its title, or just so."""
    report = read.report if isinstance(read, Draft) else read
    return report.outlet or (f"“{report.title}”" if report.title else "the report")


def sentence(words: str) -> str:
    """Return `words` with their first letter in upper case."""
    return words[:1].upper() + words[1:]


def spoken(day: PartialDate) -> str:
    """Return a day as one writes it."""
    return day.spoken()


def short(words: str, most: int = 160) -> str:
    """Return `words` on one line, cut at a word when they are long."""
    line = " ".join(words.split()).removeprefix("that ").strip("“”\"‘’'.,;")
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0] + " …"
