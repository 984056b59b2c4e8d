"""Who stands where on one question, and how much weight each of them has."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.errors import MalformedActors

Floats = NDArray[np.float64]

LOWEST, HIGHEST = 0.0, 100.0
"""The ends of the scale."""


@dataclass(frozen=True, eq=False)
class Actors:
    """Parties with a position each on a scale from 0 to 100, what they can bring to bear, and how much they care.

    >>> Actors.of([0, 100], [3, 1], [0.5, 0.5]).weights
    array([1.5, 0.5])
    """

    positions: Floats
    """# [actor], 0 to 100."""
    capability: Floats
    """# [actor], what each could bring to bear if it cared: votes, money, arms; 0 or more, in any unit."""
    salience: Floats
    """# [actor], how much each cares, 0 to 1."""

    def __post_init__(self) -> None:
        shapes = {self.positions.shape, self.capability.shape, self.salience.shape}
        if len(shapes) != 1 or self.positions.ndim != 1 or self.positions.size == 0:
            raise MalformedActors("positions, capability and salience", "three lists of one length, not empty")
        if not all(np.isfinite(one).all() for one in (self.positions, self.capability, self.salience)):
            raise MalformedActors("numbers", "finite numbers")
        if ((self.positions < LOWEST) | (self.positions > HIGHEST)).any():
            raise MalformedActors("positions", "numbers from 0 to 100")
        if (self.capability < 0).any() or (self.salience < 0).any() or (self.salience > 1).any():
            raise MalformedActors("weights", "capabilities of 0 or more, saliences from 0 to 1")
        if not self.weights.sum() > 0:
            raise MalformedActors("weights", "at least one actor with capability and salience above 0")

    @classmethod
    def of(cls, positions: object, capability: object, salience: object) -> "Actors":
        """Return actors from lists of numbers.

        Raises:
            MalformedActors: They do not fit together, lie off the scale, or weigh nothing.
        """
        return cls(*(np.asarray(one, dtype=np.float64) for one in (positions, capability, salience)))

    @property
    def weights(self) -> Floats:
        """# [actor], what each brings to bear: capability times salience."""
        return self.capability * self.salience

    @property
    def shares(self) -> Floats:
        """# [actor], the weights as shares of one."""
        shares: Floats = self.weights / self.weights.sum()
        return shares
