"""What can go wrong for a caller: every error says what happened, what was expected and what to do.

The tree of them::

    DetenteError
    ├── RecordError                 something the record cannot hold (also a ValueError)
    │   ├── BadLine                 a line of a JSON Lines file is no entry of a record
    │   ├── DateOutOfRange          a date is moved beyond the years 1 to 9999
    │   ├── EvidenceMismatch        the words at the offsets are not the words quoted
    │   ├── NotInRecord             an id that no entry of the record has
    │   ├── PrecisionTooCoarse      a month is asked for its day
    │   ├── UnknownParty            a party is named that the codebook does not know
    │   └── WrongReport             evidence is held against a report it was not taken from
    ├── PipelineError               reading steps in an order in which they cannot work
    ├── BadDate                     a date is given that is none (also a ValueError)
    ├── BadSetting                  an environment variable holds what it cannot (also a ValueError)
    ├── SourceError                 one report cannot be read; the others can
    │   ├── MissingReport           nothing is there under that name
    │   ├── FolderWithoutReports    a folder in which no file is a report
    │   ├── UnreadableReport        it is there, and the system does not let us read it
    │   ├── EmptyReport             not a word in it
    │   ├── NotText                 a picture, an archive, a program
    │   ├── BrokenPdf               a PDF cut short or damaged
    │   ├── LockedPdf               a PDF behind a password
    │   ├── PdfWithoutText          a PDF of pictures
    │   ├── NoArticle               a page or a mail without running text
    │   ├── OwnBrief                a brief that Détente wrote itself
    │   ├── UnsupportedLanguage     a language the reader does not know
    │   └── LlmFailed               the LLM gave no answer that can be used
    │       ├── LlmBusy             it takes no more requests for now, or the account is used up
    │       ├── LlmDenied           it does not accept the key
    │       ├── LlmRefused          it will not read this report
    │       ├── LlmTimedOut         it did not answer in time
    │       ├── LlmUnreachable      there is no connection to it
    │       └── LlmWrongForm        its answers are not in the form asked for
    ├── NothingRead                 not one of the reports could be read
    ├── ReaderError                 the reader that is asked for cannot be used
    │   ├── LlmMissing              an LLM is asked for, and what it takes is not installed
    │   ├── LlmNotAskedFor          an LLM is named, and the rules are to read
    │   ├── LlmNotNamed             an LLM is asked for, and none is named
    │   ├── LlmNotSetUp             its key or its address is missing
    │   └── UnknownReader           no reader, or no provider of LLMs, of that name
    ├── CodebookError               the codebook cannot be used
    │   ├── CodebookNotReadable     it is missing or closed to us
    │   ├── CodebookNotToml         it is no TOML
    │   └── CodebookMistakes        entries or keys in it are wrong; all are named
    ├── ConflictError               a conflict cannot be analysed as asked
    │   ├── ConflictMistakes        the file of a conflict is wrong; all mistakes are named
    │   ├── ConflictNotReadable     it is missing or closed to us
    │   ├── ConflictNotToml         it is no TOML, or no JSON where a .gmcr file was named
    │   ├── FormulaMistake          a formula cannot be read, or names no option
    │   ├── NoStatusQuo             what leads on from today is asked for, and today's state is unknown
    │   ├── NothingWanted           a wanted formula is true in no state
    │   ├── UnknownConflict         neither a file nor in the catalogue
    │   └── UnknownState            a state is named that the conflict has not
    ├── ModelError                  a model cannot be analysed as asked (also a ValueError)
    │   ├── MalformedConflict       arrays that do not fit together
    │   ├── NoFeasibleState         not one state is left
    │   ├── TooManyStates           more states than can be worked on
    │   ├── TooManyMoves            more moves than can be listed one by one
    │   ├── RankingMistake          states a ranking misses or repeats
    │   ├── UnequalSame             states that count as one are not liked equally
    │   ├── NotInOptionForm         a concept that only options can answer
    │   ├── NotTwoParties           a concept for two decision makers, and there are others
    │   ├── NoConcept               not one concept is asked for
    │   ├── UnknownConcept          no concept of that name
    │   └── FastMissing             the compiled version is asked for and not installed
    ├── ClusterMissing              a cluster is asked for and Dask is not installed
    ├── WorkerLost                  a process that worked on some tasks was ended from outside
    ├── ClusterUnreachable          no Dask cluster answers at that address
    ├── LanguageModelError          a language model cannot be used as asked
    │   ├── LanguageModelUnreadable     it is there, and spaCy cannot load it
    │   ├── LanguageModelWithoutParser  it does not say how the words of a sentence hang together
    │   └── UnknownLanguageModel        no pipeline of that name is installed
    └── OutputError                 the result cannot be written
        ├── NotInThatForm           a conflict that this kind of file cannot hold
        ├── OutputExists            a file stands there that people may have edited
        ├── OutputIsFolder          a folder stands where the file should go
        ├── OutputIsReport          it would overwrite a report
        ├── OutputNotWritable       the folder is missing or closed to us
        └── UnknownExport           no kind of file goes by that ending

What is merely odd in a report (an unbalanced quotation mark, a date that cannot be placed) is no error: it is kept as
data in the draft. Errors are made from data and build their own words, so that the same mistake reads the same
everywhere.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Self, TypeVar

ErrorKind = TypeVar("ErrorKind", bound="DetenteError")


class DetenteError(Exception):
    """Anything Détente raises on purpose.

    `str(error)` says what happened and what was expected; the notes say what to do.

    >>> error = EmptyReport("morning.txt")
    >>> print(error.explanation())
    morning.txt: there is no text in it; expected at least one sentence
    Check that the file was saved completely, or leave it out.
    """

    def __init__(self, happened: str, *, expected: str = "", advice: str = "") -> None:
        super().__init__(f"{happened}; expected {expected}" if expected else happened)
        if advice:
            self.add_note(advice)

    @property
    def advice(self) -> tuple[str, ...]:
        """What the reader of the error can do about it."""
        return tuple(getattr(self, "__notes__", ()))

    def explanation(self) -> str:
        """Return the message and under it, line by line, what to do."""
        return "\n".join((str(self), *self.advice))

    def __reduce__(self) -> tuple[Any, ...]:
        # Subclasses are made from data, not from the message in `args`, and must survive the way back from a worker.
        return revived, (type(self), self.args), self.__dict__


def revived(kind: type[ErrorKind], args: tuple[object, ...]) -> ErrorKind:
    """Return an error of this kind without building its message again."""
    error = kind.__new__(kind)
    error.args = args
    return error


class RecordError(DetenteError, ValueError):
    """Something the record cannot hold."""


class EvidenceMismatch(RecordError):
    """The words at the offsets of a report are not the words quoted."""

    def __init__(self, *, report: str, start: int, end: int, quoted: str, found: str) -> None:
        self.report, self.start, self.end, self.quoted, self.found = report, start, end, quoted, found
        super().__init__(
            f"report {report} reads {found!r} at {start}-{end}",
            expected=repr(quoted),
            advice="Quote the report as it was frozen, counting characters from 0 with the end left out.",
        )


class BadLine(RecordError):
    """A line of a JSON Lines file is no entry of a record."""

    def __init__(self, number: int, reason: str, types: Collection[str]) -> None:
        self.number = number
        super().__init__(
            f"line {number} holds no entry of a record: {reason}",
            expected='{"type": T, "entry": {...}} with T one of ' + ", ".join(types),
            advice="Mend or remove this line; `detente schema` prints what each type holds.",
        )


class DateOutOfRange(RecordError):
    """A date is moved beyond the years 1 to 9999."""

    def __init__(self, value: str, shift: Mapping[str, int]) -> None:
        moved = " and ".join(f"{count} {unit}" for unit, count in shift.items())
        super().__init__(f"{value} moved by {moved} leaves the calendar", expected="a result in the years 1 to 9999")


class NotInRecord(RecordError):
    """An id is asked for that no entry of the record has."""

    def __init__(self, kind: str, name: str, known: Collection[str]) -> None:
        super().__init__(f"the record holds no {kind} {name!r}")
        for near in get_close_matches(name, known, n=1):
            self.add_note(f"Did you mean {near!r}?")


class PrecisionTooCoarse(RecordError):
    """A date is asked for more than its words say."""

    def __init__(self, value: str, asked: str) -> None:
        super().__init__(
            f"{value} is not known so precisely that it could give or move by {asked}",
            expected="a date at least as precise as that",
            advice="Compare with `meets` or `days_to`, which give what is certain.",
        )


class WrongReport(RecordError):
    """Evidence is held against a report it was not taken from."""

    def __init__(self, taken_from: str, held_against: str) -> None:
        super().__init__(
            f"this evidence was taken from report {taken_from}, not from {held_against}",
            expected="the report whose id it carries",
            advice="If the file was changed after it was read, read it again.",
        )


class UnknownParty(RecordError):
    """A party is named that the codebook does not know."""

    def __init__(self, name: str, known: Collection[str]) -> None:
        self.name = name
        super().__init__(
            f"the codebook knows no party {name!r}",
            expected="one of its parties or their aliases" if known else "",
            advice="" if known else "The codebook lists no party yet: add this one to it.",
        )
        for near in get_close_matches(name, known, n=1):
            self.add_note(f"Did you mean {near!r}?")


class PipelineError(DetenteError):
    """Reading steps are put together in an order in which they cannot work."""

    def __init__(self, step: str, parts: Collection[str], why: str) -> None:
        super().__init__(
            f"the reading step {step!r} asks for {', '.join(parts)}, {why}",
            expected="steps in an order in which each finds what it needs",
        )


class BadDate(DetenteError, ValueError):
    """A date is given that is none."""

    def __init__(self, value: str) -> None:
        super().__init__(f"{value!r} is not a date", expected="a day, a week, a month or a year that exists")
        self.add_note("Write 2022-01-12, 2022-W02, 2022-01 or 2022.")


class BadSetting(DetenteError, ValueError):
    """An environment variable holds what it cannot."""

    def __init__(self, name: str, value: str, expected: str) -> None:
        super().__init__(
            f"the environment variable {name} holds {value!r}",
            expected=expected,
            advice="Change it, or unset it.",
        )


class SourceError(DetenteError):
    """One report cannot be read; the others can."""

    def __init__(self, source: str | Path, happened: str, *, expected: str = "", advice: str = "") -> None:
        self.source = str(source)
        super().__init__(f"{source}: {happened}", expected=expected, advice=advice)


class MissingReport(SourceError):
    """Nothing is there under that name."""

    def __init__(self, source: str | Path, beside: Collection[str] = ()) -> None:
        super().__init__(
            source,
            "there is no such file or folder",
            expected="a report, a folder of reports, or - for standard input",
            advice="Check the spelling and the folder you are in.",
        )
        for near in get_close_matches(Path(source).name, beside, n=1):
            self.add_note(f"Did you mean {near!r}?")


class FolderWithoutReports(SourceError):
    """A folder in which no file is a report."""

    def __init__(self, source: str | Path, suffixes: Collection[str], left_out: Collection[str] = ()) -> None:
        super().__init__(
            source,
            "there is no report in this folder",
            expected="files that end in " + ", ".join(suffixes),
            advice="Name another folder, or name the files themselves: a file that is named is always tried.",
        )
        if left_out:
            self.add_note(f"Left out here: {', '.join(sorted(left_out)[:5])}{', ...' if len(left_out) > 5 else ''}.")


class UnreadableReport(SourceError):
    """The file is there, and the system does not let us read it."""

    def __init__(self, source: str | Path, reason: str) -> None:
        super().__init__(
            source,
            f"the system does not let it be read ({reason})",
            expected="a file that you may read",
            advice="Change its permissions, or copy it to where you may read it.",
        )


class EmptyReport(SourceError):
    """There is not a word in it."""

    def __init__(self, source: str | Path) -> None:
        super().__init__(
            source,
            "there is no text in it",
            expected="at least one sentence",
            advice="Check that the file was saved completely, or leave it out.",
        )


class NotText(SourceError):
    """A picture, an archive or a program, not a text."""

    def __init__(self, source: str | Path, looks_like: str = "binary data") -> None:
        super().__init__(
            source,
            f"this is {looks_like}, not text",
            expected="plain text, HTML, PDF or an e-mail (.eml)",
            advice="Save the report as text, HTML or PDF, and read that.",
        )


class BrokenPdf(SourceError):
    """A PDF that was cut short or damaged."""

    def __init__(self, source: str | Path, reason: str) -> None:
        super().__init__(
            source,
            f"the PDF is broken ({reason})",
            expected="a complete PDF file",
            advice="Fetch it again; if it opens in a viewer, print it to a new PDF or save it as text.",
        )


class LockedPdf(SourceError):
    """A PDF behind a password."""

    def __init__(self, source: str | Path) -> None:
        super().__init__(
            source,
            "the PDF asks for a password",
            expected="a PDF that opens without one",
            advice="Open it in a viewer with the password, and save it without or as text.",
        )


class PdfWithoutText(SourceError):
    """A PDF of pictures."""

    def __init__(self, source: str | Path, pages: int) -> None:
        super().__init__(
            source,
            f"no text was found on the {pages} pages of this PDF" if pages != 1 else "no text was found in this PDF",
            expected="a PDF whose words can be selected in a viewer",
            advice="If it is a scan, run text recognition (OCR) on it, or copy its text into a .txt file.",
        )


class OwnBrief(SourceError):
    """A brief that Détente wrote itself."""

    def __init__(self, source: str | Path) -> None:
        super().__init__(
            source,
            "this is a brief that Détente wrote",
            expected="the reports from which it was written",
            advice="Leave it out, or write briefs to another folder than the reports.",
        )


class NoArticle(SourceError):
    """A page or a mail without running text."""

    def __init__(self, source: str | Path) -> None:
        super().__init__(
            source,
            "no article was found in it",
            expected="a page or document with running text",
            advice="Save the article itself rather than a front page or a scan, or copy its text into a .txt file.",
        )


class UnsupportedLanguage(SourceError):
    """A language that the reader does not know."""

    def __init__(self, source: str | Path, detected: str, supported: Collection[str] = ("English",)) -> None:
        self.detected = detected
        super().__init__(
            source,
            f"the text is in {detected}, which is not supported",
            expected=" or ".join(supported),
            advice="Read a translation of it, and name the original with --url.",
        )


class LlmFailed(SourceError):
    """The LLM gave no answer that can be used."""

    happened = "the LLM {model} failed on it"
    expected = "an answer in the form asked for"
    advice_given = "Try again, name another model with --llm-model, or leave out --reader to read by rules."

    def __init__(self, source: str | Path, model: str, detail: str = "") -> None:
        self.model, self.detail = model, detail
        happened = self.happened.format(model=model)
        super().__init__(
            source,
            f"{happened} ({detail})" if detail else happened,
            expected=self.expected,
            advice=self.advice_given,
        )

    def about(self, source: str | Path) -> Self:
        """Return the same error under the name by which the caller knows the report."""
        return type(self)(source, self.model, self.detail)


class LlmBusy(LlmFailed):
    """It takes no more requests for now, or the account is used up."""

    happened = "the LLM {model} takes no more requests"
    expected = "room within the limits of the account"
    advice_given = "Wait and read this report again by itself, or raise the limits with the provider."


class LlmDenied(LlmFailed):
    """It does not accept the key."""

    happened = "the provider of {model} does not accept the key"
    expected = "a key that may use this model"
    advice_given = "Check the environment variable that holds the provider's key."


class LlmRefused(LlmFailed):
    """It will not read this report."""

    happened = "the LLM {model} refused to read it"
    expected = "a model that reads news about conflicts"
    advice_given = "Name another model with --llm-model, or leave out --reader to read this report by rules."


class LlmTimedOut(LlmFailed):
    """It did not answer in time."""

    happened = "the LLM {model} did not answer in time"
    expected = "an answer within the time allowed"
    advice_given = "Allow more with --llm-timeout, or name a faster model."


class LlmUnreachable(LlmFailed):
    """There is no connection to it."""

    happened = "there is no connection to the LLM {model}"
    expected = "a network, or a server at the address given"
    advice_given = "Check --llm-url and that the server runs, or leave out --reader: the rules need no network."


class LlmWrongForm(LlmFailed):
    """Its answers are not in the form asked for."""

    happened = "the LLM {model} answered in another form than the one asked for, also when asked again"
    expected = "a model that can return structured output"
    advice_given = "Name a larger model, or one made for tools and structured output."


class NothingRead(DetenteError):
    """Not one of the reports could be read."""

    def __init__(self, failures: Sequence[SourceError]) -> None:
        self.failures = tuple(failures)
        super().__init__(
            "not one of the reports could be read, so nothing was written",
            expected="at least one report that can be read",
        )


class ReaderError(DetenteError):
    """The reader that is asked for cannot be used."""


class LlmMissing(ReaderError):
    """An LLM is asked for, and what it takes is not installed."""

    def __init__(self, package: str, install: str) -> None:
        super().__init__(
            f"{package} is not installed, and reading with an LLM takes it",
            expected="the extra `llm`" if "detente" in install else f"the package {package}",
            advice=f"pip install '{install}', or leave out --reader: the rules read without it.",
        )


class LlmNotAskedFor(ReaderError):
    """An LLM is named, and the rules are to read."""

    def __init__(self, option: str) -> None:
        super().__init__(
            f"{option} is given, and the rules are to read",
            expected="--reader llm beside it",
            advice=f"Add --reader llm, or leave out {option}.",
        )


class LlmNotNamed(ReaderError):
    """An LLM is asked for, and none is named."""

    def __init__(self, given: str = "") -> None:
        super().__init__(
            f"an LLM is to read, and {given!r} names no provider" if given else "an LLM is to read, and none is named",
            expected="PROVIDER:NAME, such as ollama:qwen3 or openai:gpt-5",
            advice="Name it with --llm-model or in DETENTE_LLM_MODEL; a local server by --llm-url beside it.",
        )


class LlmNotSetUp(ReaderError):
    """Its key or its address is missing."""

    def __init__(self, model: str, reason: str) -> None:
        super().__init__(
            f"the LLM {model} cannot be used: {reason}",
            expected="the key and the address that its provider asks for",
            advice="Set what is missing in the environment, or name a local server with --llm-url.",
        )


class UnknownReader(ReaderError):
    """No reader, or no provider of LLMs, of that name."""

    def __init__(self, name: str, what: str, known: Collection[str]) -> None:
        super().__init__(f"there is no {what} {name!r}", expected="one of " + ", ".join(known) if known else "")
        near = nearest(name, known)
        self.add_note(f"Did you mean {near!r}?" if near else "Check the spelling.")


class CodebookError(DetenteError):
    """The codebook cannot be used."""


class CodebookNotReadable(CodebookError):
    """It is missing or closed to us."""

    def __init__(self, path: str | Path, reason: str) -> None:
        super().__init__(
            f"the codebook {path} cannot be read ({reason})",
            expected="a TOML file in UTF-8",
            advice="Check its name and its permissions.",
        )


class CodebookNotToml(CodebookError):
    """It is no TOML."""

    def __init__(self, path: str | Path, reason: str) -> None:
        super().__init__(
            f"the codebook {path} is not TOML: {reason}",
            expected='tables such as [[parties]] with lines such as id = "russia"',
            advice="Mend that line; text stands in quotation marks, lists in square brackets.",
        )


class CodebookMistakes(CodebookError):
    """Entries or keys in it are wrong."""

    def __init__(self, path: str | Path, mistakes: Sequence[str]) -> None:
        self.mistakes = tuple(mistakes)
        count = "a mistake" if len(mistakes) == 1 else f"{len(mistakes)} mistakes"
        super().__init__("\n".join((f"the codebook {path} has {count}:", *(f"  {line}" for line in mistakes))))


class ConflictError(DetenteError):
    """A conflict cannot be analysed as asked."""


class FormulaMistake(ConflictError):
    """A formula cannot be read, or names something that is no option."""

    def __init__(self, formula: str, *, column: int, happened: str, expected: str, near: str = "") -> None:
        self.formula, self.column, self.happened, self.expected, self.near = formula, column, happened, expected, near
        super().__init__(
            f"in the formula {shortened(formula)}, column {column}: {happened}",
            expected=expected,
            advice=f"Did you mean {near!r}?" if near else "",
        )


class ConflictMistakes(ConflictError):
    """The file of a conflict is wrong."""

    def __init__(self, source: str | Path, mistakes: Sequence[object]) -> None:
        self.mistakes = tuple(mistakes)
        count = "a mistake" if len(mistakes) == 1 else f"{len(mistakes)} mistakes"
        super().__init__("\n".join((f"the conflict {source} has {count}:", *(f"  {one}" for one in mistakes))))


class ConflictNotReadable(ConflictError):
    """It is missing or closed to us."""

    def __init__(self, path: str | Path, reason: str, advice: str = "Check its name and its permissions.") -> None:
        super().__init__(
            f"the conflict {path} cannot be read ({reason})",
            expected="a TOML file in UTF-8",
            advice=advice,
        )


class ConflictNotToml(ConflictError):
    """It is no TOML, or no JSON where a .gmcr file was named."""

    def __init__(self, path: str | Path, reason: str, *, language: str = "TOML") -> None:
        example = 'tables such as [[decision_makers]] with lines such as id = "syria"'
        mend = "Mend that line; text stands in quotation marks, lists in square brackets."
        save = "Save the file from GMCR+ once more, or write the conflict as .toml."
        super().__init__(
            f"the conflict {path} is not {language}: {reason}",
            expected=example if language == "TOML" else "a file as GMCR+ saves it",
            advice=mend if language == "TOML" else save,
        )


class NoStatusQuo(ConflictError):
    """What leads on from today is asked for, and today's state is unknown."""

    def __init__(self, source: str) -> None:
        super().__init__(
            f"the conflict {source} does not say where things stand today",
            expected="a line status_quo = [...] with the options taken today",
            advice="Add the line; status_quo = [] says that none is taken.",
        )


