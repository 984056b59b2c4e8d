"""An address gives a page, or what is new in a feed or a sitemap; what is hostile does no harm."""

import gzip

import httpx2
import pytest

from detente.errors import (
    AddressRefused,
    AnswerFailed,
    BadAddress,
    BrokenXml,
    EmptyFeed,
    EmptyReport,
    EntitiesRefused,
    NoArticle,
    NotAFeed,
    RobotsRefused,
    SourceError,
    TooLarge,
    TooManyItems,
    TooManyRedirects,
    UnknownPacking,
    WrongContentType,
)
from detente.sources import Item, Validators, frozen_item, items, visit
from files import ENGLISH, SENTENCES, page, pdf
from serving import Web, answer, fetcher, served

FEED = "https://post.example/rss"
MAP = "https://post.example/map.xml"
LONG = " ".join(SENTENCES * 3)


class Remembered:
    """A memory that forgets when the test ends."""

    def __init__(self):
        self.kept = {}
        self.known = set()

    def validators(self, address):
        return self.kept.get(address)

    def knows(self, address, key):
        return (address, key) in self.known

    def keep(self, address, validators):
        self.kept[address] = validators

    def take(self, found):
        self.known.update((one.origin, one.key) for one in found if isinstance(one, Item))
        return found


def rss(*entries, head=""):
    return (
        f'<?xml version="1.0" encoding="utf-8"?>{head}<rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Orrinvale Post</title>'
        f"<language>en-GB</language>{''.join(entries)}</channel></rss>"
    ).encode()


def entry(number, *, text="", date="Tue, 11 Jan 2022 23:40:00 -0500", link=True, guid=True):
    url = f"https://post.example/{number}"
    body = f"<content:encoded><![CDATA[{text}]]></content:encoded>" if text else ""
    return (
        f"<item><title>Talks, day {number}</title>{f'<link>{url}?token=s3cret</link>' if link else ''}"
        f"{f'<guid>post-{number}</guid>' if guid else ''}<pubDate>{date}</pubDate>"
        f"<description>In short.</description>{body}</item>"
    )


def bare(number):
    """Return a page that says nothing of itself."""
    return f"<html><body><article><p>Day {number}. {LONG}</p></article></body></html>".encode()


def got(web, name, memory=None, **settings):
    with fetcher(web, **{"retries": 0, **settings}) as one:
        return list(items([name], fetcher=one, **({"memory": memory} if memory else {})))


def read(found):
    reports = [frozen_item(one) for one in found]
    assert not [one for one in reports if isinstance(one, SourceError)]
    return reports


def failure(web, name=FEED, **settings):
    (found,) = got(web, name, **settings)
    error = frozen_item(found) if isinstance(found, Item) else found
    assert isinstance(error, SourceError)
    assert error.advice
    return error


def test_a_page_is_read_as_a_file_would_be():
    web = Web({"https://post.example/talks?sid=1": page()})
    (report,) = read(got(web, "https://post.example/talks?sid=1"))
    assert (report.title, report.outlet, report.author) == ("Talks go on", "The Orrinvale Post", "Perpetua Lindqvist")
    assert (report.published.value, report.url) == ("2022-01-11", "https://post.example/talks?sid=***")
    assert all(sentence in report.text for sentence in SENTENCES)


def test_what_the_server_says_of_the_encoding_is_heard_and_need_not_be_right():
    sentence = (
        "Министр заявил на пресс-конференции, что переговоры продолжатся на следующей неделе в Вене, если все согласны."
    )
    body = page(sentences=(sentence,) * 3).decode().replace('<meta charset="utf-8">', "")
    for sent, told in (
        ("windows-1251", "windows-1251"),
        ("utf-8", "iso-8859-1"),
        ("utf-8", "nonsense\u00ff"),
        ("utf-16", ""),
    ):
        headers = {"Content-Type": f"text/html; charset={told}".encode("latin-1")}
        web = Web({"https://post.example/": httpx2.Response(200, content=body.encode(sent), headers=headers)})
        (report,) = read(got(web, "https://post.example/"))
        assert sentence in report.text


