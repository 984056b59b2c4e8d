"""A forecast that cannot be written down, resolved or scored."""

from collections.abc import Collection
from pathlib import Path

from detente.errors.base import DetenteError, nearest


class ForecastError(DetenteError):
    """A forecast cannot be used as asked."""


class BadForecast(ForecastError):
    """What is forecast cannot be scored later."""

    def __init__(self, reason: str, *, expected: str, advice: str = "") -> None:
        super().__init__(reason, expected=expected, advice=advice)


class UnknownForecast(ForecastError):
    """No forecast has this id, or several begin with it."""

    def __init__(self, given: str, known: Collection[str]) -> None:
        fits = [one for one in known if one.startswith(given)]
        what = f"{len(fits)} forecasts begin with {given!r}" if fits else f"there is no forecast {given!r}"
        super().__init__(what, expected="the id of one, or as much of it as tells it from the others")
        if not fits and (near := nearest(given, known)):
            self.add_note(f"Did you mean {near!r}?")
        self.add_note("`detente forecast list` shows them all.")


class BrokenTrack(ForecastError):
    """The file of forecasts cannot be read."""

    def __init__(self, path: str | Path, reason: str, line: int | None = None) -> None:
        where = f"line {line} of {path}" if line else f"the file {path}"
        super().__init__(
            f"{where} cannot be used: {reason}",
            expected="a file that `detente forecast add` wrote, one JSON object on each line",
            advice="Nothing was changed. Mend that line, or name another file with --file.",
        )


class NothingToScore(ForecastError):
    """No forecast is resolved."""

    def __init__(self, count: int) -> None:
        said = "there is no forecast" if not count else f"not one of the {count} forecasts is resolved"
        super().__init__(
            said,
            expected="at least one of which it is known what happened",
            advice="`detente forecast resolve ID --outcome yes` says what happened.",
        )
