"""One sentence as a tree: its words, what each is, and on which other word it depends."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

from detente.reading.syntax.mending import mended

SUBJECTS = ("nsubj", "csubj")
OUTER_SUBJECTS = ("nsubj:outer",)
PASSIVE_SUBJECTS = ("nsubj:pass", "csubj:pass")


class Tree:
    """A parsed sentence; words are counted from 0, -1 and beyond are nothing.

    Tags are those of the Penn Treebank, relations those of Universal Dependencies.
    """

    def __init__(
        self,
        text: str,
        starts: Sequence[int],
        ends: Sequence[int],
        heads: Sequence[int],
        tags: Sequence[str],
        relations: Sequence[str],
    ) -> None:
        self.starts, self.ends = starts, ends
        shown = [text[start:end] for start, end in zip(starts, ends, strict=True)]
        self.heads, self.tags, self.relations = mended(shown, list(heads), list(tags), list(relations))
        self.low = [word.replace("’", "'").lower() for word in shown]
        """Each word in lower case, its apostrophe plain."""

    def __len__(self) -> int:
        return len(self.starts)

    @cached_property
    def kids(self) -> list[list[int]]:
        """[word] The words that depend on it, left to right."""
        found: list[list[int]] = [[] for _ in self.heads]
        for word, head in enumerate(self.heads):
            if head != word:
                found[head].append(word)
        return found

    @cached_property
    def reach(self) -> list[tuple[int, int]]:
        """[word] The first word of all that hangs on it, and the word after the last."""
        low, high = list(range(len(self))), [word + 1 for word in range(len(self))]
        for word in self.from_leaves:
            head = self.heads[word]
            low[head], high[head] = min(low[head], low[word]), max(high[head], high[word])
        return list(zip(low, high, strict=True))

    @cached_property
    def from_leaves(self) -> list[int]:
        """The words in an order in which each stands before its head."""
        order = [word for word, head in enumerate(self.heads) if head == word]
        for word in order:  # grows while it is walked along
            order.extend(self.kids[word])
        return order[::-1]

    def kid(self, word: int, *relations: str) -> int | None:
        """Return the first word that depends on another by one of some relations."""
        return next((kid for kid in self.kids[word] if self.relations[kid] in relations), None)

    def kids_by(self, word: int, *relations: str) -> list[int]:
        """Return all words that depend on another by one of some relations."""
        return [kid for kid in self.kids[word] if self.relations[kid] in relations]

    def below(self, word: int) -> Iterator[int]:
        """Yield the word and all that hangs on it, in no order."""
        waiting = [word]
        while waiting:
            here = waiting.pop()
            yield here
            waiting.extend(self.kids[here])

    def above(self, word: int) -> Iterator[int]:
        """Yield the heads of a word, the nearest first."""
        while self.heads[word] != word:
            word = self.heads[word]
            yield word

    def marker(self, word: int) -> str:
        """Return the preposition or conjunction by which a word hangs on its head, or nothing."""
        kid = self.kid(word, "case", "mark")
        return "" if kid is None else self.low[kid]

    def is_verb(self, word: int) -> bool:
        """Return whether a word is a verb."""
        return self.tags[word].startswith("VB")

    def is_passive(self, word: int) -> bool:
        """Return whether a verb stands in the passive."""
        return self.kid(word, "aux:pass", *PASSIVE_SUBJECTS) is not None

    def own_subject(self, word: int) -> int | None:
        """Return the subject that depends on this very verb; what is said to be a clause is not that of its verb."""
        found = (self.kid(word, *kinds) for kinds in (SUBJECTS, PASSIVE_SUBJECTS, OUTER_SUBJECTS))
        return next((one for one in found if one is not None), None)

    def subject(self, word: int, depth: int = 5) -> int | None:
        """Return the subject of a verb: its own, or the one it shares with the verb it hangs on."""
        found = self.own_subject(word)
        if found is not None or depth == 0:
            return found
        head, relation = self.heads[word], self.relations[word]
        if relation.startswith("acl"):
            return head
        shares = relation in ("conj", "xcomp", "advcl", "ccomp", "parataxis") and head != word
        return self.subject(head, depth - 1) if shares and not self.tags[head].startswith("NN") else None

    def index(self, offset: int) -> int:
        """Return the first word that begins at an offset of the report or later."""
        return bisect_left(self.starts, offset)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the offsets from one word to another (`last` is the word after the last)."""
        return self.starts[first], self.ends[last - 1]
