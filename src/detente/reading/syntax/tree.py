"""One sentence as a tree: its words, what each is, and on which other word it depends."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

SUBJECTS = ("nsubj", "csubj", "nsubj:outer")
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
        heads, tags, relations = addressed(shown, list(heads), list(tags), list(relations))
        plans(shown, heads, tags, relations)
        self.heads, self.tags, self.relations = with_verbs(heads, with_nouns(tags, heads, relations), relations)
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
        """Return the subject that depends on this very verb."""
        found = self.kid(word, *SUBJECTS)
        return found if found is not None else self.kid(word, *PASSIVE_SUBJECTS)

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


NOUN_RELATIONS = ("nsubj", "nsubj:pass", "obj", "obl", "nmod", "obl:agent", "iobj")
BEFORE_NOUNS = ("det", "compound", "amod", "nmod:poss", "case")


AGREES = {"NNS": "NN", "NNPS": "NN", "NN": "NNS", "NNP": "NNS"}
"""Tag of a subject -> tag that a verb with the ending that agrees with it has when it is taken for a noun."""


def addressed(
    words: Sequence[str], heads: list[int], tags: list[str], relations: list[str]
) -> tuple[list[int], list[str], list[str]]:
    """Return a tree in which the word with a capital behind `Mr` or `Ms` is a name.

    >>> addressed(["Ms", "Okoti", "agreed"], [2, 2, 2], ["NNP", "VBD", "VBD"], ["nsubj", "aux", "ROOT"])
    ([1, 2, 2], ['NNP', 'NNP', 'VBD'], ['nmod:desc', 'nsubj', 'ROOT'])
    """
    for title, word in enumerate(words[:-1]):
        name = title + 1
        taken = word in HONORIFICS and words[name][:1].isupper() and tags[name][:2] in ("VB", "MD", "JJ", "IN")
        if taken and heads[title] not in (title, name) and relations[name] in ("aux", "amod", "case", "compound"):
            heads[name], relations[name], tags[name] = heads[title], relations[title], "NNP"
            heads[title], relations[title] = name, "nmod:desc"
    return heads, tags, relations


PLANS = ("aims", "hopes", "offers", "plans", "pledges", "vows")
"""Verbs in the form of a plural, behind which an infinitive stands."""
HONORIFICS = ("Mr", "Mrs", "Ms", "Dr", "Mr.", "Mrs.", "Ms.", "Dr.")


def with_nouns(tags: Sequence[str], heads: Sequence[int], relations: Sequence[str]) -> list[str]:
    """Return the tags, with those of nouns for what stands and behaves as one (`the talks`, taken for a verb's form).

    The other way round a noun right behind its subject is a verb: `the Liberals object to the money`.

    >>> with_nouns(["DT", "VBZ", "VBD"], [1, 2, 2], ["det", "nsubj", "ROOT"])
    ['DT', 'NNS', 'VBD']
    >>> with_nouns(["NNS", "NN", "IN", "NN"], [1, 1, 3, 1], ["nsubj", "ROOT", "case", "obl"])
    ['NNS', 'VBP', 'IN', 'NN']

    And what has a subject and an object behind `that` is one (`demanded that Norway halt the work`).

    >>> with_nouns(["IN", "NNP", "NN", "NN"], [2, 2, 2, 2], ["mark", "nsubj", "ccomp", "obj"])
    ['IN', 'NNP', 'VB', 'NN']
    """
    found = list(tags)
    for word in range(len(tags)):
        found[word] = told_by_kids(word, found, heads, relations)
    for word, relation in enumerate(relations):
        if relation == "nsubj" and heads[word] == word + 1 and AGREES.get(tags[word]) == tags[word + 1]:
            kids = [relations[kid] for kid, head in enumerate(heads) if head == word + 1]
            if relations[word + 1] == "ROOT" and not {"cop", "det", "amod"} & set(kids) and "obl" in kids:
                found[word + 1] = "VBP" if tags[word + 1] == "NN" else "VBZ"
    for word, relation in enumerate(relations):
        head = heads[word]
        if (
            relation in BEFORE_NOUNS
            and word < head
            and tags[head] in ("VBZ", "VBP", "VB")
            and relations[head] in NOUN_RELATIONS
        ):
            found[head] = "NNS" if tags[head] == "VBZ" else "NN"
    return found


def told_by_kids(word: int, tags: Sequence[str], heads: Sequence[int], relations: Sequence[str]) -> str:
    """Return the tag of a word, told by what hangs on it: a noun that has a subject, or a verb that has nothing.

    >>> told_by_kids(1, ["VBG", "VB"], [0, 0], ["ROOT", "obj"])
    'NN'
    """
    tag, relation = tags[word], relations[word]
    if tag not in ("NN", "VB") or relation not in ("ccomp", "obj"):
        return tag
    kids = {relations[kid] for kid, head in enumerate(heads) if head == word}
    if relation == "ccomp" and tag == "NN":  # `demanded that Norway halt the work`
        return "VB" if {"mark", "nsubj", "obj"} <= kids and not kids & {"cop", "det"} else tag
    bare = heads[word] == word - 1 and tags[word - 1] == "VBG" and not kids & {"mark", "aux"}
    return "NN" if bare and relation == "obj" else tag  # `raising pay`


def with_verbs(heads: list[int], tags: list[str], relations: list[str]) -> tuple[list[int], list[str], list[str]]:
    """Return a tree in which a participle between a subject and a noun is the verb that it must be.

    A noun has no subject without a form of `be`: in `Norway imposed tariffs`, `imposed` is no adjective.

    >>> with_verbs([2, 2, 2], ["NNP", "VBN", "NNS"], ["nsubj", "amod", "ROOT"])
    ([1, 1, 1], ['NNP', 'VBD', 'NNS'], ['nsubj', 'ROOT', 'obj'])
    """
    for verb, relation in enumerate(relations):
        if relation != "amod" or not tags[verb].startswith("VB"):
            continue
        noun = heads[verb]
        kids = [word for word, head in enumerate(heads) if head == noun != word]
        own = [word for word, head in enumerate(heads) if head == verb != word]
        has_subject = any(relations[kid] == "nsubj" and kid < verb for kid in (*kids, *own))
        if verb > noun or not has_subject or any(relations[kid] in ("cop", "aux") for kid in kids):
            continue
        heads[verb] = verb if heads[noun] == noun else heads[noun]
        relations[verb], relations[noun] = relations[noun], "obj"
        heads[noun], tags[verb] = verb, "VBD"
        for kid in kids:
            if kid < verb or relations[kid] in ("punct", "obl", "advcl", "conj", "cc"):
                heads[kid] = verb if kid != verb else heads[verb]
    return heads, tags, relations


def plans(words: Sequence[str], heads: list[int], tags: list[str], relations: list[str]) -> None:
    """Make a verb of a plural that a name opens and an infinitive follows (`The Hall Trust plans to close`).

    >>> words, heads, tags = ["Peru", "plans", "to", "close"], [1, 1, 3, 1], ["NNP", "NNS", "TO", "VB"]
    >>> relations = ["compound", "ROOT", "mark", "acl"]
    >>> plans(words, heads, tags, relations)
    >>> heads, tags, relations
    ([1, 1, 3, 1], ['NNP', 'VBZ', 'TO', 'VB'], ['nsubj', 'ROOT', 'mark', 'xcomp'])
    """
    verb = next((word for word, relation in enumerate(relations) if relation == "ROOT"), 0)
    if verb == 0 or tags[verb] != "NNS" or words[verb] not in PLANS or tags[verb + 1 : verb + 2] != ["TO"]:
        return
    if any(tag in ("VBD", "VBZ", "VBP", "MD") for tag in tags):
        return
    kids = [word for word, head in enumerate(heads) if head == verb != word]
    deed = heads[verb + 1]
    before = [kid for kid in kids if kid < verb]
    if relations[deed] != "acl" or heads[deed] != verb or relations[verb - 1] != "compound":
        return
    if any(relations[kid] not in ("compound", "det", "nmod:poss", "amod") for kid in before):
        return
    tags[verb], relations[deed], relations[verb - 1] = "VBZ", "xcomp", "nsubj"
    for kid in before:
        if kid != verb - 1:
            heads[kid] = verb - 1
