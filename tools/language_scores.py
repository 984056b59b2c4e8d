"""How well a spaCy pipeline parses, tags and finds names, and how fast it reads."""

import time
from collections import Counter

from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc, Token
from spacy.training import Example
from treebanks import Sentence, document

SENTENCES_READ_TOGETHER = 10


def parse_scores(nlp: Language, sentences: list[Sentence], *, raw: bool = False) -> dict[str, float]:
    """Return the percentages of words whose head, head and label, tag, and word class are right.

    The first two are given over all words, as the shared tasks count, and without punctuation, as spaCy counts. The
    pipeline is given the words and sentences of the treebank, or the `raw` text of each sentence; there, a word that is
    cut otherwise counts as wrong.
    """
    golden = [document(nlp.vocab, [sentence]) for sentence in sentences]
    blank = [nlp.make_doc(doc.text) if raw else cut_alike(doc) for doc in golden]
    right: Counter[str] = Counter()
    for read, gold in zip(nlp.pipe(blank), golden, strict=True):
        right.update(marks(read, gold))
    names = {"uas": "words", "las": "words", "tags": "words", "pos": "words"}
    names |= {"uas_without_punctuation": "no punctuation", "las_without_punctuation": "no punctuation"}
    return {name: percent(right[name], right[out_of]) for name, out_of in names.items()}


def cut_alike(gold: Doc) -> Doc:
    """Return the words of a document as one sentence, with nothing known of them."""
    starts = [place == 0 for place in range(len(gold))]
    spaces = [bool(token.whitespace_) for token in gold]
    return Doc(gold.vocab, words=[token.text for token in gold], spaces=spaces, sent_starts=starts)


def marks(read: Doc, gold: Doc) -> Counter[str]:
    """Return how many words of a document are right, and out of how many."""
    align = Example(read, gold).alignment
    right: Counter[str] = Counter()
    for token in gold:
        places = [int(place) for place in align.y2x[token.i]]
        alone = len(places) == 1 and len(align.x2y[places[0]]) == 1
        heads = {int(place) for place in align.y2x[token.head.i]}
        found = judged(read[places[0]], token, heads) if alone else {}
        right.update(name for name, good in found.items() if good)
        right["words"] += 1
        if token.dep_ != "punct":
            right["no punctuation"] += 1
            right.update(f"{name}_without_punctuation" for name in ("uas", "las") if found.get(name))
    return right


def judged(read: Token, gold: Token, heads: set[int]) -> dict[str, bool]:
    """Return what is right about one word."""
    attached = read.head.i in heads
    return {
        "uas": attached,
        "las": attached and read.dep_ == gold.dep_,
        "tags": read.tag_ == gold.tag_,
        "pos": read.pos_ == gold.pos_,
    }


def entity_scores(nlp: Language, sentences: list[Sentence]) -> dict[str, float]:
    """Return precision, recall and F of exact spans and kinds, and F by kind, in percent."""
    golden = [document(nlp.vocab, [sentence]) for sentence in sentences]
    found = nlp.pipe([nlp.make_doc(doc.text) for doc in golden])
    examples = [Example(read, gold) for read, gold in zip(found, golden, strict=True)]
    scores = Scorer.score_spans(examples, "ents", getter=lambda doc, _: doc.ents)
    kinds = {kind: percent(one["f"], 1) for kind, one in sorted(scores["ents_per_type"].items())}
    return {name[-1]: percent(scores[name], 1) for name in ("ents_p", "ents_r", "ents_f")} | kinds


def speed(nlp: Language, sentences: list[Sentence]) -> dict[str, float]:
    """Return how many words and thousand bytes are read in a second of one processor."""
    size = SENTENCES_READ_TOGETHER
    groups = [sentences[start : start + size] for start in range(0, len(sentences), size)]
    texts = [document(nlp.vocab, group).text for group in groups]
    for _ in nlp.pipe(texts[:size]):  # the first pages fill caches
        pass
    began = time.process_time()
    words = sum(len(doc) for doc in nlp.pipe(texts))
    seconds = time.process_time() - began
    size = sum(len(text.encode()) for text in texts)
    return {"words_per_second": round(words / seconds), "kilobytes_per_second": round(size / seconds / 1000, 1)}


def percent(part: float, whole: float) -> float:
    """Return a share in percent with two decimals."""
    return round(100 * part / whole, 2) if whole else 0.0
