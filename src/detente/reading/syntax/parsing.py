"""Sentences parsed by the language model, kept as plain arrays."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from detente.reading.language import language_model
from detente.reading.page import Sentence
from detente.reading.syntax.tree import Tree

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Ints = npt.NDArray[np.int32]

CHUNK = 20_000
"""Characters parsed at once: what the model holds in memory does not grow with the report."""
SPACES = str.maketrans(dict.fromkeys("\xa0\u2007\u202f\t\n\r\x0b\x0c\u2028\u2029\x85", " "))
IN_ONE = 4
"""Sentences in one document: all documents of a batch are parsed in step, which is quicker than a long one."""
KEPT_TREES = 4096


@dataclass(frozen=True, eq=False)
class Syntax:
    """The parsed sentences of one report."""

    text: str
    first: Ints
    """[sentence] Its first word; one more entry tells where the last one ends."""
    starts: Ints
    """[word] Offset in the report."""
    ends: Ints
    heads: Ints
    """[word] The word it depends on, counted within its sentence."""
    tags: Ints
    """[word] Place in `names`."""
    relations: Ints
    names: Sequence[str]
    trees: dict[int, Tree] = field(default_factory=dict, repr=False)
    """Trees made lately."""

    def tree(self, sentence: int) -> Tree:
        """Return the tree of the sentence of this number."""
        if sentence not in self.trees:
            if len(self.trees) >= KEPT_TREES:
                self.trees.clear()
            self.trees[sentence] = self.made(sentence)
        return self.trees[sentence]

    def made(self, sentence: int) -> Tree:
        """Return a tree made of the arrays."""
        part = slice(self.first[sentence], self.first[sentence + 1])
        return Tree(
            self.text,
            self.starts[part].tolist(),
            self.ends[part].tolist(),
            self.heads[part].tolist(),
            [self.names[tag] for tag in self.tags[part].tolist()],
            [self.names[relation] for relation in self.relations[part].tolist()],
        )


def parsed(text: str, sentences: Sequence[Sentence], model: str | None = None) -> Syntax:
    """Return the sentences of a text parsed by the language model of that name, or by our own.

    Raises:
        LanguageModelError: There is no such model, or it cannot parse.
    """
    nlp = language_model(model)
    names: dict[str, int] = {}
    parts = [arrays(nlp, words, names) for words in batches(nlp, text, sentences)]
    columns = [np.concatenate(column) for column in zip(*parts, strict=True)] if parts else [EMPTY] * 6
    starts, ends, heads, tags, relations, counts = columns
    first = np.concatenate((np.zeros(1, np.int32), np.cumsum(counts, dtype=np.int32)))
    return Syntax(text, first, starts, ends, heads, tags, relations, tuple(names))


UNBROKEN = re.compile(r"\S{300}")
EMPTY: Ints = np.zeros(0, np.int32)


@dataclass
class Words:
    """The words of some sentences, as documents that are parsed side by side."""

    docs: list["Doc"] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    """[word] Offset in the report."""
    ends: list[int] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)
    """[sentence] How many words it has."""


def batches(nlp: "Language", text: str, sentences: Sequence[Sentence]) -> Iterator[Words]:
    """Yield the words of the sentences, so many at a time as are parsed at once."""
    batch, begin = Words(), 0
    for number in range(0, len(sentences), IN_ONE):
        together = sentences[number : number + IN_ONE]
        add(batch, nlp, text, together)
        if together[-1].end - begin > CHUNK:
            yield batch
            batch, begin = Words(), together[-1].end
    if batch.counts:
        yield batch


def add(batch: Words, nlp: "Language", text: str, sentences: Sequence[Sentence]) -> None:
    """Add one unparsed document of some sentences to a batch."""
    from spacy.tokens import Doc

    words: list[str] = []
    spaces: list[bool] = []
    begins: list[bool | int | None] = []
    for sentence in sentences:
        before = len(words)
        for start, end in pieces(text, sentence):
            for token in nlp.tokenizer(text[start:end].translate(SPACES)):
                if not token.is_space:
                    words.append(token.text)
                    spaces.append(bool(token.whitespace_))
                    begins.append(len(words) == before + 1)
                    batch.starts.append(start + token.idx)
                    batch.ends.append(start + token.idx + len(token))
        batch.counts.append(len(words) - before)
    if words:
        batch.docs.append(Doc(nlp.vocab, words=words, spaces=spaces, sent_starts=begins))


def pieces(text: str, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield a sentence in pieces that end inside what has no blank for longer than any word.

    The tokenizer looks at all of such a run once for every mark in it: its time would grow with the square.
    """
    start = sentence.start
    for run in UNBROKEN.finditer(text, sentence.start, sentence.end):
        yield start, run.end()
        start = run.end()
    if start < sentence.end:
        yield start, sentence.end


def arrays(nlp: "Language", batch: Words, names: dict[str, int]) -> tuple[Ints, Ints, Ints, Ints, Ints, Ints]:
    """Return what is kept of a batch: starts, ends, heads, tags, relations, and the words of each sentence."""
    docs = batch.docs
    for _, part in nlp.pipeline:
        docs = list(part.pipe(docs, batch_size=len(docs))) if hasattr(part, "pipe") else [part(doc) for doc in docs]
    columns = np.concatenate([NOTHING, *(doc.to_array(["HEAD", "TAG", "DEP"]).astype(np.uint64) for doc in docs)])
    counts = np.array(batch.counts, np.int64)
    first = np.repeat(np.cumsum(counts) - counts, counts)
    heads = np.arange(len(columns)) + columns[:, 0].astype(np.int64) - first  # a head is given as its distance
    return (
        np.array(batch.starts, np.int32),
        np.array(batch.ends, np.int32),
        heads.astype(np.int32),
        numbered(nlp, columns[:, 1], names),
        numbered(nlp, columns[:, 2], names),
        counts.astype(np.int32),
    )


NOTHING = np.zeros((0, 3), np.uint64)


def numbered(nlp: "Language", column: npt.NDArray[np.uint64], names: dict[str, int]) -> Ints:
    """Return the names that a column of hashes stands for, each by its place in `names`."""
    unique, inverse = np.unique(column, return_inverse=True)
    places = [names.setdefault(nlp.vocab.strings[int(one)] if one else "", len(names)) for one in unique]
    found: Ints = np.array(places, np.int32)[inverse]
    return found
