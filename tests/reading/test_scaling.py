"""Ten times the text takes some ten times the work, whatever the text is made of, and memory stays in bounds."""

import gc
import subprocess
import sys
import tracemalloc

import pytest

from detente.reading import read
from detente.record import PartialDate, Report
from growth import grows_less

TUESDAY = PartialDate(value="2031-03-04")
PROSE = (
    "Norway said on Monday that the quota would stay if Iceland lifted its ban. “We will not sign,” said Eva "
    "Lindqvist, the chief negotiator, in Geneva. The Union of Cabin Crews (UCC) rejected the offer, which the airline "
    "called “fair”. "
    "Xinhua reported that Kenyan officials have agreed to pay within a week, citing a source close to the talks.\n\n"
)
BOUND = 25
"""Times the work of a tenth of the text; linear is 10, quadratic 100."""

SHAPES = {
    "prose": (lambda size: PROSE * size, 20),
    "one paragraph": (lambda size: PROSE.replace("\n\n", " ") * size, 20),
    "one line without a stop": (lambda size: "talks go on and " * size, 1_250),
    "one word": (lambda size: "a" * size, 20_000),
    "one line of names": (lambda size: "Norway Iceland " * size, 1_000),
    **{f"opening {mark}": (lambda size, mark=mark: mark * size, 1_000) for mark in ("“", "«", "„", "‘", "``", "❝")},
    "straight marks": (lambda size: '"' * size, 1_000),
    "straight marks and words": (lambda size: '" ' * size, 1_000),
    "single marks": (lambda size: "'" * size, 1_000),
    "single marks and words": (lambda size: "'a " * size, 1_000),
    "marks that never close": (lambda size: "“we sail " * size, 500),
    "open paragraphs": (lambda size: "“We sail.\n\n" * size, 200),
    "X said that": (lambda size: "Norway said that " * size, 500),
    "he said that": (lambda size: "he said that " * size, 500),
    "quotation and said": (lambda size: "“We sail,” he said. " * size, 200),
    "said and quotation": (lambda size: "he said “we sail” " * size, 300),
    "commas": (lambda size: "," * size, 500),
    "names and commas": (lambda size: "Norway, " * size, 500),
    "relative clauses": (lambda size: "Norway, which said, " * size, 300),
    "brackets": (lambda size: "(" * size + ")" * size, 500),
    "brackets of names": (lambda size: "Union of Crews (UCC) " * size, 200),
    "conditions": (lambda size: "if they pay " * size, 500),
    "citing": (lambda size: ", citing sources" * size, 500),
    "meetings": (lambda size: "Norway met Iceland in Geneva on March 2. " * size, 100),
    "many meetings": (
        lambda size: "".join(f"A meeting in Geneva on March {n % 28 + 1}, {2031 + n}. " for n in range(size)),
        60,
    ),
    "events": (lambda size: "imposed sanctions withdrew 2,000 troops " * size, 200),
    "deadlines": (lambda size: "must pay by Friday " * size, 300),
    "stops": (lambda size: "." * size, 2_000),
    "stops and marks": (lambda size: ".”" * size, 2_000),
    "closing marks": (lambda size: "We sail." + "”" * size, 2_000),
    "tabs": (lambda size: "one\ttwo\t" * size, 1_000),
    "hyphens": (lambda size: "one-" * size, 1_000),
    "digits": (lambda size: "1,000." * size, 1_000),
    "capitals in a row": (lambda size: "OSLO " * size, 1_000),
    "headings": (lambda size: "A heading without a stop\n" * size, 200),
    "initials": (lambda size: "J. " * size, 1_000),
    "capitals": (lambda size: "Alpha Beta " * size, 500),
    "people": (
        lambda size: "".join(f"Ana Torres{n} said that it rained. " for n in range(size)).translate(LETTERS),
        60,
    ),
    "turns": (lambda size: "MS. BERG: We sail.\n\nQ: Do you?\n\n" * size, 100),
    "one long turn": (lambda size: "Q: Do you?\n\nMS. BERG: " + "We sail.\n\n" * size, 300),
    "questions": (lambda size: "Q: " * size, 1_000),
    "stamps": (lambda size: "18:52 Norway says no.\n" * size, 200),
    "stamps in a row": (lambda size: "18:52 " * size, 1_000),
    "tables": (lambda size: "Norway\t12\tno\n" * size, 500),
    "a table of blanks": (lambda size: "Norway   12   no\n" * size, 500),
    "headlines": (lambda size: "Norway: the ban stays\n" * size, 200),
    "colons": (lambda size: "Norway: " * size, 500),
    "quoted mail": (lambda size: "> Norway will\n> not sign.\n" * size, 300),
    "marks of mail": (lambda size: ">" * size, 2_000),
    "all capitals": (lambda size: PROSE.upper() * size, 20),
    "quotations in quotations": (lambda size: "“he said ‘she said “no” ’ ” " * size, 200),
    "nested and never closed": (lambda size: "“a ‘b “c " * size, 300),
    "line ends": (lambda size: "\r\n" * size, 2_000),
    "spaces": (lambda size: "a" + " " * size + "b", 10_000),
}
LETTERS = str.maketrans("0123456789", "abcdefghij")


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES)
def test_ten_times_the_text_takes_no_more_than_some_ten_times_the_work(shape):
    text, size = SHAPES[shape]
    read(Report(text=text(size), published=TUESDAY))  # what is loaded on first use is not counted
    small, large = (Report(text=text(times * size), published=TUESDAY) for times in (1, 10))
    assert grows_less(lambda: read(small), lambda: read(large), BOUND)


def calls(text):
    """Return how many functions are called while a text is read."""
    counted = 0

    def count(frame, event, argument):
        nonlocal counted
        counted += event in ("call", "c_call")

    report = Report(text=text, published=TUESDAY)
    sys.setprofile(count)
    try:
        read(report)
    finally:
        sys.setprofile(None)
    return counted


@pytest.mark.parametrize("shape", ["prose", "X said that", "names and commas", "straight marks and words", "commas"])
def test_the_number_of_calls_grows_with_the_text(shape):
    text, size = SHAPES[shape]
    size = max(size // 20, 3)
    calls(text(size))
    assert calls(text(10 * size)) < 15 * calls(text(size))


@pytest.mark.slow
def test_a_line_of_half_a_million_characters_is_read():
    text = "talks go on and " * 31_250
    assert read(Report(text=text, published=TUESDAY)).report.text == text


@pytest.mark.slow
def test_memory_grows_with_the_text_and_no_faster():
    def peak(size):
        report = Report(text=PROSE * size, published=TUESDAY)
        gc.collect()
        tracemalloc.start()
        read(report)
        _, high = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return high

    peak(20)
    small, large = peak(30), peak(300)
    assert large < 12 * small
    assert large < 1000 * 300 * len(PROSE)  # bytes for each character of news, in which every sentence is a fact


GROWN = """
import resource
from detente.reading import read
from detente.record import PartialDate, Report

def grown(size):
    text = ("The boats were out and the weather was fair. " * 20 + "\\n\\n") * (size // 902)
    draft = read(Report(text=text, published=PartialDate(value="2031-03-04")))
    assert draft.statements == ()
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

print(-grown(10_000) + grown(2_000_000))
"""


@pytest.mark.slow
def test_a_long_text_without_facts_is_read_in_bounded_memory():
    # In a process of its own: what others held before would hide it. 20 MB by hand take two and a half minutes.
    run = subprocess.run([sys.executable, "-c", GROWN], capture_output=True, text=True, check=True)
    assert int(run.stdout) < 150 * 2_000_000 / 1_000  # kilobytes: 150 bytes a character
