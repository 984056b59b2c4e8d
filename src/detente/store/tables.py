"""The tables of the record: what is kept as it was read, and the rows by which it is found.

Reports, readings and judgements are kept for good and never changed. A reading holds all that one pass over one report
yielded, packed (`packing`). All other rows follow from these and can be made anew: what each report's latest reading
names, the facts as they stand after all judgements, and what follows from them together.
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
    text,
)

from detente.store.codes import ACTS, ATTITUDES, STANCES, Coded
from detente.store.dates import Written
from detente.store.texts import PackedText

REPORT_ID, FACT_ID, DATE, TIME = String(64), String(24), String(16), String(40)
ID = LargeBinary(12)
"""A fact's id in half the bytes."""
KEY = LargeBinary(8)
CODE = Text().with_variant(Text(collation="C"), "postgresql")
"""A text that both databases sort by its bytes."""

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
    Column("text", PackedText(), nullable=False),
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

indexed = Table(
    "indexed",
    metadata,
    Column("report", ForeignKey("reports.number"), primary_key=True, autoincrement=False),
    Column("statements", Integer, nullable=False, comment="how many its latest reading has"),
    Column("events", Integer, nullable=False),
    Column("meetings", Integer, nullable=False),
    Column("deadlines", Integer, nullable=False),
    Column("day", Integer, comment="the first on which it may have appeared, counted from the year 1"),
    Column("stale", Boolean, nullable=False, comment="whether the rows of what stands are to be made anew"),
    Column("origin", Integer, comment="number of the report of which it is a copy, its own for none"),
    Column("runs", Integer, comment="how many runs of words it has"),
    Column("sketch", LargeBinary, comment="by which copies are told"),
    Index(None, "day"),
    Index(None, "stale"),
    Index(None, "origin"),
    comment="each report whose latest reading is indexed",
)
entries = Table(
    "entries",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("hash", ID, nullable=False, unique=True),
    Column("kind", String(8), nullable=False),
    Column("slug", Text, nullable=False),
    Column("first", CODE, nullable=False, comment="day, id and place of the first report that has it"),
    Column("entry", Text, nullable=False, comment="JSON: a party, person, body, issue or outlet as a reading has it"),
    Index(None, "kind", "slug"),
)
bearers = Table(
    "bearers",
    metadata,
    Column("report", ForeignKey("reports.number"), primary_key=True),
    Column("entry", ForeignKey("entries.number"), primary_key=True),
    Column("place", Integer, nullable=False),
    Index(None, "entry"),
    sqlite_with_rowid=False,
    comment="which latest reading has which entries",
)


def of_report(name: str, *columns: "Column[Any] | Index") -> Table:
    """Return a table of rows that follow from a report and the judgements on it, in the order of its draft."""
    return Table(
        name,
        metadata,
        Column("report", ForeignKey("reports.number"), primary_key=True),
        Column("place", SmallInteger, primary_key=True, autoincrement=False),
        *columns,
        sqlite_with_rowid=False,
    )


def of_fact(name: str, *columns: "Column[Any] | Index") -> Table:
    """Return a table of facts as they stand."""
    return of_report(name, Column("id", ID, nullable=False), *columns, Index(None, "id"))


def only(name: str, *columns: str) -> Index:
    """Return an index of the rows that have a value in its first column."""
    present = text(f"{columns[0]} IS NOT NULL")
    return Index(f"ix_{name}_{'_'.join(columns)}", *columns, sqlite_where=present, postgresql_where=present)


