"""Scoring: laws that hold for any reading, and small cases worked out by hand."""

import doctest
import importlib.util
import json

import fact_scores
import gold_syria
import pytest
from fact_scores import (
    Tally,
    Tokens,
    attribution_tallies,
    condition_tally,
    meeting_tally,
    plover_right,
    report_tallies,
    same_speaker,
    summed,
    time_tallies,
)
from gold_corpus import corpus
from hypothesis import given
from hypothesis import strategies as st

TEXT = "Orr said the talks would fail if nobody came. “We will go,” Bly added."
COUNTS = st.integers(0, 50)
SPANS = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(sorted)
ATTRIBUTIONS = st.lists(
    st.fixed_dictionaries({role: st.lists(SPANS, max_size=2) for role in fact_scores.ROLES}), max_size=4
)


def attribution(source, cue, content):
    return {
        role: [[TEXT.index(words), TEXT.index(words) + len(words)]]
        for role, words in {"source": source, "cue": cue, "content": content}.items()
    }


ORR = attribution("Orr", "said", "the talks would fail if nobody came")
BLY = attribution("Bly", "added", "“We will go,”")


def found(report):
    """Return gold facts as if a perfect reader had read them."""
    for one in report.facts["statements"]:
        speaker = one["speaker"]
        yield {**one, "speaker": {**speaker, "person": None}}


@pytest.mark.parametrize("report", corpus(), ids=lambda one: one.name)
def test_gold_read_perfectly_scores_a_hundred(report):
    perfect = {**report.facts, "statements": list(found(report))}
    for name, tally in report_tallies(report.text, report.facts, perfect).items():
        assert tally.gold == 0 or tally.f1 == 100, name


def test_nothing_read_scores_nothing():
    report = corpus()[0]
    empty = {name: [] for name in report.facts}
    assert all(one.f1 == 0 for one in report_tallies(report.text, report.facts, empty).values())


@given(ATTRIBUTIONS, ATTRIBUTIONS)
def test_precision_of_one_side_is_recall_of_the_other(gold, read_as):
    there, back = attribution_tallies(TEXT, gold, read_as), attribution_tallies(TEXT, read_as, gold)
    for name in ("source exact", "cue exact", "content overlap"):
        assert (there[name].precision, there[name].recall) == (back[name].recall, back[name].precision)


@given(ATTRIBUTIONS, ATTRIBUTIONS)
def test_figures_are_percentages(gold, read_as):
    for one in attribution_tallies(TEXT, gold, read_as).values():
        assert 0 <= min(one.precision, one.recall) <= one.f1 <= max(one.precision, one.recall) <= 100


@given(COUNTS, COUNTS)
def test_tallies_are_summed_by_name(one, other):
    total = summed([{"a": Tally(one, one, one, one)}, {"a": Tally(0, other, 0, other), "b": Tally()}])
    assert total == {"a": Tally(one, one + other, one, one + other), "b": Tally()}


def test_an_attribution_is_linked_when_half_of_it_is_right():
    half = {**ORR, "content": [[9, 26]]}
    assert attribution_tallies(TEXT, [ORR, BLY], [half])["linked"] == Tally(1, 1, 1, 2)
    assert attribution_tallies(TEXT, [ORR, BLY], [half])["source exact"] == Tally(1, 1, 1, 2)


def test_an_attribution_with_another_cue_is_not_linked():
    assert attribution_tallies(TEXT, [ORR], [{**ORR, "cue": BLY["cue"]}])["linked"] == Tally(0, 1, 0, 1)


def test_two_readings_of_one_attribution_count_once():
    assert attribution_tallies(TEXT, [ORR], [ORR, ORR])["linked"] == Tally(1, 2, 1, 1)


def condition(kind, words):
    start = TEXT.index(words)
    return {"condition": {"kind": kind, "span": [start, start + len(words)]}}


def test_a_condition_needs_its_kind_and_half_of_its_words():
    gold = [condition("if", "nobody came")]
    tokens = Tokens(TEXT)
    assert condition_tally(tokens, gold, [condition("if", "if nobody came")]) == Tally(1, 1, 1, 1)
    assert condition_tally(tokens, gold, [condition("unless", "nobody came")]) == Tally(0, 1, 0, 1)
    assert condition_tally(tokens, gold, [condition("if", "said")]) == Tally(0, 1, 0, 1)
    assert condition_tally(tokens, gold, 2 * gold) == Tally(1, 1, 1, 1)


def meeting(status, span, place=None, date=None):
    return {"status": status, "spans": [span], "place": place, "date": date and {"value": date}}


