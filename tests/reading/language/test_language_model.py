"""The language model that ships: it parses, keeps what the page settled, and is as good and as small as promised."""

import json
import subprocess
import sys
from importlib.resources import files
from textwrap import dedent

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from detente.errors import LanguageModelUnreadable, LanguageModelWithoutParser, UnknownLanguageModel
from detente.reading.language import language_model

MODEL = files("detente.reading.language") / "model"
SCORES = json.loads((MODEL / "scores.json").read_text(encoding="utf-8"))
MARKS = {"typographic": "“”’", "straight": '""\'', "British": "‘’’"}


def parsed(text):
    return language_model(whole=True)(text)


def word(doc, text):
    return next(token for token in doc if token.text == text)


def parts(token):
    return {child.dep_: child.text for child in token.children}


def test_it_is_loaded_once():
    assert language_model() is language_model()


@pytest.mark.slow
def test_threads_that_ask_for_it_at_once_get_the_same():
    code = """
        from concurrent.futures import ThreadPoolExecutor
        from threading import Barrier
        from detente.reading.language import language_model
        together = Barrier(4)
        def loaded(_):
            together.wait()
            return id(language_model())
        with ThreadPoolExecutor(4) as pool:
            print(len(set(pool.map(loaded, range(4)))))
    """
    run = subprocess.run([sys.executable, "-c", dedent(code)], capture_output=True, text=True, check=False)
    assert (run.stdout, run.stderr) == ("1\n", "")


@pytest.mark.parametrize("marks", MARKS.values(), ids=MARKS)
def test_a_quotation_is_parsed_in_any_marks(marks):
    opening, closing, apostrophe = marks
    doc = parsed(f"{opening}We won{apostrophe}t sign the treaty,{closing} the foreign minister said on Tuesday.")
    said, sign = word(doc, "said"), word(doc, "sign")
    assert parts(said)["nsubj"] == "minister"
    assert parts(sign)["nsubj"] == "We"
    assert parts(sign)["obj"] == "treaty"
    assert (said.tag_, sign.tag_, said.pos_, word(doc, "minister").tag_) == ("VBD", "VB", "VERB", "NN")
    assert {said, sign} & {token for token in doc if token.dep_ == "ROOT"}


def test_indirect_speech_hangs_under_its_verb():
    doc = parsed("The spokesman told reporters that Belgrade would withdraw its troops if the talks failed.")
    told, withdraw, failed = word(doc, "told"), word(doc, "withdraw"), word(doc, "failed")
    assert parts(told)["nsubj"] == "spokesman"
    assert (withdraw.head, withdraw.dep_) == (told, "ccomp")
    assert (failed.head, failed.dep_) == (withdraw, "advcl")
    assert parts(withdraw)["nsubj"] == "Belgrade"


@pytest.mark.parametrize("marks", ["“”", '""'], ids=["typographic", "straight"])
def test_a_quotation_in_two_parts_is_one_sentence(marks):
    opening, closing = marks
    doc = parsed(f"{opening}The plan,{closing} she added, {opening}is dead.{closing}")
    assert parts(word(doc, "dead"))["nsubj"] == "plan"
    assert parts(word(doc, "added"))["nsubj"] == "she"


@pytest.mark.parametrize("subject", ["The plan", "Russia", "The United States"])
def test_who_reports_may_stand_inside_what_is_reported(subject):
    doc = parsed(f"{subject}, the spokesman said, will not survive the winter.")
    assert parts(word(doc, "survive"))["nsubj"] == subject.split()[-1]
    assert (word(doc, "said").head.text, parts(word(doc, "said"))["nsubj"]) == ("survive", "spokesman")


@pytest.mark.parametrize("marks", ["“”", '""'], ids=["typographic", "straight"])
def test_who_told_whom_may_come_last(marks):
    opening, closing = marks
    doc = parsed(f"{opening}The plan is dead,{closing} the minister told reporters on Monday.")
    told = word(doc, "told")
    assert (word(doc, "dead").head, word(doc, "dead").dep_) == (told, "ccomp")
    assert parts(told)["nsubj"] == "minister"


