"""The brief: one self-contained page that answers the questions and leads from every line to its sentence."""

from detente.brief.page import page

__all__ = ["page"]
