"""The reading step that keeps what a side must or will do as a report says it in its own voice.

`Peru is to reopen the port by May`, `All prisoners must be freed`, `The union will ballot its members`: told by nobody.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from detente.reading.attributions.turns import TURN
from detente.reading.meaning.deeds.words import base, listed
from detente.reading.meaning.own_voice import DUTY, in_own_voice
from detente.reading.meaning.parties import Parties
from detente.reading.page import Page, Range, Sentence
from detente.reading.pipeline import step
from detente.reading.syntax import Tree
from detente.record import Statement

MUST, WILL = ("must", "shall", "should"), ("will", "would")
MEET = ("attend", "gather", "hold", "meet", "visit")
"""Verbs of meetings, which are told as such."""
BE = ("is", "are")


@step(needs=["statements", "sentences", "syntax", "names", "parties", "quotations"], adds=["statements"])
def duties(page: Page) -> Page:
    """Add a statement of the report for each clause that says what a side must or will do, where it has no source."""
    if any(one.rule == TURN for one in page.statements):
        return page  # in a transcript somebody says all of it
    parties = Parties(page)
    said = {one.sentence for one in page.statements}
    added = [
        in_own_voice(page, number, span, DUTY)
        for number, sentence in enumerate(page.sentences)
        if page.text[sentence.end - 1] != "?"
        and (sentence.start, sentence.end) not in said
        and not quoted(page, sentence)
        for span in laid_down(page.syntax.tree(number), parties)
    ]
    made: dict[str, Statement] = {one.id: one for one in (*page.statements, *added)}
    statements = sorted(made.values(), key=lambda one: (one.sentence[0], one.content[0][0]))
    return replace(page, statements=tuple(statements)) if added else page


def quoted(page: Page, sentence: Sentence) -> bool:
    """Return whether a quotation reaches into a sentence."""
    place = bisect_right(page.quotations, sentence.end, key=lambda one: one.start)
    return any(one.end > sentence.start for one in page.quotations[max(place - 2, 0) : place])


def laid_down(tree: Tree, parties: Parties) -> Iterator[Range]:
    """Yield the main clauses of a sentence that say what a party must or will do, or what must be done."""
    for verb in range(len(tree)):
        main = all(tree.relations[word] in ("ROOT", "conj", "parataxis") for word in (verb, *tree.above(verb)))
        subject = tree.own_subject(verb) if main and tree.is_verb(verb) else None
        due = subject is not None and subject < verb and is_duty(tree, verb)
        will = any(tree.low[kid] in WILL and tree.relations[kid] == "aux" for kid in tree.kids[verb])
        to_come = will and base(tree.low[verb], tree.tags[verb]) not in listed("none")
        if subject is None or tree.low[verb] in MEET or not (due or to_come):
            continue
        named = parties.meant(tree, subject, None) is not None
        if named or (due and tree.is_passive(verb)):
            first, last = tree.reach[verb]
            while last > first + 1 and tree.low[last - 1] in (".", ",", ";", ":"):
                last -= 1
            yield tree.span(first, last)


def is_duty(tree: Tree, verb: int) -> bool:
    """Return whether a verb says what must be done: behind `must`, `is to` or `has to`."""
    kids = tree.kids[verb]
    modal = any(tree.low[kid] in MUST and tree.relations[kid] == "aux" for kid in kids)
    to = any(tree.low[kid] == "to" and tree.relations[kid] in ("mark", "aux") for kid in kids)
    be = any(tree.low[kid] in BE and tree.relations[kid] in ("cop", "aux", "aux:pass") and kid < verb for kid in kids)
    bound = tree.low[verb] in ("has", "have") and tree.tags[verb] in ("VBZ", "VBP")
    owes = bound and any(tree.marker(kid) == "to" and kid == verb + 2 for kid in tree.kids_by(verb, "xcomp"))
    return modal or (to and be) or owes
