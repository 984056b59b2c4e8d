"""`model` drafts the conflict of some reports or of a case as a file that people edit, and keeps what they change."""

import pytest

import detente
from detente.errors import AgreementMistakes, EmptyCase, NothingToModel, OutputIsReport
from detente.formats.conflict_model import conflict_of
from detente.formats.package_toml import package_file
from detente.workflow.add import add
from detente.workflow.brief import brief_of_case
from detente.workflow.case import new, opened
from detente.workflow.model import model_of_case
from detente.workflow.outcomes import outcomes, outcomes_json
from detente.workflow.review import judge

TALKS = (
    "Norway demanded that Iceland lift the ban on cod. Norway said it would close its ports unless Iceland lifted the "
    "ban. Iceland refused to lift the ban. Iceland offered to buy Norwegian trawlers. Norway demanded that Iceland pay."
)


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(TALKS)
    return path


def test_without_a_file_the_text_is_given(report):
    done = detente.model(report)
    assert done.path is None
    assert 'id = "lift_ban"' in done.text
    assert "# “Norway demanded that Iceland lift the ban on cod.” (report.txt)" in done.text


def test_the_file_can_be_solved_and_says_what_is_open(report, tmp_path):
    to = tmp_path / "conflict.toml"
    done = detente.model(report, to=to)
    assert conflict_of(to).file == done.file
    assert "# What the reports do not settle:" in to.read_text()
    assert detente.solve(to).holding()


def test_what_a_person_changes_survives_a_new_draft(report, tmp_path):
    to = tmp_path / "conflict.toml"
    detente.model(report, to=to)
    to.write_text(to.read_text().replace('label = "Close its ports"', 'label = "Shut Bergen"'))
    report.write_text(f"{TALKS} Iceland demanded that Norway release the crew.")
    done = detente.model(report, to=to)
    labels = [option.label for who in conflict_of(to).file.decision_makers for option in who.options]
    assert "Shut Bergen" in labels
    assert any(label.startswith("Release") for label in labels)
    assert done.conflicts == ()


def test_drafting_again_without_a_change_gives_the_same_bytes(report, tmp_path):
    to = tmp_path / "conflict.toml"
    detente.model(report, to=to)
    before = to.read_bytes()
    detente.model(report, to=to)
    assert to.read_bytes() == before


def test_a_case_keeps_its_conflict(report, tmp_path):
    with opened(new(tmp_path / "case")) as case:
        with pytest.raises(EmptyCase):
            model_of_case(case)
        add(case, [report])
        done = model_of_case(case)
    assert done.path == tmp_path / "case" / "conflict.toml"
    assert conflict_of(done.path).file == done.file


def test_one_party_alone_is_no_conflict(report):
    report.write_text("Norway demanded that the ban be lifted.")
    with pytest.raises(NothingToModel, match="Only Norway"):
        detente.model(report)


def test_a_report_is_not_overwritten(report):
    with pytest.raises(OutputIsReport):
        detente.model(report, to=report)


def test_what_a_person_changes_in_packages_survives_a_new_draft(report, tmp_path):
    to = tmp_path / "packages.toml"
    detente.model(report, packages=to)
    to.write_text(
        to.read_text().replace("lift_ban = {not_done = 0, done = -1}", "lift_ban = {not_done = 0, done = -0.2}")
    )
    report.write_text(report.read_text() + " Iceland said it would never lift the ban.")
    (beside,) = detente.model(report, packages=to).beside
    iceland = next(one for one in package_file(to).parties if one.id == "iceland")
    assert iceland.values["lift_ban"]["done"].low == -0.2
    assert [one.formula for one in iceland.red_lines] == ["lift_ban.done"]
    assert beside.conflicts == ()
    assert (tmp_path / "packages.draft.toml").exists()


def test_packages_drafted_again_without_a_change_are_the_same_bytes(report, tmp_path):
    to = tmp_path / "packages.toml"
    detente.model(report, packages=to)
    to.write_text("# A note of mine.\n" + to.read_text())
    before = to.read_bytes()
    detente.model(report, packages=to)
    assert to.read_bytes() == before


