"""What is known of the fewest changes of preference that will do."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from detente.models.graph_model.changes import Change

Goal: TypeAlias = tuple[int, ...]
"""States that must all be stable."""
Changes: TypeAlias = tuple[Change, ...]


@dataclass(frozen=True)
class Inverse:
    """The fewest changes found, and how few there could be."""

    concept: str
    changes: Changes | None
    """In the order in which to make them; None where no change that was tried will do."""
    at_least: int
    """No fewer changes will do: all smaller sets of changes were tried."""
    impossible: bool = False
    """Every possible change was tried, and none will do."""
    states: Goal = ()
    """The wanted states that become equilibria by these changes."""

    @property
    def exact(self) -> bool:
        """Whether it is certain that fewer changes will not do."""
        return self.impossible or (self.changes is not None and len(self.changes) == self.at_least)


def weight(changes: Sequence[Change]) -> list[int]:
    """Return what makes some changes of the same number better than others: that they touch less important places."""
    return sorted((-change.place for change in changes), reverse=True)
