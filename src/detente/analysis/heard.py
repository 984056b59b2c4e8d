"""What analysts heard in meetings, as notes beside the reports: the judgement that says so is the source.

Each note is a report of its own, made of nothing but its judgement: what was said stands in it word for word, so that
it has evidence like any other fact. Its outlet is the analyst who heard it; a codebook can grade her as it does others.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from pydantic import ValidationError

from detente.errors import CannotJudge
from detente.record import (
    Draft,
    Evidence,
    Issue,
    Judgement,
    PartialDate,
    Party,
    Person,
    Report,
    Statement,
    Verdict,
    Wording,
)
from detente.record.entry import spelt

RULE = "analyst:heard"
SPOKE = ("speaker", "person", "party", "role", "unnamed")
SAID = ("target", "issue", "act", "kind", "negated", "modality", "attitude", "red_line", "credibility")
ABOUT = ("words", "meeting", "place", "date")
FIELDS = (*ABOUT, *SPOKE, *SAID)
"""What can be said of something heard; `words`, `meeting`, `date` and one of speaker, person and party must be."""
POSSIBLY_TRUE = 3
"""The Admiralty code's figure for what somebody with a name said in one's hearing and nobody else confirms."""

Named = TypeVar("Named", Party, Person, Issue)


def heard(judgements: Iterable[Judgement], drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Return a draft for each thing heard, in the order of the judgements.

    Args:
        judgements: Those that stand.
        drafts: What was read, for the names of parties, people and issues.

    Raises:
        CannotJudge: Something heard lacks what it needs, or says what cannot be said of a statement.
    """
    said = notes(judgements)
    if not said:
        return ()
    parties = by_slug(party for draft in drafts for party in draft.parties)
    people = by_slug(person for draft in drafts for person in draft.people)
    issues = by_slug(issue for draft in drafts for issue in draft.issues)
    return tuple(note(one, parties, people, issues) for one in said)


def notes(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Return the judgements that tell of something heard."""
    return [one for one in judgements if one.verdict is Verdict.HEARD]


def by_slug(entries: Iterable[Named]) -> dict[str, Named]:
    """Return slug -> the first entry under it."""
    found: dict[str, Named] = {}
    for one in entries:
        found.setdefault(one.id, one)
    return found


def note(
    judgement: Judgement, parties: Mapping[str, Party], people: Mapping[str, Person], issues: Mapping[str, Issue]
) -> Draft:
    """Return what one judgement says was heard, with those whom it names.

    Raises:
        CannotJudge: It lacks what it needs, or says what cannot be said of a statement.
    """
    told = judgement.changes
    check_fields(told)
    slugs = [slug for slug in (text(told, "party"), text(told, "target")) if slug]
    person, issue = text(told, "person"), text(told, "issue")
    # The note is made of the judgement alone: what others are called now must not change its id.
    speaker = text(told, "speaker") or spelt(person or slugs[0])
    to = f" to {spelt(target)}" if (target := text(told, "target")) else ""
    try:
        day = PartialDate(value=str(told["date"]).strip())
        report, source, content = written(judgement, day, speaker, to)
        line = (source[0], content[1])
        statement = Statement.model_validate(
            {
                "act": "inform",
                "credibility": POSSIBLY_TRUE,
                **{name: told[name] for name in SAID if name in told},
                "speaker": {
                    "name": speaker,
                    **{name: told[name] for name in SPOKE if name in told and name != "speaker"},
                },
                "date": day,
                "evidence": (Evidence(report=report.id, start=line[0], end=line[1], text=report.text[slice(*line)]),),
                "source": (source,),
                "content": (content,),
                "sentence": line,
                "wording": Wording.INDIRECT,
                "rule": RULE,
            }
        )
        return Draft(
            report=report,
            statements=(statement,),
            parties=tuple(parties.get(slug) or Party(id=slug, name=spelt(slug)) for slug in dict.fromkeys(slugs)),
            people=(people.get(person) or Person(id=person, name=speaker),) if person else (),
            issues=(issues.get(issue) or Issue(id=issue, label=spelt(issue)),) if issue else (),
        )
    except ValidationError as error:
        wrong = "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())
        raise CannotJudge(wrong, "values as `detente schema` lists them") from error


def check_fields(told: Mapping[str, object]) -> None:
    """Check that something heard says all that it must, and nothing else than it may.

    Raises:
        CannotJudge: It does not.
    """
    unknown = sorted(set(told) - set(FIELDS))
    if unknown:
        raise CannotJudge(f"{', '.join(unknown)} cannot be said of what was heard", "another field", sorted(FIELDS))
    missing = [name for name in ("words", "meeting", "date") if not str(told.get(name) or "").strip()]
    if missing:
        raise CannotJudge(
            f"what was heard lacks {' and '.join(missing)}", "words, a meeting and a date, such as date=2022-01-12"
        )
    if not any(told.get(name) for name in ("speaker", "person", "party")):
        raise CannotJudge(
            "what was heard does not say who said it", "one of speaker, person and party, such as party=norway"
        )


def written(
    judgement: Judgement, day: PartialDate, speaker: str, to: str
) -> tuple[Report, tuple[int, int], tuple[int, int]]:
    """Return the note of something heard, and where the speaker and the words stand in it."""
    told: Mapping[str, Any] = judgement.changes
    words = " ".join(str(told["words"]).split())
    where = ", ".join(filter(None, (str(told["meeting"]), text(told, "place"), day.spoken())))
    head = f"Heard in a meeting: {where}.\n\n"
    body = f"{head}{speaker}{to}: {words}"
    report = Report(
        text=f"{body}\n\nNoted by {judgement.by}.\n",
        outlet=f"Heard by {judgement.by}",
        title=f"Heard in a meeting: {told['meeting']}",
        author=judgement.by,
        published=day,
        language="en",
    )
    begin = len(head)
    return report, (begin, begin + len(speaker)), (len(body) - len(words), len(body))


def text(told: Mapping[str, object], name: str) -> str | None:
    """Return a field as text, or nothing when it is not there or empty."""
    value = told.get(name)
    return str(value).strip() or None if value is not None else None
