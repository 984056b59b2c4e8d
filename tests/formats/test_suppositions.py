"""A small sentence says what is supposed to be different; what is not understood is told with what comes near."""

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflicts import SYRIA
from detente.errors import ChangeMistake, FormulaMistake
from detente.formats.conflict_file import ConflictFile, DecisionMaker, Option
from detente.formats.conflict_model import conflict_in
from detente.formats.suppositions import sayable, supposed, words_of

FILE = conflict_in(SYRIA, "x").file


@pytest.mark.parametrize(
    ("said", "kind", "held"),
    [
        ("drop attack", "drop", {"option": "attack"}),
        ("  Drop  RELEASE-water ", "drop", {"option": "release"}),
        ("take escalate", "take", {"option": "escalate"}),
        ("not release_water", "untake", {"option": "release"}),
        ("add option Iraq: talk", "add", {"party": "iraq", "option": "talk"}),
        ("add option iraq: cease-fire  A truce: 30 days", "add", {"option": "cease_fire", "label": "A truce: 30 days"}),
        ("syria prefers release over attack", "prefers", {"party": "syria", "formula": "release", "over": "attack"}),
        (
            "Syria prefers release water or escalate over not attack",
            "prefers",
            {"formula": "release or escalate", "over": "not attack"},
        ),
        ("Iraq wants (not Release water) if attack", "wants", {"formula": "(not release) if attack"}),
        ("iraq does NOT care about Escalate", "ignores", {"party": "iraq", "option": "escalate"}),
        ("never release and attack", "never", {"formula": "release and attack"}),
        ("drop water", "drop", {"option": "release"}),
        ("drop attacks", "drop", {"option": "attack"}),
        ("add option iraq: truce [A truce of 30 days]", "add", {"option": "truce", "label": "A truce of 30 days"}),
    ],
)
def test_what_is_said_is_understood(said, kind, held):
    change = supposed(said, FILE)
    assert change.kind == kind
    assert {name: getattr(change, name) for name in held} == held


@pytest.mark.parametrize(
    ("said", "column", "near"),
    [
        ("drop atack", 6, "attack"),
        ("syira wants attack", 1, "syria"),
        ("syria prefer attack over release", 7, "prefers"),
        ("syria wants relese watr and attack", 13, "Release water"),
        ("dorp attack", 1, "drop"),
        ("drop", 5, ""),
        ("", 1, ""),
        ("syria wants", 12, ""),
        ("drop attack and release", 13, ""),
        ("add option iraq: attack", 18, ""),
        ("add option iraq talk", 17, ""),
    ],
)
def test_what_is_not_understood_is_told_with_what_can_be_said(said, column, near):
    with pytest.raises(ChangeMistake) as caught:
        supposed(said, FILE)
    assert (caught.value.column, caught.value.near) == (column, near)
    assert "What can be said: drop OPTION;" in caught.value.explanation()
    assert f"Did you mean {near!r}?" in caught.value.explanation() or not near


def test_an_option_that_is_not_there_is_told_with_those_that_are():
    with pytest.raises(ChangeMistake, match="expected an option \\(one of release, escalate, attack\\)"):
        supposed("drop sanctions", FILE)
    with pytest.raises(ChangeMistake, match="a decision maker \\(one of syria, iraq\\)"):
        supposed("Turkey wants attack", FILE)


def test_a_formula_that_is_none_is_told():
    with pytest.raises(FormulaMistake, match="ends too early"):
        supposed("syria wants (attack", FILE)


def test_an_id_goes_before_a_label_and_a_label_of_two_is_refused():
    options = (Option("a", "b"), Option("b", "c"), Option("c1", "Both"), Option("c2", "both"))
    file = ConflictFile((DecisionMaker("x", options=options),))
    assert supposed("drop b", file).option == "b"
    assert supposed("drop c", file).option == "b"
    with pytest.raises(ChangeMistake, match="several options are called 'both'; expected one of c1, c2"):
        supposed("drop both", file)


def test_the_longest_name_is_meant():
    options = (Option("talk", "Talk"), Option("later", "Talk and trade"), Option("trade", "Trade"))
    file = ConflictFile((DecisionMaker("x", "X and Y", options), DecisionMaker("xz", "X", ())))
    assert supposed("X and Y wants talk and trade", file).formula == "later"
    assert supposed("x wants talk and not trade", file).formula == "talk and not trade"
    assert supposed("X wants talk", file).party == "x"


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=12).filter(sayable))
def test_any_label_can_be_said(label):
    file = ConflictFile((DecisionMaker("zz", options=(Option("yy", label), Option("xx"))),))
    assert supposed(f"drop {label}", file).option == ("xx" if words_of(label.lower()) == ["xx"] else "yy")


@given(st.text(max_size=30))
def test_whatever_is_typed_is_understood_or_told(text):
    with suppress(ChangeMistake, FormulaMistake):
        assert supposed(text, FILE).text


def test_one_word_is_enough_where_only_one_option_or_side_has_it():
    options = (Option("impose_sanction", "Impose harsh sanctions"), Option("leave_talks", "Withdraw from the talks"))
    west = DecisionMaker("united_states", "United States and Nato", options=options)
    east = DecisionMaker("east", "East", options=(Option("withdraw_troop", "Withdraw the troops"),))
    file = ConflictFile((west, east))
    assert supposed("drop sanctions", file).option == "impose_sanction"
    assert supposed("add option nato: moratorium", file).party == "united_states"
    assert supposed("east wants not withdraw", file).formula == "not withdraw_troop"
    assert supposed("take Withdraw from the talks", file).option == "leave_talks"
    shared = ConflictFile((west, replace(east, options=(Option("lift_sanction", "Lift a sanction"),))))
    with pytest.raises(ChangeMistake):
        supposed("drop sanctions", shared)
