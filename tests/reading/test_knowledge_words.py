"""The tables of words are whole: allowed values, lemmas among their forms, no form claimed twice, nothing missing."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "src" / "detente" / "reading" / "knowledge"

KINDS = {"speech", "belief", "wish", "plan", "decree"}
ACTS = set(
    "demand propose offer promise accept concede reject refuse threaten warn accuse praise assess inform".split()
)
TAKES = {"quote", "that", "np", "to", "gerund", "wh"}
LEVELS = {"commissioner", "secretary-general"} | set(
    "leader minister official spokesperson envoy military legislator union executive judge expert other".split()
)
MEANINGS = {"about", "above", "at-least", "below", "at-most", "exactly", "between"}
UNITS = set("military people money share weight length area volume energy time politics".split())
CALENDAR = set(
    "January February March April May June July August September October November December "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
)


def table(name):
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


VERBS = table("reporting")["verbs"]
NOUNS = table("nouns")["nouns"]
ADJECTIVES, PHRASES = table("cues")["adjectives"], table("cues")["phrases"]
TITLES, COLLECTIVES = table("titles")["titles"], table("titles")["collectives"]
NAMES = table("names")
ABBREVIATIONS = table("abbreviations")
QUANTITIES = table("quantities")
ACT_OF = {row["lemma"]: row["act"] for row in VERBS}


def twice(words):
    return [word for word, times in Counter(words).items() if times > 1]


@pytest.mark.parametrize("rows", [VERBS, NOUNS, ADJECTIVES, PHRASES], ids=["verbs", "nouns", "adjectives", "phrases"])
def test_kinds_and_acts_are_those_of_the_record(rows):
    assert {row["kind"] for row in rows} <= KINDS
    assert {row["act"] for row in rows} <= ACTS


def test_verbs_have_their_fields_and_no_other():
    fields = {"lemma", "forms", "kind", "act", "takes", "strength", "passive"}
    assert [row["lemma"] for row in VERBS if set(row) != fields] == []
    assert [row["lemma"] for row in VERBS if row["strength"] not in ("plain", "weak")] == []
    assert [row["lemma"] for row in VERBS if not isinstance(row["passive"], bool)] == []
    assert [row["lemma"] for row in VERBS if not row["takes"] or not TAKES.issuperset(row["takes"])] == []


def test_a_verb_stands_among_its_own_forms_in_lower_case():
    assert [row["lemma"] for row in VERBS if row["lemma"] not in row["forms"]] == []
    assert [form for row in VERBS for form in row["forms"] if form != form.lower()] == []


def test_no_form_belongs_to_two_verbs():
    assert twice(row["lemma"] for row in VERBS) == []
    assert twice(form for row in VERBS for form in row["forms"]) == []


def test_every_verb_is_inflected():
    bare = {"would like", "would prefer", "would rather"}
    endings = [row["lemma"] for row in VERBS if not any(form.split()[0].endswith("ing") for form in row["forms"])]
    assert set(endings) == bare


def test_a_weak_verb_reports_only_with_a_clause_or_a_quotation():
    weak = [row for row in VERBS if row["strength"] == "weak"]
    assert [row["lemma"] for row in weak if not {"quote", "that", "wh"}.issuperset(row["takes"])] == []
    assert {"add", "show", "note", "find", "feel"} <= {row["lemma"] for row in weak}


@pytest.mark.parametrize(
    ("act", "lemmas"),
    [
        ("inform", "say|tell|add|note|explain|deny|dispute"),
        ("assess", "believe|think|describe|call"),
        ("demand", "demand|insist|urge|call on|call for|press"),
        ("propose", "suggest|propose|recommend"),
        ("offer", "offer|be ready to|be willing to"),
        ("promise", "promise|pledge|vow|commit"),
        ("accept", "agree|accept|approve|back"),
        ("concede", "concede|admit|acknowledge"),
        ("reject", "reject|dismiss|oppose|rule out"),
        ("refuse", "refuse|decline"),
        ("threaten", "threaten"),
        ("warn", "warn|caution"),
        ("accuse", "accuse|blame|condemn|criticise"),
        ("praise", "praise|welcome|hail"),
    ],
)
def test_the_common_verbs_do_what_one_expects(act, lemmas):
    assert {lemma: ACT_OF[lemma] for lemma in lemmas.split("|")} == dict.fromkeys(lemmas.split("|"), act)


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("say", "say says said saying"),
        ("write", "write writes wrote written writing"),
        ("swear", "swear swears swore sworn swearing"),
        ("forbid", "forbid forbids forbade forbidden forbidding"),
        ("deny", "deny denies denied denying"),
        ("veto", "veto vetoes vetoed vetoing"),
        ("rebut", "rebut rebuts rebutted rebutting"),
        ("agree", "agree agrees agreed agreeing"),
        ("criticise", "criticise criticised criticize criticized"),
        ("signal", "signal signalled signaled signalling signaling"),
        ("favour", "favour favoured favor favored"),
    ],
)
def test_irregular_and_american_forms_are_there(lemma, forms):
    assert set(forms.split()) <= {form for row in VERBS if row["lemma"] == lemma for form in row["forms"]}


def test_nouns_have_their_fields_and_no_form_twice():
    fields = {"noun", "plural", "kind", "act", "prepositions"}
    assert [row["noun"] for row in NOUNS if set(row) != fields or not row["prepositions"]] == []
    assert twice(form for row in NOUNS for form in {row["noun"], row["plural"]} - {""}) == []


def test_other_cues_stand_once():
    assert twice([row["adjective"] for row in ADJECTIVES] + [row["phrase"] for row in PHRASES]) == []
    assert {row["source"] for row in PHRASES} == {"next", "before", "none"}
    assert [row["adjective"] for row in ADJECTIVES if not row["prepositions"]] == []


def test_titles_have_a_level_and_stand_once():
    assert {row["level"] for row in TITLES} == LEVELS
    assert {row["level"] for row in COLLECTIVES} <= LEVELS
    assert twice(row["title"].casefold() for row in TITLES) == []
    assert twice(row["noun"] for row in COLLECTIVES) == []
    assert [row["noun"] for row in COLLECTIVES if row["noun"] != row["noun"].lower()] == []
    assert {row["unnamed"] for row in COLLECTIVES} == {True, False}


def test_a_given_name_is_one_capitalised_word_that_is_no_month_or_day():
    names = NAMES["given_names"]
    assert twice(names) == []
    assert [name for name in names if not name[0].isupper() or " " in name] == []
    assert CALENDAR.intersection(names) == set()
    assert twice(NAMES["honorifics"]) == twice(NAMES["particles"]) == []


def test_unnamed_phrases_stand_once():
    rows = table("unnamed")["phrases"]
    assert {row["kind"] for row in rows} == {"noun", "clause"}
    assert twice(row["phrase"] for row in rows) == []


def test_an_abbreviation_ends_with_its_full_stop():
    words = ABBREVIATIONS["abbreviations"]
    assert twice(words) == []
    assert [word for word in words if not word.endswith(".") or " " in word] == []
    assert set(ABBREVIATIONS["may_end"]) <= set(words)


def test_quantities_are_in_order():
    assert {row["meaning"] for row in QUANTITIES["approximators"]} == MEANINGS
    assert {row["kind"] for row in QUANTITIES["units"]} == UNITS
    assert twice(form for row in QUANTITIES["units"] for form in row["forms"]) == []
    assert twice(row["phrase"] for row in QUANTITIES["approximators"]) == []
    assert [row["phrase"] for row in QUANTITIES["vague"] if not row["least"] < row["most"]] == []
    assert [word for word, share in QUANTITIES["fractions"].items() if not 0 < share < 1] == []


@pytest.mark.parametrize(
    ("rows", "least"),
    [
        (VERBS, 450),
        (NOUNS, 150),
        (ADJECTIVES, 100),
        (PHRASES, 80),
        (TITLES, 250),
        (COLLECTIVES, 150),
        (NAMES["given_names"], 1200),
        (NAMES["honorifics"], 80),
        (table("unnamed")["phrases"], 150),
        (ABBREVIATIONS["abbreviations"], 200),
        (QUANTITIES["units"], 150),
        (QUANTITIES["numbers"], 28),
    ],
    ids="verbs nouns adjectives phrases titles collectives names honorifics unnamed abbreviations units words".split(),
)
def test_the_tables_have_not_shrunk(rows, least):
    assert len(rows) >= least
