"""A file read from front to back, unpacked on the way when it is packed with gzip, that knows where it stands."""

import zlib
from typing import BinaryIO

from detente.sources.unpacking import BadPacking

PIECE = 64 * 1024
GZIP = b"\x1f\x8b"
OUT = 256 * 1024

Place = tuple[int, int]
"""Where something begins: an offset in the file, and how many bytes to pass over from there once it is unpacked."""


class Packed:
    """Reads from a place on. Web archives are packed record by record, so that most places cost no detour."""

    def __init__(self, file: BinaryIO, place: Place = (0, 0)) -> None:
        self.file = file
        file.seek(place[0])
        self.buffer = b""
        self.at = 0
        self.member, self.passed = place[0], 0
        start = file.read(len(GZIP))
        file.seek(place[0])
        self.inflate = zlib.decompressobj(zlib.MAX_WBITS | 16) if start == GZIP else None
        self.rest = b""
        self.skip(place[1])

    @property
    def place(self) -> Place:
        """Where the next byte comes from."""
        if self.inflate is None:
            return self.member + self.passed, 0
        if self.at == len(self.buffer) and self.inflate.eof:
            self.fill()  # on to the next member, where the place needs no detour
        return self.member, self.passed

    def fill(self) -> bool:
        """Take in the next bytes; return whether there are any.

        Raises:
            BadPacking: They are damaged.
        """
        while self.at == len(self.buffer):
            raw = self.rest or self.file.read(PIECE)
            if self.inflate is not None and self.inflate.eof:
                if not raw.startswith(GZIP[:1]):
                    return False  # the end, or zeros and the like after it
                self.member, self.passed = self.file.tell() - len(raw), 0
                self.inflate = zlib.decompressobj(zlib.MAX_WBITS | 16)
            if not raw:
                if self.inflate is not None and self.passed:
                    raise BadPacking("gzip, cut short")
                return False
            self.rest, self.at = b"", 0
            if self.inflate is None:
                self.buffer = raw
                return True
            try:
                self.buffer = self.inflate.decompress(raw, OUT)
            except zlib.error as error:
                self.buffer = b""
                raise BadPacking(str(error)) from error
            self.rest = self.inflate.unused_data if self.inflate.eof else self.inflate.unconsumed_tail
        return True

    def read(self, size: int) -> bytes:
        """Return up to `size` bytes: fewer, but for the end of the file one at least."""
        if size <= 0 or not self.fill():
            return b""
        piece = self.buffer[self.at : self.at + size]
        self.at += len(piece)
        self.passed += len(piece)
        return piece

    def line(self, longest: int) -> bytes:
        """Return the next line with its end, or its first `longest` bytes; nothing at the end of the file."""
        pieces: list[bytes] = []
        while longest > 0 and self.fill():
            end = self.buffer.find(b"\n", self.at, self.at + longest)
            piece = self.read(longest if end < 0 else end + 1 - self.at)
            pieces.append(piece)
            longest -= len(piece)
            if end >= 0:
                break
        return b"".join(pieces)

    def pass_blank(self) -> None:
        """Pass over ends of lines."""
        while self.fill() and self.buffer[self.at] in b"\r\n":
            self.read(1)

    def skip(self, size: int) -> int:
        """Pass over `size` bytes; return how many there were."""
        left = size
        while left > 0:
            piece = self.read(min(left, OUT))
            if not piece:
                break
            left -= len(piece)
        return size - left
