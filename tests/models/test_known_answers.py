import numpy as np
import pytest

from detente.models.graph_model import as_graph, merge_same, merged_numbers
from detente.models.graph_model.together import coalitions
from detente.models.graph_model.verdicts import DEFAULT, stability
from models.conflicts import ENGINES, listed, published, random_conflicts

pytestmark = pytest.mark.acceptance


def numbers(flags):
    return np.flatnonzero(flags).tolist()


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("form", ["options", "graph"])
@pytest.mark.parametrize("concept", DEFAULT)
def test_published_conflicts(shared, concept, form, engine):
    for name, (conflict, dms, known) in published(shared).items():
        game = as_graph(conflict) if form == "graph" else conflict
        found = stability(game, [concept], engine=engine)
        stable = {dm: numbers(found.of(concept)[number]) for number, dm in enumerate(dms)}
        assert (name, stable) == (name, known["results"][concept].get("stable", stable))  # of chicken equilibria only
        assert numbers(found.equilibria(concept)) == known["results"][concept]["equilibria"]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("form", ["options", "graph"])
@pytest.mark.parametrize("concept", DEFAULT)
def test_random_conflicts(shared, concept, form, engine):
    for conflict, _, known in random_conflicts(shared):
        game = as_graph(conflict) if form == "graph" else conflict
        found = stability(game, [concept], engine=engine)
        assert [numbers(row) for row in found.of(concept)] == known["results"][concept]["stable_by_dm"]
        assert numbers(found.equilibria(concept)) == known["results"][concept]["equilibria"]


@pytest.mark.parametrize("engine", ENGINES)
def test_elmira_with_the_states_merged_in_which_the_plant_is_abandoned(shared, engine):
    conflict, dms, _ = published(shared)["Elmira"]
    known = listed(shared, "published.json")["Elmira, Abandon states merged"]
    abandoned = conflict.states >> np.uint64(3) & np.uint64(1) == 1
    mapped = merged_numbers(conflict.n_states, [abandoned])
    assert mapped.tolist() == [known["map_from_elmira"][str(number)] for number in range(conflict.n_states)]
    found = stability(merge_same(conflict, [abandoned]), engine=engine)
    for concept in DEFAULT:
        stable = {dm: numbers(found.of(concept)[number]) for number, dm in enumerate(dms)}
        assert (concept, stable) == (concept, known["results"][concept]["stable"])
        assert numbers(found.equilibria(concept)) == known["results"][concept]["equilibria"]


def known_coalitions(known, dms):
    for name, by_concept in known["coalition_results"].items():
        members = tuple(dms.index(dm) for dm in name.split(" + "))
        for concept, states in by_concept.items():
            yield members, concept, states


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("form", ["options", "graph"])
def test_coalitions(shared, form, engine):
    cases = [
        case for case in [*published(shared).values(), *random_conflicts(shared)] if "coalition_results" in case[2]
    ]
    assert len(cases) > 40
    for conflict, dms, known in cases:
        found = coalitions(as_graph(conflict) if form == "graph" else conflict, engine=engine)
        for members, concept, states in known_coalitions(known, dms):
            assert (dms, members, concept, numbers(found.of(members, concept))) == (dms, members, concept, states)
