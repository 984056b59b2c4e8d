"""A package file that cannot be used."""

from collections.abc import Collection
from pathlib import Path

from detente.errors.base import DetenteError, nearest
from detente.errors.model_files import FileNotReadable, FileNotToml, MistakesInFile, NotInCatalogue


class AgreementError(DetenteError):
    """A package file cannot be used."""


class AgreementMistakes(MistakesInFile, AgreementError):
    """The file is wrong; all mistakes are named."""

    what = "the package file"


class AgreementNotReadable(FileNotReadable, AgreementError):
    """It is missing or closed to us."""

    what = "the package file"


class AgreementNotToml(FileNotToml, AgreementError):
    """It is no TOML."""

    what = "the package file"
    example = '[[issues]] with lines such as id = "membership"'


class NoPackagesInCase(AgreementError):
    """A folder holds no package file."""

    def __init__(self, folder: str | Path) -> None:
        super().__init__(
            f"there is no packages.toml in {folder}",
            expected="a case with packages in it",
            advice=f"`detente model {folder}` drafts them from what was read, if it tells what a deal may hold.",
        )


class NoSuchClause(AgreementError):
    """A red line or condition is to be lifted on which nobody insists."""

    def __init__(self, text: str, known: Collection[str]) -> None:
        near = nearest(text.rpartition(":")[2].strip(), known)
        super().__init__(
            f"nobody insists on {text!r}",
            expected="a red line or condition as it stands in the file" + ("" if known else ", and there is none"),
            advice=f"Did you mean {near!r}?" if near else "`detente package ... --json` names what stands in the way.",
        )


class UnknownAgreement(NotInCatalogue, AgreementError):
    """Neither a file nor in the catalogue."""

    entry = "package file"
    file = "a package file (.toml)"


class UnknownPackage(AgreementError):
    """A package is named that chooses what is not there, or leaves an issue open."""

    def __init__(self, named: str, happened: str, near: str = "") -> None:
        super().__init__(
            f"{named!r} is no package: {happened}",
            expected="one alternative for each issue, as in membership=moratorium,troops=withdraw",
            advice=f"Did you mean {near!r}?" if near else "The file lists the alternatives of each issue.",
        )
