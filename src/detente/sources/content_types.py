"""Which content types hold reports, and how their files would end."""

GENERIC = frozenset({"", "application/octet-stream", "binary/octet-stream", "application/unknown"})
"""What servers say when they do not know."""

READ = frozenset(
    {
        "application/xhtml+xml",
        "application/xml",
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/pdf",
        "application/x-pdf",
        "application/gzip",
        "application/x-gzip",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "message/rfc822",
    }
)
"""Content types, beside those of text, that hold reports."""

SUFFIXES = {
    "text/html": ".html",
    "text/plain": ".txt",
    "application/xhtml+xml": ".xhtml",
    "application/pdf": ".pdf",
    "application/x-pdf": ".pdf",
    "message/rfc822": ".eml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
"""What a file of this content type would end in."""


def is_read(content_type: str) -> bool:
    """Return whether reports come with this content type.

    >>> is_read("text/html"), is_read("image/png")
    (True, False)
    """
    not_text = content_type in ("text/css", "text/javascript")
    return not not_text and (content_type.startswith("text/") or content_type in READ | GENERIC)


def type_and_charset(header: str) -> tuple[str, str | None]:
    """Return both parts of a Content-Type.

    >>> type_and_charset('text/HTML; charset="utf-8"')
    ('text/html', 'utf-8')
    """
    kind, *parameters = header.split(";")
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset" and value:
            return kind.strip().lower(), value.strip().strip("\"'")[:40] or None
    return kind.strip().lower(), None
