"""The time line, drawn twice: along the page where it is wide, down the page on a phone."""

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from textwrap import wrap

from detente.brief.agenda import Agenda, Entry
from detente.brief.axis import Axis, axis
from detente.brief.wording import clipped
from detente.record import PartialDate, Precision

MOST = 24
"""Entries on the line; the list below it holds all."""
WIDE, NARROW = 1080, 340
LABEL, CHARACTERS = 180, 27
"""Width of a label, and the characters that fit in a line of it, at 12 units."""
LANE, LINE = 50, 14
"""Height of a lane of labels and of one line of text."""
MARGIN, STEM, BAND = 12, 14, 26
NARROW_AXIS, NARROW_CHARACTERS = 98, 36
LEGEND = {
    "meeting-held": "meeting held",
    "meeting-planned": "planned or proposed",
    "meeting-cancelled": "refused or cancelled",
    "event": "event",
    "deadline": "deadline",
}


@dataclass(frozen=True)
class Label:
    """An entry with its place in the drawing."""

    x: float
    y: float
    """Of the sign: beside its words when drawn along the page, on the axis when drawn down it."""
    text_x: float
    text_y: float
    date: str
    lines: tuple[str, ...]
    shape: str
    href: str
    colour: str
    doubt: bool
    title: str


@dataclass(frozen=True)
class Tick:
    """A month on the axis, or a fold in it."""

    x: float
    y: float
    text: str


@dataclass(frozen=True)
class Drawing:
    """One drawing of the time line."""

    id: str
    width: float
    height: float
    line: tuple[float, float, float, float]
    labels: tuple[Label, ...]
    ticks: tuple[Tick, ...]
    folds: tuple[Tick, ...]


@dataclass(frozen=True)
class Timeline:
    """Both drawings and what they say in words."""

    wide: Drawing
    narrow: Drawing
    summary: str
    legend: tuple[tuple[str, str], ...]
    left_out: int
    folded: bool


def timeline(agenda: Agenda) -> Timeline | None:
    """Return the time line, or nothing when fewer than two entries have a date."""
    talk = set(agenda.talk)
    dated = [entry for entry in agenda.entries if entry.date and entry not in talk and not entry.bare]
    if len(dated) < 2:
        return None
    shown = chief(dated)
    scale = axis([day_of(entry) for entry in shown])
    years = len({day.year for day in scale.days}) > 1
    first, last = shown[0].when, shown[-1].when
    shapes = {shape_of(entry) for entry in shown}
    return Timeline(
        wide=wide(shown, scale, years=years),
        narrow=narrow(shown, scale, years=years),
        summary=f"{len(shown)} meetings, events and deadlines from {first} to {last}; the lists below have the words.",
        legend=tuple((shape, text) for shape, text in LEGEND.items() if shape in shapes),
        left_out=len(dated) - len(shown),
        folded=bool(scale.folds),
    )


def chief(entries: Sequence[Entry]) -> list[Entry]:
    """Return at most `MOST` entries, in their order: meetings and deadlines before events, the latest first."""
    ranked = sorted(range(len(entries)), key=lambda at: (entries[at].kind == "event", -at))
    return sorted((entries[at] for at in sorted(ranked[:MOST])), key=day_of)


def wide(entries: Sequence[Entry], scale: Axis, *, years: bool) -> Drawing:
    """Return the drawing along the page: meetings above the axis, events and deadlines below it."""
    xs = [MARGIN + scale.place(day_of(entry)) * (WIDE - LABEL - 2 * MARGIN) for entry in entries]
    above = [at for at, entry in enumerate(entries) if entry.kind == "meeting"]
    below = [at for at, entry in enumerate(entries) if entry.kind != "meeting"]
    up, down = lanes([xs[at] for at in above]), lanes([xs[at] for at in below])
    base = MARGIN + (max(up) + 1) * LANE + STEM if up else 2.0 * MARGIN
    height = base + BAND + ((max(down) + 1) * LANE + STEM if down else 0)
    places = {at: base - STEM - lane * LANE - LANE + LINE for at, lane in zip(above, up, strict=True)}
    places |= {at: base + BAND + STEM + lane * LANE for at, lane in zip(below, down, strict=True)}
    labels = [
        label(entry, (xs[at], places[at] - 4), (xs[at] + 15, places[at]), CHARACTERS, years=years)
        for at, entry in enumerate(entries)
    ]
    return Drawing(
        id="wide",
        width=WIDE,
        height=round(height, 1),
        line=(0, base, WIDE, base),
        labels=tuple(labels),
        ticks=tuple(months(entries, scale, base)),
        folds=tuple(
            Tick(MARGIN + (scale.place(start) + scale.place(end)) / 2 * (WIDE - LABEL - 2 * MARGIN), base, "")
            for start, end in scale.folds
        ),
    )


