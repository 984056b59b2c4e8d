"""How a Word document is read: its paragraphs and tables, within limits on what it may unpack to.

A document is a ZIP archive of XML. Only two files of it are opened, and nothing in them is carried out or fetched.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente.errors import EntitiesRefused, NotText, TooLarge
from detente.record import PartialDate
from detente.sources.extract import Extract, calendar_day, label, whole
from detente.sources.headers import header_of
from detente.sources.unpacking import Overflow, limited

if TYPE_CHECKING:
    from lxml.etree import _Element

LARGEST = 50_000_000
"""Bytes of one file within the document, unpacked."""
MOST_FILES = 10_000
PIECE = 64 * 1024

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
BODY = "word/document.xml"
PROPERTIES = "docProps/core.xml"
NOT_SHOWN = frozenset({"del", "moveFrom", "instrText", "delText", "pPr", "rPr", "Fallback"})
"""Elements whose words nobody sees: what was deleted, and how fields are computed."""
BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
BROKEN = "a broken Word document (.docx)"
OF_A_LIBRARY = "python-docx"
"""Documents that it made keep title and date of its template."""

DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, RuntimeError, LookupError)
"""What zipfile raises on archives that are damaged, locked or packed in a strange way."""


def read(content: bytes, name: str, _charset: str | None = None) -> Extract:
    """Return the text of a Word document, with title and author when it gives them.

    Its date is the day on which it was begun, when the text itself does not say when it appeared.

    Raises:
        NotText: It is damaged, locked, or no document after all.
        TooLarge: It unpacks to more than a document may.
        EntitiesRefused: It defines entities, which no document does.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if len(archive.infolist()) > MOST_FILES:
                raise TooLarge(name, LARGEST)
            body = member(archive, BODY, name)
            about = member(archive, PROPERTIES, name) if PROPERTIES in archive.namelist() else b""
    except Overflow as error:
        raise TooLarge(name, LARGEST) from error
    except DAMAGE as error:
        raise NotText(name, BROKEN) from error
    document = tree(body.replace(STRICT, W[1:-1].encode()), name)
    text = whole("\n\n".join(blocks(document))).strip()
    properties = {local(one): (one.text or "").strip() for one in tree(about, name)} if about else {}
    begun = None if properties.get("creator") == OF_A_LIBRARY else day(properties)
    return Extract(
        text=text,
        title=label(properties.get("title")) or titled(document),
        author=None if properties.get("creator") == OF_A_LIBRARY else label(properties.get("creator")),
        published=header_of(text).published or begun,
    )


def member(archive: zipfile.ZipFile, name: str, document: str) -> bytes:
    """Return one file within the archive; what its header says of its size is not believed.

    Raises:
        NotText: It is locked.
        Overflow: It unpacks to more than a document may.
    """
    info = archive.getinfo(name)
    if info.flag_bits & 1:
        raise NotText(document, "a Word document (.docx) that asks for a password")
    with archive.open(info) as file:
        return limited(iter(lambda: file.read(PIECE), b""), LARGEST)


def tree(content: bytes, name: str) -> "_Element":
    """Return the outermost element.

    Raises:
        NotText: It is damaged.
        EntitiesRefused: Entities are defined.
    """
    from lxml import etree

    if b"<!ENTITY" in content[:LARGEST].replace(b"\x00", b""):
        raise EntitiesRefused(name)
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise NotText(name, BROKEN) from error


def blocks(element: "_Element") -> Iterator[str]:
    """Yield the paragraphs, and the rows of tables with a tab between their cells."""
    for child in element:
        kind = local(child)
        if kind == "p":
            text = "".join(runs(child)).strip()
            if text:
                yield text
        elif kind == "tr":
            cells = (" ".join(blocks(cell)) for cell in child if local(cell) == "tc")
            row = "\t".join(cells).strip()
            if row:
                yield row
        elif kind not in NOT_SHOWN:
            yield from blocks(child)


def runs(element: "_Element") -> Iterator[str]:
    """Yield the words of a paragraph as they are shown."""
    for child in element:
        kind = local(child)
        if kind == "t":
            yield child.text or ""
        elif kind in BREAKS:
            yield BREAKS[kind]
        elif kind not in NOT_SHOWN:
            yield "\n" if kind == "p" else ""  # a box within the paragraph
            yield from runs(child)


def titled(document: "_Element") -> str | None:
    """Return the words of the first paragraph that is laid out as the title."""
    for paragraph in document.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is not None and str(style.get(f"{W}val", "")).lower() == "title":
            return label("".join(runs(paragraph)))
    return None


def day(properties: dict[str, str]) -> PartialDate | None:
    """Return the day on which a document was begun, or at least last changed."""
    return calendar_day(properties.get("created")) or calendar_day(properties.get("modified"))


def local(element: "_Element") -> str:
    """Return an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]  # a comment has a function for a tag
