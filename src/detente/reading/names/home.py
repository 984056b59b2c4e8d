"""From which state a report comes, by its dateline: whose minister a minister is that no country is named with."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from detente.reading.knowledge import table
from detente.reading.page import Sentence
from detente.reading.segments import dateline_at

HEADING = 8
"""Sentences among which a dateline is looked for: headlines and by-lines may stand before it."""
OWN_LINE = re.compile(r"[A-Z][A-Z .'’/-]{2,40}, (?:\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+|[A-Z][a-z]+\.? \d{1,2}\b)")
"""A dateline that stands on a line of its own: a town and a day."""
NEAR = 40
"""Characters between a meeting and the town where it is held."""


@cache
def seats() -> Mapping[str, str]:
    """Return capital, in capital letters -> slug of its state."""
    return {
        town.upper(): row["id"]
        for row in table("states")["states"]
        for town in (row.get("capital"), *row.get("capital_aliases", ()))
        if town
    }


def home(text: str, sentences: Sequence[Sentence], named: Mapping[str, int]) -> str | None:
    """Return the state from whose capital a report comes, when it names that state and tells of no meeting there.

    Where states meet, who speaks may come from any of them.

    Args:
        text: The report's.
        sentences: Its sentences.
        named: Slug -> how often a party is named.
    """
    for sentence in sentences[:HEADING]:
        if dateline_at(text, sentence.start, sentence.end + 1) or OWN_LINE.match(text, sentence.start, sentence.end):
            towns = re.split(r"[,/(]| [-–—]", text[sentence.start : sentence.end].upper())
            states = {town.strip(): seats()[town.strip()] for town in towns if town.strip() in seats()}
            if len(states) != 1:
                return None
            town, state = states.popitem()
            return state if named.get(state) and not meets(text, town) else None
    return None


def meets(text: str, town: str) -> bool:
    """Return whether a report tells of a meeting in a town."""
    rows = table("meetings")
    meeting = "|".join(map(re.escape, (*rows["nouns"], *rows["verbs"])))
    name = re.escape(town)
    there = rf"\b(?:{meeting})\b[^.\n]{{0,{NEAR}}}? (?:in|at) {name}\b"
    named = rf"\b{name} (?:[a-z]+ )?(?:{meeting}|accord|agreement|deal)\b"  # `the Oslo peace talks`
    return bool(re.search(rf"{there}|{named}", text, re.IGNORECASE))
