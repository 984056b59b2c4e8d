"""A track record in words, and its calibration as a picture."""

from collections.abc import Iterator
from html import escape

from detente.analysis.track_record import Chances, Numbers, Score
from detente.brief.outcomes.lines import Line, counted

FEW = 20
"""So few resolved forecasts say little."""
SIZE, EDGE = 320, 44
"""The picture's plot area and the room around it, in pixels."""


def page(found: Score) -> Iterator[Line]:
    """Yield the page on a track record."""
    yield Line(f"{found.resolved} of {found.forecasts} forecasts are resolved", kind="title")
    if found.resolved < FEW:
        yield Line(f"So few say little: from {FEW} on the figures begin to mean something.", kind="note")
    if found.chances:
        yield from of_chances(found.chances)
    if found.numbers:
        yield from of_numbers(found.numbers)


def of_chances(found: Chances) -> Iterator[Line]:
    """Yield the lines on chances."""
    better = found.always_average - found.brier
    verdict = "better than" if better > 0 else "no better than"
    yield Line(f"Whether something happens: {found.count}", kind="head")
    yield Line(
        f"Brier score {found.brier:.3f}, {verdict} always saying the average ({found.always_average:.3f}); 0 is"
        " perfect.",
        2,
    )
    yield Line(f"Log score {found.log_score:.3f}; what says one half each time has 0.693.", 2)
    yield Line(
        f"Reliability {found.reliability:.3f} (how far what was said is from what happened; less is better), resolution"
        f" {found.resolution:.3f} (how well cases are told apart; more is better).",
        2,
    )
    yield Line("Said, and how often it happened", kind="head")
    for one in found.bins:
        low, high = one.interval
        yield Line(
            f"{one.low:.0%} to {one.high:.0%}: {counted(one.count, 'forecast')}, {one.forecast:.0%} on average;"
            f" {one.happened:.0%} happened (true share {low:.0%} to {high:.0%})",
            2,
        )


def of_numbers(found: Numbers) -> Iterator[Line]:
    """Yield the lines on numbers."""
    low, high = found.interval
    yield Line(f"Where a number lies: {found.count}", kind="head")
    yield Line(
        f"{found.within} of {found.count} lay in the interval ({found.within / found.count:.0%}; {found.promised:.0%}"
        f" was promised; the true share lies from {low:.0%} to {high:.0%}).",
        2,
    )
    yield Line(f"The middle was off by {found.mean_absolute_error:.3g} on average.", 2)
    yield Line(f"Weighted interval score {found.weighted_interval_score:.3g}; less is better.", 2)
    if found.crps is not None:
        yield Line(
            f"Continuous ranked probability score {found.crps:.3g}, over"
            f" {counted(found.distributions, 'forecast')} with a whole distribution; the middle alone would have"
            f" {found.crps_of_middles:.3g}.",
            2,
        )


def plot(found: Chances, title: str = "Said, and how often it happened") -> str:
    """Return the calibration as one SVG picture: what was said across, what happened upwards."""
    whole = SIZE + 2 * EDGE
    drawn = "".join(
        f'<line x1="{across(one.forecast)}" x2="{across(one.forecast)}" y1="{up(one.interval[0])}"'
        f' y2="{up(one.interval[1])}" stroke="#7a8794" stroke-width="2"/>'
        f'<circle cx="{across(one.forecast)}" cy="{up(one.happened)}" r="{min(4 + one.count**0.5, 12):.1f}"'
        ' fill="#1f5f8b">'
        f"<title>{one.count} forecasts, said {one.forecast:.0%}, happened {one.happened:.0%}</title></circle>"
        for one in found.bins
    )
    ticks = "".join(
        f'<text x="{across(share)}" y="{up(0) + 18}" text-anchor="middle">{share:.0%}</text>'
        f'<text x="{across(0) - 8}" y="{up(share) + 4}" text-anchor="end">{share:.0%}</text>'
        for share in (0.0, 0.25, 0.5, 0.75, 1.0)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {whole} {whole}" width="{whole}" height="{whole}"'
        ' font-family="sans-serif" font-size="11" role="img">'
        f"<title>{escape(title)}</title>"
        f'<rect width="{whole}" height="{whole}" fill="#ffffff"/>'
        f'<rect x="{across(0)}" y="{up(1)}" width="{SIZE}" height="{SIZE}" fill="none" stroke="#c8d0d8"/>'
        f'<line x1="{across(0)}" y1="{up(0)}" x2="{across(1)}" y2="{up(1)}" stroke="#c8d0d8" stroke-dasharray="4 4"/>'
        f'{ticks}{drawn}<text x="{whole / 2:g}" y="{whole - 8}" text-anchor="middle">chance that was given</text>'
        f'<text x="{whole / 2:g}" y="22" text-anchor="middle" font-size="13">{escape(title)}</text>'
        f'<text transform="translate(12 {whole / 2:g}) rotate(-90)" text-anchor="middle">share that happened</text>'
        "</svg>\n"
    )


def across(share: float) -> float:
    """Return the place of a share from left to right."""
    return round(EDGE + SIZE * share, 1)


def up(share: float) -> float:
    """Return the place of a share from the bottom up."""
    return round(EDGE + SIZE * (1 - share), 1)
