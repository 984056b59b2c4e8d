"""Files in and out: codebooks, conflicts, what was read and solved, and what other programs read and code."""

from typing import TYPE_CHECKING

from detente.lazily import offer

if TYPE_CHECKING:
    from detente.formats.calendar_ics import calendar_ics
    from detente.formats.codebook_toml import codebook_of
    from detente.formats.conflict_model import conflict_in, conflict_of
    from detente.formats.conflict_writing import conflict_text
    from detente.formats.dna import import_dna
    from detente.formats.network_files import Network, network_csv, network_graphml
    from detente.formats.passages import Imported
    from detente.formats.plover_json import plover_json
    from detente.formats.reading_json import ids_of, line
    from detente.formats.statements_in import import_statements
    from detente.formats.statements_out import statements_csv, statements_jsonl, statements_parquet

__all__ = [
    "Imported",
    "Network",
    "calendar_ics",
    "codebook_of",
    "conflict_in",
    "conflict_of",
    "conflict_text",
    "ids_of",
    "import_dna",
    "import_statements",
    "line",
    "network_csv",
    "network_graphml",
    "plover_json",
    "statements_csv",
    "statements_jsonl",
    "statements_parquet",
]

offer(
    __name__,
    {
        "Imported": "detente.formats.passages",
        "Network": "detente.formats.network_files",
        "calendar_ics": "detente.formats.calendar_ics",
        "codebook_of": "detente.formats.codebook_toml",
        "conflict_in": "detente.formats.conflict_model",
        "conflict_of": "detente.formats.conflict_model",
        "conflict_text": "detente.formats.conflict_writing",
        "ids_of": "detente.formats.reading_json",
        "import_dna": "detente.formats.dna",
        "import_statements": "detente.formats.statements_in",
        "line": "detente.formats.reading_json",
        "network_csv": "detente.formats.network_files",
        "network_graphml": "detente.formats.network_files",
        "plover_json": "detente.formats.plover_json",
        "statements_csv": "detente.formats.statements_out",
        "statements_jsonl": "detente.formats.statements_out",
        "statements_parquet": "detente.formats.statements_out",
    },
)
