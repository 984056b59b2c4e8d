"""Package files drawn by Hypothesis."""

from hypothesis import strategies as st

from detente.formats.package_file import Alternative, Clause, Issue, PackageFile, Party, Range

CENTS = st.integers(-100, 100).map(lambda one: one / 100)
FACTS = st.lists(st.sampled_from(["f1", "f2", "f3"]), unique=True, max_size=2).map(tuple)
WORDS = st.sampled_from(["", "Lift the ban", "what is “said”", 'a "quoted" word'])


@st.composite
def ranges(draw, numbers=CENTS):
    low, high = sorted((draw(numbers), draw(numbers)))
    return Range(low, high)


@st.composite
def package_files(draw):
    """Draw a package file that is right."""
    names = draw(st.lists(st.sampled_from(["ban", "fish", "ports", "talks"]), unique=True, min_size=1, max_size=3))
    issues = tuple(
        Issue(
            one,
            tuple(
                Alternative(name, draw(WORDS), draw(FACTS)) for name in ("no", "some", "all")[: draw(st.integers(1, 3))]
            ),
            draw(WORDS),
            draw(st.booleans()),
        )
        for one in names
    )
    choices = [f"{one.id}.{name}" for one in issues for name in one.ids]
    return PackageFile(
        issues=issues,
        parties=tuple(draw(parties(one, issues, choices)) for one in ("norway", "iceland")[: draw(st.integers(1, 2))]),
        title=draw(WORDS),
        conditions=draw(clauses(choices)),
        chosen=draw(st.none() | st.just({one.id: one.ids[0] for one in issues})),
    )


@st.composite
def clauses(draw, choices):
    formulas = [*choices, f"not {choices[0]}", f"{choices[-1]} if {choices[0]}"]
    picked = draw(st.lists(st.sampled_from(formulas), unique=True, max_size=2))
    return tuple(Clause(one, draw(FACTS)) for one in picked)


@st.composite
def parties(draw, one, issues, choices):
    ranked = [issue for issue in issues if draw(st.integers(0, 3)) == 0]
    valued = [issue for issue in issues if issue not in ranked]
    return Party(
        id=one,
        name=draw(WORDS),
        no_deal=draw(ranges()),
        weights={issue.id: Range(0.5, 1.0) for issue in issues},
        values={issue.id: {name: draw(ranges()) for name in issue.ids} for issue in valued},
        ranks={issue.id: tuple((name,) for name in issue.ids) for issue in ranked},
        red_lines=draw(clauses(choices)),
        conditions=draw(clauses(choices)),
        evidence={issue.id: draw(FACTS) for issue in issues[:1]},
    )
