"""What every entry of the record shares: it is frozen, strict about its fields, and named by a hash or a slug."""

import hashlib
import json
from collections.abc import Iterable
from functools import lru_cache
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

ID_LENGTH = 24
"""Hexadecimal digits of a fact's id: 96 bits, so that a million facts meet by chance once in 10^17 records."""


class Entry(BaseModel):
    """A frozen part of the record; an unknown field is an error, never dropped in silence."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        use_attribute_docstrings=True,
        defer_build=True,
        populate_by_name=True,
        serialize_by_alias=True,
    )


def ordered(span: tuple[int, int]) -> tuple[int, int]:
    """Return `span` when it starts at 0 or later and does not end before it starts.

    Raises:
        ValueError: The span is turned round or starts below 0.
    """
    start, end = span
    if not 0 <= start <= end:
        raise ValueError(f"a span is [start, end] with 0 <= start <= end, not [{start}, {end}]")
    return span


Span = Annotated[tuple[int, int], AfterValidator(ordered)]
"""[start, end]: Python string offsets into a report's text, end exclusive."""

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(?:[-_][a-z0-9]+)*$")]
"""The name the codebook gives to a party, a person, a body or an issue."""


def spelt(slug: str) -> str:
    """Return a slug as words.

    >>> spelt("united-states")
    'United States'
    """
    return " ".join(word.capitalize() for word in slug.replace("_", "-").split("-"))


def text_hash(text: str) -> str:
    """Return the SHA-256 of `text` in UTF-8, as 64 hexadecimal digits: the id of a report."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def fact_id(report: str, kind: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return the id of a fact: a hash of its report, its kind and its spans, and of nothing else.

    A corrected interpretation of the same words therefore keeps the id, and the judgements made on it.

    >>> fact_id("r", "statement", [(0, 4)]) == fact_id("r", "statement", [(0, 4)])
    True
    >>> fact_id("r", "statement", [(0, 4)]) == fact_id("r", "event", [(0, 4)])
    False
    """
    places = ",".join(f"[{start},{end}]" for start, end in sorted(spans))
    return text_hash(f"[{quoted(report)},{quoted(kind)},[{places}]]")[:ID_LENGTH]  # as JSON


@lru_cache(maxsize=1024)
def quoted(text: str) -> str:
    """Return a text as JSON has it."""
    return json.dumps(text)


def digest(*parts: str) -> str:
    """Return an id for an entry that is made of others (a position, a finding): a hash of `parts` in order."""
    return text_hash(json.dumps(parts, ensure_ascii=False, separators=(",", ":")))[:ID_LENGTH]