def test_a_pdf_and_a_text_on_the_web_are_read():
    web = Web(
        {
            "https://post.example/a": httpx2.Response(200, content=pdf(), headers={"Content-Type": "application/pdf"}),
            "https://post.example/b": httpx2.Response(
                200, content=ENGLISH.encode(), headers={"Content-Type": "text/plain"}
            ),
        }
    )
    for name in ("a", "b"):
        assert SENTENCES[0] in read(got(web, f"https://post.example/{name}"))[0].text


def test_a_feed_gives_its_items_with_what_it_says_of_them():
    web = Web({FEED: rss(entry(1), entry(2)), **{f"https://post.example/{n}?token=s3cret": bare(n) for n in (1, 2)}})
    found = got(web, FEED)
    first, second = read(found)
    assert (first.title, first.outlet, first.language) == ("Talks, day 1", "The Orrinvale Post", "en")
    assert first.published.value == "2022-01-11"
    assert first.url == "https://post.example/1?token=***"
    assert second.text.startswith("Day 2.")
    assert [(one.key, one.origin) for one in found] == [("post-1", FEED), ("post-2", FEED)]
    assert "s3cret" not in repr(found)


def test_what_a_page_says_of_itself_goes_before_what_the_feed_says():
    web = Web(
        {FEED: rss(entry(1, date="Fri, 14 Jan 2022 10:00:00 GMT")), "https://post.example/1?token=s3cret": page()}
    )
    (report,) = read(got(web, FEED))
    assert (report.title, report.published.value) == ("Talks go on", "2022-01-11")


def test_atom_is_a_feed_too():
    atom = (
        b'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title><entry><id>urn:1</id>'
        b'<title>Talks</title><link href="/1"/><updated>2022-01-12T23:00:00-05:00</updated>'
        b"<author><name>Ilse Tarnow</name></author></entry></feed>"
    )
    (report,) = read(got(Web({FEED: atom, "https://post.example/1": bare(1)}), FEED))
    assert (report.title, report.author, report.published.value) == ("Talks", "Ilse Tarnow", "2022-01-12")


def test_pages_are_fetched_only_when_they_are_asked_for():
    web = Web({FEED: rss(entry(1), entry(2)), **{f"https://post.example/{n}?token=s3cret": bare(n) for n in (1, 2)}})
    with fetcher(web) as one:
        stream = items([FEED], fetcher=one)
        next(stream)
        assert len(web.urls()) == 2
        stream.close()


def test_only_what_is_new_is_fetched():
    memory = Remembered()
    web = Web({FEED: rss(entry(1)), **{f"https://post.example/{n}?token=s3cret": bare(n) for n in (1, 2)}})
    memory.take(got(web, FEED, memory))
    web.pages[FEED] = rss(entry(2), entry(1))
    assert [one.key for one in got(web, FEED, memory)] == ["post-2"]


def test_a_feed_that_did_not_change_is_not_read_again():
    def feed(request):
        if request.headers.get("If-None-Match") == '"7"':
            return httpx2.Response(304)
        return httpx2.Response(200, content=rss(entry(1)), headers={"ETag": '"7"'})

    memory = Remembered()
    web = Web({FEED: feed, "https://post.example/1?token=s3cret": bare(1)})
    assert len(got(web, FEED, memory)) == 1
    assert memory.kept == {FEED: Validators(etag='"7"')}
    assert got(web, FEED, memory) == []


