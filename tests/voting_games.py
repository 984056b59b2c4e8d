"""Random rules of decision as Hypothesis strategies."""

from fractions import Fraction

from hypothesis import strategies as st

from detente.models.voting import PRESENT, VOTING, Every, Some, heads, no_objection, share_of, weighted


@st.composite
def sums(draw, members):
    """Return a rule of one sum over so many members."""
    weights = draw(st.lists(st.integers(0, 7), min_size=members, max_size=members))
    kind = draw(st.sampled_from(["quota", "quota", "heads", "veto", "share"]))
    if kind == "quota":
        return weighted(weights, draw(st.integers(1, max(1, sum(weights)))))
    if kind == "heads":
        return heads(members, draw(st.integers(1, members)))
    if kind == "veto":
        return no_objection(members, draw(st.sets(st.integers(0, members - 1), min_size=1)))
    share = draw(st.sampled_from([(1, 2), (2, 3), (3, 5), (1, 1)]))
    more = draw(st.booleans()) and share[0] < share[1]
    return share_of(weights, *share, draw(st.sampled_from([PRESENT, VOTING])), more=more)


@st.composite
def rules(draw, least=1, most=6):
    """Return a rule of several sums joined by and, or."""
    members = draw(st.integers(least, most))
    return draw(
        st.recursive(
            sums(members),
            lambda inner: st.builds(
                lambda kind, parts: kind(tuple(parts)),
                st.sampled_from([Every, Some]),
                st.lists(inner, min_size=1, max_size=3),
            ),
            max_leaves=4,
        )
    )


@st.composite
def vote_chances(draw):
    """Return the chances of one member to say yes, say no, abstain, be absent."""
    parts = draw(st.lists(st.integers(0, 4), min_size=4, max_size=4).filter(any))
    return tuple(Fraction(part, sum(parts)) for part in parts)
