"""What can hold and what it would take, as sections of the page and as lines of the summary."""

from detente.brief.outlook.opening import open_lines, opening_lines, summary_lines
from detente.brief.outlook.section import Section, section

__all__ = ["Section", "open_lines", "opening_lines", "section", "summary_lines"]
