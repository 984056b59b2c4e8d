"""Détente reads the reporting on a negotiation into a sourced record, and writes the brief from it."""

__version__ = "0.1.0"
