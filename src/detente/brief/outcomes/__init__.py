"""What can hold, and what it would take, in words for people who know no graph model."""

from detente.brief.outcomes.lines import Kind, Line
from detente.brief.outcomes.page import page
from detente.brief.outcomes.supposed import supposed_page
from detente.brief.outcomes.why import why

__all__ = ["Kind", "Line", "page", "supposed_page", "why"]