def test_an_item_that_failed_is_tried_again_though_the_feed_did_not_change():
    memory = Remembered()
    web = Web({FEED: lambda _: httpx2.Response(200, content=rss(entry(1)), headers={"ETag": '"7"'})})
    web.pages["https://post.example/1?token=s3cret"] = httpx2.Response(503)
    (error,) = memory.take(got(web, FEED, memory))
    assert isinstance(error, AnswerFailed)
    assert memory.kept == {}
    web.pages["https://post.example/1?token=s3cret"] = bare(1)
    assert len(got(web, FEED, memory)) == 1


def test_a_link_that_is_dead_for_good_does_not_keep_a_feed_from_being_kept():
    memory = Remembered()
    web = Web({FEED: lambda _: httpx2.Response(200, content=rss(entry(1)), headers={"ETag": '"7"'})})
    assert [type(one) for one in got(web, FEED, memory)] == [AnswerFailed]
    assert memory.kept == {FEED: Validators(etag='"7"')}


def test_a_visit_that_was_broken_off_keeps_nothing():
    memory = Remembered()
    web = Web({FEED: rss(entry(1), entry(2)), **{f"https://post.example/{n}?token=s3cret": bare(n) for n in (1, 2)}})
    with fetcher(web) as one:
        stream = items([FEED], fetcher=one, memory=memory)
        next(stream)
        stream.close()
    assert memory.kept == {}


def test_the_text_in_a_feed_is_taken_where_it_is_longer_or_all_there_is():
    text = "".join(f"<p>Day {number}: {sentence}</p>" for number in range(3) for sentence in SENTENCES)
    short = f"<html><body><p>{SENTENCES[0]}</p><p>To read on, pay.</p></body></html>".encode()
    for web in (
        Web({"https://post.example/1?token=s3cret": short}),
        Web({}),
        Web({"https://post.example/robots.txt": b"User-agent: *\nDisallow: /1"}),
    ):
        web.pages[FEED] = rss(entry(1, text=text))
        (report,) = read(got(web, FEED))
        assert report.text.count(SENTENCES[2]) == 3
        assert (report.title, report.url) == ("Talks, day 1", "https://post.example/1?token=***")
    web = Web({FEED: rss(entry(1, text=text, link=False))})
    assert read(got(web, FEED))[0].title == "Talks, day 1"


def test_a_summary_is_no_report():
    assert isinstance(failure(Web({FEED: rss(entry(1))})), AnswerFailed)


def test_an_item_without_link_and_text_is_empty():
    bare_entry = "<item><title>Talks</title></item>"
    assert isinstance(failure(Web({FEED: rss(bare_entry)})), EmptyReport)


@pytest.mark.parametrize(
    "link",
    [
        "http://169.254.169.254/",
        "http://localhost/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "../../../../etc/passwd",
    ],
)
def test_a_link_that_leads_inside_is_not_followed(link):
    web = Web({FEED: rss(f"<item><title>Talks</title><guid>1</guid><link>{link}</link></item>")})
    assert isinstance(failure(web), AddressRefused | BadAddress | AnswerFailed | EmptyReport)
    assert all(url.startswith("https://post.example/") for url in web.urls())


def test_titles_like_paths_stay_words():
    for title in ("../../../etc/passwd", "C:\\Windows\\system32", "a\x00b", "x" * 5000):
        feed = rss(entry(1)).replace(b"Talks, day 1", title.encode())
        (found,) = got(Web({FEED: feed, "https://post.example/1?token=s3cret": bare(1)}), FEED)
        assert found.file is None
        assert isinstance(frozen_item(found).text, str)


