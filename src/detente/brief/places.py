"""Where each fact, finding and name stands: the anchors of the page and the numbered passages of the reports."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from detente.brief.wording import tidy
from detente.record import Deadline, Event, Evidence, Fact, Finding, Meeting, Record, Report, Span, Statement

SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+|\n\s*\n")
FARTHEST = 600
"""Characters to look either way for the end of a sentence that no fact stands in."""
ID_LENGTH = 10


@dataclass(frozen=True)
class Cite:
    """A link to the words that carry a claim."""

    href: str
    label: str
    """`4.7`: the seventh passage cited from report 4."""
    source: str
    """Outlet and date of the report."""


@dataclass(frozen=True)
class Mark:
    """Words of a report that the page links to."""

    anchor: str
    sentence: Span
    words: tuple[Span, ...]


@dataclass(frozen=True)
class Passage:
    """Sentences of a report that marks share."""

    label: str
    span: Span
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Sheet:
    """A report with its number on the page and its passages."""

    number: int
    report: Report
    passages: tuple[Passage, ...]


class Places:
    """Every anchor of the page, and the links to it."""

    def __init__(self, record: Record) -> None:
        self.reports = sorted(record.reports, key=published)
        self.numbers: Mapping[str, int] = {report.id: number for number, report in enumerate(self.reports, start=1)}
        self.by_id: Mapping[str, Report] = {report.id: report for report in self.reports}
        self.sources: Mapping[str, str] = {report.id: source_line(report) for report in self.reports}
        self.taken: set[str] = set()
        self.marks: dict[str, list[Mark]] = {report.id: [] for report in self.reports}
        self.anchors: dict[str, list[tuple[str, str]]] = {}
        self.mark_facts(record)
        self.sentences = {name: sorted({mark.sentence for mark in marks}) for name, marks in self.marks.items()}
        self.mark_findings(record.findings)
        self.mark_names(record)
        self.mark_problems(record)
        self.sheets = tuple(
            Sheet(self.numbers[report.id], report, passages(self.marks[report.id], self.numbers[report.id]))
            for report in self.reports
        )
        self.labels: Mapping[str, str] = {
            mark.anchor: passage.label for sheet in self.sheets for passage in sheet.passages for mark in passage.marks
        }

    def of_day(self, day: date) -> tuple[Cite, ...]:
        """Return the link to the first report of a day."""
        found = (one for one in self.sheets if one.report.published and one.report.published.first == day)
        return tuple(Cite(f"#report-{one.number}", f"{one.number}", "the report of that day") for one in found)[:1]

    def of(self, key: str) -> tuple[Cite, ...]:
        """Return the links for a fact or finding (by id) or a name (see `name_key`), one for each passage."""
        found: dict[str, Cite] = {}
        for report, anchor in self.anchors.get(key, ()):
            label = self.labels[anchor]
            found.setdefault(label, Cite(f"#{anchor}", label, self.sources[report]))
        return tuple(found.values())

    def every(self, key: str) -> tuple[Cite, ...]:
        """Return one link for each piece of evidence, in order, even where two lie in one passage."""
        return tuple(
            Cite(f"#{anchor}", self.labels[anchor], self.sources[report])
            for report, anchor in self.anchors.get(key, ())
        )

    def quoted(self, cite: Cite) -> str:
        """Return the sentence of the report that a link opens; nothing for what is no link to one."""
        spots = (
            self.by_id[report].text[slice(*mark.sentence)]
            for report, marks in self.marks.items()
            for mark in marks
            if f"#{mark.anchor}" == cite.href
        )
        return tidy(next(spots, ""))

    def number(self, report: str) -> int:
        """Return a report's number on the page."""
        return self.numbers[report]

    def sentence(self, evidence: Evidence) -> Span:
        """Return the sentence around a piece of evidence."""
        return self.around(evidence.report, evidence.span)

    def mark_facts(self, record: Record) -> None:
        """Mark the words of every fact."""
        for fact in record.facts:
            spans = words_of(fact)
            for number, evidence in enumerate(fact.evidence, start=1):
                words = tuple(within(spans, evidence.span)) or (evidence.span,)
                self.add(fact.id, evidence.report, self.name(fact.fact_kind[0], fact.id, number), evidence.span, words)

    def mark_findings(self, findings: Iterable[Finding]) -> None:
        """Mark the words on each side of every finding, in the sentence around them."""
        for finding in findings:
            for number, evidence in enumerate(finding.evidence, start=1):
                anchor = self.name("x", finding.id, number)
                sentence = self.around(evidence.report, evidence.span)
                self.add(finding.id, evidence.report, anchor, sentence, (evidence.span,))

    def mark_names(self, record: Record) -> None:
        """Mark the first place of every name used for every party, person and body."""
        readings = {reading.report: reading for reading in record.readings}
        for report in self.reports:
            for mention in readings[report.id].mentions if report.id in readings else ():
                key = name_key(mention.kind, mention.id, mention.text)
                start, end = mention.span
                if key in self.anchors or not report.text[start:end].strip():
                    continue
                anchor = f"n-{self.numbers[report.id]}-{start}-{end}"
                self.anchors.setdefault(f"{mention.kind}:{mention.id}", []).append((report.id, anchor))
                self.anchors[key] = [(report.id, anchor)]
                if anchor not in self.taken:
                    self.taken.add(anchor)
                    self.mark(report.id, anchor, self.around(report.id, mention.span), (mention.span,))

    def mark_problems(self, record: Record) -> None:
        """Mark the words that could not be read, when they are few enough to point at."""
        for reading in record.readings:
            for number, problem in enumerate(reading.problems):
                start, end = problem.where
                if reading.report in self.by_id and 0 < end - start <= FARTHEST:
                    end = min(end, len(self.by_id[reading.report].text))
                    anchor = f"o-{self.numbers[reading.report]}-{number}"
                    key = problem_key(reading.report, number)
                    self.add(key, reading.report, anchor, self.around(reading.report, (start, end)), ((start, end),))

    def add(self, key: str, report: str, anchor: str, sentence: Span, words: tuple[Span, ...]) -> None:
        """Keep a mark under the key of what it stands for."""
        if self.mark(report, anchor, sentence, words):
            self.anchors.setdefault(key, []).append((report, anchor))

    def mark(self, report: str, anchor: str, sentence: Span, words: tuple[Span, ...]) -> bool:
        """Keep a mark, unless there is nothing but space to land on."""
        sentence = trimmed(self.by_id[report].text, sentence)
        if sentence[0] < sentence[1]:
            self.marks[report].append(Mark(anchor, sentence, words))
        return sentence[0] < sentence[1]

    def name(self, prefix: str, entry: str, number: int) -> str:
        """Return an anchor that is not taken: short when it may be, and the same whatever else is on the page."""
        tail = f"-{number}" if number > 1 else ""
        anchor = f"{prefix}-{entry[:ID_LENGTH]}{tail}"
        if anchor in self.taken:
            anchor = f"{prefix}-{entry}{tail}"
        self.taken.add(anchor)
        return anchor

    def around(self, report: str, span: Span) -> Span:
        """Return the known sentence in which `span` lies, or the stretch up to the nearest full stops."""
        known = self.sentences[report]
        at = bisect_right(known, (span[0], len(self.by_id[report].text)))
        for start, end in reversed(known[max(at - 4, 0) : at]):
            if start <= span[0] and span[1] <= end:
                return start, end
        return stretch(self.by_id[report].text, span)


