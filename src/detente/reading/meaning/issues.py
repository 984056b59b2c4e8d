"""Which issue each statement is about: the codebook's, or one of the questions most talks are about."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from detente.reading.knowledge import table
from detente.reading.meaning.acts import plain
from detente.reading.meaning.questions import Question, questions
from detente.reading.page import Page, within
from detente.reading.pipeline import step
from detente.record import Issue, Statement

WEAK = 0.4
"""What a keyword of a question behind all others counts (`talks`): it names the issue where no other word does."""
OUTSIDE = 0.25
"""What a keyword counts that stands beside what is said, in its sentence."""
COLLECTIVE = frozenset({"alliance", "organisation"})
MOST_KEYWORDS = 4
OFTEN = 2
"""Statements that must ask for, offer or refuse one thing before it is suggested as an issue."""


@dataclass(frozen=True)
class Topic:
    """An issue with the pattern of its keywords."""

    issue: Issue
    pattern: re.Pattern[str]
    weak: bool
    besides: re.Pattern[str] | None = None
    """Words that hold a keyword and mean something else (`air strikes`)."""
    filled: str | None = None
    """The label with a place for the party named most beside it."""

    def score(self, text: str) -> float:
        """Return how much a text in plain lower case speaks of it: a keyword of several words counts double."""
        hits = self.pattern.findall(self.besides.sub(" ", text) if self.besides else text)
        return sum(2.0 if " " in hit or "-" in hit else 1.0 for hit in hits) * (WEAK if self.weak else 1.0)


def topic(issue: Issue, *, weak: bool = False, besides: Sequence[str] = (), filled: str | None = None) -> Topic:
    """Return an issue ready to be looked for."""
    return Topic(issue, any_of(issue.keywords), weak, any_of(besides) if besides else None, filled)


def any_of(keywords: Sequence[str]) -> re.Pattern[str]:
    """Return the pattern that any of the keywords matches, the longest first; `*` stands for any ending."""
    words = sorted({keyword.lower() for keyword in keywords}, key=lambda word: (-len(word), word))
    shapes = (re.escape(word.rstrip("*")) + (r"[\w'-]*" if word.endswith("*") else r"\b") for word in words)
    return re.compile(r"\b(?:" + "|".join(shapes) + ")" if words else r"(?!)")


@cache
def general() -> tuple[Topic, ...]:
    """Return the issues of the table."""
    return tuple(
        topic(
            Issue(id=row["id"], label=row["label"], keywords=tuple(row["keywords"])),
            weak=row.get("weak", False),
            besides=row.get("besides", ()),
            filled=row.get("with"),
        )
        for row in table("issues")["issues"]
    )


def of_codebook(issue: Issue) -> Topic:
    """Return an issue of a codebook; under an id of the table it keeps what the table knows besides its keywords."""
    same = next((one for one in general() if one.issue.id == issue.id), None)
    made = topic(issue)
    return replace(made, weak=same.weak, besides=same.besides) if same else made


@step(needs=["statements", "names", "parties"], adds=["statements", "issues"])
def issues(page: Page) -> Page:
    """Give every statement the issue whose keywords it holds most of, and list the issues met.

    Without a codebook, what several statements ask for, offer or refuse is suggested as an issue of its own, where the
    sentences are parsed (an LLM's reader does without).
    """
    own = page.codebook.issues if page.codebook else ()
    topics = tuple(of_codebook(issue) for issue in own) or general()
    found = [statement.model_copy(update={"issue": issue_of(page, statement, topics)}) for statement in page.statements]
    spoken = tuple(one for one in topics if any(statement.issue == one.issue.id for statement in found))
    found = [
        statement if statement.issue else statement.model_copy(update={"issue": issue_beside(page, statement, spoken)})
        for statement in found
    ]
    suggested = {} if own or page.syntax is None else suggestions(page, found)
    found = [one.model_copy(update={"issue": suggested[one.id].id}) if one.id in suggested else one for one in found]
    known = (
        *topics,
        *(Topic(issue, any_of(issue.keywords), weak=False) for issue in dict.fromkeys(suggested.values())),
    )
    return replace(page, statements=tuple(found), issues=tuple(met(page, found, known)))


def suggestions(page: Page, statements: Sequence[Statement]) -> dict[str, Issue]:
    """Return statement -> the issue that it and others without one are about, by what they ask for in common."""
    asked = {one.id: list(questions(page, one)) for one in statements if one.issue is None}
    shared = Counter(head for found in asked.values() for head in {question.head for question in found})
    chosen = {
        one: next((question.head for question in found if shared[question.head] >= OFTEN), None)
        for one, found in asked.items()
    }
    every = [question for found in asked.values() for question in found]
    made = {head: issue_called(head, every) for head in dict.fromkeys(chosen.values()) if head}
    return {one: made[head] for one, head in chosen.items() if head}


def issue_called(head: str, found: Sequence[Question]) -> Issue:
    """Return the issue of a noun, labelled by the phrase printed most often with it, of those the fullest."""
    counts = Counter(question.label for question in found if question.head == head)
    label = max(counts, key=lambda one: (counts[one], len(one), one))
    cores = Counter(question.core for question in found if question.head == head)
    keywords = tuple(dict.fromkeys((*(core for core, _ in cores.most_common(MOST_KEYWORDS)), head)))
    return Issue(
        id="-".join(re.findall(r"[a-z0-9]+", label.lower())), label=label[:1].upper() + label[1:], keywords=keywords
    )


def issue_of(page: Page, statement: Statement, topics: Sequence[Topic]) -> str | None:
    """Return the slug of the issue whose keywords are in what is said; of two as good, the one also beside it."""
    said = plain(statement.words(statement.content))
    beside = plain(page.text[slice(*statement.sentence)])
    scores = {one.issue.id: score + OUTSIDE * one.score(beside) for one in topics if (score := one.score(said)) > 0}
    return max(scores, key=lambda slug: scores[slug], default=None)


def issue_beside(page: Page, statement: Statement, spoken: Sequence[Topic]) -> str | None:
    """Return the slug of the issue named beside what is said, when others speak of it in so many words."""
    beside = plain(page.text[slice(*statement.sentence)])
    scores = {one.issue.id: score for one in spoken if (score := one.score(beside)) > 0}
    return max(scores, key=lambda slug: scores[slug], default=None)


def met(page: Page, statements: Sequence[Statement], topics: Sequence[Topic]) -> Iterator[Issue]:
    """Yield the issues that statements are about, the one most spoken of first, with a label that names the party."""
    counts = Counter(statement.issue for statement in statements if statement.issue)
    known = {one.issue.id: one for one in topics}
    for slug, _ in counts.most_common():
        one = known[slug]
        beside = collective_beside(page, [statement for statement in statements if statement.issue == slug])
        label = one.filled.format(party=beside) if one.filled and beside else one.issue.label
        yield one.issue.model_copy(update={"label": label})


def collective_beside(page: Page, statements: Sequence[Statement]) -> str | None:
    """Return the name of the alliance or organisation named most in these statements' sentences."""
    counts: Counter[str] = Counter()
    for statement in statements:
        for name in within(page.names, *statement.evidence[0].span):
            if name.kind == "party" and page.parties[name.id].kind in COLLECTIVE:
                counts[name.id] += 1
    return page.parties[counts.most_common(1)[0][0]].name if counts else None
