"""What each side can do: deeds that mean the same put together, each with its owner and how often it is spoken of."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

from detente.analysis.drafting.keys import (
    PARTNER,
    SHARES,
    TALKS,
    about_talks,
    agrees,
    akin,
    burdens,
    given_nouns,
    keys_of,
    vague,
    verb_of,
)
from detente.analysis.drafting.nominal import nouns_of, verbs_of
from detente.analysis.drafting.sayings import How, Saying, words_of
from detente.analysis.drafting.sides import Sides
from detente.record import Act, Deed

ALIKE = 0.5
"""So large a part of the words of the shorter one must be shared by two deeds that are one."""
SAME_DEED = 0.6
"""How like each other a verb and the noun for the same are, without the same words beside them."""
WEIGHED = frozenset({How.THREATENS, How.REFUSES, How.KEEPS_OPEN})
"""What is said only of what others want, or do not."""
ALONE = 0.8
"""So much less counts what only its owner speaks of, outright."""
WORTH = {
    How.ASKS: 3.0,
    How.THREATENS: 3.0,
    How.BINDS: 2.5,
    How.REFUSES: 2.5,
    How.SUPPOSES: 2.5,
    How.PLANS: 2.5,
    How.KEEPS_OPEN: 2.5,
    How.DOES: 1.0,
    How.TELLS: 1.0,
}
"""How much a saying says for an option: most when something is asked or threatened."""
SPOKEN_OF = ("agency", "organisation")
"""Kinds of parties whose name things bear that others made: sanctions, missions."""
GIVES_WAY = 2.5
"""What counts for an option when a side dropped a demand or an objection: it could hold on to it."""


@dataclass
class Cluster:
    """Sayings of one deed of one side."""

    owner: str
    sayings: list[tuple[Saying, int]] = field(default_factory=list)
    """Each with 1 when it names the deed itself, -1 when it names its undoing (`lift the ban`, `impose a ban`)."""
    keys: Counter[str] = field(default_factory=Counter)
    heads: set[str] = field(default_factory=set)
    """The nouns that stand first in them."""
    verbs: set[str] = field(default_factory=set)
    issues: Counter[str] = field(default_factory=Counter)
    """The issues named around it."""
    id: str = ""
    label: str = ""
    turn: int = 1
    """1: the option is the deed that most name; -1: its undoing."""
    often: int | None = None
    """How many of its key words come at least half as often as the commonest; none: not yet counted."""

    @property
    def facts(self) -> tuple[str, ...]:
        """Ids of the facts that speak of it, in the order of the record, each once."""
        return tuple(dict.fromkeys(one.fact for one, _ in self.sayings))

    @property
    def worth(self) -> float:
        """How much is said of it, by its firmest saying in each fact, and how clearly."""
        best: dict[str, float] = {}
        for one, _ in self.sayings:
            worth = GIVES_WAY if gives_way(one) else WORTH[one.how]
            best[one.fact] = max(best.get(one.fact, 0.0), worth * clearness(one))
        return sum(best.values()) * (1.0 if self.bargained else ALONE)

    @property
    def bargained(self) -> bool:
        """Whether it is dealt in: others speak of it, or it is offered, refused, threatened, kept open or bound."""
        return any(
            one.speaker not in (None, self.owner) or one.bound or one.how in WEIGHED or one.act is Act.OFFER
            for one, _ in self.sayings
        )

    def without(self, facts: Collection[str]) -> "Cluster":
        """Return the same deed without what some facts say of it."""
        return replace(self, sayings=[(one, way) for one, way in self.sayings if one.fact not in facts])

    def sign(self, saying: Saying, way: int) -> int:
        """Return whether a saying is for the option (1) or against it (-1)."""
        return saying.sign * way * self.turn

    def likeness(self, keys: Sequence[str], verb: str = "") -> float:
        """Return how much of some key words this deed shares: all that counts, when the first is the same.

        Where one word alone is shared, another verb makes it another deed: where it is not the first of both (`withdraw
        artillery from the valley`, `allow convoys into the valley`), and where either says more of what is done (`hire
        nurses`, `dismiss agency nurses`).
        """
        shared = 0
        for key in keys:  # asked of every pair of a saying and a deed: a plain loop takes half the time
            if key in self.keys:
                shared += 1
        if keys and (shared or len(keys) == 1 or self.heads == set(self.keys)) and self.says_as_noun(keys[0], verb):
            return SAME_DEED
        if not shared:
            return 0.0
        if shared == 1 and SHARES[0] in keys and SHARES[0] in self.keys:  # only how much is the same
            alone = len(keys) == 1 or self.heads == {SHARES[0]}
            same = not verb or not self.verbs or any(agrees(verb, one) for one in self.verbs)
            return SAME_DEED if alone and same else 0.0
        strange = bool(verb and self.verbs) and not any(akin(verb, one) for one in self.verbs)
        if keys[0] in self.heads:
            others = [key for key in self.keys if key not in self.heads]
            said = [key for key in keys[1:] if key not in SHARES]
            if shared == 1 and said and set(others) - set(SHARES) and keys[0] in burdens():
                return 0.0  # `a tax on fuel`, `a tax on land`
            rest = len(keys) > 1 or bool(others)
            return 0.0 if strange and rest and shared == 1 else 1.0 + shared / 10
        if shared == 1 and verb and self.verbs and verb not in self.verbs:
            return 0.0
        if self.often is None:
            most = max(self.keys.values())
            self.often = sum(count * 2 >= most for count in self.keys.values())
        return shared / min(len(keys), max(1, self.often)) - 0.1

    def says_as_noun(self, first: str, verb: str) -> bool:
        """Return whether a noun says what a verb of it does, or the other way round (`halve deliveries`, `the cut`)."""
        return not self.verbs.isdisjoint(verbs_of(first)) or (
            bool(verb) and not self.heads.isdisjoint(nouns_of(verb)) and not self.verbs - {verb}
        )

    def add(self, saying: Saying, keys: Sequence[str], way: int) -> None:
        """Put one more saying to it."""
        self.hear(saying, way)
        self.keys.update(keys)
        self.heads.update(keys[:1])
        self.often = None
        if saying.deed.verb:
            self.verbs.add(verb_of(saying.deed))

    def hear(self, saying: Saying, way: int) -> None:
        """Put a saying to it that names it by other words."""
        self.sayings.append((saying, way))
        self.issues.update(saying.issues)


def gives_way(saying: Saying) -> bool:
    """Return whether somebody dropped what it held on to: a demand, an objection, a ban."""
    return saying.how is How.DOES and saying.material and saying.deed.verb in words_of("ending")


def clearness(saying: Saying) -> float:
    """Return from 0 to 1 how clearly a saying tells a deed: its doer, its verb, what it is done to, its condition."""
    deed = saying.deed
    whole = (
        1.0
        if (deed.verb and deed.what) or about_talks(deed) or PARTNER.search(deed.words) or says_enough(deed)
        else 0.7
        if deed.what
        else 0.5
    )
    told = 1.0 if deed.by or saying.how in (How.BINDS, How.REFUSES, How.THREATENS) else 0.7
    known = 1.0 if saying.speaker or saying.how in (How.DOES, How.PLANS) else 0.7
    told *= 0.8 if deed.modal == "can" and not saying.bound and not deed.negated else 1.0
    answers = saying.act in (Act.REJECT, Act.ACCEPT) and (not deed.verb or is_answer(saying))
    reply = answers and saying.how is not How.THREATENS
    return whole * told * known * (0.7 if reply else 1.0) * (1.0 if saying.issues or deed.conditional else 0.8)


def says_enough(deed: Deed) -> bool:
    """Return whether a verb names a deed by itself (`walk out`)."""
    return deed.verb in words_of("alone") or deed.words in words_of("alone")


def clusters(found: Sequence[Saying], sides: Sides) -> list[Cluster]:
    """Return the deeds that a record speaks of, each under its owner."""
    made: dict[str, list[Cluster]] = defaultdict(list)
    later: list[Saying] = []
    borne = [one for one in found if not_borne(one)]
    for one in found:
        if (one.how is How.TELLS and one.speaker is None) or not_borne(one):
            continue
        if (one.how is How.DOES and not one.material) or one.owner is None or vague(one):
            later.append(one)
        elif one.owner in sides.names and not reply(one):
            place(one, one.owner, made)
    for one in sorted(later, key=lambda one: one.how is How.ASKS):  # who binds itself tells whose deed it is
        if vague(one) or one.how is How.DOES:
            attach(one, made)
            continue
        if reply(one):
            continue
        owner = one.owner or owner_of(one, made, sides)
        if owner is not None and owner in sides.names:
            place(one, owner, made)
    for one in borne:
        bear(one, made)
    answers(found, made)
    return [one for owner in sorted(made) for one in made[owner]]


def not_borne(saying: Saying) -> bool:
    """Return whether a side will not put up with something (`we will never accept the levy`)."""
    named = saying.deed.verb in words_of("bearing") and bool(saying.deed.what) and not vague(saying)
    return named and saying.how is How.REFUSES and saying.owner == saying.speaker and not reply(saying)


def is_answer(saying: Saying) -> bool:
    """Return whether a saying only tells what somebody answers to what another puts forward (`rejected the offer`)."""
    return saying.deed.verb == "accept" and not words_of("answered").isdisjoint(saying.deed.what[:1])


def bear(saying: Saying, made: dict[str, list[Cluster]]) -> None:
    """Put what a side will not put up with to the deed of another that it names; if none is, it is its own deed."""
    keys, way = keys_of(saying)
    others = [one for owner, known in made.items() if owner != saying.owner for one in known]
    named = [one for one in others if keys and keys[0] in one.heads]
    if is_answer(saying):  # two who reject the proposal of a third do not speak of each other's answer
        named = [one for one in named if one.verbs != {"accept"}]
    if named:
        max(named, key=lambda one: (one.likeness(keys), len(one.sayings))).hear(saying, way)
    elif saying.owner is not None:
        place(saying, saying.owner, made)


def reply(saying: Saying) -> bool:
    """Return whether what is rejected or accepted is only what another said (`the claim`)."""
    return (
        saying.act in (Act.REJECT, Act.ACCEPT) and not saying.deed.verb and saying.deed.what[0] in words_of("replies")
    )


def place(saying: Saying, owner: str, made: dict[str, list[Cluster]]) -> None:
    """Put a saying to the deed that it is most like, or begin a new one."""
    keys, way = keys_of(saying)
    if not keys:
        return
    known = made[owner]
    verb = verb_of(saying.deed)
    best = max(known, key=lambda one: one.likeness(keys, verb), default=None)
    if best is None or best.likeness(keys, verb) < ALIKE:
        best = Cluster(owner)
        known.append(best)
    best.add(saying, keys, way)


def attach(saying: Saying, made: dict[str, list[Cluster]]) -> None:
    """Put a saying that names no deed of its own to a known one: an event to the same words, a plea to its issue."""
    keys, way = keys_of(saying)
    owners = [saying.owner] if saying.owner else list(made)
    every = [one for owner in owners for one in made.get(owner, ())]
    if saying.how is How.DOES:
        verb = verb_of(saying.deed)
        best = max(every, key=lambda one: one.likeness(keys, verb), default=None)
        told = best is not None and (bool(saying.deed.what) or verb in best.verbs or TALKS in keys)
        if best is not None and told and best.likeness(keys, verb) >= ALIKE:
            best.hear(saying, way)  # but `the wounded` tells of nothing that is done
        return
    if saying.speaker is None:
        return
    about = [one for one in every if set(one.issues) & saying.issues and answered(one, saying)]
    if about:
        best = max(about, key=lambda one: len(one.sayings))
        best.hear(saying, best.turn)


def answered(cluster: Cluster, saying: Saying) -> bool:
    """Return whether a saying that names no deed asks for one, or firmly turns down what is asked of its speaker."""
    if saying.how is How.ASKS:
        return True
    asked = any(one.how is How.ASKS and one.speaker != cluster.owner for one, _ in cluster.sayings)
    return saying.how is How.REFUSES and saying.red_line and cluster.owner == saying.speaker and asked


def owner_of(saying: Saying, made: dict[str, list[Cluster]], sides: Sides) -> str | None:
    """Return whose deed it is where the words do not say: whose it is elsewhere, or whom the act points to."""
    keys, _ = keys_of(saying)
    doer, verb = saying.deed.doer or "", verb_of(saying.deed)
    if doer[:1].isupper() and (" " not in doer or doer.split()[-1].lower() in words_of("third")):
        return None  # `the Court`: somebody who takes no part
    asked = saying.how in (How.ASKS, How.SUPPOSES)
    near = [
        (one.likeness(keys, verb), len(one.sayings), owner)
        for owner, known in made.items()
        for one in known
        if not (asked and owner == saying.speaker) and one.likeness(keys, verb) >= ALIKE
    ]
    own = [one for one in near if one[2] == saying.speaker]
    if own and saying.how in (How.BINDS, How.THREATENS):
        near = own
    if near:
        return max(near)[2]
    if saying.deed.doer:
        return None
    if asked and saying.speaker is None and saying.target is None:
        return None  # nobody knows who asks, so nobody knows of whom
    if asked:
        silent = (
            saying.target is not None and sides.kinds.get(saying.target) in SPOKEN_OF and not sides.says(saying.target)
        )
        if saying.target and saying.target != saying.speaker and not silent:
            return saying.target  # `the UN embargo must go`: it is for those to lift it who are at the table
        named = saying.deed.verb or any(one in given_nouns() or one in SHARES for one in saying.deed.what)
        named = named or (saying.act is Act.DEMAND and saying.how is How.ASKS and bool(saying.deed.what))
        told = bool(named) and not (saying.speaker and sides.on_the_edge(saying.speaker))
        return sides.counterpart(saying.speaker) if told else None  # who stands at the edge speaks to everybody
    if saying.deed.negated and not saying.deed.verb and saying.how in (How.REFUSES, How.THREATENS):
        return None  # `no study, no dam`, and nobody has spoken of a dam
    if saying.deed.verb and (saying.how is How.THREATENS or done_to(saying, sides)):
        return None  # `the talks would fail`: nobody's deed; `the sanctions on Iran will be lifted, Tehran said`
    return own_or_target(saying)


def own_or_target(saying: Saying) -> str | None:
    """Return whose deed it is that nothing else tells: the one's who binds itself, or another's whom it turns down."""
    if saying.deed.verb and saying.act is Act.REJECT and saying.how is How.REFUSES:
        return saying.target  # `opposes plans to open a zone`: somebody else's plans
    return saying.speaker if saying.how in (How.BINDS, How.REFUSES, How.THREATENS, How.KEEPS_OPEN) else None


def done_to(saying: Saying, sides: Sides) -> bool:
    """Return whether a deed of nobody told is done to the one who speaks of it, who does not do it then."""
    words = saying.deed.words.lower()
    parties = sides.all_of(saying.speaker) if saying.speaker else []
    called = [name.lower() for one in parties for name in sides.called_by.get(one, ())]
    return any(re.search(rf"\b{re.escape(name)}\b", words) for name in called)


def answers(found: Iterable[Saying], made: dict[str, list[Cluster]]) -> None:
    """Let a refusal answer what is asked on its issue: `the door stays open` is a no to `a guarantee`."""
    for owner, known in made.items():
        asked = [one for one in known if any(s.how is How.ASKS and s.speaker != owner for s, _ in one.sayings)]
        for one in [one for one in known if one not in asked]:
            refused = all(s.how is How.REFUSES and s.speaker == owner and not of_its_own(s) for s, _ in one.sayings)
            about = [other for other in asked if set(other.issues) & set(one.issues) and TALKS not in other.keys]
            if refused and about:
                best = max(about, key=lambda other: (sum((other.issues & one.issues).values()), len(other.sayings)))
                wanted = way_asked(best)
                for saying, _ in one.sayings:
                    best.hear(saying, -wanted * saying.sign)
                known.remove(one)


def of_its_own(saying: Saying) -> bool:
    """Return whether a refusal names what is not done by a verb that says something, and the thing it is done to.

    Who will not abandon a thing only says what stays as it is.
    """
    verb = saying.deed.verb
    return bool(verb and saying.deed.what) and verb not in words_of("light") | words_of("ending")


def way_asked(cluster: Cluster) -> int:
    """Return the way in which a deed is asked for: a refusal on its issue is a no to that."""
    asked = Counter(s.sign * way for s, way in cluster.sayings if s.how is How.ASKS)
    return 1 if asked[1] >= asked[-1] else -1
