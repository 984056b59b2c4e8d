"""One thing preferred to another, all else equal: the least by which what somebody wants must change for it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from detente.formats.conflict_file import ConflictFile, Statement
from detente.formats.conflict_model import ConflictModel, modelled
from detente.formats.formulas import parsed
from detente.formats.suppositions import both
from detente.models.graph_model import ranks_from_statements

Ints = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Pairs:
    """The states to compare: with the one and without the other, and the other way round, all else equal."""

    better: tuple[Ints, ...]
    """[group] Numbers of the states with the first and without the second."""
    worse: tuple[Ints, ...]
    """[group] Those with the second and without the first; in each group all other options are the same."""

    def kept_by(self, ranks: Ints) -> bool:
        """Return whether by these ranks each of the better ones is liked better than each of the worse ones."""
        return all(ranks[one].min() > ranks[two].max() for one, two in zip(self.better, self.worse, strict=True))


def pairs(model: ConflictModel, formula: str, over: str) -> Pairs:
    """Return what is compared when one formula is preferred over another."""
    first, second = model.true_in(formula), model.true_in(over)
    spoken_of = {*parsed(formula).names, *parsed(over).names}
    mask = sum(1 << model.file.bits[name] for name in spoken_of)
    rest = model.representatives & ~np.uint64(mask)
    better, worse = [], []
    for group in np.unique(rest[first & ~second]):
        one, two = ((rest == group) & some for some in (first & ~second, second & ~first))
        if two.any():
            better.append(np.flatnonzero(one))
            worse.append(np.flatnonzero(two))
    return Pairs(tuple(better), tuple(worse))


def statements_with(file: ConflictFile, number: int, formula: str, over: str) -> tuple[Statement, ...]:
    """Return the statements of a decision maker with one more: that the first without the second is wanted.

    It stands as low as it can while the one is liked better than the other wherever all else is equal.
    """
    prefers = file.decision_makers[number].prefers or ()
    model = modelled(replace(file, status_quo=None), source="as changed")
    compared, new = pairs(model, formula, over), both(formula, over)
    truths = [model.true_in(one.formula) for one in prefers]
    new_truth = model.true_in(new)
    for place in range(len(prefers), 0, -1):
        ranks = ranks_from_statements((*truths[:place], new_truth, *truths[place:]), model.game.n_states)
        if compared.kept_by(np.asarray(ranks, np.int64)):
            break
    else:
        place = 0
    return (*moved(prefers[:place], place), Statement(new), *moved(prefers[place:], place))


def moved(statements: tuple[Statement, ...], place: int) -> Iterator[Statement]:
    """Yield statements whose ranks make room for one more at a place."""
    for one in statements:
        low, high = one.place or (0, 0)
        wider = (low + (low > place), high + (high > place))
        yield replace(one, place=wider) if one.place else one


def exchanged(ranks: Ints, compared: Pairs) -> Ints:
    """Return ranks in which the better states of each group have the better places that the group had, and no tie."""
    found = ranks.astype(np.int64) * 2
    for better, worse in zip(compared.better, compared.worse, strict=True):
        places = np.sort(np.concatenate((found[better], found[worse])))[::-1]
        found[better[np.argsort(-found[better], kind="stable")]] = places[: len(better)]
        found[worse[np.argsort(-found[worse], kind="stable")]] = places[len(better) :]
        if found[better].min() == found[worse].max():
            found[better[found[better] == found[worse].max()]] += 1
    return found