class NothingWanted(ConflictError):
    """A wanted formula is true in no state."""

    def __init__(self, formula: str) -> None:
        super().__init__(
            f"the formula {shortened(formula)} is true in no state of this conflict",
            expected="one that is true in at least one",
            advice="`detente solve ... --json` lists the states that exist.",
        )


class UnknownConflict(ConflictError):
    """Neither a file nor in the catalogue."""

    def __init__(self, name: str, known: Collection[str]) -> None:
        super().__init__(
            f"{name}: there is no such file, and no conflict of that name in the catalogue",
            expected="a conflict file (.toml or .gmcr) or a name that `detente catalog` lists",
        )
        near = nearest(name, known)
        self.add_note(f"Did you mean {near!r}?" if near else "Check the spelling and the folder you are in.")


class UnknownState(ConflictError):
    """A state is named that the conflict has not."""

    def __init__(self, name: str, happened: str, near: str = "") -> None:
        super().__init__(
            f"{name!r} is no state of this conflict: {happened}",
            expected='its number, or the ids of the options taken joined by " + ", with - for none',
            advice=f"Did you mean {near!r}?" if near else "",
        )


def nearest(name: str, known: Collection[str]) -> str:
    """Return the known name nearest to one that is not known, or nothing; never the same again.

    >>> nearest("relaese", ["release", "attack"])
    'release'
    """
    others = [one for one in known if one != name]
    same = [one for one in others if one.lower() == name.lower()]
    return next(iter(same or get_close_matches(name, others, n=1) or get_close_matches(name.lower(), others, n=1)), "")


