"""Who can say yes: rules of decision, coalitions, power, chances, and what cannot be moved."""

from detente.models.voting.chances import Chance, Chances, certain, chance, chances
from detente.models.voting.coalitions import Minimal, Takes, minimal_blocking, minimal_winning
from detente.models.voting.games import Game, game_of
from detente.models.voting.gridlock import Gridlock, gridlock, together
from detente.models.voting.power import Power, power, winning_by_size
from detente.models.voting.rules import (
    ABSENT,
    ABSTAIN,
    CHOICES,
    NO,
    PRESENT,
    VOTING,
    YES,
    Every,
    Quota,
    Rule,
    Some,
    attended,
    heads,
    members_of,
    no_objection,
    passes,
    share_of,
    weighted,
)
from detente.models.voting.standing import Standing, standing

__all__ = [
    "ABSENT",
    "ABSTAIN",
    "CHOICES",
    "NO",
    "PRESENT",
    "VOTING",
    "YES",
    "Chance",
    "Chances",
    "Every",
    "Game",
    "Gridlock",
    "Minimal",
    "Power",
    "Quota",
    "Rule",
    "Some",
    "Standing",
    "Takes",
    "attended",
    "certain",
    "chance",
    "chances",
    "game_of",
    "gridlock",
    "heads",
    "members_of",
    "minimal_blocking",
    "minimal_winning",
    "no_objection",
    "passes",
    "power",
    "share_of",
    "standing",
    "together",
    "weighted",
    "winning_by_size",
]
