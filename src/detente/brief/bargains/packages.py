"""The packages inside everyone's red lines, in plain words: how many, which is best, or what stands in the way."""

from collections.abc import Iterator

from detente.brief.bargains.words import Words, sentences
from detente.brief.lines import Piece
from detente.brief.names import listed
from detente.brief.outcomes.lines import counted
from detente.brief.outlook.answers import Sentence
from detente.brief.outlook.words import pieces
from detente.models.packages import in_the_way

BEST = {
    "nash": "the product of the gains is largest (Nash)",
    "kalai_smorodinsky": "each side comes as near as can be to the most it could have (Kalai-Smorodinsky)",
    "egalitarian": "the side that gains least gains most (egalitarian)",
    "utilitarian": "the sum of the gains is largest (utilitarian)",
}
SHORT = {
    "nash": "Nash",
    "kalai_smorodinsky": "Kalai-Smorodinsky",
    "egalitarian": "egalitarian",
    "utilitarian": "utilitarian",
}
MOST_WAYS = 3


def told(words: Words) -> Iterator[Sentence]:
    """Yield in plain words what can be agreed on."""
    agreement = words.found.agreement
    assert agreement is not None
    yield counts(words)
    if agreement.answers.feasible == 0:
        yield blocked(words)
    if agreement.answers.empty:
        yield from openings(words)
        return
    yield from best(words)
    yield from open_values(words)


def counts(words: Words) -> Sentence:
    """Return how many packages there are, and how many pass."""
    assert words.found.agreement is not None
    found = words.found.agreement.answers
    stakes, makes = counted(len(words.file.issues), "thing"), counted(found.packages, "package")
    lead = pieces(
        "The reports speak of ", words.number(stakes), " that a deal could hold: ", words.number(makes), ". "
    )  # fmt: skip
    passing, zone = found.feasible or 0, found.zone or 0
    if not passing:
        return (*lead, *pieces("None of them is inside everybody’s red lines and conditions."))
    verb = "crosses" if passing == 1 else "cross"
    crossing = pieces(words.number(f"{passing:,}"), f" {verb} no red line and no condition; ")
    if not zone:
        return (*lead, *crossing, *pieces("as far as the sides said, each leaves somebody worse off."))
    verb = "leaves" if zone == 1 else "leave"
    end = pieces(words.number(f"{zone:,}"), f" of these {verb} nobody worse off than today, as far as the sides said.")
    if found.efficient is None:
        return (*lead, *crossing, *end)
    efficient = words.number(f"{len(found.efficient):,}")
    better = pieces(" Of those that pass, ", efficient, " cannot be bettered for one side without a loss for another.")
    return (*lead, *crossing, *end, *better)


def blocked(words: Words) -> Sentence:
    """Return which red lines and conditions exclude every package together."""
    assert words.found.agreement is not None
    clash = words.found.agreement.answers.contradiction
    return (*sentences([words.demand(number) for number in clash]), Piece(": no package can keep that together."))


def openings(words: Words) -> Iterator[Sentence]:
    """Yield what would open the zone, at the least."""
    assert words.found.agreement is not None
    for one in words.found.agreement.answers.openings[:1]:
        ways: dict[tuple[int, ...], list[tuple[int, ...]]] = {}
        short: dict[tuple[int, ...], set[int]] = {}
        for row in one.packages.tolist():
            way = words.model.bargain, tuple(row)
            stands = in_the_way(*way)
            ways.setdefault(stands.rules, []).append(tuple(row))
            short.setdefault(stands.rules, set()).update(party for party, _ in stands.short)
        for number_of, (rules, packages) in enumerate(list(ways.items())[:MOST_WAYS]):
            gives = [f"{words.who(party, 'accepts')} less than today" for party in sorted(short[rules])]
            lifted = [(*pieces("it is no longer so that "), *words.demand(number)) for number in rules]
            conditions = [*lifted, *(pieces(text) for text in gives)]
            opened = pieces(words.number(counted(len(packages), "package")))
            yield (
                *pieces("Or if " if number_of else "At the least: if "), *sentences(conditions), *pieces(", "), *opened,
                *pieces(f" {'opens' if len(packages) == 1 else 'open'}, such as: {words.briefly(packages[-1])}."),
            )  # fmt: skip
        if len(ways) > MOST_WAYS:
            yield pieces("There are ", words.number(counted(len(ways) - MOST_WAYS, "other way")), " to open it.")


def best(words: Words) -> Iterator[Sentence]:
    """Yield which packages are best, by the plainest answer that tells them apart."""
    ties = words.found.ties or {}
    name = next((one for one in ("nash", "egalitarian", "kalai_smorodinsky") if one in ties), None)
    if name is None:
        return
    row = next(one for one in words.found.rows if name in one.answers)
    if not words.package(row.package):
        yield pieces(
            "Best of these is, as far as the sides said, that nothing changes: every other package costs somebody more "
            "than it is known to bring."
        )
        return
    idle = [words.who(party) for party, gain in enumerate(row.gains) if abs(gain.middle) < 1e-9]
    equal = pieces(" (one of ", words.number(f"{ties[name]}"), " that are equally good)") if ties[name] > 1 else ()
    nobody = f" {listed(idle)} would neither gain nor lose." if idle else ""
    yield (*pieces(f"Where {BEST[name]}, the package is: {words.briefly(row.package)}"), *equal, Piece(f".{nobody}"))


def open_values(words: Words) -> Iterator[Sentence]:
    """Yield how far that hangs on what the reports leave open."""
    agreement = words.found.agreement
    assert agreement is not None
    if agreement.surely is None or agreement.possibly is None:
        return
    sure, possible = words.number(f"{agreement.surely:,}"), words.number(f"{agreement.possibly:,}")
    package = "package leaves" if agreement.surely == 1 else "packages leave"
    does = "does" if agreement.possibly == 1 else "do"
    yield pieces(
        "The reports do not say what everything is worth to everybody: ", sure, f" {package} nobody worse off whatever "
        "that is, and ", possible, f" {does} for some of the values that are possible.",
    )  # fmt: skip
