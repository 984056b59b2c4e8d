"""Sentences parsed by the language model, kept as plain arrays."""

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
KEPT_TREES = 4096
NOT_ASKED_FOR = ("ner", "morphologizer", "attribute_ruler", "lemmatizer")
"""Parts of a pipeline whose answers no rule asks for."""


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
    parts = [arrays(nlp, doc, offsets, names) for doc, offsets in documents(nlp, text, sentences)]
    columns = [np.concatenate(column) for column in zip(*parts, strict=True)] if parts else [EMPTY] * 6
    starts, ends, heads, tags, relations, counts = columns
    first = np.concatenate((np.zeros(1, np.int32), np.cumsum(counts, dtype=np.int32)))
    return Syntax(text, first, starts, ends, heads, tags, relations, tuple(names))


EMPTY: Ints = np.zeros(0, np.int32)


def documents(
    nlp: "Language", text: str, sentences: Sequence[Sentence]
) -> Iterator[tuple["Doc", tuple[list[int], list[int], list[int]]]]:
    """Yield unparsed documents of some sentences each, with (starts, ends, words per sentence)."""
    from spacy.tokens import Doc

    words: list[str] = []
    spaces: list[bool] = []
    begins: list[bool | int | None] = []
    starts: list[int] = []
    counts: list[int] = []
    for number, sentence in enumerate(sentences):
        before = len(words)
        for token in nlp.tokenizer(text[sentence.start : sentence.end].translate(SPACES)):
            if not token.is_space:
                words.append(token.text)
                spaces.append(bool(token.whitespace_))
                begins.append(len(words) == before + 1)
                starts.append(sentence.start + token.idx)
        counts.append(len(words) - before)
        if starts and (number == len(sentences) - 1 or sentence.end - starts[0] > CHUNK):
            ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
            yield Doc(nlp.vocab, words=words, spaces=spaces, sent_starts=begins), (starts, ends, counts)
            words, spaces, begins, starts, counts = [], [], [], [], []


def arrays(
    nlp: "Language", doc: "Doc", offsets: tuple[list[int], list[int], list[int]], names: dict[str, int]
) -> tuple[Ints, Ints, Ints, Ints, Ints, Ints]:
    """Return what is kept of a document: starts, ends, heads, tags, relations, and the words of each sentence."""
    for name, part in nlp.pipeline:
        if name not in NOT_ASKED_FOR:
            doc = part(doc)
    starts, ends, counts = offsets
    columns = doc.to_array(["HEAD", "TAG", "DEP"]).astype(np.uint64)  # a head as its distance
    first = np.repeat(np.cumsum([0, *counts[:-1]]), counts)
    heads = np.arange(len(doc)) + columns[:, 0].astype(np.int64) - first
    return (
        np.array(starts, np.int32),
        np.array(ends, np.int32),
        heads.astype(np.int32),
        numbered(doc, columns[:, 1], names),
        numbered(doc, columns[:, 2], names),
        np.array(counts, np.int32),
    )


def numbered(doc: "Doc", column: npt.NDArray[np.uint64], names: dict[str, int]) -> Ints:
    """Return the names that a column of hashes stands for, each by its place in `names`."""
    unique, inverse = np.unique(column, return_inverse=True)
    places = [names.setdefault(doc.vocab.strings[int(one)] if one else "", len(names)) for one in unique]
    found: Ints = np.array(places, np.int32)[inverse]
    return found
