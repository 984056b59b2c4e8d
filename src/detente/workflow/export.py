"""A conflict and its results written for other programs, by the ending of the file's name."""

from pathlib import Path

from detente.analysis.solving import Solution
from detente.errors import UnknownExport
from detente.formats.conflict_writing import conflict_text
from detente.formats.exports import csv_text, dot_text, graphml_text, nfg_text
from detente.formats.picture import svg_text
from detente.workflow.output import check_writable, write_whole

WRITERS = {
    ".csv": lambda solution: csv_text(solution.model, solution.stability),
    ".dot": lambda solution: dot_text(solution.model),
    ".graphml": lambda solution: graphml_text(solution.model),
    ".nfg": lambda solution: nfg_text(solution.model),
    ".svg": lambda solution: svg_text(solution.model, solution.holding()),
    ".toml": lambda solution: conflict_text(solution.model.file),
}


def export_to(solution: Solution, path: str | Path) -> None:
    """Write a conflict or its results to a file, in the form that the ending of its name asks for.

    Raises:
        UnknownExport: No form goes by that ending.
        NotInThatForm: The conflict cannot be written in that form.
        OutputError: The file cannot be written.
    """
    target = Path(path)
    if target.suffix not in WRITERS:
        raise UnknownExport(target, sorted(WRITERS))
    check_writable(target, option="--export", example=f"conflict{target.suffix}")
    write_whole(target, WRITERS[target.suffix](solution))
