"""Which day a date in a feed, a sitemap or a table names."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from detente.record import PartialDate
from detente.sources.headers import dated_line

ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T\s].*)?", re.S)
COARSER = re.compile(r"\d{4}(?:-\d\d|-W\d\d)?")
YEAR_FIRST = re.compile(r"(\d{4})[/.]?(\d\d)[/.]?(\d\d)(?:[T\s].*|\d{6})?", re.S)
SECONDS = re.compile(r"(1\d{9})(?:\d{3})?")
"""Since 1970, as computers count; some add the thousandths."""


def day_in(words: str, form: str | None = None) -> PartialDate | None:
    """Return the day that a date names, in its own time zone, or None where it names none or may mean two.

    Args:
        words: The date.
        form: How it is written, as `datetime.strptime` takes it, such as `%d/%m/%Y`.

    >>> [day_in(words).value for words in ("2022-01-12T23:30:00-05:00", "Wed, 12 Jan 2022 23:30 -0500", "20220112")]
    ['2022-01-12', '2022-01-12', '2022-01-12']
    >>> day_in("01/12/2022") is None, day_in("01/12/2022", "%d/%m/%Y").value
    (True, '2022-12-01')
    """
    words = words.strip()[:100]
    try:
        if form:
            return PartialDate.of(datetime.strptime(words, form).date())  # noqa: DTZ007 (the day as it is written)
        found = ISO.fullmatch(words)
        if found or COARSER.fullmatch(words):
            return PartialDate(value=found[1] if found else words)
        found = YEAR_FIRST.fullmatch(words)
        if found:
            return PartialDate(value=f"{found[1]}-{found[2]}-{found[3]}")
        found = SECONDS.fullmatch(words)
        if found:
            return PartialDate.of(datetime.fromtimestamp(int(found[1]), UTC).date())
        return dated_line(words) or PartialDate.of(parsedate_to_datetime(words).date())
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
