"""Comments of people in a drafted file stay over what they were written over, and none is lost."""

from hypothesis import given
from hypothesis import strategies as st

from conflicts import SYRIA, conflict_files, few
from detente.formats.conflict_model import conflict_in
from detente.formats.conflict_writing import conflict_text
from detente.formats.kept_comments import comments_in, with_comments_of
from detente.formats.package_writing import package_text
from detente.formats.vote_writing import vote_text
from package_files import package_files
from vote_files import vote_files

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


def test_what_is_gone_has_its_comment_over_what_it_was_a_part_of():
    mine = noted(WRITTEN, '{id = "release"', "why not")
    newer = WRITTEN.replace('{id = "release", label = "Release water"},', "")
    text = lines(with_comments_of(newer, mine, comments_in(WRITTEN)))
    assert text[text.index("# why not") + 1] == "options = ["
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


PACKAGES = """\
[[issues]]
id = "ban"
alternatives = ["kept", "lifted"]

[[parties]]
id = "norway"
no_deal = 0
red_lines = [
    "ban.kept",
]
[parties.values]
ban = {kept = 0, lifted = 1}
[parties.evidence]
ban = ["f1"]

[[parties]]
id = "iceland"
no_deal = 0
red_lines = [
    {formula = "ban.lifted", evidence = ["f2"]},
]
[parties.values]
ban = {kept = 0, lifted = -1}
"""

VOTES = """\
[[stages]]
body = "nato-2022"
why = "To accept a member"
[stages.positions]
germany = "no"
united-states = "yes"

[[stages]]
name = "Senate"
members = [
    {id = "democrats", weight = 50},
    {id = "republicans", weight = 50},
]
rule = "weight >= 67"
"""


def kept_over(text, number, newer):
    """Return over which line of a newer text a note stands that was written over a line of a text, and behind it."""
    rows = text.splitlines()
    rows[number] += "  # behind"
    rows.insert(number, "# over")
    found = lines(with_comments_of(newer, "\n".join(rows), comments_in(text)))
    behind = next(one for one in found if "# behind" in one)
    return found[found.index("# over") + 1].removesuffix("  # behind"), behind.removesuffix("  # behind")


def test_notes_in_packages_and_votes_stay_with_each_line_wherever_it_comes_to_stand():
    for text, head, moved in (
        (PACKAGES, "[[parties]]", '[[parties]]\nid = "faroes"\nno_deal = 0\nred_lines = [\n    "ban.kept",\n]\n\n'),
        (VOTES, "[[stages]]", '[[stages]]\nname = "House"\nmembers = [\n    {id = "democrats"},\n]\nrule = "all"\n\n'),
    ):
        before, _, after = text.partition(head)
        newer = f"{before}{moved}{head}{after}"
        for number, line in enumerate(text.splitlines()):
            if line.strip() not in ("", "]"):
                code = line.strip()
                place, behind = kept_over(text, number, newer)
                assert (place, behind) == (code, code)


def test_a_note_on_a_condition_stays_when_the_condition_gets_evidence_or_another_form():
    newer = PACKAGES.replace('    "ban.kept",', '    {formula = "ban.kept", evidence = ["f3"]},')
    at = PACKAGES.splitlines().index('    "ban.kept",')
    assert kept_over(PACKAGES, at, newer)[0] == '{formula = "ban.kept", evidence = ["f3"]},'


def test_a_note_on_an_entry_of_several_lines_stays_over_it():
    mine = PACKAGES.replace(
        '{formula = "ban.lifted", evidence = ["f2"]}', '{formula = "ban.lifted", evidence = [\n"f2",\n]}'
    )
    rows = mine.splitlines()
    rows.insert(rows.index('    {formula = "ban.lifted", evidence = ['), "# never")
    text = lines(with_comments_of(PACKAGES, "\n".join(rows), comments_in(PACKAGES)))
    assert text[text.index("# never") + 1] == '{formula = "ban.lifted", evidence = ["f2"]},'


@few
@given(
    text=st.one_of(
        conflict_files().map(lambda file: conflict_text(file, opening=["Drafted."])),
        package_files().map(lambda file: package_text(file, opening=["Drafted."])),
        vote_files().map(lambda file: vote_text(file, opening=["Drafted."])),
    ),
    data=st.data(),
)
def test_no_comment_is_lost_and_nothing_else_changes(text, data):
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
