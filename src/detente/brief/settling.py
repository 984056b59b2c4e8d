"""Where a question would settle, in words: the distribution and the interval first, single numbers after."""

from collections.abc import Iterator

from detente.analysis.calibrating import Calibration
from detente.analysis.settling import HALF_WIDTH, Settlement
from detente.brief.outcomes.lines import Line
from detente.models.spatial import masses

WIDE = 24
"""Signs of the longest bar."""
FIVE_PLACES = 5
"""Levers that are listed."""
SEEN = "on 351 issues of the European Union (DEU III)"


def page(found: Settlement) -> Iterator[Line]:
    """Yield the page on one question."""
    yield Line(found.file.title or "Where it would settle", kind="title")
    if found.file.citation:
        yield Line(found.file.citation, kind="note")
    yield Line(where(found))
    if any(found.file.scale):
        yield Line(f"0 is {found.file.scale[0]}; 100 is {found.file.scale[1]}.", kind="note")
    yield Line("Where the weight stands", kind="head")
    yield from distribution(found)
    yield Line("One number, if there has to be one", kind="head")
    yield Line(f"Weighted mean (the compromise): {told(found.mean)}; off by 23 points on average {SEEN}.", 2)
    yield Line(f"Probabilistic Condorcet: {told(found.election.forecast)}; off by 23.", 2)
    yield Line(f"Weighted median: {told(found.median)}; off by 28, as much as always saying 50.", 2)
    yield from what_shifts(found)
    yield from what_is_uncertain(found)
    if found.historical:
        yield Line("For comparison only", kind="head")
        yield Line(
            f"Challenge model (expected utility, after {len(found.historical.rounds) - 1} rounds):"
            f" {told(found.historical.forecast)}. Published tables of this family could not be reproduced from their"
            " own equations, and on known outcomes it is off by 27 to 31 points, more than the mean.",
            2,
        )


def where(found: Settlement) -> str:
    """Return the forecast in a sentence, with its interval."""
    if found.expected is None:
        return (
            f"All who weigh anything stand at {told(found.mean)}. How sure that is cannot be said: the outcomes"
            " that are known are of disputes. Give positions that are not certain as [low, likely, high]."
        )
    low, high = found.expected
    return (
        f"Somewhere from {told(low)} to {told(high)}, most likely near {told(found.mean)}: {SEEN} four of five outcomes"
        f" lay within {HALF_WIDTH:.0%} of the way between the outermost positions from the weighted mean. Four fifths"
        f" of the weight stand from {told(found.middle[0])} to {told(found.middle[1])}."
    )


def distribution(found: Settlement) -> Iterator[Line]:
    """Yield a bar for each position, with who stands there."""
    positions, shares = masses(found.actors)
    widest = max(len(told(position)) for position in positions)
    for position, share in zip(positions, shares, strict=True):
        there = [one.said for one in found.file.parties if one.position.likely == position]
        bar = "█" * max(round(WIDE * share / shares.max()), 1)
        yield Line(f"{told(position):>{widest}}  {bar} {share:.0%}  {', '.join(there)}", 2)


def what_shifts(found: Settlement) -> Iterator[Line]:
    """Yield whose move would shift the mean most."""
    yield Line("What would shift it most", kind="head")
    lever = found.levers
    order = (-lever.per_point).argsort(kind="stable")[:FIVE_PLACES]
    for place in order[lever.per_point[order] > 0]:
        without = lever.without[place]
        alone = "nobody else weighs anything" if without != without else f"without it the mean would be {told(without)}"
        yield Line(
            f"{found.file.parties[place].said}: ten points of its own move the mean by"
            f" {10 * lever.per_point[place]:.1f}; {alone}.",
            2,
        )


def what_is_uncertain(found: Settlement) -> Iterator[Line]:
    """Yield what the uncertain numbers do to the mean."""
    if found.sweep is None:
        return
    sweep = found.sweep
    yield Line("What is not known for certain", kind="head")
    yield Line(
        f"In {sweep.draws:,} draws of the uncertain numbers the mean lies from {told(sweep.quantile(0.1))} to"
        f" {told(sweep.quantile(0.9))} in four of five, with {told(sweep.quantile(0.5))} in the middle. That is what"
        " the file calls uncertain; the interval above holds what no file knows.",
        2,
    )
    names = {one.id: one.said for one in found.file.parties}
    for one in sweep.decides[:FIVE_PLACES]:
        yield Line(
            f"The {one.what} of {names[one.party]}: the mean is {told(one.at_low)} at its low end and"
            f" {told(one.at_high)} at its high.",
            2,
        )


def calibration_page(found: Calibration) -> Iterator[Line]:
    """Yield how far off each way was."""
    yield Line(f"How far off each way was, on {max(one.questions for one in found.errors)} questions", kind="title")
    yield Line("Mean absolute error, in points of the scale from 0 to 100", kind="head")
    for one in found.errors:
        fewer = "" if one.questions == found.errors[0].questions else f" (on {one.questions} where it is known)"
        yield Line(f"{one.mean_absolute:5.1f}  {one.way}{fewer}", 2)
    yield Line("How wide an honest interval is, around the weighted mean", kind="head")
    for share, points in found.half_width.items():
        yield Line(f"{share:.0%} of the outcomes lay within {points:.0f} points", 2)
    yield Line("Continuous ranked probability score", kind="head")
    yield Line(f"{found.crps_distribution:5.1f}  the weighted distribution", 2)
    yield Line(f"{found.crps_point:5.1f}  the weighted mean as one number", 2)


def told(number: float) -> str:
    """Return a position as it is read.

    >>> told(7.0), told(7.39)
    ('7', '7.4')
    """
    return f"{number:.1f}".removesuffix(".0")
