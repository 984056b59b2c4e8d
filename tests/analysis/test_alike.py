"""Which earlier step is about the same thing, and to which later ones a step can matter."""

from hypothesis import given
from hypothesis import strategies as st

from detente.analysis.changes.alike import NEAREST, Likeness, same_thing

STEPS = st.lists(st.frozensets(st.sampled_from("abcdef"), max_size=4), max_size=40)


def test_the_latest_about_the_same_thing_is_taken():
    steps = [{"troop", "withdraw"}, {"troop", "strait", "withdraw"}, {"fish", "quota"}, {"withdraw", "troop"}]
    likeness = Likeness(steps)
    assert [likeness.before(place) for place in range(4)] == [None, 0, None, 1]


def test_one_among_many_that_share_fewer_words_is_found():
    steps = [{"troop", "withdraw", "strait"}, *({"troop", str(one)} for one in range(NEAREST - 1))]
    assert Likeness([*steps, {"troop", "withdraw", "strait"}]).before(len(steps)) == 0


def test_what_is_further_back_than_the_comparison_looks_is_not_found():
    steps = [{"troop", "withdraw"}, *({"troop", "withdraw", *map(str, range(one, one + 4))} for one in range(NEAREST))]
    assert Likeness([*steps, {"troop", "withdraw"}]).before(len(steps)) == len(steps) - 1
    far = [{"troop", "withdraw"}, *({"troop", str(one)} for one in range(NEAREST)), {"troop"}]
    assert Likeness([*far, {"withdraw", "troop"}]).before(len(far)) is None


@given(STEPS, st.data())
def test_a_step_matters_to_its_followers_alone(steps, data):
    likeness = Likeness(steps)
    for place in range(len(steps)):
        found = likeness.before(place)
        assert found is None or (found < place and same_thing(steps[found], steps[place]))
        assert found is None or place in set(likeness.followers(found))
    if not steps:
        return
    gone = data.draw(st.integers(0, len(steps) - 1))
    left = Likeness([*steps[:gone], *steps[gone + 1 :]])
    follow = set(likeness.followers(gone))
    for place in range(len(steps)):
        if place != gone and place not in follow:
            before, after = likeness.before(place), left.before(place - (place > gone))
            assert before == (after if after is None else after + (after >= gone))
