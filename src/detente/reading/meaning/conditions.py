"""Whether words stand in a condition, told by the words alone: `if`, `unless`, and verbs before their subject."""

from collections.abc import Iterator
from functools import cache

from detente.reading.knowledge import is_a, table
from detente.reading.page import Range, Token, tokens
from detente.reading.phrases import Phrases, longest
from detente.record import Condition, ConditionKind

LONGEST_CONDITION = 40
SURE = (None, "clause")
"""What an opener may ask for and still be one without a look at its tree."""
QUESTIONS = ("how", "what", "why", "when", "where", "nor", "so", "which", "who")


@cache
def openers() -> Phrases[str]:
    """Return the words that open a condition -> its kind; nothing for those that only look like it."""
    rows = table("conditions")["openers"]
    return Phrases(((row["words"], row["kind"]) for row in rows if row.get("only") in SURE), fold=True)


def conditions_in(text: str, span: Range) -> Iterator[Condition]:
    """Yield the conditions that stand in `text` between two offsets."""
    words = tokens(text, *span)
    hits = {first: (last, kind) for first, last, kind in longest(words, (openers(),))}
    for index, word in enumerate(words):
        last, kind = hits.get(index, (index + 1, ""))
        if not kind and index not in hits and inverted(words, index):
            kind = "if"
        if kind:
            end = end_of_condition(words, last)
            if end - last >= (2 if last - index == 1 else 1):  # `if so`, but `in exchange for food`
                inner = text[words[last].start : words[end - 1].end]
                whole = (word.start, words[end - 1].end)
                yield Condition(kind=ConditionKind(kind), text=" ".join(inner.split()), span=whole)


def inverted(words: list[Token], index: int) -> bool:
    """Return whether a verb opens a condition by standing before its subject (`should it invade`)."""
    if words[index].low not in table("conditions")["inverted"] or index + 2 >= len(words):
        return False
    following = words[index + 1]
    subject = is_a(following.low, "pronouns", "determiners") or following.text[:1].isupper()
    before = words[index - 1].low if index else ""
    if not subject or before in QUESTIONS or is_a(before, "pronouns", "determiners"):
        return False
    past = any(word.low in ("been", "to", "not") or word.low.endswith("ed") for word in words[index + 2 : index + 5])
    return words[index].low == "should" or past


def end_of_condition(words: list[Token], first: int) -> int:
    """Return the word after the last of a condition: up to a comma, a stop, an aside or a clause of its own."""
    end = min(first + LONGEST_CONDITION, len(words))
    quoted = False
    for index in range(first, end):
        word = words[index]
        quoted = word.text in "“«" or (quoted and word.text not in "”»")
        if word.text in ".;:!?—–" or (word.text == "," and index > first and not quoted):
            return index
        if word.text in "”»" and not any(one.text in "“«" for one in words[first:index]):
            return index
        joined = index - first >= 3 and word.low in ("and", "but") and new_clause(words, index + 1)
        if joined or (index - first >= 2 and aside(words, index)):
            return index
    return end


def aside(words: list[Token], index: int) -> bool:
    """Return whether an aside begins at `index` (`in a move ...`)."""
    return (
        index + 2 < len(words)
        and words[index].low in ("in", "as")
        and words[index + 1].low in ("a", "the")
        and words[index + 2].low in table("conditions")["asides"]
    )


def new_clause(words: list[Token], index: int) -> bool:
    """Return whether a clause of its own begins at `index`: a subject with its verb, or a verb of will."""
    if index + 1 >= len(words):
        return False
    subject = is_a(words[index].low, "pronouns") or words[index].text[:1].isupper()
    return (subject and is_a(words[index + 1].low, "auxiliaries")) or is_a(words[index].low, "modals")
