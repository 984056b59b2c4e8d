"""What the checks note of each report, and what does not add up in that, within one transaction."""

import json
import zlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, func, insert, select

from detente.record import Report
from detente.store import tables
from detente.store.frozen import report_of
from detente.store.standing import parts
from detente.store.upserts import put

FORM = b"1"
"""How clues are packed: the first byte."""
MOST = 2**28
"""Bytes that the clues of one report may unpack to."""
IN_ONE = 64
"""Findings that are packed together: they hold much the same words."""
OFTEN = (
    b'"met":[["sequence_gap":[["weekday":[["disputed_account":[["late_deadline":[["figures":[["tolls":[["killed",'
    b'"two_offices":[["prime minister",["foreign minister",["president","opposite_acts":[["accept",["promise",["reject'
    b'","arranged_or_not":[[true,[false,["sayings":[["offer",[,null,[],true]],false,false,null,[]],"past_planned":[['
    b'"future_in_the_past":[["future_in_the_past","high",[" tells of something to come on ","the report itself '
    b'appeared on "," days after that day"," may be meant for ","Another report of that day, or the announcement.",['
    b' dates the "The announcement or the communiqu\\u00e9 of the  or another report of that day: was it "'
    b'"denied_claim":[[[[["two_deadlines":[["same_words":[["held_or_not":[["2031-01-12","talks","planned",null,null,[]'
    b'"dates_of_one_meeting":[["2031-01-12",true,[,"the talks",["planned",null,null,[],false],["held","cancelled",'
)
"""What clues often hold, for the compressor to know beforehand: the commonest last. Another is another form."""


class Clues:
    """What the checks have noted of the reports of a case."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def missing(self, most: int) -> list[int]:
        """Return the numbers of reports of which nothing is noted yet."""
        return [int(one) for one in self.connection.execute(unnoted().limit(most)).scalars()]

    def count_missing(self) -> int:
        """Return of how many reports nothing is noted yet."""
        query = select(func.count()).select_from(unnoted().subquery())
        return int(self.connection.execute(query).scalar_one())

    def count(self) -> int:
        """Return of how many reports something is noted."""
        return int(self.connection.execute(select(func.count()).select_from(tables.clues)).scalar_one())

    def put(self, found: Mapping[int, Mapping[str, Any]]) -> None:
        """Keep what is noted: number of a report -> texts, numbers, and lists and objects of these."""
        put(self.connection, tables.clues, [{"report": one, "entry": packed(held)} for one, held in found.items()])

    def every(self) -> Iterator[tuple[int, Mapping[str, Any]]]:
        """Yield the number of each report with what is noted of it."""
        for row in self.connection.execute(select(tables.clues)):
            yield row.report, unpacked(row.entry)

    def reports(self) -> Iterator[tuple[int, Report, int]]:
        """Yield the reports by date and id, then the notes: number, report, and a number that copies have in common."""
        held, indexed = tables.reports, tables.indexed
        query = (
            select(held, indexed.c.origin)
            .join(indexed, indexed.c.report == held.c.number)
            .order_by(held.c.number < 0, func.coalesce(held.c.published, ""), held.c.id)
        )
        for row in self.connection.execute(query):
            yield row.number, report_of(row), row.origin or row.number

    def sayings(
        self, acts: Collection[str], parties: Collection[str | None], reports: Collection[int]
    ) -> Iterator[Row[Any]]:
        """Yield what some parties (None: nobody known), or anybody in some reports, do in some ways."""
        said = tables.statements
        columns = (
            "report",
            "place",
            "id",
            "party",
            "act",
            "low",
            "high",
            "spans",
            "start",
            "end",
            "negated",
            "red_line",
        )
        query = select(*(said.c[name] for name in columns)).where(said.c.act.in_(sorted(acts)))
        known = sorted(party for party in parties if party is not None)
        if None in parties:
            yield from self.connection.execute(query.where(said.c.party.is_(None)))
        for part in parts(known):
            yield from self.connection.execute(query.where(said.c.party.in_(part)))
        for some in parts(sorted(reports)):
            yield from self.connection.execute(query.where(said.c.report.in_(some)))

    def set_findings(self, found: Sequence[str]) -> None:
        """Keep what does not add up, each as a line of JSON, in place of what stood there."""
        self.connection.execute(delete(tables.findings))
        rows = [
            {"place": start, "entry": "\n".join(found[start : start + IN_ONE])}
            for start in range(0, len(found), IN_ONE)
        ]
        if rows:
            self.connection.execute(insert(tables.findings), rows)


def unnoted() -> Select[Any]:
    """Return the question for the numbers of reports of which nothing is noted yet."""
    held = tables.indexed.c.report
    query = select(held).outerjoin(tables.clues, tables.clues.c.report == held)
    return query.where(tables.clues.c.report.is_(None)).order_by(held)


def forget(connection: Connection, numbers: Collection[int]) -> None:
    """Forget what was noted of some reports, for it to be noted anew."""
    for part in parts(sorted(numbers)):
        connection.execute(delete(tables.clues).where(tables.clues.c.report.in_(part)))


def packed(held: Mapping[str, Any]) -> bytes:
    """Return what is noted of a report in few bytes."""
    packer = zlib.compressobj(level=9, wbits=-15, zdict=OFTEN)
    text = json.dumps(held, separators=(",", ":")).encode()
    return FORM + packer.compress(text) + packer.flush()


def unpacked(held: bytes) -> Any:  # noqa: ANN401 (as JSON has it)
    """Return what is noted of a report."""
    return json.loads(zlib.decompressobj(wbits=-15, zdict=OFTEN).decompress(held[len(FORM) :], MOST))
