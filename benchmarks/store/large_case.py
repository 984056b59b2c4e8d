"""How fast a large case is asked, filled from few readings: every table and `changes`, against the whole record.

    python benchmarks/store/large_case.py [REPORTS] [READ]

Some reports of the grammar are read; the case is filled with these readings over and over, each time under another day
and with another number in its first line, through the store's own way of adding. Then for every table: the time of its
first rows and, where the case is small enough, that of the plain definition on the whole record.
"""

import resource
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from reports import report

from detente.reading import read
from detente.record import Codebook, Draft, PartialDate, Report, Verdict
from detente.store.store import Origin
from detente.workflow.case import new, opened
from detente.workflow.changed import case_changes
from detente.workflow.plain_views import DEFINITIONS, plain_view
from detente.workflow.review import judge
from detente.workflow.upkeep import up_to_date
from detente.workflow.views import TABLES, Asked, search, view

SMALL = 400
"""Reports up to which the whole record is taken for comparison."""
ROWS = 50
BOOK = Codebook.model_validate(
    {"issues": [{"id": "quota", "label": "The cod quota", "keywords": ["quota", "moratorium"]}]}
)
DAYS = 300


def drafts(number):
    """Yield readings of reports of the grammar, each with the number of digits that its first line leaves."""
    for one in range(number):
        text, day = report(one * 31)
        words = text.replace(f"Report {one * 31} on", "Report 00000000 on")
        yield read(Report(text=words, published=PartialDate(value=day), outlet=f"Wire {one % 7}"), BOOK)


def again(draft, number):
    """Return a reading under another day and another number in its text."""
    day = date(2031, 1, 1) + timedelta(days=number % DAYS)
    shift = day - draft.report.published.first
    report_new = Report(
        text=draft.report.text.replace("Report 00000000 on", f"Report {number:08} on"),
        published=PartialDate(value=day.isoformat()),
        outlet=draft.report.outlet,
    )
    data = draft.model_dump(mode="json", exclude={"report"})

    def moved(value, key=""):
        if isinstance(value, dict):
            if key in ("date", "due") and value.get("value", "").count("-") == 2 and "W" not in value["value"]:
                return {**value, "value": (date.fromisoformat(value["value"]) + shift).isoformat()}
            held = {name: moved(one, name) for name, one in value.items() if name != "id" or "evidence" not in value}
            if held.get("report") == draft.report.id:
                held["report"] = report_new.id
                held["text"] = report_new.text[held["start"] : held["end"]]
            return held
        return [moved(one) for one in value] if isinstance(value, list) else value

    return Draft.model_validate({**moved(data), "report": report_new.model_dump(mode="json")})


def main(number, read_ones):
    folder = Path(tempfile.mkdtemp())
    kept = list(drafts(read_ones))
    with opened(new(folder / "case")) as case:
        took, size = timed(lambda: fill(case, kept, number))
        print(f"{number} reports, {size / 1e6:.1f} MB, filled in {took:.0f} s")
        took, _ = timed(lambda: up_to_date(case.store))
        print(f"worked out in {took:.1f} s, {took / number * 1e3:.1f} ms a report")
        path = folder / "case" / "case.db"
        print(f"database {path.stat().st_size / size:.2f} times the text")
        fill(case, kept, number + 30, start=number)
        took, _ = timed(lambda: up_to_date(case.store))
        print(f"30 more worked out in {took:.2f} s")
        print(f"largest memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:.0f} MB")
        first = view(case, "statements", Asked(), limit=1).rows[0][-1]
        took, _ = timed(lambda: judge(case, Verdict.REJECT, first, by="ab"))
        print(f"a judgement {took:.2f} s")
        took, _ = timed(lambda: up_to_date(case.store))
        print(f"worked out after it in {took:.2f} s")
        last = date(2031, 1, 1) + timedelta(days=DAYS - 1)
        whole = timed(case.record) if number <= SMALL else None
        for asked in (Asked(), Asked(since="2031-10-20"), Asked(party="norway", act="demand")):
            print(asked)
            for name in TABLES:
                if name == "check" and number > SMALL:
                    continue
                view(case, name, asked, limit=1)
                took, table = timed(lambda name=name, asked=asked: view(case, name, asked, limit=ROWS))
                line = f"{name:12} {took:6.3f} s  {len(table.rows)} rows of {len(table.rows) + table.more}"
                if whole:
                    plain, expected = timed(lambda name=name, asked=asked: plain_view(whole[1], name, asked))
                    assert table.rows == expected.rows[:ROWS]
                    line += f"  whole record {plain + whole[0]:6.2f} s, {(plain + whole[0]) / took:.0f} times as long"
                print(line)
        for since in (last - timedelta(days=1), last - timedelta(days=7)):
            took, changed = timed(lambda since=since: case_changes(case, since))
            print(f"changes since {since} {took:6.3f} s  {len(changed.lines)} lines")
        took, table = timed(lambda: search(case, '"cod quota" guarantee'))
        print(f"{'search':12} {took:6.3f} s  {len(table.rows)} rows")
        sys.stdout.flush()
    assert set(TABLES) == set(DEFINITIONS)


def fill(case, kept, number, *, start=0):
    """Fill a case with readings, and return the bytes of their texts."""
    size = 0
    for one in range(start, number):
        draft = again(kept[one % len(kept)], one)
        size += len(draft.report.text.encode())
        case.store.add(draft, reader="rules", origin=Origin(f"{one}.txt"))
    return size


def timed(work):
    begin = time.perf_counter()
    done = work()
    return time.perf_counter() - begin, done


if __name__ == "__main__":
    arguments = [int(one) for one in sys.argv[1:]]
    main(arguments[0] if arguments else 10_000, arguments[1] if len(arguments) > 1 else 200)
