"""A whole case as one archive with checksums, and a case made of such an archive, byte for byte."""

import glob
import hashlib
import json
import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from detente.errors import ArchiveNotOurs, CaseExists, DatabaseBroken, DatabaseTaken, StoreNotWritable
from detente.record import Draft
from detente.store import Archive
from detente.store.connecting import at_hand
from detente.store.dump import KEPT, Plain, dumped, holds, restore
from detente.store.store import Origin
from detente.version import __version__
from detente.workflow.add import CODED
from detente.workflow.archived import EDITED, FORM, MANIFEST, anywhere, opened_archive, rows_of, settings_in
from detente.workflow.as_read import facts_as_read
from detente.workflow.case import ARCHIVE, Case, quoted, sqlite_url, without_password
from detente.workflow.interchange import read_import
from detente.workflow.output import check_writable
from detente.workflow.where import SETTINGS

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of every file in the archive: the same case gives the same bytes."""


def export_case(case: Case, to: str | os.PathLike[str]) -> Path:
    """Write a whole case as one archive (.zip): its database as JSON Lines, its reports as they came, its files.

    The same case gives the same bytes.

    Raises:
        OutputError: It cannot be written there.
    """
    path = Path(to)
    check_writable(path, example="case.zip")
    handle, name = tempfile.mkstemp(prefix=".detente-", dir=path.resolve().parent)
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
                sums = {name: written(archive, name, parts) for name, parts in contents(case)}
                manifest = {"detente": __version__, "form": FORM, "sha256": sums}
                written(archive, MANIFEST, iter([json.dumps(manifest, indent=1, sort_keys=True).encode()]))
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path.resolve())
    except OSError as error:
        raise StoreNotWritable(path, error.strerror or str(error)) from error
    finally:
        draft.unlink(missing_ok=True)
    return path


def contents(case: Case) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Yield the name and the parts of each file of the archive, in order."""
    for name in EDITED:
        if (case.folder / name).is_file():
            content = (case.folder / name).read_bytes()
            yield name, iter([anywhere(content) if name == SETTINGS else content])
    for table in KEPT:
        yield f"tables/{table.name}.jsonl", (as_line(row) for row in dumped(case.store, table.name))
    for raw in case.archive:
        yield f"archive/{raw}", iter([case.archive.content(raw)])


def as_line(row: Plain) -> bytes:
    """Return a row as a line of JSON."""
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode("utf-8") + b"\n"


