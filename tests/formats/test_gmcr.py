"""A file as GMCR+ saves it becomes the same conflict, with ids made from its names."""

import json

import pytest

from detente.errors import ConflictMistakes, ConflictNotToml, DetenteError
from detente.formats import conflict_in, conflict_text
from detente.formats.gmcr import gmcr_conflict_in, gmcr_conflict_of

SYRIA = {
    "program": "gmcr-py",
    "version": "0.4.8",
    "useManualPreferenceRanking": False,
    "options": [
        {"name": "Release Water", "permittedDirection": "both"},
        {"name": "Escalate", "permittedDirection": "fwd"},
        {"name": "Attack", "permittedDirection": "back"},
    ],
    "infeasibles": [[[0, "Y"], [1, "Y"]]],
    "decisionMakers": [
        {
            "name": "Syria",
            "options": [0, 1],
            "preferences": [
                [[0, "N"], [1, "N"], [2, "N"]],
                {"compound": True, "members": [[[1, "Y"]], [[2, "N"], [0, "Y"]]]},
            ],
            "preferenceRanking": [1, 3, 6, [2, 4], 5],
        },
        {"name": "Iraq", "options": [2], "preferences": [[[0, "Y"]]], "preferenceRanking": [2, 4, 6, 1, 5, 3]},
    ],
    "coalitions": [0, 1],
}


def read(saved):
    return gmcr_conflict_in(json.dumps(saved), "SyriaIraq.gmcr")


def test_statements_become_formulas():
    file = read(SYRIA).file
    assert file.title == "SyriaIraq"
    assert [option.id for option in file.options] == ["release_water", "escalate", "attack"]
    assert [option.moves for option in file.options] == ["both", "take only", "drop only"]
    assert file.infeasible == ("release_water and escalate",)
    assert [one.formula for one in file.decision_makers[0].prefers] == [
        "not release_water and not escalate and not attack",
        "escalate or not attack and release_water",
    ]


def test_a_ranking_numbers_the_feasible_states_from_one():
    model = read(SYRIA | {"useManualPreferenceRanking": True})
    assert model.file.decision_makers[0].ranking == (
        ("-",),
        ("escalate",),
        ("escalate + attack",),
        ("release_water", "attack"),
        ("release_water + attack",),
    )
    assert model.game.ranks.tolist() == [[4, 1, 3, 1, 0, 2], [2, 5, 0, 4, 1, 3]]


def test_options_may_stand_in_another_order_than_their_owners():
    turned = json.loads(json.dumps(SYRIA | {"useManualPreferenceRanking": True}))
    turned["decisionMakers"].reverse()
    model = read(turned)
    assert [option.id for option in model.file.options] == ["attack", "release_water", "escalate"]
    assert model.file.decision_makers[0].ranking[0] == ("release_water",)
    assert model.file.decision_makers[1].ranking[2] == ("attack + escalate",)


def test_older_files_used_other_names():
    old = json.loads(json.dumps(SYRIA).replace("permittedDirection", "reversibility"))
    old["useManualPreferenceVectors"] = True
    for who in old["decisionMakers"]:
        who["preferenceVector"] = who.pop("preferenceRanking")
    assert read(old).game.ranks.tolist()[1] == [2, 5, 0, 4, 1, 3]


def test_an_imported_conflict_is_written_as_a_conflict_file():
    model = read(SYRIA | {"useManualPreferenceRanking": True})
    assert conflict_in(conflict_text(model.file), "x").file == model.file


@pytest.mark.parametrize(
    "changes",
    [
        {"options": []},
        {"options": None},
        {"decisionMakers": [{"name": "x"}]},
        {"infeasibles": [[[0, "maybe"]]]},
        {"infeasibles": [[]]},
        {"infeasibles": 3},
        {"useManualPreferenceRanking": True, "infeasibles": []},
        {"decisionMakers": []},
    ],
)
def test_what_is_no_conflict_is_refused(changes):
    with pytest.raises(ConflictMistakes):
        read(SYRIA | changes)


def test_a_state_that_is_not_there_is_refused():
    wrong = json.loads(json.dumps(SYRIA | {"useManualPreferenceRanking": True}))
    wrong["decisionMakers"][1]["preferenceRanking"] = [2, 4, 6, 1, 5, 9]
    with pytest.raises(ConflictMistakes, match=r"there is no state 9; expected numbers from 1 to 6"):
        read(wrong)


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, "[1]", "3", "null", '{"options": {}}'])
def test_what_is_no_json_or_another_kind_of_json_is_refused(text):
    with pytest.raises((ConflictNotToml, ConflictMistakes)):
        gmcr_conflict_in(text, "x.gmcr")


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(DetenteError, match="cannot be read"):
        gmcr_conflict_of(tmp_path / "none.gmcr")


@pytest.mark.parametrize(
    "text", ["[]", "3", "{}", '{"options": 3}', '{"options": [3]}', '{"options": [], "decisionMakers": {}}']
)
def test_what_gmcr_never_saves_is_told_without_the_words_of_python(text):
    with pytest.raises(ConflictMistakes) as caught:
        gmcr_conflict_in(text, "x.gmcr")
    assert not any(word in str(caught.value) for word in ("indices", "object", "NoneType", "subscriptable", "iterable"))


def test_broken_json_gets_no_advice_on_toml():
    with pytest.raises(ConflictNotToml) as caught:
        gmcr_conflict_in("[1,2", "x.gmcr")
    assert "GMCR+" in caught.value.explanation()
    assert "square brackets" not in caught.value.explanation()
