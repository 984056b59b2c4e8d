"""Which rows no other row equals or exceeds everywhere, by dividing: n log n times log n for each value beyond three.

Kung, Luccio and Preparata (1975), On finding the maxima of a set of vectors. The rows are in falling order, so that
none is dominated by a later one. Halves are joined by dropping from the later one what the earlier one dominates in the
remaining columns; with two columns left that is one pass with a tree of running maxima (Fenwick 1994).
"""

import numpy as np
import numpy.typing as npt

from detente.models.graph_model.fast.compiled import compiled
from detente.models.packages.model import Bools, Ints

Ranks = npt.NDArray[np.int32]

FEW = 48
"""So many rows are compared one by one."""
FEW_PAIRS = 4096


def skyline(rows: Ranks) -> Bools:
    """Return which rows are not dominated, given different rows `[outcome, party]` in falling order of words."""
    rows = np.ascontiguousarray(rows, np.int32)
    alive = np.ones(len(rows), np.bool_)
    columns = rows.shape[1]
    if columns == 1:
        alive[1:] = False
    elif columns == 2:
        keep_rising(rows, alive)
    elif columns == 3:
        tree = np.full(int(rows[:, 1].max(initial=0)) + 2, -1, np.int32)
        sweep_all(rows, alive, tree)
    else:
        tree = np.full(int(rows[:, -2].max(initial=0)) + 2, -1, np.int32)
        by_halves(rows, alive, tree)
    return alive


@compiled
def keep_rising(rows: Ranks, alive: Bools) -> None:
    """Mark as dead what the largest second value before it equals or exceeds."""
    largest = np.int32(-1)
    for row in range(len(rows)):
        if rows[row, 1] <= largest:
            alive[row] = False
        else:
            largest = rows[row, 1]


@compiled
def raised(tree: Ranks, value: int, height: int) -> None:
    """Put into the tree that a row with this value in the one column has this height in the other."""
    at = len(tree) - 1 - value
    while at < len(tree):
        if tree[at] < height:
            tree[at] = height
        at += at & -at


@compiled
def lowered(tree: Ranks, value: int) -> None:
    """Take out of the tree what was put in for this value."""
    at = len(tree) - 1 - value
    while at < len(tree) and tree[at] >= 0:
        tree[at] = -1
        at += at & -at


@compiled
def highest(tree: Ranks, value: int) -> int:
    """Return the largest height of rows whose value in the one column is at least this."""
    at = len(tree) - 1 - value
    found = -1
    while at > 0:
        if tree[at] > found:
            found = tree[at]
        at -= at & -at
    return found


@compiled
def sweep_all(rows: Ranks, alive: Bools, tree: Ranks) -> None:
    """Mark as dead what some row before it dominates in the second and third columns."""
    for row in range(len(rows)):
        if highest(tree, rows[row, 1]) >= rows[row, 2]:
            alive[row] = False
        else:
            raised(tree, rows[row, 1], rows[row, 2])


@compiled
def one_by_one(rows: Ranks, alive: Bools, above: Ints, below: Ints, column: int) -> None:
    """Mark as dead those below that one of those above equals or exceeds from a column on."""
    columns = rows.shape[1]
    for low in below:
        for high in above:
            dominated = True
            for number in range(column, columns):
                if rows[high, number] < rows[low, number]:
                    dominated = False
                    break
            if dominated:
                alive[low] = False
                break


@compiled
def sweep(rows: Ranks, alive: Bools, above: Ints, below: Ints, column: int, tree: Ranks) -> None:
    """The same for the last three columns, in one pass in falling order of the first of them."""
    high = above[np.argsort(-rows[above, column], kind="mergesort")]
    low = below[np.argsort(-rows[below, column], kind="mergesort")]
    put = 0
    for row in low:
        while put < len(high) and rows[high[put], column] >= rows[row, column]:
            raised(tree, rows[high[put], column + 1], rows[high[put], column + 2])
            put += 1
        if highest(tree, rows[row, column + 1]) >= rows[row, column + 2]:
            alive[row] = False
    for number in range(put):
        lowered(tree, rows[high[number], column + 1])


@compiled
def cut_at(rows: Ranks, above: Ints, below: Ints, column: int) -> int:
    """Return the value at which both lists are cut: near the middle, above the least; -1 where all values are equal."""
    values = np.concatenate((rows[above, column], rows[below, column]))
    least, most = int(values.min()), int(values.max())
    if least == most:
        return -1
    middle = int(np.partition(values, len(values) // 2)[len(values) // 2])
    if middle > least:
        return middle
    higher = most
    for value in values:
        if least < value < higher:
            higher = int(value)
    return higher


@compiled
def high_first(rows: Ranks, numbers: Ints, column: int, cut: int) -> int:
    """Order a list so that those with at least this value come first, and return how many they are."""
    left, right = 0, len(numbers)
    while left < right:
        if rows[numbers[left], column] >= cut:
            left += 1
        else:
            right -= 1
            numbers[left], numbers[right] = numbers[right], numbers[left]
    return left


@compiled
def drop_dominated(rows: Ranks, alive: Bools, above: Ints, below: Ints, first_column: int, tree: Ranks) -> None:
    """Mark as dead those below that one of those above equals or exceeds from a column on.

    Both lists are cut at a value of the column: what is above and high covers what is below and low in it, so that for
    these two the next column is left. (A stack and no recursion: Numba cannot keep recursive functions on the disk.)
    """
    columns = rows.shape[1]
    waiting = np.empty((256 * columns, 5), np.int64)  # [start above, stop above, start below, stop below, column]
    waiting[0] = 0, len(above), 0, len(below), first_column
    left = 1
    while left > 0:
        left -= 1
        a, a_stop, b, b_stop, column = waiting[left]
        if a == a_stop or b == b_stop:
            continue
        if (a_stop - a) * (b_stop - b) <= FEW_PAIRS:
            one_by_one(rows, alive, above[a:a_stop], below[b:b_stop], column)
            continue
        if columns - column == 3:
            sweep(rows, alive, above[a:a_stop], below[b:b_stop], column, tree)
            continue
        cut = cut_at(rows, above[a:a_stop], below[b:b_stop], column)
        if cut < 0:
            waiting[left] = a, a_stop, b, b_stop, column + 1
            left += 1
            continue
        a_cut = a + high_first(rows, above[a:a_stop], column, cut)
        b_cut = b + high_first(rows, below[b:b_stop], column, cut)
        waiting[left] = a_cut, a_stop, b_cut, b_stop, column
        waiting[left + 1] = a, a_cut, b_cut, b_stop, column + 1
        waiting[left + 2] = a, a_cut, b, b_cut, column
        left += 3


@compiled
def by_halves(rows: Ranks, alive: Bools, tree: Ranks) -> None:
    """Mark as dead what is dominated: first in short runs, then joining two runs at a time."""
    count = len(rows)
    for start in range(0, count, FEW):
        stop = min(start + FEW, count)
        for row in range(start + 1, stop):
            one_by_one(rows, alive, np.arange(start, row), np.arange(row, row + 1), 1)
    length = FEW
    while length < count:
        for start in range(0, count - length, 2 * length):
            first = np.arange(start, start + length)
            second = np.arange(start + length, min(start + 2 * length, count))
            drop_dominated(rows, alive, first[alive[first]], second[alive[second]], 1, tree)
        length *= 2
