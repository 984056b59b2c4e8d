"""Reading one report: the steps in their order, and the draft they yield."""

from dataclasses import dataclass, replace
from itertools import pairwise

from detente.errors import UnsupportedLanguage
from detente.reading.attributions import attributions
from detente.reading.dates import time_expressions
from detente.reading.meaning.acts import acts
from detente.reading.meaning.deadlines import deadlines
from detente.reading.meaning.deeds import deeds
from detente.reading.meaning.directed import directed
from detente.reading.meaning.duties import duties
from detente.reading.meaning.events import events
from detente.reading.meaning.issues import issues
from detente.reading.meaning.meetings import meetings
from detente.reading.meaning.retold import retold
from detente.reading.meaning.statements import statements
from detente.reading.meaning.supposing import supposing
from detente.reading.meaning.targets import targets
from detente.reading.names import names
from detente.reading.page import Naming, Page
from detente.reading.pipeline import Pipeline, step
from detente.reading.quotations import quotations
from detente.reading.segments import segments
from detente.reading.syntax import syntax
from detente.reading.view import as_printed
from detente.record import Body, Codebook, Draft, Outlet, Party, Reliability, Report
from detente.record.languages import language_name

LANGUAGES = (None, "en")
"""Languages that the steps know; none: too short to tell."""


@step(needs=["paragraphs"], adds=["dates"])
def dates(page: Page) -> Page:
    """Find every time expression and what it means on the day of the report."""
    return replace(page, dates=time_expressions(in_lines(page), page.report.published))


def in_lines(page: Page) -> str:
    """Return the text, with a mark where a paragraph ends with its line: no time goes on in the next."""
    text = list(page.text)
    for before, after in pairwise(page.paragraphs):
        if after[0] == before[1] + 1:
            text[before[1]] = ";"
    return "".join(text)


PIPELINE = Pipeline(
    (
        segments,
        syntax,
        quotations,
        dates,
        names,
        attributions,
        directed,
        retold,
        statements,
        acts,
        supposing,
        duties,
        targets,
        issues,
        meetings,
        deadlines,
        events,
        deeds,
    )
)


@dataclass(frozen=True)
class RulesReader:
    """The default reader: rules and tables over sentences that a language model has parsed."""

    language_model: str | None = None
    """The spaCy pipeline that parses, by its name or its folder; None: our own."""

    def __call__(self, report: Report, codebook: Codebook | None = None) -> Draft:
        """Return what one report says: statements, events, meetings, deadlines, times, names, and the problems met.

        Args:
            report: The report, frozen as read.
            codebook: The parties, people, bodies, issues and outlets of the case; without it the reader's own tables
                serve.

        Raises:
            UnsupportedLanguage: The report is in a language the steps do not know.
            LanguageModelError: The language model cannot be used.
        """
        return draft_of(self.page(report, codebook))

    def page(self, report: Report, codebook: Codebook | None = None) -> Page:
        """Return the page after the last step: all that is known of a report, with the names and the trees."""
        if report.language not in LANGUAGES:
            raise UnsupportedLanguage(report.file or report.title or report.id[:12], language_name(report.language))
        return PIPELINE(Page(report=report, codebook=codebook, language_model=self.language_model))


read = RulesReader()
"""Reads one report by rules, with our own language model."""


def draft_of(page: Page) -> Draft:
    """Return the draft that a page holds after the last step."""
    draft = Draft(
        report=page.report,
        statements=page.statements,
        events=page.events,
        meetings=page.meetings,
        deadlines=page.deadlines,
        dates=page.dates,
        problems=page.problems,
        mentions=page.mentions,
        parties=tuple(
            Party(id=slug, name=one.name, kind=one.kind, aliases=one.aliases) for slug, one in page.parties.items()
        ),
        people=page.people,
        bodies=tuple(body(slug, one) for slug, one in page.bodies.items()),
        issues=page.issues,
        outlets=outlets(page),
    )
    return draft if page.view is None else as_printed(draft, page.view)


def outlets(page: Page) -> tuple[Outlet, ...]:
    """Return the outlets met in the report, and those that the codebook grades: one may publish it unnamed in it."""
    met = {slug: Outlet(id=slug, name=one.name, aliases=one.aliases) for slug, one in page.outlets.items()}
    book = page.codebook.outlets if page.codebook else ()
    known = {one.id: one for one in book if one.id in met or one.reliability is not Reliability.F}
    return tuple((met | known).values())


def body(slug: str, naming: Naming) -> Body:
    """Return a body met in the report, with what is known of its members and its rule."""
    return Body(id=slug, name=naming.name, aliases=naming.aliases, members=naming.members, rule=naming.rule)
