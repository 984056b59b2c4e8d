"""What was worked out of a vote, as the JSON of `detente vote --json` (docs/reference/files.md)."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any, TypeAlias

from detente.formats.vote_file import Stage
from detente.formats.vote_rules import parsed_rule
from detente.formats.vote_words import in_words
from detente.models.voting import Chance, Gridlock, Minimal, Power, Standing, Takes

Json: TypeAlias = dict[str, Any]


def exact(value: Fraction | None, *, known: bool = True) -> Json | None:
    """Return a number exactly, where it is known so, and as a decimal fraction.

    >>> exact(Fraction(1, 4)), exact(Fraction(1, 4), known=False)
    ({'exact': '1/4', 'value': 0.25}, {'exact': None, 'value': 0.25})
    """
    return None if value is None else {"exact": str(value) if known else None, "value": float(value)}


class StageJson:
    """Writes what was worked out for one body; votes are told by the ids of the members."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.voters = tuple(stage.voters())

    def head(self) -> Json:
        """Return what the body is."""
        return {
            "id": self.stage.id or None,
            "name": self.stage.said,
            "rule": self.stage.rule,
            "rule_in_words": in_words(parsed_rule(self.stage.rule), self.stage.members),
            "votes": len(self.voters),
            "members": [{"id": one.id, "name": one.said, "count": one.count} for one in self.stage.members],
        }

    def ids(self, voters: Sequence[int]) -> list[str]:
        """Return whose votes these are, each once."""
        return list(dict.fromkeys(self.stage.members[self.voters[voter]].id for voter in voters))

    def standing(self, found: Standing) -> Json:
        """Return how it comes out and who could change that."""
        return {
            "passes": found.passes,
            "movers": self.ids(found.movers),
            "fewest": found.fewest,
            "ways": found.ways,
            "alone": self.ids(found.alone),
            "turned_by": [self.takes(one, found.movers) for one in found.smallest.found],
        }

    def takes(self, one: Takes, voters: Sequence[int] | None = None) -> list[Json]:
        """Return sets of one kind: of some members that are alike so many."""
        found = []
        for numbers, taken in zip(one.types, one.takes, strict=True):
            if taken:
                held = numbers if voters is None else [voters[number] for number in numbers]
                found.append({"take": taken, "of": self.ids(held), "votes": len(held)})
        return found

    def minimal(self, found: Minimal, by_size: Sequence[int]) -> Json:
        """Return the sets that are just enough, and how many of the smallest size there are."""
        fewest = next((size for size, count in enumerate(by_size) if count), None)
        return {
            "fewest": fewest,
            "ways": 0 if fewest is None else by_size[fewest],
            "sets": [self.takes(one) for one in found.found],
            "count": found.count,
            "complete": found.complete,
        }

    def chance(self, found: Chance | None) -> Json | None:
        """Return how likely it is, and what each member's certain vote would make of it."""
        if found is None:
            return None
        return {
            **(exact(found.passes, known=found.exact) or {}),
            "with_yes": {one.id: float(found.with_yes[at]) for at, one in self.firsts()},
            "with_no": {one.id: float(found.with_no[at]) for at, one in self.firsts()},
        }

    def firsts(self) -> list[tuple[int, Any]]:
        """Return each member with the number of its first vote."""
        at, found = 0, []
        for member in self.stage.members:
            found.append((at, member))
            at += member.count
        return found

    def power(self, found: Power) -> Json:
        """Return what each vote is worth, of members with several votes each of them."""
        absolute, normalised, prevent = found.banzhaf_absolute, found.banzhaf_normalised, found.to_prevent
        initiate = found.to_initiate
        return {
            "winning_coalitions": found.winning,
            "coleman_to_act": exact(found.to_act),
            "vetoes": self.ids(found.vetoes),
            "dummies": self.ids(found.dummies),
            "members": {
                one.id: {
                    "swings": found.swings[at],
                    "shapley_shubik": exact(found.shapley_shubik[at]),
                    "banzhaf_absolute": exact(absolute[at]),
                    "banzhaf_normalised": exact(normalised[at]),
                    "coleman_to_prevent": exact(prevent[at]),
                    "coleman_to_initiate": exact(initiate[at]),
                }
                for at, one in self.firsts()
            },
        }


def gridlock_json(found: Gridlock | None, wins: Sequence[tuple[Fraction, Fraction]] | None) -> Json | None:
    """Return what cannot be moved, and what wins against the status quo."""
    if found is None:
        return None
    ends = [None if end is None else float(end) for end in (found.low, found.high)]
    won = None if wins is None else [[float(low), float(high)] for low, high in wins]
    return {"low": ends[0], "high": ends[1], "empty": found.empty, "win_set": won}
