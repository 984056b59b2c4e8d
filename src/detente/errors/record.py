"""Something the record, or a date in it, cannot hold."""

from collections.abc import Collection, Mapping
from difflib import get_close_matches

from detente.errors.base import DetenteError


class RecordError(DetenteError, ValueError):
    """Something the record cannot hold."""


class EvidenceMismatch(RecordError):
    """The words at the offsets of a report are not the words quoted."""

    def __init__(self, *, report: str, start: int, end: int, quoted: str, found: str) -> None:
        self.report, self.start, self.end, self.quoted, self.found = report, start, end, quoted, found
        super().__init__(
            f"report {report} reads {found!r} at {start}-{end}",
            expected=repr(quoted),
            advice="Quote the report as it was frozen, counting characters from 0 with the end left out.",
        )


class BadLine(RecordError):
    """A line of a JSON Lines file is no entry of a record."""

    def __init__(self, number: int, reason: str, types: Collection[str]) -> None:
        self.number = number
        super().__init__(
            f"line {number} holds no entry of a record: {reason}",
            expected='{"type": T, "entry": {...}} with T one of ' + ", ".join(types),
            advice="Mend or remove this line; `detente schema` prints what each type holds.",
        )


class DateOutOfRange(RecordError):
    """A date is moved beyond the years 1 to 9999."""

    def __init__(self, value: str, shift: Mapping[str, int]) -> None:
        moved = " and ".join(f"{count} {unit}" for unit, count in shift.items())
        super().__init__(f"{value} moved by {moved} leaves the calendar", expected="a result in the years 1 to 9999")


class NotInRecord(RecordError):
    """An id is asked for that no entry of the record has."""

    def __init__(self, kind: str, name: str, known: Collection[str]) -> None:
        super().__init__(f"the record holds no {kind} {name!r}")
        for near in get_close_matches(name, known, n=1):
            self.add_note(f"Did you mean {near!r}?")


class PrecisionTooCoarse(RecordError):
    """A date is asked for more than its words say."""

    def __init__(self, value: str, asked: str) -> None:
        super().__init__(
            f"{value} is not known so precisely that it could give or move by {asked}",
            expected="a date at least as precise as that",
            advice="Compare with `meets` or `days_to`, which give what is certain.",
        )


class WrongReport(RecordError):
    """Evidence is held against a report it was not taken from."""

    def __init__(self, taken_from: str, held_against: str) -> None:
        super().__init__(
            f"this evidence was taken from report {taken_from}, not from {held_against}",
            expected="the report whose id it carries",
            advice="If the file was changed after it was read, read it again.",
        )


class UnknownParty(RecordError):
    """A party is named that the codebook does not know."""

    def __init__(self, name: str, known: Collection[str]) -> None:
        self.name = name
        super().__init__(
            f"the codebook knows no party {name!r}",
            expected="one of its parties or their aliases" if known else "",
            advice="" if known else "The codebook lists no party yet: add this one to it.",
        )
        for near in get_close_matches(name, known, n=1):
            self.add_note(f"Did you mean {near!r}?")


class BadDate(DetenteError, ValueError):
    """A date is given that is none."""

    def __init__(self, value: str) -> None:
        super().__init__(f"{value!r} is not a date", expected="a day, a week, a month or a year that exists")
        self.add_note("Write 2022-01-12, 2022-W02, 2022-01 or 2022.")
