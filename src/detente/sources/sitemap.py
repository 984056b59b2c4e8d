"""How a sitemap is read: the pages it names with what it says of them, or the sitemaps an index names."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.errors import BrokenXml
from detente.sources.days import day_in
from detente.sources.extract import label
from detente.sources.feed import joined, language_code
from detente.sources.links import Link
from detente.sources.markup import xml_text
from detente.sources.masking import masked

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(frozen=True)
class Sitemap:
    """What stands in one sitemap."""

    pages: tuple[Link, ...] = ()
    """In its order; of a sitemap of news only the news."""
    sitemaps: tuple[str, ...] = ()
    """Addresses of further sitemaps, the latest first."""


def sitemap_of(content: bytes, name: str, *, base: str, charset: str | None = None) -> Sitemap:
    """Return what stands in a sitemap; `base` is where it was found.

    Raises:
        EntitiesRefused: It defines entities.
        BrokenXml: It is damaged.
    """
    from lxml import etree

    text = xml_text(content, charset, name)
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise BrokenXml(name, " ".join(str(error.msg).split())[:120]) from error
    pages = [(entry, link) for entry in under(root, "url") if (link := link_of(entry, base))]
    news = [link for entry, link in pages if under(entry, "news")]
    indexed = [(said(entry, "lastmod"), said(entry, "loc")) for entry in under(root, "sitemap")]
    latest = sorted(indexed, key=lambda one: one[0], reverse=True)
    return Sitemap(
        pages=tuple(news or (link for _, link in pages)),
        sitemaps=tuple(url for _, address in latest if (url := joined(base, address))),
    )


def link_of(entry: "_Element", base: str) -> Link | None:
    """Return what one entry says, or None when it names no page."""
    address = said(entry, "loc")
    if not address:
        return None
    url = joined(base, address) or address
    news = next(iter(under(entry, "news")), None)
    publication = None if news is None else next(iter(under(news, "publication")), None)
    return Link(
        key=masked(url),
        url=url,
        title=None if news is None else label(said(news, "title")),
        published=None if news is None else day_in(said(news, "publication_date")),
        outlet=None if publication is None else label(said(publication, "name")),
        language=None if publication is None else language_code(said(publication, "language")),
    )


def under(element: "_Element", name: str) -> "list[_Element]":
    """Return the elements of this name right below another, whatever their namespace."""
    return [child for child in element if str(child.tag).rpartition("}")[2] == name]


def said(element: "_Element", name: str) -> str:
    """Return the words in the first element of this name."""
    return next((" ".join((child.text or "").split()) for child in under(element, name)), "")
