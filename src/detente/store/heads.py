"""Under which head a text is kept that came under several: the same one, in whatever order they came."""

from detente.record import Report


def comes_before(one: Report, other: Report) -> bool:
    """Return whether of two heads of one text the first is the one to keep.

    A head with a date goes before one without, an earlier date before a later one; then one with an outlet, a title, an
    author, an address, a language or a file, each by name.

    >>> from detente.record import PartialDate
    >>> dated = Report(text="Talks went on.", published=PartialDate(value="2031-03-01"))
    >>> comes_before(dated, Report(text="Talks went on.", outlet="Fjord Wire"))
    True
    """
    return order(one) < order(other)


def order(report: Report) -> tuple[tuple[bool, str], ...]:
    """Return by what heads of one text are sorted."""
    day = report.published.value if report.published else None
    told = (day, report.outlet, report.title, report.author, report.url, report.language, report.file)
    rest = report.model_dump_json(exclude={"text"})
    return *((one is None, one or "") for one in told), (False, rest)
