"""The reading step that finds who urges, accuses or rejects whom where no cue was found.

Such an act stands inside what another says, in a participle (`..., accusing B of ...`), behind a noun (`calls from A
for B to stop`).
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache, partial
from typing import NamedTuple

from detente.reading.knowledge import is_a, table
from detente.reading.meaning.parties import nouns
from detente.reading.page import Attribution, Page, Range, Sentence, tokens, within
from detente.reading.pipeline import step
from detente.reading.syntax import Tree

TOLD = ("obj", "iobj")
WISHED = ("xcomp", "advcl", "acl", "ccomp", "obl", "nmod")
CALLED_UPON = ("for", "on", "upon")
DECREES = ("decree", "law", "order", "resolution", "ruling", "text", "treaty")
FIRST_PERSON = ("i", "we", "you")


class Deed(NamedTuple):
    """A directed act as the words of a tree: who, does it to whom, what about."""

    act: str
    cue: int
    source: int
    told: int
    about: int
    """The head of what is to be done or was done; the same as `told` where that is all there is."""


@cache
def directing() -> dict[str, str]:
    """Return form of a verb or noun -> the act it does to somebody."""
    rows = table("targets")["directed"]
    return {form: act for act in ("accuse", "demand", "reject") for form in rows[act]}


@step(needs=["sentences", "syntax", "names", "attributions"], adds=["attributions"])
def directed(page: Page) -> Page:
    """Add the directed acts that no attribution has for its cue."""
    cues = [span for one in page.attributions for span in one.cue]
    added = [
        one
        for number, sentence in enumerate(page.sentences)
        for one in in_sentence(page.syntax.tree(number), sentence)
        if not any(start < one.cue[0][1] and one.cue[0][0] < end for start, end in cues)
        and somebody(page, one.source[0])
        and not any(within(page.dates, *span) for span in one.target)
    ]
    kept = [one for one in page.attributions if not any(map(partial(is_asked_for, one), added))]
    merged = sorted((*kept, *added), key=lambda one: (one.sentence[0], (one.cue or one.content)[0][0]))
    return replace(page, attributions=tuple(merged)) if added else page


def is_asked_for(one: Attribution, asking: Attribution) -> bool:
    """Return whether what seemed said is what another is asked to do (`Oslo asked Rome to allow ...`)."""
    inside = any(start <= one.cue[0][0] < end for start, end in asking.content) if one.cue else False
    return inside and one.source == asking.source


def somebody(page: Page, span: Range) -> bool:
    """Return whether words name somebody who can speak: by name, by a noun for one side, or by a pronoun."""
    low = {word.low for word in tokens(page.text, *span)}
    named = any(name.kind in ("party", "person", "body") for name in within(page.names, *span))
    return named or not low.isdisjoint(nouns("governing") | nouns("sides_unnamed") | {"he", "she", "they", "it"})


def in_sentence(tree: Tree, sentence: Sentence) -> Iterator[Attribution]:
    """Yield the directed acts of one sentence."""
    for word in range(len(tree)):
        act = directing().get(tree.low[word])
        deed = (by_verb if tree.is_verb(word) else by_noun)(tree, word, act) if act else None
        if deed and tree.low[deed.source] not in FIRST_PERSON:
            yield attribution(tree, sentence, deed)


def by_verb(tree: Tree, word: int, act: str) -> Deed | None:
    """Return what a verb does to somebody: `urged B to stop`, `accusing B of delay`, `rejected the offer`."""
    asked = (
        word == 0 and tree.own_subject(word) is None and tree.tags[word] in ("VBD", "VBN")
    )  # `Asked what to do, ...`
    if asked or tree.is_passive(word) or tree.relations[word] == "amod" or hypothetical(tree, word):
        return None
    calls = tree.low[word].startswith(("call", "appeal"))
    sides = [kid for kid in tree.kids[word] if kid > word and is_told(tree, kid, calls=calls)]
    told = min(sides, key=lambda kid: tree.marker(kid) != "for", default=None)
    source = doer(tree, word)
    if told is None or source is None:
        return None
    about = complement(tree, word, told)
    if about is None and (act == "demand" or is_a(tree.low[told], "pronouns")):
        return None
    return Deed(act, word, source, told, told if about is None else about)


def hypothetical(tree: Tree, word: int) -> bool:
    """Return whether a verb only could or should do it, or is what somebody is to do."""
    return any(tree.tags[kid] in ("MD", "TO") for kid in tree.kids[word])


def is_told(tree: Tree, kid: int, *, calls: bool) -> bool:
    """Return whether somebody or something is what a directing verb is done to."""
    if calls:
        return tree.relations[kid].startswith("obl") and tree.marker(kid) in CALLED_UPON
    return tree.relations[kid] in TOLD


def doer(tree: Tree, word: int) -> int | None:
    """Return who does it: the verb's subject, or that of the clause a participle hangs on or opens."""
    found = tree.subject(word)
    if found is None and tree.tags[word] == "VBG":
        near = (tree.heads[word], *tree.kids[word])
        found = next((subject for one in near if (subject := tree.own_subject(one)) is not None), None)
    if tree.tags[word] == "VBG" and tree.low[word - 1] == ",":
        found = next(filter(None, (tree.own_subject(one) for one in outwards(tree, word))), found)
    relative = found is not None and tree.low[found] in ("that", "which", "who")
    return tree.heads[word] if relative and tree.relations[word].startswith("acl") else found


