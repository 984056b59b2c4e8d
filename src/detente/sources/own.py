"""How a brief that Détente wrote is known again, so that it is not read as a report."""

import re
from pathlib import Path

MARK = re.compile(rb"""<meta\s+name="generator"\s+content="d(?:e|\xc3\xa9)tente\b""", re.I)
HEAD = 4096


def carries_mark(content: bytes) -> bool:
    """Return whether a page names Détente as what wrote it."""
    return MARK.search(content[:HEAD]) is not None


def is_own_brief(path: Path) -> bool:
    """Return whether the page in a file names Détente as what wrote it."""
    try:
        with path.open("rb") as file:
            return carries_mark(file.read(HEAD))
    except OSError:
        return False  # reading it will say why not
