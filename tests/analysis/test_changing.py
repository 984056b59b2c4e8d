"""What is said of one concept agrees with what is said of the others."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import detente
from conflicts import conflict_files
from detente.analysis import changing
from detente.analysis.changing import WEAKER, what_it_takes
from detente.formats.conflict_model import modelled

CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq")


def agree(found):
    """Check that no answer on one concept, or on who may change, contradicts another."""
    for (by, concept), one in found.items():
        assert one.changes is None or one.at_least <= len(one.changes)
        for less in [found[by, weaker] for weaker in WEAKER[concept]] + [found[None, concept]]:
            assert one.impossible or not less.impossible
            assert one.impossible or less.impossible or one.at_least >= less.at_least
            if one.changes is not None:
                assert less.changes is not None
                assert len(less.changes) <= len(one.changes)


@settings(max_examples=30)
@given(conflict_files(certain=True), st.integers(0, 63), st.sampled_from([1, 3, 30, 1_000]))
def test_containment_holds_for_what_it_takes_however_long_the_search(file, number, tries):
    model = modelled(file)
    wanted = np.arange(model.game.n_states) == number % model.game.n_states
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(changing, "MOST_TRIED", tries)
        patched.setattr(changing, "LEAST_TRIED", tries)
        found = what_it_takes(model, "x", wanted, CONCEPTS)
        agree({(by, one.concept): one for by, one in found.changes})
        for concept in CONCEPTS:  # what else is asked changes no answer
            assert what_it_takes(model, "x", wanted, [concept]).changes == tuple(
                one for one in found.changes if one[1].concept == concept
            )


@pytest.mark.parametrize("name", ["chicken", "prisoners", "syria-iraq", "elmira", "elmira-merged"])
def test_small_conflicts_are_answered_exactly(name):
    model = detente.solve(name).model
    for option in model.file.bits:
        found = what_it_takes(model, option, model.true_in(f"not {option}"), CONCEPTS)
        assert all(one.exact for _, one in found.changes)
        agree({(by, one.concept): one for by, one in found.changes})


def test_where_regret_cannot_be_brought_about_nothing_stronger_can():
    found = detente.solve("elmira", want="accept and not modify").wanted
    for who in (0, 2):
        said = {one.concept: one.impossible for by, one in found.changes if by == (who,)}
        assert said == dict.fromkeys(CONCEPTS, True)
