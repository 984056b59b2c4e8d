"""Ten times the text takes some ten times the work: time is compared, and the bound leaves room for a busy machine."""

import resource
import time

import pytest

from detente.sources import load
from files import ENGLISH, SENTENCES, page

QUADRATIC_WOULD_BE = 100
BOUND = 35
LEAST = 0.02
"""Seconds below which the clock says little."""

SHAPES = {
    "sentences": lambda size: ENGLISH * (size // len(ENGLISH)),
    "one line": lambda size: "talks " * (size // 6),
    "one word": lambda size: "a" * size,
    "opening marks": lambda size: "“" * size + "talks",
    "line ends": lambda size: "talks" + "\r\n" * (size // 2) + "go on",
    "spaces": lambda size: "talks" + " " * size + "go on.",
    "colons": lambda size: "By: " * (size // 4),
    "tags": lambda size: "<p" * (size // 2),
}


def seconds(path):
    start = time.perf_counter()
    load([path])
    return time.perf_counter() - start


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
@pytest.mark.parametrize("shape", SHAPES)
def test_reading_is_linear_in_the_text(tmp_path, shape, encoding):
    small, large = tmp_path / "small.txt", tmp_path / "large.txt"
    small.write_bytes(SHAPES[shape](200_000).encode(encoding))
    large.write_bytes(SHAPES[shape](2_000_000).encode(encoding))
    seconds(small)  # what is loaded on first use is not counted
    least = max(min(seconds(small) for _ in range(3)), LEAST)
    assert min(seconds(large) for _ in range(2)) < BOUND * least
    assert BOUND < QUADRATIC_WOULD_BE


@pytest.mark.slow
def test_a_page_is_linear_too(tmp_path):
    small, large = tmp_path / "small.html", tmp_path / "large.html"
    small.write_bytes(page(sentences=[f"{number}. {SENTENCES[0]}" for number in range(300)]))
    large.write_bytes(page(sentences=[f"{number}. {SENTENCES[0]}" for number in range(3000)]))
    seconds(small)
    assert seconds(large) < BOUND * max(seconds(small), LEAST)


@pytest.mark.slow
def test_twenty_megabytes_are_read_in_bounded_memory(tmp_path):
    file = tmp_path / "long.txt"
    file.write_text(ENGLISH * (20_000_000 // len(ENGLISH)))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    report = load([file]).reports[0]
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before  # kilobytes
    assert len(report.text) > 19_000_000
    assert grown < 12 * 20_000
