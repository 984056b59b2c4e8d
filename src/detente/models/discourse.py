"""Networks of discourse: how far actors agree, from how often each is for and against each issue.

Counts are an array [actor, issue, side] with side 0 for and 1 against; x(i, j, k) below is one of them. The one-mode
networks are those of Leifeld (2017), "Discourse Network Analysis: Policy Debates as Dynamic Networks", in Victor,
Montgomery and Lubell (eds), The Oxford Handbook of Political Networks; their weighted forms are given in Leifeld,
Gruber and Bossner (2018), Discourse Network Analyzer Manual, section 2, for a qualifier of two values.

>>> counts = np.array([[[1, 0], [1, 0]], [[1, 0], [0, 1]]])  # they agree on the first issue, not on the second
>>> [float(form(counts)[0, 1]) for form in (congruence, conflict, subtract)]
[1.0, 1.0, 0.0]
"""

from collections.abc import Callable
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Counts: TypeAlias = NDArray[np.float64]
Matrix: TypeAlias = NDArray[np.float64]

FOR, AGAINST = 0, 1


def agreement(counts: Counts) -> Matrix:
    """Return how far each two actors are for the same issues: the sum over j of x(i,j,for) x(i',j,for)."""
    return without_loops(counts[:, :, FOR] @ counts[:, :, FOR].T)


def congruence(counts: Counts) -> Matrix:
    """Return how far each two are on the same side: the sum over j and k of x(i,j,k) x(i',j,k)."""
    flat = side_by_side(counts)
    return without_loops(flat @ flat.T)


def conflict(counts: Counts) -> Matrix:
    """Return how far each two are on opposite sides: the sum over j of x(i,j,for) x(i',j,against) and the reverse."""
    crossed = counts[:, :, FOR] @ counts[:, :, AGAINST].T
    return without_loops(crossed + crossed.T)


def subtract(counts: Counts) -> Matrix:
    """Return congruence less conflict: above 0 where two actors agree more than they differ."""
    difference: Matrix = congruence(counts) - conflict(counts)
    return difference


def side_by_side(counts: Counts) -> Matrix:
    """Return counts as [actor, issue and side]."""
    return counts.reshape(len(counts), counts.shape[1] * counts.shape[2])


def without_loops(weights: Matrix) -> Matrix:
    """Return a matrix in which nobody is tied to himself."""
    freed = np.array(weights, dtype=np.float64)
    np.fill_diagonal(freed, 0.0)
    return freed


def no_norm(counts: Counts) -> Matrix:
    """Return 1 for each two actors."""
    return np.ones((len(counts), len(counts)))


def average_activity(counts: Counts) -> Matrix:
    """Return the mean of how much each two say: half of the sum over j and k of x(i,j,k) + x(i',j,k).

    As in DNA ("average activity"); it takes away that those who talk most agree most.
    """
    total = counts.sum(axis=(1, 2))
    return np.asarray((total[:, None] + total[None, :]) / 2)


def jaccard(counts: Counts) -> Matrix:
    """Return what each two say together or alone: m11 + m10 + m01, as in DNA ("Jaccard").

    m11 is the sum of x(i,j,k) x(i',j,k), m10 the sum of x(i,j,k) where x(i',j,k) is 0, m01 the reverse.
    """
    flat = side_by_side(counts)
    alone = flat @ (flat == 0).astype(np.float64).T
    return np.asarray(flat @ flat.T + alone + alone.T)


def cosine(counts: Counts) -> Matrix:
    """Return the product of the lengths of the two rows of counts (Salton and McGill 1983, ch. 4).

    Congruence divided by it is the cosine of the angle between them, 1 for those who say the same. DNA divides by the
    product of the two sums instead, which is the same thing only for actors who say one thing each.
    """
    lengths = np.sqrt((counts**2).sum(axis=(1, 2)))
    return np.asarray(np.outer(lengths, lengths))


FORMS: dict[str, Callable[[Counts], Matrix]] = {
    "agreement": agreement,
    "conflict": conflict,
    "congruence": congruence,
    "subtract": subtract,
}
"""Networks of actors with actors."""

NORMS: dict[str, Callable[[Counts], Matrix]] = {
    "no": no_norm,
    "average": average_activity,
    "jaccard": jaccard,
    "cosine": cosine,
}
"""By what a tie between two actors is divided."""


def actors_with_actors(counts: Counts, form: str, norm: str = "no") -> Matrix:
    """Return the weights [actor, actor] of a form of `FORMS`, divided by one of `NORMS`; 0 where nothing is said."""
    return divided(FORMS[form](counts), NORMS[norm](counts))


def actors_with_issues(counts: Counts, form: str, norm: str = "no") -> Matrix:
    """Return the weights [actor, issue] of an affiliation network.

    Args:
        counts: [actor, issue, side].
        form: `ignore` (how often, on whichever side), `subtract` (for less against), or `combine` (0 nothing, 1 for,
            2 against, 3 both), as in DNA.
        norm: `no`, `activity` (divided by all that the actor says) or `prominence` (by all that is said on the issue).
    """
    ours, theirs = counts[:, :, FOR], counts[:, :, AGAINST]
    weights = {
        "ignore": ours + theirs,
        "subtract": ours - theirs,
        "combine": (ours > 0) + 2.0 * (theirs > 0),
    }[form]
    if norm == "activity":
        return divided(weights, np.broadcast_to((ours + theirs).sum(axis=1, keepdims=True), weights.shape))
    if norm == "prominence":
        return divided(weights, np.broadcast_to((ours + theirs).sum(axis=0, keepdims=True), weights.shape))
    return np.asarray(weights, dtype=np.float64)


TWO_MODE_FORMS = ("ignore", "subtract", "combine")
TWO_MODE_NORMS = ("no", "activity", "prominence")


def divided(weights: Matrix, norms: Matrix) -> Matrix:
    """Return weights divided by norms, 0 where a norm is 0."""
    return np.divide(weights, norms, out=np.zeros(weights.shape), where=norms > 0)
