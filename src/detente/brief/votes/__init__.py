"""The page on a vote: does it pass, who could change that, who can block, what each vote is worth."""

from detente.brief.votes.page import PowerTable, page

__all__ = ["PowerTable", "page"]
