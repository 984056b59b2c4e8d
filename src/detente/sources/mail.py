"""How a saved mail is read: its body, with what its headers say."""

import re
from email import message_from_bytes, policy
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from detente.errors import EmptyReport, NoArticle, NotText
from detente.record import PartialDate
from detente.sources import page
from detente.sources.encoding import decoded
from detente.sources.extract import Extract, label
from detente.sources.outlets import is_desk, named_as

HTML_SAYS_MORE = 3
"""So many times the words of the plain part, and the plain part only says that one should look at the other."""


def read(content: bytes, name: str, _charset: str | None = None) -> Extract:
    """Return the body of a mail, its subject as title, its sender as outlet, and its date.

    Raises:
        EmptyReport: It has no body, or an empty one.
        NotText: It holds a mail within a mail within a mail, on and on.
        NoArticle: Its body is a page without running text.
    """
    # The older policy takes every header as it is; the newer one fails on malformed ones in ways of its own.
    try:
        message = message_from_bytes(content.lstrip(), policy=policy.compat32)
        plain, html = part(message, "text/plain"), part(message, "text/html")
    except RecursionError as error:
        raise NotText(name, "mails within mails without an end") from error
    body = body_of(plain, html, name)
    return Extract(
        text=body,
        title=label(words(message, "Subject")),
        outlet=outlet(message, body),
        published=day(words(message, "Date")),
    )


def body_of(plain: Message | None, html: Message | None, name: str) -> str:
    """Return the text of the plain part, or of the other where the plain one is missing or a mere notice."""
    text = body_text(plain) if plain else ""
    if html:
        try:
            article = page.read(body_text(html).encode(), name).text
        except NoArticle:
            if not text.strip():
                raise
        else:
            return article if len(article.split()) > HTML_SAYS_MORE * len(text.split()) else text
    if not text.strip():
        raise EmptyReport(name)
    return text


def part(message: Message, kind: str) -> Message | None:
    """Return the first part of this kind that is not an attached file."""
    for one in message.walk():
        if one.get_content_type() == kind and one.get_content_disposition() != "attachment":
            return one
    return None


def payload(message: Message) -> bytes:
    """Return the bytes of a part, its transfer encoding undone."""
    content = message.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def body_text(message: Message) -> str:
    """Return the text of a plain part."""
    charset = message.get_param("charset")
    return decoded(payload(message), declared=charset if isinstance(charset, str) else None)


def words(message: Message, header: str) -> str:
    """Return a header with its encoded words decoded, on one line."""
    found = str(message.get(header, ""))
    try:
        coded = decode_header(found)
    except (HeaderParseError, ValueError):
        return found
    return "".join(piece if isinstance(piece, str) else decoded(piece, declared=charset) for piece, charset in coded)


def outlet(message: Message, body: str) -> str | None:
    """Return who publishes: the sender's name, unless it is that of a desk and the outlet is named elsewhere."""
    name, address = parseaddr(words(message, "From"))
    if not (is_desk(name) or not name):
        return label(name)
    listed = parseaddr(words(message, "List-Id"))[0] or words(message, "Organization")
    domain = address.rpartition("@")[2]
    return label(listed) or named_as(domain, body) or sender(address)


def sender(address: str) -> str | None:
    """Return the name in front of an address, or its domain.

    >>> sender('"Morning Bulletin" <desk@bulletin.example>'), sender("desk@bulletin.example")
    ('Morning Bulletin', 'bulletin.example')
    """
    name, mail = parseaddr(address)
    return label(name) or label(re.sub(r"^.*@", "", mail))


def day(header: str) -> PartialDate | None:
    """Return the day on which the mail was sent, in the sender's own time zone."""
    try:
        return PartialDate.of(parsedate_to_datetime(header).date())
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
