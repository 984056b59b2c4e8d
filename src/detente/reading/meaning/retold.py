"""The reading step that finds what somebody is said to have promised, offered or refused (`X said that Y agreed to`).

The one who binds a side is that side; whoever tells of it only passes it on.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from detente.reading.attributions.lexicon import CLAUSE, INFINITIVE, OBJECT, lexicon
from detente.reading.meaning.directed import ending, somebody, whole
from detente.reading.page import Attribution, Page, Range, within
from detente.reading.pipeline import step
from detente.reading.syntax import Tree

ASKING = frozenset({"demand", "propose"})
BINDING = frozenset({"accept", "offer", "promise", "refuse", "threaten"}) | ASKING
"""Acts by which a side binds itself or keeps itself free, or asks others for something."""
SUPPOSED = ("if", "unless", "whether", "until", "till", "once", "before", "when", "provided", "should")
"""What opens a clause that tells of what may be."""
NO_HELPERS = frozenset({"MD", "TO"})
"""Tags of what stands before a verb that only may or is to come: nobody has done it."""


@step(needs=["sentences", "syntax", "names", "attributions"], adds=["attributions"])
def retold(page: Page) -> Page:
    """Add what a side is said to have promised, offered, accepted, refused or threatened inside what another says."""
    added = [one for outer in page.attributions if outer.source for one in in_words_of(page, outer)]
    cues = {span for one in page.attributions for span in one.cue}
    fresh = {one.cue: one for one in added if not cues & set(one.cue)}
    merged = sorted(
        (*page.attributions, *fresh.values()), key=lambda one: (one.sentence[0], (one.cue or one.content)[0][0])
    )
    return replace(page, attributions=tuple(merged)) if fresh else page


def in_words_of(page: Page, outer: Attribution) -> Iterator[Attribution]:
    """Yield what another is said to have done so in what somebody says, where it stands in that one's sentence."""
    number = bisect_right(page.sentences, outer.sentence[0], key=lambda one: one.start) - 1
    tree = page.syntax.tree(number)
    for start, end in outer.content:
        if page.sentences[number].start <= start and end <= page.sentences[number].end:
            for word in range(tree.index(start), tree.index(end)):
                one = bound(page, tree, word, outer)
                if one is not None and somebody(page, one.source[0]) and not is_name(page, one.content[0]):
                    yield one


def is_name(page: Page, span: Range) -> bool:
    """Return whether words are no more than the name of somebody (`had offered Peru`, cut short)."""
    return any((name.start, name.end) == span for name in within(page.names, *span))


def bound(page: Page, tree: Tree, word: int, outer: Attribution) -> Attribution | None:
    """Return how a verb binds its own subject, if it is one of those verbs and tells what was done."""
    reporting = lexicon().get(tree.low[word])
    subject = tree.subject(word)
    if reporting is None or subject is None or reporting.verb.act not in BINDING or tree.is_passive(word):
        return None
    if not tree.is_verb(word) or any(tree.tags[kid] in NO_HELPERS for kid in tree.kids[word] if kid < word):
        return None
    if any(tree.marker(one) in SUPPOSED for one in (word, *tree.above(word))):
        return None
    if not tree.tags[subject].startswith("NN") or subject > word:
        return None
    about = next((kid for kid in tree.kids_by(word, "xcomp", "obj", "ccomp") if kid > word), None)
    clause = about is not None and tree.relations[about] == "ccomp"
    if (reporting.verb.act in ASKING) != clause or (about is not None and clause and tree.marker(about) != "that"):
        return None  # `proposed that both sign`; whom somebody asks for what other steps tell
    takes = CLAUSE if clause else INFINITIVE if about is not None and tree.relations[about] == "xcomp" else OBJECT
    if about is None or not reporting.takes(takes) or (takes is OBJECT and reporting.verb.act == "accept"):
        return None  # `allowed convoys`, `welcomed the plan`: that binds nobody
    first = max(tree.reach[about][0], word + 1)
    content = tree.span(first, ending(tree, first, tree.reach[about][1]))
    source = whole(tree, subject, word)
    if any(start < source[1] and source[0] < end for start, end in outer.source):
        return None
    return Attribution(
        source=(source,),
        cue=(tree.span(word, word + 1),),
        content=(content,),
        sentence=outer.sentence,
        kind=reporting.verb.kind,
        act=reporting.verb.act,
        rule="retold:that" if clause else "retold:to" if takes is INFINITIVE else "retold:object",
        negated=any(tree.low[kid] in ("not", "n't", "never") for kid in tree.kids[word]),
        through=outer.source,
    )
