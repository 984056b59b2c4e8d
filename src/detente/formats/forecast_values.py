"""Which values a line of a track record may hold."""

import math
from datetime import date
from typing import Any

from detente.formats.checking import is_number

TEXTS = ("question", "by", "why")
WHOLE = 1e-6
"""Shares of a distribution may be so far from one when they are added up."""


def wrong_in_forecast(said: dict[str, Any]) -> str:
    """Return what is wrong with the values of a forecast, or nothing; keys that are missing are not looked at.

    >>> wrong_in_forecast({"question": "Will they meet?", "made": "2031-03-04", "chance": 7})
    'its chance is 7, and not a number above 0 and below 1'
    """
    for key in TEXTS:
        if not isinstance(said.get(key, ""), str):
            return f"its {key} is {said[key]!r}, and not a text"
    for key, needed in (("made", True), ("due", False)):
        if key in said and not (is_day(said[key]) or (not needed and said[key] == "")):
            return f"its {key} is {said[key]!r}, and not a day such as 2022-01-12"
    for key in ("chance", "share"):
        if said.get(key) is not None and not is_share(said[key]):
            return f"its {key} is {said[key]!r}, and not a number above 0 and below 1"
    if "share" in said and said["share"] is None:
        return "its share is null, and not a number above 0 and below 1"
    return wrong_in_number(said)


def wrong_in_number(said: dict[str, Any]) -> str:
    """Return what is wrong with the interval and the distribution of a forecast, or nothing."""
    ends = [said.get(key) for key in ("low", "middle", "high")]
    given = [one for one in ends if one is not None]
    if (said.get("chance") is None) == (not given):
        return "it has not one of a chance and an interval"
    if given and not (all(map(is_finite, ends)) and ends == sorted(given)):
        return "its low, middle and high are no numbers that rise"
    spread = said.get("distribution")
    if spread is not None and not (given and is_distribution(spread)):
        return "its distribution is no list of [position, share] whose shares add up to 1"
    return ""


def wrong_in_resolution(said: dict[str, Any]) -> str:
    """Return what is wrong with the values of a resolution, or nothing.

    >>> wrong_in_resolution({"forecast": "f9293c3fd4e3", "on": "2031-06-01", "outcome": "yes"})
    "its outcome is 'yes', and not true, false, a number or null"
    """
    for key in ("forecast", "by", "why"):
        if not isinstance(said.get(key, ""), str):
            return f"its {key} is {said[key]!r}, and not a text"
    if "on" in said and not is_day(said["on"]):
        return f"its on is {said['on']!r}, and not a day such as 2022-01-12"
    outcome = said.get("outcome")
    if not (outcome is None or isinstance(outcome, bool) or is_finite(outcome)):
        return f"its outcome is {outcome!r}, and not true, false, a number or null"
    return ""


def is_day(value: object) -> bool:
    """Return whether a value is a day as 2022-01-12."""
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def is_finite(value: object) -> bool:
    """Return whether a value is a number that is not infinite: nor one too large to reckon with."""
    try:
        return is_number(value) and math.isfinite(value)  # type: ignore[arg-type]
    except OverflowError:
        return False


def is_share(value: object) -> bool:
    """Return whether a value is a number above 0 and below 1."""
    return is_finite(value) and 0 < value < 1  # type: ignore[operator]


def is_distribution(value: object) -> bool:
    """Return whether a value is a list of positions, each with its share of one."""
    pairs = isinstance(value, list) and all(
        isinstance(one, list) and len(one) == 2 and all(map(is_finite, one)) and one[1] >= 0 for one in value
    )
    return pairs and abs(sum(share for _, share in value) - 1) <= WHOLE  # type: ignore[attr-defined]
