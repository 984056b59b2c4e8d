"""The verb `solve`: from a conflict file, or a name of the catalogue, to what can hold."""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from detente import catalog
from detente.analysis.solving import Solution, solved
from detente.brief.outcomes import Line, page, why
from detente.compute import here, on_cluster
from detente.errors import NoConcept, NoConflictInCase, UnknownConcept, UnknownConflict
from detente.formats.conflict_file import ConflictFile
from detente.formats.conflict_model import ConflictModel, conflict_in, conflict_of, modelled
from detente.formats.gmcr import gmcr_conflict_of
from detente.formats.solve_json import (
    Json,
    Numbers,
    coalitions_json,
    conflict_json,
    explanation_json,
    inverse_json,
    option_json,
    reachable_json,
    stability_json,
    sweep_json,
)
from detente.models.graph_model import CONCEPTS, DEFAULT, Explanation, explain, hint, horizon_of
from detente.workflow.given import CONFLICT, model_named

Given = str | os.PathLike[str] | ConflictFile | ConflictModel

ALSO_CALLED = {"r": "nash", "symmetric": "smr", "sequential": "seq", "simultaneous": "sim"}
LIMITED = re.compile(r"(?:l|limited)_?(\d+)")


def solve(
    conflict: Given,
    *,
    concepts: Sequence[str] = DEFAULT,
    coalitions: bool = False,
    from_status_quo: bool = False,
    want: str | None = None,
    sweep: int | None = None,
    seed: int = 0,
    workers: int = 1,
    cluster: str | None = None,
) -> Solution:
    """Return which outcomes of a conflict can hold, and whatever else is asked.

    Args:
        conflict: A conflict file (TOML, or .gmcr as GMCR+ saves it), a name of the catalogue, the folder of a case with
            a conflict.toml, or the conflict itself.
        concepts: Solution concepts: nash, gmr, smr, seq, sseq, sim, limited_2 and so on.
        coalitions: Also which states hold against every group that acts together.
        from_status_quo: Also how each outcome is reached from today's state.
        want: Also what it would take to make a state hold in which this formula is true.
        sweep: Also in what share of so many draws of the uncertain preferences each state holds.
        seed: From what the draws are made; the same seed gives the same draws.
        workers: Processes that work on the draws.
        cluster: The address of a Dask cluster that works on them instead.

    Raises:
        ConflictError: The conflict cannot be used, or does not say what was asked.
        ModelError: What was asked is not defined for this conflict.
    """
    model = conflict_given(conflict)
    place: AbstractContextManager[Any] = on_cluster(cluster) if sweep and cluster else here(workers if sweep else 1)
    with place as executor:
        return solved(
            model,
            concepts=concepts_named(concepts),
            with_coalitions=coalitions,
            from_status_quo=from_status_quo,
            want=want,
            draws=sweep,
            seed=seed,
            executor=executor,
            blocks=4 * workers if cluster is None else 64,
        )


def conflict_given(conflict: Given) -> ConflictModel:
    """Return a conflict from its file or its name in the catalogue.

    Raises:
        UnknownConflict: There is neither a file nor a conflict of that name.
        NoConflictInCase: It is a folder without a conflict.
        ConflictError: The conflict cannot be used.
    """
    if isinstance(conflict, ConflictModel):
        return conflict
    if isinstance(conflict, ConflictFile):
        return modelled(conflict)
    return model_named(
        conflict, catalog.CONFLICTS, of_text=conflict_in, of_file=conflict_in_file, unknown=UnknownConflict
    )


def conflict_in_file(path: Path) -> ConflictModel:
    """Return the conflict in a file, as Détente or as GMCR+ writes it, or in the folder of a case."""
    if path.is_dir():
        path = path / CONFLICT
        if not path.is_file():
            raise NoConflictInCase(path.parent)
    return gmcr_conflict_of(path) if path.suffix == ".gmcr" else conflict_of(path)


def concepts_named(typed: Sequence[str]) -> list[str]:
    """Return the keys of concepts.

    Raises:
        NoConcept: There is not one.
        UnknownConcept: Some are no concepts; all of these are named.
    """
    found = [concept_named(one) for one in typed if one.strip()]
    known = (*CONCEPTS, "limited_2")
    if not found:
        raise NoConcept(known)
    unknown = [one for one in found if one not in CONCEPTS and not horizon_of(one)]
    if unknown:
        raise UnknownConcept(unknown, known)
    return found


def concept_named(typed: str) -> str:
    """Return the key of a concept, whatever it was called.

    >>> concept_named("R"), concept_named("L3"), concept_named("SEQ")
    ('nash', 'limited_3', 'seq')
    """
    plain = typed.strip().lower()
    limited = LIMITED.fullmatch(plain)
    return f"limited_{int(limited.group(1))}" if limited else ALSO_CALLED.get(plain, plain)


def explained(solution: Solution, state: int) -> tuple[tuple[Explanation, ...], ...]:
    """Return for each concept, and in it for each decision maker, why it stays in a state or leaves."""
    makers = range(len(solution.model.file.decision_makers))
    return tuple(
        tuple(explain(solution.model.game, dm, state, concept) for dm in makers) for concept in solution.concepts
    )


def solution_json(solution: Solution, *, full: bool = False, why: int | None = None) -> Json:
    """Return a solution as the JSON of `detente solve --json`."""
    model = solution.model
    numbers = Numbers(model, full=full)
    found = conflict_json(model, numbers) | stability_json(model, solution.stability, numbers)
    if solution.coalitions is not None:
        found |= coalitions_json(model, solution.coalitions, numbers)
    if solution.from_today is not None:
        today = solution.from_today
        states = () if numbers.counted else tuple(solution.holding())
        found |= reachable_json(model, states, today.by_moves, today.by_improvements)
        found["attractors"] = [group.tolist() for group in today.attractors]
    if solution.wanted is not None:
        found["inverse"] = [inverse_json(model, by, one) for by, one in solution.wanted.changes]
        options = solution.wanted.options
        found["single_options"] = None if options is None else [option_json(model, *one) for one in options]
    if solution.sweep is not None:
        found["sweep"] = swept(solution)
    if why is not None:
        rows: Iterable[Explanation] = (one for row in explained(solution, why) for one in row)
        found["why"] = {"state": why, "explanations": [explanation_json(model, one) for one in rows]}
    return found | {"version": solution.version}


def swept(solution: Solution) -> Json:
    """Return a sweep as JSON."""
    found = solution.sweep
    assert found is not None
    decides = [
        {
            "decision_maker": one.factor.decision_maker,
            "statement": one.factor.statement,
            "tier": one.factor.tier,
            "importance": one.importance,
            "state": one.state,
            "values": one.shares,
        }
        for one in found.decides
    ]
    shares = {concept: (found.share(concept), found.interval(concept)) for concept in found.concepts}
    return sweep_json(solution.model, found.draws, found.seed, shares, decides, found.decided_for)


def page_of(solution: Solution) -> Iterator[Line]:
    """Yield the page on a solution, in words."""
    return page(solution)


def why_lines(solution: Solution, state: int) -> Iterator[Line]:
    """Yield why a state holds or does not, in words."""
    return why(solution.model, state, explained(solution, state))


def hint_for(solution: Solution) -> str | None:
    """Return what would make large conflicts quicker, if anything would."""
    return hint(solution.model.game)
