"""How a mailbox (mbox) is read: the mails in it, one after the other."""

import re
from collections.abc import Iterator
from pathlib import Path

from detente.errors import BrokenArchive, SourceError, TooLarge
from detente.sources.items import LARGEST, Item
from detente.sources.names import shown
from detente.sources.packed import Packed, Place
from detente.sources.unpacking import BadPacking

LONGEST_LINE = 1_000_000
LONGEST_SEPARATOR = 300
SEPARATOR = re.compile(rb"From \S.*\d\d:\d\d.*\d{4}\s*")
QUOTED = re.compile(rb">+From ")
KIND = "mailbox (mbox)"


def mbox_parts(path: Path, name: str, start: Place = (0, 0)) -> Iterator[tuple[Place, Item | SourceError]]:
    """Yield the mails in a mailbox, each with its place in the file.

    Raises:
        OSError: The file cannot be read.
    """
    with path.open("rb") as file:
        stream = Packed(file, start)
        number, place = 0, start
        mail, size, blank = bytearray(), 0, True
        try:
            while True:
                here = stream.place
                line = stream.line(LONGEST_LINE)
                begins = blank and len(line) <= LONGEST_SEPARATOR and SEPARATOR.fullmatch(line) is not None
                if (begins or not line) and number:
                    yield place, mail_in(bytes(mail), size, f"{name} mail {number}", path)
                if not line:
                    if not number:
                        yield place, BrokenArchive(name, KIND, "no mail begins there")
                    return
                if begins:
                    number, place, mail, size = number + 1, here, bytearray(), 0
                elif not number and line.strip():
                    yield place, BrokenArchive(name, KIND, "no mail begins there")
                    return
                else:
                    size += len(line)
                    if size <= LARGEST:
                        mail += line[1:] if QUOTED.match(line) else line
                blank = not line.strip()
        except BadPacking as error:
            yield place, BrokenArchive(name, KIND, str(error))


def mail_in(content: bytes, size: int, name: str, path: Path) -> Item | SourceError:
    """Return one mail."""
    if size > LARGEST:
        return TooLarge(name, LARGEST)
    file = shown(path.name)
    return Item(name=name, content=content, suffix=".eml", file=file, origin=file)
