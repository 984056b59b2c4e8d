"""What words about time mean once it is known when they were written."""

from dataclasses import replace

from detente.reading.dates.frame import CALENDAR, Frame, counted, named, nearest
from detente.reading.dates.holidays import MOVABLE, in_year
from detente.reading.dates.meaning import Meaning, duration
from detente.reading.dates.values import FORMS, YEAR_PART, day_of, is_day

REFERENCES = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}
UNKNOWN_DAY = "XXXX-XX-XX"


def grounded(meaning: Meaning, frame: Frame, place: int, direction: int) -> str:
    """Return the TIMEX3 value of a meaning at a place of a report; what cannot be told stays relative."""
    if meaning.type in {"SET", "DURATION"}:
        return meaning.value
    if meaning.base == "quarter":
        return from_quarter(meaning, frame)
    if meaning.unit:
        value = from_unit(meaning, frame, place)
    elif meaning.value.startswith("XXXX-") and frame.published:
        value = nearest(meaning.value, frame.published, meaning.toward or direction) or meaning.value
    else:
        value = meaning.value
    if meaning.week and (day := day_of(value)):
        return named("W", day.widen(CALENDAR["W"][1]))
    if not value and meaning.clock:
        value = counted(frame.published, "D", 0) or UNKNOWN_DAY
    return clocked(UNKNOWN_DAY if MOVABLE in value else value, meaning.clock)


def from_unit(meaning: Meaning, frame: Frame, place: int) -> str:
    """Return the value of what is counted in units from the report's date or from one mentioned before."""
    mentioned = meaning.base == "focus"
    base = counted(frame.mentioned(place) if mentioned else frame.published, meaning.unit, meaning.count)
    if meaning.value:
        return within(meaning.value, base)
    if base:
        return base
    if meaning.clock:
        return UNKNOWN_DAY
    if mentioned:
        return duration(abs(meaning.count), meaning.unit).value if meaning.count else REFERENCES[-1]
    return REFERENCES[(meaning.count > 0) - (meaning.count < 0)]


def clocked(value: str, clock: str) -> str:
    """Return a day with its time; a value that is no day stays without."""
    return value + clock if clock and (is_day(value) or value.startswith("XXXX-")) else value


def within(value: str, base: str | None) -> str:
    """Return a value whose year or week is that of the base: `XXXX-10` in `2021` is `2021-10`."""
    if base is None:
        return value
    if value.startswith("XXXX-WXX-"):
        day = day_of(f"{base}-{value[9:]}")
        return day.value if day else value
    return in_year(value, int(base)) if value.startswith("XXXX-") else value


def from_quarter(meaning: Meaning, frame: Frame) -> str:
    """Return the quarter last spoken of, or that of some years away from it."""
    if frame.quarter:
        return f"{int(frame.quarter[:4]) + meaning.count:04}{frame.quarter[4:]}"
    return counted(frame.published, meaning.unit, meaning.count or -1) or REFERENCES[-1]


def followed(frame: Frame, meaning: Meaning, value: str, end: int) -> Frame:
    """Return the frame for what comes after an expression: what itself hangs on another date gives no new one."""
    if meaning.base != "report" or meaning.type in {"SET", "DURATION"}:
        return frame
    if (part := YEAR_PART.fullmatch(value)) and part[2].startswith("Q"):
        return replace(frame, quarter=value)
    return replace(frame, focus=value, focus_end=end) if FORMS.fullmatch(value) else frame
