"""The brief: one self-contained page that answers the questions and leads from every line to its sentence."""

from typing import TYPE_CHECKING

from detente.lazily import offer

if TYPE_CHECKING:
    from detente.brief.page import page
    from detente.brief.summary import summary

__all__ = ["page", "summary"]

offer(__name__, {"page": "detente.brief.page", "summary": "detente.brief.summary"})
