"""A package file that cannot be used."""

from collections.abc import Collection, Sequence
from pathlib import Path

from detente.errors.base import DetenteError, nearest


class AgreementError(DetenteError):
    """A package file cannot be used."""


class AgreementMistakes(AgreementError):
    """It is wrong."""

    def __init__(self, source: str | Path, mistakes: Sequence[object]) -> None:
        self.mistakes = tuple(mistakes)
        count = "a mistake" if len(mistakes) == 1 else f"{len(mistakes)} mistakes"
        super().__init__("\n".join((f"the package file {source} has {count}:", *(f"  {one}" for one in mistakes))))


class AgreementNotReadable(AgreementError):
    """It is missing or closed to us."""

    def __init__(self, path: str | Path, reason: str, advice: str = "Check its name and its permissions.") -> None:
        super().__init__(
            f"the package file {path} cannot be read ({reason})", expected="a TOML file in UTF-8", advice=advice
        )


class AgreementNotToml(AgreementError):
    """It is no TOML."""

    def __init__(self, path: str | Path, reason: str) -> None:
        super().__init__(
            f"the package file {path} is not TOML: {reason}",
            expected='tables such as [[issues]] with lines such as id = "membership"',
            advice="Mend that line; text stands in quotation marks, lists in square brackets.",
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


class UnknownAgreement(AgreementError):
    """Neither a file nor in the catalogue."""

    def __init__(self, name: str, known: Collection[str]) -> None:
        super().__init__(
            f"{name}: there is no such file, and no package file of that name in the catalogue",
            expected="a package file (.toml) or a name that `detente catalog` lists",
        )
        near = nearest(name, known)
        self.add_note(f"Did you mean {near!r}?" if near else "Check the spelling and the folder you are in.")


class UnknownPackage(AgreementError):
    """A package is named that chooses what is not there, or leaves an issue open."""

    def __init__(self, named: str, happened: str, near: str = "") -> None:
        super().__init__(
            f"{named!r} is no package: {happened}",
            expected="one alternative for each issue, as in membership=moratorium,troops=withdraw",
            advice=f"Did you mean {near!r}?" if near else "The file lists the alternatives of each issue.",
        )
