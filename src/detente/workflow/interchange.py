"""A record written for other programs, and what other programs coded taken over: by the kind of file.

>>> from detente.record import Record
>>> kind_of("talks.ics", None)
'calendar'
>>> sorted(EXPORTS)[:2]
['affiliation', 'agreement']
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from detente.analysis.networks import networks
from detente.errors import ImportUnreadable, UnknownExport, UnknownImport, UnknownKind
from detente.formats.calendar_ics import calendar_ics
from detente.formats.dna import import_dna
from detente.formats.network_files import Network, network_csv, network_graphml
from detente.formats.passages import Imported
from detente.formats.plover_json import plover_json
from detente.formats.statements_in import import_statements
from detente.formats.statements_out import statements_csv, statements_jsonl, statements_parquet
from detente.models.discourse import FORMS
from detente.record import Codebook, Record, Report
from detente.sources.encoding import decoded
from detente.workflow.output import check_writable, write_whole


@dataclass(frozen=True)
class Export:
    """A kind of export."""

    about: str
    """What is in it, in a line."""
    endings: tuple[str, ...]
    """Of the files that can hold it."""


NETWORK = (".graphml", ".csv")

EXPORTS: dict[str, Export] = {
    "statements": Export("every statement with all its attributes, words and places", (".csv", ".jsonl", ".parquet")),
    "plover": Export("what was done, in the JSON of the PLOVER ontology of events", (".json",)),
    "calendar": Export("meetings and deadlines, for a calendar program", (".ics",)),
    "affiliation": Export("network of actors with issues: how often each is for and against", NETWORK),
    "agreement": Export("network of actors that are for the same issues", NETWORK),
    "conflict": Export("network of actors on opposite sides of an issue", NETWORK),
    "congruence": Export("network of actors on the same side of an issue", NETWORK),
    "subtract": Export("network of actors: congruence less conflict", NETWORK),
}
"""Kind -> what it is; the ending of the file's name says in which form it is written."""

BY_ENDING = {
    ".csv": "statements",
    ".jsonl": "statements",
    ".parquet": "statements",
    ".json": "plover",
    ".ics": "calendar",
    ".graphml": "congruence",
}
"""What is written when only the file is named."""

WRITERS: dict[tuple[str, str], Callable[[Record], str | bytes]] = {
    ("statements", ".csv"): statements_csv,
    ("statements", ".jsonl"): statements_jsonl,
    ("statements", ".parquet"): statements_parquet,
    ("plover", ".json"): plover_json,
    ("calendar", ".ics"): calendar_ics,
}

MOST_BYTES = 1 << 29
"""Of a table that is taken over: 512 MiB."""

IMPORTS = {
    ".dna": "statements coded in Discourse Network Analyzer",
    ".csv": "statements in a table, Détente's own or one whose columns are named",
    ".tsv": "the same, with tabs",
}
"""Ending -> what can be taken over."""


def kind_of(path: str | Path, kind: str | None) -> str:
    """Return which kind of export a file is to hold.

    Raises:
        UnknownExport: The ending stands for nothing, or for nothing of that kind.
        UnknownKind: There is no such kind.
    """
    ending = Path(path).suffix.lower()
    if kind is None:
        if ending not in BY_ENDING:
            raise UnknownExport(path, sorted(BY_ENDING))
        return BY_ENDING[ending]
    if kind not in EXPORTS:
        raise UnknownKind(kind, tuple(EXPORTS))
    if ending not in EXPORTS[kind].endings:
        raise UnknownExport(path, EXPORTS[kind].endings)
    return kind


def write_export(
    record: Record,
    path: str | Path,
    *,
    kind: str | None = None,
    by: str | int | None = None,
    norm: str = "no",
    actors: str = "party",
    counting: str | None = None,
    form: str = "subtract",
) -> tuple[Path, ...]:
    """Write a record, or a network made from it, to a file, and return the files written.

    Args:
        record: What to write.
        path: The file; its ending says in which form. What stands there is replaced, once the new file is complete.
        kind: One of `EXPORTS`; left out, the ending decides.
        by: For networks: `day`, `week`, `month`, `year` or a number of days. Each slice of time is written to a file of
            its own, `talks-2022-W02.graphml`.
        norm: For networks: `no`, `average`, `jaccard` or `cosine`; of actors with issues `no`, `activity` or
            `prominence`.
        actors: For networks: `party` or `person`.
        counting: For networks: `issues` counts each side of an issue once for an actor, `statements` every time.
            Left out, the first for networks of actors, the second for those of actors with issues.
        form: For actors with issues: `subtract` (for less against), `ignore` (how often) or `combine` (1 for,
            2 against, 3 both).

    Raises:
        UnknownExport: The ending stands for nothing of that kind.
        UnknownKind: There is no such kind, norm, form or slice of time.
        ParquetMissing: pyarrow is not installed.
        OutputError: The file cannot be written.
    """
    target = Path(path)
    what, ending = kind_of(target, kind), target.suffix.lower()
    check_writable(target, example=f"talks{ending}")
    if (what, ending) in WRITERS:
        write_whole(target, WRITERS[what, ending](record))
        return (target,)
    issues = what not in FORMS
    found = networks(
        record, form if issues else what, issues=issues, norm=norm, actors=actors, by=by,
        counting=counting or ("statements" if issues else "issues"),
    )  # fmt: skip
    text = network_graphml if ending == ".graphml" else network_csv
    files = tuple(named_for(target, network) for network in found)
    for file, network in zip(files, found, strict=True):
        write_whole(file, text(network))
    return files


def named_for(target: Path, network: Network) -> Path:
    """Return the file of a slice of time beside the one that was named."""
    time = network.time.replace("/", "_")
    return target.with_name(f"{target.stem}-{time}{target.suffix}") if time else target


def read_import(
    path: str | Path,
    *,
    columns: Mapping[str, str] | None = None,
    variables: Mapping[str, str] | None = None,
    reports: Iterable[Report] = (),
    codebook: Codebook | None = None,
) -> Imported:
    """Return what another program's file holds, as drafts, with what could not be taken over.

    Args:
        path: A .dna, .csv or .tsv file.
        columns: For tables: field of a statement -> heading of its column.
        variables: For .dna: `person`, `party`, `issue`, `agreement` -> the variable that holds it.
        reports: For tables: texts in which the rows may stand.
        codebook: Names and aliases that it knows get its slugs.

    Raises:
        UnknownImport: The ending stands for nothing that can be taken over.
        ImportRefused: The file cannot be read, or is not safe to read.
    """
    file = Path(path)
    ending = file.suffix.lower()
    if ending not in IMPORTS:
        raise UnknownImport(path, tuple(IMPORTS))
    if not file.is_file():
        raise ImportUnreadable(path, "a folder stands there" if file.is_dir() else "there is no such file")
    if ending == ".dna":
        return import_dna(file, variables=variables, codebook=codebook)
    try:
        if file.stat().st_size > MOST_BYTES:
            raise ImportUnreadable(path, f"it has more than {MOST_BYTES:,} bytes")
        content = file.read_bytes()
    except OSError as error:
        raise ImportUnreadable(path, error.strerror or str(error)) from error
    return import_statements(decoded(content), columns=columns, reports=reports, codebook=codebook)
