"""Mailboxes, web archives, Word documents and exports give the reports in them, and no trap in them springs."""

import gzip
import io
import json
import warnings
import zipfile

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from detente.errors import (
    BadMapping,
    BadRow,
    BrokenArchive,
    EntitiesRefused,
    NotText,
    SourceError,
    TooLarge,
    UnreadableReport,
)
from detente.sources import Columns, Item, Overrides, docx, found, frozen, frozen_item, items, load, mbox, warc
from files import ENGLISH, SENTENCES, mail, page, pdf


def file(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    return path


def reports(path, **given):
    """Return the reports in a file, which the two ways of reading it must agree on."""
    streamed = [frozen_item(one) if isinstance(one, Item) else one for one in items([path], **given)]
    placed = load([path], **given)
    assert list(dict.fromkeys(one for one in streamed if not isinstance(one, SourceError))) == list(placed.reports)
    assert [str(one) for one in streamed if isinstance(one, SourceError)] == [str(one) for one in placed.failures]
    assert all(one.advice for one in placed.failures)
    return streamed


# Web archives


def archive(*pages, gz=True, status="200 OK", headers=()):
    """Return a web archive, as another program writes it."""
    out = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # warcio leaves its temporary files to be collected
        writer = WARCWriter(out, gzip=gz)
        writer.write_record(writer.create_warcinfo_record("talks.warc", {"software": "test"}))
        for number, (kind, content) in enumerate(pages):
            http = StatusAndHeaders(status, [("Content-Type", kind), *headers], protocol="HTTP/1.1")
            url = f"https://ilse:hunter2@post.example/{number}?token=hunter2"
            for sort, payload, said in (("response", content, http), ("request", b"GET / HTTP/1.0\r\n\r\n", None)):
                record = writer.create_warc_record(url, sort, payload=io.BytesIO(payload), http_headers=said)
                writer.write_record(record)
                del record
    return out.getvalue()


@pytest.mark.parametrize("name", ["talks.warc", "talks.warc.gz"])
def test_a_web_archive_gives_its_pages(tmp_path, name):
    made = archive(
        ("text/html", page()),
        ("image/png", b"\x89PNG\r\n\x1a\n"),
        ("application/pdf", pdf()),
        ("text/plain", ENGLISH.upper().encode()),
        ("text/css", b"body {}"),
        gz=name.endswith("gz"),
    )
    one, two, three = reports(file(tmp_path, name, made))
    assert (one.title, one.url, one.file) == ("Talks go on", "https://post.example/0?token=***", name)
    assert all(SENTENCES[0] in report.text for report in (one, two))
    assert three.text == ENGLISH.upper()


def test_an_archive_packed_as_one_is_read_too(tmp_path):
    made = archive(("text/html", page()), ("text/plain", ENGLISH.encode()), gz=False)
    assert len(reports(file(tmp_path, "talks.warc.gz", gzip.compress(made)))) == 2


def test_the_body_of_an_answer_is_unpacked_and_its_chunks_are_joined(tmp_path):
    packed = gzip.compress(page())
    pieces = [packed[at : at + 100] for at in range(0, len(packed), 100)]
    chunked = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces)
    for content in (chunked + b"0\r\n\r\n", packed):
        headers = [("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")]
        made = archive(("text/html", content), headers=headers)
        assert reports(file(tmp_path, "talks.warc.gz", made))[0].title == "Talks go on"


def test_only_good_answers_are_read(tmp_path):
    assert reports(file(tmp_path, "talks.warc", archive(("text/html", page()), status="404 Not Found", gz=False))) == []


def test_a_bomb_in_an_archive_is_refused_and_the_rest_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(warc, "LARGEST", 1_000_000)
    headers = [("Content-Encoding", "gzip")]
    made = archive(("text/html", gzip.compress(bytes(5_000_000))), headers=headers) + archive(
        ("text/html", b"not packed"), ("text/html", gzip.compress(page())), headers=headers
    )
    assert [type(one).__name__ for one in reports(file(tmp_path, "talks.warc.gz", made))] == [
        "TooLarge",
        "UnknownPacking",
        "Report",
    ]


