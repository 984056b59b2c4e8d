"""The commands of `detente forecast`: a track record that can be shown."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter

from detente.cli.app import ALL_READ, app
from detente.cli.options import Json

forecast = App(
    name="forecast",
    help="Write down what is expected, later what happened, and see how good one was.",
    help_format="plaintext",
)
app.command(forecast)

Kept = Annotated[Path, Parameter(name="--file", metavar="FILE", help="Where forecasts are kept; lines are only added.")]
By = Annotated[str, Parameter(metavar="NAME", show_default=False, help="Who says so.")]
Why = Annotated[str, Parameter(metavar="TEXT", show_default=False, help="What it rests on.")]
On = Annotated[datetime | None, Parameter(metavar="DATE", help="The day on which it is said. Otherwise today.")]
DEFAULT = Path("forecasts.jsonl")


@forecast.command
def add(
    question: Annotated[str, Parameter(name="QUESTION", help="Of which it can be told later what happened.")],
    /,
    *,
    chance: Annotated[float | None, Parameter(metavar="P", help="That it happens, such as 0.7.")] = None,
    interval: Annotated[
        tuple[float, float, float] | None,
        Parameter(metavar="LOW MIDDLE HIGH", help="Where a number will lie."),
    ] = None,
    share: Annotated[float, Parameter(metavar="P", help="How often the interval is to hold it.")] = 0.8,
    settlement: Annotated[
        str | None, Parameter(metavar="FILE", help="Forecast the mean and the interval of this settlement file.")
    ] = None,
    due: Annotated[str, Parameter(metavar="DATE", show_default=False, help="The day by which it will be known.")] = "",
    by: By = "",
    why: Why = "",
    on: On = None,
    file: Kept = DEFAULT,
) -> int:
    """Write a forecast down with its date: a chance, an interval, or what a settlement file gives."""
    from detente.cli.printing import print_line
    from detente.workflow import forecast as work

    one = work.add(
        question,
        today=day_of(on),
        chance=chance,
        interval=interval,
        share=share,
        settlement=settlement,
        by=by,
        due=due,
        why=why,
        file=file,
    )
    print_line(f"{one.id}  {one.question}: {one.said}")
    return ALL_READ


@forecast.command
def resolve(
    id_: Annotated[str, Parameter(name="ID", help="The forecast's id, or its first letters.")],
    /,
    *,
    outcome: Annotated[
        str, Parameter(metavar="WHAT", help="yes, no, or the number; unknown takes back what was said before.")
    ],
    by: By = "",
    why: Why = "",
    on: On = None,
    file: Kept = DEFAULT,
) -> int:
    """Write down what became of a forecast."""
    from detente.cli.printing import print_line
    from detente.workflow import forecast as work

    one = work.resolve(id_, outcome, on=day_of(on), by=by, why=why, file=file)
    print_line(f"{one.id}  {one.question}: {outcome.strip().lower()}")
    return ALL_READ


@forecast.command(name="list")
def list_(*, file: Kept = DEFAULT, json: Json = False) -> int:
    """Show all forecasts, what became of them, and which are due."""
    from dataclasses import asdict

    from detente.cli.printing import print_track, write_line
    from detente.workflow import forecast as work

    track = work.tracked(file)
    if json:
        for one in track.forecasts:
            write_line({"id": one.id, **asdict(one), "outcome": track.outcomes.get(one.id)})
    else:
        print_track(track, today())
    return ALL_READ


@forecast.command
def score(
    *,
    plot: Annotated[
        Path | None, Parameter(metavar="FILE", help="Write the calibration as a picture, such as track.svg.")
    ] = None,
    file: Kept = DEFAULT,
    json: Json = False,
) -> int:
    """Show how good the forecasts were of which it is known what happened."""
    from detente.cli.printing import print_lines, write_line
    from detente.workflow import forecast as work
    from detente.workflow.output import check_writable, write_whole

    found = work.score(file)
    if plot is not None and found.chances is not None:
        check_writable(plot, option="--plot", example="track.svg")
        write_whole(plot, work.plot(found.chances))
    if json:
        write_line(work.score_json(found))
    else:
        print_lines(work.page(found))
    return ALL_READ


def day_of(given: datetime | None) -> date:
    """Return the day given, or today."""
    return given.date() if given else today()


def today() -> date:
    """Return the day it is here."""
    return datetime.now().astimezone().date()
