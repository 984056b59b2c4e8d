"""Where one question would settle: the weighted distribution of positions and what can be read off it."""

from detente.models.spatial.actors import HIGHEST, LOWEST, Actors
from detente.models.spatial.challenge import Challenges, challenges
from detente.models.spatial.condorcet import Election, election
from detente.models.spatial.distribution import crps, interval, masses, mean, median, quantile
from detente.models.spatial.levers import Levers, levers

__all__ = [
    "HIGHEST",
    "LOWEST",
    "Actors",
    "Challenges",
    "Election",
    "Levers",
    "challenges",
    "crps",
    "election",
    "interval",
    "levers",
    "masses",
    "mean",
    "median",
    "quantile",
]
