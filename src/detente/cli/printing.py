"""What the commands print: data on standard output, messages on standard error."""

import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from detente.errors import SourceError

if TYPE_CHECKING:
    from detente.brief.lines import Line as BriefLine
    from detente.brief.outcomes import Line
    from detente.formats.forecasts import Track
    from detente.record import Finding
    from detente.workflow import CodebookSuggested, Progress, Readings, Written
    from detente.workflow.catalogue import Entry, PackageEntry, SettlementEntry
    from detente.workflow.vote import BodyEntry

A_FEW = 3
"""No bar for so many reports: they are done before it is drawn; and no more findings than that beside the counts."""

DOES_SOMETHING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
ENDS_A_LINE = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})
"""Characters that JSON leaves as they are and some programs take for the end of a line."""

COUNTED = ("reports", "parties", "people", "statements", "events", "meetings", "deadlines", "findings")


class Printer(Console):
    """A console that shows text as it is: no markup, no emoji names, no colour for whatever looks like a number."""

    def __init__(self, *, stderr: bool = False) -> None:
        super().__init__(stderr=stderr, markup=False, emoji=False, highlight=False, soft_wrap=False)

    def on_broken_pipe(self) -> None:
        """Leave it to the caller: rich would end the program here."""
        raise BrokenPipeError


def printable(text: str) -> str:
    r"""Return `text` without what a terminal would act upon instead of showing it.

    >>> printable("no \x1b[31mred")
    'no �[31mred'
    """
    return DOES_SOMETHING.sub("\ufffd", text)


def print_line(text: str) -> None:
    """Print one line as it is."""
    Printer().print(Text(printable(text)), soft_wrap=True)


def counted(number: int, name: str) -> str:
    """Return a number with what it counts: `1 report`, `2 reports`."""
    return f"{number:,} {name}{'' if number == 1 else 's'}"


def print_written(written: "Written") -> None:
    """Print where the page of a brief is, if there is one, and how much of everything is in it."""
    out = Printer()
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(justify="right")
    table.add_column()
    for name, count in written.counts.items():
        weights = f": {weighed(written.record.findings)}" if name == "findings" and count else ""
        table.add_row(str(count), label_of(name, count) + weights)
    if written.path:
        out.print(Text(f"The brief is in {printable(str(written.path))}"), soft_wrap=True)
    out.print(table)
    for finding in gravest(written.record.findings):
        out.print(Padding(Text(printable(finding.message)), (1, 2, 0, 2)))


def print_summary(lines: "Sequence[BriefLine]") -> None:
    """Print the beginnings of the answers of a brief, each question once."""
    from detente.brief.summary import plain

    out = Printer()
    for number, line in enumerate(lines):
        if not number or lines[number - 1].question != line.question:
            out.print(Text(printable(line.question), style="bold"))
        out.print(Padding(Text(printable(plain(line))), (0, 0, 0, 2)))


def print_codebook(suggested: "CodebookSuggested") -> None:
    """Print where the codebook is and how many entries each of its tables has."""
    out = Printer()
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(justify="right")
    table.add_column()
    for name, count in suggested.counts.items():
        table.add_row(str(count), label_of(name, count))
    out.print(Text(f"The codebook is in {printable(str(suggested.path))}"), soft_wrap=True)
    out.print(table)


def weighed(findings: "Sequence[Finding]") -> str:
    """Return how many findings there are of each weight: `1 high, 2 low`."""
    from detente.record import Severity

    counts = ((severity, sum(one.severity is severity for one in findings)) for severity in Severity)
    return ", ".join(f"{count} {severity}" for severity, count in counts if count)


def gravest(findings: "Sequence[Finding]") -> "list[Finding]":
    """Return the first few findings by which something in the reports must or may be wrong."""
    from detente.record import Severity

    grave = [one for one in findings if one.severity is not Severity.LOW]
    return sorted(grave, key=lambda one: one.severity is not Severity.HIGH)[:A_FEW]


def label_of(name: str, count: int) -> str:
    """Return the word for a count, as in `1 party`, `2 parties`."""
    if name == "findings":
        return "thing that does not add up" if count == 1 else "things that do not add up"
    if count != 1:
        return name
    return {"parties": "party", "people": "person", "bodies": "body"}.get(name, name.removesuffix("s"))


def print_tables(done: "Readings") -> None:
    """Print what was read in each report, for people."""
    from detente.cli.tables import tables

    out = Printer()
    for name, draft in zip(done.ids, done.drafts, strict=True):
        for shown in tables(name, draft, printable):
            out.print(shown)


def print_json(done: "Readings") -> None:
    """Print one JSON line for each report, for programs: in UTF-8 whatever the terminal speaks."""
    from detente.formats import line

    for name, draft in zip(done.ids, done.drafts, strict=True):
        write_line(line(draft, name))


def write_line(entry: dict[str, Any]) -> None:
    """Write one object on one line."""
    text = json.dumps(entry, ensure_ascii=False, separators=(",", ":")).translate(ENDS_A_LINE) + "\n"
    sys.stdout.flush()
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer:
        buffer.write(text.encode("utf-8"))
    else:
        sys.stdout.write(text)


