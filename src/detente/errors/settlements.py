"""A question that cannot be settled as asked, or past questions from which nothing can be learnt."""

from collections.abc import Collection, Sequence
from pathlib import Path

from detente.errors.base import DetenteError, nearest


class SettlementError(DetenteError):
    """A question cannot be analysed as asked."""


class SettlementMistakes(SettlementError):
    """The file of a question is wrong."""

    def __init__(self, source: str | Path, mistakes: Sequence[object]) -> None:
        self.mistakes = tuple(mistakes)
        count = "a mistake" if len(mistakes) == 1 else f"{len(mistakes)} mistakes"
        super().__init__("\n".join((f"the file {source} has {count}:", *(f"  {one}" for one in mistakes))))


class SettlementNotReadable(SettlementError):
    """It is missing or closed to us."""

    def __init__(self, path: str | Path, reason: str, advice: str = "Check its name and its permissions.") -> None:
        super().__init__(f"the file {path} cannot be read ({reason})", expected="a text in UTF-8", advice=advice)


class SettlementNotToml(SettlementError):
    """It is no TOML."""

    def __init__(self, path: str | Path, reason: str) -> None:
        super().__init__(
            f"the file {path} is not TOML: {reason}",
            expected='tables such as [[parties]] with lines such as id = "nl" and position = 40',
            advice="Mend that line; text stands in quotation marks, lists in square brackets.",
        )


class UnknownSettlement(SettlementError):
    """Neither a file nor in the catalogue."""

    def __init__(self, name: str, known: Collection[str]) -> None:
        super().__init__(
            f"there is neither a file {name} nor a question of that name in the catalogue",
            expected="a settlement file (TOML), or one of " + ", ".join(known),
        )
        if near := nearest(name, known):
            self.add_note(f"Did you mean {near!r}?")


class NothingToSettle(SettlementError):
    """No question is named."""

    def __init__(self) -> None:
        super().__init__(
            "no question is named",
            expected="a settlement file, a name of the catalogue, or --calibrate FILE",
            advice="`detente settle car-emissions` shows one that comes with Détente.",
        )


class BadCalibration(SettlementError):
    """Past questions cannot be used."""

    def __init__(self, path: str | Path, reason: str) -> None:
        super().__init__(
            f"the file {path} cannot be used to calibrate: {reason}",
            expected='JSON with "issues", each with an "outcome" and "actors" as [code, position, salience]',
            advice="Positions and outcomes lie between 0 and 100, saliences between 0 and 100.",
        )
