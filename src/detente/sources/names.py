"""How files and the system's reasons are named so that they can be printed."""

import os
from pathlib import Path


def shown(path: Path | str) -> str:
    """Return a file's name as it can be printed: names on disk are bytes, and need not be text."""
    return os.fsencode(path).decode("utf-8", "replace")


def why(error: OSError | ValueError) -> str:
    """Return the system's reason, in its words."""
    return (isinstance(error, OSError) and error.strerror) or str(error)
