"""What words about time mean once it is known when they were written."""

from dataclasses import replace

from detente.reading.dates.frame import Frame, counted, nearest
from detente.reading.dates.meaning import Meaning
from detente.reading.dates.values import YEAR_PART, day_of, is_day

REFERENCES = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}


def grounded(meaning: Meaning, frame: Frame, direction: int) -> str:
    """Return the TIMEX3 value of a meaning in a report; what cannot be told stays relative."""
    if meaning.base == "quarter":
        return from_quarter(meaning, frame)
    if meaning.unit:
        base = counted(frame.base(meaning.base), meaning.unit, meaning.count)
        if not meaning.value:
            return clocked(base or reference(meaning.count, meaning.clock), meaning.clock)
        return clocked(within(meaning.value, base), meaning.clock)
    value = meaning.value
    if value.startswith("XXXX-") and meaning.type != "SET" and frame.published:
        value = nearest(value, frame.published, meaning.toward or direction) or value
    if not value and meaning.clock:
        value = today(frame)
    return clocked(value, meaning.clock)


def today(frame: Frame) -> str:
    """Return the day a time without a day belongs to: the report's."""
    return counted(frame.published, "D", 0) or "XXXX-XX-XX"


def reference(count: int, clock: str) -> str:
    """Return the past, the present or the future, or an unknown day when a time of the day is given."""
    return "XXXX-XX-XX" if clock else REFERENCES[(count > 0) - (count < 0)]


def clocked(value: str, clock: str) -> str:
    """Return a day with its time; a value that is no day stays without."""
    return value + clock if clock and (is_day(value) or value.startswith("XXXX-")) else value


def within(value: str, base: str | None) -> str:
    """Return a value whose year (or week) is that of the base: `XXXX-10` in `2021` is `2021-10`."""
    if base is None:
        return value
    if value.startswith("XXXX-WXX-") and (week := day_of(base)):
        filled = f"{base[:8]}-{value[9:]}"
        day = day_of(filled)
        return day.value if day and base == week.value else value
    return base[:4] + value[4:] if value.startswith("XXXX-") and base[:4].isdigit() else value


def from_quarter(meaning: Meaning, frame: Frame) -> str:
    """Return the quarter last spoken of, or that of some years away from it."""
    if frame.quarter:
        return f"{int(frame.quarter[:4]) + meaning.count:04}{frame.quarter[4:]}"
    if meaning.unit == "Q":
        return "P1Q"
    return counted(frame.published, meaning.unit, meaning.count) or REFERENCES[-1]


def after(frame: Frame, value: str, *, frame_moves: bool = True) -> Frame:
    """Return the frame for what follows an expression with this value."""
    if (part := YEAR_PART.fullmatch(value)) and part[2].startswith("Q"):
        return replace(frame, quarter=value)
    return replace(frame, focus=value) if day_of(value) and frame_moves else frame
