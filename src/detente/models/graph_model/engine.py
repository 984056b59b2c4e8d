"""Which version of the analysis runs: the plain one, or the compiled one where it is worth loading."""

from collections.abc import Sequence
from importlib.util import find_spec
from typing import Literal, Protocol, TypeAlias
from weakref import WeakKeyDictionary

from detente.errors import FastMissing
from detente.models.graph_model.model import Conflict, Game, Values
from detente.models.graph_model.plain.graphs import PlainGraphs
from detente.models.graph_model.plain.options import PlainOptions

Engine: TypeAlias = Literal["auto", "plain", "fast"]

WORTH_LOADING = 1 << 11
"""From this many states on the compiled version is the quicker one, the time to load it included."""
WORTH_INSTALLING = 1 << 16


class Moves(Protocol):
    """What a solution concept asks of a conflict, whatever its form and whoever computes it."""

    def best(self, dm: int, values: Values) -> Values:
        """Return the largest value that `dm` can have by staying or by one move, per state."""

    def worst(self, movers: Sequence[int], values: Values, *, improving: bool) -> Values:
        """Return the least value of where the movers can push, per state, by legal sequences or by none."""


MADE: WeakKeyDictionary[Game, dict[str, Moves]] = WeakKeyDictionary()


def has_fast() -> bool:
    """Return whether the extra `fast` is installed."""
    return find_spec("numba") is not None


def moves_of(game: Game, engine: Engine = "auto") -> Moves:
    """Return the moves of the game, prepared once for all concepts."""
    version = chosen(game, engine)
    made = MADE.setdefault(game, {})
    if version not in made:
        made[version] = fast_moves(game) if version == "fast" else plain_moves(game)
    return made[version]


def chosen(game: Game, engine: Engine) -> Literal["plain", "fast"]:
    """Return which version is to run.

    >>> from detente.models.graph_model.known import chicken
    >>> chosen(chicken(), "auto")
    'plain'
    """
    if engine == "fast" and not has_fast():
        raise FastMissing
    if engine == "auto":
        return "fast" if game.n_states >= WORTH_LOADING and has_fast() else "plain"
    return engine


def hint(game: Game) -> str | None:
    """Return advice for conflicts that the plain version takes long for, or None."""
    if game.n_states <= WORTH_INSTALLING or has_fast():
        return None
    return f"{game.n_states:,} states take long without compiled loops: pip install 'detente[fast]'"


def plain_moves(game: Game) -> Moves:
    """Return the moves as NumPy works on them."""
    return PlainOptions(game) if isinstance(game, Conflict) else PlainGraphs(game)


def fast_moves(game: Game) -> Moves:
    """Return the moves as compiled loops work on them, loading Numba only now."""
    from detente.models.graph_model.fast.graphs import FastGraphs
    from detente.models.graph_model.fast.options import FastOptions

    return FastOptions(game) if isinstance(game, Conflict) else FastGraphs(game)
