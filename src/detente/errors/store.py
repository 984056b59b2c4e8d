"""A case, its database or its archive that cannot be used."""

from collections.abc import Collection, Sequence
from pathlib import Path

from detente.errors.base import DetenteError, nearest


class CaseError(DetenteError):
    """A case cannot be used as asked; nothing in it has changed."""


class NoCase(CaseError):
    """No case stands there."""

    def __init__(self, folder: str | Path) -> None:
        super().__init__(
            f"{folder} holds no case",
            expected="a folder that `detente new` made",
            advice=f"Begin one with `detente new {folder}`, or name the folder of another.",
        )


class CaseExists(CaseError):
    """A case, or something else, stands there already."""

    def __init__(self, folder: str | Path, what: str) -> None:
        super().__init__(
            f"{folder} {what}",
            expected="a new or an empty folder",
            advice="Name another folder; to go on with a case that is there, use `detente add`.",
        )


class EmptyCase(CaseError):
    """There is no report in it."""

    def __init__(self, folder: str | Path) -> None:
        super().__init__(
            f"the case {folder} holds no report", expected="at least one", advice=f"detente add {folder} REPORT..."
        )


class NoDay(CaseError):
    """None of its reports says when it appeared."""

    def __init__(self, folder: str | Path) -> None:
        super().__init__(
            f"no report of the case {folder} says when it appeared",
            expected="at least one with a date",
            advice=f"Add it again with its day: detente add {folder} REPORT --published 2022-01-12",
        )


class NoFeed(CaseError):
    """There is no feed to look at."""

    def __init__(self, folder: str | Path) -> None:
        super().__init__(
            f"no feed was added to the case {folder} yet",
            expected="the address of a feed or a sitemap",
            advice=f"detente watch {folder} https://...",
        )


class CaseNotReadable(CaseError):
    """A file of the case is not what it was."""

    def __init__(self, path: str | Path, reason: str) -> None:
        super().__init__(
            f"{path} cannot be used ({reason})",
            expected="the file as `detente new` wrote it",
            advice="Put back a copy of it.",
        )


class StoreNotWritable(CaseError):
    """The disk is full, or the folder or the database is closed to us."""

    def __init__(self, place: str | Path, reason: str) -> None:
        super().__init__(
            f"{place} cannot be written ({reason})",
            expected="room on the disk and a place that you may write to",
            advice="Nothing that was kept is lost. Make room or change its permissions, and run the command again: "
            "it goes on where it stopped.",
        )


class StoreBusy(CaseError):
    """Somebody else writes to it and does not come to an end."""

    def __init__(self, place: str | Path, seconds: float) -> None:
        super().__init__(
            f"{place} has been in use by another program for {seconds:.0f} seconds",
            expected="that it comes to an end",
            advice="Wait for the other command to end, and run this one again: it goes on where it stopped.",
        )


class DatabaseUnreachable(CaseError):
    """No database answers there."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(
            f"the database {place} does not answer ({reason})",
            expected="a running PostgreSQL, or an SQLite file",
            advice="Check that it runs and that the address given by --database or DETENTE_DATABASE is right; "
            "then run the command again: it goes on where it stopped.",
        )


class UnknownDatabase(CaseError):
    """The address is of a kind that we do not know."""

    def __init__(self, place: str, reason: str = "") -> None:
        super().__init__(
            f"{place} is the address of no database that can hold a case{reason and f' ({reason})'}",
            expected="sqlite:///FILE or postgresql://USER@HOST/NAME",
            advice="Leave it out, and the case has a file of its own.",
        )


class DatabaseBroken(CaseError):
    """What stands there is no database of ours, or was damaged."""

    def __init__(self, place: str | Path, reason: str) -> None:
        self.reason = reason
        super().__init__(
            f"{place} is not the database of a case ({reason})",
            expected="the database as Détente left it",
            advice="Put back a copy of it, or make the case anew from its archive with `detente import`.",
        )


class DatabaseTaken(CaseError):
    """A case is to begin in a database that is not empty."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(
            f"no case can begin in {place} ({reason})",
            expected="a database of its own for each case",
            advice="Make another one (createdb NAME) and name that; to go on with a case, name its folder.",
        )


class OtherDatabase(CaseError):
    """A database is named that is not the one in which the case stands."""

    def __init__(self, folder: str | Path, own: str, named: str, settings: str | Path) -> None:
        super().__init__(
            f"the case {folder} stands in {own}, and not in {named}",
            expected="--database and DETENTE_DATABASE to name the database of this case, or to be left out",
            advice=f"If it was moved there, write its new address as `database` in {settings}.",
        )


class NewerCase(CaseError):
    """A newer version of Détente wrote it."""

    def __init__(self, place: str | Path, revision: str, known: str) -> None:
        super().__init__(
            f"{place} was written by a newer version of Détente (its tables are at {revision}, ours at {known})",
            expected="a case of this version or an older one",
            advice="Install the newer version: pip install --upgrade detente",
        )


class ArchiveMissing(CaseError):
    """The bytes of a report are not in the archive."""

    def __init__(self, path: str | Path, reason: str) -> None:
        super().__init__(
            f"{path} cannot be read ({reason})",
            expected="the report as it came",
            advice="Put it back from a copy, or add the report again.",
        )


class ArchiveDamaged(CaseError):
    """Other bytes stand where those of a report should."""

    def __init__(self, path: str | Path) -> None:
        super().__init__(
            f"{path} does not hold the bytes that its name stands for",
            expected="the report as it came",
            advice="Put it back from a copy, or add the report again.",
        )


class ArchiveNotOurs(CaseError):
    """An archive that holds no case, or one that was changed."""

    def __init__(self, path: str | Path, reason: str) -> None:
        super().__init__(
            f"{path} cannot be taken in ({reason})",
            expected="an archive as `detente export` wrote it",
            advice="Nothing was changed. Get the archive anew, and check that it arrived whole.",
        )


class NotInCase(CaseError):
    """Something is named that the case does not hold."""

    def __init__(self, kind: str, name: str, known: Collection[str] = ()) -> None:
        near = nearest(name, known)
        super().__init__(
            f"there is no {kind} {name!r} in this case",
            expected=f"one of {len(known)} that it holds" if known else "one that it holds",
            advice=f"Did you mean {near!r}?"
            if near
            else f"A new {kind} goes into the case's codebook.toml first."
            if kind in ("party", "person", "issue")
            else "",
        )


class CannotJudge(CaseError):
    """A judgement that makes no sense where it is made."""

    def __init__(self, happened: str, expected: str, known: Sequence[str] = ()) -> None:
        super().__init__(happened, expected=expected, advice=f"Known are {', '.join(known)}." if known else "")
