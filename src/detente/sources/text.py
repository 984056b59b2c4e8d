"""How plain text is read: decoded, and not a character changed."""

import re

from detente.errors import NotText
from detente.sources.encoding import decoded
from detente.sources.extract import Extract

CONTROL = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f]")
MOST_CONTROLS = 0.01
"""More control characters than this, and it is no text that somebody wrote."""


def read(content: bytes, name: str, charset: str | None = None) -> Extract:
    """Return the text, decoded and otherwise as it is.

    Raises:
        NotText: It decodes to what nobody writes.
    """
    text = decoded(content, declared=charset)
    if "\x00" in text or len(CONTROL.findall(text)) > MOST_CONTROLS * len(text):
        raise NotText(name)
    return Extract(text=text)
