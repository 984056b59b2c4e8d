"""What the tests of drafting share: a record from a few sentences, and the negotiations of the corpus."""

import re
import tomllib
from functools import cache
from pathlib import Path

from detente.analysis import record_of
from detente.analysis.drafting.labels import named
from detente.analysis.drafting.options import clusters
from detente.analysis.drafting.sayings import sayings
from detente.analysis.drafting.sides import Sides
from detente.reading import read
from detente.record import Report
from detente.workflow import read as read_all

HERE = Path(__file__).parent / "analysis" / "options_by_hand"
CORPUS = Path(__file__).parent / "corpus"
OTHERS = "without-gold"
CASES = sorted(path.stem for path in HERE.glob("*.toml"))
OTHER_CASES = sorted(f"{OTHERS}/{path.stem}" for path in (HERE / OTHERS).glob("*.toml"))
"""Negotiations whose options are listed and that are not annotated."""


def listed(case):
    """Return the options that a person listed for a negotiation."""
    return tomllib.loads((HERE / f"{case}.toml").read_text(encoding="utf-8"))["options"]


def told(*texts):
    """Return the record of some reports."""
    return record_of([read(Report(text=text)) for text in texts])


@cache
def corpus(case):
    """Return the record of a negotiation of the corpus, read with the codebook if one stands there."""
    book = CORPUS / case / "codebook.toml"
    files = [str(path) for path in sorted((CORPUS / case).glob("*.txt"))]
    return record_of(read_all(files, codebook=book if book.exists() else None).distinct)


def drafted_options(record):
    """Return every deed that a record speaks of, with the places where it does, under its owner."""
    sides = Sides(record)
    found = clusters(sayings(record, sides), sides)
    named(found)
    return found


def places(record, words):
    """Return where some words stand in the reports."""
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    return [(report.id, *hit.span()) for report in record.reports if (hit := pattern.search(report.text))]
