"""Which characters the bytes of a file stand for."""

import codecs
import re

from detente.sources.extract import whole

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins the same
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
WHAT_BROWSERS_TAKE = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
"""Pages that declare these are written in those (WHATWG Encoding Standard)."""

SAMPLE = 60_000
"""Bytes that detection looks at: enough for any language, and the same work for a file of any length."""

MOSTLY_ASCII = 0.05
"""Below this share of other bytes the text is in a Western language: English with curly marks and some accents."""

A_FEW = 3
"""So few other bytes say nothing about an alphabet."""

HIGH_BYTE = re.compile(rb"[\x80-\xff]")


def decoded(content: bytes, *, declared: str | None = None) -> str:
    """Return the text in `content`; its byte-order mark is dropped, nothing else is changed.

    A byte-order mark is believed first, then UTF-8 (other bytes hardly ever look like it by chance), then what the
    file declares, then what its bytes look like. Bytes that mean nothing become U+FFFD, so that this never fails.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    wide = wide_encoding(content)
    if wide:
        return content.decode(wide, "replace")
    for encoding in filter(None, ("utf-8", known(declared))):
        text = strictly(content, encoding)
        if text is not None:
            return text
    return damaged_utf8(content) or guessed(content)


def wide_encoding(content: bytes) -> str | None:
    """Return UTF-16 of either order when every other byte is zero, as in Latin letters without a byte-order mark."""
    sample = content[:4096]
    half = len(sample) // 2
    zeros = sample[: 2 * half : 2].count(0), sample[1 : 2 * half : 2].count(0)
    if half < 2 or max(zeros) < 0.4 * half or min(zeros) > 0.05 * half:
        return None
    return "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"


def known(declared: str | None) -> str | None:
    """Return the codec for a declared charset, or None when there is none by that name."""
    try:
        name = codecs.lookup(declared or "").name
    except (LookupError, ValueError):
        return None
    return WHAT_BROWSERS_TAKE.get(name, name)


def strictly(content: bytes, encoding: str) -> str | None:
    """Return the text when every byte means something in `encoding`."""
    try:
        text = content.decode(encoding)
    except (LookupError, ValueError):  # LookupError: a codec that is for something else than text, such as base64
        return None
    return text if encoding == "utf-8" else whole(text)


def damaged_utf8(content: bytes) -> str | None:
    """Return the text when it is UTF-8 but for a few broken bytes, as in a file that was cut off."""
    text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    sound = len(text) - len(text.encode("ascii", "ignore")) - broken
    return text if sound and sound >= 2 * broken else None


def guessed(content: bytes) -> str:
    """Return the text in the encoding that the bytes look like."""
    first = HIGH_BYTE.search(content)
    start = max(first.start() - 2000, 0) if first else 0
    sample = content[start : start + SAMPLE]
    high = len(HIGH_BYTE.findall(sample))
    likely = ["cp1252"] if high <= max(A_FEW, MOSTLY_ASCII * len(sample)) else detected(sample)
    for encoding in (*likely, "cp1252"):
        text = strictly(content, encoding)
        if text is not None:
            return text
    return content.decode("cp1252", "replace")


def detected(sample: bytes) -> list[str]:
    """Return the encodings that the sample may be in, the likeliest first."""
    from charset_normalizer import from_bytes

    # A sample that is cut within a character would rule out its own encoding: cut at the white space.
    edge = max(sample.rfind(b"\n"), sample.rfind(b" "))
    return [match.encoding for match in from_bytes(sample[:edge] if edge > 0 else sample)]
