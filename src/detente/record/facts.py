"""What is read from one report: statements, events, meetings and deadlines, each with its evidence."""

from abc import abstractmethod
from collections.abc import Callable
from enum import StrEnum
from typing import ClassVar, Self

from pydantic import Field, model_validator

from detente.record.acts import Act, Plover
from detente.record.dates import PartialDate
from detente.record.entry import Entry, Slug, Span, fact_id
from detente.record.reports import Evidence


class Deed(Entry, frozen=True):
    """What somebody does, is to do or would do, as the words of a fact name it."""

    by: Slug | None = None
    """The party that does it; none: the words do not say, or name somebody who is no party."""
    doer: str | None = None
    """The name of somebody who does it and is no party that is known."""
    verb: str = ""
    """The verb in its base form; empty: a noun names it."""
    what: tuple[str, ...] = ()
    """The nouns that it is done to, the most important first, in the singular and in small letters."""
    words: str
    """How it reads, beginning with the verb: `withdraw its troops`."""
    span: Span
    """Where it stands."""
    modal: str = ""
    """The word that says how it is to be done: `will`, `must`, `could`; empty: none does."""
    negated: bool = False
    """Whether it is not to be done (`will not withdraw`)."""
    conditional: bool = False
    """Whether it stands in the condition of a statement."""

    def under(self, slug: Callable[[str | None], str | None]) -> Self:
        """Return the deed with its party under another slug."""
        return self.model_copy(update={"by": slug(self.by)}) if self.by else self


class Fact(Entry, frozen=True):
    """Something read from a report. Its id hashes the report, the kind of fact and the spans, and nothing else."""

    fact_kind: ClassVar[str]

    id: str = ""
    """Worked out when left out."""

    evidence: tuple[Evidence, ...] = Field(min_length=1)
    """The sentences it stands in; at least one: the record holds no fact without a source."""

    rule: str = Field(min_length=1)
    """`step:rule` that made it, or `analyst`."""

    @abstractmethod
    def key_spans(self) -> tuple[Span, ...]:
        """Return the spans that tell this fact from others of its kind in the report."""

    @property
    def report(self) -> str:
        """Id of the report it stands in."""
        return self.evidence[0].report

    @model_validator(mode="after")
    def named_by_its_place(self) -> Self:
        """Fill in the id, or refuse one that is not the hash of report, kind and spans."""
        right = fact_id(self.report, self.fact_kind, self.key_spans())
        if self.id not in ("", right):
            raise ValueError(f"id {self.id!r} does not belong to these spans of this report ({right!r})")
        object.__setattr__(self, "id", right)
        return self

    def words(self, spans: tuple[Span, ...]) -> str:
        """Return the words in `spans`, joined by an ellipsis; they must lie within the evidence."""
        found = (evidence.words(span) for span in spans for evidence in self.evidence if evidence.words(span))
        return " ... ".join(found)


class StatementKind(StrEnum):
    """How what is said is known: said aloud, or ascribed to somebody's mind or pen."""

    SPEECH = "speech"
    BELIEF = "belief"
    WISH = "wish"
    PLAN = "plan"
    DECREE = "decree"


