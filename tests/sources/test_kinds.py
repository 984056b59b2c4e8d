"""Pages, PDFs and mails give their text and say what they are; a file's bytes tell its kind, not its name."""

import pytest

from detente.errors import BrokenPdf, EmptyReport, LockedPdf, NoArticle, NotText, OwnBrief, PdfWithoutText
from detente.sources import load
from files import ENGLISH, SENTENCES, mail, page, pdf


def loaded(tmp_path, content, name):
    (tmp_path / name).write_bytes(content)
    return load([tmp_path / name])


def report(tmp_path, content, name):
    done = loaded(tmp_path, content, name)
    assert done.failures == ()
    return done.reports[0]


def failure(tmp_path, content, name):
    done = loaded(tmp_path, content, name)
    assert done.reports == ()
    return done.failures[0]


def test_a_page_gives_article_title_outlet_author_and_date(tmp_path):
    found = report(tmp_path, page(), "talks.html")
    assert (found.title, found.outlet, found.author) == ("Talks go on", "The Orrinvale Post", "Perpetua Lindqvist")
    assert found.published.value == "2022-01-11"
    assert all(sentence in found.text for sentence in SENTENCES)
    assert "Contact" not in found.text
    assert "World" not in found.text


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252", "utf-16", "gb18030"])
def test_a_page_is_decoded_as_it_declares(tmp_path, charset):
    sentence = "Die Gespräche in Genf, said Annalena Baerbock at the café, would go on until all was clear to her."
    assert sentence in report(tmp_path, page(sentences=(sentence, *SENTENCES), charset=charset), "talks.html").text


def test_a_date_found_only_in_the_text_is_not_the_date_of_the_page(tmp_path):
    bare = f"<html><body><article><p>{SENTENCES[0]} The treaty of 3 March 1918 was named.</p></article></body></html>"
    assert report(tmp_path, bare.encode(), "talks.html").published is None


@pytest.mark.parametrize(
    "markup",
    [
        "<html><body></body></html>",
        "<html><body><nav><a href='/'>Home</a> <a href='/world'>World</a></nav></body></html>",
        "<html><head><title>Log in</title></head><body><form><input><button>Log in</button></form></body></html>",
        "<html>" + "<div>" * 3000,
        "<!DOCTYPE html>",
        "<html><body><script>var talks = 'The talks will go on in Vienna next week.'</script></body></html>",
    ],
)
def test_a_page_without_running_text_has_no_article(tmp_path, markup):
    assert isinstance(failure(tmp_path, markup.encode(), "front.html"), NoArticle)


def test_a_brief_of_ours_is_not_read_as_a_report(tmp_path):
    brief = page(head='<meta name="generator" content="Détente">')
    assert isinstance(failure(tmp_path, brief, "brief.html"), OwnBrief)
    (tmp_path / "report.txt").write_text(ENGLISH)
    done = load([tmp_path])
    assert [one.file for one in done.reports] == ["report.txt"]
    assert done.failures == ()
    assert done.left_out == (str(tmp_path / "brief.html"),)


def test_a_pdf_gives_text_title_and_author(tmp_path):
    found = report(tmp_path, pdf(), "talks.pdf")
    assert all(sentence in found.text for sentence in SENTENCES)
    assert (found.title, found.author) == ("Talks go on", "Ilse Tarnow")


def test_the_name_of_a_file_is_no_title(tmp_path):
    assert report(tmp_path, pdf(title="Microsoft Word - draft7.docx"), "talks.pdf").title is None


def test_a_pdf_with_an_empty_password_opens(tmp_path):
    assert SENTENCES[0] in report(tmp_path, pdf(password=""), "talks.pdf").text


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (pdf(password="secret"), LockedPdf),
        (pdf()[:300], BrokenPdf),
        (pdf()[: len(pdf()) // 2], BrokenPdf),
        (b"%PDF-1.7\n", BrokenPdf),
        (b"%PDF-1.4 and then nothing of the kind" * 50, BrokenPdf),
        (b"no PDF at all, whatever it is called", BrokenPdf),
        (pdf(lines=()), PdfWithoutText),
    ],
)
def test_a_pdf_that_gives_no_text_says_why(tmp_path, content, error):
    found = failure(tmp_path, content, "talks.pdf")
    assert type(found) is error
    assert "talks.pdf" in str(found)
    assert found.advice


def test_no_damage_to_a_pdf_gets_through(tmp_path):
    sound = pdf()
    for at in range(0, len(sound), 7):
        damaged = sound[:at] + bytes([sound[at] ^ 0x55]) + sound[at + 1 :]
        loaded(tmp_path, damaged, "talks.pdf")


def test_a_mail_gives_body_subject_sender_and_date(tmp_path):
    found = report(tmp_path, mail(), "bulletin.eml")
    assert found.text == ENGLISH
    assert (found.title, found.outlet) == ("Talks go on – again", "The Marrowby Bulletin")
    assert found.published.value == "2022-01-13"


def test_a_mail_of_html_gives_its_article(tmp_path):
    found = report(tmp_path, mail(page().decode(), kind="html"), "bulletin.eml")
    assert all(sentence in found.text for sentence in SENTENCES)
    assert "<p>" not in found.text


