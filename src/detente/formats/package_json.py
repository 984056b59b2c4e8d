"""The JSON of `detente package --json` (FORMATS.md, section 3)."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from detente.formats.package_model import PackageModel
from detente.models.packages import TOLERANCE, Answers, InTheWay, Opening, Package, in_the_way

Json: TypeAlias = dict[str, Any]
Ints = NDArray[np.int64]

MOST = 100_000
"""Longer lists of packages give way to their number, unless all is asked for."""
WAYS = 200
"""So many packages that open the zone equally cheaply are listed."""


def packages_json(model: PackageModel, packages: Ints, *, full: bool = False) -> list[Json] | int:
    """Return packages, or their number where they are too many."""
    if len(packages) > MOST and not full:
        return len(packages)
    return [named(model, one) for one in packages]


def named(model: PackageModel, package: Iterable[Any]) -> Json:
    """Return one package."""
    return dict(model.named([int(at) for at in package]))


def answers_json(model: PackageModel, found: Answers, *, full: bool = False) -> Json:
    """Return the answers on a package file."""
    weighted = bool((model.bargain.power != model.bargain.power[0]).any())
    settled = {
        name: packages_json(model, rows, full=full)
        for name, rows in found.settled.items()
        if weighted or name != "nash_weighted"
    }
    return {
        "title": model.file.title,
        "method": found.method,
        "packages": found.packages,
        "feasible": found.feasible,
        "zone": found.zone,
        "zone_empty": found.empty,
        "pareto": None if found.efficient is None else packages_json(model, found.efficient, full=full),
        "pareto_zone": pareto_zone_json(model, found, full=full),
        **settled,
        "best": None if found.empty else by_party(model, found.best.tolist()),
        "values": {
            name: [by_party(model, column.tolist()) for column in model.bargain.values(rows).T]
            for name, rows in found.settled.items()
            if name in settled and len(rows) and isinstance(settled[name], list)
        },
        "no_deal": by_party(model, model.bargain.no_deal.tolist()),
        "blocked_by": [blocked_json(model, tuple(row)) for row in found.near.tolist()],
        "openings": [opening_json(model, one) for one in found.openings],
        "contradiction": [demand_json(model, number) for number in found.contradiction],
        "circles": [circle_json(model, circle) for circle in model.circles],
        "steps": {name: [list(map(list, model.steps(tuple(row)))) for row in rows[:1].tolist()] for name, rows in
                  found.settled.items() if name in settled and model.orders},
    }  # fmt: skip


def pareto_zone_json(model: PackageModel, found: Answers, *, full: bool) -> list[Json] | int | None:
    """Return the efficient packages of the zone."""
    if found.efficient is None:
        return None
    values = model.bargain.values(found.efficient)
    inside = (values >= (model.bargain.no_deal - TOLERANCE)[:, None]).all(axis=0)
    return packages_json(model, found.efficient[inside], full=full)


def by_party(model: PackageModel, values: Sequence[float]) -> dict[str, float]:
    """Return numbers by party; the last digits of a sum of floats mean nothing and are left out."""
    return {party.id: round(value, 12) for party, value in zip(model.file.parties, values, strict=True)}


def demand_json(model: PackageModel, number: int) -> Json:
    """Return a red line or condition."""
    demand = model.demands[number]
    party = None if demand.party is None else model.file.parties[demand.party].id
    found: Json = {"party": party, "kind": demand.kind.replace(" ", "_"), "formula": demand.text}
    return found | ({"evidence": list(demand.evidence)} if demand.evidence else {})


def breaks_json(model: PackageModel, way: InTheWay) -> list[Json]:
    """Return the rules that a package breaks."""
    return [demand_json(model, number) for number in way.rules]


def short_json(model: PackageModel, way: InTheWay) -> list[Json]:
    """Return who is left below no deal, and by how much."""
    return [{"party": model.file.parties[party].id, "short": round(short, 12)} for party, short in way.short]


def blocked_json(model: PackageModel, package: Package) -> Json:
    """Return what stands in the way of a package."""
    way = in_the_way(model.bargain, package)
    blockers = dict.fromkeys([model.demands[number].party for number in way.rules] + [party for party, _ in way.short])
    return {
        "package": named(model, package),
        "parties": [model.file.parties[party].id for party in sorted(one for one in blockers if one is not None)],
        "breaks": breaks_json(model, way),
        "below_no_deal": short_json(model, way),
    }


def opening_json(model: PackageModel, one: Opening) -> Json:
    """Return a cheapest way to open the zone."""
    return {
        "lifted": one.lifted,
        "given": round(one.given, 12),
        "ways": [blocked_json(model, tuple(row)) for row in one.packages[:WAYS].tolist()],
    }


def circle_json(model: PackageModel, circle: Sequence[int]) -> Json:
    """Return steps that wait for one another, and the conditions that say so."""
    orders = [model.orders[number] for number in circle]
    return {
        "steps": [model.choice(one.late) for one in orders],
        "conditions": [demand_json(model, one.rule) for one in orders],
    }


def changes(model: PackageModel, before: Package, after: Sequence[int]) -> Json:
    """Return which issues differ between two packages, and what they become."""
    names = model.named(after)
    return {
        issue.id: names[issue.id]
        for issue, old, new in zip(model.file.issues, before, after, strict=True)
        if old != new
    }
