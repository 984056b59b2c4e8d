"""Whether a case stands in a folder; nothing of it is opened, and nothing is loaded that opening takes."""

import os
from pathlib import Path

SETTINGS = "case.toml"
"""The file that makes a folder a case."""


def is_case(folder: str | os.PathLike[str]) -> bool:
    """Return whether a case stands there."""
    return (Path(folder) / SETTINGS).is_file()