statements = of_fact(
    "statements",
    Column("start", Integer, nullable=False, comment="of its sentence"),
    Column("end", Integer, nullable=False),
    Column("low", Integer, nullable=False, comment="where its content starts"),
    Column("high", Integer, nullable=False, comment="and ends"),
    Column("spans", Text, comment="the parts of its content, when it has several"),
    Column("date", Written(), nullable=False, comment="as written; ~ when there is none"),
    Column("day", Integer, comment="its first day or that of its report, counted from the year 1"),
    Column("speaker", Text),
    Column("person", Text),
    Column("party", Text),
    Column("act", Coded(ACTS, 16), nullable=False),
    Column("target", Text),
    Column("issue", Text),
    Column("condition", Text),
    Column("negated", Boolean, nullable=False),
    Column("red_line", Boolean, nullable=False),
    Column("on_record", Boolean, nullable=False, comment="whether somebody with a name is heard to say it"),
    Column("heard", Boolean, nullable=False, comment="whether the report says from whom it has it"),
    Column("through", Text, comment="the outlets quoted for it, as JSON, when there are some"),
    Column("role", Text, comment="the office named, when it may tell who spoke"),
    Column("holder", Text, comment="the party that it commits"),
    Column("stance", Coded(STANCES, 9), comment="to what it commits"),
    Column("attitude", Coded(ATTITUDES, 11)),
    Column("said", ID, comment="the first of those that are one statement, when several reports give it"),
    Index(None, "date"),
    only("statements", "person", "day"),
    only("statements", "party", "day"),
    only("statements", "target"),
    only("statements", "issue"),
    only("statements", "holder", "day"),
    only("statements", "said"),
)
events = of_fact(
    "events",
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("date", Written(), nullable=False),
    Column("actor", Text),
    Column("target", Text),
    Column("where", Text),
    Column("status", String(16), nullable=False),
    Column("told", Text, comment="issues and acts of the statements in its sentence, each between two spaces"),
    Index(None, "date"),
    only("events", "actor"),
)
meetings = of_fact(
    "meetings",
    Column("start", Integer, nullable=False, comment="of its first sentence"),
    Column("end", Integer, nullable=False),
    Column("date", Written(), nullable=False),
    Column("name", Text, nullable=False),
    Column("body", Text),
    Column("where", Text),
    Column("participants", Text, nullable=False, comment="slugs, each between two spaces"),
    Column("status", String(16), nullable=False),
    Column("occasion", KEY, comment="a hash of what tells it from others, whenever it is"),
    Column("meeting", KEY, nullable=False, comment="a hash of what two reports of it have in common"),
    Column("told", Text, comment="issues and acts of the statements in its sentence, each between two spaces"),
    Index(None, "date"),
    Index(None, "meeting"),
    only("meetings", "occasion"),
)
deadlines = of_fact(
    "deadlines",
    Column("date", Written(), nullable=False, comment="by when it is due"),
    Column("who", Text),
    Column("what", Text, nullable=False),
    Column("deadline", KEY, nullable=False, comment="a hash of what two reports of it have in common"),
    Column("told", Text, comment="issues and acts of the statements in its sentence, each between two spaces"),
    Index(None, "date"),
    Index(None, "deadline"),
)
claims = of_report(
    "claims",
    Column("party", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)
denials = of_report(
    "denials",
    Column("start", Integer, nullable=False, comment="of the sentence that denies"),
    Column("end", Integer, nullable=False),
    Column("who", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("parties", Text, nullable=False, comment="slugs, each between two spaces"),
    Column("claimed", Integer, comment="number of the report that has what is denied"),
    Column("low", Integer, comment="where the sentence with it starts"),
    Column("high", Integer, comment="and ends"),
    Column("finding", ID, comment="the finding that tells of it"),
    only("denials", "claimed"),
)
positions = Table(
    "positions",
    metadata,
    Column("party", CODE, primary_key=True),
    Column("issue", CODE, primary_key=True),
    Column(
        "day", Integer, primary_key=True, autoincrement=False, comment="its last day, less than 0: the latest first"
    ),
    Column("id", ID, primary_key=True),
    Column("stance", String(9), nullable=False),
    Column("report", Integer, comment="of the latest statement that carries it"),
    Column("place", SmallInteger),
    Column("words", Text, comment="of one that analysts believe a party to have"),
    Column("condition", Text),
    Column("red_line", Boolean, nullable=False),
    Column("basis", String(8), nullable=False),
    Column("date", Written(), nullable=False),
    Column("statements", Integer, nullable=False, comment="how many carry it"),
    Column("acts", Text, comment="what these do, each between two spaces"),
    sqlite_with_rowid=False,
)
steps = Table(
    "steps",
    metadata,
    Column("party", Text, primary_key=True),
    Column("issue", Text, primary_key=True),
    Column("id", ID, primary_key=True, comment="of the first statement that gives it"),
    Column("day", Integer, comment="when it was said, counted from the year 1"),
    Column("known", Integer, comment="the day of the first report of it"),
    Column("words", Text, nullable=False, comment="those of its content that carry sense, by which it is compared"),
    Column("before", ID, comment="the latest earlier step about the same thing"),
    Column("directions", Text, nullable=False),
    Column("first", ID, comment="the step that is said again, when it is"),
    sqlite_with_rowid=False,
    comment="the history of each party on each issue",
)
cast = Table(
    "cast",
    metadata,
    Column("kind", String(8), primary_key=True),
    Column("slug", Text, primary_key=True),
    Column("place", Integer, nullable=False),
    Column("entry", Text, nullable=False, comment="JSON, or another slug"),
    sqlite_with_rowid=False,
    comment="who and what the case is about, as all reports and judgements have it",
)
judged = Table(
    "judged",
    metadata,
    Column("subject", Text, primary_key=True),
    Column("report", ForeignKey("reports.number"), primary_key=True),
    sqlite_with_rowid=False,
    comment="in which report stands what was judged",
)
clues = Table(
    "clues",
    metadata,
    Column("report", ForeignKey("reports.number"), primary_key=True, autoincrement=False),
    Column("entry", LargeBinary, nullable=False, comment="packed: what the checks note of it"),
    comment="of which reports the checks need not look at the draft again",
)
findings = Table(
    "findings",
    metadata,
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("entry", PackedText(), nullable=False),
)
dirty = Table(
    "dirty",
    metadata,
    Column("kind", String(8), primary_key=True),
    Column("key", Text, primary_key=True),
    Column("day", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
    comment="what is to be worked out anew",
)
states = Table(
    "states",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
    comment="from what the rows of what stands were worked out",
)

FACTS = (statements, events, meetings, deadlines)
OF_REPORT = (*FACTS, claims, denials)
DERIVED = (*OF_REPORT, positions, steps, cast, judged, clues, findings, dirty, states)
"""What is made anew from readings and judgements."""
