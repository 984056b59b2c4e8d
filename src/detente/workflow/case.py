"""A case: a folder with a codebook, a database, and the reports as they came."""

import os
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, unquote

from detente.analysis import record_of
from detente.analysis.disputes import Dispute, disputes
from detente.errors import (
    CaseError,
    CaseExists,
    CaseNotReadable,
    DatabaseBroken,
    DatabaseTaken,
    NoCase,
    OtherDatabase,
    StoreNotWritable,
)
from detente.formats import codebook_of
from detente.record import Codebook, Record
from detente.store import Archive, Store, create, open_store
from detente.workflow.output import write_whole
from detente.workflow.where import SETTINGS

CODEBOOK, DATABASE, ARCHIVE = "codebook.toml", "case.db", "archive"
EMPTY_CODEBOOK = """\
# Who and what this case is about. Add entries, or have a first codebook written from some reports:
#     detente codebook suggest REPORT... --to codebook.toml --overwrite
#
# [[parties]]
# id = "norway"
# name = "Norway"
# aliases = ["Oslo", "Norwegian"]
#
# [[people]]
# id = "anna-berg"
# name = "Anna Berg"
# roles = [{title = "foreign minister", party = "norway"}]
#
# [[issues]]
# id = "quota"
# label = "The size of the quota"
# keywords = ["quota", "catch"]
"""


@dataclass(frozen=True)
class Case:
    """A case that is open."""

    folder: Path
    title: str
    store: Store

    @property
    def archive(self) -> Archive:
        """The reports as they came."""
        return Archive(self.folder / ARCHIVE)

    @property
    def codebook(self) -> Codebook | None:
        """What people wrote down of who and what it is about.

        Raises:
            CodebookError: It cannot be used.
        """
        path = self.folder / CODEBOOK
        return codebook_of(path) if path.exists() else None

    def record(self) -> Record:
        """Return all that is known, as it was judged."""
        return record_of(self.store.drafts(), self.store.judgements())

    def disputes(self) -> tuple[Dispute, ...]:
        """Return what several analysts judged differently."""
        judgements = self.store.judgements()
        if len({one.by for one in judgements}) < 2:
            return ()
        facts = (
            fact
            for draft in self.store.drafts()
            for fact in (*draft.statements, *draft.events, *draft.meetings, *draft.deadlines)
        )
        return disputes(judgements, facts)


def new(
    folder: str | os.PathLike[str],
    *,
    title: str | None = None,
    codebook: str | os.PathLike[str] | None = None,
    database: str | None = None,
) -> Path:
    """Begin a case in a new or empty folder, and return the folder.

    Args:
        folder: Where it shall stand.
        title: What it is called; left out, as the folder.
        codebook: A codebook to begin with, which is copied.
        database: URL of a PostgreSQL database; left out, the case has an SQLite file in its folder.

    Raises:
        CaseExists: Something stands there already.
        CodebookError: The codebook cannot be used.
        DatabaseTaken: The database is not empty.
        CaseError: The database cannot be reached, or the folder not be written.
    """
    where = Path(folder)
    made = not where.exists()
    if (where / SETTINGS).exists():
        raise CaseExists(where, "holds a case already")
    if where.exists() and not (where.is_dir() and not any(where.iterdir())):
        raise CaseExists(where, "is there already, and is no empty folder" if where.is_dir() else "is a file")
    book = EMPTY_CODEBOOK
    if codebook is not None:
        codebook_of(Path(codebook))
        book = Path(codebook).read_text(encoding="utf-8-sig")
    try:
        where.mkdir(parents=True, exist_ok=True)
        (where / ARCHIVE).mkdir()
    except OSError as error:
        raise StoreNotWritable(where, error.strerror or str(error)) from error
    try:
        create(database or sqlite_url(where)).close()
    except CaseError as error:
        (where / ARCHIVE).rmdir()
        if made:
            where.rmdir()
        if database and isinstance(error, DatabaseBroken):
            raise DatabaseTaken(without_password(database), error.reason) from error
        raise
    write_whole(where / CODEBOOK, book)
    settings = [f"title = {quoted(title or where.resolve().name)}"]
    if database:
        settings.append(f"database = {quoted(without_password(database))}")
    write_whole(where / SETTINGS, "\n".join(settings) + "\n")  # last: a folder with it is a whole case
    return where


@contextmanager
def opened(folder: str | os.PathLike[str], database: str | None = None) -> Iterator[Case]:
    """Open a case.

    Args:
        folder: Where it stands.
        database: URL of its database, to give its user and password.

    Raises:
        NoCase: There is none.
        OtherDatabase: The case stands in another one.
        CaseError: Its database cannot be used.
    """
    where = Path(folder)
    path = where / SETTINGS
    if not path.is_file():
        raise NoCase(where)
    try:
        settings = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CaseNotReadable(path, str(error)) from error
    own = str(settings.get("database") or sqlite_url(where))
    if database and place_in(database) != place_in(own):
        raise OtherDatabase(where, without_password(own), without_password(database), path)
    with open_store(database or own) as store:
        yield Case(where, str(settings.get("title") or where.resolve().name), store)


def sqlite_url(folder: Path) -> str:
    """Return the URL of the SQLite file of a case."""
    return f"sqlite:///{folder.resolve() / DATABASE}"


def place_in(url: str) -> tuple[str, str, str, str]:
    """Return kind, host, port and name of a database: what tells it from others, whoever asks for it.

    >>> place_in("postgresql+psycopg://me:secret@127.0.0.1/talks")
    ('postgresql', 'localhost', '5432', 'talks')
    >>> place_in("postgres://localhost:5432/talks?sslmode=require") == place_in("postgresql:///talks?host=localhost")
    True
    """
    scheme, _, rest = url.partition("://")
    rest, _, query = rest.partition("?")
    server, _, name = rest.rpartition("@")[2].partition("/")
    host, _, port = server.rpartition(":") if server.rpartition(":")[2].isdecimal() else (server, "", "")
    more = {key: values[0] for key, values in parse_qs(query).items()}
    kind = scheme.partition("+")[0].lower().replace("postgresql", "postgres").replace("postgres", "postgresql")
    host = more.get("host", host).lower()
    host = "localhost" if host in ("127.0.0.1", "[::1]", "::1") else host
    return kind, host, more.get("port", port) or ("" if kind == "sqlite" else "5432"), unquote(name)


def without_password(url: str) -> str:
    """Return the address of a database without the password in it.

    >>> without_password("postgresql://me:secret@host:5432/talks")
    'postgresql://me@host:5432/talks'
    """
    scheme, _, rest = url.partition("://")
    user, at, host = rest.rpartition("@")
    return f"{scheme}://{user.partition(':')[0]}{at}{host}"


def quoted(text: str) -> str:
    r"""Return a text as a TOML string.

    >>> print(quoted('the "big" \\ deal'))
    "the \"big\" \\ deal"
    """
    import json

    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
