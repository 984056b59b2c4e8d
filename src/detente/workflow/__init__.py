"""What a user does, one module per verb."""

from typing import TYPE_CHECKING

from detente.lazily import offer

if TYPE_CHECKING:
    from detente.workflow.brief import Written, brief
    from detente.workflow.read import Progress, Readings, read
    from detente.workflow.solve import solve

__all__ = ["Progress", "Readings", "Written", "brief", "read", "solve"]

offer(
    __name__,
    {
        "Progress": "detente.workflow.read",
        "Readings": "detente.workflow.read",
        "Written": "detente.workflow.brief",
        "brief": "detente.workflow.brief",
        "read": "detente.workflow.read",
        "solve": "detente.workflow.solve",
    },
)