def shortened(text: str, most: int = 80) -> str:
    """Return a text in quotation marks, without its end when it is long."""
    return repr(text if len(text) <= most else f"{text[:most]}...")


class ModelError(DetenteError, ValueError):
    """A model cannot be analysed as asked."""


class MalformedConflict(ModelError):
    """Arrays that do not fit together."""

    def __init__(self, what: str, expected: str) -> None:
        super().__init__(f"the {what} of the conflict do not fit", expected=expected)


class NoFeasibleState(ModelError):
    """Not one state is left."""

    def __init__(self) -> None:
        super().__init__(
            "the infeasible formulas exclude every state",
            expected="at least one state that can exist",
            advice="Remove the infeasible formulas one by one to find the one that excludes too much.",
        )


class TooManyStates(ModelError):
    """More states than can be worked on."""

    def __init__(self, count: int, limit: int, work: str = "this analysis") -> None:
        self.count, self.limit = count, limit
        super().__init__(
            f"there are {count:,} states or more",
            expected=f"at most {limit:,} for {work}",
            advice="Say which combinations of options cannot occur (infeasible), join options that go together, "
            "or leave out those that change nothing.",
        )


class TooManyMoves(ModelError):
    """More moves than can be listed one by one."""

    def __init__(self, count: int, limit: int) -> None:
        super().__init__(
            f"listed one by one, the moves number {count:,}",
            expected=f"at most {limit:,}",
            advice="Leave out `same`, or say which combinations of options cannot occur (infeasible).",
        )