def outwards(tree: Tree, word: int) -> Iterator[int]:
    """Yield the verbs that say what a clause tells with a participle behind it, the outermost first.

    `Ms Falk said the rebels had fired first, blaming ...`: it is she who blames.
    """
    line = []
    for one in tree.above(word):
        if not tree.is_verb(one):
            break
        line.append(one)
        if tree.relations[one] not in ("ccomp", "parataxis", "conj"):
            break
    yield from reversed(line)


def complement(tree: Tree, word: int, told: int) -> int | None:
    """Return the verb of what is to be done or was done, behind the one told, wherever the parser hangs it."""
    low, high = told, tree.reach[word][1]
    for kid in range(low + 1, high):
        marked = tree.tags[kid] == "VB" and any(tree.low[one] == "to" for one in tree.kids_by(kid, "mark"))
        charged = tree.tags[kid] == "VBG" and tree.marker(kid) in ("of", "for")
        if (marked or charged) and tree.relations[kid].startswith(WISHED):
            return kid
    return None


def by_noun(tree: Tree, word: int, act: str) -> Deed | None:
    """Return what a noun does to somebody: `calls from A for B to stop`, `pressure from A on B to stop`."""
    if act != "demand" or not tree.tags[word].startswith("NN"):
        return None
    source = next((at for at in range(word + 2, min(word + 4, len(tree))) if tree.low[at - 1] in ("from", "by")), None)
    start = word + 1 if source is None else source
    told = next((at for at in range(start, min(start + 9, len(tree))) if tree.low[at] in CALLED_UPON), None)
    verb = None if told is None else infinitive(tree, told + 2)
    if told is None or verb is None or source is None:
        return None
    return Deed(act, word, source_head(tree, source), told + 1, verb)


def infinitive(tree: Tree, first: int) -> int | None:
    """Return the verb behind the first `to` at a word or soon after it."""
    for at in range(first, min(first + 5, len(tree) - 1)):
        if tree.low[at] == "to" and tree.tags[at + 1] == "VB":
            return at + 1
    return None


def source_head(tree: Tree, first: int) -> int:
    """Return the noun of the group that begins at a word."""
    while first + 1 < len(tree) and tree.relations[first] in ("det", "amod", "compound") and tree.heads[first] > first:
        first += 1
    return first


def attribution(tree: Tree, sentence: Sentence, deed: Deed) -> Attribution:
    """Return a directed act as an attribution: the one told stands in no span but the target."""
    first = deed.about
    if deed.about != deed.told and tree.low[first - 1] == "to":
        first -= 1
    elif deed.about == deed.told:
        first = tree.reach[deed.about][0]
    last = ending(tree, first, tree.reach[deed.about][1])
    noun = "to" if deed.about != deed.told else "object"
    return Attribution(
        source=(whole(tree, deed.source, deed.cue),),
        cue=(tree.span(deed.cue, deed.cue + 1),),
        content=(tree.span(first, last),),
        sentence=(sentence.start, sentence.end),
        kind="decree" if tree.low[deed.source] in DECREES else "speech",
        act=deed.act,
        rule="directed:somebody-to" if noun == "to" else "directed:object",
        target=(group(tree, deed.told),) if noun == "to" else (),
        negated=any(tree.low[kid] in ("not", "n't", "never") for kid in tree.kids[deed.cue]),
    )


def whole(tree: Tree, head: int, cue: int) -> Range:
    """Return where a noun stands with all that hangs on it, unless the cue does."""
    first, last = tree.reach[head]
    if first <= cue < last:
        return group(tree, head)
    return tree.span(first, ending(tree, first, last))


def group(tree: Tree, head: int) -> Range:
    """Return where a noun stands with what stands before it."""
    first = head
    while (
        first > 0 and tree.heads[first - 1] == head and tree.relations[first - 1] in ("det", "amod", "compound", "flat")
    ):
        first -= 1
    last = head + 1
    while last < len(tree) and tree.heads[last] == head and tree.relations[last] == "flat":
        last += 1
    return tree.span(first, last)


def ending(tree: Tree, first: int, last: int) -> int:
    """Return the word after the last of what is said, marks at its end left off."""
    while last > first + 1 and tree.low[last - 1] in ",.;:\"'”’":
        last -= 1
    return last
