"""The reader that asks an LLM, behind the same seam as the rules: a report in, a draft out."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from pydantic_ai.models import Model

from detente.errors import LlmFailed, UnsupportedLanguage
from detente.reading.llm.answer import Answer
from detente.reading.llm.asking import answers
from detente.reading.llm.checking import Checker
from detente.reading.llm.facts import deadlines, events, meetings
from detente.reading.llm.model import model_of
from detente.reading.llm.pieces import LONGEST, Piece, pieces
from detente.reading.llm.prompt import question
from detente.reading.llm.statements import statements
from detente.reading.llm.words import Text
from detente.reading.meaning.issues import issues
from detente.reading.meaning.speakers import Cast
from detente.reading.names import names
from detente.reading.page import Page
from detente.reading.pipeline import Pipeline, Step
from detente.reading.quotations import quotations
from detente.reading.reader import LANGUAGES, dates, draft_of
from detente.reading.segments import segments
from detente.record import Codebook, Draft, Fact, Problem, Report
from detente.record.languages import language_name

Kind = TypeVar("Kind", bound=Fact)

TIMEOUT = 300.0
"""Seconds that one request may take: a small machine of one's own is slow."""
MOST_CLAIMS = 300
"""Claims of one kind taken from one piece: more than it has sentences are made up."""


@dataclass(frozen=True)
class LlmReader:
    """Reads reports with an LLM: what it claims is kept where its words stand in the report, and else is a problem.

    Names, times, parties and issues are those of the rules' own steps and tables: the LLM only says which words are
    what.
    """

    model: Model
    timeout: float = TIMEOUT
    """Seconds that one request may take."""
    piece: int = LONGEST
    """Characters of a report that are asked about at once."""

    @classmethod
    def named(cls, model: str, *, url: str | None = None, timeout: float = TIMEOUT) -> "LlmReader":
        """Return a reader by the LLM's name (`ollama:qwen3`) and the address of its server.

        Raises:
            ReaderError: There is no such LLM, or what it takes is missing.
        """
        return cls(model_of(model, url), timeout)

    def __call__(self, report: Report, codebook: Codebook | None = None) -> Draft:
        """Return what the LLM reads in a report, as far as its words stand there.

        Raises:
            LlmFailed: It gave no answer for any part of the report.
            UnsupportedLanguage: The report is in a language that our own steps do not know.
        """
        if report.language not in LANGUAGES:
            raise UnsupportedLanguage(called(report), language_name(report.language))
        return draft_of(self.pipeline()(Page(report=report, codebook=codebook)))

    def pipeline(self) -> Pipeline:
        """Return the steps: those of the rules for what the words alone decide, and the LLM for the rest."""
        needs = ("sentences", "paragraphs", "quotations", "dates", "names", "people", "parties", "bodies")
        adds = ("statements", "meetings", "deadlines", "events", "parties", "problems")
        llm = Step("llm", self.asked, frozenset(needs), frozenset(adds))
        return Pipeline((segments, quotations, dates, names, llm, issues))

    def asked(self, page: Page) -> Page:
        """Return the page with what the LLM reads in it."""
        parts = list(pieces(page, longest=self.piece))
        source = called(page.report)
        given = answers(self.model, [question(page, one) for one in parts], source, timeout=self.timeout)
        failures = [one for one in given if isinstance(one, LlmFailed)]
        if failures and len(failures) == len(given):
            raise failures[0]
        text, cast = Text(page.text), Cast(page)
        for part, answer in zip(parts, given, strict=True):
            page = (
                failed(page, part, answer)
                if isinstance(answer, LlmFailed)
                else self.read(page, part, answer, text, cast)
            )
        page = replace(page, parties={**page.parties, **cast.unnamed_parties})
        return in_order(page)

    def read(self, page: Page, part: Piece, answer: Answer, text: Text, cast: Cast) -> Page:
        """Return the page with what stands in one piece of the report."""
        checker = Checker(page, text, part, cast)
        rule = f"llm:{self.model.model_name}"
        said = tuple(statements(checker, answer.statements[:MOST_CLAIMS], rule))
        met = tuple(meetings(checker, answer.meetings[:MOST_CLAIMS], rule))
        owed = tuple(deadlines(checker, answer.deadlines[:MOST_CLAIMS], rule))
        done = tuple(events(checker, answer.events[:MOST_CLAIMS], rule, said))
        for name in type(answer).model_fields:
            count = len(getattr(answer, name))
            if count > MOST_CLAIMS:
                checker.refuse(f"the LLM claims {count} {name} here; the first {MOST_CLAIMS} were looked at")
        return replace(
            page,
            statements=(*page.statements, *said),
            meetings=(*page.meetings, *met),
            deadlines=(*page.deadlines, *owed),
            events=(*page.events, *done),
            problems=(*page.problems, *checker.problems),
        )


def called(report: Report) -> str:
    """Return what to call a report in a message."""
    return report.file or report.title or report.id[:12]


def failed(page: Page, part: Piece, why: LlmFailed) -> Page:
    """Return the page with the problem that one piece of it was not read."""
    what = f"this part of the report was not read: {str(why).removeprefix(f'{why.source}: ')}"
    return replace(page, problems=(*page.problems, Problem(where=part.span, what=what)))


def in_order(page: Page) -> Page:
    """Return the page with each fact once, in the order of the text."""
    return replace(
        page,
        statements=once(page.statements),
        meetings=once(page.meetings),
        deadlines=once(page.deadlines),
        events=once(page.events),
    )


def once(facts: Iterable[Kind]) -> tuple[Kind, ...]:
    """Return each fact once, in the order of the text."""
    first: dict[str, Kind] = {}
    for fact in facts:
        first.setdefault(fact.id, fact)
    return tuple(sorted(first.values(), key=lambda fact: (fact.key_spans()[0], fact.id)))
