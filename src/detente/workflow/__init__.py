"""What a user does, one module per verb."""

from typing import TYPE_CHECKING

from detente.lazily import offer

if TYPE_CHECKING:
    from detente.workflow.brief import Written, brief
    from detente.workflow.codebook import CodebookSuggested, suggest_codebook
    from detente.workflow.drafting import Progress
    from detente.workflow.model import Modelled, model
    from detente.workflow.package import package
    from detente.workflow.read import Readings, read
    from detente.workflow.rehearse import rehearse
    from detente.workflow.settle import settle
    from detente.workflow.solve import solve
    from detente.workflow.vote import vote
    from detente.workflow.whatif import whatif

__all__ = [
    "CodebookSuggested",
    "Modelled",
    "Progress",
    "Readings",
    "Written",
    "brief",
    "model",
    "package",
    "read",
    "rehearse",
    "settle",
    "solve",
    "suggest_codebook",
    "vote",
    "whatif",
]

offer(
    __name__,
    {
        "CodebookSuggested": "detente.workflow.codebook",
        "Modelled": "detente.workflow.model",
        "Progress": "detente.workflow.drafting",
        "Readings": "detente.workflow.read",
        "Written": "detente.workflow.brief",
        "brief": "detente.workflow.brief",
        "model": "detente.workflow.model",
        "package": "detente.workflow.package",
        "read": "detente.workflow.read",
        "rehearse": "detente.workflow.rehearse",
        "settle": "detente.workflow.settle",
        "solve": "detente.workflow.solve",
        "suggest_codebook": "detente.workflow.codebook",
        "vote": "detente.workflow.vote",
        "whatif": "detente.workflow.whatif",
    },
)
