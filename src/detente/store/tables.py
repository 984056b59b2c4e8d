"""The tables of the record: what is kept as it was read, and the rows by which it is found.

Reports, readings and judgements are kept for good and never changed. A reading holds all that one pass over one report
yielded, packed (`packing`). The rows of facts and names are an index of each report's latest reading.
"""

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
)

REPORT_ID, FACT_ID, DATE, TIME = String(64), String(24), String(16), String(40)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

raws = Table(
    "raws",
    metadata,
    Column("id", String(64), primary_key=True, comment="SHA-256 of the bytes, by which the archive keeps them"),
    Column("size", Integer, nullable=False, comment="bytes"),
    Column("at", TIME, nullable=False),
)
reports = Table(
    "reports",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True, comment="the order of adding"),
    Column("id", REPORT_ID, nullable=False, unique=True),
    Column("published", DATE),
    Column("outlet", Text),
    Column("title", Text),
    Column("about", Text, nullable=False, comment="JSON: the report without its text"),
    Column("text", Text, nullable=False),
    Column("at", TIME, nullable=False, comment="when it was added"),
    Index(None, "published"),
)
origins = Table(
    "origins",
    metadata,
    Column("report", ForeignKey("reports.id"), primary_key=True),
    Column("name", Text, primary_key=True, comment="the file, the address or the entry it came from"),
    Column("raw", ForeignKey("raws.id"), comment="the bytes as they came"),
    Column("known", Text, nullable=False, comment="JSON: what was known of it besides"),
    Column("at", TIME, nullable=False),
)
readings = Table(
    "readings",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("report", ForeignKey("reports.id"), nullable=False),
    Column("reader", Text, nullable=False, comment="what read it, with its version"),
    Column("at", TIME, nullable=False),
    Column("latest", Boolean, nullable=False, comment="whether no later reading of the report stands"),
    Column("draft", LargeBinary, nullable=False, comment="all that was read, packed"),
    Index(None, "report", "latest"),
)


def of_reading(name: str, *columns: "Column[Any] | Index", key: Any = FACT_ID) -> Table:  # noqa: ANN401 (a type of column)
    """Return a table of rows that belong to a reading, each with an id of its own in it."""
    return Table(
        name,
        metadata,
        Column("id", key, primary_key=True),
        Column("reading", ForeignKey("readings.number"), primary_key=True),
        *columns,
        sqlite_with_rowid=False,
    )


def placed() -> "tuple[Column[Any], Column[Any]]":
    """Return the columns that say where a fact's first sentence stands."""
    return Column("start", Integer, nullable=False), Column("end", Integer, nullable=False)


statements = of_reading(
    "statements",
    *placed(),
    Column("kind", String(8), nullable=False),
    Column("speaker", Text),
    Column("person", Text),
    Column("party", Text),
    Column("unnamed", Boolean, nullable=False),
    Column("act", String(16), nullable=False),
    Column("target", Text),
    Column("issue", Text),
    Column("negated", Boolean, nullable=False),
    Column("red_line", Boolean, nullable=False),
    Column("date", DATE),
    Column("credibility", SmallInteger, nullable=False),
    Index(None, "party", "issue"),
    Index(None, "date"),
)
events = of_reading(
    "events",
    *placed(),
    Column("plover", String(16), nullable=False),
    Column("actor", Text),
    Column("target", Text),
    Column("date", DATE),
    Column("place", Text),
    Column("status", String(16), nullable=False),
)
meetings = of_reading(
    "meetings",
    *placed(),
    Column("name", Text, nullable=False),
    Column("body", Text),
    Column("date", DATE),
    Column("place", Text),
    Column("status", String(16), nullable=False),
)
deadlines = of_reading(
    "deadlines", *placed(), Column("who", Text), Column("what", Text, nullable=False), Column("due", DATE)
)


def of_names(name: str, *columns: "Column[Any]") -> Table:
    """Return a table of those whom the readings name, by slug."""
    return of_reading(name, Column("name", Text, nullable=False), *columns, key=Text)


parties = of_names("parties", Column("kind", Text))
people = of_names("people")
bodies = of_names("bodies")
issues = of_names("issues")
outlets = of_names("outlets", Column("reliability", String(1)))
roles = Table(
    "roles",
    metadata,
    Column("id", Text, primary_key=True, comment="of the person"),
    Column("reading", ForeignKey("readings.number"), primary_key=True),
    Column("place", Integer, primary_key=True, comment="among the roles of that person"),
    Column("title", Text, nullable=False),
    Column("party", Text),
    sqlite_with_rowid=False,
)
judgements = Table(
    "judgements",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True, comment="the order of judging"),
    Column("id", FACT_ID, nullable=False, unique=True),
    Column("verdict", String(16), nullable=False),
    Column("subject", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", TIME, nullable=False),
    Column("entry", Text, nullable=False, comment="JSON: the whole judgement"),
    Index(None, "subject"),
)
marks = Table(
    "marks",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
    comment="what a case remembers of itself: where a feed stood, when changes were last looked at",
)

FACTS = (statements, events, meetings, deadlines)
NAMES = (parties, people, bodies, issues, outlets)
INDEX = (*FACTS, *NAMES, roles)
"""What is made anew from a reading."""
