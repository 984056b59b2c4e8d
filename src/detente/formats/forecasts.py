"""Forecasts and what became of them, as a file of JSON Lines to which is only ever added."""

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

from detente.errors import BrokenTrack
from detente.formats.forecast_values import wrong_in_forecast, wrong_in_resolution

ID_LENGTH = 12
"""Characters of a forecast's id."""
BYTE_ORDER_MARK = b"\xef\xbb\xbf"

Entry = TypeVar("Entry", bound="Forecast | Resolution")


@dataclass(frozen=True, kw_only=True)
class Forecast:
    """What somebody expected on a day: that something happens, or where a number will lie."""

    question: str
    made: str
    """The day, as 2022-01-12."""
    by: str = ""
    due: str = ""
    """The day by which it will be known, or nothing."""
    chance: float | None = None
    """That it happens: above 0, below 1."""
    low: float | None = None
    middle: float | None = None
    high: float | None = None
    """Of a number: the interval and its middle."""
    share: float = 0.8
    """How often the interval is to hold it."""
    why: str = ""
    distribution: tuple[tuple[float, float], ...] | None = None
    """Of a number: where it may lie and the share of the weight there, when that is known."""

    @property
    def fields(self) -> dict[str, Any]:
        """What stands in the file, but for the id: a distribution only where there is one."""
        said = asdict(self)
        return said if said["distribution"] is not None else {key: said[key] for key in said if key != "distribution"}

    @property
    def id(self) -> str:
        """The same forecast written down twice is one."""
        said = json.dumps(self.fields, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(said.encode()).hexdigest()[:ID_LENGTH]

    @property
    def said(self) -> str:
        """What is expected: `70 %`, `7.4, from 5.2 to 9.6 (80 %)`."""
        if self.chance is not None:
            return f"{self.chance:.0%}"
        return f"{self.middle:.4g}, from {self.low:.4g} to {self.high:.4g} ({self.share:.0%})"


@dataclass(frozen=True, kw_only=True)
class Resolution:
    """What happened, as somebody found on a day; a later one takes the place of an earlier."""

    forecast: str
    """Id of the forecast."""
    on: str
    outcome: bool | float | None
    """Whether it happened, or the number; nothing takes back what was said before."""
    by: str = ""
    why: str = ""


@dataclass(frozen=True)
class Track:
    """All forecasts in the order in which they were written down, with what is known of each."""

    forecasts: tuple[Forecast, ...]
    resolutions: tuple[Resolution, ...]

    @property
    def outcomes(self) -> dict[str, bool | float]:
        """Id -> what happened, of those that are resolved."""
        last = {one.forecast: one.outcome for one in self.resolutions}
        return {known: outcome for known, outcome in last.items() if outcome is not None}


def track_of(path: Path) -> Track:
    """Return the forecasts in a file; none when there is no file.

    A last line that breaks off, as after a power cut, is passed over.

    Raises:
        BrokenTrack: The file cannot be read, or a line in it is no forecast, was changed or fits no forecast.
    """
    try:
        whole, last = parted(path.read_bytes())
    except FileNotFoundError:
        return Track((), ())
    except OSError as error:
        raise BrokenTrack(path, error.strerror or str(error)) from error
    lines = whole.split(b"\n") if broken_off(last) else [*whole.split(b"\n"), last]
    forecasts: dict[str, Forecast] = {}
    resolutions: list[Resolution] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        said = object_in(line, path, number)
        if "forecast" in said:
            resolutions.append(resolution_in(said, forecasts, path, number))
        else:
            one = forecast_in(said, path, number)
            forecasts[one.id] = one
    return Track(tuple(forecasts.values()), tuple(resolutions))


def parted(data: bytes) -> tuple[bytes, bytes]:
    """Return the lines that are ended, and what stands after the last end of a line."""
    whole, _, last = data.removeprefix(BYTE_ORDER_MARK).rpartition(b"\n")
    return whole, last


def broken_off(last: bytes) -> bool:
    """Return whether this is the beginning of a line as we write them, and not a whole one that lacks only its end.

    >>> broken_off(b'{"id": "f9'), broken_off(b'{"id": "f9"}'), broken_off(b"a note of somebody"), broken_off(b"")
    (True, False, False, False)
    """
    if not last.startswith(b"{"):
        return False
    try:
        json.loads(last)
    except ValueError:
        return True
    return False


def object_in(line: bytes, path: Path, number: int) -> dict[str, Any]:
    """Return the JSON object in a line."""
    try:
        said = json.loads(line)
    except UnicodeDecodeError as error:
        raise BrokenTrack(path, "it is not in UTF-8", number) from error
    except ValueError as error:
        raise BrokenTrack(path, f"it is no JSON ({error})", number) from error
    except RecursionError:
        raise BrokenTrack(path, "brackets are nested too deep", number) from None
    if not isinstance(said, dict):
        raise BrokenTrack(path, "it is no JSON object", number)
    return said


def forecast_in(said: dict[str, Any], path: Path, number: int) -> Forecast:
    """Return the forecast in a line.

    Its id follows from all else in the line, so that a forecast bettered afterwards is seen.
    """
    kept = said.pop("id", None)
    one = entry(Forecast, said, wrong_in_forecast(said), path, number)
    if kept not in (None, one.id):
        raise BrokenTrack(
            path, f"it was changed after it was written down (its id {kept!r} would be {one.id!r})", number
        )
    return one


def resolution_in(said: dict[str, Any], forecasts: dict[str, Forecast], path: Path, number: int) -> Resolution:
    """Return what a line says became of one of the forecasts above it."""
    one = entry(Resolution, said, wrong_in_resolution(said), path, number)
    about = forecasts.get(one.forecast)
    if about is None:
        raise BrokenTrack(path, f"no forecast above it has the id {one.forecast!r}", number)
    if one.outcome is not None and isinstance(one.outcome, bool) != (about.chance is not None):
        wanted = "true or false" if about.chance is not None else "a number"
        raise BrokenTrack(path, f"its outcome does not fit the forecast, which asks for {wanted}", number)
    return one


def entry(kind: type[Entry], said: dict[str, Any], wrong: str, path: Path, number: int) -> Entry:
    """Return what a line says, unless something is wrong with a value in it."""
    unknown = sorted(set(said) - {one.name for one in fields(kind)})
    if unknown:
        raise BrokenTrack(path, f"it has the unknown key {unknown[0]!r}", number)
    if wrong:
        raise BrokenTrack(path, wrong, number)
    if said.get("distribution") is not None:
        said = said | {"distribution": tuple((position, share) for position, share in said["distribution"])}
    try:
        return kind(**said)
    except TypeError as error:
        raise BrokenTrack(path, f"a key is missing ({error})", number) from error


def append(path: Path, entries: Iterable[Forecast | Resolution]) -> None:
    """Add lines at the end of a file and wait until the disk has them.

    A last line that is whole and lacks its end is ended first; one that broke off, which nobody was told is kept, goes.

    Raises:
        OSError: The file cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    said = ({"id": one.id, **one.fields} if isinstance(one, Forecast) else asdict(one) for one in entries)
    lines = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in said).encode()
    with path.open("ab+") as out:
        out.seek(0)
        _, last = parted(out.read())
        if broken_off(last):
            out.truncate(out.seek(0, os.SEEK_END) - len(last))
        elif last:
            lines = b"\n" + lines
        out.write(lines)
        out.flush()
        os.fsync(out.fileno())
