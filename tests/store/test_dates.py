"""Dates as numbers: they sort and are narrowed as the dates that they stand for."""

import random
from datetime import date, timedelta

from sqlalchemy import Column, MetaData, Table, create_engine, insert, select

from detente.record import PartialDate
from detente.store.dates import NO_DATE, Written, dated

TABLE = Table("dates", MetaData(), Column("date", Written()))


def some_dates(draw, count):
    for _ in range(count):
        day = date(2030, 12, 20) + timedelta(days=draw.randrange(800))
        year, week, _ = day.isocalendar()
        yield draw.choice([day.isoformat(), day.isoformat()[:7], str(day.year), f"{year}-W{week:02}"])


def lies(written, since, until):
    if since is None and until is None:
        return True
    if written == NO_DATE:
        return False
    day = PartialDate(value=written)
    return not (since and day < PartialDate(value=since)) and not (until and day > PartialDate(value=until))


def test_dates_are_narrowed_and_sorted_as_what_they_stand_for():
    draw = random.Random(1)
    dates = [*dict.fromkeys(some_dates(draw, 300)), NO_DATE]
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        TABLE.create(connection)
        connection.execute(insert(TABLE), [{"date": one} for one in dates])
        column = TABLE.c.date
        assert list(connection.execute(select(column).order_by(column)).scalars()) == sorted(dates)
        for _ in range(300):
            since, until = (draw.choice([None, *dates[:-1]]) for _ in range(2))
            found = connection.execute(select(column).where(*dated(column, since, until))).scalars()
            assert set(found) == {one for one in dates if lies(one, since, until)}
