"""To whom a statement is addressed, and on which condition it depends."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from detente.reading.knowledge import is_a, table
from detente.reading.page import Name, Page, Range, Token, tokens, within
from detente.reading.phrases import Phrases, longest
from detente.reading.pipeline import step
from detente.record import Act, Condition, ConditionKind, Statement

LONGEST_CONDITION = 40
ASKED = re.compile(r"(?: \w+){0,2},? (?:should|must|to|has to|needs to|had to|have to|ought to|is to|are to)\b")
"""What follows the name of one who is asked to act."""
OWNER = re.compile(r"['’]s?\b| [A-Z]")
"""What follows a name that only says whose something is."""
ASKS = frozenset({Act.DEMAND, Act.PROPOSE})
ADDRESSED = frozenset(
    {Act.THREATEN, Act.WARN, Act.ACCUSE, Act.REJECT, Act.REFUSE, Act.PROMISE, Act.OFFER, Act.ACCEPT, Act.PRAISE}
)


@cache
def openers() -> Phrases[str]:
    """Return the words that open a condition -> its kind; nothing for those that only look like it."""
    return Phrases(((row["words"], row["kind"]) for row in table("conditions")["openers"]), fold=True)


@step(needs=["statements", "names"], adds=["statements"])
def targets_and_conditions(page: Page) -> Page:
    """Give every statement the party it is addressed to or asks to act, and its condition."""
    return replace(page, statements=tuple(tied(page, statement) for statement in page.statements))


def tied(page: Page, statement: Statement) -> Statement:
    """Return the statement with its target and its condition."""
    update: dict[str, object] = {}
    if statement.target is None:
        update["target"] = target_of(page, statement)
    condition = condition_of(page, statement)
    if condition:
        update["condition"] = condition
    return statement.model_copy(update=update)


def target_of(page: Page, statement: Statement) -> str | None:
    """Return the first party in what is said that is not the speaker's own, when the act has an addressee."""
    if statement.act not in ASKS | ADDRESSED:
        return None
    condition = condition_of(page, statement)
    named = [
        name
        for span in statement.content
        for name in within(page.names, *span)
        if name.party and name.party != statement.speaker.party and acts_here(page, name)
        if condition is None or not condition.span[0] <= name.start < condition.span[1]
    ]
    asked = (name.party for name in named if statement.act in ASKS and ASKED.match(page.text, name.end))
    addressed = (name.party for name in named if not OWNER.match(page.text, name.end) and name.form != "demonym")
    return next(asked, None) or next(addressed, None)


def acts_here(page: Page, name: Name) -> bool:
    """Return whether a name means a party, not only a place or a people beside another noun."""
    return name.kind in ("party", "person") and not (
        name.form == "capital" and page.text[max(name.start - 3, 0) : name.start].lower() == "in "
    )


def condition_of(page: Page, statement: Statement) -> Condition | None:
    """Return the first condition in what is said, or beside it in a sentence that says nothing else."""
    places: list[Range] = [span for span in statement.content if page.text[slice(*span)].strip()]
    alone = sum(1 for other in page.statements if other.sentence == statement.sentence) == 1
    if alone and statement.cue:
        places.append(statement.sentence)
    asked = statement.content[0][0] if statement.rule.startswith("attributions:wh") else -1
    return next(
        (found for span in places for found in conditions_in(page.text, span) if found.span[0] != asked),
        None,
    )


def conditions_in(text: str, span: Range) -> Iterator[Condition]:
    """Yield the conditions that stand in `text` between two offsets."""
    words = tokens(text, *span)
    hits = {first: (last, kind) for first, last, kind in longest(words, (openers(),))}
    for index, word in enumerate(words):
        last, kind = hits.get(index, (index + 1, ""))
        if not kind and inverted(words, index):
            kind = "if"
        if kind:
            end = end_of_condition(words, last)
            if end - last >= 2:
                inner = text[words[last].start : words[end - 1].end]
                whole = (word.start, words[end - 1].end)
                yield Condition(kind=ConditionKind(kind), text=" ".join(inner.split()), span=whole)


def inverted(words: list[Token], index: int) -> bool:
    """Return whether a verb opens a condition by standing before its subject (`should it invade`)."""
    if words[index].low not in table("conditions")["inverted"] or index + 2 >= len(words):
        return False
    following = words[index + 1]
    subject = is_a(following.low, "pronouns") or following.text[:1].isupper() or is_a(following.low, "determiners")
    questioned = index > 0 and (
        words[index - 1].low in ("how", "what", "why", "when", "where", "nor", "so") or words[index - 1].text == "“"
    )
    if not subject or questioned:
        return False
    plain = words[index].low == "should" or any(
        word.low in ("been", "to", "not") or word.low.endswith("ed") for word in words[index + 2 : index + 5]
    )
    return plain and (index == 0 or not is_a(words[index - 1].low, "pronouns", "determiners"))


def end_of_condition(words: list[Token], first: int) -> int:
    """Return the word after the last of a condition: up to a comma that is not part of a list, a stop or a new clause."""
    for index in range(first, min(first + LONGEST_CONDITION, len(words))):
        word = words[index]
        if word.text in ".;:!?—–" or (word.text in '”"»' and index > first):
            return index
        if word.text == "," and index - first >= 2:
            return index
        if (
            word.low in ("and", "but")
            and index - first >= 3
            and index + 2 < len(words)
            and new_clause(words, index + 1)
        ):
            return index
        if (
            word.low in ("in", "as")
            and index - first >= 3
            and words[index + 1 : index + 2]
            and words[index + 1].low
            in (
                "a",
                "the",
            )
            and index + 2 < len(words)
            and words[index + 2].low in ("move", "sign", "step", "administration", "bid")
        ):
            return index
    return min(first + LONGEST_CONDITION, len(words))


def new_clause(words: list[Token], index: int) -> bool:
    """Return whether a clause with a subject of its own begins at `index`."""
    subject = is_a(words[index].low, "pronouns") or words[index].text[:1].isupper()
    return (subject and is_a(words[index + 1].low, "auxiliaries")) or is_a(words[index].low, "modals")
