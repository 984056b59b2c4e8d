"""How a PDF is read: the text of its pages."""

import io
import re
import struct
import zlib
from typing import TYPE_CHECKING

from detente.errors import BrokenPdf, LockedPdf, PdfWithoutText
from detente.sources.extract import Extract, label, whole
from detente.sources.headers import head_apart
from detente.sources.quiet import quiet

if TYPE_CHECKING:
    from pypdf import PdfReader

DAMAGE = (
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    AssertionError,
    ArithmeticError,
    RecursionError,
    NotImplementedError,
    EOFError,
    struct.error,
    zlib.error,
)
"""What pypdf lets through, beside its own errors, when a file is damaged."""

NAME_OF_A_FILE = re.compile(
    r"^(?:Microsoft (?:Word|PowerPoint) - .*|.*\.(?:docx?|odt|rtf|pdf|indd|qxd|tmp)|untitled)$", re.I
)


def read(content: bytes, name: str, _charset: str | None = None) -> Extract:
    """Return the text of all pages, one below the other, with title and author when the file gives them.

    The date in a PDF says when the file was made, not when the report appeared: it is left alone.

    Raises:
        LockedPdf: It asks for a password.
        BrokenPdf: It was cut short or damaged.
        PdfWithoutText: Its pages are pictures.
    """
    from pypdf import PdfReader
    from pypdf.errors import FileNotDecryptedError, PyPdfError

    with quiet("pypdf"):
        try:
            reader = PdfReader(io.BytesIO(content))
            if reader.is_encrypted and not reader.decrypt(""):
                raise LockedPdf(name)
            pages = [page.extract_text() for page in reader.pages]
            title, author = described(reader)
        except FileNotDecryptedError as error:
            raise LockedPdf(name) from error
        except (PyPdfError, *DAMAGE) as error:
            raise BrokenPdf(name, reason(error)) from error
    text = whole("\n".join(pages)).replace("\x00", "")
    if not re.search(r"\w", text):
        raise PdfWithoutText(name, len(pages))
    return Extract(text=head_apart(text, title), title=title, author=author)


def described(reader: "PdfReader") -> tuple[str | None, str | None]:
    """Return title and author; what is only the name of a file is no title."""
    about = reader.metadata
    if about is None:
        return None, None
    title = label(about.title)
    return None if title and NAME_OF_A_FILE.match(title) else title, label(about.author)


def reason(error: Exception) -> str:
    """Return what pypdf found wrong, on one short line."""
    words = " ".join(str(error).split()).rstrip(".")
    return words[:120] or type(error).__name__
