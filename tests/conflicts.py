"""Conflict files that tests share, as text and as strategies."""

from decimal import Decimal

from hypothesis import settings
from hypothesis import strategies as st

from detente.formats.conflict_file import ConflictFile, DecisionMaker, Option, Statement

few = settings(max_examples=max(settings().max_examples // 5, 10))
"""For laws of whole conflicts, which take long to draw and to solve: fewer examples than the profile asks for."""

SYRIA = """\
title = "Syria and Iraq, 1975"
citation = "Hipel, Kilgour and Kinsara 2014"
infeasible = ["release and escalate"]
same = []
status_quo = []

[[decision_makers]]
id = "syria"
name = "Syria"
options = [{id = "release", label = "Release water"}, {id = "escalate", label = "Escalate"}]
prefers = ["not release and not escalate and not attack", "escalate", "not attack", "not release"]

[[decision_makers]]
id = "iraq"
name = "Iraq"
options = [{id = "attack", label = "Attack"}]
ranking = [["release"], ["attack"], ["escalate + attack"], ["-"], ["release + attack"], ["escalate"]]
"""

GRAPH = """\
status_quo = ["peace"]
[[decision_makers]]
id = "a"
ranking = [["peace"], ["talks", "war"]]
[[decision_makers]]
id = "b"
ranking = ["talks", "war", "peace"]
[graph]
states = ["peace", "talks", "war"]
moves = [{by = "a", from = "peace", to = ["war", "talks"]}, {by = "b", from = "war", to = ["talks"]}]
"""

PENNIES = """\
status_quo = []
[[decision_makers]]
id = "even"
options = [{id = "a"}]
prefers = ["a iff b"]
[[decision_makers]]
id = "odd"
options = [{id = "b"}]
prefers = ["not (a iff b)"]
"""

NAMES = [f"o{number}" for number in range(6)]


def formulas(names):
    """Return formulas over these names, with the value that Python gives them in an environment."""
    leaves = st.sampled_from([*names, "true", "false"])
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            inner.map(lambda one: f"not ({one})"),
            st.tuples(inner, st.sampled_from(["and", "or", "if", "iff"]), inner).map(
                lambda three: f"({three[0]}) {three[1]} ({three[2]})"
            ),
        ),
        max_leaves=6,
    )


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)


@st.composite
def statements(draw, names, rank, count):
    """Return a statement whose `place`, if it has one, holds the rank at which it stands: so there is room for all."""
    place = (draw(st.integers(1, rank)), draw(st.integers(rank, count)))
    return Statement(
        formula=draw(formulas(names)),
        evidence=tuple(draw(st.lists(texts, max_size=2))),
        confidence=draw(st.none() | st.floats(0, 1)),
        place=draw(st.none() | st.just(place)),
        sign=draw(st.sampled_from(["sure", "unknown"])),
        strength=draw(st.none() | st.sampled_from(["mild", "strong"])),
    )


@st.composite
def conflict_files(draw, certain=False):
    """Return conflict files in option form whose preferences are statements or weights."""
    counts = draw(st.lists(st.integers(0, 2), min_size=1, max_size=3))
    names = NAMES[: sum(counts)]
    makers, at = [], 0
    for number, count in enumerate(counts):
        own = names[at : at + count]
        at += count
        options = tuple(
            Option(
                name,
                draw(texts),
                draw(st.sampled_from(["both", "take only", "drop only"])),
                tuple(draw(st.lists(texts, max_size=2))),
            )
            for name in own
        )
        size = draw(st.integers(0, 4))
        prefers = (
            tuple(Statement(draw(formulas(names))) for _ in range(size))
            if certain
            else tuple(draw(statements(names, rank + 1, size)) for rank in range(size))
        )
        worth = tuple((name, Decimal(draw(st.integers(-3, 3))) / 2) for name in names)
        form = {"prefers": prefers} if draw(st.booleans()) else {"weights": worth}
        makers.append(DecisionMaker(f"d{number}", draw(texts), options, **form))
    return ConflictFile(
        decision_makers=tuple(makers),
        title=draw(texts),
        citation=draw(texts),
        infeasible=tuple(draw(st.lists(formulas(names).map(lambda one: f"({one}) and false"), max_size=2))),
        status_quo=draw(st.none() | st.just(tuple(names[:1]))),
    )