class RankingMistake(ModelError):
    """States a ranking misses or repeats."""

    def __init__(self, missing: Sequence[int], repeated: Sequence[int], unknown: Sequence[int] = ()) -> None:
        self.missing, self.repeated, self.unknown = tuple(missing), tuple(repeated), tuple(unknown)
        parts = (("misses", self.missing), ("repeats", self.repeated), ("names unknown", self.unknown))
        said = " and ".join(f"{verb} the states {', '.join(map(str, found))}" for verb, found in parts if found)
        super().__init__(f"the ranking {said}", expected="every state once")


class UnequalSame(ModelError):
    """States that count as one are not liked equally."""

    def __init__(self, dm: int, first: int, second: int) -> None:
        self.dm, self.first, self.second = dm, first, second
        super().__init__(
            f"the states {first} and {second} count as one, and decision maker {dm} does not rank them equally",
            expected="equal ranks for states that count as one",
            advice="Change what `same` says, or the preferences.",
        )


class NotInOptionForm(ModelError):
    """A concept that only options can answer."""

    def __init__(self, concept: str) -> None:
        super().__init__(
            f"{concept} asks what happens when several move at once, which a list of moves does not say",
            expected="a conflict made of options, without `same`",
            advice="Leave this concept out.",
        )


class NotTwoParties(ModelError):
    """A concept for two decision makers, and there are others."""

    def __init__(self, concept: str, count: int) -> None:
        super().__init__(
            f"{concept} is defined for two decision makers, and this conflict has {count}",
            expected="two: for more the published rules disagree",
            advice="Leave this concept out, or ask for SEQ or SSEQ.",
        )


