"""What words about time say by themselves, before it is known when they were written."""

from dataclasses import dataclass
from typing import Literal

Type = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """A TIMEX3 value with its blanks: `XXXX-01-12` lacks the year, a `unit` says how far from which day to count."""

    type: Type = "DATE"
    value: str = ""
    """TIMEX3 value, X where the words are silent; nothing when only a distance is given (`last week`)."""
    unit: str = ""
    """Letter of the unit counted, or nothing."""
    count: int = 0
    base: Literal["report", "focus", "quarter"] = "report"
    """What is counted from: the report's date, the last date read, the last quarter read."""
    toward: int = 0
    """Direction the words give: -1 and 1 allow the present, -2 and 2 do not; 0 says nothing."""
    clock: str = ""
    """Time of the day: `T17:00`, `TEV`."""
    week: bool = False
    """Whether the week in which the day lies is meant."""
    alone: bool = True
    """Whether it means anything without a neighbour (`evening` does not, `Wednesday evening` does)."""

    @property
    def open(self) -> bool:
        """Whether only the sentence can say in which direction it lies."""
        return self.value.startswith("XXXX-") and not self.unit and not self.toward


def duration(count: float | str, unit: str, *, type_: Type = "DURATION") -> Meaning:
    """Return so many units.

    >>> duration(2.5, "Y").value, duration(24, "TH").value, duration("X", "D").value, duration(2, "E").value
    ('P2Y6M', 'PT24H', 'PXD', 'P20Y')
    """
    tens = {"E": 10, "C": 100, "F": 2}
    if unit in tens and not isinstance(count, str):
        count, unit = count * tens[unit], "W" if unit == "F" else "Y"
    prefix, letter = ("PT", unit[1]) if unit.startswith("T") else ("P", unit)
    if isinstance(count, str) or float(count).is_integer():
        amount = count if isinstance(count, str) else int(count)
        return Meaning(type=type_, value=f"{prefix}{amount}{letter}")
    whole, smaller = int(count), {"Y": (12, "M"), "TH": (60, "M"), "TM": (60, "S")}.get(unit)
    if smaller is None or (count - whole) * smaller[0] % 1:
        return Meaning(type=type_, value=f"{prefix}{count:g}{letter}")
    head = f"{whole}{letter}" if whole else ""
    return Meaning(type=type_, value=f"{prefix}{head}{int((count - whole) * smaller[0])}{smaller[1]}")
