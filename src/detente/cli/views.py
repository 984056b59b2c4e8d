"""Tables of a case, and what came of adding to it, printed."""

import csv
import io
import re
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

from rich import box
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from detente.cli.printing import Printer, counted, listed, print_line, printable
from detente.cli.tables import cut

if TYPE_CHECKING:
    from detente.workflow.add import Added, ReadAgain
    from detente.workflow.changed import Changed
    from detente.workflow.outcomes import Outcomes
    from detente.workflow.views import Cell, View

NOT_SHOWN = frozenset(
    {"report", "reports", "why", "negated", "red_line", "outlet", "basis", "also", "condition", "target", "stands"}
)
"""Columns for programs: in JSON and CSV, and in no table for people."""
DAYS_ON_A_TERMINAL = 8
"""So many days a table has beside each other; all are in --csv and --json."""
HASH = re.compile("[0-9a-f]{24,}")
SLUGS = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
WHOLE = frozenset({"message", "settles"})
"""Columns of which nothing is cut off: one has to read all of it."""
WIDE = {"changes": 4, "reason": 4, "words": 6, "what": 5, "message": 8, "settles": 5, "title": 3, "role": 3}
"""Columns with much text, and how much of the width each gets beside one of the others."""
FIXED = {
    "date": 10,
    "due": 10,
    "act": 8,
    "stance": 9,
    "kind": 8,
    "severity": 8,
    "rule": 14,
    "statements": 10,
    "status": 9,
    "grade": 5,
    "verdict": 8,
    "subject": 12,
    "at": 10,
    "id": 24,
    "report": 12,
}


def print_view(view: "View") -> None:
    """Print a table for people."""
    out = Printer()
    if not view.rows:
        out.print(Text("There is nothing of that.", style="dim"))
        return
    hidden = NOT_SHOWN | ({"party"} if "speaker" in view.columns else set())  # which stands beside the speaker
    hidden |= {"id"} if "verdict" not in view.columns else set()  # by which a judgement is taken back
    hidden -= {"outlet", "report"} if "title" in view.columns else set()  # reports that were found, not facts in them
    shown = [name for name in view.columns if name not in hidden]
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), show_edge=False, expand=True)
    for name in shown:
        fixed = FIXED.get(name)
        title = name.replace("_", " ").capitalize()
        table.add_column(title, width=fixed, ratio=None if fixed else WIDE.get(name, 2), overflow="fold")
    for row in view.as_dicts():
        cells = [Text(printable(cell_of(name, row, view.names))) for name in shown]
        table.add_row(*cells, style="bold" if row.get("red_line") else "dim" if row.get("stands") is False else "")
    out.print(table)
    if view.more:
        out.print(Text(f"{view.more:,} more; --all shows them.", style="dim"))


def cell_of(name: str, row: Mapping[str, "Cell"], names: Mapping[str, Mapping[str, str]]) -> str:
    """Return a cell for people, no longer than one reads in a table."""
    cell = spoken(name, row, names)
    return cell if name in WHOLE else cut(cell)


def spoken(name: str, row: Mapping[str, "Cell"], names: Mapping[str, Mapping[str, str]]) -> str:
    """Return a cell for people: names for slugs, a speaker with the party, what was said with its condition."""
    cell = called(as_text(row[name]), names[name]) if name in names else as_text(row[name])
    if name == "at":
        return cell[:10]
    if name == "subject" and HASH.fullmatch(cell):
        return cell[:12]
    if name == "rule":
        return cell.replace("_", " ")
    if name == "speaker":
        party = called(as_text(row.get("party")), names.get("party", {}))
        return f"{cell} ({party})" if cell and party and cell.casefold() != party.casefold() else cell or party
    if name == "words" and row.get("condition"):
        return f"{cell} [{row['condition']}]"
    return f"not {cell}" if name == "act" and row.get("negated") else cell


def called(cell: str, names: Mapping[str, str]) -> str:
    """Return a cell with its slugs as people call them; a slug that nothing is known of is written as words.

    >>> called("russia > united-states", {"united-states": "United States"})
    'russia > United States'
    >>> called("other-questions", {})
    'other questions'
    """
    return SLUGS.sub(lambda found: names.get(found[0], found[0].replace("-", " ").replace("_", " ")), cell)


def write_csv(view: "View") -> None:
    """Write a table for spreadsheets, in UTF-8; no cell of it is run as a formula."""
    from detente.formats.cells import harmless

    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(view.columns)
    writer.writerows([harmless(as_text(cell)) for cell in row] for row in view.rows)
    sys.stdout.flush()
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer:
        buffer.write(text.getvalue().encode("utf-8"))
    else:
        sys.stdout.write(text.getvalue())


def as_text(cell: "Cell") -> str:
    """Return a cell as one would write it."""
    if cell is None:
        return ""
    return ("yes" if cell else "no") if isinstance(cell, bool) else str(cell)


def print_pairs(known: Mapping[str, "Cell"]) -> None:
    """Print names and values, a line each."""
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(style="bold")
    table.add_column(overflow="fold")
    for name, value in known.items():
        if value is not None:
            table.add_row(name.capitalize(), Text(printable(as_text(value))))
    Printer().print(table)


