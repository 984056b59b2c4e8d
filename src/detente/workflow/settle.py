"""The verb `settle`: from a settlement file, or a name of the catalogue, to where the question would settle."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from detente import catalog
from detente.analysis.calibrating import Calibration, calibrated
from detente.analysis.settling import SHARE, Settlement, settled
from detente.brief.outcomes.lines import Line
from detente.brief.settling import calibration_page, page
from detente.errors import UnknownSettlement
from detente.formats.calibration_json import past_of
from detente.formats.settlement_toml import SettlementFile, settlement_in, settlement_of
from detente.models.spatial import masses
from detente.workflow.given import model_named

Given = str | os.PathLike[str] | SettlementFile
DRAWS = 10_000


def settle(question: Given, *, draws: int = DRAWS, seed: int = 0, historical: bool = False) -> Settlement:
    """Return where a question would settle, with an interval, and what would shift it.

    Args:
        question: A settlement file (TOML), a name of the catalogue, or the question itself.
        draws: How often the numbers given as ranges are drawn.
        seed: From what the draws are made; the same seed gives the same draws.
        historical: Also the challenge model, for comparison only.

    Raises:
        SettlementError: The question cannot be used.
    """
    file = question if isinstance(question, SettlementFile) else question_given(question)
    return settled(file, draws=draws, seed=seed, historical=historical)


def question_given(question: str | os.PathLike[str]) -> SettlementFile:
    """Return a question from its file or its name in the catalogue.

    Raises:
        UnknownSettlement: There is neither.
        SettlementError: The question cannot be used.
    """
    return model_named(
        question, catalog.SETTLEMENTS, of_text=settlement_in, of_file=settlement_of, unknown=UnknownSettlement
    )


def calibrate(path: str | os.PathLike[str]) -> Calibration:
    """Return how far off each way of settling was on the questions of a file.

    Raises:
        BadCalibration: It cannot be used.
    """
    return calibrated(past_of(Path(path)))


def settlement_lines(found: Settlement) -> Sequence[Line]:
    """Return the page on a question."""
    return tuple(page(found))


def calibration_lines(found: Calibration) -> Sequence[Line]:
    """Return the page on past questions."""
    return tuple(calibration_page(found))


def settlement_json(found: Settlement) -> dict[str, Any]:
    """Return the JSON of `detente settle --json`."""
    positions, shares = masses(found.actors)
    parties = zip(found.file.parties, found.actors.positions, found.actors.weights, found.actors.shares, strict=True)
    low, high = found.expected or (None, None)
    said: dict[str, Any] = {
        "title": found.file.title,
        "scale": list(found.file.scale),
        "parties": [
            {"id": one.id, "position": float(position), "weight": float(weight), "share": float(share)}
            for one, position, weight, share in parties
        ],
        "forecast": {
            "distribution": [
                {"position": float(position), "share": float(share)}
                for position, share in zip(positions, shares, strict=True)
            ],
            "interval": {"share": SHARE, "low": low, "high": high, "half_width": found.half_width, "from": "DEU III"},
            "middle": {"share": SHARE, "low": found.middle[0], "high": found.middle[1]},
            "mean": found.mean,
            "median": found.median,
            "condorcet": {
                "forecast": found.election.forecast,
                "positions": found.election.positions.tolist(),
                "uniform": found.election.uniform.tolist(),
                "conditional": found.election.conditional.tolist(),
            },
        },
        "levers": [
            {
                "party": one.id,
                "per_point": float(found.levers.per_point[place]),
                "down": float(found.levers.at_most_down[place]),
                "up": float(found.levers.at_most_up[place]),
                "per_weight": float(found.levers.per_weight[place]),
                "without": number(found.levers.without[place]),
            }
            for place, one in enumerate(found.file.parties)
        ],
    }
    if found.sweep:
        said["sweep"] = {
            "draws": found.sweep.draws,
            "seed": found.sweep.seed,
            "mean": {str(share): found.sweep.quantile(share) for share in (0.1, 0.5, 0.9)},
            "decides": [
                {"party": one.party, "what": one.what, "at_low": one.at_low, "at_high": one.at_high}
                for one in found.sweep.decides
            ],
        }
    if found.historical:
        said["historical"] = {
            "model": "challenge",
            "forecast": found.historical.forecast,
            "rounds": [one.positions.tolist() for one in found.historical.rounds],
        }
    return said


def number(value: float) -> float | None:
    """Return a number as JSON has it: NaN is null."""
    return None if value != value else float(value)


def calibration_json(found: Calibration) -> dict[str, Any]:
    """Return the JSON of `detente settle --calibrate --json`."""
    return {
        "errors": [
            {"way": one.way, "mean_absolute_error": one.mean_absolute, "questions": one.questions}
            for one in found.errors
        ],
        "half_width": {str(share): points for share, points in found.half_width.items()},
        "crps": {"distribution": found.crps_distribution, "weighted mean": found.crps_point},
    }