class NoConcept(ModelError):
    """Not one concept is asked for."""

    def __init__(self, known: Collection[str]) -> None:
        super().__init__(
            "no solution concept is named",
            expected=f"one or several of {', '.join(known)}",
            advice="Leave --concepts out to ask for the usual five.",
        )


class UnknownConcept(ModelError):
    """No concept of that name."""

    def __init__(self, names: str | Sequence[str], known: Collection[str]) -> None:
        self.names = (names,) if isinstance(names, str) else tuple(names)
        what = "concept" if len(self.names) == 1 else "concepts"
        super().__init__(
            f"there {'is' if len(self.names) == 1 else 'are'} no {what} {', '.join(map(repr, self.names))}",
            expected="one of " + ", ".join(known),
        )
        for name in self.names:
            if re.match("l(imited)?_?[0-9]|limited", name):
                self.add_note(f"{name!r}: limited moves look 1 to 99 moves ahead, as in limited_2.")
            elif near := nearest(name, known):
                self.add_note(
                    f"Did you mean {near!r}?" if len(self.names) == 1 else f"{name!r}: did you mean {near!r}?"
                )


class FastMissing(ModelError):
    """The compiled version is asked for and not installed."""

    def __init__(self) -> None:
        super().__init__(
            "the compiled version is not installed",
            expected="the extra `fast`",
            advice="pip install 'detente[fast]', or leave the choice to Détente: the answers are the same.",
        )


