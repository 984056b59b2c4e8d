"""What an LLM is asked to return: what it read, in the report's own words and never in offsets."""

from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, WithJsonSchema, model_validator

from detente.record import (
    Act,
    Attitude,
    ConditionKind,
    EventStatus,
    MeetingStatus,
    Modality,
    Plover,
    StatementKind,
)


def one_of(kind: type[StrEnum], *others: str) -> WithJsonSchema:
    """Return what tells the LLM the values there are; any other is taken, and said to be none later.

    One wrong word must not cost the whole answer.
    """
    return WithJsonSchema({"type": "string", "enum": [*(one.value for one in kind), *others]})


def asks_for(*fields: str) -> ConfigDict:
    """Return what tells the LLM which fields an entry needs; one that lacks them is looked at all the same."""
    return ConfigDict(json_schema_extra={"required": list(fields)})


class Claim(BaseModel):
    """Something the LLM says stands in the report."""

    model_config = ConfigDict(frozen=True, extra="ignore", coerce_numbers_to_str=True, use_attribute_docstrings=True)

    sentences: tuple[int, ...] = ()
    """Numbers of the sentences in which it stands."""

    @model_validator(mode="before")
    @classmethod
    def without_nulls(cls, data: object) -> object:
        """Take null for a field that was left out."""
        return {name: value for name, value in data.items() if value is not None} if isinstance(data, dict) else data


class StatementClaim(Claim):
    """Somebody said something, or is said to think, want, plan or have ordered it."""

    model_config = asks_for("sentences", "source", "cue", "content", "kind", "act")

    source: str = ""
    """The words that name the speaker there, such as "he" or "the minister, Anna Berg,"; empty when there are none."""
    speaker: str = ""
    """When the source is a pronoun, a description or empty: the words by which the report names who it is elsewhere."""
    cue: str = ""
    """The words that show that it is attributed, such as "told" or "according to"; empty for a quotation without."""
    content: tuple[str, ...] = ()
    """The words said, without the cue; several runs when something stands between them."""
    via: tuple[str, ...] = ()
    """The words for each one who only passed it on, outermost first, such as an agency or a source it cites."""
    kind: Annotated[str, one_of(StatementKind)] = StatementKind.SPEECH
    act: Annotated[str, one_of(Act)] = Act.INFORM
    """What it does; "inform" when it does no more than tell."""
    target: str = ""
    """The words for the party that is addressed or asked to act."""
    condition: str = ""
    """The words of the condition it depends on, with the word that opens it."""
    condition_kind: Annotated[str, one_of(ConditionKind)] = ConditionKind.IF
    negated: bool = False
    """Whether what is said is denied ("there was no commitment")."""
    modality: Annotated[str, one_of(Modality)] = Modality.STATED
    attitude: Annotated[str, one_of(Attitude, "none")] = "none"
    """What it says of the chances of the talks, or of a line that hardens or softens."""
    red_line: bool = False
    """Whether the words rule out any other outcome."""
    date: str = ""
    """The words that tell when it was said."""


class MeetingClaim(Claim):
    """Parties that meet, met or will meet."""

    model_config = asks_for("sentences", "words", "status")

    words: tuple[str, ...] = ()
    """The words that name it, such as "the Geneva talks", once for each place where they stand."""
    body: str = ""
    """The words for the council or body that meets."""
    place: str = ""
    date: str = ""
    """The words that tell when it takes place."""
    participants: tuple[str, ...] = ()
    """The words for each party that takes part."""
    status: Annotated[str, one_of(MeetingStatus)] = MeetingStatus.HELD
    result: str = ""
    """The words for what came of it."""


class DeadlineClaim(Claim):
    """Somebody owes something by some time."""

    model_config = asks_for("sentences", "who", "what", "due")

    who: str = ""
    """The words for the party that owes it."""
    what: str = ""
    """The words for what is owed."""
    due: str = ""
    """The words that tell by when."""


class EventClaim(Claim):
    """Something done, not said."""

    model_config = asks_for("sentences", "words", "plover", "status")

    words: str = ""
    """The few words that name it, such as "withdrew" or "imposed sanctions"."""
    plover: Annotated[str, one_of(Plover)] = ""
    """Its type in PLOVER."""
    actor: str = ""
    """The words for the party that does it."""
    target: str = ""
    """The words for the party to which it is done."""
    place: str = ""
    date: str = ""
    """The words that tell when."""
    magnitude: str = ""
    """The words that tell how many or how much, with the unit, such as "some 100,000 troops"."""
    status: Annotated[str, one_of(EventStatus)] = EventStatus.DONE


class Answer(BaseModel):
    """Everything read in one piece of a report."""

    model_config = ConfigDict(
        frozen=True,
        extra="ignore",
        use_attribute_docstrings=True,
        json_schema_extra={"required": ["statements", "meetings", "deadlines", "events"]},
    )

    statements: tuple[StatementClaim, ...] = ()
    meetings: tuple[MeetingClaim, ...] = ()
    deadlines: tuple[DeadlineClaim, ...] = ()
    events: tuple[EventClaim, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def without_nulls(cls, data: Any) -> Any:  # noqa: ANN401 (whatever the LLM returned)
        """Take null for a list without entries."""
        return {name: value for name, value in data.items() if value is not None} if isinstance(data, dict) else data
