"""Raw bytes and what is known of them are enough to read a report again, and to read it as before."""

import json

import pytest

from detente.errors import AddressRefused, FolderWithoutReports, MissingReport, NotFetched, SourceError
from detente.record import PartialDate
from detente.sources import Item, Known, Overrides, found, frozen, frozen_item, items, load
from files import ENGLISH, mail, page, pdf
from serving import Web, fetcher

FULL = Known(
    title="Talks",
    outlet="The Post",
    author="Ilse Tarnow",
    published=PartialDate(value="2022-01"),
    url="https://post.example/1",
    language="en",
    charset="utf-8",
)


@pytest.fixture
def folder(tmp_path):
    files = {
        "a.txt": ENGLISH.encode(),
        "b.html": page(),
        "c.pdf": pdf(),
        "d.eml": mail(),
        "e.txt": b"",
        "f.txt": bytes(99),
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


@pytest.mark.parametrize(
    "item",
    [
        Item(name="a", content=b"x"),
        Item(
            name="a",
            content=b"x",
            suffix=".html",
            kind="page",
            file="a.html",
            known=FULL,
            origin="https://post.example/rss",
            key="1",
            fetched_at="2022-01-12T10:00:00+00:00",
        ),
    ],
)
def test_an_item_comes_back_from_its_bytes_and_what_is_known(item):
    about = json.loads(json.dumps(item.about()))
    assert Item.again(item.content, about) == item


def test_reading_again_gives_the_same_report(folder):
    web = Web({"https://post.example/1": page(), "https://post.example/2": pdf()})
    with fetcher(web) as one:
        for item in items([folder, *web.pages], fetcher=one):
            first, again = frozen_item(item), frozen_item(Item.again(item.content, item.about()))
            if isinstance(first, SourceError):
                assert str(first) == str(again)
            else:
                assert first == again
            assert len(item.sha256) == 64


def test_both_ways_of_reading_files_agree(folder):
    overrides = Overrides(outlet="The Post", published=PartialDate(value="2022-01-12"))
    one = [str(frozen_item(item, overrides)) for item in items([folder])]
    assert one == [str(frozen(source, overrides)) for source in found([folder]).sources]
    assert len(one) == 6


def test_names_of_all_kinds_come_in_one_stream_and_what_fails_is_among_them(folder):
    web = Web({"https://post.example/1": page()})
    left_out = []
    (folder / "notes.md").write_text("x")
    with fetcher(web, retries=0) as one:
        names = [folder / "gone.txt", "https://post.example/1", folder, "https://post.example/2"]
        outcomes = list(items(names, fetcher=one, left_out=left_out))
    assert [type(outcome).__name__ for outcome in outcomes] == ["MissingReport", *["Item"] * 7, "AnswerFailed"]
    assert left_out == [str(folder / "notes.md")]


def test_nothing_is_opened_before_it_is_asked_for(folder):
    stream = items([folder])
    next(stream)
    (folder / "b.html").write_bytes(ENGLISH.upper().encode())
    assert frozen_item(next(stream)).text == ENGLISH.upper()


def test_load_reads_addresses_after_the_files(folder):
    web = Web({"https://post.example/1": page(sentences=[ENGLISH.upper()])})
    with fetcher(web) as one:
        done = load(["https://post.example/1", folder / "a.txt"], fetcher=one, outlet="The Herald")
    assert done.names == (str(folder / "a.txt"), "https://post.example/1")
    assert [report.outlet for report in done.reports] == ["The Herald", "The Herald"]


def test_where_only_files_are_read_an_address_says_so():
    (error,) = found(["https://ilse:hunter2@post.example/1?token=hunter2"]).failures
    assert isinstance(error, NotFetched)
    assert "hunter2" not in error.explanation()


def test_an_address_needs_no_fetcher_of_ones_own():
    (error,) = items(["http://127.0.0.1/"])
    assert isinstance(error, AddressRefused)


def test_an_empty_stream_is_no_error(tmp_path):
    assert list(items([])) == []
    assert [type(one) for one in items([tmp_path, tmp_path / "gone"])] == [FolderWithoutReports, MissingReport]


def test_what_is_known_stands_behind_what_the_report_says_and_before_what_its_lines_suggest():
    bare = Item(name="a", content=f"Some headline\n\n{ENGLISH}".encode(), kind="text", known=FULL)
    report = frozen_item(bare)
    assert (report.title, report.outlet, report.author) == ("Talks", "The Post", "Ilse Tarnow")
    told = frozen_item(Item(name="a", content=page(), known=FULL))
    assert (told.title, told.outlet, told.published.value) == ("Talks go on", "The Orrinvale Post", "2022-01-11")
    assert told.url == "https://post.example/1"
