"""A SQLite file from elsewhere, opened so that nothing but named columns of plain tables can be read.

The file may have been made by an enemy. It is opened read-only and immutable, its schema is not trusted, extensions
and attached files are off, and the authorizer lets nothing through but SELECT and READ of the columns asked for: no
views, virtual tables, generated columns or functions. Size, rows, characters and steps are limited.
"""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from detente.errors import DnaInUse, NotDna, UnsafeDna

MAGIC = b"SQLite format 3\x00"
MOST_BYTES = 1 << 30
"""Of the file: 1 GiB, ten times the largest coded by hand that is known to us."""
MOST_CHARACTERS = 1 << 29
"""Of all cells together."""
LONGEST_CELL = 1 << 25
"""Bytes of one cell: 32 MiB."""
MOST_ROWS = 5_000_000
"""Of all tables together."""
MOST_STEPS = 2_000_000_000
"""Of SQLite's machine, over the whole reading."""
STEPS_AT_ONCE = 100_000


class Spent(Exception):
    """A limit is reached."""


class Budget:
    """What reading may cost."""

    def __init__(self) -> None:
        self.steps, self.rows, self.characters = 0, 0, 0
        self.spent = ""

    def watch(self, database: sqlite3.Connection) -> None:
        """Count SQLite's steps, and stop it when there are too many."""
        database.set_progress_handler(self.step, STEPS_AT_ONCE)

    def step(self) -> int:
        """Return 1, which stops SQLite, when its steps are spent."""
        self.steps += STEPS_AT_ONCE
        if self.steps > MOST_STEPS:
            self.spent = f"reading it takes more than {MOST_STEPS:,} steps"
        return int(bool(self.spent))

    def take(self, row: Sequence[object]) -> None:
        """Count a row.

        Raises:
            Spent: There are too many, or they are too long.
        """
        self.rows += 1
        self.characters += sum(len(cell) for cell in row if isinstance(cell, str | bytes))
        if self.rows > MOST_ROWS:
            raise Spent(f"it has more than {MOST_ROWS:,} rows")
        if self.characters > MOST_CHARACTERS:
            raise Spent(f"it has more than {MOST_CHARACTERS:,} characters")


class Guarded:
    """An open file, and what reading it has cost."""

    def __init__(self, database: sqlite3.Connection, file: Path, budget: "Budget") -> None:
        self.database, self.file, self.budget = database, file, budget

    def shape(self) -> dict[str, tuple[str, str]]:
        """Return name, in capitals -> kind (table, view, index, trigger) and definition of all that is in it."""
        found = {}
        for name, kind, sql in self.counted("SELECT name, type, sql FROM sqlite_schema"):
            found[str(name).upper()] = (str(kind), str(sql or ""))
        return found

    def columns(self, table: str) -> dict[str, str]:
        """Return name, in lower case -> name of the columns of a plain table.

        Raises:
            UnsafeDna: Something that runs stands in its place, or one of its columns is worked out when it is read.
        """
        kind, sql = self.shape()[table]
        if kind != "table" or "VIRTUAL" in sql.upper().split("(")[0].split():
            place = "virtual table" if kind == "table" else kind
            raise UnsafeDna(self.file, f"a {place} stands in place of {table}")
        columns = {}
        for _, name, _, _, _, _, hidden in self.counted(f"PRAGMA table_xinfo({table})"):
            if hidden:
                raise UnsafeDna(self.file, f"{table} has a column that is worked out when it is read")
            columns[str(name).lower()] = str(name)
        return columns

    def lock(self, columns: Mapping[str, Sequence[str]]) -> None:
        """From now on, let nothing be done but reading these columns of these tables."""
        self.database.set_authorizer(permit(columns))

    def rows(self, table: str, columns: Sequence[str]) -> Iterator[tuple[object, ...]]:
        """Yield the rows of a table in the order in which they were made."""
        names = ", ".join(f'"{name}"' for name in columns)
        yield from self.counted(f'SELECT {names} FROM "{table}" ORDER BY rowid')  # noqa: S608 (names of our own)

    def counted(self, sql: str) -> Iterator[tuple[object, ...]]:
        """Yield what a query finds, and count it."""
        for row in self.database.execute(sql):
            self.budget.take(row)
            yield row