class Wording(StrEnum):
    """Whose words they are."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Modality(StrEnum):
    """How firmly it is said."""

    STATED = "stated"
    """said outright by somebody with a name"""
    REPORTED = "reported"
    """passed on by somebody else, or said by nobody with a name"""
    POSSIBLE = "possible"
    """may, might, could"""
    HYPOTHETICAL = "hypothetical"
    """only if something else came about"""


class Attitude(StrEnum):
    """What a statement says of the talks' chances or of the speaker's line."""

    OPTIMISTIC = "optimistic"
    PESSIMISTIC = "pessimistic"
    HARDENING = "hardening"
    SOFTENING = "softening"


class Speaker(Entry, frozen=True):
    """Who is said to have said it."""

    name: str | None = None
    """The words of the report; a pronoun is given as the name it stands for. None: the report does not say who."""

    person: Slug | None = None
    """Slug of the person, when it is one."""

    party: Slug | None = None
    """Slug of the party spoken for, when known."""

    role: str | None = None
    """The title given in the report."""

    unnamed: bool = False
    """Whether no name is given (`an official`, `sources`)."""


class Via(Entry, frozen=True):
    """One link of the chain that a statement came through."""

    name: str
    """The words of the report."""

    kind: str
    """outlet, unnamed, person or document."""

    party: Slug | None = None
    """The party it is close to or speaks for, when the report says so."""


class ConditionKind(StrEnum):
    """The word that ties a statement to its condition."""

    IF = "if"
    UNLESS = "unless"
    ONLY_IF = "only if"
    BEFORE = "before"
    AFTER = "after"
    UNTIL = "until"


class Condition(Entry, frozen=True):
    """On what a statement depends."""

    kind: ConditionKind
    text: str
    """The words of the condition, without the word that opens it."""
    span: Span
    """Where the whole condition stands."""


class Statement(Fact, frozen=True):
    """Somebody said something, or is said to think, want, plan or have ordered it."""

    fact_kind: ClassVar[str] = "statement"

    kind: StatementKind = StatementKind.SPEECH
    source: tuple[Span, ...] = ()
    """Where the speaker is named; empty when the report does not name one there."""
    cue: tuple[Span, ...] = ()
    """The words that show that something is attributed: `told`, `according to`."""
    content: tuple[Span, ...] = Field(min_length=1)
    """What was said."""
    sentence: Span
    """The sentence in which the statement stands."""
    wording: Wording
    speaker: Speaker
    via: tuple[Via, ...] = ()
    """The chain of sources it came through, outermost first; empty: the report heard it itself."""
    act: Act
    target: Slug | None = None
    """Slug of the party addressed, or asked to act."""
    issue: Slug | None = None
    """Slug of the issue it is about."""
    negated: bool = False
    """Whether what is said is denied (`there was no commitment`)."""
    modality: Modality = Modality.STATED
    attitude: Attitude | None = None
    condition: Condition | None = None
    red_line: bool = False
    """Whether the words rule out any other outcome (`never`, `non-starter`, `nothing short of`)."""
    date: PartialDate | None = None
    """When it was said."""
    deeds: tuple[Deed, ...] = ()
    """What somebody is to do or would do, in what is said and in its condition."""
    credibility: int = Field(default=6, ge=1, le=6)
    """The Admiralty code's figure.

    1 confirmed, 2 probably true, 3 possibly true, 4 doubtful, 5 improbable, 6 cannot be judged.
    """

    @property
    def plover(self) -> Plover | None:
        """The PLOVER event type of its act."""
        return self.act.plover

    def key_spans(self) -> tuple[Span, ...]:
        """Return the cue and the content: the same words may not be said twice."""
        return (*self.cue, *self.content)


class EventStatus(StrEnum):
    """How far an event has come about."""

    DONE = "done"
    UNDER_WAY = "under way"
    PLANNED = "planned"
    THREATENED = "threatened"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"


class Magnitude(Entry, frozen=True):
    """How much or how many."""

    value: float = Field(allow_inf_nan=False)
    unit: str
    approximate: bool = False


class Event(Fact, frozen=True):
    """Something done, not said."""

    fact_kind: ClassVar[str] = "event"

    plover: Plover
    actor: Slug | None = None
    target: Slug | None = None
    span: Span
    """The words that name the event."""
    date: PartialDate | None = None
    place: str | None = None
    magnitude: Magnitude | None = None
    status: EventStatus = EventStatus.DONE
    deed: Deed | None = None
    """Who does what, when a verb names it."""
    claimed_by: str | None = None
    """Id of the statement that says so; none: the report says so itself."""

    def key_spans(self) -> tuple[Span, ...]:
        """Return the words that name the event."""
        return (self.span,)


class MeetingStatus(StrEnum):
    """Whether a meeting took place or will."""

    HELD = "held"
    PLANNED = "planned"
    PROPOSED = "proposed"
    REFUSED = "refused"
    CANCELLED = "cancelled"


class Meeting(Fact, frozen=True):
    """Parties that meet, met or will meet."""

    fact_kind: ClassVar[str] = "meeting"

    name: str
    """What the report calls it."""
    body: Slug | None = None
    """Slug of the body that meets, when it is one."""
    place: str | None = None
    date: PartialDate | None = None
    participants: tuple[Slug, ...] = ()
    status: MeetingStatus
    result: str | None = None
    """The report's words for what came of it."""
    spans: tuple[Span, ...] = Field(min_length=1)
    """Every place in the report where this meeting is named."""

    def key_spans(self) -> tuple[Span, ...]:
        """Return the first place where the meeting is named: a later mention adds to it and keeps the id."""
        return self.spans[:1]


class Deadline(Fact, frozen=True):
    """Somebody owes something by some time."""

    fact_kind: ClassVar[str] = "deadline"

    who: Slug | None = None
    """Slug of the party that owes it."""
    what: str
    """The report's words for what is owed."""
    due: PartialDate | None = None
    """By when; none when the report has no date to count from."""
    spans: tuple[Span, ...] = Field(min_length=1)
    """The words that set it."""

    def key_spans(self) -> tuple[Span, ...]:
        """Return the words that set it."""
        return self.spans
