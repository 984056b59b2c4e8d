"""A file of many reports, of which some or all cannot be read."""

from collections.abc import Collection, Sequence
from difflib import get_close_matches

from detente.errors.sources import SourceError


class BrokenArchive(SourceError):
    """A file of many reports that was cut short, is damaged or is of another kind."""

    def __init__(self, source: str, kind: str, reason: str) -> None:
        super().__init__(
            source,
            f"the {kind} cannot be read on from here ({reason})",
            expected=f"a complete {kind}",
            advice="What stands before was read; fetch or export the file again for the rest.",
        )


class BadRow(SourceError):
    """One row of an export that holds no report; the others are read."""

    def __init__(self, source: str, line: int, reason: str, *, advice: str = "") -> None:
        self.line = line
        super().__init__(
            f"{source} line {line}",
            reason,
            expected="a row with the text of a report",
            advice=advice or "Mend this row in the file, or leave it out; the others were read.",
        )


class BadMapping(SourceError):
    """Columns that an export has not."""

    def __init__(self, source: str, missing: Sequence[str], columns: Collection[str]) -> None:
        named = ", ".join(map(repr, missing))
        super().__init__(
            source,
            f"there is no column {named}" if missing else "no column is called as the text of a report is",
            expected="one of its own columns: " + (", ".join(list(columns)[:30]) or "there are none"),
            advice=f"Say what stands where, such as --columns text={next(iter(columns), 'NAME')},date=..., and if "
            "there are title, outlet, url, author, language.",
        )
        for name in missing:
            for near in get_close_matches(name, columns, n=1):
                self.add_note(f"Did you mean {near!r}?")
