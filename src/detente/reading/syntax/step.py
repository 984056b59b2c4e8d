"""The reading step that parses every sentence."""

from dataclasses import replace

from detente.reading.page import Page
from detente.reading.pipeline import step
from detente.reading.syntax.parsing import parsed


@step(needs=["sentences"], adds=["syntax"])
def syntax(page: Page) -> Page:
    """Find how the words of each sentence depend on one another."""
    return replace(page, syntax=parsed(page.text, page.sentences, page.language_model))
