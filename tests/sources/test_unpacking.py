"""However it comes in pieces, what was packed comes out, and never more than was allowed."""

import contextlib
import gzip
import io
import zlib

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.sources.packed import Packed
from detente.sources.unpacking import PIECE, BadPacking, Overflow, limited, unpacked

PACK = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress}


def pieces(content, size):
    return [content[at : at + size] for at in range(0, len(content), size)]


@given(st.binary(max_size=5000), st.sampled_from(sorted(PACK)), st.integers(1, 700))
def test_unpacking_undoes_packing_however_the_bytes_come(content, packing, size):
    packed = PACK[packing](content)
    assert limited(unpacked(pieces(packed, size), packing), 5000) == content


@given(st.binary(min_size=1, max_size=5000), st.sampled_from(sorted(PACK)), st.integers(1, 700))
def test_one_byte_too_many_is_too_many(content, packing, size):
    with pytest.raises(Overflow):
        limited(unpacked(pieces(PACK[packing](content), size), packing), len(content) - 1)


@given(st.binary(max_size=300), st.sampled_from(sorted(PACK)))
def test_noise_is_unpacked_or_refused(content, packing):
    with contextlib.suppress(BadPacking, Overflow):
        limited(unpacked([content], packing), 100_000)


@pytest.mark.parametrize("packing", sorted(PACK))
def test_no_piece_of_a_bomb_is_large(packing):
    packed = PACK[packing](bytes(20_000_000))
    assert max(map(len, unpacked([packed], packing))) <= 2 * PIECE


def test_members_of_gzip_follow_each_other():
    packed = gzip.compress(b"Talks ") + gzip.compress(b"go on.") + bytes(512)
    for size in (1, 7, 10_000):
        assert limited(unpacked(pieces(packed, size), "gzip"), 100) == b"Talks go on."


@given(st.lists(st.binary(max_size=300), max_size=5), st.booleans(), st.integers(1, 400))
def test_a_place_in_a_file_leads_back_to_the_same_bytes(parts, packs, size):
    whole = b"".join(parts)
    content = b"".join(map(gzip.compress, parts)) if packs else whole
    if content.startswith(b"\x1f\x8b") != (packs and bool(parts)):
        return
    stream = Packed(io.BytesIO(content))
    read = b""
    while True:
        assert Packed(io.BytesIO(content), stream.place).line(10_000) == whole[len(read) :].partition(b"\n")[0] + (
            b"\n" if b"\n" in whole[len(read) :] else b""
        )
        piece = stream.read(size)
        if not piece:
            break
        read += piece
    assert read == whole
