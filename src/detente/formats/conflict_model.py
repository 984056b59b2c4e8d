"""From what a conflict file says to the arrays that the models take, and back to names."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from detente.errors import (
    ConflictNotReadable,
    ConflictNotToml,
    FormulaMistake,
    NoFeasibleState,
    UnequalSame,
    UnknownState,
    nearest,
)
from detente.formats.checking import Mistakes
from detente.formats.conflict_file import MOVES, ConflictFile, joined
from detente.formats.conflict_toml import raise_mistakes, read_tables
from detente.formats.formulas import Bools, parsed
from detente.formats.rankings import (
    check_rankings,
    graph_ranks,
    graph_status_quo,
    index,
    place_state,
    placed_names,
    ranked,
)
from detente.formats.toml_text import tables_of, text_of
from detente.models.graph_model import (
    Conflict,
    Constraint,
    Direction,
    Game,
    GraphConflict,
    feasible_states,
    merge_same,
    merged_numbers,
    ranks_from_statements,
    ranks_from_weights,
)

Ints = NDArray[np.int64]
Ranks = NDArray[np.int32]


@dataclass(frozen=True)
class ConflictModel:
    """A conflict with its states worked out."""

    file: ConflictFile
    game: Game
    states: NDArray[np.uint64]
    """[state before merging] The options taken, as bits; empty for a graph."""
    numbers: Ints
    """[state before merging] The number of each state in the analysis."""

    @cached_property
    def representatives(self) -> NDArray[np.uint64]:
        """[state] The options taken; of states that count as one, those of the largest."""
        found = np.zeros(self.game.n_states, dtype=np.uint64)
        found[self.numbers] = self.states  # the last one stays, which is the largest
        return found

    @property
    def status_quo(self) -> int | None:
        """The number of today's state."""
        return self.game.status_quo

    @property
    def merged(self) -> bool:
        """Whether some states count as one."""
        return len(self.states) != self.game.n_states and self.file.graph is None

    def options(self, state: int) -> tuple[str, ...]:
        """Return the ids of the options taken in a state, or of a graph its one name."""
        if self.file.graph is not None:
            return (self.file.graph.states[state],)
        return self.file.taken(int(self.representatives[state]))

    def name(self, state: int) -> str:
        """Return a state as a ranking writes it."""
        return joined(self.options(state))

    def true_in(self, formula: str) -> Bools:
        """Return the states in which a formula is true: of states that count as one, in any of them.

        Raises:
            FormulaMistake: It is no formula over the options; for a graph: no name of a state.
        """
        if self.file.graph is not None:
            return self.named_in_graph(formula)
        read = parsed(formula)
        read.known(list(self.file.bits))
        found = np.zeros(self.game.n_states, dtype=np.bool_)
        found[self.numbers[read.true_in(self.states, self.file.bits)]] = True
        return found

    def named_in_graph(self, name: str) -> Bools:
        """Return the state of that name in a graph."""
        assert self.file.graph is not None
        known = self.file.graph.states
        if name not in known:
            happened, expected = f"there is no state {name!r}", f"one of {', '.join(known)}"
            raise FormulaMistake(name, column=1, happened=happened, expected=expected, near=nearest(name, known))
        return np.array([one == name for one in known])

    def state(self, name: str) -> int:
        """Return the number of a state given as its number or by the options taken.

        Raises:
            UnknownState: There is none.
        """
        if self.file.graph is not None and name in self.file.graph.states:
            return self.file.graph.states.index(name)
        if name.strip().isdecimal():
            if int(name) < self.game.n_states:
                return int(name)
            raise UnknownState(name, f"the states are numbered from 0 to {self.game.n_states - 1}")
        return self.by_options(name)

    def by_options(self, name: str) -> int:
        """Return the number of the state in which just these options are taken."""
        ids = [] if name.strip() == "-" else [part.strip() for part in name.replace(",", "+").split("+")]
        known = list(self.file.graph.states) if self.file.graph is not None else list(self.file.bits)
        for one in ids:
            if one not in known or self.file.graph is not None:
                near = nearest(one, known)
                raise UnknownState(name, f"there is no {'state' if self.file.graph else 'option'} {one!r}", near)
        at = index(self.states, sum(1 << self.file.bits[one] for one in set(ids)))
        if at is None:
            raise UnknownState(name, "these options cannot be taken together, or not without others")
        return int(self.numbers[at])


def conflict_of(path: str | Path) -> ConflictModel:
    """Return the conflict in a file.

    Raises:
        ConflictNotReadable: The file is missing, closed to us or not in UTF-8.
        ConflictNotToml: It is no TOML; the error names the line.
        ConflictMistakes: It is wrong; the error names every mistake with its place.
        TooManyStates: More states exist than can be looked at.
    """
    return conflict_in(text_of(path, ConflictNotReadable), path)


def conflict_in(text: str, source: str | Path) -> ConflictModel:
    """Return the conflict in the text of a file."""
    file, mistakes = read_tables(tables_of(text, source, ConflictNotToml), source, text)
    if mistakes.found:
        check_rankings(file, mistakes)
    raise_mistakes(mistakes, source)
    return modelled(file, mistakes, source)


