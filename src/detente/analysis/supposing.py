"""A conflict as it would be if something in it were different."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np

from detente.analysis.preferring import exchanged, pairs, statements_with
from detente.errors import NoOptions, NoStatusQuo
from detente.formats.conflict_file import ConflictFile, DecisionMaker, Option, Ranking, Statement
from detente.formats.conflict_merging import true_today
from detente.formats.conflict_model import ConflictModel, modelled
from detente.formats.formulas import parsed
from detente.formats.preference_merging import fitting
from detente.formats.rankings import index
from detente.formats.suppositions import Change, supposed
from detente.formats.three_ways import Found


@dataclass(frozen=True)
class Supposed:
    """A conflict with some changes, and what was changed."""

    file: ConflictFile
    changes: tuple[Change, ...]


def with_changes(file: ConflictFile, sentences: Sequence[str]) -> Supposed:
    """Return the conflict in which all this is different; a sentence may speak of what one before it brought in.

    Raises:
        ChangeMistake: A sentence says nothing that is known.
        FormulaMistake: A formula is none.
        NoOptions: The conflict lists its states one by one.
        NoStatusQuo: Today's state is to be another, and it is unknown.
    """
    if file.graph is not None:
        raise NoOptions(file.title or "given", "supposing that something were different")
    changes = []
    for sentence in sentences:
        change = supposed(sentence, file)
        changes.append(replace(change, left_out=spoken_of(file, change) if change.kind == "ignores" else ()))
        file = CHANGED[change.kind](file, change)
    named = any(change.kind in ("take", "untake") for change in changes)
    return Supposed(file if named else with_today_or_none(file), tuple(changes))


def with_today_or_none(file: ConflictFile) -> ConflictFile:
    """Return the conflict, in which today's state is unknown when it cannot come about any more."""
    return replace(file, status_quo=None) if any(true_today(one, file) for one in file.infeasible) else file


def dropped(file: ConflictFile, change: Change) -> ConflictFile:
    """Return the conflict without an option: where a formula speaks of it, it is not taken."""
    gone = change.option

    def without(formula: str) -> str:
        return parsed(formula).said_with({gone: "false"})

    def left(who: DecisionMaker) -> DecisionMaker:
        return replace(
            who,
            options=tuple(one for one in who.options if one.id != gone),
            prefers=who.prefers and tuple(replace(one, formula=without(one.formula)) for one in who.prefers),
            weights=who.weights and tuple(pair for pair in who.weights if pair[0] != gone),
        )

    after = replace(
        file,
        decision_makers=tuple(map(left, file.decision_makers)),
        infeasible=tuple(map(without, file.infeasible)),
        same=tuple(map(without, file.same)),
        status_quo=file.status_quo and tuple(one for one in file.status_quo if one != gone),
    )
    return ranked_anew(file, after)


def begun_otherwise(file: ConflictFile, change: Change) -> ConflictFile:
    """Return the conflict in which an option is taken today, or is not."""
    if file.status_quo is None:
        raise NoStatusQuo(file.title or "given")
    others = tuple(one for one in file.status_quo if one != change.option)
    return replace(file, status_quo=(*others, change.option) if change.kind == "take" else others)


def added(file: ConflictFile, change: Change) -> ConflictFile:
    """Return the conflict with one option more, about which nobody cares yet."""
    new = Option(change.option, change.label)
    makers = tuple(
        replace(who, options=(*who.options, new)) if who.id == change.party else who for who in file.decision_makers
    )
    return ranked_anew(file, replace(file, decision_makers=makers))


def wanting(file: ConflictFile, change: Change) -> ConflictFile:
    """Return the conflict in which a decision maker wants something before all else."""
    number = [who.id for who in file.decision_makers].index(change.party)
    who = file.decision_makers[number]
    if who.prefers is None:
        return with_maker(file, number, replace(who, ranking=(), weights=None), formula=change.formula)
    lower = (replace(one, place=one.place and (one.place[0] + 1, one.place[1] + 1)) for one in who.prefers)
    return with_maker(file, number, replace(who, prefers=(Statement(change.formula), *lower)))


def preferring(file: ConflictFile, change: Change) -> ConflictFile:
    """Return the conflict in which a decision maker likes one thing better than another, all else equal."""
    number = [who.id for who in file.decision_makers].index(change.party)
    who = file.decision_makers[number]
    if who.prefers is None:
        return with_maker(
            file, number, replace(who, ranking=(), weights=None), formula=change.formula, over=change.over
        )
    wants = fitting(who.said, statements_with(file, number, change.formula, change.over), Found())
    return with_maker(file, number, replace(who, prefers=wants))