def lanes(xs: Sequence[float]) -> list[int]:
    """Return a lane for each label (in order of `xs`) so that no label meets another or another's stem.

    A label runs to the right from its own stem. Whatever begins under it stands in a lower lane, so its stem ends
    before it comes to the label; and two labels in one lane never overlap.
    """
    found = [0] * len(xs)
    for at in reversed(range(len(xs))):
        under = [found[later] for later in range(at + 1, len(xs)) if xs[later] < xs[at] + LABEL]
        found[at] = max(under, default=-1) + 1
    return found


def narrow(entries: Sequence[Entry], scale: Axis, *, years: bool) -> Drawing:
    """Return the drawing down the page: dates to the left of the axis, words to the right."""
    span = max(LANE * len(entries) * 0.9, 120.0)
    labels: list[Label] = []
    free = 2.0 * MARGIN
    for entry in entries:
        y = max(2.0 * MARGIN + scale.place(day_of(entry)) * span, free)
        shown = label(entry, (NARROW_AXIS, y), (NARROW_AXIS + 16, y + 4), NARROW_CHARACTERS, years=years)
        labels.append(shown)
        free = y + LINE * (len(shown.lines) + shown.doubt) + 12
    folded = {end for _, end in scale.folds}
    return Drawing(
        id="narrow",
        width=NARROW,
        height=round(free + 4, 1),
        line=(NARROW_AXIS, 4, NARROW_AXIS, round(free, 1)),
        labels=tuple(labels),
        ticks=(),
        folds=tuple(
            Tick(NARROW_AXIS, round(after.y - 14, 1), "")
            for (before, entry), after in zip(pairwise(entries), labels[1:], strict=True)
            if day_of(entry) in folded and day_of(before) != day_of(entry)
        ),
    )


def label(entry: Entry, sign: tuple[float, float], text: tuple[float, float], characters: int, *, years: bool) -> Label:
    """Return an entry with its sign and its words placed."""
    lines = wrap(clipped(entry.what, 90), characters) or [""]
    if len(lines) > 2:
        lines = [lines[0], clipped(" ".join(lines[1:]), characters - 1).rstrip("…") + "…"]
    return Label(
        x=round(sign[0], 1),
        y=round(sign[1], 1),
        text_x=round(text[0], 1),
        text_y=round(text[1], 1),
        date=short(entry.date, years=years),
        lines=tuple(lines),
        shape=shape_of(entry),
        href=entry.cites[0].href if entry.cites else "",
        colour=entry.colour,
        doubt=bool(entry.doubts),
        title=f"{entry.when}: {entry.what} ({entry.status})" + ("; date in doubt" if entry.doubts else ""),
    )


def shape_of(entry: Entry) -> str:
    """Return the sign for an entry: what is planned is hollow, what is off is crossed."""
    if entry.kind != "meeting":
        return entry.kind
    return {"held": "meeting-held", "refused": "meeting-cancelled", "cancelled": "meeting-cancelled"}.get(
        entry.status, "meeting-planned"
    )


def months(entries: Sequence[Entry], scale: Axis, base: float) -> Iterable[Tick]:
    """Yield the name of each month under its first entry, where there is room."""
    last_x, last_month = -100.0, (0, 0)
    for day in (day_of(entry) for entry in entries if entry.date and entry.date.precision is not Precision.YEAR):
        x = MARGIN + scale.place(day) * (WIDE - LABEL - 2 * MARGIN)
        if (day.year, day.month) != last_month and x - last_x > 90:
            yield Tick(round(x, 1), base, f"{calendar.month_name[day.month]} {day.year}")
            last_x = x
        last_month = (day.year, day.month)


def day_of(entry: Entry) -> date:
    """Return where an entry lies: its first day, or the middle of a year when no more is known."""
    assert entry.date is not None
    if entry.date.precision is Precision.YEAR:
        return entry.date.first + (entry.date.last - entry.date.first) / 2
    return entry.date.first


def short(day: PartialDate | None, *, years: bool) -> str:
    """Return a date as briefly as it can be written: `12 Jan`, `Jan 2022`, `2022`."""
    if day is None:
        return ""
    month = calendar.month_abbr[day.first.month]
    year = f" {day.first.year}" if years else ""
    return {
        Precision.DAY: f"{day.first.day} {month}{year}",
        Precision.WEEK: f"wk {day.first.day} {month}{year}",
        Precision.MONTH: f"{month} {day.first.year}",
        Precision.YEAR: f"{day.first.year}",
    }[day.precision]