@contextmanager
def guarded(path: str | Path) -> Iterator[Guarded]:
    """Open a SQLite file from elsewhere; whatever goes wrong while it is read is told by one of our errors.

    Raises:
        NotDna: It is missing, no SQLite database, or damaged.
        DnaInUse: Another program has not finished writing it.
        UnsafeDna: It asks for more than reading plain rows, or is larger than any real one.
    """
    file = Path(path)
    check_file(file)
    budget = Budget()
    try:
        with closing(opened(file)) as database:
            budget.watch(database)
            yield Guarded(database, file, budget)
    except Spent as error:
        raise UnsafeDna(path, str(error)) from error
    except sqlite3.Error as error:
        if budget.spent:
            raise UnsafeDna(path, budget.spent) from error
        if "too big" in str(error):
            raise UnsafeDna(path, f"one cell has more than {LONGEST_CELL:,} bytes") from error
        if "not authorized" in str(error) or "prohibited" in str(error):
            raise UnsafeDna(path, f"reading its rows would run something ({error})") from error
        raise NotDna(path, str(error)) from error
    except (UnicodeDecodeError, MemoryError) as error:
        # What SQLite says of damage quotes the damaged bytes; damaged lengths ask for more memory than there is.
        raise NotDna(path, "it is damaged") from error


def check_file(file: Path) -> None:
    """Look at a file before SQLite does."""
    try:
        with file.open("rb") as content:
            start = content.read(len(MAGIC))
        size = file.stat().st_size
    except OSError as error:
        raise NotDna(file, error.strerror or str(error)) from error
    if start != MAGIC:
        raise NotDna(file, "it is no SQLite database" if start else "it is empty")
    if size > MOST_BYTES:
        raise UnsafeDna(file, f"it has {size:,} bytes, more than {MOST_BYTES:,}")
    for ending in ("-wal", "-journal"):
        beside = file.with_name(file.name + ending)
        if beside.is_file() and beside.stat().st_size:
            raise DnaInUse(file, beside.name)


def opened(file: Path) -> sqlite3.Connection:
    """Return a connection that can do nothing but read."""
    address = f"file:{quote(str(file.resolve()))}?mode=ro&immutable=1"
    database = sqlite3.connect(address, uri=True, isolation_level=None, cached_statements=0)
    database.text_factory = lambda raw: raw.decode("utf-8", "replace")
    limits = {
        sqlite3.SQLITE_LIMIT_LENGTH: LONGEST_CELL,
        sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
        sqlite3.SQLITE_LIMIT_COLUMN: 100,
        sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 50,
        sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 3,
        sqlite3.SQLITE_LIMIT_ATTACHED: 0,
        sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
        sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
    }
    for limit, most in limits.items():
        database.setlimit(limit, most)
    for pragma in ("trusted_schema = OFF", "query_only = ON", "cell_size_check = ON", "mmap_size = 0"):
        database.execute(f"PRAGMA {pragma}")
    return database


def permit(columns: Mapping[str, Sequence[str]]) -> Callable[..., int]:
    """Return what SQLite asks before it does anything: it may read those columns of those tables."""
    allowed = {(table.lower(), one.lower()) for table, names in columns.items() for one in names}
    tables = {table.lower() for table in columns}

    def judge(action: int, first: str | None, second: str | None, _database: str | None, by: str | None) -> int:
        if action == sqlite3.SQLITE_SELECT and by is None:
            return sqlite3.SQLITE_OK
        if action != sqlite3.SQLITE_READ or by is not None or not first or first.lower() not in tables:
            return sqlite3.SQLITE_DENY
        # The second is empty when a table is named and none of its columns is asked for.
        right = not second or (first.lower(), second.lower()) in allowed or second.upper() in ("ROWID", "ID")
        return sqlite3.SQLITE_OK if right else sqlite3.SQLITE_DENY

    return judge
