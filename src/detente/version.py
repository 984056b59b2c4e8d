"""Which Détente this is."""

# A module of its own at the bottom, so that every layer can say which version made a result.
__version__ = "0.1.0"
