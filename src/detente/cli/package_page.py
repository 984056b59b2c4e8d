"""What can be agreed on, as a page for a terminal: plain words first, then tables."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from rich import box
from rich.padding import Padding
from rich.table import Table

from detente.analysis.package_sweeps import PackageSweep
from detente.analysis.packaging import Agreement, Explained
from detente.brief.outcomes.lines import Kind, Line, counted, listed, percent
from detente.cli.package_words import Words, number
from detente.cli.printing import Printer, print_lines, printable

ANSWERS = {
    "nash": ("Nash", "the largest product of gains"),
    "nash_weighted": ("Nash, by power", "the same, each gain raised to the power of its party"),
    "kalai_smorodinsky": ("Kalai-Smorodinsky", "each as near as can be to the most it could have"),
    "egalitarian": ("Egalitarian", "the least gain as large as can be, then the second least"),
    "utilitarian": ("Utilitarian", "the largest sum of gains"),
}
Ints = NDArray[np.int64]
Part: TypeAlias = Line | Padding
"""What stands on the page: a paragraph, or a table."""

MOST_COLUMNS = 4
MOST_ROWS = 5


def print_agreement(agreement: Agreement) -> None:
    """Print what can be agreed on."""
    out = Printer()
    for part in page(agreement):
        if isinstance(part, Line):
            print_lines([part])
        else:
            out.print(part)


def page(agreement: Agreement) -> Iterator[Part]:
    """Yield what stands on the page, part by part."""
    words = Words(agreement.model)
    file = agreement.model.file
    yield Line(file.title or "What can be agreed on", kind="title")
    if file.citation:
        yield Line(file.citation, kind="note")
    yield Line(summary(agreement, words))
    yield from circles(agreement, words)
    if agreement.answers.empty:
        yield from opening(agreement, words)
    else:
        yield from settled(agreement, words)
    yield from near_misses(agreement, words)
    if agreement.chosen is not None:
        yield from explained(agreement, agreement.chosen, words)
    if agreement.sweep is not None:
        yield from swept(agreement.sweep, words)


def head(text: str) -> Line:
    """Return a heading."""
    return Line(text, kind="head")


def inside(text: str, kind: Kind = "text", indent: int = 2) -> Line:
    """Return a paragraph further in."""
    return Line(text, indent, kind)


def summary(agreement: Agreement, words: Words) -> str:
    """Return in words how much there is to agree on."""
    found, file = agreement.answers, agreement.model.file
    parts = [
        f"{counted(len(file.parties), 'party', 'parties')}, {counted(len(file.issues), 'issue')}, "
        f"{counted(found.packages, 'package')}."
    ]
    if found.feasible is not None:
        passing = f"{found.feasible:,} {'breaks' if found.feasible == 1 else 'break'} no red line and no condition."
        clash = listed([words.demand(one) for one in found.contradiction])
        parts.append(passing if found.feasible else f"No package passes: {clash}.")
    if found.zone is not None and found.feasible != 0:
        left = f"{found.zone:,} of these leave" if found.zone != 1 else "1 of these leaves"
        parts.append(f"{left} nobody below no deal." if found.zone else "Each of these leaves somebody below no deal.")
    elif found.zone is None:
        parts.append("Some leave nobody below no deal; they are too many to count, and the solver proves the answers.")
    elif found.feasible is None:
        parts.append("No package passes, as the solver proves.")
    if found.efficient is not None and len(found.efficient):
        parts.append(f"{len(found.efficient):,} cannot be improved for one without a loss for another.")
    if agreement.surely is not None and found.feasible:
        parts.append(
            f"{counted(agreement.surely, 'package leaves', 'packages leave')} nobody below no deal whatever the values "
            f"in their ranges, {agreement.possibly:,} for some of them."
        )
    return " ".join(parts)


def circles(agreement: Agreement, words: Words) -> Iterator[Part]:
    """Yield which steps wait for one another."""
    model = agreement.model
    if not model.circles:
        return
    yield head("Steps that wait for one another")
    for circle in model.circles:
        orders = [model.orders[number] for number in circle]
        waits = [f"{words.choice(one.late)} only after {words.choice(one.early)}" for one in orders]
        yield inside(f"{'; '.join(waits)}. None of them can come first, so no package takes them all.")


def opening(agreement: Agreement, words: Words) -> Iterator[Part]:
    """Yield what would open an empty zone."""
    yield head("What would open it")
    if not agreement.answers.openings:
        yield inside("Nothing that this file knows of.")
    for one in agreement.answers.openings:
        lifting = (
            f"{counted(one.lifted, 'red line or condition', 'red lines or conditions')} given up" if one.lifted else ""
        )
        giving = f"{number(one.given)} accepted below no deal, all parties together" if one.given > 0 else ""
        yield inside(f"With {' and '.join(filter(None, (lifting, giving)))}:")
        ways: dict[tuple[str, ...], list[tuple[int, ...]]] = {}
        for row in one.packages.tolist():
            way = agreement.in_the_way(tuple(row))
            ways.setdefault(words.obstacles(way), []).append(tuple(row))
        for obstacles, packages in list(ways.items())[:MOST_ROWS]:
            yield inside(indent=4, text=f"{listed(list(obstacles))}")
            yield inside(indent=6, text=f"{opened(packages, words)}", kind="note")
        if len(ways) > MOST_ROWS:
            yield inside(indent=4, text=f"and {len(ways) - MOST_ROWS:,} more ways", kind="note")


def opened(packages: Sequence[tuple[int, ...]], words: Words) -> str:
    """Return which packages that opens."""
    more = f" (and {len(packages) - 1:,} more)" if len(packages) > 1 else ""
    return f"opens: {words.package(packages[0])}{more}"


def settled(agreement: Agreement, words: Words) -> Iterator[Part]:
    """Yield where it would settle: a table with a column for each package, and what each answer means."""
    yield head("Where it would settle")
    found = named_answers(agreement)
    columns: dict[tuple[int, ...], list[str]] = {}
    for name, packages in found.items():
        for row in packages[:MOST_COLUMNS].tolist():
            columns.setdefault(tuple(row), []).append(ANSWERS[name][0])
    shown = dict(list(columns.items())[:MOST_COLUMNS])
    yield Padding(side_by_side(agreement, shown), (0, 0, 0, 2))
    yield inside("What a package is worth to each, and in brackets how much more than no deal.", kind="note")
    for name, packages in found.items():
        ties = f"; {len(packages):,} packages tie" if len(packages) > 1 else ""
        yield inside(f"{ANSWERS[name][0]}: {ANSWERS[name][1]}{ties}.", kind="note")
    orders: dict[str, list[str]] = {}
    for package, labels in shown.items():
        orders.setdefault(words.stages(agreement.model.steps(package)), []).extend(labels)
    for steps, labels in orders.items():
        if steps:
            yield inside(f"Order of steps ({listed(list(dict.fromkeys(labels)))}): {steps}.")


def named_answers(agreement: Agreement) -> dict[str, Ints]:
    """Return the packages of each answer that is shown: Nash by power only where it is another one."""
    found = {name: agreement.answers.settled[name] for name in ANSWERS}
    if found["nash_weighted"].tolist() == found["nash"].tolist():
        del found["nash_weighted"]
    return found


def side_by_side(agreement: Agreement, shown: Mapping[tuple[int, ...], list[str]]) -> Table:
    """Return packages side by side: for each issue what it chooses, for each party what it is worth."""
    file, bargain = agreement.model.file, agreement.model.bargain
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1), pad_edge=False)
    table.add_column("", overflow="fold")
    for labels in shown.values():
        table.add_column(",\n".join(labels).replace("-", "-\n"), overflow="fold")
    for at, issue in enumerate(file.issues):
        table.add_row(printable(issue.said), *(printable(issue.alternatives[row[at]].said) for row in shown))
    table.add_section()
    for who, outside, worths in zip(file.parties, bargain.no_deal, bargain.values(list(shown)), strict=True):
        cells = (f"{number(one)} ({number(one - outside, sign=True)})" for one in worths)
        table.add_row(printable(who.said), *cells)
    return table


def near_misses(agreement: Agreement, words: Words) -> Iterator[Part]:
    """Yield which packages come nearest, and who blocks them."""
    rows = [tuple(row) for row in agreement.answers.near[:MOST_ROWS].tolist()]
    if not rows:
        return
    yield head("Near misses, and who blocks them")
    for row in rows:
        yield inside(words.package(row))
        yield inside(indent=4, text=f"{listed(list(words.obstacles(agreement.in_the_way(row))))}", kind="bad")


def explained(agreement: Agreement, chosen: Explained, words: Words) -> Iterator[Part]:
    """Yield why a package passes or fails."""
    yield head("The package asked about")
    yield inside(words.package(chosen.package))
    way = chosen.in_the_way
    if not way.count:
        yield inside("It breaks nothing and leaves nobody below no deal.", kind="good")
        if len(chosen.better):
            more = f" and {len(chosen.better) - 1:,} more" if len(chosen.better) > 1 else ""
            yield inside("Better for somebody and worse for nobody:")
            yield inside(indent=4, text=f"{words.package(chosen.better[0].tolist())}{more}")
        steps = agreement.model.steps(chosen.package)
        if steps:
            yield inside(f"Order of steps: {words.stages(steps)}.")
        return
    yield inside("It fails:")
    for one in words.obstacles(way):
        yield inside(indent=4, text=f"{one}", kind="bad")
    if not len(chosen.mends):
        yield inside("Nothing mends it: no package breaks no rule.")
        return
    passes = "leaves nobody below no deal" if chosen.into_zone else "breaks nothing, though somebody is below no deal"
    yield inside(f"The smallest change after which it {passes}:")
    for row in chosen.mends[:MOST_ROWS].tolist():
        yield inside(indent=4, text=f"{words.changes(chosen.package, row)}")
    if len(chosen.mends) > MOST_ROWS:
        yield inside(indent=4, text=f"and {len(chosen.mends) - MOST_ROWS:,} more as small", kind="note")


def swept(sweep: PackageSweep, words: Words) -> Iterator[Part]:
    """Yield how often each answer holds."""
    yield head("How sure it is")
    low, high = sweep.interval(sweep.open)
    yield inside(
        f"In {percent(sweep.open / sweep.draws)} of {sweep.draws:,} draws of the values (true share: {percent(low)} to "
        f"{percent(high)}) some package leaves nobody below no deal. The seed is {sweep.seed}."
    )
    for party, hits in zip(words.file.parties, sweep.blocks.tolist(), strict=True):
        if hits:
            yield inside(f"In {percent(hits / sweep.draws)} {printable(party.said)} alone keeps it from that.")
    labels = {name: label for name, (label, _) in ANSWERS.items()} | {"zone": "Nobody below no deal"}
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1), pad_edge=False)
    for title, justify in (("Answer", "left"), ("Draws", "right"), ("Package", "left")):
        table.add_column(title, justify=justify, overflow="fold")  # type: ignore[arg-type]
    for name in ("zone", "nash", "kalai_smorodinsky", "egalitarian", "utilitarian"):
        for place, (row, hits) in enumerate(sweep.most_often(name, 3)):
            package = words.package(sweep.packages[row].tolist())
            table.add_row("" if place else labels[name], percent(hits / sweep.draws), package)
    if table.row_count:
        yield Padding(table, (0, 0, 0, 2))
