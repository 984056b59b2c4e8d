"""The labels of the time line never meet, and its axis keeps the order of days."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from brief.ferry import RECORD
from detente.brief.agenda import agenda
from detente.brief.axis import axis
from detente.brief.names import Names
from detente.brief.places import Places
from detente.brief.timeline import LABEL, lanes, timeline


@given(st.lists(st.floats(0, 1000), max_size=30).map(sorted))
def test_no_label_meets_another_or_a_stem(xs):
    found = list(zip(xs, lanes(xs), strict=True))
    for at, (x, lane) in enumerate(found):
        for later, other in found[at + 1 :]:
            if later < x + LABEL:
                assert other < lane  # its label is in a lower lane, and its stem ends there


@given(st.lists(st.dates(date(2021, 1, 1), date(2023, 1, 1)), min_size=1, max_size=30))
def test_days_keep_their_order_on_the_axis(days):
    scale = axis(days)
    places = [scale.place(day) for day in sorted(set(days))]
    assert all(before < after for before, after in pairwise(places))
    assert all(0 <= place <= 1 + 1e-9 for place in places)


@given(st.lists(st.dates(date(2021, 1, 1), date(2023, 1, 1)), min_size=2, max_size=30), st.integers(-900, 900))
def test_every_day_has_a_place(days, shift):
    place = axis(days).place(min(days) + timedelta(days=shift))
    assert 0 <= place <= 1 + 1e-9


def test_a_far_day_does_not_squeeze_the_others():
    scale = axis([date(2022, 1, 10), date(2022, 1, 12), date(2022, 1, 13), date(2019, 7, 1)])
    assert scale.place(date(2022, 1, 13)) - scale.place(date(2022, 1, 10)) > 0.2
    assert scale.folds == ((date(2019, 7, 1), date(2022, 1, 10)),)


def test_the_narrow_drawing_goes_down_without_overlap():
    drawing = timeline(agenda(RECORD, Names(RECORD), Places(RECORD))).narrow
    for before, after in pairwise(drawing.labels):
        assert after.y - before.y >= 14 * (len(before.lines) + before.doubt)
    assert drawing.labels[-1].y < drawing.height
