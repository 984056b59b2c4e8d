"""One draft, with its days, names and meetings to be found by where they stand in the text."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from detente.analysis.calendar import day_of
from detente.record import Draft, PartialDate, Span


@dataclass(frozen=True, order=True)
class Placed:
    """A name or a day, and where it stands."""

    start: int
    end: int
    name: str
    day: PartialDate | None = None

    @property
    def span(self) -> Span:
        """[start, end]."""
        return self.start, self.end


class Scene:
    """What stands where in one draft; looked up by halving, so that a long report takes no longer than its length."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.text = draft.report.text

    @cached_property
    def days(self) -> tuple[Placed, ...]:
        """Every expression for one day, in order."""
        found = ((time, day_of(time)) for time in self.draft.dates)
        return tuple(
            sorted(
                (Placed(time.start, time.end, day.value, day) for time, day in found if day),
                key=lambda one: one.span,
            )
        )

    @cached_property
    def parties(self) -> tuple[Placed, ...]:
        """Every place that names a party, or one of its people."""
        spoken_for = {person.id: person.roles[-1].party for person in self.draft.people if person.roles}
        named = (
            (mention.span, mention.id if mention.kind == "party" else spoken_for.get(mention.id))
            for mention in self.draft.mentions
            if mention.kind in ("party", "person")
        )
        return tuple(sorted(Placed(*span, slug) for span, slug in named if slug))

    @cached_property
    def bodies(self) -> tuple[Placed, ...]:
        """Every place that names a body, or one of its meetings."""
        named = [(mention.span, mention.id) for mention in self.draft.mentions if mention.kind == "body"]
        met = [(span, meeting.body) for meeting in self.draft.meetings if meeting.body for span in meeting.spans]
        return tuple(sorted(Placed(*span, slug) for span, slug in (*named, *met)))

    def days_in(self, span: Span) -> tuple[Placed, ...]:
        """Return the expressions for one day in a stretch of the text."""
        return tuple(within(self.days, span))

    def parties_in(self, span: Span) -> frozenset[str]:
        """Return the parties named in a stretch of the text, by their own names or by those of their people."""
        return frozenset(one.name for one in within(self.parties, span))

    def bodies_in(self, span: Span) -> frozenset[str]:
        """Return the bodies named in a stretch of the text, or whose meeting is named there."""
        return frozenset(one.name for one in within(self.bodies, span))


def within(placed: Sequence[Placed], span: Span) -> Iterator[Placed]:
    """Yield those of `placed`, which are in order, that lie in `span`."""
    for number in range(bisect_left(placed, span[0], key=lambda one: one.start), len(placed)):
        if placed[number].start >= span[1]:
            return
        if placed[number].end <= span[1]:
            yield placed[number]
