"""Comments of people in a conflict file stay over what they were written over, and none is lost."""

from hypothesis import given
from hypothesis import strategies as st

from conflicts import SYRIA, conflict_files, few
from detente.formats.conflict_model import conflict_in
from detente.formats.conflict_writing import conflict_text
from detente.formats.kept_comments import comments_in, with_comments_of

WRITTEN = conflict_text(
    conflict_in(SYRIA, "x").file,
    opening=["Drafted."],
    remarks={("syria", "release"): ["“They said it.” (report.txt)"], ("syria", "escalate"): ["“No.” (report.txt)"]},
)


def lines(text):
    return [line.strip() for line in text.splitlines()]


def noted(text, before, comment):
    """Return a text with a comment on a line of its own over a line that begins so."""
    return "\n".join(
        f"    # {comment}\n{line}" if line.strip().startswith(before) else line for line in text.splitlines()
    )


def test_a_comment_stays_over_its_option_its_wish_its_party_and_its_key():
    mine = WRITTEN
    for before, comment in (
        ('{id = "release"', "over an option"),
        ("[[decision_makers]]", "over a party"),
        ("prefers =", "over a list"),
        ("title", "over the title"),
    ):
        mine = noted(mine, before, comment)
    text = lines(with_comments_of(WRITTEN, mine, comments_in(WRITTEN)))
    assert text[text.index("# over an option") + 1].startswith('{id = "release"')
    assert text[text.index("# over a party") + 1] == "[[decision_makers]]"
    assert text[text.index("# over a list") + 1].startswith("prefers =")
    assert text[text.index("# over the title") + 1].startswith("title =")


def test_a_comment_behind_a_line_stays_behind_it():
    mine = WRITTEN.replace('name = "Iraq"', 'name = "Iraq"  # as they call it')
    assert 'name = "Iraq"  # as they call it' in with_comments_of(WRITTEN, mine, comments_in(WRITTEN))


def test_what_is_gone_has_its_comment_over_its_party():
    mine = noted(WRITTEN, '{id = "release"', "why not")
    newer = WRITTEN.replace('{id = "release", label = "Release water"},', "")
    text = lines(with_comments_of(newer, mine, comments_in(WRITTEN)))
    assert text[text.index("# why not") + 1] == "[[decision_makers]]"
    assert "# “They said it.” (report.txt)" in text


def test_what_we_wrote_is_not_taken_for_a_persons():
    newer = WRITTEN.replace("# “No.” (report.txt)", "# “Never.” (report.txt)")
    text = with_comments_of(newer, WRITTEN, comments_in(WRITTEN))
    assert "“No.”" not in text
    assert text == newer


def test_a_sign_inside_of_a_text_opens_no_comment():
    mine = WRITTEN.replace('"Release water"', '"Release # water"')
    assert comments_in(mine) == comments_in(WRITTEN)
    assert comments_in('a = """x\n# not one\n""" # one\n') == {"# one"}


@few
@given(file=conflict_files(), data=st.data())
def test_no_comment_is_lost_and_nothing_else_changes(file, data):
    text = conflict_text(file, opening=["Drafted."])
    rows = text.splitlines()
    places = data.draw(st.lists(st.integers(0, len(rows)), max_size=4, unique=True))
    for number, place in enumerate(sorted(places, reverse=True)):
        rows.insert(place, f"# note {number}")
    mine = "\n".join(rows)
    kept = with_comments_of(text, mine, comments_in(text))
    assert comments_in(kept) == comments_in(text) | {f"# note {number}" for number in range(len(places))}
    assert [line for line in kept.splitlines() if line and not line.lstrip().startswith("#")] == [
        line for line in text.splitlines() if line and not line.lstrip().startswith("#")
    ]
    assert with_comments_of(text, kept, comments_in(text)) == kept