class ClusterMissing(DetenteError):
    """A cluster is asked for and Dask is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "Dask is not installed",
            expected="the extra `cluster`",
            advice="pip install 'detente[cluster]', or use --workers for the processors of this machine.",
        )


class WorkerLost(DetenteError):
    """A process that worked on some tasks was ended from outside."""

    def __init__(self) -> None:
        super().__init__(
            "a process that was at work was ended from outside, perhaps because memory ran out",
            expected="room for all of them",
            advice="Let fewer work at once: --jobs 1.",
        )


class ClusterUnreachable(DetenteError):
    """No Dask cluster answers at that address."""

    def __init__(self, address: str, reason: str) -> None:
        self.address = address
        super().__init__(
            f"no Dask cluster could be reached at {address!r} ({shortened(reason, 200)})",
            expected="the address of a Dask scheduler, such as tcp://host:8786",
            advice="Check that the scheduler runs and the address it printed, or use --workers for this machine.",
        )


class LanguageModelError(DetenteError):
    """A language model cannot be used as asked."""


class LanguageModelUnreadable(LanguageModelError):
    """It is there, and spaCy cannot load it."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(
            f"the language model {name} cannot be loaded ({shortened(reason, 200)})",
            expected="a pipeline that this version of spaCy can load",
            advice="Install the pipeline's own requirements, or leave it out: Détente has a model of its own.",
        )