def test_a_case_keeps_its_packages_and_with_a_place_for_the_conflict_alone_only_that_is_written(report, tmp_path):
    with opened(new(tmp_path / "case")) as case:
        add(case, [report])
        model_of_case(case, to=tmp_path / "elsewhere.toml")
        assert not (case.folder / "packages.toml").exists()
        model_of_case(case)
        assert package_file(case.folder / "packages.toml").issues


def test_a_wrong_file_of_packages_stops_before_anything_is_written(report, tmp_path):
    to, packages = tmp_path / "conflict.toml", tmp_path / "packages.toml"
    packages.write_text("[[issues]]\nid = 3\n")
    with pytest.raises(AgreementMistakes):
        detente.model(report, to=to, packages=packages)
    assert not to.exists()


ALLIANCE = (
    "Russia demanded that Nato give it a legally binding guarantee on membership. Nato said it would not give Russia a "
    "guarantee. Nato demanded that Russia withdraw its troops."
)


def test_votes_stand_in_a_file_that_can_be_voted_on_and_keep_what_a_person_changes(report, tmp_path):
    report.write_text(ALLIANCE)
    to = tmp_path / "votes.toml"
    (beside,) = detente.model(report, votes=to, published="2022-01-12").beside
    assert beside.told[0].startswith("North Atlantic Council. To give")
    assert detente.vote(to).passes is None
    before = to.read_bytes()
    detente.model(report, votes=to, published="2022-01-12")
    assert to.read_bytes() == before
    to.write_text(to.read_text() + '[stages.positions]\nhungary = "no"\n')
    report.write_text(f"{ALLIANCE} Germany refused to give Russia a guarantee.")
    detente.model(report, votes=to, published="2022-01-12")
    against = {one.id for stage in detente.vote(to).file.stages for one in stage.members if one.position == "no"}
    assert against == {"germany", "hungary"}


def test_the_brief_of_a_case_takes_what_people_changed_in_packages_and_votes(report, tmp_path):
    report.write_text(ALLIANCE)
    with opened(new(tmp_path / "case")) as case:
        add(case, [report])
        model_of_case(case)
        packages, votes = case.folder / "packages.toml", case.folder / "votes.toml"
        packages.write_text(packages.read_text().replace("Withdraw its troops", "Go home"))
        votes.write_text(votes.read_text().replace("North Atlantic Council", "The council"))
        assert detente.package(case.folder).model.file.issues
        assert detente.vote(case.folder).file.stages
        brief_of_case(case, to=tmp_path / "brief.html")
        page = (tmp_path / "brief.html").read_text()
        assert "Go home" in page
        assert "The council" in page
        packages.write_text("[[issues]]\n")
        with pytest.raises(AgreementMistakes):
            brief_of_case(case, to=tmp_path / "brief.html")


def test_what_a_person_notes_survives_a_new_draft(report, tmp_path):
    to = tmp_path / "conflict.toml"
    detente.model(report, to=to)
    noted = to.read_text().replace('    {id = "lift_ban"', '    # ask Anna about this\n    {id = "lift_ban"')
    to.write_text(noted.replace('name = "Norway"', 'name = "Norway"  # and the Faroes'))
    report.write_text(f"{TALKS} Iceland demanded that Norway release the crew.")
    detente.model(report, to=to)
    text = to.read_text()
    assert '    # ask Anna about this\n    {id = "lift_ban"' in text
    assert 'name = "Norway"  # and the Faroes' in text
    assert text.count("ask Anna") == 1
    assert "release" in text
    detente.model(report, to=to)
    assert to.read_text() == text


