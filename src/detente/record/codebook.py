"""The parties, people, bodies, issues and outlets of one case, as people name and edit them."""

from enum import StrEnum
from typing import Literal, Self

from pydantic import Field, model_validator

from detente.record.dates import PartialDate
from detente.record.entry import Entry, Slug


class Party(Entry, frozen=True):
    """A state, an alliance, an organisation or a group that wants something."""

    id: Slug
    """Its slug."""

    name: str = Field(min_length=1)
    """Its usual name."""

    kind: str = "state"
    """state, alliance, organisation, group, union, employer, political-party, company, ..."""

    aliases: tuple[str, ...] = ()
    """Other names used for it, metonyms and demonyms among them."""


class Role(Entry, frozen=True):
    """An office that a person holds for a party, over some time."""

    title: str
    """The title, as printed."""

    party: Slug | None = None
    """The party spoken for."""

    since: str | None = Field(default=None, alias="from")
    """First day, month or year in office (ISO 8601), when known."""

    until: str | None = Field(default=None, alias="to")
    """Last day, month or year in office (ISO 8601), when known."""


class Person(Entry, frozen=True):
    """Somebody with a name."""

    id: Slug
    """Its slug."""

    name: str = Field(min_length=1)
    """The fullest form of the name."""

    aliases: tuple[str, ...] = ()
    """Other forms of the name."""

    roles: tuple[Role, ...] = ()
    """Offices held, the latest last."""

    def role_on(self, day: PartialDate | None) -> Role | None:
        """Return the latest role held on `day`, or the last one known when no day is given."""
        held = [role for role in self.roles if day is None or holds(role, day)]
        return held[-1] if held else None


class Body(Entry, frozen=True):
    """A council, assembly, court or round of talks in which parties meet, with the rule by which it decides."""

    id: Slug
    """Its slug."""

    name: str = Field(min_length=1)
    """Its usual name."""

    aliases: tuple[str, ...] = ()
    """Other names used for it."""

    members: tuple[Slug, ...] = ()
    """Slugs of the parties that sit in it, when known."""

    rule: str | None = None
    """How it decides (`all`, `majority`, or a formula of the vote file), when known."""


class Issue(Entry, frozen=True):
    """A question on the table."""

    id: Slug
    """Its slug."""

    label: str
    """The question, as a person would write it."""

    keywords: tuple[str, ...] = ()
    """Words that show that a sentence is about it."""

    alternatives: tuple[Slug, ...] = ()
    """The answers that are asked for or offered."""

    ordered: bool | None = None
    """Whether the alternatives lie on a line, in the order given."""


class Reliability(StrEnum):
    """How far a source is to be relied on: the letters of the Admiralty code."""

    A = "A"
    """completely reliable"""
    B = "B"
    """usually reliable"""
    C = "C"
    """fairly reliable"""
    D = "D"
    """not usually reliable"""
    E = "E"
    """unreliable"""
    F = "F"
    """reliability cannot be judged"""


class Outlet(Entry, frozen=True):
    """Somebody who publishes reports."""

    id: Slug
    """Its slug."""

    name: str = Field(min_length=1)
    """Its usual name."""

    aliases: tuple[str, ...] = ()
    """Other names used for it."""

    reliability: Reliability = Reliability.F
    """The Admiralty code's letter."""


EntryKind = Literal["party", "person", "body", "issue", "outlet"]


class Codebook(Entry, frozen=True):
    """Who and what one case is about."""

    parties: tuple[Party, ...] = ()
    people: tuple[Person, ...] = ()
    bodies: tuple[Body, ...] = ()
    issues: tuple[Issue, ...] = ()
    outlets: tuple[Outlet, ...] = ()

    @model_validator(mode="after")
    def slugs_are_unique(self) -> Self:
        """Refuse two entries of one kind under one slug."""
        for name in ("parties", "people", "bodies", "issues", "outlets"):
            slugs = [entry.id for entry in getattr(self, name)]
            twice = sorted({slug for slug in slugs if slugs.count(slug) > 1})
            if twice:
                raise ValueError(f"{name}: each id stands once; {', '.join(twice)} stands more than once")
        return self


def holds(role: Role, day: PartialDate) -> bool:
    """Return whether a role may be held on `day`."""
    begun = role.since is None or not day < PartialDate(value=role.since)
    return begun and (role.until is None or not day > PartialDate(value=role.until))