BOMB = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>'
FILE = '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("trap", [BOMB, FILE])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le"])
def test_entities_are_refused(trap, encoding):
    feed = rss(entry(1), head=trap).decode().replace("In short", "&c;").replace("utf-8", encoding).encode(encoding)
    assert isinstance(failure(Web({FEED: httpx2.Response(200, content=feed)})), EntitiesRefused)
    sitemap = urlset("https://post.example/1", head=trap).decode().replace("utf-8", encoding).encode(encoding)
    assert isinstance(failure(Web({MAP: httpx2.Response(200, content=sitemap)}), MAP), EntitiesRefused)


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (page(), NotAFeed),
        (b"", NotAFeed),
        (b"Out of order.", NotAFeed),
        (rss(), EmptyFeed),
        (b"<rss", NotAFeed),
        (b"<rss></rss>", EmptyFeed | NotAFeed),
    ],
)
def test_a_feed_that_is_none_says_so(content, error):
    web = Web({FEED: httpx2.Response(200, content=content, headers={"Content-Type": "application/rss+xml"})})
    assert isinstance(failure(web), error)


def test_a_trap_in_a_feed_is_told_as_one_whatever_its_document_type_is_called():
    feed = rss(entry(1), head="<!DOCTYPE r [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]>")
    web = Web({FEED: httpx2.Response(200, content=feed, headers={"Content-Type": "application/rss+xml"})})
    assert isinstance(failure(web), EntitiesRefused)


def test_a_page_of_errors_where_a_feed_was_before_says_so():
    memory = Remembered()
    memory.keep("https://post.example/news", Validators())
    (error,) = got(Web({"https://post.example/news": page()}), "https://post.example/news", memory)
    assert isinstance(error, NotAFeed)


def test_a_broken_feed_is_read_as_far_as_it_goes():
    web = Web(
        {FEED: rss(entry(1), entry(2))[:-140], **{f"https://post.example/{n}?token=s3cret": bare(n) for n in (1, 2)}}
    )
    assert read(got(web, FEED)[:1])[0].title == "Talks, day 1"


def test_no_damage_to_a_feed_gets_through():
    sound = rss(entry(1))
    with fetcher(Web({}), retries=0) as one:
        for at in range(0, len(sound), 11):
            web = Web({FEED: sound[:at] + bytes([sound[at] ^ 0x55]) + sound[at + 1 :]})
            one.client._transport = httpx2.MockTransport(web)
            list(items([FEED], fetcher=one))


def urlset(*urls, head="", news=False):
    said = (
        "<n:news><n:publication><n:name>Post</n:name><n:language>en</n:language></n:publication>"
        "<n:publication_date>2022-01-12T01:00:00+03:00</n:publication_date><n:title>Talks</n:title></n:news>"
    )
    entries = "".join(f"<url><loc>{url}</loc>{said if news else ''}</url>" for url in urls)
    return (
        f'<?xml version="1.0" encoding="utf-8"?>{head}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">{entries}</urlset>'
    ).encode()


def index(*urls):
    entries = "".join(
        f"<sitemap><loc>{url}</loc><lastmod>2022-01-{n + 10}</lastmod></sitemap>" for n, url in enumerate(urls)
    )
    return f'<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</sitemapindex>'.encode()


def test_a_sitemap_of_news_gives_pages_with_what_it_says_of_them():
    web = Web({MAP: urlset("https://post.example/1", news=True), "https://post.example/1": bare(1)})
    (report,) = read(got(web, MAP))
    assert (report.title, report.outlet, report.published.value, report.language) == (
        "Talks",
        "Post",
        "2022-01-12",
        "en",
    )


def test_of_a_sitemap_with_news_only_the_news_are_fetched():
    both = urlset("https://post.example/1", news=True).replace(
        b"</urlset>", b"<url><loc>https://post.example/about</loc></url></urlset>"
    )
    web = Web({MAP: both, "https://post.example/1": bare(1)})
    assert len(got(web, MAP)) == 1


def test_an_index_leads_to_its_sitemaps_the_latest_first():
    web = Web(
        {
            MAP: index("https://post.example/old.xml", "https://post.example/new.xml.gz", MAP),
            "https://post.example/old.xml": urlset("https://post.example/1"),
            "https://post.example/new.xml.gz": httpx2.Response(
                200,
                content=gzip.compress(urlset("https://post.example/2")),
                headers={"Content-Type": "application/x-gzip"},
            ),
            **{f"https://post.example/{n}": bare(n) for n in (1, 2)},
        }
    )
    memory = Remembered()
    assert [report.text[:6] for report in read(got(web, MAP, memory))] == ["Day 2.", "Day 1."]
    assert memory.kept == {MAP: Validators()}


