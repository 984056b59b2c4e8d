"""The command line: a thin rim over `workflow` that reads the call, prints, and gives the exit status."""

from detente.cli.app import app, main

__all__ = ["app", "main"]
