"""What kind of file some bytes are, whatever the file is called."""

import re
from typing import Literal

from detente.errors import BrokenPdf, NotText

KindName = Literal["text", "page", "pdf", "mail", "docx"]

SAMPLE = 4096

MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"\x00\x00\x01\x00", "an icon"),
    (b"\x7fELF", "a program (ELF)"),
    (b"\xcf\xfa\xed\xfe", "a program (Mach-O)"),
    (b"\xca\xfe\xba\xbe", "a program (Mach-O or Java)"),
    (b"\x00asm", "a program (WebAssembly)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh9", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document (.doc, .xls, .msg)"),
    (b"{\\rtf", "a rich-text document (RTF)"),
    (b"%!PS", "a PostScript file"),
    (b"ID3", "a sound recording (MP3)"),
    (b"OggS", "a sound recording (Ogg)"),
    (b"fLaC", "a sound recording (FLAC)"),
    (b"RIFF", "a picture or a recording (RIFF)"),
)
"""How files begin that hold no text to read."""

IN_A_ZIP = (
    (b"xl/", "an Excel workbook (.xlsx)"),
    (b"ppt/", "a PowerPoint presentation (.pptx)"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file (.odt, .ods, .odp)"),
    (b"application/epub+zip", "an e-book (EPUB)"),
)

PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
OPENS_A_PAGE = re.compile(
    rb"(?>\s+|<!--.{0,2000}?-->|<\?xml.{0,200}?\?>)*+<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
ANY_TAG = re.compile(rb"<[a-z][a-z0-9]*[\s/>]", re.I)

HEADER = re.compile(rb"^([A-Za-z][A-Za-z0-9-]{1,40}):[ \t]", re.M)
MARKS_OF_A_MAIL = frozenset(
    {b"mime-version", b"message-id", b"received", b"return-path", b"delivered-to", b"dkim-signature"}
)
HEADERS_OF_A_MAIL = MARKS_OF_A_MAIL | {b"from", b"to", b"subject", b"date", b"content-type"}


def kind_of(content: bytes, suffix: str, name: str) -> KindName:
    """Return the kind of file by its bytes and, where they leave it open, by its suffix.

    Raises:
        NotText: It is a picture, an archive, a program; the error names which.
        BrokenPdf: It is called a PDF, and is none.
    """
    # Without the zeros, tags and headers in UTF-16 are found like any others.
    head = content[:SAMPLE].lstrip(b"\xef\xbb\xbf\xff\xfe\x00").replace(b"\x00", b"")
    if head.lstrip().startswith(b"%PDF-") or (suffix == ".pdf" and b"%PDF-" in head):
        return "pdf"
    if is_docx(content):
        return "docx"
    refuse_binary(content, name)
    if OPENS_A_PAGE.match(head) or (suffix in PAGE_SUFFIXES and ANY_TAG.search(head)):
        return "page"
    if suffix == ".pdf":
        raise BrokenPdf(name, "it does not begin as a PDF does")
    return "mail" if is_mail(head, suffix) else "text"


def is_docx(content: bytes) -> bool:
    """Return whether the bytes begin as a ZIP archive does and hold a folder `word`, as Word documents do."""
    return content.startswith(b"PK\x03\x04") and (b"word/" in content[:SAMPLE] or b"word/document.xml" in content)


def refuse_binary(content: bytes, name: str) -> None:
    """Raise NotText when the bytes begin as no text does."""
    if content.startswith(b"PK\x03\x04"):
        head = content[:SAMPLE]
        raise NotText(name, next((what for mark, what in IN_A_ZIP if mark in head), "a ZIP archive"))
    for magic, what in MAGIC:
        if content.startswith(magic):
            raise NotText(name, what)
    if content[4:8] == b"ftyp":
        raise NotText(name, "a film or a picture (MP4, HEIC)")
    if content.startswith(b"MZ") and b"\x00" in content[:SAMPLE]:
        raise NotText(name, "a program (Windows)")


def is_mail(head: bytes, suffix: str) -> bool:
    """Return whether a file opens with the headers of a mail.

    A text may open with lines such as `From:` and `Date:` too: without the suffix, a mark is asked for that only
    mail programs leave.
    """
    block = re.split(rb"\r?\n\r?\n", head.lstrip(), maxsplit=1)[0]
    names = {found.lower() for found in HEADER.findall(block)}
    if suffix == ".eml":
        return bool(names & HEADERS_OF_A_MAIL)
    return bool(names & MARKS_OF_A_MAIL) and b"from" in names and HEADER.match(block) is not None
