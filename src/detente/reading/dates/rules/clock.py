"""Rules for times of the day."""

import re

from detente.reading.dates.meaning import Meaning
from detente.reading.dates.numbers import number
from detente.reading.dates.patterns import Found, Rule


def time_of_day(found: Found) -> Meaning | None:
    """As in 5 p.m., 5:30 pm, 17:00 GMT, 5 o'clock, 4 in the morning, 1730 GMT."""
    digits = re.findall(r"\d+", found.word("hour")) or [str(int(number(found.words("hour")) or 0))]
    hour, rest = int(digits[0]), digits[1:]
    if len(digits[0]) == 4:
        hour, rest = int(digits[0][:2]), [digits[0][2:]]
    half = found.word("half")[:1] if found.has("half") else ""
    if half in {"a", "p"}:
        hour = hour % 12 + (12 if half == "p" else 0) if hour <= 12 else hour
    elif found.has("part") and found.value("part") in {"AF", "EV", "NI"} and hour < 12:
        hour += 12
    if hour > 24 or any(int(one) > 59 for one in rest):
        return None
    return Meaning(type="TIME", clock="T" + ":".join([f"{hour:02}", *(rest or ["00"])]) + zone(found))


def zone(found: Found) -> str:
    """Return Z for universal time, nothing for local time."""
    return found.value("zone") if found.has("zone") else ""


def named_hour(found: Found) -> Meaning:
    """As in noon, midnight."""
    return Meaning(type="TIME", clock=f"T{found.value('hour_name')}")


def part(found: Found) -> Meaning:
    """As in this morning, mid-afternoon, in the evening: of the report's day, unless a day stands beside it."""
    return Meaning(type="TIME", clock=f"T{found.value('part')}", alone=not found.has("the") or found.after("in"))


def part_of(found: Found) -> Meaning:
    """As in morning (in `Wednesday morning`)."""
    return Meaning(type="TIME", clock=f"T{found.value('part')}", alone=False)


def night(found: Found) -> Meaning:
    """As in tonight, last night, overnight."""
    count, code = found.value("night_word").split()
    return Meaning(type="TIME", unit="D", count=int(count), clock=f"T{code}")


def next_part(found: Found) -> Meaning:
    """As in the next morning, the previous evening."""
    count = -1 if found.has("previous") else 1
    return Meaning(type="TIME", unit="D", count=count, base="focus", clock=f"T{found.value('part')}")


RULES = (
    Rule("clock", "about? hour=clock (glue? half=ampm)? (zone=zone)?", time_of_day),
    Rule("hour", "about? hour=(hour|numword) glue? half=ampm (zone=zone)?", time_of_day),
    Rule("zoned_hour", "about? hour=(hour|military) zone=zone", time_of_day),
    Rule("oclock", "about? hour=(hour|numword) oclock (in the part=part)?", time_of_day),
    Rule("hour_of_part", "hour=(hour|numword) in the part=part", time_of_day),
    Rule("named_hour", "about? hour_name=hour_name zone?", named_hour),
    Rule("part", "EARLY? (this|that|(the=the)) EARLY? part=part", part),
    Rule("part_alone", "EARLY part=part", part),
    Rule("part_of", "part=part", part_of),
    Rule("night", "EARLY? night_word=night_word", night),
    Rule("next_part", "the (following|(previous=previous)) part=part", next_part),
)