HANGING = 2
"""So much further in stand the second and later lines of a paragraph."""
MOST_NARROW = 20
STYLES = {"title": "bold", "head": "bold", "note": "dim", "today": "cyan", "good": "green", "bad": "yellow"}


def print_lines(lines: "Iterable[Line]") -> None:
    """Print the lines of a page, each as far in as it stands, with room before what is a heading."""
    out = Printer()
    for line in lines:
        if line.kind == "head":
            out.print()
        words = Text(printable(line.text), style=STYLES.get(line.kind, ""))
        hanging = line.indent + (HANGING if line.indent else 0)
        for number, row in enumerate(words.wrap(out, max(MOST_NARROW, out.width - hanging))):
            row.rstrip()
            out.print(Text(" " * (hanging if number else line.indent)).append_text(row), soft_wrap=True)


def print_track(track: "Track", today: date) -> None:
    """Print all forecasts with what became of them; what is due and not resolved is marked."""
    table = Table(box=None, padding=(0, 2, 0, 0))
    for name in ("Id", "Made", "Question", "Expected", "What happened"):
        table.add_column(name, overflow="fold", no_wrap=name in ("Id", "Made"))
    outcomes = track.outcomes
    for one in track.forecasts:
        known = outcomes.get(one.id)
        happened = {True: "yes", False: "no"}.get(known, "") if isinstance(known, bool) else ""
        if known is None:
            happened = f"due {one.due}" + (" (past)" if one.due < today.isoformat() else "") if one.due else ""
        elif not isinstance(known, bool):
            happened = f"{known:g}"
        table.add_row(one.id, one.made, printable(one.question), one.said, happened)
    Printer().print(table)


def print_entries(entries: Iterable[tuple[str, str, str]], *, what: str, counted_as: str) -> None:
    """Print entries of the catalogue: name, what each is, and how large it is.

    Args:
        entries: Name, description and size of each.
        what: The heading over the descriptions.
        counted_as: The heading over the sizes.
    """
    table = Table(box=None, padding=(0, 2, 0, 0))
    table.add_column("Name", no_wrap=True)
    table.add_column(what, overflow="fold")
    table.add_column(counted_as, justify="right")
    for entry in entries:
        table.add_row(*entry)
    Printer().print(table)


def print_catalogue(
    conflicts: "Iterable[Entry]", packages: "Iterable[PackageEntry]", questions: "Iterable[SettlementEntry]"
) -> None:
    """Print the files of the catalogue but for the bodies, each kind under what is done with it."""

    def described(entry: "Entry | PackageEntry | SettlementEntry") -> str:
        return f"{entry.title}\n{entry.citation}"

    print_entries(
        ((one.name, described(one), str(one.states)) for one in conflicts),
        what="Conflict (detente solve NAME)",
        counted_as="States",
    )
    Printer().print()
    print_entries(
        ((one.name, described(one), f"{one.packages:,}") for one in packages),
        what="Package file (detente package NAME)",
        counted_as="Packages",
    )
    Printer().print()
    print_entries(
        ((one.name, described(one), str(one.parties)) for one in questions),
        what="Question (detente settle NAME)",
        counted_as="Parties",
    )


def print_bodies(entries: "Iterable[BodyEntry]") -> None:
    """Print the bodies of the catalogue."""
    print_entries(
        ((one.name, f"{one.title}\n{'; then '.join(one.rules)}", ", ".join(map(str, one.votes))) for one in entries),
        what="Body (detente vote NAME)",
        counted_as="Votes",
    )


def print_hint(hint: str | None) -> None:
    """Print on standard error what would make it quicker."""
    if hint:
        print(printable(hint), file=sys.stderr)


def print_failures(failures: Iterable[SourceError]) -> None:
    """Print on standard error each report that could not be read, with the reason and what to try."""
    for failure in failures:
        print(printable(f"Not read: {failure}"), file=sys.stderr)
        for advice in failure.advice:
            print(printable(f"  {advice}"), file=sys.stderr)


def print_notes(done: "Readings") -> None:
    """Print on standard error what else one should know."""
    if done.strangers:
        print(printable(done.strangers), file=sys.stderr)
    for name, first in done.repeats:
        print(printable(f"{name} holds the same text as {first}: it counts once."), file=sys.stderr)
    if done.left_out:
        print(
            printable(f"Passed over: {listed(done.left_out)} (name a file itself to have it tried)."), file=sys.stderr
        )


def listed(names: Sequence[str], most: int = 5) -> str:
    """Return the first names, and how many more there are."""
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more


@contextmanager
def shown_progress(*, quiet: bool) -> "Iterator[Progress | None]":
    """Give something to tell the progress to: a bar on a terminal, when there is more than a little to do."""
    console = Printer(stderr=True)
    if quiet or not console.is_terminal:
        yield None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}", markup=False))
    with Bars(*columns, console=console, transient=True) as bars:
        task = bars.add_task("", total=None, visible=False)

        def told(done: int, total: int, name: str) -> None:
            bars.update(task, completed=done, total=total, description=printable(name), visible=total > A_FEW)

        yield told
