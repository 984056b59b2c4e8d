"""A conflict that cannot be analysed as asked."""

from collections.abc import Collection, Sequence
from pathlib import Path

from detente.errors.base import DetenteError, nearest, shortened


class ConflictError(DetenteError):
    """A conflict cannot be analysed as asked."""


class FormulaMistake(ConflictError):
    """A formula cannot be read, or names something that is no option."""

    def __init__(self, formula: str, *, column: int, happened: str, expected: str, near: str = "") -> None:
        self.formula, self.column, self.happened, self.expected, self.near = formula, column, happened, expected, near
        super().__init__(
            f"in the formula {shortened(formula)}, column {column}: {happened}",
            expected=expected,
            advice=f"Did you mean {near!r}?" if near else "",
        )


class ConflictMistakes(ConflictError):
    """The file of a conflict is wrong."""

    def __init__(self, source: str | Path, mistakes: Sequence[object]) -> None:
        self.mistakes = tuple(mistakes)
        count = "a mistake" if len(mistakes) == 1 else f"{len(mistakes)} mistakes"
        super().__init__("\n".join((f"the conflict {source} has {count}:", *(f"  {one}" for one in mistakes))))


class ConflictNotReadable(ConflictError):
    """It is missing or closed to us."""

    def __init__(self, path: str | Path, reason: str, advice: str = "Check its name and its permissions.") -> None:
        super().__init__(
            f"the conflict {path} cannot be read ({reason})",
            expected="a TOML file in UTF-8",
            advice=advice,
        )


class ConflictNotToml(ConflictError):
    """It is no TOML, or no JSON where a .gmcr file was named."""

    def __init__(self, path: str | Path, reason: str, *, language: str = "TOML") -> None:
        example = 'tables such as [[decision_makers]] with lines such as id = "syria"'
        mend = "Mend that line; text stands in quotation marks, lists in square brackets."
        save = "Save the file from GMCR+ once more, or write the conflict as .toml."
        super().__init__(
            f"the conflict {path} is not {language}: {reason}",
            expected=example if language == "TOML" else "a file as GMCR+ saves it",
            advice=mend if language == "TOML" else save,
        )


class NoStatusQuo(ConflictError):
    """What leads on from today is asked for, and today's state is unknown."""

    def __init__(self, source: str) -> None:
        super().__init__(
            f"the conflict {source} does not say where things stand today",
            expected="a line status_quo = [...] with the options taken today",
            advice="Add the line; status_quo = [] says that none is taken.",
        )


class NothingWanted(ConflictError):
    """A wanted formula is true in no state."""

    def __init__(self, formula: str) -> None:
        super().__init__(
            f"the formula {shortened(formula)} is true in no state of this conflict",
            expected="one that is true in at least one",
            advice="`detente solve ... --json` lists the states that exist.",
        )


class UnknownConflict(ConflictError):
    """Neither a file nor in the catalogue."""

    def __init__(self, name: str, known: Collection[str]) -> None:
        super().__init__(
            f"{name}: there is no such file, and no conflict of that name in the catalogue",
            expected="a conflict file (.toml or .gmcr) or a name that `detente catalog` lists",
        )
        near = nearest(name, known)
        self.add_note(f"Did you mean {near!r}?" if near else "Check the spelling and the folder you are in.")


class UnknownState(ConflictError):
    """A state is named that the conflict has not."""

    def __init__(self, name: str, happened: str, near: str = "") -> None:
        super().__init__(
            f"{name!r} is no state of this conflict: {happened}",
            expected='its number, or the ids of the options taken joined by " + ", with - for none',
            advice=f"Did you mean {near!r}?" if near else "",
        )
