"""The noun that carries a name of several words, by which it may be called for short."""


def head_of(name: str) -> str:
    """Return the noun that carries the name of several words, in lower case; nothing for a name of one.

    >>> head_of("Alliance of Harbour Masters"), head_of("Coastal Hospital Trust"), head_of("Norway")
    ('alliance', 'trust', '')
    """
    return name.split(" of ")[0].split()[-1].lower() if " " in name else ""