def test_a_meeting_needs_its_status_and_a_common_place_in_the_text_or_place_and_date():
    gold = [meeting("planned", [0, 5], "Oslo", "2031-03-04")]
    assert meeting_tally(gold, [meeting("planned", [4, 9])]).f1 == 100
    assert meeting_tally(gold, [meeting("held", [4, 9])]).f1 == 0
    assert meeting_tally(gold, [meeting("planned", [7, 9], "Oslo", "2031-03-04")]).f1 == 100
    assert meeting_tally(gold, [meeting("planned", [7, 9], "Oslo")]).f1 == 0


@pytest.mark.parametrize(
    ("person", "party", "name", "right"),
    [
        ("moira-tennant", None, "she", True),
        (None, None, "Moira Tennant", True),
        ("jack-tennant", None, "Tennant", False),
        (None, "moira-tennant", None, True),
        (None, None, None, False),
    ],
)
def test_a_speaker_is_known_by_name(person, party, name, right):
    told = {"person": person, "party": party, "name": name}
    assert same_speaker({"name": "Moira Tennant"}, told) == right


def test_a_surname_will_do_where_the_report_gives_no_more():
    assert same_speaker({"name": "Tennant"}, {"person": "moira-tennant", "party": None, "name": "she"})


def test_each_time_expression_is_used_once():
    gold = [{"start": 0, "end": 3, "value": "2031"}, {"start": 4, "end": 8, "value": "2032"}]
    whole = [{"start": 0, "end": 8, "value": "2031"}]
    assert time_tallies(gold, whole) == {"time span": Tally(1, 1, 1, 2), "time value": Tally(1, 1, 1, 2)}


def test_three_event_types_in_one_sentence_are_too_many():
    assert plover_right("FIGHT", {"ASSAULT"})
    assert not plover_right("FIGHT", {"ASSAULT", "REQUEST", "AGREE"})
    assert not plover_right("FIGHT", set())


def test_what_an_annotator_left_open_counts_neither_way():
    tokens = Tokens(TEXT)
    gold = {"conditions": [], "ignore": {"conditions": [[30, 44]]}}
    assert gold_syria.conditions(tokens, gold, [condition("if", "nobody came")]) == Tally(0, 0, 0, 0)
    assert gold_syria.conditions(tokens, gold, [condition("if", "We will go")]) == Tally(0, 1, 0, 0)


def test_a_target_given_to_a_statement_without_one_is_wrong():
    entry = {"statement": [9, 44], "cue": [4, 8], "act": "warn", "party": None}
    gold = {"targets": [entry, {**entry, "statement": [46, 59], "party": "us", "also": ["uk"]}]}
    said = [{**ORR, "target": "us"}, {**BLY, "target": "britain"}]
    names = {"uk": {"uk", "britain"}}
    assert gold_syria.targets(Tokens(TEXT), gold, said, names) == Tally(1, 2, 1, 1)


@pytest.mark.parametrize("module", [fact_scores, gold_syria], ids=lambda one: one.__name__)
def test_what_its_docstrings_say_is_so(module):
    assert doctest.testmod(module).failed == 0


@pytest.mark.acceptance
def test_attributions_are_scored_as_the_script_beside_the_corpora_does(shared):
    path = shared / "reading" / "score_attributions.py"
    spec = importlib.util.spec_from_file_location("score_attributions", path)
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    lines = (shared / "reading" / "data" / "polnear.dev.jsonl").read_text(encoding="utf-8").splitlines()[:20]
    articles = [json.loads(one) for one in lines]
    gold = [one["attributions"] for one in articles]
    read_as = [[shifted(one) for one in found[1:]] for found in gold]
    pairs = [(one["text"], right, ours) for one, right, ours in zip(articles, gold, read_as, strict=True)]
    theirs = script.score(pairs)
    ours = summed(attribution_tallies(*one) for one in pairs)
    figures = {"linked": ("linked50", "attribution"), "source exact": ("exact", "source"),
               "cue exact": ("exact", "cue"), "content overlap": ("overlap", "content")}  # fmt: skip
    for name, key in figures.items():
        assert round(ours[name].f1, 1) == theirs[key]["F1"]
        assert (ours[name].found, ours[name].gold) == (theirs[key]["n_pred"], theirs[key]["n_gold"])


def shifted(one):
    """Return an attribution that is a little wrong: its content begins too late, some sources are lost."""
    content = [[start + 9 * (end - start > 20), end] for start, end in one["content"]]
    source = one["source"] if len(one["source"]) % 2 and one["source"][0][0] % 5 else []
    return {**one, "content": content, "source": source}
