"""Which sides of a new draft are those of the last one under another id: of several in one, another says more now."""

import re
from collections.abc import Mapping

PARTS = re.compile(r",\s*|\s+and\s+")


def known_sides(before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, str]:
    """Return id in a new draft -> id in the last one, for sides that share the name of a member and only one.

    Args:
        before: Id -> name of the sides of the last draft, and of those that a person added.
        after: The same of the new draft.

    >>> known_sides({"usa": "United States and Nato", "russia": "Russia"}, {"nato": "Nato", "russia": "Russia"})
    {'nato': 'usa'}
    """
    gone = {one: members(name) for one, name in before.items() if one not in after}
    new = {one: members(name) for one, name in after.items() if one not in before}
    found = {}
    for one, names in new.items():
        old = [known for known, others in gone.items() if names & others]
        also = [other for other, others in new.items() if old and others & gone[old[0]]]
        if len(old) == 1 and also == [one]:
            found[one] = old[0]
    return found


def members(name: str) -> set[str]:
    """Return the names of which the name of a side is made."""
    return {part.casefold().removeprefix("the ") for part in PARTS.split(name) if part} - {"others", ""}
