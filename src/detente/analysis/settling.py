"""Where a question would settle: the distribution first, always with an interval, and what would shift it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from detente.compute import Block, plan, results
from detente.formats.settlement_toml import Range, SettlementFile, Stake
from detente.models.spatial import (
    HIGHEST,
    LOWEST,
    Actors,
    Challenges,
    Election,
    Levers,
    challenges,
    election,
    interval,
    levers,
    mean,
    median,
)

Floats = NDArray[np.float64]

SHARE = 0.8
"""How often the interval is to hold what comes."""
HALF_WIDTH = 0.37
"""How far on either side of the weighted mean four of five outcomes lay, as a share of the way between the outermost
positions: on 351 issues of the European Union (DEU III; `detente settle --calibrate` works it out anew)."""
ASKED = ("position", "capability", "salience")


@dataclass(frozen=True)
class Open:
    """What one uncertain number does to the forecast."""

    party: str
    what: str
    """position, capability or salience."""
    at_low: float
    """The weighted mean when this number is at its low end and all others are as is likely."""
    at_high: float

    @property
    def reach(self) -> float:
        """How far it can move the forecast, in points."""
        return abs(self.at_high - self.at_low)


@dataclass(frozen=True, eq=False)
class Sweep:
    """The weighted mean over draws of what is uncertain."""

    draws: int
    seed: int
    means: Floats
    """# [draw]"""
    decides: tuple[Open, ...]
    """The uncertain numbers, what moves the forecast most first."""

    def quantile(self, share: float) -> float:
        """Return the mean below which this share of the draws lies."""
        return float(np.quantile(self.means, share))


@dataclass(frozen=True, eq=False)
class Settlement:
    """All that is worked out of one question, with what it was worked out from."""

    file: SettlementFile
    actors: Actors
    """As is likely."""
    mean: float
    median: float
    election: Election
    levers: Levers
    middle: tuple[float, float]
    """The stretch that holds four fifths of the weight."""
    half_width: float | None
    """Points on either side of the mean within which four of five outcomes of the past lay; None when all stand, for
    certain, at one place: the past tells only of disputes."""
    expected: tuple[float, float] | None
    """The mean with that on either side, cut at the ends of the scale."""
    sweep: Sweep | None
    historical: Challenges | None


def settled(file: SettlementFile, *, draws: int = 0, seed: int = 0, historical: bool = False) -> Settlement:
    """Return where a question would settle.

    Args:
        file: Who stands where.
        draws: How often the uncertain numbers are drawn; 0 leaves them as is likely.
        seed: From what the draws are made.
        historical: Also the challenge model, for comparison.
    """
    actors = likely(file.parties)
    now = mean(actors)
    reach = HALF_WIDTH * dispute(file.parties) or None
    return Settlement(
        file=file,
        actors=actors,
        mean=now,
        median=median(actors),
        election=election(actors),
        levers=levers(actors),
        middle=interval(actors, SHARE),
        half_width=reach,
        expected=None if reach is None else (max(now - reach, LOWEST), min(now + reach, HIGHEST)),
        sweep=swept(file.parties, draws, seed) if draws and any(open_ones(file.parties)) else None,
        historical=challenges(actors) if historical else None,
    )


def dispute(parties: tuple[Stake, ...]) -> float:
    """Return how far apart the outermost positions are that somebody who weighs something may hold."""
    heard = [one for one in parties if one.capability.high * one.salience.high > 0]
    return max(one.position.high for one in heard) - min(one.position.low for one in heard)


def likely(parties: tuple[Stake, ...]) -> Actors:
    """Return the parties as is likely."""
    return Actors.of(*([getattr(one, key).likely for one in parties] for key in ASKED))


def open_ones(parties: tuple[Stake, ...]) -> Iterator[tuple[int, str, Range]]:
    """Yield party, key and range of every number that is uncertain."""
    for place, one in enumerate(parties):
        for key in ASKED:
            found: Range = getattr(one, key)
            if found.open:
                yield place, key, found


def swept(parties: tuple[Stake, ...], draws: int, seed: int) -> Sweep:
    """Return the forecast over draws, each uncertain number from a triangle over its range."""
    means = np.concatenate(list(results(partial(means_in, parties), plan(draws, seed))))
    decides = sorted((moved(parties, *one) for one in open_ones(parties)), key=lambda one: -one.reach)
    return Sweep(draws, seed, means, tuple(decides))


def means_in(parties: tuple[Stake, ...], block: Block) -> Floats:
    """Return the weighted mean in each draw of a block: # [draw]."""
    found = []
    for rng, count in block.chunks():
        drawn = {key: np.repeat([[getattr(one, key).likely for one in parties]], count, axis=0) for key in ASKED}
        for place, key, uncertain in open_ones(parties):
            drawn[key][:, place] = rng.triangular(uncertain.low, uncertain.likely, uncertain.high, count)
        weights = drawn["capability"] * drawn["salience"]  # [draw, party]
        found.append((weights * drawn["position"]).sum(axis=1) / weights.sum(axis=1))
    return np.concatenate(found)


def moved(parties: tuple[Stake, ...], place: int, key: str, found: Range) -> Open:
    """Return what one uncertain number does at its ends."""
    ends = []
    for value in (found.low, found.high):
        numbers = {asked: [getattr(one, asked).likely for one in parties] for asked in ASKED}
        numbers[key][place] = value
        ends.append(mean(Actors.of(*(numbers[asked] for asked in ASKED))))
    return Open(parties[place].id, key, *ends)
