"""The program that the commands belong to: how a call is taken apart, and its exit status.

Whatever takes long to import is imported in the command that needs it, so that `--help` and `--version` answer at once.
"""

import gc
import os
import re
import sys
from collections.abc import Sequence
from typing import Any, TextIO

from cyclopts import App

from detente.errors import DetenteError
from detente.version import __version__

ALL_READ, SOME_NOT_READ, WRONG_CALL = 0, 1, 2
INTERRUPTED = 130  # what a shell gives for Ctrl-C

CONCEPT = r"(?:r|nash|gmr|smr|seq|sseq|sim|symmetric|sequential|simultaneous|l(?:imited)?_?\d+)"
CONCEPTS = re.compile(rf"(?:{CONCEPT},?)+", re.IGNORECASE)
"""What is a solution concept, or several, and not a file."""

STANDARD_INPUT = "<standard input>"
"""Stands for `-` while the call is taken apart: a lone hyphen would be taken for an option."""

EXIT_STATUS = "Exit status: 0 when all went well{}, 2 when the call or a file that it names was wrong."
OF_READING = EXIT_STATUS.format(", 1 when some report could not be read (the others were)")
"""The last line of the help of a command that reads reports."""

app = App(
    name="detente",
    version=f"detente {__version__}",
    help="Read the reporting on a negotiation and write the brief: who wants what, and the sentence behind each line.",
    help_epilogue=EXIT_STATUS.format(""),
    help_format="markdown",
    result_action="return_value",
)
app["--help"].help = "Show this text."
app["--version"].help = "Show the version."


MADE = 50_000
"""Objects that are made before garbage is looked for: a call makes many that stay, and looking costs it a twentieth."""


def main(words: Sequence[str] | None = None) -> int:
    """Do what the words of a call ask for, and return the exit status."""
    for stream in (sys.stdout, sys.stderr):
        tolerate(stream)
    gc.set_threshold(MADE, 50, 50)
    typed = sys.argv[1:] if words is None else list(words)
    try:
        status: Any = app(lists_joined([STANDARD_INPUT if word == "-" else word for word in typed]))
        sys.stdout.flush()
    except BrokenPipeError:
        # Who reads our output, such as `head`, has had enough. Nothing must be written when Python closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ALL_READ
    except KeyboardInterrupt:
        return INTERRUPTED
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


def print_error(error: DetenteError) -> None:
    """Print what happened, what was expected and what to do."""
    from detente.cli.printing import printable

    print(printable(error.explanation()), file=sys.stderr)


def tolerate(stream: TextIO) -> None:
    """Let a terminal that knows few characters show a question mark for the others."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="replace")
