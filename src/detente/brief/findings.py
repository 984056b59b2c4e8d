"""What does not add up, with the words on each side and what would settle it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from detente.brief.places import Cite, Places
from detente.brief.wording import printable, tidy
from detente.record import Finding, Record, Severity, Span

SPACES = re.compile(r"\s+")
LONGEST = 400
MOSTLY = 0.9
"""Share of a sentence from which words are as good as the whole: marking it all would stress nothing."""
MEANINGS = {
    Severity.HIGH: "something in the reports must be wrong",
    Severity.MEDIUM: "something in the reports is probably wrong",
    Severity.LOW: "worth knowing before it is relied on",
}


@dataclass(frozen=True)
class Proof:
    """A sentence with the words in it that speak for one side."""

    bits: tuple[tuple[str, bool], ...]
    """Its text in order, and whether each stretch is marked."""
    cite: Cite


@dataclass(frozen=True)
class Doubt:
    """One thing that does not add up."""

    id: str
    severity: str
    meaning: str
    message: str
    settles: str
    proofs: tuple[Proof, ...]


def doubts(record: Record, places: Places) -> tuple[Doubt, ...]:
    """Return the findings, the gravest first."""
    ranks = list(Severity)
    return tuple(
        Doubt(
            id=finding.id,
            severity=str(finding.severity),
            meaning=MEANINGS[finding.severity],
            message=tidy(finding.message),
            settles=tidy(finding.settles),
            proofs=tuple(proofs(finding, places)),
        )
        for finding in sorted(record.findings, key=lambda finding: ranks.index(finding.severity))
    )


def proofs(finding: Finding, places: Places) -> Iterator[Proof]:
    """Yield the sentences on each side, in the order of the evidence, each once with all its words marked."""
    marked: dict[tuple[str, Span], list[Span]] = {}
    links: dict[tuple[str, Span], Cite] = {}
    for evidence, cite in zip(finding.evidence, places.every(finding.id), strict=False):
        place = evidence.report, places.sentence(evidence)
        marked.setdefault(place, []).append(evidence.span)
        links.setdefault(place, cite)
    for (report, sentence), spans in marked.items():
        yield Proof(tuple(bits(places.by_id[report].text, sentence, parts(spans, sentence))), links[report, sentence])


def parts(spans: list[Span], sentence: Span) -> list[Span]:
    """Return the words to mark: spans that overlap as one, and a whole sentence only when nothing in it is finer."""
    finer = [span for span in spans if span[1] - span[0] < MOSTLY * (sentence[1] - sentence[0])]
    found: list[Span] = []
    for start, end in sorted(finer):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def bits(text: str, sentence: Span, spans: list[Span]) -> Iterator[tuple[str, bool]]:
    """Yield a sentence cut at the words to mark; a stretch too long for a quotation is cut short."""
    here = sentence[0]
    for start, end in spans:
        yield shortened(text[here:start]), False
        yield shortened(text[start:end]), True
        here = end
    yield shortened(text[here : sentence[1]]), False


def shortened(text: str) -> str:
    """Return a stretch of a quotation on one line, with the middle left out when it is long."""
    if len(text) > LONGEST:
        text = f"{text[: LONGEST // 2]} … {text[-LONGEST // 2 :]}"
    return SPACES.sub(" ", printable(text))
