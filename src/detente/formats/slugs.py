"""Slugs for names that come from other programs."""

import re
import unicodedata


def slug(name: str) -> str:
    """Return a name as a slug; one without a letter or digit in it that Latin script has is `unnamed`.

    >>> slug("Dock Workers' Union"), slug("Łódź & Co."), slug("外交部")
    ('dock-workers-union', 'odz-co', 'unnamed')
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower().replace("'", "")
    return "-".join(re.findall(r"[a-z0-9]+", plain)) or "unnamed"
