"""How one file becomes a frozen report."""

from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO

from detente.errors import BadDate, EmptyReport, SourceError, UnreadableReport
from detente.record import PartialDate, Report
from detente.sources.extract import Extract, Kind
from detente.sources.found import Source, shown, why
from detente.sources.headers import header_of
from detente.sources.language import language_of
from detente.sources.sniff import KindName, kind_of


@dataclass(frozen=True, kw_only=True)
class Overrides:
    """What the caller knows better than the files."""

    published: PartialDate | None = None
    outlet: str | None = None
    url: str | None = None


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
    """Return the report in a file, or in standard input.

    Raises:
        SourceError: It cannot be read, or holds no text.
    """
    return freeze_content(content_of(source, stdin), source, overrides)


def freeze_content(content: bytes, source: Source, overrides: Overrides) -> Report:
    """Return the report in the bytes of a file.

    Raises:
        SourceError: It cannot be read, or holds no text.
    """
    suffix = source.path.suffix.lower() if source.path else ""
    if not content.strip():
        raise EmptyReport(source.name)
    extract = kind_named(kind_of(content, suffix, source.name))(content, source.name)
    if not any(character.isalnum() for character in extract.text):
        raise EmptyReport(source.name)
    return report_of(extract, source.path, overrides)


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
    from detente.sources import text

    return text.read


def report_of(extract: Extract, path: PurePath | None, overrides: Overrides) -> Report:
    """Return the report: what the caller says goes before what the file says, and that before what its lines say."""
    header = header_of(extract.text, shown(path.stem) if path else "")
    return Report(
        text=extract.text,
        file=shown(path.name) if path else None,
        outlet=overrides.outlet or extract.outlet or header.outlet,
        title=extract.title or header.title,
        author=extract.author or header.author,
        published=overrides.published or extract.published or header.published,
        url=overrides.url or extract.url or header.url,
        language=language_of(extract.text),
    )


def frozen(source: Source, overrides: Overrides, stdin: BinaryIO | None = None) -> Report | SourceError:
    """Return the report in a file, or the error that says why there is none."""
    try:
        return freeze(source, overrides, stdin)
    except SourceError as error:
        return error.with_traceback(None)  # which holds on to the bytes
