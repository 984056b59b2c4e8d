"""Vote files drawn by Hypothesis."""

from fractions import Fraction

from hypothesis import strategies as st

from detente.formats.vote_file import Member, Stage, VoteFile

SHARES = st.none() | st.integers(0, 8).map(lambda one: Fraction(one, 8))
WORDS = st.sampled_from(["", "North Sea Council", "so “said”", 'a "quoted" word'])
FACTS = st.lists(st.sampled_from(["f1", "f2", "f3"]), unique=True, max_size=2).map(tuple)
POSITIONS = st.sampled_from([None, "yes", "no", "abstain", "absent"])


@st.composite
def members(draw, one, ideal):
    return Member(
        id=one,
        name=draw(WORDS),
        group=draw(WORDS),
        count=draw(st.integers(1, 3)),
        weights=(("weight", Fraction(draw(st.integers(0, 5)) + 1)),),
        position=draw(POSITIONS),
        yes=draw(SHARES),
        ideal=Fraction(draw(st.integers(0, 100))) if ideal else None,
        why=draw(WORDS),
        evidence=draw(FACTS),
    )


@st.composite
def stages(draw, one):
    ids = draw(st.lists(st.sampled_from(["norway", "iceland", "faroes"]), unique=True, min_size=1, max_size=3))
    ideal = draw(st.booleans())
    return Stage(
        members=tuple(draw(members(each, ideal)) for each in ids),
        rule=draw(st.sampled_from(["weight >= 1 and all", "weight >= 1", "weight > 50% of voting or consensus"])),
        id=one,
        name=draw(WORDS),
        citation=draw(WORDS),
        why=draw(WORDS),
        evidence=draw(FACTS),
    )


@st.composite
def vote_files(draw):
    """Draw a vote file that is right."""
    ids = draw(st.lists(st.sampled_from(["quota", "ban", "fleet"]), unique=True, min_size=1, max_size=2))
    return VoteFile(
        stages=tuple(draw(stages(one)) for one in ids),
        title=draw(WORDS),
        citation=draw(WORDS),
        status_quo=draw(st.none() | st.integers(0, 100).map(Fraction)),
    )
