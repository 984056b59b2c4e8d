"""A question that cannot be settled as asked, or past questions from which nothing can be learnt."""

from pathlib import Path

from detente.errors.base import DetenteError
from detente.errors.model_files import FileNotReadable, FileNotToml, MistakesInFile, NotInCatalogue


class SettlementError(DetenteError):
    """A question cannot be analysed as asked."""


class SettlementMistakes(MistakesInFile, SettlementError):
    """The file is wrong; all mistakes are named."""

    what = "the question"


class SettlementNotReadable(FileNotReadable, SettlementError):
    """It is missing or closed to us."""

    what = "the question"


class SettlementNotToml(FileNotToml, SettlementError):
    """It is no TOML."""

    what = "the question"
    example = '[[parties]] with lines such as id = "nl" and position = 40'


class UnknownSettlement(NotInCatalogue, SettlementError):
    """Neither a file nor in the catalogue."""

    entry = "question"
    file = "a settlement file (.toml)"


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
