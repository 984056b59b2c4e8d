"""How a web archive (WARC, ISO 28500) is read: the pages, texts and PDFs that servers answered with.

The usual library (warcio) takes lines and unpacked bodies of any length, prints, and does not read archives that are
packed as a whole: this reader keeps to limits, and is tested on archives that warcio writes.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from detente.errors import BrokenArchive, SourceError, TooLarge, UnknownPacking
from detente.sources.content_types import SUFFIXES, is_read, type_and_charset
from detente.sources.items import LARGEST, Item, Known
from detente.sources.masking import masked
from detente.sources.names import shown
from detente.sources.packed import Packed, Place
from detente.sources.unpacking import BadPacking, Overflow, limited, unpacked

LONGEST_LINE = 64 * 1024
MOST_LINES = 500
PIECE = 64 * 1024
VERSION = re.compile(rb"WARC/\d+\.\d+\s*")
STATUS = re.compile(rb"HTTP/\d(?:\.\d)?\s+(\d{3})\b")
KIND = "web archive (WARC)"


@dataclass(frozen=True)
class Record:
    """One record: its headers in small letters, and how many bytes its block has."""

    headers: Mapping[str, str]
    length: int


def warc_parts(path: Path, name: str, start: Place = (0, 0)) -> Iterator[tuple[Place, Item | SourceError]]:
    """Yield the reports in a web archive, each with its place in the file, which may be gigabytes long.

    Raises:
        OSError: The file cannot be read.
    """
    with path.open("rb") as file:
        place = start
        try:
            stream = Packed(file, start)
            while True:
                stream.pass_blank()
                place = stream.place
                record = next_record(stream)
                if record is None:
                    return
                block = Block(stream, record.length)
                item = report_in(record, block, path, name)
                block.close()
                if item is not None:
                    yield place, item
        except BadPacking as error:
            yield place, BrokenArchive(name, KIND, str(error))


def next_record(stream: Packed) -> Record | None:
    """Return the headers of the next record, or None at the end.

    Raises:
        BadPacking: Something else stands there.
    """
    line = stream.line(LONGEST_LINE)
    if not line:
        return None
    if not VERSION.fullmatch(line):
        raise BadPacking("no record begins there")
    headers = header_lines(stream)
    length = headers.get("content-length", "")
    if not length.isdecimal() or len(length) > 18:
        raise BadPacking("a record does not say how long it is")
    return Record(headers, int(length))


def header_lines(stream: "Packed | Block") -> dict[str, str]:
    """Return header lines up to the empty one, their names in small letters; of two of a name, the first.

    Raises:
        BadPacking: They have no end.
    """
    found: dict[str, str] = {}
    for _ in range(MOST_LINES):
        line = stream.line(LONGEST_LINE)
        if not line.strip():
            return found
        name, colon, value = line.decode("utf-8", "replace").partition(":")
        if colon:
            found.setdefault(name.strip().lower(), value.strip())
    raise BadPacking("the headers of a record have no end")


class Block:
    """The bytes of one record, no more."""

    def __init__(self, stream: Packed, length: int) -> None:
        self.stream = stream
        self.left = length

    def line(self, longest: int) -> bytes:
        """Return the next line, within the block."""
        found = self.stream.line(min(longest, self.left))
        self.left -= len(found)
        return found

    def pieces(self) -> Iterator[bytes]:
        """Yield what is left of the block."""
        while self.left:
            piece = self.stream.read(min(PIECE, self.left))
            if not piece:
                raise BadPacking("cut short")
            self.left -= len(piece)
            yield piece

    def close(self) -> None:
        """Pass over what is left.

        Raises:
            BadPacking: The file ends before.
        """
        if self.stream.skip(self.left) < self.left:
            raise BadPacking("cut short")
        self.left = 0


def report_in(record: Record, block: Block, path: Path, name: str) -> Item | SourceError | None:
    """Return the report in a record, or None when it holds no good answer of a kind that is read."""
    kind = record.headers.get("warc-type")
    target = record.headers.get("warc-target-uri", "").strip("<>")
    if kind not in ("response", "resource") or not target.startswith(("http://", "https://")):
        return None
    headers: Mapping[str, str] = record.headers
    if kind == "response":
        status = STATUS.match(block.line(LONGEST_LINE))
        if status is None or status[1] != b"200":
            return None
        headers = header_lines(block)
    content_type, charset = type_and_charset(headers.get("content-type", ""))
    if not is_read(content_type) or target.endswith("/robots.txt"):
        return None
    address = masked(target)
    called = f"{name}: {address}"
    content = body(block, headers, called)
    if not isinstance(content, bytes):
        return content
    if not content.strip():
        return None
    return Item(
        name=called,
        content=content,
        suffix=SUFFIXES.get(content_type, ""),
        file=shown(path.name),
        origin=shown(path.name),
        key=record.headers.get("warc-record-id", address),
        fetched_at=record.headers.get("warc-date"),
        known=Known(url=address, charset=charset),
    )


def body(block: Block, headers: Mapping[str, str], name: str) -> bytes | SourceError:
    """Return the body of an answer with its transfer and its packing undone."""
    pieces: Iterable[bytes] = block.pieces()
    if headers.get("transfer-encoding", "").lower() == "chunked":
        pieces = chunks(block)
    try:
        return limited(unpacked(pieces, headers.get("content-encoding", "")), LARGEST)
    except Overflow:
        return TooLarge(name, LARGEST)
    except BadPacking as error:
        return UnknownPacking(name, str(error))


def chunks(block: Block) -> Iterator[bytes]:
    """Yield the chunks in which a body was sent; some archives keep the header and undo the chunks."""
    first = block.line(80)
    size = chunk_size(first)
    if size is None:
        yield first
        yield from block.pieces()
        return
    while size:
        while size and block.left:
            piece = block.stream.read(min(PIECE, size, block.left))
            if not piece:
                raise BadPacking("cut short")
            block.left -= len(piece)
            size -= len(piece)
            yield piece
        block.line(80)  # the end of line after it
        size = chunk_size(block.line(80)) or 0


def chunk_size(line: bytes) -> int | None:
    """Return the size that a line gives, or None when it gives none."""
    try:
        return int(line.split(b";")[0].strip(), 16) if line.endswith(b"\n") else None
    except ValueError:
        return None
