"""The reading step that keeps the conditions a report states in its own voice, which no statement holds.

`Oil sanctions are lifted only if the deal is signed` has no source: the report says it.
"""

from collections.abc import Iterator
from dataclasses import replace

from detente.reading.meaning.attaching import Conditions
from detente.reading.meaning.dependence import Tie
from detente.reading.meaning.own_voice import CONDITION, in_own_voice
from detente.reading.page import Page, Range
from detente.reading.pipeline import step
from detente.reading.syntax import Tree
from detente.record import Statement

FAINT = "before"
"""Without a speaker who insists on it, what comes before what is only a time."""


@step(needs=["statements", "sentences", "syntax", "dates", "quotations"], adds=["statements"])
def supposing(page: Page) -> Page:
    """Add a statement of the report for every condition that hangs on a clause and that no statement has."""
    conditions = Conditions(page)
    known = [one.condition.span for one in page.statements if one.condition]
    added: list[Statement] = []
    for number in range(len(page.sentences)):
        tree = page.syntax.tree(number)
        for tie in conditions.of_sentence(number):
            start, end = tie.span
            if tie.kind == FAINT or any(one < end and start < other for one, other in known):
                continue
            added.extend(told(page, number, tree, tie))
    if not added:
        return page
    statements = sorted((*page.statements, *added), key=lambda one: (one.sentence[0], one.content[0][0]))
    return replace(page, statements=tuple(statements))


def told(page: Page, number: int, tree: Tree, tie: Tie) -> Iterator[Statement]:
    """Yield the statement that the report makes: the clause that depends on the condition, with it."""
    span = around(tree, tie)
    if span is not None:
        yield in_own_voice(page, number, span, CONDITION, tie.condition(page.text))


def around(tree: Tree, tie: Tie) -> Range | None:
    """Return where the clause stands that depends on a condition, with the condition in it."""
    verb = tie.governor
    while not (tree.is_verb(verb) or tree.own_subject(verb) is not None) and tree.heads[verb] != verb:
        verb = tree.heads[verb]
    first, last = tree.reach[verb]
    start = min(tree.starts[first], tie.span[0])
    while last > first + 1 and tree.low[last - 1] in (".", ",", ";", ":"):
        last -= 1
    end = max(tree.span(first, last)[1], tie.span[1])
    return (start, end) if end - start > tie.span[1] - tie.span[0] else None
