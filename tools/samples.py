"""Files of every kind that docs read: made below build/ from the examples, so that none is kept in the repository."""

import csv
import io
import json
import zipfile
from email import message_from_bytes
from html import escape
from pathlib import Path

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "examples" / "ukraine-2022"
SITE = "https://news.example"


def kept(path: str, content: bytes) -> None:
    """Write a file below the root."""
    target = ROOT / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


def paragraphs(name: str) -> list[str]:
    """Return the paragraphs of one of the examples that are plain text."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    return [" ".join(part.split()) for part in text.split("\n\n") if part.strip()]


def web_archive(path: str) -> None:
    """Make a web archive of the two pages among the examples."""
    records = []
    for number, page in enumerate(sorted(FOLDER.glob("*.html"))):
        answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page.read_bytes()
        head = (
            "WARC/1.0\r\nWARC-Type: response\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-00000000000{number}>\r\n"
            f"WARC-Date: 2022-01-2{number}T09:00:00Z\r\nWARC-Target-URI: {SITE}/{page.stem}.html\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
        )
        records.append(head.encode() + answer + b"\r\n\r\n")
    kept(path, b"".join(records))


def mailbox(path: str) -> None:
    """Make a mailbox of the mail among the examples and a reply to it."""
    (mail,) = FOLDER.glob("*.eml")
    first = mail.read_bytes()
    sent = message_from_bytes(first)["Date"]
    second = (
        b"From: Desk <desk@news.example>\nSubject: Note on the talks\n"
        b"Date: Fri, 14 Jan 2022 08:00:00 +0000\nContent-Type: text/plain; charset=utf-8\n\n"
        b"Norway offered to host the next round of talks in Oslo, its foreign ministry said.\n"
    )
    begin = b"From desk@news.example Thu Jan 13 08:00:00 2022\n"
    assert sent, "the mail has a date"
    kept(path, begin + first.rstrip(b"\n") + b"\n\n" + begin + second + b"\n")


def word_document(path: str, name: str) -> None:
    """Make a Word document of one of the examples."""
    lines = "".join(f"<w:p><w:r><w:t>{escape(one)}</w:t></w:r></w:p>" for one in paragraphs(name))
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.document.main+xml"/></Types>'
    )
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="word/document.xml"/></Relationships>'
    )
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as document:
        document.writestr("[Content_Types].xml", types)
        document.writestr("_rels/.rels", rels)
        document.writestr("word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{lines}</w:body></w:document>')
    kept(path, held.getvalue())


ROWS = (
    ("12.01.2022", "Tessaly Wire", "Council meets", "Nato refused to close its door, an official said."),
    ("13.01.2022", "Meridian Wire", "Talks in Vienna", "Poland warned of a war in Europe and demanded restraint."),
    ("soon", "Meridian Wire", "More talks", "Russia demanded an answer within a week."),
)
"""Rows of an export as a press database may give it; the last has a date that is none."""
HEADINGS = ("day", "source", "head", "body")


def export(path: str) -> None:
    """Make an export with headings of its own, as CSV or JSON Lines by the ending of its name."""
    if path.endswith(".csv"):
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerows((HEADINGS, *ROWS))
        kept(path, text.getvalue().encode())
    else:
        names = ("date", "outlet", "title", "text")
        rows = (("-".join(reversed(day.split("."))), *rest) for day, *rest in ROWS[:2])
        lines = (json.dumps(dict(zip(names, row, strict=True))) for row in rows)
        kept(path, "".join(f"{line}\n" for line in lines).encode())
