"""Sweeps over a package file: the same numbers wherever they are worked out, and shares that can be checked by hand."""

import pytest

from detente.analysis.package_sweeps import package_sweep
from detente.compute import here
from detente.errors import TooManyPackages
from detente.formats.package_model import package_model_in

OPEN = """
[[issues]]
id = "price"
alternatives = ["low", "middle", "high"]
[[parties]]
id = "buyer"
no_deal = [0.0, 1.0]
values = {price = {low = 1, middle = 0.5, high = 0}}
[[parties]]
id = "seller"
no_deal = 0.25
ranks = {price = ["high", "middle", "low"]}
"""


def model(text=OPEN):
    return package_model_in(text, "price.toml")


def share(sweep, name, alternative):
    return sweep.counts[name][["low", "middle", "high"].index(alternative)] / sweep.draws


def test_shares_are_those_that_one_can_work_out():
    """The middle is worth any number from 0 to 1 to the seller, and half to the buyer, who has 0 to 1 outside.

    It is in the zone with the chance 1/2 times 3/4; the ends never are, but for draws at the very edge.
    """
    sweep = package_sweep(model(), draws=4_000, seed=1)
    assert sweep.open / sweep.draws == pytest.approx(3 / 8, abs=0.03)
    assert share(sweep, "zone", "middle") == share(sweep, "nash", "middle") == sweep.open / sweep.draws
    assert share(sweep, "zone", "high") == share(sweep, "zone", "low") == 0
    assert share(sweep, "efficient", "middle") == 1
    low, high = sweep.interval(sweep.open)
    assert low < 3 / 8 < high
    # Alone, the buyer keeps it closed where the middle would do for the seller (3/8) or high would, which always does.
    assert sweep.blocks.tolist() == [sweep.draws - sweep.open] * 2


def test_the_same_seed_gives_the_same_numbers_wherever_they_are_worked_out():
    first = package_sweep(model(), draws=600, seed=7)
    with here(2) as executor:
        second = package_sweep(model(), draws=600, seed=7, executor=executor, blocks=3)
    third = package_sweep(model(), draws=600, seed=8)
    for name, hits in first.counts.items():
        assert hits.tolist() == second.counts[name].tolist()
    assert (first.open, first.blocks.tolist()) == (second.open, second.blocks.tolist())
    assert first.counts["zone"].tolist() != third.counts["zone"].tolist()


def test_without_anything_open_every_draw_is_the_same():
    ranking = 'ranks = {price = ["high", "middle", "low"]}'
    values = "values = {price = {low = 0, middle = 0.6, high = 1}}"
    closed = OPEN.replace("[0.0, 1.0]", "0.4").replace(ranking, values)
    sweep = package_sweep(model(closed), draws=30, seed=0)
    assert sweep.open == 30
    assert sweep.most_often("nash", 5) == [(1, 30)]


def test_where_rules_exclude_everything_no_draw_opens_the_zone():
    text = OPEN.replace('id = "buyer"', 'id = "buyer"\nred_lines = ["true"]')
    sweep = package_sweep(model(text), draws=10, seed=0)
    assert (sweep.open, sweep.packages.shape) == (0, (0, 1))


def test_a_sweep_enumerates_and_says_so_where_it_cannot():
    issue = '[[issues]]\nid = "i{}"\nalternatives = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"]\n'
    text = "".join(issue.format(number) for number in range(8))
    text += '[[parties]]\nid = "p"\nno_deal = 0\n'
    text += 'ranks = {i0 = ["a", "b", "c", "d", "e", "f", "g", "h", ["i", "j"]]}\n'
    with pytest.raises(TooManyPackages, match="a sweep"):
        package_sweep(model(text), draws=5, seed=0)
