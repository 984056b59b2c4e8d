"""Steps declare what they need and add, and are checked before the first one runs."""

import pytest

from detente.errors import PipelineError
from detente.reading.page import Page
from detente.reading.pipeline import Pipeline, step
from detente.reading.reader import PIPELINE
from detente.record import Report


@step(adds=["paragraphs"])
def cut(page):
    return page


@step(needs=["paragraphs"], adds=["quotations"])
def pair(page):
    return page


def test_a_step_has_the_name_of_its_function():
    assert (cut.name, cut.needs, cut.adds) == ("cut", frozenset(), frozenset({"paragraphs"}))


def test_a_step_that_comes_too_early_is_named_with_what_it_lacks():
    with pytest.raises(PipelineError, match="pair") as error:
        Pipeline((pair, cut))
    assert "paragraphs" in str(error.value)
    assert "which no step before it adds" in str(error.value)


def test_a_step_may_not_add_what_a_page_does_not_hold():
    @step(adds=["rumours"])
    def guess(page):
        return page

    with pytest.raises(PipelineError, match="rumours"):
        Pipeline((guess,))


def test_the_listing_has_a_line_for_each_step():
    assert Pipeline((cut, pair)).listing() == "cut: the report -> paragraphs\npair: paragraphs -> quotations"


def test_every_step_of_the_reader_has_a_name_of_its_own():
    names = [one.name for one in PIPELINE.steps]
    assert len(set(names)) == len(names)
    assert PIPELINE.listing().count("\n") == len(names) - 1


def test_steps_run_in_their_order_and_leave_the_page_they_were_given():
    page = Page(report=Report(text="The crews met. They voted."))
    after = PIPELINE(page)
    assert page.sentences == ()
    assert len(after.sentences) == 2


@pytest.mark.parametrize("dropped", range(len(PIPELINE.steps)), ids=lambda at: PIPELINE.steps[at].name)
def test_no_step_changes_what_it_does_not_declare(dropped):
    page = Page(report=Report(text="“We sail,” Norway said in Oslo on Monday. It must pay by Friday."))
    for one in PIPELINE.steps[:dropped]:
        page = one.run(page)
    one = PIPELINE.steps[dropped]
    after = one.run(page)
    changed = {name for name in vars(page) if getattr(page, name) != getattr(after, name)}
    assert changed <= one.adds
