"""The commands: what each takes, and its exit status.

Whatever takes long to import is imported in the command that needs it, so that `--help` and `--version` answer at once.
"""

import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, TextIO

from cyclopts import App, Group, Parameter

from detente.cli.how import LanguageModel, LlmModel, LlmTimeout, LlmUrl, ReaderName, reader_for
from detente.errors import DetenteError, NothingRead
from detente.version import __version__

ALL_READ, SOME_NOT_READ, WRONG_CALL = 0, 1, 2

CONCEPT = r"(?:r|nash|gmr|smr|seq|sseq|sim|symmetric|sequential|simultaneous|l(?:imited)?_?\d+)"
CONCEPTS = re.compile(rf"(?:{CONCEPT},?)+", re.IGNORECASE)
"""What is a solution concept, or several, and not a file."""

STANDARD_INPUT = "<standard input>"
"""Stands for `-` while the call is taken apart: a lone hyphen would be taken for an option."""

app = App(
    name="detente",
    version=f"detente {__version__}",
    help="Read the reporting on a negotiation and write the brief: who wants what, and the sentence behind each line.",
    help_epilogue=(
        "Exit status: 0 when all went well, 1 when some report could not be read (the others were), "
        "2 when the call or a file that it names was wrong."
    ),
    help_format="plaintext",
    result_action="return_value",
)
app["--help"].help = "Show this text."
app["--version"].help = "Show the version."


def is_date(_: object, value: str | None) -> None:
    """Raise ValueError when `value` is no date; cyclopts makes it an error of the call."""
    if value is not None:
        from detente.sources import date_given

        date_given(value)


def is_file_name(_: object, value: Path) -> None:
    """Raise ValueError when `value` is no name of a file."""
    if str(value) == STANDARD_INPUT:
        raise ValueError("the page is written to a file; name one, such as brief.html")


KNOWN = Group("What you know better than the reports", sort_key=2)
SHOWN = Group("What is printed", sort_key=3)

Reports = Annotated[
    str,
    Parameter(
        name="REPORT",
        required=True,
        help="Text, HTML, PDF or mail files (.eml); folders, which are read whole; - for standard input.",
    ),
]
Published = Annotated[
    str | None,
    Parameter(
        metavar="DATE",
        validator=is_date,
        group=KNOWN,
        help='When the reports appeared: 2022-01-12, 2022-01 or 2022. Without a date "on Monday" stays undated.',
    ),
]
OutletName = Annotated[str | None, Parameter(metavar="NAME", group=KNOWN, help="Who published the reports.")]
Address = Annotated[str | None, Parameter(metavar="URL", group=KNOWN, help="Where they were published.")]
CodebookFile = Annotated[
    Path | None,
    Parameter(
        metavar="FILE",
        group=KNOWN,
        help="A TOML file with the parties, people, bodies, issues and outlets of the case.",
    ),
]
Quiet = Annotated[
    bool, Parameter(negative=(), show_default=False, group=SHOWN, help="Print errors alone: no progress, no notes.")
]


@app.command
def brief(
    *reports: Reports,
    to: Annotated[
        Path, Parameter(metavar="FILE", validator=is_file_name, help="The page to write, such as brief.html.")
    ],
    title: Annotated[str | None, Parameter(metavar="TEXT", help="Its title; otherwise made from the reports.")] = None,
    excerpts: Annotated[
        bool,
        Parameter(
            negative=(),
            show_default=False,
            help="Put only the cited sentences into the page, not the whole reports.",
        ),
    ] = False,
    published: Published = None,
    outlet: OutletName = None,
    url: Address = None,
    codebook: CodebookFile = None,
    reader: ReaderName = None,
    language_model: LanguageModel = None,
    llm_model: LlmModel = None,
    llm_url: LlmUrl = None,
    llm_timeout: LlmTimeout = None,
    quiet: Quiet = False,
) -> int:
    """Write the brief of some reports, as one page.

    It answers who is at the table, when what happens, what was said, where each side stands, and what does not add up.
    Every line leads to the sentence it rests on.
    """
    from detente.cli.printing import print_failures, print_notes, print_written, shown_progress
    from detente.workflow import brief as write

    how = reader_for(reader, language_model, llm_model, llm_url, llm_timeout)
    try:
        with shown_progress(quiet=quiet) as progress:
            written = write(
                given(reports),
                to=to,
                title=title,
                excerpts=excerpts,
                published=published,
                outlet=outlet,
                url=url,
                codebook=codebook,
                reader=how,
                stdin=standard_input(),
                progress=progress,
            )
    except NothingRead as error:
        print_failures(error.failures)
        print_error(error)
        return SOME_NOT_READ
    if not quiet:
        print_written(written)
        print_notes(written.readings)
    print_failures(written.readings.failures)
    return SOME_NOT_READ if written.readings.failures else ALL_READ


