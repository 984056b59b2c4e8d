"""What an archive of a case may hold, checked before any of it is believed: anybody may have made it."""

import hashlib
import json
import re
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from pydantic import ValidationError

from detente.errors import ArchiveNotOurs
from detente.record import Judgement
from detente.store.dump import KEPT, Plain
from detente.workflow.case import ARCHIVE
from detente.workflow.given import CONFLICT, PACKAGES, VOTES
from detente.workflow.kept import kept_beside
from detente.workflow.where import SETTINGS

MANIFEST = "manifest.json"
FORM = 1
"""How the archive is laid out."""
DRAFTED = (CONFLICT, PACKAGES, VOTES)
EDITED = (
    "case.toml", "codebook.toml", "package.toml", "vote.toml",
    *DRAFTED, *(kept_beside(Path(name)).name for name in DRAFTED),
)  # fmt: skip
"""Files of a case that people edit, and the drafts by which it is told later what they changed."""
ROWS = {f"tables/{table.name}.jsonl": table.name for table in KEPT}
"""File -> the table whose rows it holds."""
MOST = 50 * 2**30
"""Bytes that an archive may unpack to."""


def opened_archive(path: Path) -> zipfile.ZipFile:
    """Open an archive, once all in it was checked.

    Raises:
        ArchiveNotOurs: It is none of ours, is damaged, or holds what it should not.
    """
    try:
        held = zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile) as error:
        raise ArchiveNotOurs(path, getattr(error, "strerror", None) or str(error)) from error
    try:
        check(held, path)
    except BaseException:
        held.close()
        raise
    return held


def check(held: zipfile.ZipFile, path: Path) -> None:
    """Check names, sizes and checksums of all that is in an archive.

    Raises:
        ArchiveNotOurs: Something is not as the manifest says.
    """
    entries = {one.filename: one for one in held.infolist()}
    try:
        manifest = json.loads(held.read(MANIFEST)) if entries[MANIFEST].file_size < 2**30 else {}
        sums, form = dict(manifest["sha256"]), manifest["form"]
    except (KeyError, TypeError, ValueError, zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise ArchiveNotOurs(path, f"it has no {MANIFEST} that can be read") from error
    if form != FORM:
        raise ArchiveNotOurs(path, f"it is laid out in the form {form}, ours is {FORM}")
    if len(entries) != len(held.infolist()) or set(entries) != {MANIFEST, *sums}:
        raise ArchiveNotOurs(path, "it holds other files than its manifest names")
    missing = [name for name in ROWS if name not in sums]
    if missing:
        raise ArchiveNotOurs(path, f"it has no {missing[0]}")
    strange = [name for name in sums if not expected(name)]
    if strange:
        raise ArchiveNotOurs(path, f"it holds {strange[0]!r}, which is no part of a case")
    if sum(one.file_size for one in entries.values()) > MOST:
        raise ArchiveNotOurs(path, f"it would take more than {MOST // 2**30} gigabytes")
    for name, right in sums.items():
        try:
            with held.open(name) as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
        except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError) as error:
            raise ArchiveNotOurs(path, f"{name} in it is damaged") from error
        if found != right or (name.startswith("archive/") and name != f"archive/{found}"):
            raise ArchiveNotOurs(path, f"{name} in it is not what it was")


def expected(name: str) -> bool:
    """Return whether a file may stand in the archive of a case: no path leads out of it."""
    parts = PurePosixPath(name).parts
    if "\\" in name or name != "/".join(parts):
        return False
    if len(parts) == 1:
        return name in EDITED
    return name in ROWS or (len(parts) == 2 and parts[0] == ARCHIVE and is_hash(parts[1]))


def is_hash(name: str) -> bool:
    """Return whether a name is a SHA-256."""
    return len(name) == 64 and all(character in "0123456789abcdef" for character in name)


def anywhere(settings: bytes) -> bytes:
    r"""Return the settings of a case without the address of its database, which belongs to this place alone.

    >>> anywhere(b'title = "Talks"\ndatabase = "postgresql://me@host/talks"\n')
    b'title = "Talks"\n'
    """
    return re.sub(rb"(?m)^[ \t]*database[ \t]*=.*\n?", b"", settings)


def settings_in(held: zipfile.ZipFile, path: Path) -> bytes:
    """Return the settings of the case in an archive; they name no database, which would be asked instead of its own.

    Raises:
        ArchiveNotOurs: There are none, or they do.
    """
    if SETTINGS not in held.namelist():
        raise ArchiveNotOurs(path, f"it has no {SETTINGS}")
    content = anywhere(held.read(SETTINGS))
    try:
        settings = tomllib.loads(content.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise ArchiveNotOurs(path, f"{SETTINGS} in it cannot be read ({error})") from error
    if "database" in settings:
        raise ArchiveNotOurs(path, f"{SETTINGS} in it names a database, which no archive does")
    return content


def rows_of(held: zipfile.ZipFile, path: Path) -> Iterator[tuple[str, Plain]]:
    """Yield the rows of the tables in an archive, each with the name of its table.

    Raises:
        ArchiveNotOurs: A line is no row, or holds a judgement that cannot be read.
    """
    for name, table in ROWS.items():
        with held.open(name) as file:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    try:
                        yield table, row_in(line, table)
                    except (ValueError, KeyError, TypeError, RecursionError, ValidationError) as error:
                        raise ArchiveNotOurs(path, f"line {number} of {name} in it cannot be read") from error


def row_in(line: bytes, table: str) -> Plain:
    """Return the row in a line.

    Raises:
        ValueError: It is none, or is told to be another judgement than it holds.
    """
    row: Plain = json.loads(line.decode("utf-8"))
    if not isinstance(row, dict):
        raise ValueError(table)
    if table == "judgements" and Judgement.model_validate_json(str(row["entry"])).id != row["id"]:
        raise ValueError(table)
    return row