def modelled(file: ConflictFile, mistakes: Mistakes | None = None, source: str | Path = "given") -> ConflictModel:
    """Return a conflict with its states worked out.

    Raises:
        ConflictMistakes: States do not fit what is said of them; the error names every mistake.
        TooManyStates: More states exist than can be looked at.
    """
    found = mistakes or Mistakes({}, {})
    model = of_graph(file, found) if file.graph is not None else of_options(file, found, source)
    raise_mistakes(found, source)
    assert model is not None
    return model


def of_options(file: ConflictFile, found: Mistakes, source: str | Path) -> ConflictModel | None:
    """Return a conflict in option form, or nothing when there are mistakes."""
    if len(file.options) > 64:
        found.add(("decision_makers",), f"there are {len(file.options)} options", "at most 64")
        return None
    states = existing(file, found)
    if states is None:
        return None
    same = [parsed(formula).true_in(states, file.bits) for formula in file.same]
    numbers = np.asarray(merged_numbers(len(states), same) if same else np.arange(len(states)), dtype=np.int64)
    today = status_quo(file, states, found)
    ranks = [ranks_of(number, file, states, numbers, found) for number in range(len(file.decision_makers))]
    if found.found:
        return None
    conflict = Conflict(
        owners=np.array(file.owners, dtype=np.int64),
        directions=np.array([Direction(MOVES.index(option.moves)) for option in file.options], dtype=np.int64),
        states=states,
        ranks=np.array(ranks, dtype=np.int32),
        status_quo=today,
    )
    if numbers[-1] == len(states) - 1:
        return ConflictModel(file, conflict, states, numbers)
    try:
        return ConflictModel(file, merge_same(conflict, same), states, numbers)
    except UnequalSame as error:
        add_unequal(file, states, same, error, found)
        return None


def existing(file: ConflictFile, found: Mistakes) -> NDArray[np.uint64] | None:
    """Return the states that exist."""
    formulas = [parsed(formula) for formula in file.infeasible]
    constraints = [
        Constraint(sum(1 << file.bits[name] for name in one.names), partial(one.true_in, bits=file.bits))
        for one in formulas
    ]
    try:
        return feasible_states(len(file.options), constraints)
    except NoFeasibleState:
        found.add(("infeasible",), "these formulas leave no state", "at least one state in which none of them is true")
        return None


def status_quo(file: ConflictFile, states: NDArray[np.uint64], found: Mistakes) -> int | None:
    """Return the number of today's state before merging."""
    if file.status_quo is None:
        return None
    mask = sum(1 << file.bits[option] for option in set(file.status_quo))
    at = index(states, mask)
    if at is None:
        broken = [one for one in file.infeasible if parsed(one).true_in([mask], file.bits)[0]]
        happened = f"{joined(file.status_quo)} is infeasible: {broken[0]!r} is true in it"
        found.add(("status_quo",), happened, "a state that exists")
    return at


def ranks_of(number: int, file: ConflictFile, states: NDArray[np.uint64], numbers: Ints, found: Mistakes) -> Ranks:
    """Return how a decision maker ranks the states before merging."""
    who = file.decision_makers[number]
    if who.prefers is not None:
        truths = (parsed(statement.formula).true_in(states, file.bits) for statement in who.prefers)
        return ranks_from_statements(truths, len(states))
    if who.weights is not None:
        worth = dict(who.weights)
        return ranks_from_weights(states, [Fraction(worth.get(option, 0)) for option in file.bits])
    tiers = [
        [place_state(name, place, file, states, found) for name, place in tier] for tier in placed_names(who, number)
    ]

    def named(state: int) -> str:
        return file.named(int(states[state]))

    return ranked(tiers, numbers, named, number, found)


def add_unequal(
    file: ConflictFile, states: NDArray[np.uint64], same: Sequence[Bools], error: UnequalSame, found: Mistakes
) -> None:
    """Keep as a mistake that states which count as one are not ranked equally."""
    both = [at for at, true in enumerate(same) if true[error.first] or true[error.second]]
    first, second = (file.named(int(states[state])) for state in (error.first, error.second))
    who = file.decision_makers[error.dm].said
    happened = f"{first!r} and {second!r} count as one, and {who} does not rank them equally"
    found.add(("same", both[0]), happened, "states that everybody ranks equally")


def of_graph(file: ConflictFile, found: Mistakes) -> ConflictModel | None:
    """Return a conflict whose states and moves are listed one by one."""
    assert file.graph is not None
    names = {name: at for at, name in enumerate(file.graph.states)}
    if not names:
        found.add(("graph", "states"), "there is no state", "at least one")
        return None
    ranks = [graph_ranks(number, who, names, found) for number, who in enumerate(file.decision_makers)]
    today = graph_status_quo(file, names, found)
    if found.found:
        return None
    moves = [
        [(names[one.source], names[target]) for one in file.graph.moves if one.by == who.id for target in one.targets]
        for who in file.decision_makers
    ]
    game = GraphConflict.of(len(names), moves=moves, ranks=[list(map(int, one)) for one in ranks], status_quo=today)
    return ConflictModel(file, game, np.zeros(0, dtype=np.uint64), np.arange(len(names)))
