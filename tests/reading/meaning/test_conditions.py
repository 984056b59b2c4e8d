"""Conditions told by the words alone, and the ones that statements carry."""

import pytest

from detente.reading.knowledge import table
from detente.reading.meaning.conditions import conditions_in
from readings import statement

OPENERS = table("conditions")["openers"]
CLAUSES = {"for": "food", "of": "rain", "to": "a vote", "on": "a vote", "upon": "a vote"}
"""What may follow an opener that ends in a preposition; the others open a clause."""


def found(text):
    return [(one.kind.value, one.text) for one in conditions_in(text, (0, len(text)))]


@pytest.mark.parametrize("row", [row for row in OPENERS if "only" not in row], ids=lambda row: row["words"])
def test_every_opener_that_needs_no_tree_gives_its_kind(row):
    words = row["words"]
    clause = CLAUSES.get(words.split()[-1], "the port was shut")
    expected = [(row["kind"], clause)] if row["kind"] else []
    assert found(f"Norway would sign {words} {clause}, officials said.") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It will answer should the rebels attack the bridge.", [("if", "the rebels attack the bridge")]),
        ("It would have signed had Iceland been ready.", [("if", "Iceland been ready")]),
        ("It would sign were Iceland to pay.", [("if", "Iceland to pay")]),
        ("Why should the rebels attack?", []),
        ("Nor had the rebels attacked.", []),
        ("They had the port shut.", []),
        ("If so, it will sign.", []),
        ("It will sign if the port opens and Iceland will pay.", [("if", "the port opens")]),
        ("It will sign if the port opens; Iceland pays.", [("if", "the port opens")]),
        ("It will sign unless the port, the old one, shuts.", [("unless", "the port")]),
        ("It said “we sign if they pay” twice.", [("if", "they pay")]),
        ("It will act should they attack in a move backed by Oslo.", [("if", "they attack")]),
        ("If they pay it signs, but not if they shut the port.",
         [("if", "they pay it signs"), ("if", "they shut the port")]),
    ],
)  # fmt: skip
def test_where_a_condition_begins_and_ends(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Norway said it would reopen the fjord if Iceland lifted its ban.", "if", "Iceland lifted its ban"),
        ("If Iceland lifts its ban, Norway will reopen the fjord, Eva Lindqvist said.", "if", "Iceland lifts its ban"),
        ("If Iceland lifts its ban, Norway said, it will reopen the fjord.", "if", "Iceland lifts its ban"),
        ("The rebels offered to free 40 prisoners in exchange for food.", "if", "food"),
        ("The pilots said they would strike until the airline paid.", "until", "the airline paid"),
    ],
)
def test_a_statement_carries_its_condition(text, kind, words):
    one = statement(text)
    assert (one.condition.kind, one.condition.text) == (kind, words)
    assert words in text[slice(*one.condition.span)]


def test_an_indirect_question_is_no_condition():
    assert statement("Norway asked if the fjord was open.").condition is None
