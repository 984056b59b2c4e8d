"""In which state the conflict is that a report tells of, and who rules there."""

import re
from collections import Counter
from collections.abc import Collection, Sequence

from detente.reading.knowledge import table
from detente.reading.page import Name

AHEAD, BEHIND = 40, 32
"""Characters before and after a name that are looked at."""
FEWEST = 2
"""Places that must show the state, at least."""


def theatre(text: str, names: Sequence[Name], states: Collection[str]) -> str | None:
    """Return the state whose war, opposition, rebels or truce the report speaks of more than of any other's.

    `the Ruritanian opposition`, `the war in Ruritania`, `the envoy for Ruritania`.
    """
    conflicts = "|".join(table("conflicts")["nouns"])
    quarters = "|".join(table("conflicts")["quarters"])
    owned = re.compile(rf"(?:['’]s)?(?: [\w'’.-]+){{0,2}} (?:{conflicts})\b")
    inside = re.compile(
        rf"\b(?:{conflicts}|envoy|mediator)(?: [\w-]+)? (?:in|for|on|of) (?:the )?(?:(?:{quarters})\w* )?$|"
        rf"\b(?:{conflicts}) between (?:[\w’'-]+ ){{0,4}}$"
    )
    found = Counter(
        name.party
        for name in names
        if name.kind == "party"
        and name.party in states
        and name.form != "capital"
        and (
            owned.match(text, name.end, name.end + AHEAD)
            or inside.search(text, max(name.start - BEHIND, 0), name.start)
        )
    )
    ranked = found.most_common(2)
    clear = bool(ranked) and ranked[0][1] >= FEWEST and (len(ranked) == 1 or ranked[0][1] > ranked[1][1])
    return ranked[0][0] if clear else None


def rulers(text: str, names: Sequence[Name]) -> set[str]:
    """Return the people over whom the conflict is: `topple X`, `opponents of X`, `X's troops`."""
    rows = table("conflicts")
    before = re.compile(rf"\b(?:{'|'.join(rows['over'])})(?: the)?(?: [A-Z]\w+)? ?(?:President |leader )?$")
    after = re.compile(rf"(?:['’]s?)? (?:{'|'.join(rows['ruling'])})\b")
    counted = Counter(
        name.id
        for name in names
        if name.kind == "person"
        and (
            after.match(text, name.end, name.end + AHEAD)
            or before.search(text, max(name.start - BEHIND, 0), name.start)
        )
    )
    most = max(counted.values(), default=0)
    return {person for person, count in counted.items() if count == most}
