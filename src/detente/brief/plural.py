"""Whether those who are said to speak are one or several, and the verb that agrees with them."""

import re

SEVERAL = re.compile(
    r"(?:two|three|four|five|six|seven|eight|nine|ten|\d+|several|some|many|most|few|both|all|other|various)\b", re.I
)
ONE = re.compile(r"(?:an?|one|another|each|every|no)\b", re.I)
PEOPLES = re.compile(r"[A-Z]\w+[ic]ans|Europeans|Democrats|Conservatives|Liberals|Allies|[A-Z]\w+ese")
ALREADY_MANY = {"people", "men", "women", "children", "police", "gunmen", "lawmakers"}
NOT_MANY = {"headquarters", "news", "press", "politics", "campus"}
AFTER_HEAD = re.compile(r",|\s(?:in|of|at|to|from|for|with|by|close|familiar|who|which|on|near|or|told|as|speaking)\s")
JOINED = re.compile(r"(?:[A-Z][\w.’'-]*)(?:\s[A-Z][\w.’'-]*)*(?:,\s[A-Z].*)?\sand\s(?:the\s)?[A-Z]")


def is_several(name: str) -> bool:
    """Return whether a name, as the page shows it, takes a plural verb.

    >>> [is_several(name) for name in ("Two diplomats", "Families", "Britain and France", "Nato and others")]
    [True, True, True, True]
    >>> [is_several(name) for name in ("A spokesman for families", "United States", "Ministry of Trade and Industry")]
    [False, False, False]
    """
    name = re.sub(r"^the\s+", "", name.strip(), flags=re.I)
    if not name or ONE.match(name):
        return False
    if name.endswith(" and others"):
        return True
    head = AFTER_HEAD.split(name, maxsplit=1)[0].strip()
    return bool(JOINED.match(head)) or (bool(SEVERAL.match(head)) and " and " not in head) or names_many(head.split())


def names_many(words: list[str]) -> bool:
    """Return whether the last of some words is a plural: `US officials`, and not `United States` or `Defence Press`."""
    last = words[-1].rstrip(".") if words else ""
    if PEOPLES.fullmatch(last) or last.lower() in ALREADY_MANY:
        return True
    # A capital is sign of a name (`Brussels`, `Rapid Support Forces`), unless it only opens the phrase.
    lower = last.islower() or (len(words) == 1 and last.lower() in COMMON)
    return lower and last.lower() not in NOT_MANY and bool(re.search(r"[^sui]s$", last))


COMMON = {
    "allies", "families", "officials", "diplomats", "sources", "ministers", "leaders", "negotiators", "mediators",
    "envoys", "aides", "delegates", "delegations", "members", "rebels", "kidnappers", "workers", "residents",
    "lawyers", "experts", "senators", "lawmakers", "commanders", "partners", "governments", "countries", "parties",
    "activists", "analysts", "insiders", "protesters", "strikers", "unions", "generals", "soldiers",
}  # fmt: skip
"""Words that stand alone for several speakers; a capital on them only opens the line."""


def agreeing(verb: str, *, several: bool) -> str:
    """Return a verb in the third person, for one or for several.

    >>> agreeing("refuses", several=True), agreeing("assesses", several=True), agreeing("is said to plan", several=True)
    ('refuse', 'assess', 'are said to plan')
    >>> agreeing("denies", several=True), agreeing("ordered", several=True), agreeing("says", several=False)
    ('deny', 'ordered', 'says')
    """
    first, _, rest = verb.partition(" ")
    if not several:
        return verb
    if first == "is":
        return f"are {rest}"
    if first.endswith("sses"):
        return first.removesuffix("es")
    return f"{first.removesuffix('ies')}y" if first.endswith("ies") else first.removesuffix("s")
