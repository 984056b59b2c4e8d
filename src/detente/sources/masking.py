"""How addresses are shown and stored: without the passwords and keys in them."""

import re
from urllib.parse import SplitResult, urlsplit, urlunsplit

SECRET = re.compile(
    r"token|secret|passw|pwd|api_?-?key|access_?-?key|auth(?!or)|signature|^sig$|^key$|session|^sid$|credential|jwt|^code$",
    re.I,
)
"""Names in a query whose value lets somebody in."""

MASK = "***"
ON_THE_WEB = re.compile(r"https?:", re.I)
PART_OF_A_QUERY = re.compile(r"([^&;=]+)=([^&;]*)")


def is_address(name: object) -> bool:
    """Return whether a name that somebody typed is an address on the web.

    >>> is_address("https://post.example/talks"), is_address("talks.html")
    (True, False)
    """
    return isinstance(name, str) and ON_THE_WEB.match(name.strip()) is not None


def masked(url: str) -> str:
    """Return an address without user, password, keys in its query, and fragment.

    >>> masked("https://ilse:secret@post.example/talks?page=2&api_key=1234#top")
    'https://post.example/talks?page=2&api_key=***'
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return re.sub(r"//[^/]*@", "//", url.split("?")[0].split("#")[0])
    return urlunsplit(SplitResult(parts.scheme, parts.netloc.rpartition("@")[2], parts.path, hidden(parts.query), ""))


def hidden(query: str) -> str:
    """Return a query with the values of its secrets masked."""
    return PART_OF_A_QUERY.sub(lambda part: f"{part[1]}={MASK}" if SECRET.search(part[1]) else part[0], query)
