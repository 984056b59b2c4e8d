"""A sentence as the rules of attribution see it: its tree, and which of its words are quoted or tell a time."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import TypeVar

from detente.reading.knowledge import is_a
from detente.reading.page import Page, Placed, Quotation, Range, Sentence, Token, within
from detente.reading.phrases import Phrases
from detente.reading.syntax import Tree

Value = TypeVar("Value")

NEVER_LAST = (".", ",", ";", ":", "—", "–", "--", "and", "but", "…", "!")
"""What closes a clause or joins the next one, and is not part of what is said."""
IN_VERB_GROUP = ("aux", "aux:pass", "cop", "advmod")
PREPOSITIONS = ("for", "on", "to", "against", "about", "with", "of", "at", "into", "over", "as")
"""Words that open what is said even where the model takes them for particles (`called on`)."""
NAMES = ("NNP", "NNPS")
LONGEST_NAME = 5
LONGEST_PHRASE = 12
QUESTIONS = ("when", "how", "why", "where", "while")


class Clause:
    """One sentence; words are counted as in its tree."""

    def __init__(self, page: Page, sentence: Sentence, tree: Tree, quotations: Sequence[Quotation]) -> None:
        self.page, self.sentence, self.tree = page, sentence, tree
        self.low, self.tags, self.relations = tree.low, tree.tags, tree.relations
        self.quoted: list[Quotation | None] = quotes(tree, quotations)
        """[word] The quotation in which it stands; its marks count."""
        self.dated = words_of(page.dates, sentence, tree)
        """The words of time expressions."""
        self.opened = {
            at: tree.index(one.start)
            for one in within(page.names, sentence.start, sentence.end)
            for at in range(tree.index(one.start), tree.index(one.end))
        }
        """Word of a name of somebody or something known -> the first word of that name."""
        self.named = frozenset(self.opened)

    def __len__(self) -> int:
        return len(self.tree)

    def word(self, index: int) -> str:
        """Return a word in lower case, or nothing beyond the ends."""
        return self.low[index] if 0 <= index < len(self.low) else ""

    def tag(self, index: int) -> str:
        """Return a word's tag, or nothing beyond the ends."""
        return self.tags[index] if 0 <= index < len(self.tags) else ""

    def quote(self, index: int) -> Quotation | None:
        """Return the quotation in which a word stands."""
        return self.quoted[index] if 0 <= index < len(self.quoted) else None

    def phrase(self, phrases: Phrases[Value], at: int) -> tuple[int, Value] | None:
        """Return how many words the longest of some phrases has that begins at a word, and its value."""
        if self.low[at] not in phrases.by_first:
            return None
        last = min(at + LONGEST_PHRASE, len(self))
        return phrases.at(
            [Token(*self.span(here, here + 1), self.low[here], self.low[here]) for here in range(at, last)], 0
        )

    def span(self, first: int, last: int) -> Range:
        """Return the offsets from one word to another (`last` is the word after the last)."""
        return self.tree.span(first, last)

    def kid(self, word: int, *relations: str) -> int | None:
        """Return the first word that depends on another by one of some relations."""
        return self.tree.kid(word, *relations)

    def left(self, word: int) -> int:
        """Return the first word of all that hangs on a word."""
        return self.tree.reach[word][0]

    def name_from(self, word: int) -> int:
        """Return the first word of all that hangs on a word, or of the name that it ends, with its article.

        A name that the model cuts in two is one (`the Dock Workers' Union said`).
        """
        start = min(self.left(word), self.opened.get(word, word))
        return start - 1 if start and self.tags[start - 1] == "DT" and start < self.left(word) else start

    def right(self, word: int) -> int:
        """Return the word after the last of all that hangs on a word."""
        return self.tree.reach[word][1]

    def verb_group(self, verb: int) -> tuple[int, int]:
        """Return the first word of a verb with its auxiliaries and adverbs, and the word after the last."""
        first = verb
        while first > 0 and self.in_group(first - 1, verb):
            first -= 1
        particle = self.kid(verb, "compound:prt") == verb + 1 and self.low[verb + 1] not in PREPOSITIONS
        return first, verb + 2 if particle else verb + 1

    def in_group(self, word: int, verb: int) -> bool:
        """Return whether a word is an auxiliary or an adverb of a verb, or an adverb to such an adverb."""
        if self.quoted[word] or self.low[word] in QUESTIONS or self.tags[word].startswith("NN") or word in self.named:
            return False
        head, relation = self.tree.heads[word], self.relations[word]
        if head == verb:
            return relation in IN_VERB_GROUP
        return relation == "advmod" and word < head < verb and self.tree.heads[head] == verb

    def name_before(self, first: int) -> int | None:
        """Return where a name begins that stands right before a verb group, and opens the sentence or a joined clause.

        Such a name is the verb's subject, whatever the model makes of it (`and Juan Rey warned`).
        """
        start = first
        while start > 0 and first - start < LONGEST_NAME and (self.tags[start - 1] in NAMES or start - 1 in self.named):
            start -= 1
        opens = start == 0 or self.word(start - 1) in ("and", "but", "while")
        return start if start < first and opens else None

    def negated(self, verb: int) -> bool:
        """Return whether a verb is denied."""
        first, last = self.verb_group(verb)
        return any(is_a(self.low[at], "negations") or self.low[at] == "n't" for at in range(first, last))

    def is_main(self, verb: int) -> bool:
        """Return whether a verb is the main one of the sentence, or stands beside it."""
        words = (verb, *self.tree.above(verb))
        return all(self.relations[word] in ("ROOT", "conj", "parataxis") for word in words)

    def tells_time(self, word: int) -> bool:
        """Return whether a word or what hangs on it tells a time."""
        first, last = self.tree.reach[word]
        return self.relations[word] in ("obl:tmod", "obl:unmarked") or any(
            at in self.dated for at in range(first, last)
        )

    def trimmed(self, first: int, last: int) -> int:
        """Return the word after the last one said, when what said goes on from `first` to `last`."""
        while last > first and self.low[last - 1] in NEVER_LAST and not self.quoted[last - 1]:
            last -= 1
        return last

    def content(self, first: int, last: int) -> Range:
        """Return the span of words said, widened to the whole of any quotation that it touches."""
        start, end = self.span(first, last)
        for at in range(first, last):
            quotation = self.quoted[at]
            if quotation:
                start, end = min(start, quotation.start), max(end, quotation.end)
        return start, end

    def end_of_quotation(self, first: int) -> int:
        """Return the word after the last quoted one from `first` on."""
        last = first
        while last < len(self) and self.quoted[last]:
            last += 1
        return last


def quotes(tree: Tree, quotations: Sequence[Quotation]) -> list[Quotation | None]:
    """Return for each word the quotation in which it stands."""
    if not quotations:
        return [None] * len(tree)
    starts = [one.start for one in quotations]
    found: list[Quotation | None] = []
    for start in tree.starts:
        at = bisect_right(starts, start) - 1
        found.append(quotations[at] if at >= 0 and start < quotations[at].end else None)
    return found


def words_of(placed: Sequence[Placed], sentence: Sentence, tree: Tree) -> frozenset[int]:
    """Return the words of a sentence that belong to time expressions, or to names."""
    return frozenset(
        at
        for one in within(placed, sentence.start, sentence.end)
        for at in range(tree.index(one.start), tree.index(one.end))
    )
