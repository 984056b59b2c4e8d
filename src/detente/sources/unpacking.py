"""How packed bytes are unpacked piece by piece, so that a small bomb never becomes a large one."""

import zlib
from collections.abc import Iterable, Iterator
from typing import Protocol

PIECE = 256 * 1024
"""Bytes that are unpacked at a time."""

MOST_LAYERS = 3
"""Servers pack once; more than a few layers are a trap."""


class BadPacking(ValueError):
    """The bytes are damaged, or packed in a way that is not known. Says which, on one line."""


class Overflow(ValueError):
    """There are more bytes than may be."""


class Unpacker(Protocol):
    """Undoes one layer of packing."""

    def __call__(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """Yield what was packed, in pieces of bounded size.

        Raises:
            BadPacking: The bytes are damaged.
        """
        ...


def limited(pieces: Iterable[bytes], most: int) -> bytes:
    """Return all the pieces as one.

    Raises:
        Overflow: They are more than `most` bytes; what comes after is not asked for.
    """
    kept = bytearray()
    for piece in pieces:
        if len(kept) + len(piece) > most:
            raise Overflow(str(most))
        kept += piece
    return bytes(kept)


def unpacked(pieces: Iterable[bytes], packing: str) -> Iterator[bytes]:
    """Return what was packed, in small pieces; `packing` is a Content-Encoding such as `gzip` or `gzip, br`.

    Raises:
        BadPacking: It is not known, or the bytes are damaged (raised while the pieces are taken).
    """
    layers = [layer for layer in packing.lower().replace(" ", "").split(",") if layer not in ("", "identity")]
    if len(layers) > MOST_LAYERS:
        raise BadPacking(f"{len(layers)} layers")
    for layer in reversed(layers):
        if layer not in UNPACKERS:
            raise BadPacking(layer[:30])
        pieces = UNPACKERS[layer](pieces)
    return iter(pieces)


def gunzipped(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield what was packed with gzip, in one member or several."""
    inflate = zlib.decompressobj(zlib.MAX_WBITS | 16)
    ended = False
    for piece in pieces:
        rest = piece
        while rest:
            if ended:
                if not rest.startswith(b"\x1f"):
                    return  # zeros and the like after the end
                inflate = zlib.decompressobj(zlib.MAX_WBITS | 16)
            yield inflated(inflate, rest)
            ended = inflate.eof
            rest = inflate.unused_data if ended else inflate.unconsumed_tail
    if not ended:
        raise BadPacking("gzip, cut short")


def deflated(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield what was packed with deflate, with a header of zlib or, as some servers do it, without."""
    inflate = None
    for piece in pieces:
        rest = piece
        while rest:
            if inflate is None:
                bare = rest[0] & 0x0F != 8 or rest[0] >> 4 > 7
                inflate = zlib.decompressobj(-zlib.MAX_WBITS if bare else zlib.MAX_WBITS)
            yield inflated(inflate, rest)
            if inflate.eof:
                return
            rest = inflate.unconsumed_tail
    if inflate is not None:
        raise BadPacking("deflate, cut short")


def inflated(inflate: "zlib._Decompress", data: bytes) -> bytes:
    """Return the next piece.

    Raises:
        BadPacking: It is damaged.
    """
    try:
        return inflate.decompress(data, PIECE)
    except zlib.error as error:
        raise BadPacking(str(error)) from error


def unbrotlied(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield what was packed with brotli."""
    import brotli  # type: ignore[import-untyped]

    inflate = brotli.Decompressor()
    try:
        for piece in pieces:
            out = inflate.process(piece, output_buffer_limit=PIECE)
            while out:
                yield out
                out = inflate.process(b"", output_buffer_limit=PIECE)
    except brotli.error as error:
        raise BadPacking("brotli, damaged") from error
    if not inflate.is_finished():
        raise BadPacking("brotli, cut short")


UNPACKERS: dict[str, Unpacker] = {
    "gzip": gunzipped,
    "x-gzip": gunzipped,
    "deflate": deflated,
    "br": unbrotlied,
}
ACCEPTED = "gzip, deflate, br"
"""What is asked for of servers."""