def test_what_a_person_notes_in_packages_and_votes_survives_a_new_draft(report, tmp_path):
    report.write_text(ALLIANCE)
    packages, votes = tmp_path / "packages.toml", tmp_path / "votes.toml"

    def draft():
        detente.model(report, packages=packages, votes=votes, published="2022-01-12")
        return packages.read_text(), votes.read_text()

    draft()
    issue = next(line for line in packages.read_text().splitlines() if line.startswith("id = "))
    packages.write_text(packages.read_text().replace(issue, f"{issue}  # ask Anna"))
    red_line = next(line for line in packages.read_text().splitlines() if "not_done = 0, done = " in line)
    packages.write_text(packages.read_text().replace(red_line, f"# worth more to them\n{red_line}", 1))
    votes.write_text(
        "# Votes as I know them.\n\n" + votes.read_text().replace("\nwhy = ", "\n# by consensus\nwhy = ", 1)
    )
    report.write_text(
        f"{ALLIANCE} Germany refused to give Russia a guarantee. Russia demanded that Nato stop its drills."
    )
    texts = draft()
    assert texts[0].count("# ask Anna") == texts[0].count("# worth more to them") == 1
    assert f"{issue}  # ask Anna" in texts[0]
    assert texts[1].count("# Votes as I know them.") == texts[1].count("# by consensus") == 1
    assert "# by consensus\nwhy = " in texts[1]
    assert all(text.count("# Drafted by detente model.") == 1 for text in texts)
    assert draft() == texts


def test_our_own_comments_of_an_earlier_draft_are_not_taken_for_a_persons(report, tmp_path):
    to = tmp_path / "packages.toml"
    detente.model(report, packages=to)
    # The file says the same as the next draft already, so that it stays as it is; the sentences over it are older ones.
    before = to.read_text()
    old = tmp_path / "older.txt"
    report.rename(old)
    detente.model(old, packages=to)
    assert to.read_text() == before
    old.write_text(f"{TALKS} Iceland demanded that Norway release the crew.")
    detente.model(old, packages=to)
    assert "(report.txt)" not in to.read_text()
    assert "(older.txt)" in to.read_text()


def test_outcomes_and_the_brief_use_what_a_person_changed_in_the_conflict(tmp_path):
    reports = []
    for day, text in (("01", TALKS), ("02", "Iceland demanded that Norway release the crew. Norway refused.")):
        reports.append(tmp_path / f"2031-03-{day}.txt")
        reports[-1].write_text(f"2031-03-{day}\n\n{text}")
    with opened(new(tmp_path / "case")) as case:
        for path in reports:
            add(case, [path], published=path.stem)
        before = outcomes(case)
        model_of_case(case)
        assert outcomes_json(outcomes(case)) == outcomes_json(before)
        assert not before.found.edited
        conflict = case.folder / "conflict.toml"
        text = conflict.read_text()
        conflict.write_text(
            text.replace('name = "Iceland"\n', 'name = "The Icelanders"\n').replace(
                "Lift the ban on cod", "Free the cod"
            )
        )
        after = outcomes(case)
        assert after.found.edited
        assert "Free the cod" in str(outcomes_json(after)["outcomes"])
        brief_of_case(case, to=tmp_path / "brief.html")
    page = (tmp_path / "brief.html").read_text()
    assert "“Free the cod”, which" in page
    assert "changed by hand in the conflict counts" in page


def test_what_analysts_judge_differently_is_said_in_the_brief(report, tmp_path):
    with opened(new(tmp_path / "case")) as case:
        add(case, [report])
        (refusal,) = [one for one in case.record().statements if one.act == "refuse"]
        judge(case, "accept", refusal.id, by="Anna")
        brief_of_case(case, to=tmp_path / "brief.html")
        assert "contradict each other" not in (tmp_path / "brief.html").read_text()
        judge(case, "reject", refusal.id, by="Ben")
        done = brief_of_case(case, to=tmp_path / "brief.html", summarised=True)
    page = (tmp_path / "brief.html").read_text()
    assert "Anna calls it right and Ben calls it wrong. Here counts what was judged last, by Ben." in page
    assert done.summary[0].question == "What is disputed"
