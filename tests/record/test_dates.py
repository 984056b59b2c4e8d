"""Laws of dates that are only as precise as their words."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import ValidationError

from detente.errors import DateOutOfRange, PrecisionTooCoarse
from detente.record import PartialDate, Precision
from strategies import near_days, partial_dates

close = partial_dates(near_days)
counts = st.integers(-5000, 5000)
EXACT_UNITS = {"day": ("days", "weeks"), "week": ("weeks",), "month": ("months", "years"), "year": ("years",)}


def on(value):
    return PartialDate(value=value)


@given(partial_dates(), counts, st.data())
def test_units_of_one_length_lead_there_and_back(day, count, data):
    unit = data.draw(st.sampled_from(EXACT_UNITS[day.precision]))
    try:
        there = day.shift(**{unit: count})
    except DateOutOfRange:
        return
    assert there.precision is day.precision
    assert there.shift(**{unit: -count}) == day


@given(partial_dates(near_days), st.integers(-500, 500))
def test_a_day_that_every_month_has_comes_back_over_months(day, count):
    assume(day.precision is not Precision.WEEK and day.precision is not Precision.YEAR)
    assume(day.precision is Precision.MONTH or day.first.day <= 28)
    assert day.shift(months=count).shift(months=-count) == day


@given(partial_dates())
def test_a_shift_by_nothing_changes_nothing(day):
    assert day.shift() == day
    assert day.shift(years=0, months=0, weeks=0, days=0) == day


@given(close, st.integers(-40, 40), st.integers(-40, 40))
def test_shifts_by_days_add_up(day, one, two):
    assume(day.precision is Precision.DAY)
    assert day.shift(days=one).shift(days=two) == day.shift(days=one + two)


@given(close, st.integers(1, 400))
def test_a_shift_forward_is_later_and_keeps_its_words(day, count):
    later = day.shift(**{EXACT_UNITS[day.precision][0]: count})
    assert day < later
    assert later > day
    assert later.text == day.text


@given(close, close, close)
def test_comparison_is_a_strict_partial_order(one, two, three):
    assert not one < one
    assert not (one < two and two < one)
    if one < two and two < three:
        assert one < three
    assert (one < two) == (two > one)


@given(close, close)
def test_the_order_key_never_contradicts_the_comparison(one, two):
    if one < two:
        assert one.order < two.order


@given(close, close)
def test_either_one_is_before_the_other_or_they_meet(one, two):
    assert (one < two) + (two < one) + one.meets(two) == 1
    assert one.meets(two) == two.meets(one)
    assert one.meets(one)


@given(close, close)
def test_bounds_in_days_turn_round_with_the_direction(one, two):
    least, most = one.days_to(two)
    assert least <= most
    assert two.days_to(one) == (-most, -least)
    assert (least > 0) == (one < two)
    assert one.meets(two) == (least <= 0 <= most)


@given(partial_dates(), st.sampled_from(Precision))
def test_to_widen_covers_or_says_that_it_cannot(day, precision):
    try:
        wide = day.widen(precision)
    except PrecisionTooCoarse:
        # It is a longer time already, or a week that reaches into the next month or year.
        assert not PartialDate.of(day.first, precision).covers(day)
        return
    assert wide.precision is precision
    assert wide.covers(day)
    assert wide.meets(day)


@given(close, close)
def test_to_cover_both_ways_is_to_be_the_same(one, two):
    if one.covers(two) and two.covers(one):
        assert one.value == two.value
    if one.covers(two):
        assert one.meets(two)


@given(st.dates(), st.sampled_from(Precision))
def test_every_day_has_its_day_week_month_and_year(day, precision):
    made = PartialDate.of(day, precision)
    assert made.precision is precision
    assert made.first <= day <= made.last
    assert PartialDate(value=made.value) == made


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)))
def test_a_week_has_seven_days_and_starts_on_monday(day):
    week = PartialDate.of(day, "week")
    assert (week.last - week.first).days == 6
    assert week.first.weekday() == 0


@pytest.mark.parametrize(
    ("day", "week"),
    [
        ("2021-01-03", "2020-W53"),
        ("2022-01-02", "2021-W52"),
        ("2024-12-30", "2025-W01"),
        ("9999-12-31", "9999-W52"),
    ],
)
def test_weeks_at_the_turn_of_the_year_follow_iso_8601(day, week):
    assert on(day).widen("week").value == week
    assert on(week).covers(on(day))


def test_the_week_that_reaches_into_two_years_lies_in_neither():
    with pytest.raises(PrecisionTooCoarse, match="2020-W53"):
        on("2020-W53").widen("year")


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2022-01-31", 1, "2022-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2022-03-31", -1, "2022-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2021-12-31", 2, "2022-02-28"),
    ],
)
def test_a_month_without_that_day_gives_its_last(day, months, expected):
    assert on(day).shift(months=months).value == expected


@pytest.mark.parametrize(
    ("day", "shift"),
    [
        ("2022-01-12", {"years": 9000}),
        ("2022", {"years": -2022}),
        ("2022-01-12", {"days": 10**12}),
        ("0001-01-01", {"days": -1}),
        ("9999-W52", {"weeks": 1}),
        ("2022-01", {"months": 10**20}),
    ],
)
def test_a_shift_out_of_the_calendar_is_an_error_that_names_it(day, shift):
    with pytest.raises(DateOutOfRange) as caught:
        on(day).shift(**shift)
    (unit, count) = next(iter(shift.items()))
    assert day in str(caught.value)
    assert f"{count} {unit}" in str(caught.value)


@pytest.mark.parametrize(("day", "unit"), [("2022", "months"), ("2022-01", "days"), ("2022-W02", "months")])
def test_a_date_cannot_move_by_a_unit_finer_than_itself(day, unit):
    with pytest.raises(PrecisionTooCoarse, match=f"{day}.*{unit}"):
        on(day).shift(**{unit: 1})


@pytest.mark.parametrize(
    "value",
    ["", "22", "2022-13", "2022-02-30", "2022-W00", "2021-W53", "0000", "2022-1-2", "12.01.22", "٢٠٢٢", "2022-01-12\n"],
)
def test_what_is_no_date_is_refused(value):
    with pytest.raises(ValidationError):
        on(value)


@given(st.text(max_size=12))
def test_any_text_is_a_date_or_a_plain_refusal(value):
    try:
        day = on(value)
    except ValidationError:
        return
    assert day.first <= day.last


@given(partial_dates())
def test_a_date_comes_back_from_json(day):
    assert PartialDate.model_validate_json(day.model_dump_json()) == day


def test_dates_are_spoken_as_one_writes_them():
    spoken = [on(value).spoken() for value in ("2022-01-12", "2022-W02", "2022-01", "2022")]
    assert spoken == ["12 January 2022", "week of 10 January 2022", "January 2022", "2022"]


def test_days_between_two_days_are_certain():
    assert on("2021-12-30").days_to(on("2022-01-02")) == (3, 3)
    assert on("2022-01-02").first - on("2021-12-30").first == timedelta(days=3)
