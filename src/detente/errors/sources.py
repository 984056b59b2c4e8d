"""A report that cannot be read."""

from collections.abc import Collection, Sequence
from difflib import get_close_matches
from pathlib import Path

from detente.errors.base import DetenteError


class SourceError(DetenteError):
    """One report cannot be read; the others can."""

    def __init__(self, source: str | Path, happened: str, *, expected: str = "", advice: str = "") -> None:
        self.source = str(source)
        super().__init__(f"{source}: {happened}", expected=expected, advice=advice)


class MissingReport(SourceError):
    """Nothing is there under that name."""

    def __init__(self, source: str | Path, beside: Collection[str] = ()) -> None:
        super().__init__(
            source,
            "there is no such file or folder",
            expected="a report, a folder of reports, or - for standard input",
            advice="Check the spelling and the folder you are in.",
        )
        for near in get_close_matches(Path(source).name, beside, n=1):
            self.add_note(f"Did you mean {near!r}?")


class FolderWithoutReports(SourceError):
    """A folder in which no file is a report."""

    def __init__(self, source: str | Path, suffixes: Collection[str], left_out: Collection[str] = ()) -> None:
        super().__init__(
            source,
            "there is no report in this folder",
            expected="files that end in " + ", ".join(suffixes),
            advice="Name another folder, or name the files themselves: a file that is named is always tried.",
        )
        if left_out:
            self.add_note(f"Left out here: {', '.join(sorted(left_out)[:5])}{', ...' if len(left_out) > 5 else ''}.")


class UnreadableReport(SourceError):
    """The file is there, and the system does not let us read it."""

    def __init__(self, source: str | Path, reason: str) -> None:
        super().__init__(
            source,
            f"the system does not let it be read ({reason})",
            expected="a file that you may read",
            advice="Change its permissions, or copy it to where you may read it.",
        )


class EmptyReport(SourceError):
    """There is not a word in it."""

    def __init__(self, source: str | Path) -> None:
        super().__init__(
            source,
            "there is no text in it",
            expected="at least one sentence",
            advice="Check that the file was saved completely, or leave it out.",
        )


class NotText(SourceError):
    """A picture, an archive or a program, not a text."""

    def __init__(self, source: str | Path, looks_like: str = "binary data") -> None:
        super().__init__(
            source,
            f"this is {looks_like}, not text",
            expected="plain text, HTML, PDF, a Word document (.docx) or an e-mail (.eml)",
            advice="Save the report as text, HTML or PDF, and read that.",
        )


class BrokenPdf(SourceError):
    """A PDF that was cut short or damaged."""

    def __init__(self, source: str | Path, reason: str) -> None:
        super().__init__(
            source,
            f"the PDF is broken ({reason})",
            expected="a complete PDF file",
            advice="Fetch it again; if it opens in a viewer, print it to a new PDF or save it as text.",
        )


class LockedPdf(SourceError):
    """A PDF behind a password."""

    def __init__(self, source: str | Path) -> None:
        super().__init__(
            source,
            "the PDF asks for a password",
            expected="a PDF that opens without one",
            advice="Open it in a viewer with the password, and save it without or as text.",
        )


class PdfWithoutText(SourceError):
    """A PDF of pictures."""

    def __init__(self, source: str | Path, pages: int) -> None:
        super().__init__(
            source,
            f"no text was found on the {pages} pages of this PDF" if pages != 1 else "no text was found in this PDF",
            expected="a PDF whose words can be selected in a viewer",
            advice="If it is a scan, run text recognition (OCR) on it, or copy its text into a .txt file.",
        )


class OwnBrief(SourceError):
    """A brief that Détente wrote itself."""

    def __init__(self, source: str | Path) -> None:
        super().__init__(
            source,
            "this is a brief that Détente wrote",
            expected="the reports from which it was written",
            advice="Leave it out, or write briefs to another folder than the reports.",
        )


class NoArticle(SourceError):
    """A page or a mail without running text."""

    def __init__(self, source: str | Path) -> None:
        super().__init__(
            source,
            "no article was found in it",
            expected="a page or document with running text",
            advice="Save the article itself rather than a front page or a scan, or copy its text into a .txt file.",
        )


class UnsupportedLanguage(SourceError):
    """A language that the reader does not know."""

    def __init__(self, source: str | Path, detected: str, supported: Collection[str] = ("English",)) -> None:
        self.detected = detected
        super().__init__(
            source,
            f"the text is in {detected}, which is not supported",
            expected=" or ".join(supported),
            advice="Read a translation of it, and name the original with --url.",
        )


class NothingRead(DetenteError):
    """Not one of the reports could be read."""

    def __init__(self, failures: Sequence[SourceError]) -> None:
        self.failures = tuple(failures)
        super().__init__(
            "not one of the reports could be read, so nothing was written",
            expected="at least one report that can be read",
        )
