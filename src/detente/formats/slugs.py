"""Slugs for names that come from other programs."""

import re
import unicodedata
from collections.abc import Iterable


def slug(name: str) -> str:
    """Return a name as a slug; one without a letter or digit in it that Latin script has is `unnamed`.

    >>> slug("Dock Workers' Union"), slug("Łódź & Co."), slug("外交部")
    ('dock-workers-union', 'odz-co', 'unnamed')
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower().replace("'", "")
    return "-".join(re.findall(r"[a-z0-9]+", plain)) or "unnamed"


def own_slugs(names: Iterable[str]) -> dict[str, str]:
    """Return a slug for each name, each its own, whatever the order and the repetition of the names.

    >>> own_slugs(["Alba", "ALBA!", "Alba"])
    {'ALBA!': 'alba', 'Alba': 'alba-2'}
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for name in sorted(set(names)):
        plain, number = slug(name), 1
        one = plain
        while one in taken:
            number += 1
            one = f"{plain}-{number}"
        taken.add(one)
        found[name] = one
    return found
