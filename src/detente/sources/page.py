"""How a web page is read: the article in it, without what stands around it."""

import re
from configparser import ConfigParser

from detente.errors import NoArticle, OwnBrief
from detente.sources.encoding import decoded
from detente.sources.extract import Extract, calendar_day, label, whole
from detente.sources.own import carries_mark
from detente.sources.quiet import quiet

DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.I)

SENTENCE = re.compile(r"(?:\S+\s+){4}\S*[.!?…][\"'”’»)\]]*(?:\s|$)")
WORDS_OF_A_PARAGRAPH = 12

LARGEST = 100_000_000
"""trafilatura stops at 20 MB unless it is told otherwise."""


def read(content: bytes, name: str, charset: str | None = None) -> Extract:
    """Return the article with its headline, outlet, author, date and address, as far as the page gives them.

    Raises:
        NoArticle: There is no running text in it.
        OwnBrief: It is a brief of ours.
    """
    if carries_mark(content):
        raise OwnBrief(name)
    found = DECLARED.search(content[:2048].replace(b"\x00", b""))
    markup = decoded(content, declared=charset or (found[1].decode("ascii", "replace") if found else None))
    article = extracted(markup)
    if article is None or not is_running_text(article.text):
        raise NoArticle(name)
    return article


def is_running_text(text: str) -> bool:
    r"""Return whether a sentence or a paragraph stands in it, and not only the words of menus and buttons.

    >>> is_running_text("Home\nWorld\nLog in")
    False
    >>> is_running_text("Home\nThe talks will go on in Vienna.")
    True
    """
    lines = text.splitlines()
    return any(SENTENCE.search(line[:2000]) or len(line[:2000].split()) >= WORDS_OF_A_PARAGRAPH for line in lines)


def extracted(markup: str) -> Extract | None:
    """Return what trafilatura takes for the article, or None when it takes nothing for one."""
    from lxml.etree import LxmlError
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    with quiet("trafilatura", "htmldate", "justext", "courlan"):
        try:
            found = bare_extraction(
                markup,
                with_metadata=True,
                include_comments=False,
                # The date of the page itself; a date found somewhere in the text may be any date.
                date_extraction_params={"extensive_search": False, "original_date": True, "max_date": "2199-12-31"},
                config=settings(),
            )
        except (LxmlError, RecursionError, ValueError, TypeError, AttributeError, KeyError, IndexError):
            return None  # what trafilatura lets through on markup that is none
    if not isinstance(found, Document) or not found.text:
        return None
    return Extract(
        text=whole(found.text).strip(),
        title=label(found.title),
        outlet=label(found.sitename),
        author=label(found.author),
        published=calendar_day(found.date),
        url=label(found.url),
    )


def settings() -> ConfigParser:
    """Return trafilatura's settings with our limit of size."""
    from trafilatura.settings import use_config

    config = use_config()
    config.set("DEFAULT", "MAX_FILE_SIZE", str(LARGEST))
    return config
