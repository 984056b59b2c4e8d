"""The reports themselves, with the words marked that the page rests on."""

from dataclasses import dataclass

from detente.brief.passages import Paragraph, cited, whole
from detente.brief.places import Cite, Places, Sheet, problem_key
from detente.brief.wording import tidy
from detente.record import Problem, Record


@dataclass(frozen=True)
class Trouble:
    """Something that could not be read."""

    what: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True)
class Source:
    """One report."""

    number: int
    title: str
    outlet: str
    author: str
    published: str
    url: str
    file: str
    hash: str
    count: int
    """How many passages are cited."""
    groups: int
    """How many facts rest on the passage that most rest on."""
    troubles: tuple[Trouble, ...]
    paragraphs: tuple[Paragraph, ...]


def sources(record: Record, places: Places, *, excerpts: bool) -> tuple[Source, ...]:
    """Return the reports in order of publication, whole or only with what the page cites."""
    problems = {reading.report: reading.problems for reading in record.readings}
    return tuple(source(sheet, places, problems.get(sheet.report.id, ()), excerpts=excerpts) for sheet in places.sheets)


def source(sheet: Sheet, places: Places, problems: tuple[Problem, ...], *, excerpts: bool) -> Source:
    """Return one report as the page shows it."""
    report = sheet.report
    return Source(
        number=sheet.number,
        title=tidy(report.title or report.file or "Report without a title"),
        outlet=tidy(report.outlet or ""),
        author=tidy(report.author or ""),
        published=report.published.spoken() if report.published else "",
        url=tidy(report.url or ""),
        file=tidy(report.file or "") if report.title else "",
        hash=report.id,
        count=len(sheet.passages),
        groups=max((len(passage.marks) for passage in sheet.passages), default=0),
        troubles=tuple(
            Trouble(tidy(problem.what), places.of(problem_key(report.id, number)))
            for number, problem in enumerate(problems)
        ),
        paragraphs=tuple(cited(sheet) if excerpts else whole(sheet)),
    )
