"""What a user does, one module per verb."""

from detente.workflow.brief import Written, brief
from detente.workflow.read import Progress, Readings, read

__all__ = ["Progress", "Readings", "Written", "brief", "read"]