def test_a_sitemap_that_is_broken_empty_or_a_bomb_says_so():
    assert isinstance(failure(Web({MAP: urlset("https://post.example/1")[:-30]}), MAP), BrokenXml)
    assert isinstance(failure(Web({MAP: urlset()}), MAP), EmptyFeed)
    bomb = httpx2.Response(200, content=gzip.compress(bytes(50_000_000)), headers={"Content-Type": "application/gzip"})
    assert isinstance(failure(Web({MAP: bomb}), MAP), TooLarge)
    cut = httpx2.Response(200, content=gzip.compress(urlset("https://post.example/1"))[:-12])
    assert isinstance(failure(Web({MAP: cut}), MAP), UnknownPacking)
    deep = httpx2.Response(200, content=b"<urlset>" + b"<url>" * 100_000)
    assert isinstance(failure(Web({MAP: deep}), MAP), BrokenXml)


def test_no_more_pages_are_fetched_than_one_can_mean(monkeypatch):
    monkeypatch.setattr(visit, "MOST_PAGES", 3)
    monkeypatch.setattr(visit, "MOST_SITEMAPS", 3)
    urls = [f"https://post.example/{n}" for n in range(9)]
    found = got(Web({MAP: urlset(*urls), **{url: bare(1) for url in urls}}), MAP)
    assert [type(one) for one in found] == [Item, Item, Item, TooManyItems]

    def onward(request):
        return index(f"https://post.example/map{int(request.url.path[4:-4] or 0) + 1}.xml")

    endless = Web({f"https://post.example/map{n or ''}.xml": onward for n in range(99)})
    assert isinstance(failure(endless, MAP), TooManyItems)
    assert len(endless.urls()) == 4


@pytest.mark.parametrize(
    ("page_", "error"),
    [
        (httpx2.Response(404), AnswerFailed),
        (httpx2.Response(200, content=b"x", headers={"Content-Type": "image/png"}), WrongContentType),
        (httpx2.Response(302, headers={"Location": "/"}), TooManyRedirects),
        (b"", EmptyReport),
        (b"<html><body><nav>Home</nav></body></html>", NoArticle),
    ],
)
def test_a_page_that_gives_no_report_says_why(page_, error):
    assert isinstance(failure(Web({"https://post.example/": page_}), "https://post.example/"), error)


def test_a_site_that_closes_itself_is_left_alone():
    web = Web({"https://post.example/robots.txt": b"User-agent: *\nDisallow: /", FEED: rss(entry(1))})
    assert isinstance(failure(web), RobotsRefused)


def test_a_feed_is_followed_on_a_real_server():
    routes = {}
    with served(routes) as server:
        home = f"http://localhost:{server.server_port}"
        feed = rss(*(f"<item><title>Day {n}</title><guid>{n}</guid><link>{home}/{n}</link></item>" for n in (1, 2)))

        def packed(handler):
            answer(
                handler,
                gzip.compress(feed),
                headers={"Content-Encoding": "gzip", "ETag": '"1"', "Content-Type": "text/xml"},
            )

        routes.update({"/rss": packed, "/1": bare(1), "/2": bare(2)})
        from detente.sources import Fetcher, Settings

        with Fetcher(Settings(delay=0, allowed=frozenset({"localhost"}))) as one:
            reports = read(list(items([f"{home}/rss"], fetcher=one)))
        assert [report.title for report in reports] == ["Day 1", "Day 2"]
        with Fetcher(Settings(delay=0)) as one:
            (error,) = items([f"{home}/rss"], fetcher=one)
        assert isinstance(error, AddressRefused)
