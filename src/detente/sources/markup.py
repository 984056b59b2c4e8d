"""What some XML is by its outermost element, and its text when it sets no trap."""

import re

from detente.errors import EntitiesRefused
from detente.sources.encoding import decoded

HEAD = 8192
ROOT = re.compile(
    rb"(?>\s+|<!--.*?-->|<\?.*?\?>)*+<(?:!DOCTYPE\s+)?(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)(?=[\s/>\[])", re.S | re.I
)
DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)""", re.I)
ENTITY = re.compile(r"<!ENTITY", re.I)
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

FEEDS = frozenset({"rss", "feed", "rdf"})
SITEMAPS = frozenset({"urlset", "sitemapindex"})


def root_of(content: bytes) -> str | None:
    """Return the name of the outermost element in small letters, without its prefix, or None.

    >>> root_of(b'<?xml version="1.0"?><!-- news --><rdf:RDF xmlns:rdf="...">'), root_of(b"Talks go on.")
    ('rdf', None)
    """
    head = content[:HEAD].lstrip(b"\xef\xbb\xbf\xff\xfe\x00").replace(b"\x00", b"")
    found = ROOT.match(head)
    return found[1].decode().lower() if found else None


def xml_text(content: bytes, charset: str | None, name: str) -> str:
    """Return the text of some XML, in which no entity is defined.

    Raises:
        EntitiesRefused: One is.
    """
    found = DECLARED.search(content[:HEAD].replace(b"\x00", b""))
    text = decoded(content, declared=charset or (found[1].decode("ascii") if found else None))
    if ENTITY.search(text):
        raise EntitiesRefused(name)
    return NOT_IN_XML.sub("\ufffd", text)
