"""Time expressions: what each phrase means on a given day, and the laws that hold for any text."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from detente.reading.dates import day_of, due_date, time_expressions
from detente.reading.dates.rules import RULES
from detente.reading.dates.vocabulary import entries, vocabulary
from detente.record import PartialDate

WEDNESDAY = PartialDate(value="2022-01-12")


def values(text, published=WEDNESDAY):
    return [(text[one.start : one.end], one.value) for one in time_expressions(text, published)]


def only(text, published=WEDNESDAY):
    (found,) = time_expressions(text, published)
    return found


DATES = {
    "Envoys met on January 12.": ("January 12", "2022-01-12"),
    "Envoys met on 12 January 2022.": ("12 January 2022", "2022-01-12"),
    "Envoys met on Jan. 10 in Geneva.": ("Jan. 10", "2022-01-10"),
    "The 10th of January was cold.": ("The 10th of January", "2022-01-10"),
    "Dated 2022-01-12.": ("2022-01-12", "2022-01-12"),
    "Dated 2022/01/12.": ("2022/01/12", "2022-01-12"),
    "Dated 1/12/2022.": ("1/12/2022", "2022-01-12"),
    "Dated 31/12/2021.": ("31/12/2021", "2021-12-31"),
    "Dated 12.01.2022.": ("12.01.2022", "2022-01-12"),
    "They spoke on Tuesday.": ("Tuesday", "2022-01-11"),
    "They spoke on Wednesday.": ("Wednesday", "2022-01-12"),
    "They will speak on Tuesday.": ("Tuesday", "2022-01-18"),
    "They agreed to meet on Friday.": ("Friday", "2022-01-14"),
    "The truce is to be signed on Friday.": ("Friday", "2022-01-14"),
    "The truce had been due to expire on Friday.": ("Friday", "2022-01-07"),
    "They met last Friday.": ("last Friday", "2022-01-07"),
    "They meet next Friday.": ("next Friday", "2022-01-14"),
    "Talks on Wednesday, January 12, were tense.": ("Wednesday, January 12", "2022-01-12"),
    "They left late on Tuesday.": ("late on Tuesday", "2022-01-11"),
    "They meet in the week of March 6.": ("the week of March 6", "2022-W09"),
    "It reopens the week beginning 17 January 2022.": ("the week beginning 17 January 2022", "2022-W03"),
    "They met yesterday.": ("yesterday", "2022-01-11"),
    "They met the day before yesterday.": ("day before yesterday", "2022-01-10"),
    "They meet tomorrow.": ("tomorrow", "2022-01-13"),
    "They met last week.": ("last week", "2022-W01"),
    "The vote is this week.": ("this week", "2022-W02"),
    "They meet early next week.": ("early next week", "2022-W03"),
    "They met over the weekend.": ("the weekend", "2022-W01-WE"),
    "They meet next month.": ("next month", "2022-02"),
    "It was added at the end of last year.": ("the end of last year", "2021"),
    "It was signed by the end of 2021.": ("the end of 2021", "2021"),
    "It came in early 2022.": ("early 2022", "2022"),
    "It came in mid-January.": ("mid-January", "2022-01"),
    "They met in June.": ("June", "2021-06"),
    "They will meet in June.": ("June", "2022-06"),
    "They met in May.": ("May", "2021-05"),
    "They met in July last year.": ("July last year", "2021-07"),
    "In the 1990s all was quiet.": ("the 1990s", "199"),
    "In the late '80s all was quiet.": ("the late '80s", "198"),
    "In the 21st century they talked.": ("the 21st century", "20"),
    "In the first quarter of 2023 they talked.": ("the first quarter of 2023", "2023-Q1"),
    "In the second half of 2022 they talked.": ("the second half of 2022", "2022-H2"),
    "In fiscal 2024 they talked.": ("fiscal 2024", "2024"),
    "They talked last summer.": ("last summer", "2021-SU"),
    "They talked in the winter of 2014.": ("the winter of 2014", "2014-WI"),
    "Two years ago they talked.": ("Two years ago", "2020"),
    "Six weeks ago they talked.": ("Six weeks ago", "2021-W48"),
    "Three days ago they talked.": ("Three days ago", "2022-01-09"),
    "They talk a week from now.": ("a week from now", "2022-W03"),
    "They talk in two weeks' time.": ("in two weeks' time", "2022-W04"),
    "They stopped for Christmas.": ("Christmas", "2021-12-25"),
    "They stopped on Good Friday 2022.": ("Good Friday 2022", "2022-04-15"),
    "They stopped last Thanksgiving.": ("last Thanksgiving", "2021-11-25"),
    "They will stop for Ramadan.": ("Ramadan", "2022-04"),
    "They are now at the table.": ("now", "PRESENT_REF"),
    "They recently met.": ("recently", "PAST_REF"),
    "They will soon meet.": ("soon", "FUTURE_REF"),
    "In the past they met.": ("In the past", "PAST_REF"),
}
TIMES = {
    "They left yesterday evening.": ("yesterday evening", "2022-01-11TEV"),
    "They left early on Tuesday morning.": ("early on Tuesday morning", "2022-01-11TMO"),
    "They left last night.": ("last night", "2022-01-11TNI"),
    "They met this morning.": ("this morning", "2022-01-12TMO"),
    "It expired at midnight on Friday.": ("midnight on Friday", "2022-01-07T24:00"),
    "They met at 5 p.m. local time.": ("5 p.m. local time", "2022-01-12T17:00"),
    "They met on Tuesday at 10:30 a.m. GMT.": ("Tuesday at 10:30 a.m. GMT", "2022-01-11T10:30Z"),
    "They met at 1700 GMT on Monday.": ("1700 GMT on Monday", "2022-01-10T17:00Z"),
}
DURATIONS = {
    "An answer is due within a week.": ("a week", "P1W"),
    "An answer comes within the next few days.": ("the next few days", "PXD"),
    "The first meeting in two years.": ("two years", "P2Y"),
    "The first meeting in more than two years.": ("more than two years", "P2Y"),
    "After two-hour talks they left.": ("two-hour", "PT2H"),
    "They have 24 hours.": ("24 hours", "PT24H"),
    "A 48-hour deadline was set.": ("A 48-hour", "PT48H"),
    "They talked for two and a half years.": ("two and a half years", "P2Y6M"),
    "They talked for half an hour.": ("half an hour", "PT30M"),
    "They talked for decades.": ("decades", "PXE"),
    "They talked for the past three months.": ("the past three months", "P3M"),
    "They talked for twenty-one days.": ("twenty-one days", "P21D"),
}
SETS = {
    "They meet every week.": ("every week", "P1W"),
    "They meet each Thursday.": ("each Thursday", "XXXX-WXX-4"),
    "They meet twice a year.": ("twice a year", "P1Y"),
    "The daily briefing was short.": ("daily", "P1D"),
}
TABLE = [
    (text, words, value, type_)
    for type_, rows in (("DATE", DATES), ("TIME", TIMES), ("DURATION", DURATIONS), ("SET", SETS))
    for text, (words, value) in rows.items()
]


@pytest.mark.parametrize(("text", "words", "value", "type_"), TABLE, ids=[row[0] for row in TABLE])
def test_what_a_phrase_means(text, words, value, type_):
    found = only(text)
    assert (text[found.start : found.end], found.value, found.type) == (words, value, type_)
    assert found.rule.removeprefix("dates:") in {rule.name for rule in RULES}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on 10 and 12 January.", [("10", "2022-01-10"), ("12 January", "2022-01-12")]),
        ("They met on 10-13 January 2021.", [("10", "2021-01-10"), ("13 January 2021", "2021-01-13")]),
        ("They met on January 10 and 12, 2022.", [("10", "2022-01-10"), ("12, 2022", "2022-01-12")]),
        ("Between 2014 and 2015.", [("2014", "2014"), ("2015", "2015")]),
    ],
)
def test_several_days_are_each_read(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on 3 January. A day earlier they had refused.", "2022-01-02"),
        ("They met on 3 January and again three days later.", "2022-01-06"),
        ("They met on 3 January. The following day they left.", "2022-01-04"),
        ("They met in 2014 and left that year.", "2014"),
    ],
)
def test_a_date_counts_from_the_one_mentioned_before(text, expected):
    assert values(text)[-1][1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on January 12.", "XXXX-01-12"),
        ("They met on Wednesday.", "XXXX-WXX-3"),
        ("They met in June.", "XXXX-06"),
        ("They met yesterday.", "PAST_REF"),
        ("They met last week.", "PAST_REF"),
        ("They meet next month.", "FUTURE_REF"),
        ("They meet this year.", "PRESENT_REF"),
        ("They met at 5 p.m.", "XXXX-XX-XXT17:00"),
        ("They met on Good Friday.", "XXXX-XX-XX"),
        ("They met on 12 January 2022.", "2022-01-12"),
        ("They met for two hours.", "PT2H"),
    ],
)
def test_without_a_date_what_is_relative_stays_relative(text, expected):
    assert only(text, None).value == expected


def test_a_coarse_date_gives_only_what_it_can():
    january = PartialDate(value="2022-01")
    assert only("They met last year.", january).value == "2021"
    assert only("They met on 5 January.", january).value == "2022-01-05"
    assert only("They met yesterday.", january).value == "PAST_REF"
    assert only("They met on Wednesday.", january).value == "XXXX-WXX-3"


def test_a_date_slip_stays_visible():
    text = "The meeting follows one on December 10; envoys met on January 10, and talks will follow on June 13."
    assert [value for _, value in values(text)] == ["2021-12-10", "2022-01-10", "2022-06-13"]


@pytest.mark.parametrize(
    "text",
    [
        "They may agree.",
        "They march on.",
        "It cost $2014 or 1990%.",
        "Some 2,014 troops left.",
        "A second group of the 44-year-old's friends.",
        "Jan Petersen spoke.",
        "The last word, the first time.",
    ],
)
def test_what_is_no_time(text):
    assert values(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "32 January",
        "January 32",
        "year 0",
        "30 February 2022",
        "2022-13-45",
        "99/99/9999",
        "25:99",
        "13 p.m.",
        "1e999 days",
    ],
)
def test_odd_numbers_do_no_harm(text):
    for one in time_expressions(text, WEDNESDAY):
        day_of(one.value)
        due_date(one.value, WEDNESDAY)


@pytest.mark.parametrize("year", ["0001", "9999"])
def test_the_ends_of_the_calendar_do_no_harm(year):
    text = (
        "last week, next century, on Friday, in June, 900 years ago, Christmas, the weekend, last Easter, next quarter"
    )
    for day in (f"{year}-01-01", f"{year}-12-31", year):
        time_expressions(text, PartialDate(value=day))


WORDS = st.sampled_from(
    sorted({word for _, word, _ in entries()} | {"12", "2022", "1/2/2022", ",", ".", "-", "X", "$", "\n\n"})
)
TEXTS = st.one_of(st.text(), st.lists(WORDS, max_size=30).map(" ".join), st.lists(WORDS, max_size=30).map("".join))
PUBLISHED = st.one_of(
    st.none(),
    st.dates().map(PartialDate.of),
    st.sampled_from(["2022", "2022-01", "2022-W02"]).map(lambda value: PartialDate(value=value)),
)


@given(TEXTS, PUBLISHED)
@example("12 12 12 January 12 2022 2022", WEDNESDAY)
@example("’s’s’s '98s Q1Q4 5p.m.p.m.", None)
def test_any_text_is_read_in_order_and_without_overlap(text, published):
    end = 0
    for one in time_expressions(text, published):
        assert end <= one.start < one.end <= len(text)
        assert text[one.start : one.end].strip() == text[one.start : one.end]
        assert one.value
        day_of(one.value)
        due_date(one.value, published)
        end = one.end


@given(
    st.sampled_from([row[0] for row in TABLE]),
    st.sampled_from(["The envoy smiled. ", "Nobody spoke, it seems.\n\n", "“No.” "]),
)
def test_a_sentence_without_time_changes_nothing(text, sentence):
    shifted = [
        (one.start - len(sentence), one.end - len(sentence), one.value)
        for one in time_expressions(sentence + text, WEDNESDAY)
    ]
    assert shifted == [(one.start, one.end, one.value) for one in time_expressions(text, WEDNESDAY)]


@given(st.dates().map(PartialDate.of), st.sampled_from(["Monday", "Thursday", "Sunday"]))
def test_a_weekday_is_that_day_of_the_week_and_near(published, weekday):
    day = day_of(only(f"They met on {weekday}.", published).value)
    if day is not None:
        assert day.first.strftime("%A") == weekday
        assert 0 <= (published.first - day.first).days < 7


@given(st.integers(1, 400))
def test_so_many_days_ago_is_so_many_days_before(count):
    assert only(f"They met {count} days ago.").value == WEDNESDAY.shift(days=-count).value


def test_a_long_text_is_read_whole():
    sentence = "On 12 January they met for two hours. "
    text = sentence * 5000
    found = time_expressions(text, WEDNESDAY)
    assert [text[one.start : one.end] for one in found] == ["12 January", "two hours"] * 5000


def test_no_two_rules_share_a_name():
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_every_word_of_the_table_has_a_character():
    known = vocabulary()
    for class_, word, _ in entries():
        assert known.classes[class_]
        assert known.phrases.get(word) or known.characters.get(word) or known.characters.get(word.title())


REPEATED = [
    "Monday ", "Monday", "the ", "a ", "12 ", "12", "1/", "1/2/", "10:", "'98", "'90s ", "1,", "1.", "January ",
    "5 p.m. ",
    "twenty-", "two ", "hundred ", "last ", "the end of ", "more than ", "years ", "a year ago ", "’s ",
    "\n ", "\n\n",
    ". ", '."', "%", "each of ", "within the next few days ", "10, 11, ", "first second ", "\u00a0", "2022-",
    "1 and ",
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("token", REPEATED, ids=repr)
def test_a_token_ten_thousand_times_over_takes_linear_time(token):
    assert seconds(token * 10_000) < 10


@pytest.mark.slow
@pytest.mark.parametrize("token", ["a", "1", " ", "-", '"', ".", "x ", "the ", "\n"], ids=repr)
def test_a_line_of_a_million_characters_takes_linear_time(token):
    assert seconds((token * 1_000_000)[:1_000_000]) < 10


def seconds(text):
    began = time.process_time()
    time_expressions(text, WEDNESDAY)
    return time.process_time() - began


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2022-01-12", "2022-01-12"),
        ("2022-01-12T17:00", "2022-01-12"),
        ("2022-01-12TEV", "2022-01-12"),
        ("2022-W02", "2022-W02"),
        ("2022-W02-WE", "2022-W02"),
        ("2022-W02-3", "2022-01-12"),
        ("2022-01", "2022-01"),
        ("2022", "2022"),
        ("199", None),
        ("2022-Q1", None),
        ("2022-SU", None),
        ("2022-02-30", None),
        ("XXXX-01-12", None),
        ("PAST_REF", None),
        ("P1W", None),
        ("", None),
    ],
)
def test_the_day_of_a_value(value, day):
    found = day_of(value)
    assert (found and found.value) == day


@pytest.mark.parametrize(
    ("value", "due"),
    [
        ("P1W", "2022-01-19"),
        ("PT48H", "2022-01-14"),
        ("PT2H", "2022-01-13"),
        ("P2M", "2022-03-12"),
        ("P1Y6M", "2023-07-12"),
        ("2022-01-31", "2022-01-31"),
        ("PXD", None),
        ("FUTURE_REF", None),
        ("P9999Y", None),
    ],
)
def test_when_a_time_is_over(value, due):
    found = due_date(value, WEDNESDAY)
    assert (found and found.value) == due


def test_a_duration_from_no_day_is_never_over():
    assert due_date("P1W", None) is None
    assert due_date("P1W", PartialDate(value="2022")) is None
