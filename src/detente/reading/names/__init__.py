"""Who is named in a report: parties, people, bodies, outlets and places."""

from detente.reading.names.step import names

__all__ = ["names"]
