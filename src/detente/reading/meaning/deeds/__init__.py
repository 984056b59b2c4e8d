"""What the words of statements and events say that somebody does, is to do or would do."""

from detente.reading.meaning.deeds.step import deeds

__all__ = ["deeds"]
