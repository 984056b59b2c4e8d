"""Which reports are one text: copies under another headline, shortened, or rewritten from the same wire story."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
import numpy.typing as npt

from detente.models.minhash import VALUES, Hashes, Sketch, shared, sketch
from detente.record import Report

WORDS = 3
"""Words of a run: two reports of one event share names and phrases, copies share runs of words."""
SHARED = 0.24
"""Share of the shorter report's runs from which two reports are one text. A rewrite in which three words of ten are
others keeps about a third of its runs (0.7 ** 3); independent reports of one event keep less than a sixth."""
FEW = 40
"""Runs up to which a report is too short to be told by so few: nearly all must be shared."""
SHARED_BY_FEW = 0.8
WORD = re.compile(r"\w+")
QUOTED = re.compile(r"“[^“”]{0,2000}”|\"[^\"]{0,2000}\"|«[^«»]{0,2000}»")
"""What somebody said stands in every report of it, and is no sign of a copy."""
LEAST_OUTSIDE = 60
"""Words outside quotation marks by which a report can be told."""
KEPT: dict[tuple[tuple[str, str], ...], dict[str, str]] = {}
"""The last answer, by day and id of the reports: several questions on one record begin with it."""
MIXERS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], np.uint64)


def copies(reports: Iterable[Report]) -> dict[str, str]:
    """Return report -> the one of which it is a copy: the earliest of its texts; a text of its own is its own.

    The same in whatever order the reports come. Two reports are one text that are alike, or are both like a third.
    """
    every = list({report.id: report for report in reports}.values())
    known = tuple(map(when, every))
    if known not in KEPT:
        KEPT.clear()
        KEPT[known] = compared(every)
    return dict(KEPT[known])


def compared(every: Sequence[Report]) -> dict[str, str]:
    """Return report -> the one of which it is a copy, by comparing each with all before."""
    sketches, sizes = np.zeros((len(every), VALUES), np.uint8), np.zeros(len(every), np.int64)
    heads = np.arange(len(every))
    for number, report in enumerate(every):
        runs = runs_of(report.text)
        sketches[number], sizes[number] = sketch(runs), len(runs)
        before = Texts(sketches[:number], sizes[:number])
        joined = np.unique(heads[before.like(sketches[number], len(runs))])
        if len(joined):
            heads[np.isin(heads, joined)] = joined[0]
            heads[number] = joined[0]
    return named(every, [int(head) for head in heads])


@dataclass(frozen=True)
class Texts:
    """What is remembered of texts, to tell which are alike."""

    sketches: Sketch
    """`[text, value]`"""
    sizes: npt.NDArray[np.int64]
    """How many runs of words each has, `[text]`."""

    def like(self, one: Sketch, size: int) -> npt.NDArray[np.intp]:
        """Return which texts are one with the text of a sketch and so many runs of words."""
        found = shared(one, size, self.sketches, self.sizes)
        least = np.where(np.minimum(self.sizes, size) <= FEW, SHARED_BY_FEW, SHARED)
        return np.flatnonzero((found >= least) & (self.sizes > 0) & (size > 0))


def named(every: Sequence[Report], heads: Sequence[int]) -> dict[str, str]:
    """Return report -> the earliest of those that are one text with it; of one day the first by id."""
    first: dict[int, Report] = {}
    for report, group in zip(every, heads, strict=True):
        first[group] = min(first.get(group, report), report, key=when)
    return {report.id: first[group].id for report, group in zip(every, heads, strict=True)}


def when(report: Report) -> tuple[str, str]:
    """Return a key that sorts reports by their day, those without one last."""
    return report.published.first.isoformat() if report.published else "9", report.id


def runs_of(text: str) -> Hashes:
    """Return the hashes of all runs of words outside quotation marks; of the whole text when that is little."""
    outside = WORD.findall(QUOTED.sub(" ", text).lower())
    words = outside if len(outside) >= LEAST_OUTSIDE else WORD.findall(text.lower())
    if len(words) < WORDS:
        return np.zeros(0, np.uint64)
    known: dict[str, int] = {}
    hashes = np.array([known.setdefault(word, crc32(word.encode())) for word in words], np.uint64)
    mixed = np.zeros(len(hashes) - WORDS + 1, np.uint64)
    for place, mixer in enumerate(MIXERS):
        mixed = (mixed ^ (hashes[place : len(mixed) + place] * mixer)) * MIXERS[0]
    return np.unique(mixed)