@pytest.mark.parametrize(
    ("sender", "headers", "outlet"),
    [
        ("Desk Africa <desk@sahelmonitor.example>", "", "Sahel Monitor"),
        ("Desk Africa <desk@monitor.example>", "List-Id: Sahel Daily <list.monitor.example>\n", "Sahel Daily"),
        ("Newsletter <mail@monitor.example>", "Organization: The Monitor\n", "The Monitor"),
        ("News alerts <alerts@other.example>", "", "other.example"),
        ("Editorial Post <desk@other.example>", "", "Editorial Post"),
    ],
)
def test_the_outlet_of_a_mail_is_not_its_desk(tmp_path, sender, headers, outlet):
    body = f"{ENGLISH}\n--\nSahel Monitor. To leave this list, reply STOP.\n"
    content = f"From: {sender}\nSubject: Talks go on\nMIME-Version: 1.0\n{headers}\n{body}".encode()
    assert report(tmp_path, content, "bulletin.eml").outlet == outlet


def two_parts(plain, html):
    return (
        'From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary="x"\n\n'
        f'--x\nContent-Type: text/plain; charset="utf-8"\n\n{plain}\n--x\nContent-Type: text/html\n\n{html}\n--x--\n'
    ).encode()


def test_of_two_parts_the_plain_one_is_read_unless_it_is_a_mere_notice(tmp_path):
    assert report(tmp_path, two_parts(ENGLISH, page().decode()), "a.eml").text.strip() == ENGLISH.strip()
    notice = two_parts("Look at this mail in a browser.", page().decode())
    assert SENTENCES[0] in report(tmp_path, notice, "a.eml").text


@pytest.mark.parametrize(
    "headers",
    [
        "X-Odd: =?utf-8?b?%%%?=\n",
        "Subject: =?utf-8?b?abc?=\n",
        "Date: the day after tomorrow\n",
        "Content-Disposition: =?x\n",
        "From: =?nonsense?q?a?= <>\n",
    ],
)
def test_malformed_headers_are_no_failure(tmp_path, headers):
    content = mail().replace(b"MIME-Version", headers.encode() + b"MIME-Version")
    assert report(tmp_path, content, "bulletin.eml").text


def test_a_mail_in_an_unknown_charset_is_read(tmp_path):
    assert "talks" in report(tmp_path, mail().replace(b'"utf-8"', b'"x-unknown"'), "bulletin.eml").text


def test_a_mail_without_a_body_is_empty(tmp_path):
    assert isinstance(failure(tmp_path, mail(""), "bulletin.eml"), EmptyReport)


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        (pdf(), "talks.txt", SENTENCES[0]),
        (pdf(), "talks", SENTENCES[0]),
        (page(), "talks.txt", SENTENCES[0]),
        (page(), "talks.pdf", SENTENCES[0]),
        (b"\xef\xbb\xbf\n <!-- saved -->\n" + page(), "talks", SENTENCES[0]),
        (page(charset="utf-16"), "talks", SENTENCES[0]),
        (mail(), "talks.txt", SENTENCES[0]),
        (ENGLISH.encode(), "talks.html", SENTENCES[0]),
        (ENGLISH.encode(), "talks.md", SENTENCES[0]),
    ],
)
def test_the_bytes_tell_the_kind_and_not_the_name(tmp_path, content, name, expected):
    found = report(tmp_path, content, name)
    assert expected in found.text
    assert "<p>" not in found.text
    assert "MIME-Version" not in found.text


def test_lines_that_look_like_headers_do_not_make_a_mail(tmp_path):
    text = f"From: the desk\nDate: 12 January 2022\nSubject: Talks\n\n{ENGLISH}"
    assert report(tmp_path, text.encode(), "talks.txt").text == text


def test_markup_in_a_text_is_text(tmp_path):
    text = f"<script>alert(1)</script>\n\n{ENGLISH}"
    assert report(tmp_path, text.encode(), "talks.txt").text == text


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "PNG"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "JPEG"),
        (b"\x7fELF" + bytes(50), "program"),
        (b"PK\x03\x04" + bytes(30), "ZIP"),
        (b"PK\x03\x04" + bytes(26) + b"word/document.xml", "Word"),
        (b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.text", "OpenDocument"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(50), "Office"),
        (b"{\\rtf1 Hello}", "RTF"),
        (b"\x1f\x8b\x08" + bytes(50), "gzip"),
        (b"MZ\x90\x00" + bytes(50), "Windows"),
        (bytes(4) + b"ftypmp42" + bytes(50), "MP4"),
        (bytes(200), "binary"),
    ],
)
def test_a_file_that_is_no_text_is_named_for_what_it_is(tmp_path, content, what):
    found = failure(tmp_path, content, "report.txt")
    assert isinstance(found, NotText)
    assert what in str(found)


def test_comments_made_to_keep_us_busy_do_not(tmp_path):
    assert report(tmp_path, b"<!---->" * 400 + ENGLISH.encode(), "talks.txt").text.endswith(ENGLISH)
