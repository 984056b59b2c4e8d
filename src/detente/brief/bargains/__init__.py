"""Question 7 of the brief: the packages inside everyone's red lines, and who can still block a deal by vote."""

from detente.brief.bargains.opening import opening_lines, summary_lines
from detente.brief.bargains.section import Section, section

__all__ = ["Section", "opening_lines", "section", "summary_lines"]