def print_changes(found: "Changed") -> None:
    """Print what changed, group by group."""
    out = Printer()
    begun, ended = (f"{day.day} {day:%B %Y}" for day in (found.since, found.until))
    if not found.lines:
        print_line(f"Nothing changed since {begun if found.since <= found.until else ended}.")
        print_undated(found)
        return
    days = f"on {ended}" if begun == ended else f"from {begun} to {ended}"
    out.print(Text(f"What changed {days}", style="bold"))
    group = ""
    for line in found.lines:
        if line.group != group:
            group = line.group
            out.print(Text(f"\n{group}", style="bold"))
        said = f": {cut(line.words)}" if line.words and line.about else cut(line.words)
        out.print(Padding(Text.assemble((line.sign, "cyan"), "  ", printable(f"{line.about}{said}")), (0, 0, 0, 2)))
        if line.before:
            out.print(Padding(Text(printable(f"before: {cut(line.before)}")), (0, 0, 0, 4)))
        out.print(Padding(Text(printable(cut(line.where)), style="dim"), (0, 0, 0, 4)))
    print_undated(found)


def print_undated(found: "Changed") -> None:
    """Say how many reports are in no day, and what to do about it."""
    if found.undated:
        say = "says" if found.undated == 1 else "say"
        left_out = f"{counted(found.undated, 'report')} that {say} nothing of the day"
        print_line(f"\nNot in this: {left_out}. Add each again with --published.")


def print_outcomes(all_of: "Outcomes") -> None:
    """Print how outcomes moved: a table of the last days, then what moved and why, the latest first."""
    from detente.brief.outcomes.lines import capital
    from detente.brief.over_time import day_of, name_of, stood
    from detente.brief.over_time.words import because, no_cause, remarks, shifted, told

    out, found = Printer(), all_of.found
    if found.why_not or not found.days:
        print_line(found.why_not or "No report is of that day or later, so there is nothing to tell.")
        return
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), show_edge=False, expand=True)
    table.add_column("Outcome", ratio=1, overflow="fold")
    last = found.days[-DAYS_ON_A_TERMINAL:]
    for day in last:
        table.add_column(f"{day.day.day} {day.day:%b}", justify="right", no_wrap=True)
    for number, outcome in enumerate(found.outcomes):
        cells = [Text(stood(one), "bold" if one.holds else "") for one in (day.standings[number] for day in last)]
        table.add_row(Text(printable(capital(name_of(outcome)))), *cells)
    out.print(table)
    out.print(Text("Bold: it holds when each wish is taken as it was said. –: it could not be told yet.", style="dim"))
    for day in reversed(found.days):
        if day.moves:
            out.print(Text(f"\n{day_of(day.day)}", style="bold"))
        for move in day.moves:
            out.print(Padding(Text(printable(f"{told(found, move)}.")), (0, 0, 0, 2)))
            for cause in move.causes:
                words = f"“{cut(all_of.sentence(cause))}” ({because(move, cause)})"
                out.print(Padding(Text(printable(words)), (0, 0, 0, 4)))
                out.print(Padding(Text(printable(cut(all_of.where(cause))), style="dim"), (0, 0, 0, 4)))
            if not move.causes:
                for text in (no_cause(move), *(text for text, _ in shifted(move))):
                    out.print(Padding(Text(printable(text), style="dim"), (0, 0, 0, 4)))
    out.print(Text(f"\n{' '.join(remarks(found))}", style="dim"))


def print_added(done: "Added") -> None:
    """Print what came of adding some reports."""
    words = f"{counted(len(done.new), 'new report')} with {counted(done.statements, 'statement')}"
    known = f"; {counted(len(done.known), 'report')} known already" if done.known else ""
    print_line(f"{words}{known}.")
    if done.otherwise:
        print_line(f"With a later date or another outlet, and kept as before: {listed(done.otherwise)}.")
    if done.renewed:
        print_line(f"Kept with the date, outlet and title of now, which go first: {listed(done.renewed)}.")
    if done.undated:
        print_line(f"Without a date: {done.undated:,} of them (--published says when a report appeared).")
    if done.left_out:
        print_line(f"Passed over: {listed(done.left_out)} (name a file itself to have it tried).")


def print_read_again(done: "ReadAgain") -> None:
    """Print what came of reading a case again."""
    print_line(f"{counted(done.reports, 'report')} read again: something else in {len(done.changed)} of them.")
    if done.coded:
        print_line(f"{counted(done.coded, 'report')} coded in another program, and left as they are.")
    if done.idle:
        print_line(
            f"{counted(len(done.idle), 'judgement')} no longer {'applies' if len(done.idle) == 1 else 'apply'}, "
            "since what was judged is not read now:"
        )
        for one in done.idle:
            reason = f" ({one.reason})" if one.reason else ""
            print_line(f"  {one.verdict.value} {one.subject} by {one.by}, {one.at:%Y-%m-%d}{reason}")
