"""How one file becomes a frozen report."""

from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO

from detente.errors import BadDate, EmptyReport, SourceError, UnreadableReport
from detente.record import PartialDate, Report
from detente.sources.extract import Extract, Kind
from detente.sources.found import Source
from detente.sources.headers import header_of
from detente.sources.items import Item
from detente.sources.language import language_of
from detente.sources.many import item_at
from detente.sources.names import shown, why
from detente.sources.sniff import KindName, kind_of


@dataclass(frozen=True, kw_only=True)
class Overrides:
    """What the caller knows better than the files."""

    published: PartialDate | None = None
    outlet: str | None = None
    url: str | None = None


NOTHING_GIVEN = Overrides()


def date_given(value: PartialDate | str | None) -> PartialDate | None:
    """Return a date that a person gave.

    Raises:
        BadDate: It is none.
    """
    if value is None or isinstance(value, PartialDate):
        return value
    try:
        return PartialDate(value=value.strip())
    except ValueError as error:
        raise BadDate(value) from error


def freeze(source: Source, overrides: Overrides, stdin: BinaryIO | None = None) -> Report:
    """Return the report in a file, in a place of a file of many, or in standard input.

    Raises:
        SourceError: It cannot be read, or holds no text.
    """
    return freeze_item(item_of(source, stdin), overrides)


def freeze_item(item: Item, overrides: Overrides) -> Report:
    """Return the report in some bytes.

    Raises:
        SourceError: They cannot be read, or hold no text.
    """
    extract = extract_of(item)
    if not any(character.isalnum() for character in extract.text):
        raise EmptyReport(item.name)
    return report_of(extract, item, overrides)


def extract_of(item: Item) -> Extract:
    """Return what stands in some bytes.

    Raises:
        SourceError: They cannot be read.
    """
    if not item.content.strip():
        raise EmptyReport(item.name)
    kind = item.kind or kind_of(item.content, item.suffix, item.name)
    return kind_named(kind)(item.content, item.name, item.known.charset)


def item_of(source: Source, stdin: BinaryIO | None = None) -> Item:
    """Return the raw bytes of a source with what is known of them.

    Raises:
        SourceError: The system does not let us have them, or the file changed under us.
    """
    if source.path and source.part:
        return item_at(source.path, source.name, source.part, source.table)
    path = source.path
    return Item(
        name=source.name,
        content=content_of(source, stdin),
        suffix=path.suffix.lower() if path else "",
        file=shown(path.name) if path else None,
    )


def content_of(source: Source, stdin: BinaryIO | None) -> bytes:
    """Return the bytes of a file, or all that comes from standard input.

    Raises:
        UnreadableReport: The system does not let us have them.
    """
    if source.path is None and stdin is None:
        raise UnreadableReport(source.name, "no stream was passed on")
    try:
        return source.path.read_bytes() if source.path else stdin.read() if stdin else b""
    except OSError as error:
        raise UnreadableReport(source.name, why(error)) from error


def kind_named(kind: KindName) -> Kind:
    """Return what reads this kind of file; the library behind it is loaded only when one is met."""
    if kind == "page":
        from detente.sources import page

        return page.read
    if kind == "pdf":
        from detente.sources import pdf

        return pdf.read
    if kind == "mail":
        from detente.sources import mail

        return mail.read
    if kind == "docx":
        from detente.sources import docx

        return docx.read
    from detente.sources import text

    return text.read


def report_of(extract: Extract, item: Item, overrides: Overrides) -> Report:
    """Return the report.

    What the caller says goes before what the file says, that before what feed, row or server say of it, and that
    before what its first lines say. An address is the one where it was found.
    """
    whole_file = item.file is not None and item.origin is None
    header = header_of(extract.text, PurePath(item.file or "").stem if whole_file else "")
    known = item.known
    return Report(
        text=extract.text,
        file=item.file,
        outlet=overrides.outlet or extract.outlet or known.outlet or header.outlet,
        title=extract.title or known.title or header.title,
        author=extract.author or known.author or header.author,
        published=overrides.published or extract.published or known.published or header.published,
        url=overrides.url or known.url or extract.url or header.url,
        language=language_of(extract.text) or known.language,  # feeds often say another than they are in
    )


def frozen(source: Source, overrides: Overrides, stdin: BinaryIO | None = None) -> Report | SourceError:
    """Return the report in a file, or the error that says why there is none."""
    try:
        return freeze(source, overrides, stdin)
    except SourceError as error:
        return error.with_traceback(None)  # which holds on to the bytes


def frozen_item(item: Item, overrides: Overrides = NOTHING_GIVEN) -> Report | SourceError:
    """Return the report in some bytes, or the error that says why there is none."""
    try:
        return freeze_item(item, overrides)
    except SourceError as error:
        return error.with_traceback(None)
