"""What general knowledge adds to a draft: what cannot go together, what is not taken back, and what is so today."""

from collections.abc import Iterator, Sequence
from datetime import date

from detente.analysis.drafting.keys import TALKS
from detente.analysis.drafting.options import Cluster
from detente.analysis.drafting.sayings import How, words_of
from detente.formats.conflict_file import Moves

BINDING = frozenset({"guarantee", "treaty", "accession", "legal", "binding"})
AGREED = frozenset({"agreement", "deal", "guarantee", "treaty", "truce", "ceasefire", "accord", "pact"})


def moves_of(option: Cluster) -> Moves:
    """Return whether an option can be taken back: an attack cannot, nor what was signed or guaranteed in law.

    Shelling can be stopped, and a strike called off.
    """
    verbs = {one.deed.verb for one, way in option.sayings if way == option.turn}
    nouns = {noun for one, _ in option.sayings for noun in one.deed.what}
    words = {word for one, _ in option.sayings for word in one.deed.words.lower().split()}
    forced = option.turn > 0 and bool(
        verbs & words_of("lasting") or (nouns & {"strike", "attack"} and "carry" in option.id)
    )
    bound = bool(verbs & words_of("binding")) or (bool(words & BINDING) and bool(nouns & words_of("abstract")))
    return "take only" if forced or bound else "both"


def talks(option: Cluster) -> bool:
    """Return whether an option is to go on talking."""
    return TALKS in option.keys and option.turn > 0


def talks_today(option: Cluster, held: date | None) -> bool:
    """Return whether a side goes on talking: it has not said no since the last talks were held on a day."""
    own = [
        (one.day.last, option.sign(one, way))
        for one, way in option.sayings
        if one.speaker == option.owner and one.day and one.how in (How.REFUSES, How.BINDS) and not one.bound
    ]
    last = max(own, default=None)
    return talks(option) and not (last and held and last[0] > held and last[1] < 0)


def leaves_talks(option: Cluster) -> bool:
    """Return whether an option is to leave the talks."""
    return TALKS in option.keys and option.turn < 0


def infeasible(options: Sequence[Cluster]) -> Iterator[str]:
    """Yield formulas of what cannot be: a deal without talks, an attack with the troops gone."""
    for leaving in options:
        if not leaves_talks(leaving):
            continue
        for other in options:
            nouns = {noun for one, _ in other.sayings for noun in one.deed.what}
            asked = any(
                one.how in (How.ASKS, How.SUPPOSES) and one.speaker == leaving.owner for one, _ in other.sayings
            )
            if other.owner != leaving.owner and asked and (nouns & AGREED or TALKS in other.keys):
                yield f"{leaving.id} and {other.id}"
    for attack in options:
        if moves_of(attack) != "take only" or not uses_force(attack):
            continue
        for other in options:
            if other.owner == attack.owner and other is not attack and pulls_back(other):
                yield f"{attack.id} and {other.id}"


def uses_force(option: Cluster) -> bool:
    """Return whether an option is an attack."""
    return any(one.deed.verb in words_of("force") for one, _ in option.sayings)


def pulls_back(option: Cluster) -> bool:
    """Return whether an option is to take forces away."""
    return any(
        one.deed.verb in words_of("pulling_back") and set(one.deed.what) & {"troop", "force", "army", "soldier", "unit"}
        for one, _ in option.sayings
    )


def taken_today(option: Cluster) -> bool:
    """Return whether the reports say that an option is taken: done, and not undone later."""
    verbs = {one.deed.verb for one, _ in option.sayings if one.how is not How.DOES}
    done = [
        (one.day.order if one.day else (date.min, date.min), option.sign(one, way))
        for one, way in option.sayings
        if one.how is How.DOES and (not verbs or one.deed.verb in verbs | words_of("beginning"))
    ]
    return bool(done) and max(done)[1] > 0
