"""The issues that reports suggest, with the words that show them and the answers that are asked for and offered."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from detente.reading.meaning.issues import OFTEN, issue_called
from detente.reading.meaning.questions import Question
from detente.record import Act, Draft, Issue, Statement

MOST_ANSWERS = 5
MOST_KEYWORDS = 30
FREQUENT = 2
"""Statements of one issue in which a phrase must stand to be a keyword of it."""


ASKING = frozenset({Act.DEMAND, Act.PROPOSE, Act.OFFER, Act.PROMISE, Act.ACCEPT, Act.CONCEDE})
"""Acts whose object is an answer to the question."""


def issues_of(drafts: Sequence[Draft], asked: Mapping[str, Sequence[Question]]) -> tuple[Issue, ...]:
    """Return the issues of some reports; what several of them ask for outside of these is one more.

    Args:
        drafts: What was read.
        asked: Statement -> what it demands, offers or refuses.
    """
    known = {issue.id: issue for draft in drafts for issue in draft.issues}
    labels = {slug: Counter(one.label for draft in drafts for one in draft.issues if one.id == slug) for slug in known}
    about = {one.id: one.issue for draft in drafts for one in draft.statements if one.issue}
    for slug, issue in shared_questions(drafts, asked).items():
        known.setdefault(issue.id, issue)
        labels.setdefault(issue.id, Counter())[issue.label] += 1
        about[slug] = issue.id
    phrases: dict[str, Counter[str]] = defaultdict(Counter)
    answers: dict[str, Counter[str]] = defaultdict(Counter)
    for statement in (one for draft in drafts for one in draft.statements if one.id in about):
        phrases[about[statement.id]].update({one.core for one in asked.get(statement.id, ())})
        answers[about[statement.id]].update(answers_in(statement, asked.get(statement.id, ())))
    return tuple(
        issue.model_copy(
            update={
                "label": max(labels[slug], key=lambda one: (labels[slug][one], len(one), one)),
                "keywords": keywords(issue, phrases, drafts),
                "alternatives": alternatives(answers[slug]),
            }
        )
        for slug, issue in sorted(known.items())
    )


def shared_questions(drafts: Sequence[Draft], asked: Mapping[str, Sequence[Question]]) -> dict[str, Issue]:
    """Return statement -> the issue that it and others without one are about, also in other reports."""
    free = {one.id: asked.get(one.id, ()) for draft in drafts for one in draft.statements if one.issue is None}
    heads = Counter(head for found in free.values() for head in {one.head for one in found})
    every = [one for found in free.values() for one in found]
    chosen = {slug: next((one.head for one in found if heads[one.head] >= OFTEN), None) for slug, found in free.items()}
    made = {head: issue_called(head, every) for head in dict.fromkeys(chosen.values()) if head}
    return {slug: made[head] for slug, head in chosen.items() if head}


def answers_in(statement: Statement, found: Sequence[Question]) -> set[str]:
    """Return the answers that a statement asks for, offers or refuses: what is to be done, or the thing itself."""
    done = {slugged(one.answer) for one in found if one.answer}
    things = {slugged(one.label) for one in found[:1] if " " in one.label and statement.act in ASKING}
    return done or things


def slugged(words: str) -> str:
    """Return words as a slug."""
    return "-".join(re.findall(r"[a-z0-9]+", words.lower()))


def keywords(issue: Issue, phrases: Mapping[str, Counter[str]], drafts: Sequence[Draft]) -> tuple[str, ...]:
    """Return what shows an issue: phrases of several words that stand in its statements alone, and its keywords.

    Those that the reports print come first, so that who edits the file sees why a statement went there.
    """
    own = [
        phrase
        for phrase, count in sorted(phrases[issue.id].items(), key=lambda one: (-one[1], one[0]))
        if count >= FREQUENT and " " in phrase and sum(found[phrase] for found in phrases.values()) == count
    ]
    texts = [draft.report.text.lower() for draft in drafts]
    printed = [one for one in issue.keywords if any(one.rstrip("*") in text for text in texts)]
    return tuple(dict.fromkeys((*own, *printed, *issue.keywords)))[:MOST_KEYWORDS]


def alternatives(answers: Counter[str]) -> tuple[str, ...]:
    """Return the answers that are asked for, offered or refused, the commonest first; one alone is no choice."""
    found = sorted(answers, key=lambda one: (-answers[one], one))
    return tuple(found[:MOST_ANSWERS]) if len(found) > 1 else ()
