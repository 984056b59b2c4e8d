"""The brief: one self-contained page that answers the questions and leads from every line to its sentence."""

from typing import TYPE_CHECKING

from detente.lazily import offer

if TYPE_CHECKING:
    from detente.brief.page import page

__all__ = ["page"]

offer(__name__, {"page": "detente.brief.page"})
