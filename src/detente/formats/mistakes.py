"""What is wrong in a file, and where."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Mistake:
    """One thing that is wrong in a file, and where."""

    path: str
    """The place in the file, as in `decision_makers[1].prefers[3]`, counting from 1; empty: the file as a whole."""
    happened: str
    expected: str = ""
    near: str = ""
    """The nearest known name."""
    line: int | None = None
    column: int | None = None
    """The column in the formula."""
    owner: str = ""
    """The id of the decision maker in whose table it stands."""

    def __str__(self) -> str:
        place = f"{self.path}{f' ({self.owner})' if self.owner else ''}"
        spots = ((self.line, "line {}"), (self.column, "column {} of the formula"))
        where = ", ".join((*filter(None, (place,)), *(words.format(spot) for spot, words in spots if spot is not None)))
        what = "; expected ".join(filter(None, (self.happened, self.expected)))
        return f"{f'{where}: ' if where else ''}{what}{f'; did you mean {self.near!r}?' if self.near else ''}"