def indifferent(file: ConflictFile, change: Change) -> ConflictFile:
    """Return the conflict in which a decision maker does not care about an option: what speaks of it is left out."""
    number = [who.id for who in file.decision_makers].index(change.party)
    who = file.decision_makers[number]
    if who.ranking is not None:
        return with_maker(file, number, who, ignored=change.option)
    gone = spoken_of(file, change)
    kept = [one for one in who.prefers or () if one.formula not in gone]
    return with_maker(
        file,
        number,
        replace(
            who,
            prefers=None if who.prefers is None else fitting(who.said, tuple(kept), Found()),
            weights=who.weights and tuple(pair for pair in who.weights if pair[0] != change.option),
        ),
    )


def spoken_of(file: ConflictFile, change: Change) -> tuple[str, ...]:
    """Return the statements of a decision maker that speak of an option."""
    wanted = (one.formula for who in file.decision_makers if who.id == change.party for one in who.prefers or ())
    return tuple(one for one in wanted if change.option in parsed(one).names)


def impossible(file: ConflictFile, change: Change) -> ConflictFile:
    """Return the conflict in which something cannot be."""
    return ranked_anew(file, replace(file, infeasible=(*file.infeasible, change.formula)))


CHANGED: dict[str, Callable[[ConflictFile, Change], ConflictFile]] = {
    "drop": dropped,
    "take": begun_otherwise,
    "untake": begun_otherwise,
    "add": added,
    "prefers": preferring,
    "wants": wanting,
    "ignores": indifferent,
    "never": impossible,
}


def with_maker(
    file: ConflictFile, number: int, who: DecisionMaker, *, formula: str = "", over: str = "", ignored: str = ""
) -> ConflictFile:
    """Return the conflict with another decision maker in place of one; its ranking is made anew where it has one."""
    makers = list(file.decision_makers)
    makers[number] = who
    after = replace(file, decision_makers=tuple(makers))
    if who.ranking is None:
        return after
    before, now = before_today(file), before_today(unranked(after))
    tiers = ranking(before, now, number, formula=formula, over=over, ignored=ignored)
    makers[number] = replace(who, ranking=tiers)
    return replace(file, decision_makers=tuple(makers))


def ranked_anew(before: ConflictFile, after: ConflictFile) -> ConflictFile:
    """Return a conflict with rankings of the states that there are now: in the order in which they stood."""
    if all(who.ranking is None for who in after.decision_makers):
        return after
    old, new = before_today(before), before_today(unranked(after))
    makers = [
        who if who.ranking is None else replace(who, ranking=ranking(old, new, number))
        for number, who in enumerate(after.decision_makers)
    ]
    return replace(after, decision_makers=tuple(makers))


def unranked(file: ConflictFile) -> ConflictFile:
    """Return a conflict in which nobody wants anything: its states are the same."""
    makers = (replace(who, prefers=(), ranking=None, weights=None, swaps=0.0) for who in file.decision_makers)
    return replace(file, decision_makers=tuple(makers))


def before_today(file: ConflictFile) -> ConflictModel:
    """Return the model of a conflict whose state of today is left open, for it may be changed further."""
    return modelled(replace(file, status_quo=None), source="as changed")


def ranking(
    before: ConflictModel, after: ConflictModel, number: int, *, formula: str = "", over: str = "", ignored: str = ""
) -> Ranking:
    """Return how a decision maker ranks the states that there are now.

    Args:
        before: The conflict in which it ranked them.
        after: The conflict with the states that there are now.
        number: The number of the decision maker.
        formula: States in which this is true come first; with `over` only before those with that, all else equal.
        over: What `formula` is preferred over.
        ignored: An option that makes no difference any more.
    """
    ranks = np.asarray(before.game.ranks)[number]
    if over:
        ranks = exchanged(ranks, pairs(before, formula, over))
    first = after.true_in(formula) if formula and not over else np.zeros(after.game.n_states, bool)
    tiers: dict[tuple[bool, int], list[str]] = {}
    for state in range(after.game.n_states):
        known = [one for one in after.options(state) if one in before.file.bits]
        at = numbered(before, [one for one in known if one != ignored])
        if at is None:
            at = numbered(before, known)
        assert at is not None
        tiers.setdefault((bool(first[state]), int(ranks[at])), []).append(after.name(state))
    return tuple(tuple(tiers[key]) for key in sorted(tiers, reverse=True))


def numbered(model: ConflictModel, options: Collection[str]) -> int | None:
    """Return the number of the state in which just these options are taken, or nothing when there is none."""
    if not set(options) <= set(model.file.bits):
        return None
    at = index(model.states, sum(1 << model.file.bits[one] for one in options))
    return None if at is None else int(model.numbers[at])
