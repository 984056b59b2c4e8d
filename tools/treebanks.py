"""The open treebanks as annotated documents: sentences of CoNLL-U and of the news entities, varied in print."""

import csv
import gzip
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from pathlib import Path

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

KINDS = {"per": "PERSON", "org": "ORG", "geo": "GPE", "gpe": "NORP", "tim": "DATE"}
"""The bank's name of a kind of entity -> ours. Artefacts, events and natural phenomena are too few to learn."""
NO_SPACE_BEFORE = frozenset(".,;:?!)%") | {"'s", "n't", "'ll", "'ve", "''"}
BLOCK = 83
"""Sentences in a block; every tenth block of the entities is set aside, so that what is tested shares no article."""
QUOTES = {"straight": '""', "curly": "“”", "british": "‘’", "typewriter": "''"}
PRINTS = (
    "as is",
    "as is",
    "as is",
    "as is",
    "straight",
    "straight",
    "curly",
    "curly",
    "curly",
    "british",
    "typewriter",
)


@dataclass(frozen=True)
class Word:
    """One word as annotated; what the bank does not say is empty."""

    text: str
    space: bool = True
    tag: str = ""
    pos: str = ""
    head: int = -1
    """Place of the head in the sentence; its own for a root, -1 when unknown."""
    dep: str = ""
    kind: str = ""
    """B-PERSON, I-PERSON, O, or nothing."""


@dataclass(frozen=True)
class Sentence:
    """The words of a sentence; whether a paragraph or a document begins with it."""

    words: tuple[Word, ...]
    paragraph: bool = False
    document: bool = False


def treebank(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL-U file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for filled, block in groupby(lines, key=lambda line: bool(line.strip())):
            if filled:
                yield conllu(list(block))


def conllu(block: Sequence[str]) -> Sentence:
    """Return one sentence of CoNLL-U."""
    rows = [line.rstrip("\n").split("\t") for line in block if line[0] != "#" and "." not in line.split("\t", 1)[0]]
    inside: set[int] = set()  # words inside a written one that is annotated as several ("don't")
    last: dict[int, bool] = {}
    for row in rows:
        if "-" in row[0]:
            start, end = map(int, row[0].split("-"))
            inside.update(range(start, end + 1))
            last[end] = "SpaceAfter=No" not in row[9]
    words = []
    for row in (row for row in rows if "-" not in row[0]):
        place = int(row[0])
        space = last.get(place, False) if place in inside else "SpaceAfter=No" not in row[9]
        head = int(row[6])
        dep = "ROOT" if row[7] == "root" else row[7]
        words.append(Word(row[1].replace(" ", "_"), space, row[4], row[3], head - 1 if head else place - 1, dep))
    return Sentence(
        tuple(words),
        any(line.startswith("# newpar") for line in block),
        any(line.startswith("# newdoc") for line in block),
    )


def entities(path: Path) -> list[Sentence]:
    """Return the sentences of the news entities, spaced as they would be printed."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = list(csv.reader(lines))[1:]
    sentences: list[list[Word]] = []
    quoted = False
    for number, text, _, kind in rows:
        if number:
            sentences.append([])
            quoted = False
        here = sentences[-1]
        closing = quoted and text == '"'
        quoted ^= text == '"'
        if here and (text in NO_SPACE_BEFORE or closing):
            here[-1] = replace(here[-1], space=False)
        here.append(Word(text, space=text not in "($" and not (text == '"' and quoted), kind=ours(kind)))
    return [Sentence(tuple(words)) for words in sentences]


def ours(kind: str) -> str:
    """Return our name of a bank's kind of entity.

    >>> ours("B-geo"), ours("I-nat")
    ('B-GPE', 'O')
    """
    place, _, name = kind.partition("-")
    return f"{place}-{KINDS[name]}" if name in KINDS else "O"


def set_aside(sentences: Sequence[Sentence]) -> tuple[list[Sentence], list[Sentence]]:
    """Return the sentences to learn from and the tenth to test with."""
    learn: list[Sentence] = []
    test: list[Sentence] = []
    for number, sentence in enumerate(sentences):
        (test if number // BLOCK % 10 == 9 else learn).append(sentence)
    return learn, test


def passages(sentences: Iterable[Sentence], chance: random.Random) -> Iterator[list[Sentence]]:
    """Yield runs of one to eight sentences of one document."""
    run: list[Sentence] = []
    size = 1
    for sentence in sentences:
        if run and (sentence.document or len(run) >= size):
            yield run
            run = []
        if not run:
            size = chance.choice((1, 1, 1, 2, 3, 4, 6, 8))
        run.append(sentence)
    if run:
        yield run


def varied(run: Sequence[Sentence], chance: random.Random) -> list[Sentence]:
    """Return a passage in another print: other quotation marks, now and then all capitals, a headline's, or none."""
    style = chance.choice(PRINTS)
    changed = [replace(one, words=tuple(requoted(one.words, style))) for one in run] if style != "as is" else list(run)
    draw = chance.random()
    recase = str.upper if draw < 0.015 else str.lower if draw < 0.025 else titled if draw < 0.045 else None
    if recase:
        return [
            replace(one, words=tuple(replace(word, text=recase(word.text)) for word in one.words)) for one in changed
        ]
    return changed


def titled(text: str) -> str:
    """Return a word as headlines write it."""
    return text[:1].upper() + text[1:] if len(text) > 3 else text


def requoted(words: Iterable[Word], style: str) -> Iterator[Word]:
    """Yield the words with quotation marks and apostrophes of one style."""
    opening, closing = QUOTES[style]
    inside = False
    for word in words:
        text = word.text
        if re.fullmatch("[\"“”]|''|``", text):
            opens = word.tag == "``" or text == "“" or (word.tag != "''" and text == '"' and not inside)
            inside = opens
            text = opening if opens else closing
        elif word.tag not in ("``", "''"):
            text = text.replace("'", "’") if style in ("curly", "british") else text.replace("’", "'")
        yield replace(word, text=text)


def document(vocab: Vocab, run: Sequence[Sentence], *, gaps: bool = False) -> Doc:
    """Return a passage as a document with what is known of it; `gaps` keeps the empty lines between paragraphs."""
    words: list[Word] = []
    for number, sentence in enumerate(run):
        if gaps and number and sentence.paragraph:
            words[-1] = replace(words[-1], space=False)
            words.append(Word("\n\n", space=False, tag="_SP", pos="SPACE", head=len(words) - 1, dep="dep", kind="O"))
        start = len(words)
        words += [replace(word, head=word.head + start if word.head >= 0 else -1) for word in sentence.words]
    parsed = words[0].head >= 0
    doc = Doc(
        vocab,
        words=[word.text for word in words],
        spaces=[word.space for word in words],
        tags=[word.tag for word in words] if parsed else None,
        pos=[word.pos for word in words] if parsed else None,
        heads=[word.head for word in words] if parsed else None,
        deps=[word.dep for word in words] if parsed else None,
    )
    if words[0].kind:
        doc.set_ents(list(spans(doc, words)), default="outside")
    return doc


def spans(doc: Doc, words: Sequence[Word]) -> Iterator[Span]:
    """Yield the entities of a document."""
    starts = [i for i, word in enumerate(words) if word.kind[:1] == "B"]
    for start, limit in pairwise([*starts, len(words)]):
        end = start + 1
        while end < limit and words[end].kind[:1] == "I":
            end += 1
        yield Span(doc, start, end, label=words[start].kind[2:])
