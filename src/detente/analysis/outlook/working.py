"""What can hold and what it would take, worked out from a drafted conflict."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from detente.analysis.drafted import Drafted
from detente.analysis.outlook.changing import MOST_SEARCHED, different_options, smallest_changes
from detente.analysis.outlook.deciding import decisive, ends_of
from detente.analysis.outlook.demands import apart, demands, met_together, obstacles
from detente.analysis.outlook.distances import distances, nearest
from detente.analysis.outlook.drawn import Drawn
from detente.analysis.outlook.results import Apart, Bools, Carrier, Deal, Outcome, Outlook, Share, Unheld, Worked
from detente.analysis.outlook.staying import HOLDS, carriers, leaving
from detente.analysis.outlook.ways import Ways
from detente.analysis.sweeps import Decider, Sweep, sweep
from detente.formats.conflict_model import ConflictModel, modelled
from detente.models.graph_model import DEFAULT, Conflict, Game, Inverse, Stability, paths_from, stability
from detente.models.graph_model.paths import Reached, reached_from

BY_STRENGTH = ("nash", "sseq", "seq", "smr", "gmr")
"""From what holds most firmly to what holds least."""
MOST_STATES = 1 << 16
"""Of conflicts with more states nothing is worked out here."""
WORK, LEAST_DRAWS = 1 << 16, 12
"""So many states are looked at in all draws together, and so often it is drawn at the least; beyond, only the states
that are told are looked at, one by one."""
MOST_OPTIONS = 16
"""Up to so many options single states can be asked for."""
MOST_HOLDING, MOST_UNHELD, MOST_CARRIERS, MOST_EXPLAINED = 6, 3, 3, 6


def outlook(drafted: Drafted, *, draws: int = 200, seed: int = 0) -> Outlook:
    """Return what can hold and what it would take, by the conflict that was drafted from a record.

    The same draft, draws and seed give the same outlook.

    Args:
        drafted: The conflict.
        draws: How often uncertain preferences are drawn at the most; of large conflicts they are drawn less often.
        seed: From what the draws are made.

    Raises:
        ConflictMistakes: The conflict is wrong; the error names every mistake.
    """
    why = drafted.missing or too_little(drafted)
    if why is not None:
        return Outlook(drafted, why, None)
    model = modelled(drafted.file)
    if model.game.n_states > MOST_STATES:
        count = f"{model.game.n_states:,} combinations of what the parties can do are possible"
        return Outlook(drafted, f"{count}, which is too many to look at here: `detente solve` can.", None)
    return Outlook(drafted, None, Working(model, draws, seed).worked())


def too_little(drafted: Drafted) -> str | None:
    """Return what is missing for anything to be worked out, in a sentence."""
    file = drafted.file
    if len(file.decision_makers) < 2:
        return "The reports show fewer than two parties that decide, so there is nothing that could hold or fall."
    if not file.options and file.graph is None:
        return "The reports name nothing that a party could do or leave undone, so no outcome can be told from another."
    return None


def by_any_moves(game: Game, today: int) -> Reached:
    """Return what can be reached from today by moves of any kind."""
    return reached_from(game, today, tuple(game.decision_makers), improving=False)


def only(model: ConflictModel, state: int) -> Bools:
    """Return one state as a set of states."""
    found: Bools = np.arange(model.game.n_states) == state
    return found


class Working:
    """The questions put to one conflict, in the order in which the answers need each other."""

    def __init__(self, model: ConflictModel, draws: int, seed: int) -> None:
        self.model, self.asked, self.seed = model, draws, seed
        self.today = model.status_quo
        self.start = model.status_quo if model.status_quo is not None else 0
        """Where distances are counted from: today's state, or if that is not known the one in which least is done."""
        self.found: Stability = stability(model.game, DEFAULT, engine="plain")
        self.drawn = self.one_by_one()
        self.sweep = self.swept() if self.drawn is None else None
        self.willing = paths_from(model.game, self.today, improving=True) if self.today is not None else None
        self.by_moves = by_any_moves(model.game, self.today) if self.today is not None else None
        self.ends = ends_of(model)
        self.ways = Ways(model, self.draws, seed)
        self.demands = demands(model, self.start)
        self.holding = self.found.equilibria(HOLDS)
        self.searched: dict[int, Inverse | None] = {}
        self.far = distances(model, self.start)

    def worked(self) -> Worked:
        """Return the answers."""
        deal = self.deal()
        unheld = self.unheld()
        states = self.told(deal, unheld)
        return Worked(
            model=self.model,
            stability=self.found,
            today=self.today,
            outcomes=tuple(self.outcome(state) for state in states),
            more=int(self.holding.sum()) - int(self.holding[states].sum()),
            ends=self.ends,
            ends_share=self.ways.ending(self.ends),
            leaving=leaving(self.model, self.found, self.today) if self.today is not None else (),
            demands=self.demands,
            obstacles=tuple(obstacles(self.model, self.demands, self.start)),
            unheld=unheld,
            deal=deal,
            apart=self.apart(),
            carriers=self.carriers(states, deal),
            decisive=decisive(self.model, self.found, self.decides(states), states, self.ends),
            draws=self.draws,
            asked=self.asked,
            seed=self.seed,
            skipped=self.skipped(),
        )

    @property
    def uncertain(self) -> bool:
        """Whether anything is to be drawn."""
        return self.model.file.uncertain and self.asked > 0

    @property
    def draws(self) -> int:
        """How often preferences are drawn; 0 where nothing is uncertain."""
        drawn = self.drawn or self.sweep
        return drawn.draws if drawn is not None else 0

    def one_by_one(self) -> Drawn | None:
        """Return the draws of a large conflict, of which only the states that are told are looked at."""
        game = self.model.game
        large = game.n_states * self.asked > WORK and isinstance(game, Conflict) and game.n_options <= MOST_OPTIONS
        return Drawn(self.model, self.asked, self.seed) if large and self.uncertain else None

    def decides(self, states: Sequence[int]) -> tuple[Decider, ...]:
        """Return how much each uncertain thing decides of the outcomes, the most important first."""
        if self.drawn is not None:
            return self.drawn.decides(states) if states else ()
        return self.sweep.decides if self.sweep is not None else ()

    def swept(self) -> Sweep | None:
        """Return what many draws of the preferences give, if anything is uncertain."""
        if not self.uncertain:
            return None
        draws = min(self.asked, max(LEAST_DRAWS, WORK // self.model.game.n_states))
        return sweep(self.model, draws=draws, seed=self.seed, concepts=(HOLDS,), engine="plain")

    def outcome(self, state: int) -> Outcome:
        """Return by what a state holds, and how it is reached from today."""
        willing, path = (one.path(state) if one is not None else None for one in (self.willing, self.by_moves))
        begin = self.willing.first[:, state] if self.willing is not None and state != self.today else ()
        first = tuple(np.flatnonzero(begin).tolist())
        return Outcome(state, self.concepts(state), self.share(state), willing, path, first)

    def concepts(self, state: int) -> tuple[str, ...]:
        """Return by which concepts a state holds, those that ask most first."""
        return tuple(one for one in BY_STRENGTH if self.found.equilibria(one)[state])

    def share(self, state: int) -> Share | None:
        """Return in what share of the draws a state holds."""
        if self.drawn is not None:
            return self.drawn.share(state)
        if self.sweep is None:
            return None
        low, high = self.sweep.interval(HOLDS)[state].tolist()
        return Share(float(self.sweep.share(HOLDS)[state]), low, high, self.sweep.draws)

    def deal(self) -> Deal | None:
        """Return the outcome in which the first demand of each side is met, or as many of them as can be."""
        if not self.demands:
            return None
        met, states = met_together(self.model, self.demands)
        held = states & self.holding
        state = nearest(self.model, held if held.any() else states, self.start)
        ranks = np.asarray(self.model.game.ranks)
        gains = ranks[:, state] - ranks[:, self.start]
        return Deal(
            met=met,
            unmet=tuple(number for number in range(len(self.demands)) if number not in met),
            states=states,
            outcome=self.outcome(state),
            holding=int(held.sum()),
            leaving=leaving(self.model, self.found, state),
            better=tuple(np.flatnonzero(gains > 0).tolist()),
            worse=tuple(np.flatnonzero(gains < 0).tolist()),
            changes=None if held.any() else self.changes(state),
        )

    def apart(self) -> tuple[Apart, ...]:
        """Return the pairs of demands that improvements do not bring about together, and how sure that is."""
        found = apart(self.model, self.demands, self.willing, self.by_moves)
        both = [self.demands[one.first].states & self.demands[one.second].states for one in found]
        shares = self.ways.missing(both)
        return tuple(replace(one, share=sure) for one, sure in zip(found, shares, strict=True))

    def changes(self, state: int) -> Inverse | None:
        """Return the smallest changes after which a state holds, each search made once."""
        if state not in self.searched:
            self.searched[state] = smallest_changes(self.model, only(self.model, state))
        return self.searched[state]

    def unheld(self) -> tuple[Unheld, ...]:
        """Return the demanded outcomes that do not hold."""
        told: dict[int, Unheld] = {}
        for number, one in enumerate(self.demands):
            state = one.nearest
            if not self.holding[state] and state not in told and len(told) < MOST_UNHELD:
                gone = leaving(self.model, self.found, state)
                options = different_options(self.model, only(self.model, state))
                told[state] = Unheld(number, state, gone, self.changes(state), options)
        return tuple(told.values())

    def carriers(self, states: Sequence[int], deal: Deal | None) -> tuple[Carrier, ...]:
        """Return the answers without which an outcome would not hold: first of today's, of the ends, of the deal."""
        first = [self.today, *(state for group in self.ends for state in group), deal.outcome.state if deal else None]
        order = dict.fromkeys(one for one in (*first, *states) if one is not None and self.holding[one])
        told: list[Carrier] = []
        for state in list(order)[:MOST_EXPLAINED]:
            told += carriers(self.model, self.found, state) if len(told) < MOST_CARRIERS else ()
        return tuple(told[:MOST_CARRIERS])

    def skipped(self) -> tuple[str, ...]:
        """Return what was left out because the conflict is large."""
        if self.model.game.n_states <= MOST_SEARCHED:
            return ()
        count = f"{self.model.game.n_states:,} outcomes are possible"
        return (f"What would have to change for an outcome to hold was not searched for, because {count}.",)

    def told(self, deal: Deal | None, unheld: Sequence[Unheld]) -> list[int]:
        """Return the states that are worth telling: today's, then what holds, the firmest first."""
        strength = {state: self.firmness(state) for state in np.flatnonzero(self.holding).tolist()}
        chosen = set(sorted(strength, key=lambda state: strength[state])[:MOST_HOLDING])
        chosen |= {state for group in self.ends[:2] if len(group) <= 3 for state in group}
        chosen |= {one.state for one in unheld}
        chosen |= {self.today} if self.today is not None else set()
        chosen |= {deal.outcome.state} if deal is not None else set()
        return sorted(chosen, key=lambda one: (one != self.today, not self.holding[one], *self.firmness(one)))

    def firmness(self, state: int) -> tuple[int, bool, int, int]:
        """Return a key that sorts states: what asks most first, then what is reached, then what is near."""
        first = next((BY_STRENGTH.index(one) for one in self.concepts(state)), len(BY_STRENGTH))
        reached = self.willing is not None and bool(self.willing.distance[state] >= 0)
        return first, not reached, int(self.far[state]), state
