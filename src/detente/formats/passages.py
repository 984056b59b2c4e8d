"""Passages that people coded in another program, as the statements of drafts."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from detente.formats.slugs import slug
from detente.record import (
    Act,
    Codebook,
    Draft,
    Issue,
    PartialDate,
    Party,
    Person,
    Problem,
    Record,
    Report,
    Span,
    Speaker,
    Statement,
    Wording,
)

Named = TypeVar("Named", Party, Person, Issue)

OPENING = '"“«„‘‹'
SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
LONGEST_LINE = 300
"""Characters of what is said of one mistake."""

ACT_OF_SIDE = {True: Act.ACCEPT, False: Act.REJECT, None: Act.INFORM}
"""What a coded passage does when only its side is coded: agree with the issue, disagree, or neither."""


@dataclass(frozen=True)
class Imported:
    """What was taken over from another program's file, and what could not be."""

    drafts: tuple[Draft, ...]
    """One for each document, with its statements and what is wrong with single ones."""
    problems: tuple[str, ...] = ()
    """What could not be taken over, or not as it was, each with its place in the file."""

    @property
    def record(self) -> Record:
        """All that was taken over, as one record."""
        return Record.of(self.drafts)


@dataclass(frozen=True)
class Passage:
    """A piece of a report that somebody coded: who stands how to which issue."""

    span: Span
    rule: str
    speaker: str | None = None
    """As printed; when left out, the person or else the party."""
    person: str | None = None
    party: str | None = None
    issue: str | None = None
    target: str | None = None
    agreement: bool | None = None
    act: Act | None = None
    date: PartialDate | None = None
    """When it was said; left out, the day of its report, as with whatever a report tells without a day."""
    more: Mapping[str, Any] = field(default_factory=dict)
    """Further fields of the statement, or `role` and `unnamed` of its speaker."""


class Names:
    """Names that coders used, and the slugs under which they are kept: those of a codebook where it knows them."""

    def __init__(self, codebook: Codebook | None = None) -> None:
        book = codebook or Codebook()
        self.known = {
            "party": slugs_by_name(book.parties),
            "person": slugs_by_name(book.people),
            "issue": slugs_by_name(book.issues),
        }
        self.entries: dict[str, dict[str, Party | Person | Issue]] = {
            "party": {one.id: one for one in book.parties},
            "person": {one.id: one for one in book.people},
            "issue": {one.id: one for one in book.issues},
        }
        self.facts: dict[tuple[str, str], dict[str, Any]] = {}

    def learn(self, what: str, name: str, /, **facts: Any) -> None:  # noqa: ANN401 (fields of the entry)
        """Keep what is known of a name, for when it is met."""
        self.facts[what, name.strip()] = facts

    def of(self, kind: str, name: str | None) -> str | None:
        """Return the slug of a name; a new name gets one of its own."""
        if name is None or not name.strip():
            return None
        name = name.strip()
        known = self.known[kind]
        found = known.get(name) or known.get(name.casefold())
        if found is None:
            found = self.free(kind, name)
            self.entries[kind][found] = self.made(kind, found, name)
        known[name] = found
        return found

    def free(self, kind: str, name: str) -> str:
        """Return a slug that no other name of the kind has."""
        plain, number = name if SLUG.fullmatch(name) else slug(name), 1
        one = plain
        while one in self.entries[kind]:
            number += 1
            one = f"{plain}-{number}"
        return one

    def made(self, kind: str, found: str, name: str) -> Party | Person | Issue:
        """Return the entry of a new name."""
        facts = self.facts.get((kind, name), {})
        if kind == "party":
            return Party(id=found, name=name, **({"kind": "organisation"} | facts))
        if kind == "person":
            return Person(id=found, name=name, **facts)
        return Issue(id=found, label=name, **facts)

    def entry(self, kind: str, found: str) -> Any:  # noqa: ANN401 (a Party, a Person or an Issue)
        """Return the entry under a slug."""
        return self.entries[kind][found]


