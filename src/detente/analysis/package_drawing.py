"""Worths and values without a deal drawn at random from the ranges and rankings of a package file.

* A range [low, high] of a weight, a value or `no_deal`: any number in it is equally likely, each by itself.
* A ranking: the best is worth 1, the worst 0, those between any values in that order, all such values equally likely.
"""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from detente.formats.package_file import NOTHING, Issue, Party, Range
from detente.formats.package_model import PackageModel

Floats: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True)
class Drawn:
    """What some draws gave."""

    worths: tuple[Floats, ...]
    """[issue][draw, party, alternative]"""
    no_deal: Floats
    """[draw, party]"""


def drawn(model: PackageModel, rng: np.random.Generator, draws: int) -> Drawn:
    """Return so many draws of what is open."""
    parties, issues = model.file.parties, model.file.issues
    outside = np.stack([uniform(one.no_deal, rng, draws) for one in parties], axis=1)
    by_party = [[worth(party, issue, rng, draws) for issue in issues] for party in parties]
    worths = tuple(np.stack([rows[at] for rows in by_party], axis=1) for at in range(len(issues)))
    return Drawn(worths, outside)


def uniform(one: Range, rng: np.random.Generator, draws: int) -> Floats:
    """Return numbers from a range [draw]."""
    return rng.uniform(one.low, one.high, draws) if one.open else np.full(draws, one.low)


def worth(party: Party, issue: Issue, rng: np.random.Generator, draws: int) -> Floats:
    """Return what the alternatives of an issue add for a party [draw, alternative]."""
    weight = uniform(party.weights.get(issue.id, NOTHING), rng, draws)
    if issue.id in party.ranks:
        values = ranked(party.ranks[issue.id], issue, rng, draws)
    else:
        given = party.values.get(issue.id, {})
        values = np.stack([uniform(given.get(name, NOTHING), rng, draws) for name in issue.ids], axis=1)
    return weight[:, None] * values


def ranked(tiers: tuple[tuple[str, ...], ...], issue: Issue, rng: np.random.Generator, draws: int) -> Floats:
    """Return values that keep a ranking [draw, alternative]."""
    between = np.sort(rng.random((draws, max(0, len(tiers) - 2))), axis=1)[:, ::-1]
    ends = [np.ones((draws, 1)), between, *([np.zeros((draws, 1))] if len(tiers) > 1 else [])]
    by_tier = np.concatenate(ends, axis=1)
    tier_of = {name: at for at, tier in enumerate(tiers) for name in tier}
    found: Floats = by_tier[:, [tier_of[name] for name in issue.ids]]
    return found
