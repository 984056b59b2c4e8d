"""Ten times the text takes some ten times the work: time is compared, and the bound leaves room for a busy machine."""

import resource

import pytest

from detente.sources import load
from files import ENGLISH, SENTENCES, page
from growth import grows_less

QUADRATIC_WOULD_BE = 100
BOUND = 35

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


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
@pytest.mark.parametrize("shape", SHAPES)
def test_reading_is_linear_in_the_text(tmp_path, shape, encoding):
    small, large = tmp_path / "small.txt", tmp_path / "large.txt"
    small.write_bytes(SHAPES[shape](200_000).encode(encoding))
    large.write_bytes(SHAPES[shape](2_000_000).encode(encoding))
    load([small])  # what is loaded on first use is not counted
    assert grows_less(lambda: load([small]), lambda: load([large]), BOUND)
    assert BOUND < QUADRATIC_WOULD_BE


@pytest.mark.slow
def test_a_page_is_linear_too(tmp_path):
    small, large = tmp_path / "small.html", tmp_path / "large.html"
    small.write_bytes(page(sentences=[f"{number}. {SENTENCES[0]}" for number in range(300)]))
    large.write_bytes(page(sentences=[f"{number}. {SENTENCES[0]}" for number in range(3000)]))
    load([small])
    assert grows_less(lambda: load([small]), lambda: load([large]), BOUND)


@pytest.mark.slow
def test_twenty_megabytes_are_read_in_bounded_memory(tmp_path):
    file = tmp_path / "long.txt"
    file.write_text(ENGLISH * (20_000_000 // len(ENGLISH)))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    report = load([file]).reports[0]
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before  # kilobytes
    assert len(report.text) > 19_000_000
    assert grown < 12 * 20_000