def slugs_by_name(entries: Iterable[Party | Person | Issue]) -> dict[str, str]:
    """Return name, as it is and in small letters -> slug: the entry's slug, its name or label, its other names."""
    found: dict[str, str] = {}
    for one in entries:
        names = (one.id, one.label) if isinstance(one, Issue) else (one.id, one.name, *one.aliases)
        for name in names:
            found.setdefault(name, one.id)
            found.setdefault(name.casefold(), one.id)
    return found


def draft_of(report: Report, passages: Sequence[Passage], names: Names, problems: Iterable[Problem] = ()) -> Draft:
    """Return the draft of a report with the passages that were coded in it.

    Words that were coded twice give two statements. As the id of a fact hashes its place, each further one has an empty
    span at the end of its words, which tells it from the others and shows nothing.
    """
    told = list(problems)
    seen: Counter[Span] = Counter()
    statements = []
    for one in passages:
        try:
            statements.append(statement_of(report, one, names, again=seen[one.span]))
        except ValueError as error:  # offsets outside the text, or a field that the record refuses
            told.append(Problem(where=within(one.span, report), what=first_line(error)))
            continue
        seen[one.span] += 1
    return Draft(
        report=report,
        statements=tuple(statements),
        problems=tuple(told),
        parties=met(names, "party", (slug for one in statements for slug in (one.speaker.party, one.target))),
        people=met(names, "person", (one.speaker.person for one in statements)),
        issues=met(names, "issue", (one.issue for one in statements)),
    )


def statement_of(report: Report, one: Passage, names: Names, *, again: int = 0) -> Statement:
    """Return the statement of a passage, which is not the first on these words when `again` is above 0.

    Raises:
        ValueError: Its offsets lie outside the text, or a field holds what it cannot.
    """
    evidence = report.cite(*one.span)
    end = one.span[1]
    more = dict(one.more)
    person, party = names.of("person", one.person), names.of("party", one.party)
    called = one.speaker or one.person or one.party
    speaker = Speaker(
        name=called, person=person, party=party, role=more.pop("role", None),
        unnamed=more.pop("unnamed", called is None),
    )  # fmt: skip
    return Statement(
        evidence=(evidence,),
        rule=one.rule,
        content=(one.span, *(((end, end),) * again)),
        sentence=one.span,
        wording=more.pop("wording", None) or wording_at(report.text, one.span),
        speaker=speaker,
        act=one.act or ACT_OF_SIDE[one.agreement],
        target=names.of("party", one.target),
        issue=names.of("issue", one.issue),
        date=one.date or report.published,
        **more,
    )


def wording_at(text: str, span: Span) -> Wording:
    """Return whether words stand in quotation marks."""
    before, first = text[max(span[0] - 1, 0) : span[0]], text[span[0]]
    return Wording.DIRECT if (before and before in OPENING) or first in OPENING else Wording.INDIRECT


def met(names: Names, kind: str, slugs: Iterable[str | None]) -> tuple[Any, ...]:
    """Return the entries that are named, each once, in order of their first mention."""
    return tuple(names.entry(kind, one) for one in dict.fromkeys(slugs) if one)


def within(span: Span, report: Report) -> Span:
    """Return as much of a span as lies in a report."""
    length = len(report.text)
    start = min(max(span[0], 0), length)
    return start, min(max(span[1], start), length)


def first_line(error: Exception) -> str:
    """Return what is wrong in one line that is not too long, from our errors and from pydantic's."""
    errors = getattr(error, "errors", None)
    said = str(error)
    if callable(errors):
        found = errors()[0]
        said = f"{'.'.join(map(str, found['loc']))}: {found['msg']}"
    line = next(iter(said.splitlines()), type(error).__name__)
    return line if len(line) <= LONGEST_LINE else f"{line[:LONGEST_LINE]}..."
