"""What follows from the facts: where parties stand, what does not add up, and which outcomes can hold."""

from typing import TYPE_CHECKING

from detente.lazily import offer

if TYPE_CHECKING:
    from detente.analysis.comparing import Supposition
    from detente.analysis.discrepancies import findings
    from detente.analysis.networks import actor_network, issue_network, networks
    from detente.analysis.packaging import Agreement
    from detente.analysis.positions import positions
    from detente.analysis.rehearsing import Play
    from detente.analysis.solving import Solution, solved
    from detente.analysis.whole import record_of

__all__ = [
    "Agreement",
    "Play",
    "Solution",
    "Supposition",
    "actor_network",
    "findings",
    "issue_network",
    "networks",
    "positions",
    "record_of",
    "solved",
]

offer(
    __name__,
    {
        "Agreement": "detente.analysis.packaging",
        "Play": "detente.analysis.rehearsing",
        "Solution": "detente.analysis.solving",
        "Supposition": "detente.analysis.comparing",
        "actor_network": "detente.analysis.networks",
        "findings": "detente.analysis.discrepancies",
        "issue_network": "detente.analysis.networks",
        "networks": "detente.analysis.networks",
        "positions": "detente.analysis.positions",
        "record_of": "detente.analysis.whole",
        "solved": "detente.analysis.solving",
    },
)