def test_a_passive_names_who_bears_it_and_who_does_it():
    cut = word(parsed("The proposal was rejected by the rebels."), "rejected")
    assert parts(cut)["nsubj:pass"] == "proposal"
    assert parts(cut)["obl:agent"] == "rebels"


def test_names_have_kinds():
    doc = parsed("The French president, Jean Moulin, met officials of the United Nations in Vienna on Friday.")
    kinds = {entity.text.removeprefix("the "): entity.label_ for entity in doc.ents}
    assert kinds["French"] == "NORP"
    assert kinds["United Nations"] == "ORG"
    assert kinds["Vienna"] == "GPE"
    assert kinds["Friday"] == "DATE"
    assert any("Moulin" in name and kind == "PERSON" for name, kind in kinds.items())


def test_sentences_that_were_settled_before_are_kept():
    nlp = language_model()
    words = "Moscow agreed . Kyiv did not .".split()
    doc = nlp(Doc(nlp.vocab, words=words, sent_starts=[place in (0, 3) for place in range(len(words))]))
    assert [sentence.text.split()[0] for sentence in doc.sents] == ["Moscow", "Kyiv"]


def test_empty_lines_belong_to_no_sentence_of_their_own():
    doc = parsed("The talks failed.\n\nThe envoy left Geneva at once.")
    assert [sentence.text.strip() for sentence in doc.sents] == ["The talks failed.", "The envoy left Geneva at once."]


def test_the_same_text_gives_the_same_parse():
    text = "The ministers said they had agreed to meet again in May."
    assert parsed(text).to_bytes() == parsed(text).to_bytes()


def test_it_is_as_good_as_promised():
    assert SCORES["pud"]["uas_without_punctuation"] >= 88
    assert SCORES["pud_raw"]["uas_without_punctuation"] >= 88
    assert SCORES["pud"]["uas"] >= 85
    assert SCORES["pud"]["tags"] >= 95
    assert SCORES["news_entities"]["f"] >= 80


def test_it_is_as_small_as_promised():
    def size(place):
        return sum(map(size, place.iterdir())) if place.is_dir() else len(place.read_bytes())

    assert size(MODEL) < 15e6


def test_it_says_what_it_was_trained_on_and_under_which_licence():
    notice = (MODEL / "NOTICE").read_text(encoding="utf-8")
    assert "CC BY-SA 4.0" in notice
    assert all(corpus in notice for corpus in ("EWT", "GUM", "GMB"))


def test_it_carries_labels_and_no_words_that_it_read():
    known = set(json.loads((MODEL / "vocab" / "strings.json").read_text(encoding="utf-8")))
    assert {"nsubj:pass", "NNPS"} <= known
    assert known.isdisjoint({"minister", "troops", "Baghdad", "president"})


def test_a_pipeline_in_a_folder_can_be_used_instead(tmp_path):
    copy = tmp_path / "copy"
    language_model().to_disk(copy)
    assert language_model(str(copy)).pipe_names == language_model().pipe_names


def test_one_that_is_not_installed_is_named_as_such():
    with pytest.raises(UnknownLanguageModel, match="no language model 'en_core_web_xxl'"):
        language_model("en_core_web_xxl")


def test_one_without_a_parser_is_refused(tmp_path):
    English().to_disk(tmp_path)
    with pytest.raises(LanguageModelWithoutParser, match="no parser and no tagger"):
        language_model(str(tmp_path))


def test_a_folder_without_a_pipeline_is_refused(tmp_path):
    with pytest.raises(LanguageModelUnreadable, match="cannot be loaded"):
        language_model(str(tmp_path))


def test_spacy_is_imported_only_when_it_is_needed():
    asked = "import sys, detente.cli, detente.reading.language; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0
