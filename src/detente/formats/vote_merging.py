"""Votes that a person edited brought together with a new draft of them: three-way, so that no edit is lost."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from detente.errors import RuleMistake
from detente.formats.three_ways import Disagreement, Found, in_order, numbered, with_both
from detente.formats.vote_file import Member, Stage, VoteFile
from detente.formats.vote_model import rule_of
from detente.formats.vote_rules import parsed_rule, sums_in

FIELDS = {
    "name": "name",
    "group": "group",
    "count": "number",
    "weights": "weights",
    "position": "position",
    "yes": "chance to say yes",
    "abstain": "chance to abstain",
    "absent": "chance to be absent",
    "ideal": "ideal point",
    "why": "reason",
}
"""What a member has, and what it is called."""


@dataclass(frozen=True)
class VoteMerge:
    """The file that has both changes, and what could not be brought together."""

    file: VoteFile
    conflicts: tuple[Disagreement, ...] = ()
    """What both changed differently: in the file stands what the person wrote."""
    notes: tuple[str, ...] = ()
    """What was left as the person wrote it, because the new draft does not fit it."""


def merged_votes(base: VoteFile, mine: VoteFile, theirs: VoteFile) -> VoteMerge:
    """Return the file with what a person changed and with what a new draft changed.

    Stages are the same when they have the same id, or else the same name. One that the person took away stays away.

    Args:
        base: The last draft, as it was written.
        mine: The file that a person edited since.
        theirs: The new draft.
    """
    found = Found()
    versions = [numbered(file.stages, key) for file in (base, mine, theirs)]
    old, ours, others = versions
    names = {one: held.said for version in (old, others, ours) for one, held in version.items()}
    changed = {one for one in ours if ours[one] != old.get(one)}
    stay = found.staying(old, ours, others, changed=changed, named=lambda one: f"The vote of “{names[one]}”")
    file = VoteFile(
        stages=tuple(
            stage(old.get(one), ours.get(one), others.get(one), found)
            for one in in_order(list(old), list(ours), list(others), stay)
        ),
        title=found.taken("The title", base.title, mine.title, theirs.title),
        citation=found.taken("The citation", base.citation, mine.citation, theirs.citation),
        status_quo=taken(found, "Where things stand", base.status_quo, mine.status_quo, theirs.status_quo),
        scale=taken(found, "The scale", base.scale, mine.scale, theirs.scale),
    )
    if not all(fits(one, file) for one in file.stages):  # a scale of one side with points of the other
        file = replace(file, scale=mine.scale, status_quo=mine.status_quo, stages=mine.stages)
        found.notes.append("The stages are left as you wrote them: those of the new draft do not fit the scale.")
    return VoteMerge(file, tuple(found.conflicts), tuple(dict.fromkeys(found.notes)))


def key(one: Stage) -> str:
    """Return what a stage is known by."""
    return one.id or one.name or one.body


def fits(one: Stage, file: VoteFile) -> bool:
    """Return whether all ideal points of a stage lie on the scale."""
    low, high = file.scale
    return all(member.ideal is None or low <= member.ideal <= high for member in one.members)


@dataclass(frozen=True)
class Value:
    """A value that is shown as it stands, where two versions disagree."""

    held: Any

    def __str__(self) -> str:
        if isinstance(self.held, tuple):
            return ", ".join(map(str, self.held)) or "nothing"
        return "not given" if self.held in (None, "") else str(self.held)


def taken(found: Found, what: str, base: Any, mine: Any, theirs: Any) -> Any:  # noqa: ANN401 (whatever a file holds)
    """Return what only one side changed; where both did, mine."""
    return found.taken(what, Value(base), Value(mine), Value(theirs)).held


def stage(base: Stage | None, mine: Stage | None, theirs: Stage | None, found: Found) -> Stage:
    """Return a stage with both changes."""
    if mine is None or theirs is None:
        held = mine or theirs
        assert held is not None
        return held
    old = base or mine
    said = mine.said
    if base is not None and (mine.body, mine.part, mine.rule) != (old.body, old.part, old.rule):
        if theirs != base:
            found.notes.append(f"{said} is left as you wrote it: it is another body than in the new draft.")
        return mine
    whole = Stage(
        members=members([one.members for one in (old, mine, theirs)], said, found),
        rule=taken(found, f"{said}, its rule", old.rule, mine.rule, theirs.rule),
        id=mine.id,
        name=taken(found, "The name of a vote", old.name, mine.name, theirs.name),
        citation=taken(found, f"{said}, its citation", old.citation, mine.citation, theirs.citation),
        why=taken(found, f"{said}, why", old.why, mine.why, theirs.why),
        evidence=with_both(old.evidence, mine.evidence, theirs.evidence),
        body=taken(found, f"{said}, its body", old.body, mine.body, theirs.body),
        part=taken(found, f"{said}, its part", old.part, mine.part, theirs.part),
        own_members=mine.own_members or theirs.own_members,
    )
    if holds_together(whole):
        return whole
    found.notes.append(f"{said} is left as you wrote it: what the new draft has does not fit your changes.")
    return mine


def holds_together(one: Stage) -> bool:
    """Return whether a stage can be used: its rule and its members fit, all with an ideal point or none."""
    if not one.members or 0 < sum(member.ideal is None for member in one.members) < len(one.members):
        return False
    try:
        rule_of(one)
    except RuleMistake:
        return False
    counted = set(sums_in(parsed_rule(one.rule)))
    return all(name in counted for member in one.members for name, _ in member.weights)


def members(versions: Sequence[Sequence[Member]], said: str, found: Found) -> tuple[Member, ...]:
    """Return the members of a stage with both changes."""
    old, ours, others = ({one.id: one for one in version} for version in versions)
    changed = {one for one in ours if ours[one] != old.get(one)}
    stay = found.staying(old, ours, others, changed=changed, named=lambda one: f"{said}, the member “{one}”")
    return tuple(
        member(old.get(one), ours.get(one), others.get(one), said, found)
        for one in in_order(list(old), list(ours), list(others), stay)
    )


def member(base: Member | None, mine: Member | None, theirs: Member | None, said: str, found: Found) -> Member:
    """Return a member with both changes."""
    if mine is None or theirs is None:
        held = mine or theirs
        assert held is not None
        return held
    old = base or Member(mine.id)
    fields = {
        name: taken(found, f"{said}, {mine.said}, its {called}", *(getattr(one, name) for one in (old, mine, theirs)))
        for name, called in FIELDS.items()
    }
    whole = Member(mine.id, **fields, evidence=with_both(old.evidence, mine.evidence, theirs.evidence))
    if (whole.yes or 0) + whole.abstain + whole.absent > 1:
        found.notes.append(f"{said}: the chances of {mine.said} are left as you wrote them.")
        return replace(whole, yes=mine.yes, abstain=mine.abstain, absent=mine.absent)
    return whole
