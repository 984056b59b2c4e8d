"""Forecasts and what became of them, as a file of JSON Lines to which is only ever added."""

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

from detente.errors import BrokenTrack

ID_LENGTH = 12
"""Characters of a forecast's id."""

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

    @property
    def id(self) -> str:
        """The same forecast written down twice is one."""
        said = json.dumps(asdict(self), sort_keys=True, ensure_ascii=False)
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
        BrokenTrack: The file cannot be read, or a line in it is no forecast.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Track((), ())
    except (OSError, UnicodeDecodeError) as error:
        raise BrokenTrack(path, str(error)) from error
    forecasts: dict[str, Forecast] = {}
    resolutions: list[Resolution] = []
    whole = text.rpartition("\n")[0]
    for number, line in enumerate(whole.splitlines(), 1):
        if not line.strip():
            continue
        said = object_in(line, path, number)
        if "forecast" in said:
            resolutions.append(entry(Resolution, said, path, number))
        else:
            one = entry(Forecast, said, path, number)
            forecasts[one.id] = one
    return Track(tuple(forecasts.values()), tuple(resolutions))


def object_in(line: str, path: Path, number: int) -> dict[str, Any]:
    """Return the JSON object in a line."""
    try:
        said = json.loads(line)
    except ValueError as error:
        raise BrokenTrack(path, f"it is no JSON ({error})", number) from error
    if not isinstance(said, dict):
        raise BrokenTrack(path, "it is no JSON object", number)
    said.pop("id", None)
    return said


def entry(kind: type[Entry], said: dict[str, Any], path: Path, number: int) -> Entry:
    """Return what a line says."""
    unknown = sorted(set(said) - {one.name for one in fields(kind)})
    if unknown:
        raise BrokenTrack(path, f"it has the unknown key {unknown[0]!r}", number)
    try:
        return kind(**said)
    except TypeError as error:
        raise BrokenTrack(path, f"a key is missing ({error})", number) from error


def append(path: Path, entries: Iterable[Forecast | Resolution]) -> None:
    """Add lines at the end of a file and wait until the disk has them; a broken-off last line is ended first.

    Raises:
        OSError: The file cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    broken = path.exists() and path.stat().st_size > 0 and path.read_bytes()[-1:] != b"\n"
    if broken:
        keep = path.read_bytes().rpartition(b"\n")[0]
        path.write_bytes(keep + b"\n" if keep else b"")
    with path.open("a", encoding="utf-8") as out:
        for one in entries:
            said = {"id": one.id, **asdict(one)} if isinstance(one, Forecast) else asdict(one)
            out.write(json.dumps(said, ensure_ascii=False) + "\n")
        out.flush()
        os.fsync(out.fileno())