@pytest.mark.parametrize("gz", [True, False])
def test_of_an_archive_cut_short_the_beginning_is_read(tmp_path, gz):
    made = archive(("text/html", page()), ("text/plain", ENGLISH.encode()), ("text/html", page()), gz=gz)
    found_ = reports(file(tmp_path, "talks.warc.gz", made[: -len(made) // 6]))
    assert [type(one).__name__ for one in found_][-1] == "BrokenArchive"
    assert len(found_) >= 2


@pytest.mark.parametrize(
    "content",
    [
        b"nothing of the kind",
        b"WARC/1.0\r\nContent-Length: x\r\n\r\n",
        b"WARC/1.0\r\nContent-Length: 99999999999999999\r\n\r\n",
        b"WARC/1.0\r\n" + b"a: b\r\n" * 5000,
        b"WARC/1.0\r\n" + b"a" * 1_000_000,
        gzip.compress(b"WARC/1.0\r\n" + bytes(50_000_000)),
        b"\x1f\x8b nothing packed",
    ],
)
def test_an_archive_that_is_none_says_so(tmp_path, content):
    assert [type(one) for one in reports(file(tmp_path, "talks.warc", content))] == [BrokenArchive]


def test_no_damage_to_an_archive_gets_through(tmp_path):
    for gz in (True, False):
        sound = archive(("text/plain", ENGLISH.encode()), gz=gz)
        for at in range(0, len(sound), 29):
            list(items([file(tmp_path, "a.warc", sound[:at] + bytes([sound[at] ^ 0x55]) + sound[at + 1 :])]))


# Mailboxes

FROM = b"From desk@marrowby.example Thu Jan 13 10:30:00 2022\n"


def test_a_mailbox_gives_its_mails(tmp_path):
    quoted = mail(f"{ENGLISH}\n>From the start she refused.\n\nFrom here on, nobody knows.\n")
    one, two = reports(file(tmp_path, "talks.mbox", FROM + mail() + b"\n" + FROM + quoted + b"\n"))
    assert (one.title, one.outlet, one.file) == ("Talks go on – again", "The Marrowby Bulletin", "talks.mbox")
    assert one.text == ENGLISH + "\n"
    assert "\nFrom the start she refused.\n\nFrom here on" in two.text


def test_a_mail_that_is_too_large_is_left_out(tmp_path, monkeypatch):
    monkeypatch.setattr(mbox, "LARGEST", 10_000)
    made = FROM + mail(ENGLISH * 100) + b"\n" + FROM + mail()
    assert [type(one).__name__ for one in reports(file(tmp_path, "talks.mbox", made))] == ["TooLarge", "Report"]


@pytest.mark.parametrize("content", [b"", b"nothing of the kind", mail(), b"\x1f\x8b broken", bytes(100)])
def test_a_mailbox_that_is_none_says_so(tmp_path, content):
    assert [type(one) for one in reports(file(tmp_path, "talks.mbox", content))] == [BrokenArchive]


def test_mails_within_mails_have_an_end(tmp_path):
    nested = b"From: a@b.example\nMIME-Version: 1.0\n" + b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (number, number) for number in range(3000)
    )
    assert [type(one) for one in reports(file(tmp_path, "talks.mbox", FROM + nested))] == [NotText]


def test_lines_made_to_keep_us_busy_do_not(tmp_path):
    busy = b"From x " + b"11:11:1111" * 50_000 + b"x\n"
    (report,) = reports(file(tmp_path, "talks.mbox", FROM + mail(ENGLISH) + b"\n" + busy))
    assert report.text.startswith(ENGLISH)


# Word documents

PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


def word(body="", *, core="", files=(), head=""):
    """Return a Word document."""
    body = body or "".join(PARAGRAPH.format(sentence) for sentence in SENTENCES)
    document = (
        f'<?xml version="1.0" encoding="UTF-8"?>{head}<w:document '
        f'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>'
    )
    properties = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">{core}</cp:coreProperties>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content in {
            "[Content_Types].xml": "<Types/>",
            "docProps/core.xml": properties,
            "word/document.xml": document,
            **dict(files),
        }.items():
            written.writestr(name, content)
    return out.getvalue()


def test_a_word_document_gives_text_title_author_and_date(tmp_path):
    core = (
        "<dc:title>Talks go on</dc:title><dc:creator>Ilse Tarnow</dc:creator>"
        "<dcterms:created>2022-01-12T08:00:00Z</dcterms:created>"
    )
    (report,) = reports(file(tmp_path, "talks.docx", word(core=core)))
    assert report.text == "\n\n".join(SENTENCES)
    assert (report.title, report.author, report.published.value) == ("Talks go on", "Ilse Tarnow", "2022-01-12")


def test_a_date_in_the_text_of_a_document_goes_before_the_day_it_was_begun(tmp_path):
    body = "".join(PARAGRAPH.format(words) for words in ("Talks go on", "12 January 2022", *SENTENCES))
    (report,) = reports(
        file(tmp_path, "talks.docx", word(body, core="<dcterms:created>2019-03-03T08:00:00Z</dcterms:created>"))
    )
    assert report.published.value == "2022-01-12"


def test_what_a_document_shows_is_read_and_nothing_else(tmp_path):
    body = (
        '<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Talks</w:t><w:tab/><w:t>go on</w:t></w:r></w:p>'
        "<w:p><w:ins><w:r><w:t>They </w:t></w:r></w:ins><w:del><w:r><w:delText>do not </w:delText></w:r></w:del>"
        "<w:r><w:instrText>INCLUDETEXT /etc/passwd</w:instrText><w:t>go on.</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Vienna</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Monday</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        f"<w:sdt><w:sdtContent>{PARAGRAPH.format('At last.')}</w:sdtContent></w:sdt>"
    )
    (report,) = reports(file(tmp_path, "talks.docx", word(body)))
    assert report.text == "Talks\tgo on\n\nThey go on.\n\nVienna\tMonday\n\nAt last."
    assert report.title == "Talks go on"


def test_a_document_that_is_a_bomb_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(docx, "LARGEST", 1_000_000)
    assert [type(one) for one in reports(file(tmp_path, "a.docx", word(PARAGRAPH.format("a " * 1_000_000))))] == [
        TooLarge
    ]
    lying = word(PARAGRAPH.format("a " * 1_000_000)).replace(
        (2_000_300).to_bytes(4, "little"), (10).to_bytes(4, "little")
    )
    assert type(reports(file(tmp_path, "b.docx", lying))[0]) in (TooLarge, NotText)
    monkeypatch.setattr(docx, "MOST_FILES", 10)
    many = word(files=[(f"word/{number}.xml", "") for number in range(20)])
    assert [type(one) for one in reports(file(tmp_path, "c.docx", many))] == [TooLarge]


def test_entities_in_a_document_are_refused(tmp_path):
    for trap in ('<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>', '<!DOCTYPE a [<!ENTITY a "aaaaaaaaa">]>'):
        made = word(PARAGRAPH.format("&a;"), head=trap)
        assert [type(one) for one in reports(file(tmp_path, "a.docx", made))] == [EntitiesRefused]


def test_paths_in_a_document_lead_nowhere(tmp_path):
    made = word(files=[("../../evil.txt", "x"), ("/etc/evil", "x")])
    assert len(reports(file(tmp_path, "a.docx", made))) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["a.docx"]


def test_no_damage_to_a_document_gets_through(tmp_path):
    sound = word()
    for at in range(0, len(sound), 5):
        list(
            map(
                frozen_item, items([file(tmp_path, "a.docx", sound[:at] + bytes([sound[at] ^ 0x55]) + sound[at + 1 :])])
            )
        )
    assert [type(one) for one in reports(file(tmp_path, "a.docx", sound[:200]))] == [NotText]


# Exports

ROWS = (
    "Headline;Full text;Pub. date;Source;Link\r\n"
    f'Talks go on;"{SENTENCES[0]}\n{SENTENCES[1]}";12 January 2022;The Post;https://post.example/1?token=1\r\n'
    "\r\n"
    f"No talks;{SENTENCES[2]};2022-01-13;;\r\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_an_export_gives_a_report_for_each_row(tmp_path, encoding):
    one, two = reports(file(tmp_path, "export.csv", ROWS.encode(encoding)))
    assert one.text == f"{SENTENCES[0]}\n{SENTENCES[1]}"
    assert (one.title, one.outlet, one.published.value) == ("Talks go on", "The Post", "2022-01-12")
    assert (one.url, one.file) == ("https://post.example/1?token=***", "export.csv")
    assert (two.title, two.outlet, two.published.value) == ("No talks", None, "2022-01-13")


def test_columns_can_be_named(tmp_path):
    made = f'when,a,b\n01/12/2022,"{SENTENCES[0]}",Talks\n'
    path = file(tmp_path, "export.csv", made.encode())
    assert [type(one) for one in reports(path)] == [BadMapping]
    (report,) = reports(path, columns=Columns(text="a", title="b", date="when", date_format="%d/%m/%Y"))
    assert (report.title, report.published.value) == ("Talks", "2022-12-01")
    (error,) = reports(path, columns=Columns(text="a", title="bb"))
    assert "Did you mean 'b'?" in error.advice
    (error,) = reports(path, columns=Columns(text="a", date="when"))
    assert isinstance(error, BadRow)
    assert "two days" in str(error)


def test_a_bad_row_is_told_with_its_line_and_the_others_are_read(tmp_path):
    made = f'title,text\nA,"{SENTENCES[0]}"\nB\nC,"{SENTENCES[1]}",too,many\nD,\nE,"{SENTENCES[2]}"\nF,"never closed'
    found_ = reports(file(tmp_path, "export.csv", made.encode()))
    assert [one.line if isinstance(one, BadRow) else one.title for one in found_] == ["A", 3, 4, 5, "E", "F"]


def test_json_lines_give_a_report_for_each_line(tmp_path):
    rows = [
        {
            "article": {"body": ENGLISH, "title": "Talks"},
            "published": "2022-01-12T23:00:00-05:00",
            "authors": ["A. B.", "C. D."],
            "lang": "en",
        },
        {"article": {"body": ENGLISH.upper(), "title": "More \ud800"}, "published": 1641945600},
    ]
    lines = [
        json.dumps(rows[0]),
        "",
        "{broken",
        "[1, 2]",
        "{" * 100_000,
        '{"article": {"body": 7}}',
        json.dumps(rows[1]),
    ]
    path = file(tmp_path, "export.jsonl", "\n".join(lines).encode())
    columns = Columns(text="article.body", title="article.title", date="published", author="authors", language="lang")
    found_ = reports(path, columns=columns)
    told = [one.line if isinstance(one, BadRow) else one.title for one in found_]
    assert told == ["Talks", 3, 4, 5, None, "More \ufffd"]
    assert (found_[0].text, found_[0].author, found_[0].published.value) == (ENGLISH, "A. B., C. D.", "2022-01-12")
    assert found_[-1].published.value == "2022-01-12"


def test_an_export_in_another_encoding_is_read(tmp_path):
    made = "title;text\nGespräche;" + "Die Gespräche in Genf gehen weiter, sagte Außenministerin Baerbock. " * 20
    (report,) = reports(file(tmp_path, "export.csv", made.encode("cp1252")))
    assert report.title == "Gespräche"
    (error,) = reports(file(tmp_path, "wide.csv", made.encode("utf-16")))
    assert "UTF-16" in str(error)


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\x00\x01\x02", b'"' * 100_000, b"a" * 11_000_000])
@pytest.mark.parametrize("name", ["export.csv", "export.jsonl"])
def test_an_export_that_is_none_says_so(tmp_path, name, content):
    (error,) = reports(file(tmp_path, name, content))
    assert isinstance(error, BadMapping | BadRow)


def test_cells_that_a_spreadsheet_would_run_are_text(tmp_path):
    (report,) = reports(file(tmp_path, "export.csv", b'title,text\n"=cmd|calc","=1+1, she said, and went home."\n'))
    assert (report.title, report.text) == ("=cmd|calc", "=1+1, she said, and went home.")


def test_memory_does_not_grow_with_the_rows(tmp_path):
    import tracemalloc

    path = tmp_path / "export.csv"
    with path.open("w") as out:
        out.write("title,text\n")
        for number in range(4000):
            out.write(f"Day {number},{'The talks go on. ' * 300}\n")
    assert path.stat().st_size > 20_000_000
    tracemalloc.start()
    count = sum(isinstance(one, Item) for one in items([path]))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 4000
    assert most < 6_000_000


# Folders


def test_in_a_folder_archives_are_read_and_tables_only_where_they_are_named(tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    file(folder, "a.txt", ENGLISH.encode())
    file(folder, "b.docx", word())
    file(folder, "c.mbox", FROM + mail(SENTENCES[0]) + b"\n\n" + FROM + mail(SENTENCES[1]))
    file(folder, "d.warc", archive(("text/plain", SENTENCES[2].encode()), gz=False))
    file(folder, "e.warc.gz", archive(("text/plain", SENTENCES[2].upper().encode())))
    file(folder, "f.csv", ROWS.encode())
    file(folder, "g.tar.gz", b"")
    done = load([folder])
    assert [report.file for report in done.reports] == ["a.txt", "b.docx", "c.mbox", "c.mbox", "d.warc", "e.warc.gz"]
    assert [name.rpartition("/")[2] for name in done.left_out] == ["f.csv", "g.tar.gz"]
    assert done.failures == ()
    assert [one.name for one in items([folder])] == list(done.names)
    done = load([folder, folder / "f.csv", folder / "c.mbox"])
    assert len(done.reports) == 7
    assert len(done.repeats) == 1  # the same words stand in a web archive and in a table


def test_a_file_that_changes_between_looking_and_reading_is_a_failure(tmp_path):
    path = file(tmp_path, "talks.mbox", FROM + mail() + b"\n" + FROM + mail(ENGLISH.upper()))
    sources = found([path]).sources
    path.write_bytes(FROM)
    assert [type(frozen(source, Overrides())).__name__ for source in sources][1] != "Report"
    path.unlink()
    assert isinstance(frozen(sources[0], Overrides()), UnreadableReport)
