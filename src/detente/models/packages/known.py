"""Small bargains with known answers, for examples and tests."""

import numpy as np

from detente.models.packages.model import Bargain, Rule, Step


def pie(first: float = 0.0, second: float = 0.0) -> Bargain:
    """Return a pie cut into tenths between two parties who have this without a deal: 11 packages.

    With nothing outside the fair share is half; with 0.3 and 0.1 outside, Nash splits the surplus and gives 0.6.
    """
    share = np.arange(11) / 10
    return Bargain.of_outcomes(np.stack((share, 1 - share), axis=1), no_deal=[first, second])


def three_party_trap() -> Bargain:
    """Return four outcomes for three parties of which only the first is better than no deal for all.

    In the second, two parties lose and one gains: the product of the three gains is positive and larger than that of
    the first, which is where a product over all outcomes goes wrong.
    """
    rows = np.array([[0.6, 0.6, 0.6], [0, 0, 1], [1, 0, 0], [0.55, 0.1, 1]])
    return Bargain.of_outcomes(rows, no_deal=np.full(3, 0.5))


def linked() -> Bargain:
    """Return two issues of two alternatives: the first party gives on the first only if it gets the second.

    Packages: 0 (keep, keep), 1 (keep, give), 2 (give, keep), 3 (give, give).
    """
    condition = Rule((Step("chosen", 1, 1), Step("chosen", 0, 1), Step("if", count=2)), party=0)
    red_line = Rule((Step("chosen", 1, 1), Step("chosen", 0, 0), Step("and", count=2), Step("not", count=1)), party=1)
    return Bargain(
        worths=(np.array([[0.4, 0.0], [0.0, 0.7]]), np.array([[0.0, 0.6], [0.3, 0.0]])),
        no_deal=np.array([0.3, 0.2]),
        power=np.ones(2),
        rules=(condition, red_line),
    )