class LanguageModelWithoutParser(LanguageModelError):
    """It does not say how the words of a sentence hang together."""

    def __init__(self, name: str, lacking: Collection[str], parts: Collection[str]) -> None:
        super().__init__(
            f"the language model {name} has no {' and no '.join(lacking)}: it has {', '.join(parts) or 'no parts'}",
            expected="a spaCy pipeline with a tagger and a parser",
            advice="Name another, or leave it out: Détente has a model of its own.",
        )


class UnknownLanguageModel(LanguageModelError):
    """No pipeline of that name is installed, and there is no such folder."""

    def __init__(self, name: str, known: Collection[str]) -> None:
        super().__init__(
            f"there is no language model {name!r}",
            expected="the name of an installed spaCy pipeline, or a folder that holds one",
        )
        near = nearest(name, known)
        self.add_note(
            f"Did you mean {near!r}?"
            if near
            else f"Installed: {', '.join(sorted(known)) or 'none'}. Leave it out, and Détente uses a model of its own."
        )


class OutputError(DetenteError):
    """The result cannot be written."""


class NotInThatForm(OutputError):
    """A conflict that this kind of file cannot hold."""

    def __init__(self, form: str, why: str, expected: str, instead: str = "") -> None:
        super().__init__(
            f"this conflict cannot be written as {form}: {why}",
            expected=expected,
            advice=instead or "Write it as .csv or .toml, or use --json.",
        )


