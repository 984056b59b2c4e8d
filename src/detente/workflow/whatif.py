"""The verb `whatif`: what would be different in a conflict if something in it were."""

from collections.abc import Iterator, Sequence
from typing import Any

from detente.analysis.comparing import Outcome, Supposition, compared
from detente.analysis.solving import Solution
from detente.brief.outcomes import Line, supposed_page
from detente.models.graph_model import DEFAULT
from detente.workflow.solve import Given, concepts_named, conflict_given


def whatif(conflict: Given, *changes: str, concepts: Sequence[str] = DEFAULT) -> Supposition:
    """Return what would be different in a conflict if something in it were.

    Args:
        conflict: A conflict file, a name of the catalogue, the folder of a case with a conflict.toml, or the conflict
            itself.
        changes: Sentences such as "drop attack", "not release", "add option iraq: talk Talk to Syria",
            "syria wants release", "iraq prefers release over attack", "iraq does not care about escalate" and
            "never release and attack". Each may speak of what one before it brought in.
        concepts: Solution concepts: nash, gmr, smr, seq, sseq, sim, limited_2 and so on.

    Raises:
        ChangeMistake: A sentence is not understood.
        ConflictError: The conflict cannot be used, or cannot be so.
        ModelError: What was asked is not defined for this conflict.
    """
    return compared(conflict_given(conflict), changes, concepts=concepts_named(concepts))


def whatif_lines(found: Supposition) -> Iterator[Line]:
    """Yield what is different, in words."""
    return supposed_page(found)


def whatif_json(found: Supposition) -> dict[str, Any]:
    """Return what is different as the JSON of `detente whatif --json`."""
    before, after = found.before.model, found.after.model
    rest_before, rest_after = found.rests()
    return {
        "title": before.file.title,
        "changes": [vars(change) for change in found.changes],
        "now_hold": [outcome_json(one, found) for one in found.now_hold],
        "no_longer_hold": [outcome_json(one, found) for one in found.no_longer_hold],
        "hold_otherwise": [outcome_json(one, found) for one in found.hold_otherwise],
        "hold_as_before": [outcome_json(one, found) for one in found.hold_as_before],
        "today": {"before": today_json(found.before), "after": today_json(found.after)},
        "newly_reached": [list(after.options(state)) for state in found.newly_reached],
        "no_longer_reached": [list(before.options(state)) for state in found.no_longer_reached],
        "leads_to": {"before": [list(one) for one in rest_before], "after": [list(one) for one in rest_after]},
        "version": found.after.version,
    }


def outcome_json(one: Outcome, found: Supposition) -> dict[str, Any]:
    """Return an outcome as JSON: what is done in it, its numbers, and by which concepts it holds."""
    if one.after is not None:
        options = found.after.model.options(one.after)
    else:
        assert one.before is not None
        options = found.before.model.options(one.before)
    return {
        "options": list(options),
        "before": {"state": one.before, "concepts": list(one.held)},
        "after": {"state": one.after, "concepts": list(one.holds)},
    }


def today_json(solution: Solution) -> dict[str, Any] | None:
    """Return today's state, and by which concepts it holds."""
    model = solution.model
    if model.status_quo is None:
        return None
    return {
        "state": model.status_quo,
        "options": list(model.options(model.status_quo)),
        "concepts": list(solution.holding().get(model.status_quo, ())),
    }
