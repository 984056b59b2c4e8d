"""Where moves lead in a conflict of options, by compiled loops."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import numpy.typing as npt

from detente.models.graph_model.fast.pushes import Codes, Layout, Numbers, best_first, push, push_until_still
from detente.models.graph_model.model import Conflict, Ints, Values
from detente.models.graph_model.plain.options import one_way_codes
from detente.models.graph_model.preferences import dense

PARALLEL = 2


StaticLayout = tuple[Ints, Ints, Numbers, Codes, Ints]


class FastOptions:
    """The moves of a conflict in option form."""

    def __init__(self, conflict: Conflict) -> None:
        static = prepared(conflict)
        self.layout: Layout = (orders(conflict, static[0]), *static)

    def best(self, dm: int, values: Values) -> Values:
        """Return the largest value that `dm` can have by staying or by one move, per state."""
        found = np.negative(np.asarray(values, np.int32))
        push(found, self.layout, dm, False)  # noqa: FBT003 -- compiled functions take no keywords
        return np.negative(found)

    def worst(self, movers: Sequence[int], values: Values, *, improving: bool) -> Values:
        """Return the least value of where the movers can push, per state, by legal sequences or by none."""
        found = np.array(values, np.int32)
        push_until_still(found, self.layout, np.array(movers, np.int64), improving)
        return found


def prepared(conflict: Conflict) -> StaticLayout:
    """Return the part of the layout that holds for any preferences, worked out once."""
    if "fast" not in conflict.prepared:
        conflict.prepared["fast"] = static_layout(conflict)
    made: StaticLayout = conflict.prepared["fast"]
    return made


def static_layout(conflict: Conflict) -> StaticLayout:
    """Return the part of the layout that holds for any preferences: all but the order."""
    all_starts = [groups.starts for groups in conflict.groups]
    starts = np.zeros((len(all_starts), max(map(len, all_starts))), np.int64)
    for dm, begin in enumerate(all_starts):
        starts[dm, : len(begin)] = begin
    n_groups = np.array([len(begin) - 1 for begin in all_starts])
    found = {dm: np.unique(one_way_codes(conflict, dm), return_inverse=True)
             for dm in conflict.decision_makers if any(conflict.one_way(dm))}  # fmt: skip
    n_codes = np.array([len(found[dm][0]) if dm in found else 1 for dm in conflict.decision_makers])
    kinds = np.zeros((len(all_starts), conflict.n_states if found else 1), np.int32)
    codes = np.zeros((len(all_starts), int(n_codes.max())), np.uint64)
    for dm, (values, numbers) in found.items():
        kinds[dm], codes[dm, : len(values)] = numbers, values
    return starts, n_groups, kinds, codes, n_codes


def orders(conflict: Conflict, starts: npt.NDArray[np.int64]) -> npt.NDArray[np.int32]:
    """Return for each decision maker the states group by group, the best first."""
    found = np.empty(conflict.ranks.shape, np.int32)
    with ThreadPoolExecutor(PARALLEL) as pool:
        list(pool.map(lambda dm: fill_order(conflict, starts[dm], dm, found[dm]), conflict.decision_makers))
    return found


def fill_order(conflict: Conflict, starts: npt.NDArray[np.int64], dm: int, order: npt.NDArray[np.int32]) -> None:
    """Fill `order` with the states in groups of `dm`, the best first."""
    groups, ranks = conflict.groups[dm], conflict.ranks[dm]
    if ranks.min() < 0 or ranks.max() >= len(ranks):
        ranks = dense(ranks)
    best_first(groups.group, starts[: len(groups.starts)], ranks, order)
