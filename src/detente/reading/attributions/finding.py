"""An attribution as a rule finds it, before its words are turned into offsets."""

from dataclasses import dataclass

from detente.reading.attributions.clause import Clause
from detente.reading.knowledge import is_a
from detente.reading.page import Attribution, Range


@dataclass
class Finding:
    """Who is said to have said what in one sentence, by which rule."""

    source: tuple[Range, ...]
    cue: Range
    content: list[Range]
    kind: str
    act: str
    rule: str
    verb: int | None = None
    """The word that reports."""
    lemma: str = ""
    target: tuple[Range, ...] = ()

    def inside(self, other: "Finding") -> bool:
        """Return whether the cue stands in what another says."""
        return any(start <= self.cue[0] and self.cue[1] <= end for start, end in other.content)

    def shares_cue(self, other: "Finding") -> bool:
        """Return whether the cue is part of another's (`expressed` of `expressed concern`)."""
        return other.cue[0] <= self.cue[0] and self.cue[1] <= other.cue[1]

    def made(self, clause: Clause) -> Attribution:
        """Return it as an attribution."""
        denied = self.verb is not None and clause.negated(self.verb)
        return Attribution(
            source=self.source,
            cue=(self.cue,),
            content=tuple(self.content),
            sentence=(clause.sentence.start, clause.sentence.end),
            kind=self.kind,
            act=self.act,
            rule=f"attributions:{self.rule}",
            target=self.target,
            negated=denied is not is_a(self.lemma, "denials"),
        )