def written(archive: zipfile.ZipFile, name: str, parts: Iterator[bytes]) -> str:
    """Write a file into the archive, and return its SHA-256."""
    entry = zipfile.ZipInfo(name, EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    digest = hashlib.sha256()
    with archive.open(entry, "w", force_zip64=True) as file:
        for part in parts:
            digest.update(part)
            file.write(part)
    return digest.hexdigest()


def import_case(
    archive: str | os.PathLike[str], folder: str | os.PathLike[str], *, database: str | None = None
) -> Path:
    """Make a case of an archive that `export_case` wrote, whole or not at all, and return its folder.

    A call that was ended from outside can be made again: it takes away what that one left beside the folder, and goes
    on with a database that it had filled.

    Args:
        archive: The archive.
        folder: Where the case shall stand: a folder that is new or empty.
        database: URL of an empty PostgreSQL database, or of one that holds this very case; left out, the case has an
            SQLite file in its folder.

    Raises:
        ArchiveNotOurs: It is none of ours, is damaged, or holds what it should not.
        CaseExists: Something stands there already.
        CaseError: The database cannot be reached, or the folder not be written.
    """
    path, where = Path(archive), Path(folder)
    if where.exists() and not (where.is_dir() and not any(where.iterdir())):
        raise CaseExists(where, "is there already, and is no empty folder" if where.is_dir() else "is a file")
    try:
        where.parent.mkdir(parents=True, exist_ok=True)
        take_away_leftovers(where.resolve())
        beside = Path(
            tempfile.mkdtemp(prefix=f"{beside_name(where.resolve())}{os.getpid()}-", dir=where.resolve().parent)
        )
    except OSError as error:
        raise StoreNotWritable(where, error.strerror or str(error)) from error
    try:
        with opened_archive(path) as held:
            unpack(held, path, beside)
            with at_hand(database or sqlite_url(beside)) as store:
                if not holds(store, rows_of(held, path)):
                    restore(store, rows_of(held, path))
            if database:
                line = f"database = {quoted(without_password(database))}\n".encode()
                (beside / SETTINGS).write_bytes(line + (beside / SETTINGS).read_bytes())
        if where.exists():
            where.rmdir()
        beside.chmod(0o755)
        beside.replace(where.resolve())
    except DatabaseBroken as error:
        if database and not error.reason.startswith("a row"):
            raise DatabaseTaken(without_password(database), error.reason) from error
        raise ArchiveNotOurs(path, error.reason.splitlines()[0]) from error  # it came with the archive
    except OSError as error:
        raise StoreNotWritable(where, error.strerror or str(error)) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return where


def beside_name(where: Path) -> str:
    """Return how the folder is called, up to the number of the process, in which a case is made ready."""
    return f".{where.name}.detente-"


def take_away_leftovers(where: Path) -> None:
    """Take away what imports into this folder left beside it that were ended from outside."""
    if os.name != "posix":  # elsewhere one cannot ask whether a process is there without ending it
        return
    for folder in where.parent.glob(f"{glob.escape(beside_name(where))}*"):
        process = folder.name.removeprefix(beside_name(where)).partition("-")[0]
        if process.isdecimal() and not is_running(int(process)):
            shutil.rmtree(folder, ignore_errors=True)


def is_running(process: int) -> bool:
    """Return whether there is a process of that number."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # somebody else's
        return True
    return True


def unpack(held: zipfile.ZipFile, path: Path, folder: Path) -> None:
    """Put the files of an archive into a folder: first the reports as they came, the settings last.

    Raises:
        ArchiveNotOurs: Its settings cannot be used.
    """
    kept = Archive(folder / ARCHIVE)
    kept.folder.mkdir()
    settings, names = settings_in(held, path), held.namelist()
    for name in names:
        if name.startswith("archive/"):
            kept.keep(held.read(name))
    for name in EDITED:
        if name in names and name != SETTINGS:
            (folder / name).write_bytes(held.read(name))
    (folder / SETTINGS).write_bytes(settings)


@dataclass(frozen=True)
class Coded:
    """What came of taking over what people coded in another program."""

    new: int
    """Reports that were not there before."""
    statements: int
    """How many statements they hold."""
    known: int
    """Reports that were there already, and stay as they are."""
    not_taken: int
    """Statements coded in these that the case does not have."""
    problems: tuple[str, ...]
    """What could not be taken over, each with its place."""


def import_coded(
    case: Case,
    path: str | os.PathLike[str],
    *,
    columns: Mapping[str, str] | None = None,
    variables: Mapping[str, str] | None = None,
) -> Coded:
    """Add what people coded in another program to a case, each document as a report with its statements.

    Args:
        case: The case.
        path: A database of Discourse Network Analyzer (.dna), or a table of statements (.csv, .tsv).
        columns: Of a table: field of a statement -> heading of its column.
        variables: Of a .dna file: `person`, `party`, `issue`, `agreement` -> the variable that holds it.

    Raises:
        ImportRefused: The file cannot be read, or is not safe to read.
        CaseError: Something cannot be kept; what was kept before stays.
    """
    file = Path(path)
    shelf = () if file.suffix.lower() == ".dna" else (one.report for one in case.store.kept())
    found = read_import(file, columns=columns, variables=variables, reports=shelf, codebook=case.codebook)
    content = file.read_bytes()
    origin = Origin(str(file), case.archive.keep(content), len(content), {"kind": file.suffix.lower()})
    new: list[Draft] = []
    known: list[Draft] = []
    for draft in found.drafts:
        added = case.store.add(draft, reader=f"{CODED} {file.suffix.lower()}", origin=origin)
        (new if added else known).append(draft)
    coded = {one.id for draft in known for one in draft.statements}
    problems = [
        f"{draft.report.title or draft.report.id[:12]}: {one.what}" for draft in found.drafts for one in draft.problems
    ]
    return Coded(
        new=len(new),
        statements=sum(len(draft.statements) for draft in new),
        known=len(known),
        not_taken=len(coded - facts_as_read(case, coded).keys()),
        problems=(*found.problems, *problems),
    )
