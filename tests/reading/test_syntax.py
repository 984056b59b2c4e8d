"""Sentences as trees: every word in its place, and what hangs on what."""

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.reading.page import Page
from detente.reading.quotations import quotations
from detente.reading.reader import PIPELINE
from detente.reading.segments import segments
from detente.reading.syntax import Tree, syntax
from detente.record import Report


def trees(text):
    page = syntax.run(segments.run(Page(report=Report(text=text))))
    return [page.syntax.tree(number) for number in range(len(page.sentences))]


def test_a_verb_finds_its_subject_and_what_is_said():
    (tree,) = trees("The minister said on Monday that the talks would go on.")
    said = tree.low.index("said")
    assert tree.low[tree.subject(said)] == "minister"
    clause = tree.kid(said, "ccomp")
    first, last = tree.reach[clause]
    assert tree.low[first:last] == ["that", "the", "talks", "would", "go", "on"]


def test_joined_and_hanging_verbs_share_a_subject():
    (tree,) = trees("The union rejected the offer and accused the company of delay, warning that it would strike.")
    union = tree.low.index("union")
    assert [tree.subject(tree.low.index(verb)) for verb in ("rejected", "accused", "warning")] == [union] * 3


def test_a_passive_is_one():
    (tree,) = trees("The plan was rejected by the allies.")
    assert tree.is_passive(tree.low.index("rejected"))


@settings(max_examples=30)
@given(st.text(st.sampled_from("ab“”'\" \n.\u00a0,é𝒳-—:?!Tt1"), max_size=80))
def test_every_word_is_where_it_says_and_hangs_on_one_of_its_sentence(text):
    page = syntax.run(segments.run(Page(report=Report(text=text))))
    for number, sentence in enumerate(page.sentences):
        tree = page.syntax.tree(number)
        assert len(tree)
        assert all(
            sentence.start <= start < end <= sentence.end for start, end in zip(tree.starts, tree.ends, strict=True)
        )
        assert all(before <= after for before, after in zip(tree.ends, tree.starts[1:], strict=False))
        assert all(0 <= head < len(tree) for head in tree.heads)
        assert sorted(tree.from_leaves) == list(range(len(tree)))
        assert "".join(tree.low).replace(" ", "") == "".join(
            text[sentence.start : sentence.end].replace("’", "'").lower().split()
        )


def test_a_long_text_is_parsed_in_pieces_as_a_short_one_is():
    sentence = "The envoy said that the talks would go on until Friday. "
    alone, together = trees(sentence), trees(sentence * 600)
    assert len(together) == 600
    assert {tuple(tree.heads) for tree in together} == {tuple(alone[0].heads)}


def test_a_tree_can_be_made_by_hand():
    tree = Tree("He left", [0, 3], [2, 7], [1, 1], ["PRP", "VBD"], ["nsubj", "ROOT"])
    assert list(tree.above(0)) == [1]
    assert tree.reach == [(0, 1), (0, 2)]
    assert set(tree.below(1)) == {0, 1}


def test_the_pipeline_parses_before_anything_asks():
    names = [one.name for one in PIPELINE.steps]
    assert names.index("segments") < names.index("syntax") < names.index("attributions")
    assert quotations.name in names