def name_key(kind: str, slug: str, text: str) -> str:
    """Return the key of one name used for a party, person or body."""
    return f"{kind}:{slug}:{tidy(text).casefold()}"


def problem_key(report: str, number: int) -> str:
    """Return the key of a problem met in a report."""
    return f"problem:{report}:{number}"


def published(report: Report) -> tuple[bool, tuple[object, ...]]:
    """Return a key that sorts reports by date, those without one last."""
    return (report.published is None, report.published.order if report.published else ())


def source_line(report: Report) -> str:
    """Return outlet and date of a report in words."""
    parts = (
        tidy(report.outlet or report.title or report.file or "Report without a name"),
        report.published.spoken() if report.published else "undated",
    )
    return ", ".join(parts)


def words_of(fact: Fact) -> tuple[Span, ...]:
    """Return the words that carry a fact, and not the whole of its sentence."""
    match fact:
        case Statement(content=content):
            return content
        case Event(span=span):
            return (span,)
        case Meeting(spans=spans) | Deadline(spans=spans):
            return spans
    return fact.key_spans()


def within(spans: Iterable[Span], whole: Span) -> Iterator[Span]:
    """Yield the parts of `spans` that lie in `whole`."""
    for start, end in spans:
        if max(start, whole[0]) < min(end, whole[1]):
            yield max(start, whole[0]), min(end, whole[1])


def stretch(text: str, span: Span) -> Span:
    """Return `span` widened to the ends of its sentence, as far as full stops tell."""
    low, high = max(span[0] - FARTHEST, 0), min(span[1] + FARTHEST, len(text))
    starts = [match.end() for match in SENTENCE_END.finditer(text, low, span[0])]
    stop = SENTENCE_END.search(text, max(span[1] - 1, span[0]), high)
    return trimmed(text, (starts[-1] if starts else low, max(stop.end(), span[1]) if stop else high))


def trimmed(text: str, span: Span) -> Span:
    """Return `span` without the space at its ends."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def passages(marks: Sequence[Mark], number: int) -> tuple[Passage, ...]:
    """Return the passages of a report: marks whose sentences overlap share one."""
    groups: list[list[Mark]] = []
    end = -1
    for mark in sorted(marks, key=lambda mark: (mark.sentence, mark.words, mark.anchor)):
        if groups and mark.sentence[0] < end:
            groups[-1].append(mark)
        else:
            groups.append([mark])
        end = max(end, mark.sentence[1])
    return tuple(
        Passage(
            label=f"{number}.{count}",
            span=(group[0].sentence[0], max(mark.sentence[1] for mark in group)),
            marks=tuple(group),
        )
        for count, group in enumerate(groups, start=1)
    )
