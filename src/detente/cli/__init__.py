"""The command line: a thin rim over `workflow` that reads the call, prints, and gives the exit status."""

import detente.cli.adding
import detente.cli.asking
import detente.cli.cases
import detente.cli.codebooks
import detente.cli.conflicts
import detente.cli.exchanging
import detente.cli.forecasting
import detente.cli.modelling
import detente.cli.moving
import detente.cli.packages
import detente.cli.reports
import detente.cli.reviewing
import detente.cli.settling
import detente.cli.supposing
import detente.cli.voting  # noqa: F401 (their commands join the others)
from detente.cli.app import app, main

__all__ = ["app", "main"]
