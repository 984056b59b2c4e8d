"""Files in and out: the codebook and conflicts in TOML, what was read in JSON."""

from detente.formats.codebook_toml import codebook_of
from detente.formats.reading_json import ids_of, line

__all__ = ["codebook_of", "ids_of", "line"]
