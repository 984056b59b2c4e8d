"""All statements of a record with all that is known of them: CSV, JSON Lines, Parquet."""

import io
import json
from collections.abc import Iterator
from typing import Any

from detente.errors import ParquetMissing
from detente.formats import reading_json
from detente.formats.cells import table_text
from detente.formats.statement_rows import COLUMNS, head, rows
from detente.record import Record
from detente.record.lines import LINE_ENDS


def statements_csv(record: Record) -> str:
    """Return one line for each statement, with a heading; `detente.formats.statements_in` reads it back.

    Cells that a spreadsheet would run as formulas begin with an apostrophe.
    """
    return table_text(list(COLUMNS), (tuple(row[name] for name in COLUMNS) for row in rows(record)))


def statements_jsonl(record: Record) -> str:
    """Return one JSON object a line: that of `detente read --json`, with the words and the head of the report."""
    return "".join(f"{line}\n" for line in statement_lines(record))


def statement_lines(record: Record) -> Iterator[str]:
    """Yield the lines of `statements_jsonl`, without their ends."""
    reports = {report.id: report for report in record.reports}
    for one in record.statements:
        entry = reading_json.statement(one) | {
            "quote": one.words(one.content),
            "evidence": [reading_json.evidence(words) for words in one.evidence],
            "report": {"id": one.report, **head(reports.get(one.report))},
        }
        yield json.dumps(entry, ensure_ascii=False, separators=(",", ":")).translate(LINE_ENDS)


def statements_parquet(record: Record) -> bytes:
    """Return a Parquet file with the columns of the CSV file: texts, whole numbers, and yes or no; missing is null.

    Raises:
        ParquetMissing: pyarrow is not installed.
    """
    try:
        import pyarrow as pa  # type: ignore[import-untyped]
        import pyarrow.parquet as pq  # type: ignore[import-untyped]
    except ModuleNotFoundError as error:
        raise ParquetMissing from error
    types: dict[type, Any] = {str: pa.string(), int: pa.int64(), bool: pa.bool_()}
    schema = pa.schema([(name, types[kind]) for name, kind in COLUMNS.items()])
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(list(rows(record)), schema=schema), out)
    return out.getvalue()
