"""The command on questions with positions: `settle`."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from detente.cli.app import ALL_READ, app
from detente.cli.of_models import ASKED, Seed, at_least
from detente.cli.options import Flag, Json
from detente.errors import NothingToSettle


@app.command
def settle(
    question: Annotated[
        str | None,
        Parameter(
            name="FILE_OR_NAME",
            help="A settlement file (.toml): where each party stands, what it can bring to bear, how much it cares. Or"
            " a name of the catalogue, such as car-emissions.",
        ),
    ] = None,
    /,
    *,
    draws: Annotated[
        int, Parameter(metavar="N", group=ASKED, help="How often numbers given as ranges are drawn."), at_least(1)
    ] = 10_000,
    seed: Seed = 0,
    historical: Annotated[
        bool,
        Flag,
        Parameter(group=ASKED, help="Also the challenge model (expected utility), for comparison only."),
    ] = False,
    calibrate: Annotated[
        Path | None,
        Parameter(
            metavar="FILE",
            group=ASKED,
            help="How far off each way of settling was on past questions: a JSON file with positions and outcomes.",
        ),
    ] = None,
    json: Json = False,
) -> int:
    """Show where a question would settle, how uncertain that is, and who could shift it."""
    from detente.cli.printing import print_lines, write_line
    from detente.workflow import settle as settle_it
    from detente.workflow.settle import (
        calibrate as calibrate_on,
    )
    from detente.workflow.settle import calibration_json, calibration_lines, settlement_json, settlement_lines

    if calibrate is not None:
        errors = calibrate_on(calibrate)
        if json:
            write_line(calibration_json(errors))
        else:
            print_lines(calibration_lines(errors))
    if question is not None:
        found = settle_it(question, draws=draws, seed=seed, historical=historical)
        if json:
            write_line(settlement_json(found))
        else:
            print_lines(settlement_lines(found))
    elif calibrate is None:
        raise NothingToSettle
    return ALL_READ