@app.command
def read(
    *reports: Reports,
    json: Annotated[
        bool,
        Parameter(
            negative=(),
            show_default=False,
            group=SHOWN,
            help="Print one JSON line for each report, with every span: for other programs.",
        ),
    ] = False,
    published: Published = None,
    outlet: OutletName = None,
    url: Address = None,
    codebook: CodebookFile = None,
    reader: ReaderName = None,
    language_model: LanguageModel = None,
    llm_model: LlmModel = None,
    llm_url: LlmUrl = None,
    llm_timeout: LlmTimeout = None,
    quiet: Quiet = False,
) -> int:
    """Show what is read in each report: who said what, meetings, deadlines, and what does not add up."""
    from detente.cli.printing import print_failures, print_json, print_notes, print_tables, shown_progress
    from detente.workflow import read as read_all

    how = reader_for(reader, language_model, llm_model, llm_url, llm_timeout)
    with shown_progress(quiet=quiet) as progress:
        done = read_all(
            given(reports),
            published=published,
            outlet=outlet,
            url=url,
            codebook=codebook,
            reader=how,
            stdin=standard_input(),
            progress=progress,
        )
    if json:
        print_json(done)
    else:
        print_tables(done)
    if not quiet:
        print_notes(done)
    print_failures(done.failures)
    return SOME_NOT_READ if done.failures else ALL_READ


@app.command
def schema() -> int:
    """Print the JSON Schema of the record: reports, facts, positions, findings, judgements."""
    from json import dumps

    from detente.record.lines import json_schema

    sys.stdout.write(dumps(json_schema(), indent=2, ensure_ascii=False) + "\n")
    return ALL_READ


def main(words: Sequence[str] | None = None) -> int:
    """Do what the words of a call ask for, and return the exit status."""
    for stream in (sys.stdout, sys.stderr):
        tolerate(stream)
    typed = sys.argv[1:] if words is None else list(words)
    try:
        status: Any = app(lists_joined([STANDARD_INPUT if word == "-" else word for word in typed]))
        sys.stdout.flush()
    except BrokenPipeError:
        # Who reads our output, such as `head`, has had enough. Nothing must be written when Python closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ALL_READ
    except DetenteError as error:
        print_error(error)
        return WRONG_CALL
    return int(status or ALL_READ)


def lists_joined(words: Sequence[str]) -> list[str]:
    """Return the words of a call with the concepts that follow `--concepts` joined by commas, as one word.

    >>> lists_joined(["solve", "--concepts", "nash", "L_2", "case.toml"])
    ['solve', '--concepts', 'nash,L_2', 'case.toml']
    """
    found: list[str] = []
    in_list = False
    for word in words:
        if in_list and found[-1] != "--concepts" and CONCEPTS.fullmatch(word):
            found[-1] = f"{found[-1].rstrip(',')},{word}"
            continue
        in_list = word == "--concepts" or (in_list and found[-1] == "--concepts")
        found.append(word)
    return found


def given(reports: Sequence[str]) -> list[str]:
    """Return the names of the reports as they were typed."""
    return ["-" if name == STANDARD_INPUT else name for name in reports]


def standard_input() -> Any:  # noqa: ANN401 (a binary stream, or nothing when there is none)
    """Return standard input as bytes."""
    return getattr(sys.stdin, "buffer", None)


def print_error(error: DetenteError) -> None:
    """Print what happened, what was expected and what to do."""
    from detente.cli.printing import printable

    print(printable(error.explanation()), file=sys.stderr)


def tolerate(stream: TextIO) -> None:
    """Let a terminal that knows few characters show a question mark for the others."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="replace")
