"""The options that a person lists for each negotiation of the corpus stand in its reports, word by word."""

import pytest

from negotiations import CASES, CORPUS, OTHER_CASES, OTHERS, listed


def test_every_negotiation_of_the_corpus_has_a_list():
    named = {path.parent.relative_to(CORPUS).as_posix() for path in CORPUS.glob("**/*.txt")}
    assert sorted(named) == sorted([*CASES, *OTHER_CASES])
    assert all(case.startswith(f"{OTHERS}/") for case in OTHER_CASES)


@pytest.mark.parametrize("case", [*CASES, *OTHER_CASES])
def test_what_shows_an_option_stands_in_a_report(case):
    texts = [" ".join(path.read_text(encoding="utf-8").split()) for path in sorted((CORPUS / case).glob("*.txt"))]
    for option in listed(case):
        for words in option["said"]:
            assert sum(words in text for text in texts) == 1, words


@pytest.mark.parametrize("case", [*CASES, *OTHER_CASES])
def test_each_option_has_an_owner_and_a_label_of_its_own(case):
    found = [(option["owner"], option["label"]) for option in listed(case)]
    assert len(set(found)) == len(found) >= 7
