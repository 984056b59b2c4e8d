"""Détente reads the reporting on a negotiation into a sourced record, and writes the brief from it."""

from detente.version import __version__

__all__ = ["__version__"]
