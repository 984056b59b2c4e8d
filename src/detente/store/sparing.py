"""What of a reading follows from its report and the rest of it, and is not kept: words that stand at their place."""

from collections.abc import Iterator
from typing import Any

Plain = dict[str, Any]

WORDS = {"deed": "words", "deeds": "words", "condition": "text"}
"""Parts of facts -> which of their keys holds the words at their `span`."""


def spared(data: Plain, text: str) -> Plain:
    """Take out of a reading what `restored` puts in again, and return it.

    >>> spared({"events": [{"deed": {"words": "leave", "span": [3, 8]}}]}, "to leave")
    {'events': [{'deed': {'span': [3, 8]}}]}
    """
    for one, key in worded(data):
        if one.get(key) == between(text, one["span"]):
            del one[key]
        else:
            one.setdefault(key, None)
    for said in data.get("statements", ()):
        if said.get("evidence") == [said.get("sentence")]:
            del said["evidence"]
    return data


def restored(data: Plain, text: str) -> Plain:
    """Put in what `spared` took out, and return it.

    >>> restored({"events": [{"deed": {"span": [3, 8]}}]}, "to leave")
    {'events': [{'deed': {'span': [3, 8], 'words': 'leave'}}]}
    """
    for one, key in worded(data):
        if key not in one:
            one[key] = between(text, one["span"])
        elif one[key] is None:
            del one[key]
    for said in data.get("statements", ()):
        if "evidence" not in said:
            said["evidence"] = [list(said["sentence"])]
    return data


def between(text: str, span: list[int]) -> str:
    """Return the words of a text at a place."""
    return text[span[0] : span[1]]


def worded(data: Plain) -> Iterator[tuple[Plain, str]]:
    """Yield the parts of facts that have a place, and under which key their words stand."""
    for kind in ("statements", "events"):
        for fact in data.get(kind, ()):
            for name, key in WORDS.items():
                held = fact.get(name) or []
                for one in held if isinstance(held, list) else [held]:
                    if "span" in one:
                        yield one, key
