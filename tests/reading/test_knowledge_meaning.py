"""The tables that say what words mean are whole: patterns compile, values are allowed, nothing stands twice."""

import re
import time
from collections import Counter

import pytest

from detente.reading.knowledge import table
from detente.record import Act, ConditionKind, MeetingStatus, Plover
from readings import draft

PARTY_KINDS = {
    "agency", "alliance", "armed-group", "coalition", "company", "employer", "forum", "group", "organisation",
    "political-party", "state", "union",
}  # fmt: skip
ATTITUDES = {"optimistic", "pessimistic", "hardening", "softening", "no"}


def twice(words):
    return [word for word, times in Counter(words).items() if times > 1]


def patterns(found, path=""):
    """Yield the path and text of every regular expression in a table."""
    if isinstance(found, str):
        if "\\b" in found or "\\w" in found:
            yield path, found
    elif isinstance(found, dict):
        for name, inner in found.items():
            yield from patterns(inner, f"{path}.{name}")
    elif isinstance(found, list):
        for number, inner in enumerate(found):
            yield from patterns(inner, f"{path}[{number}]")


PATTERNS = [
    pytest.param(pattern, id=f"{name}{path}")
    for name in ("acts", "meetings", "deadlines", "conditions", "issues", "events")
    for path, pattern in patterns(table(name))
]
PITFALLS = ["a ", "no ", "the ", "to ", "only ", "would ", "a" * 50 + " ", "'s ", "it is on ", "given ", "truce "]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_is_in_lower_case_and_compiles(pattern):
    re.compile(pattern)
    letters = re.sub(r"\\[A-Z]|\(\?P<", "", pattern)
    assert letters == letters.lower()


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_is_fast_on_a_sentence_of_the_longest_length(pattern):
    compiled = re.compile(pattern)
    for word in PITFALLS:
        began = time.process_time()
        compiled.search((word * 3_000)[:3_000])
        assert time.process_time() - began < 0.5


def test_acts_are_those_of_the_record():
    rows = table("acts")["patterns"]
    assert twice(row["name"] for row in rows) == []
    allowed = {act.value for act in Act}
    assert [row["name"] for row in rows if row["act"] not in allowed] == []
    assert [row["name"] for row in rows if not allowed.issuperset(row.get("over", ()))] == []
    assert set(table("acts")["red_line"]["acts"]) <= allowed
    assert set(table("acts")["attitude"]) == ATTITUDES


def test_conditions_have_a_kind_or_are_marked_as_none():
    rows = table("conditions")["openers"]
    assert twice(row["words"] for row in rows) == []
    kinds = {kind.value for kind in ConditionKind} | {""}
    assert [row["words"] for row in rows if row["kind"] not in kinds or row["words"] != row["words"].lower()] == []


def test_issues_have_a_slug_a_label_and_keywords_of_their_own():
    rows = table("issues")["issues"]
    assert twice(row["id"] for row in rows) == twice(row["label"] for row in rows) == []
    assert [row["id"] for row in rows if not re.fullmatch(r"[a-z]+(-[a-z]+)*", row["id"])] == []
    assert [row["id"] for row in rows if not row["keywords"] or twice(row["keywords"])] == []
    assert [word for row in rows for word in row["keywords"] if word != word.lower() or "*" in word[:-1]] == []
    assert [row["id"] for row in rows if "with" in row and "{party}" not in row["with"]] == []


def test_meetings_have_statuses_of_the_record():
    rows = table("meetings")
    assert set(rows["becomes"]) == {status.value for status in MeetingStatus}
    assert set(rows["vague"]) <= set(rows["nouns"])
    assert twice(rows["nouns"]) == twice(rows["verbs"]) == twice(rows["never"]) == []
    assert set(rows["nouns"]).isdisjoint(rows["never"])


def test_events_have_a_type_of_plover_and_words_in_lower_case():
    rows = table("events")["verbs"]
    assert {row["plover"] for row in rows} | set(table("events")["nouns"]) <= {one.value for one in Plover}
    assert [verb for row in rows for verb in row["verbs"] if verb != verb.lower()] == []
    assert [row["verbs"] for row in rows if twice(row["verbs"]) or twice(row.get("objects", ()))] == []


def test_a_verb_that_asks_for_nothing_stands_below_those_that_ask_for_something():
    asking = {
        "objects",
        "subjects",
        "particles",
        "through",
        "clause",
        "intransitive",
        "passive_or_subjects",
        "then",
        "not_objects",
    }
    free: dict[str, str] = {}
    hidden = []
    for row in table("events")["verbs"]:
        hidden += [(verb, row["plover"]) for verb in row["verbs"] if free.get(verb, row["plover"]) != row["plover"]]
        free |= {verb: row["plover"] for verb in row["verbs"] if not asking & set(row)}
    assert hidden == []


def test_classes_of_grammar_are_words_in_lower_case():
    classes = table("grammar")
    assert [word for words in classes.values() for word in words if word != word.lower()] == []
    assert {name: twice(words) for name, words in classes.items() if twice(words)} == {}
    assert set(classes["personal"]) | set(classes["plural"]) <= set(classes["pronouns"])
    assert set(classes["be"]) | set(classes["modals"]) <= set(classes["auxiliaries"])
    assert set(classes["possessive_pronouns"]) <= set(classes["determiners"])


def test_hearers_are_lemmas_of_the_reporting_verbs():
    lemmas = {row["lemma"] for row in table("reporting")["verbs"]}
    assert [lemma for lemma in table("grammar")["hearers"] if lemma not in lemmas] == []


def test_descriptions_stand_for_kinds_of_party():
    rows = table("descriptions")
    assert {kind for kinds in rows["nouns"].values() for kind in kinds} <= PARTY_KINDS
    assert set(rows["head_words"].values()) <= PARTY_KINDS
    assert [noun for noun in rows["nouns"] if noun != noun.lower()] == []
    assert [word for word in rows["head_words"] if not any(letter.isupper() for letter in word) and word != "plc"] == []
    assert twice(rows["not_people"]["words"]) == []


@pytest.mark.parametrize(("word", "kind"), table("descriptions")["head_words"].items())
def test_every_head_word_makes_a_party_of_a_proper_name(word, kind):
    parties = draft(f"The Gullvik Marsh {word} has voted.").parties
    assert [(one.name, one.kind) for one in parties] == [(f"Gullvik Marsh {word}", kind)]


@pytest.mark.parametrize("word", table("descriptions")["not_people"]["words"])
def test_no_name_that_ends_in_one_of_these_is_a_person(word):
    assert draft(f"The Gullvik {word} said that it rained.").people == ()


def test_months_and_weekdays_are_numbered():
    words = table("time")
    assert set(words["months"].values()) == set(range(1, 13))
    assert set(words["weekdays"].values()) == set(range(1, 8))
    assert [word for word in (*words["months"], *words["weekdays"]) if word != word.lower()] == []


def test_classes_of_time_hold_no_word_twice():
    groups = {**table("time")["words"], **table("time")["cues"]}
    assert {name: twice(words) for name, words in groups.items() if twice(words)} == {}
    assert [word for words in groups.values() for word in words if word != word.lower()] == []
