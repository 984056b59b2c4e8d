"""What the first lines say is read where it is certain, and the lines stay in the text."""

import pytest

from detente.sources.headers import head_apart, header_of
from files import SENTENCES

BODY = f"{SENTENCES[0]}\n\n{SENTENCES[1]}\n"


def day(header):
    return header.published and header.published.value


@pytest.mark.parametrize(
    ("dateline", "outlet", "published"),
    [
        ("GENEVA, Jan 10, 2022 (Meridian Wire) - ", "Meridian Wire", "2022-01-10"),
        ("GENEVA, Jan. 10 (Meridian Wire) – ", "Meridian Wire", None),
        ("NEW YORK, 10 January 2022 (Reuters) -- ", "Reuters", "2022-01-10"),
        ("KYIV (AP) — ", "AP", None),
        ("Washington (AFP) – ", "AFP", None),
        ("MOSCOW, January 12. /TASS/. ", "TASS", None),
        ("BRUSSELS, Feb 30, 2022 (Meridian Wire) - ", "Meridian Wire", None),
        ("BAKU, Azerbaijan (Nov 23, 2024): ", None, "2024-11-23"),
        ("BAKU, Azerbaijan (Nov 23, 2024) - ", None, "2024-11-23"),
        ("GENEVA (Reuters): ", "Reuters", None),
        ("Jens Stoltenberg (Nato): ", None, None),
        ("AMMAN/BEIRUT/GENEVA ", None, None),
        ("Jens Stoltenberg (Norway) - he heads Nato - ", None, None),
        ("A milestone for all, said the airport (SIA) - and ", None, None),
        ("", None, None),
    ],
)
def test_a_dateline_gives_outlet_and_with_its_year_the_day(dateline, outlet, published):
    header = header_of(dateline + BODY)
    assert (header.outlet, day(header)) == (outlet, published)
    assert header.title is None


def test_the_name_of_the_file_gives_a_dateline_its_year_when_they_agree():
    text = f"GENEVA, Jan 10 (Meridian Wire) - {BODY}"
    assert day(header_of(text, "02-2022-01-10-talks")) == "2022-01-10"
    assert day(header_of(text, "02-2022-01-11-talks")) is None
    assert day(header_of(BODY, "02-2022-01-10-talks")) is None


@pytest.mark.parametrize(
    "line",
    [
        "Published: 2022-01-12",
        "January 12, 2022",
        "12 January 2022",
        "Wednesday, 12 January 2022, 10:30 GMT",
        "Date: Jan. 12, 2022",
        "2022-01-12T10:30:00Z",
        "Posted on 12th January 2022",
    ],
)
def test_a_line_that_is_a_date_gives_the_day(line):
    assert day(header_of(f"Talks go on\n\n{line}\n\n{BODY}")) == "2022-01-12"


@pytest.mark.parametrize("line", ["12/01/2022", "January 2022", "The talks of 12 January 2022 failed", "2022-13-40"])
def test_what_may_be_another_date_gives_none(line):
    assert day(header_of(f"{line}\n\n{BODY}")) is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Talks go on in Vienna\n\n{BODY}", "Talks go on in Vienna"),
        (f"\n\nTALKS GO ON\nBy Ilse Tarnow\n{BODY}", "TALKS GO ON"),
        (f"Will the talks go on?\n\n{BODY}", "Will the talks go on?"),
        (f"Published: 2022-01-12\nTalks go on\n\n{BODY}", "Talks go on"),
        (f"Title: Talks go on\nSource: Meridian Wire\n\n{BODY}", "Talks go on"),
        (f"The talks go on, the minister said.\n\n{BODY}", None),
        (f"“We will not wait for ever.”\n\n{BODY}", None),
        ("The talks between the two\ncountries will go on in\nVienna next week.\n", None),
        ("One line and nothing else", None),
        (BODY, None),
    ],
)
def test_a_short_first_line_that_is_no_sentence_is_the_headline(text, title):
    assert header_of(text).title == title


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Ilse Tarnow", "Ilse Tarnow"),
        ("By Ilse Tarnow and Davit Osei", "Ilse Tarnow and Davit Osei"),
        ("From Anselm Okwudi in Brussels", "Anselm Okwudi"),
        ("By then it was too late", None),
        ("From Geneva with love", None),
    ],
)
def test_a_by_line_gives_the_author(line, author):
    assert header_of(f"Talks go on\n\n{line}\n\n{BODY}").author == author


@pytest.mark.parametrize(
    ("head", "outlet", "published"),
    [
        ("Talks go on\nBy Ilse Tarnow\nMarket Ledger, 9 May 2023", "Market Ledger", "2023-05-09"),
        ("Talks go on\nAP, 9 May 2023", "AP", "2023-05-09"),
        ("Talks go on\nBBC, 9 May 2023", "BBC", "2023-05-09"),
        ("Talks go on\n9 May 2023 | Le Monde", "Le Monde", "2023-05-09"),
        ("Talks go on\n\nBy Ilse Tarnow and Davit Osei, Global Dispatch", "Global Dispatch", None),
        ("Talks go on\n\nBy Ilse Tarnow, Chief Reporter", None, None),
        ("Talks go on\n\nBy Ilse Tarnow, New York", None, None),
        ("The Harbour Observer\n12 March 2024\nTalks go on", "The Harbour Observer", "2024-03-12"),
        ("Talks go on\n\nNew York, 9 May 2023", None, None),
        ("Talks go on\n9 May 2023, Market Ledger", "Market Ledger", "2023-05-09"),
        ("Talks go on\nMay 9, 2023 | Market Ledger", "Market Ledger", "2023-05-09"),
        ("Talks go on\n\n9 May 2023, New York", None, None),
        ("Talks go on\n\n9 May 2023, The Hague", None, None),
        ("Talks go on\n\n9 May 2023, The Islander", "The Islander", "2023-05-09"),
    ],
)
def test_the_name_of_an_outlet_is_known_by_its_words(head, outlet, published):
    header = header_of(f"{head}\n\n{BODY}")
    assert (header.title, header.outlet, day(header)) == ("Talks go on", outlet, published)


@pytest.mark.parametrize("stem", ["council-2022-01-12", "2022_01_12 council", "20220112", "2022-01-12-of-2022-01-15"])
def test_a_day_in_a_files_name_counts_when_the_text_names_it_too(stem):
    assert day(header_of("The council met on January 12. It meets again on 20 January.", stem)) == "2022-01-12"


@pytest.mark.parametrize(
    ("stem", "text"),
    [
        ("2022-01-12", "The council met on Wednesday."),
        ("2022-01-12", "The council met on January 13."),
        ("2022-01-12", "The council met on 12 January 2021."),
        ("2022-01-12-or-2022-01-13", "The council met on January 12 and on 13 January."),
        ("2022-13-12", "The council met on January 12."),
        ("120220112", "The council met on January 12."),
    ],
)
def test_any_other_day_in_a_files_name_may_be_any_day(stem, text):
    assert day(header_of(text, stem)) is None


def test_the_head_of_a_page_stands_apart_from_its_text():
    text = f"Talks go on\nBy Ilse Tarnow\n{BODY}"
    assert head_apart(text, "Talks go on") == f"Talks go on\n\nBy Ilse Tarnow\n\n{BODY}"
    assert head_apart(BODY, "Talks go on") == BODY
