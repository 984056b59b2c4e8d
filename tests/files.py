"""Files that tests read: a report in English, and the same as PDF, page and mail."""

import io

from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

SENTENCES = (
    "The talks between the two countries will go on in Vienna next week, the minister told reporters on Tuesday.",
    "She said that her government had not been asked to give up anything, and that it would refuse if it were.",
    "The other side has demanded that the troops be withdrawn from the border before anything else is discussed.",
)
ENGLISH = "\n\n".join(SENTENCES) + "\n"
RUSSIAN = (
    "Россия не будет вечно ждать ответа на свои предложения, заявил министр иностранных дел на пресс-конференции "
    "в Москве. Он сказал, что переговоры продолжатся на следующей неделе, если другая сторона будет к ним готова.\n"
)


def pdf(lines=SENTENCES, *, password=None, title="Talks go on"):
    """Return a PDF of one page that shows these lines."""
    writer = PdfWriter()
    page = writer.add_blank_page(595, 842)
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        }
    )
    fonts = DictionaryObject({NameObject("/F1"): writer._add_object(font)})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    shown = DecodedStreamObject()
    shown.set_data(
        ("BT /F1 9 Tf 40 800 Td 14 TL " + " ".join(f"({line}) Tj T*" for line in lines) + " ET").encode("cp1252")
    )
    page[NameObject("/Contents")] = writer._add_object(shown)
    writer.add_metadata({"/Title": title, "/Author": "Ilse Tarnow"})
    if password is not None:
        writer.encrypt(password, algorithm="AES-256")
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def page(*, sentences=SENTENCES, charset="utf-8", head=""):
    """Return a web page with an article between a menu and a footer."""
    paragraphs = "".join(f"<p>{sentence}</p>\n" for sentence in sentences)
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="{charset}"><title>Talks go on | Orrinvale Post</title>'
        '<meta property="og:title" content="Talks go on"><meta property="og:site_name" content="The Orrinvale Post">'
        '<meta name="author" content="Perpetua Lindqvist"><meta property="article:published_time" '
        f'content="2022-01-11T17:40:00+03:00">{head}</head><body>'
        '<nav><a href="/">Home</a> <a href="/world">World</a></nav>'
        f"<article><h1>Talks go on</h1>{paragraphs}</article>"
        "<footer><a href='/contact'>Contact</a></footer></body></html>"
    ).encode(charset)


def mail(body=ENGLISH, *, kind="plain", headers=""):
    """Return a mail with one part."""
    return (
        "From: =?utf-8?q?The_Marrowby_Bulletin?= <desk@marrowby.example>\nTo: readers@marrowby.example\n"
        "Date: Thu, 13 Jan 2022 10:30:00 +0000\nSubject: =?utf-8?b?VGFsa3MgZ28gb24g4oCTIGFnYWlu?=\n"
        f'Message-ID: <1@marrowby.example>\nMIME-Version: 1.0\n{headers}Content-Type: text/{kind}; charset="utf-8"\n'
        f"Content-Transfer-Encoding: 8bit\n\n{body}"
    ).encode()
