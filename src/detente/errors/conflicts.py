"""A conflict that cannot be analysed as asked."""

from collections.abc import Sequence
from pathlib import Path

from detente.errors.base import DetenteError, shortened
from detente.errors.model_files import FileNotReadable, MistakesInFile, NotInCatalogue


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


class ChangeMistake(ConflictError):
    """What is supposed to be different cannot be understood."""

    def __init__(
        self, change: str, *, column: int, happened: str, expected: str, near: str = "", can_be_said: Sequence[str] = ()
    ) -> None:
        self.change, self.column, self.near = change, column, near
        super().__init__(f"in the change {shortened(change)}, column {column}: {happened}", expected=expected)
        if near:
            self.add_note(f"Did you mean {near!r}?")
        if can_be_said:
            self.add_note(f"What can be said: {'; '.join(can_be_said)}.")


class ConflictMistakes(MistakesInFile, ConflictError):
    """The file is wrong; all mistakes are named."""

    what = "the conflict"


class ConflictNotReadable(FileNotReadable, ConflictError):
    """It is missing or closed to us."""

    what = "the conflict"


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


class NoConflictInCase(ConflictError):
    """A folder holds no conflict file."""

    def __init__(self, folder: str | Path) -> None:
        super().__init__(
            f"there is no conflict.toml in {folder}",
            expected="a case with a conflict in it",
            advice=f"`detente model {folder} --to {Path(folder) / 'conflict.toml'}` drafts one from what was read.",
        )


class NoOptions(ConflictError):
    """Options are asked for in a conflict whose states and moves are listed one by one."""

    def __init__(self, title: str, asked: str) -> None:
        super().__init__(
            f"the conflict {title} lists its states and moves one by one, and {asked} takes options",
            expected="a conflict made of options",
            advice="Write it with `options` for each decision maker in place of [graph].",
        )


class NoStatusQuo(ConflictError):
    """What leads on from today is asked for, and today's state is unknown."""

    def __init__(self, source: str, advice: str = "Add the line; status_quo = [] says that none is taken.") -> None:
        super().__init__(
            f"the conflict {source} does not say where things stand today",
            expected="a line status_quo = [...] with the options taken today",
            advice=advice,
        )


class NoSuchMove(ConflictError):
    """A move is chosen that there is not."""

    def __init__(self, choice: int | str, count: int) -> None:
        super().__init__(
            f"there is no move {choice!r}",
            expected=f"0 to stay, or a number from 1 to {count}" if count else "0: there is nothing but to stay",
            advice="The numbers are those of the list of moves.",
        )


class NothingToModel(ConflictError):
    """The reports tell no conflict: one party alone, or nobody who wants something of another."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            reason.removesuffix("."),
            expected="reports in which at least two sides demand, offer, refuse or threaten something",
            advice="Add more reports, or name the parties in a codebook (`detente codebook suggest`).",
        )


class NothingWanted(ConflictError):
    """A wanted formula is true in no state."""

    def __init__(self, formula: str) -> None:
        super().__init__(
            f"the formula {shortened(formula)} is true in no state of this conflict",
            expected="one that is true in at least one",
            advice="`detente solve ... --json` lists the states that exist.",
        )


class UnknownConflict(NotInCatalogue, ConflictError):
    """Neither a file nor in the catalogue."""

    entry = "conflict"
    file = "a conflict file (.toml or .gmcr)"


class UnknownDecisionMaker(ConflictError):
    """A decision maker is named that the conflict has not."""

    def __init__(self, name: str, known: Sequence[str], near: str = "") -> None:
        super().__init__(
            f"nobody in this conflict is called {name!r}",
            expected=f"one of {', '.join(known)}",
            advice=f"Did you mean {near!r}?" if near else "Name one of them by its id or its name.",
        )


class UnknownState(ConflictError):
    """A state is named that the conflict has not."""

    def __init__(self, name: str, happened: str, near: str = "") -> None:
        super().__init__(
            f"{name!r} is no state of this conflict: {happened}",
            expected='its number, or the ids of the options taken joined by " + ", with - for none',
            advice=f"Did you mean {near!r}?" if near else "",
        )