class UnknownExport(OutputError):
    """No kind of file goes by that ending."""

    def __init__(self, path: str | Path, known: Sequence[str]) -> None:
        super().__init__(
            f"{path} has an ending that stands for nothing",
            expected=f"one of {', '.join(known)}",
            advice="Name the file anew: its ending says what is written.",
        )


class OutputIsFolder(OutputError):
    """A folder stands where the file should go."""

    def __init__(self, path: str | Path, example: str = "brief.html") -> None:
        super().__init__(
            f"{path} is a folder",
            expected="the name of a file",
            advice=f"Name a file in it, such as {Path(path) / example}.",
        )


class OutputExists(OutputError):
    """A file stands there that people may have edited."""

    def __init__(self, path: str | Path) -> None:
        super().__init__(
            f"{path} is there already, and what was edited in it would be lost",
            expected="the name of a new file",
            advice="Name another file with --to, or replace this one with --overwrite.",
        )


class OutputIsReport(OutputError):
    """It would overwrite a report."""

    def __init__(self, path: str | Path) -> None:
        super().__init__(
            f"{path} is one of the reports, and the brief would overwrite it",
            expected="the name of another file",
            advice="Name another file with --to.",
        )


class OutputNotWritable(OutputError):
    """The folder is missing or closed to us."""

    def __init__(self, path: str | Path, reason: str, option: str = "--to") -> None:
        super().__init__(
            f"{path} cannot be written ({reason})",
            expected="a file in a folder that exists and that you may write to",
            advice=f"Make the folder, change its permissions, or name another place with {option}.",
        )
