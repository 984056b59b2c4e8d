"""Files in and out: the codebook and conflicts in TOML, what was read and solved in JSON."""

from typing import TYPE_CHECKING

from detente.lazily import offer

if TYPE_CHECKING:
    from detente.formats.codebook_toml import codebook_of
    from detente.formats.conflict_model import conflict_in, conflict_of
    from detente.formats.conflict_writing import conflict_text
    from detente.formats.reading_json import ids_of, line

__all__ = ["codebook_of", "conflict_in", "conflict_of", "conflict_text", "ids_of", "line"]

offer(
    __name__,
    {
        "codebook_of": "detente.formats.codebook_toml",
        "conflict_in": "detente.formats.conflict_model",
        "conflict_of": "detente.formats.conflict_model",
        "conflict_text": "detente.formats.conflict_writing",
        "ids_of": "detente.formats.reading_json",
        "line": "detente.formats.reading_json",
    },
)
