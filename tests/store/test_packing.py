"""A reading is packed in few bytes and comes back as it was, also from the form that earlier versions wrote."""

import json
import zlib

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from detente.reading import read
from detente.record import Report
from detente.store import packing
from detente.store.offsets import placed, stepped
from detente.store.sparing import restored, spared
from detente.store.texts import PackedText, words

TEXT = (
    "Norway demanded that Iceland lift the ban on cod. Iceland refused. Norway said it would close its ports on Friday."
)


@pytest.fixture(scope="module")
def draft():
    return read(Report(text=TEXT))


def test_a_reading_comes_back(draft):
    assert packing.unpacked(packing.packed(draft), draft.report) == draft


def test_a_reading_of_the_first_form_comes_back(draft):
    packer = zlib.compressobj(level=9, zdict=packing.OFTEN)
    held = packing.FIRST_FORM + packer.compress(json.dumps(packing.bare(draft)).encode()) + packer.flush()
    assert packing.unpacked(held, draft.report) == draft


def test_a_reading_of_the_second_form_comes_back(draft):
    packer = zlib.compressobj(level=9, zdict=packing.often(packing.SECOND_FORM))
    held = packing.SECOND_FORM + packer.compress(json.dumps(stepped(packing.bare(draft))).encode()) + packer.flush()
    assert packing.unpacked(held, draft.report) == draft


def test_words_that_stand_elsewhere_or_nowhere_are_kept():
    words = {"words": "leave", "span": [3, 8]}
    for one in (words, {**words, "words": "go"}, {**words, "words": ""}, {"span": [3, 8]}):
        said = {"evidence": [[0, 8]], "sentence": [0, 8], "deeds": [one], "condition": {**one, "text": "leave"}}
        for data in ({"statements": [said]}, {"statements": [{**said, "evidence": [[0, 8], [9, 12]]}]}):
            before = json.dumps(data, sort_keys=True)
            kept = spared(json.loads(before), "to leave")
            assert json.dumps(restored(kept, "to leave"), sort_keys=True) == before


def test_another_form_is_refused(draft):
    with pytest.raises(ValueError, match="form that is not known"):
        packing.unpacked(b"9" + packing.packed(draft)[1:], draft.report)


PAIR = st.tuples(st.integers(0, 9999), st.integers(0, 9999)).map(list)
JSON = st.recursive(
    st.none() | st.booleans() | st.text(max_size=5) | st.integers(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=3), inner, max_size=3)
        | st.builds(lambda one, several: {"span": one, "cue": several}, PAIR, st.lists(PAIR, max_size=3))
        | st.builds(lambda one, value: {"start": one[0], "end": one[1], "value": value}, PAIR, st.text(max_size=3))
    ),
    max_leaves=8,
)


@given(st.lists(JSON) | st.dictionaries(st.text(max_size=3), JSON))
def test_steps_turn_back_into_places(data):
    before = json.dumps(data)
    assert json.dumps(placed(stepped(json.loads(before)))) == before


def test_a_text_that_an_earlier_version_kept_plain_is_read():
    assert words(None, 0, 6) is words(TEXT, None, 6) is None
    assert words(TEXT, 0, 6) == words(zlib.compress(TEXT.encode()), 0, 6) == "Norway"
    engine = sa.create_engine("sqlite://")
    kept = sa.Table("kept", sa.MetaData(), sa.Column("text", PackedText()))
    with engine.begin() as connection:
        kept.create(connection)
        connection.execute(sa.text("INSERT INTO kept VALUES (:text)"), {"text": TEXT})
        connection.execute(kept.insert(), [{"text": TEXT}])
        assert connection.execute(sa.select(kept.c.text)).scalars().all() == [TEXT, TEXT]
        assert sorted(connection.execute(sa.text("SELECT typeof(text) FROM kept")).scalars()) == ["blob", "text"]
