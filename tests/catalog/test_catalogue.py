"""The conflicts of the catalogue give the published answers, and the pages that were read once and found right."""

import json
import os
from pathlib import Path

import numpy as np
import pytest

from detente import catalog
from detente.cli import main
from detente.formats import conflict_in, conflict_text
from detente.workflow import solve
from detente.workflow.catalogue import catalogue
from detente.workflow.solve import solution_json

GOLDEN = Path(__file__).parents[1] / "golden" / "solve"
PUBLISHED = {
    "elmira": "Elmira",
    "cuban": "Cuban",
    "prisoners": "Prisoners",
    "syria-iraq": "SyriaIraq",
    "elmira-merged": "Elmira, Abandon states merged",
    "chicken": "Chicken",
}
WHY = {"elmira": "9", "elmira-merged": "7", "cuban": "blockade, withdraw", "nato-russia-2022": "-"}


@pytest.mark.parametrize("name", catalog.names())
def test_a_conflict_is_read_cited_and_written_the_same(name):
    model = conflict_in(catalog.text(name), name)
    assert model.file.title
    assert model.file.citation
    assert conflict_in(conflict_text(model.file), name).file == model.file


@pytest.mark.parametrize("name", catalog.answers())
def test_the_known_answers_are_found(name):
    solution = solve(name)
    found = {concept: solution.equilibria(concept).tolist() for concept in solution.concepts}
    assert found == catalog.answers()[name]


def test_every_published_conflict_has_its_known_answers():
    assert set(catalog.answers()) == set(PUBLISHED) == set(catalog.names()) - {"nato-russia-2022"}


@pytest.mark.acceptance
@pytest.mark.parametrize("name", PUBLISHED)
def test_the_published_results_are_reproduced(shared, name):
    published = json.loads((shared / "graph-model" / "published.json").read_text())["conflicts"][PUBLISHED[name]]
    found = solution_json(solve(name, coalitions=True))
    for concept, result in published["results"].items():
        assert found["equilibria"][concept] == result["equilibria"]
        if "stable" in result:
            assert list(found["stability"][concept].values()) == list(result["stable"].values())
    for (_, ours), (_, theirs) in zip(
        found["coalitions"].items(), published.get("coalition_results", {}).items(), strict=False
    ):
        assert ours == theirs
    if "states" in published:
        assert len(found["states"]) == len(published["states"])
        ranks = np.asarray(solve(name).model.game.ranks)
        payoffs = [who.get("payoff_by_state_larger_is_better") for who in published["decision_makers"]]
        if all(payoffs):
            assert [np.unique(one, return_inverse=True)[1].tolist() for one in payoffs] == ranks.tolist()


def test_a_name_is_found_whatever_its_capitals_and_hyphens():
    for typed in ("Elmira", "SyriaIraq", "syria_iraq", "Nato-Russia 2022"):
        assert solve(typed).model.file.title
    assert [entry.name for entry in catalogue()] == list(catalog.names())


@pytest.mark.parametrize("name", catalog.names())
def test_the_page_is_the_one_that_was_read_and_found_right(name, capsys, monkeypatch):
    """DETENTE_GOLDEN=write writes the pages anew: read what has changed before committing it."""
    monkeypatch.setenv("COLUMNS", "100")
    asked = ["--coalitions", "--want", catalog_want(name), "--sweep", "250"]
    if conflict_in(catalog.text(name), name).status_quo is not None:
        asked.append("--from-status-quo")
    assert main(["solve", name, *asked]) == 0
    assert main(["solve", name, "--why", WHY.get(name, "0")]) == 0
    page, golden = capsys.readouterr().out, GOLDEN / f"{name}.txt"
    if os.environ.get("DETENTE_GOLDEN") == "write":
        golden.write_text(page, encoding="utf-8")
    assert page == golden.read_text(encoding="utf-8")


def catalog_want(name):
    """Return something to want of a conflict."""
    return {
        "chicken": "one_swerves and two_swerves",
        "prisoners": "one_cooperates and two_cooperates",
        "cuban": "withdraw and not air_strike",
        "syria-iraq": "release and not attack",
        "nato-russia-2022": "withdraw and limits and not guarantee and not neutral",
    }.get(name, "accept and not modify")
