"""Which issue a statement is about: each of the table's in a sentence of its own, and the codebook's."""

import pytest

from detente.reading.knowledge import table
from detente.record import Codebook, Issue
from readings import draft, statement

EXAMPLES = {
    "membership": "Kenya said that the bloc’s enlargement would wait, and accession too.",
    "security-guarantees": "Kenya said that security guarantees were due.",
    "troops": "Kenya said that the troops were at the checkpoint.",
    "arms-control": "Kenya said that missiles and exercises were on paper.",
    "sanctions": "Kenya said that the embargo and the travel ban were old.",
    "talks": "Kenya said that the talks were over.",
    "written-response": "Kenya said that a written answer was due.",
    "ceasefire": "Kenya said that the truce was holding.",
    "prisoners": "Kenya said that the hostages were well.",
    "humanitarian-access": "Kenya said that the aid convoy was late.",
    "monitoring": "Kenya said that the inspectors were late.",
    "territory": "Kenya said that autonomy was a word.",
    "nuclear": "Kenya said that the centrifuges were old.",
    "elections": "Kenya said that the referendum was near.",
    "coalition": "Kenya said that cabinet posts were shared.",
    "budget": "Kenya said that the deficit was large.",
    "pay": "Kenya said that wages were low.",
    "working-conditions": "Kenya said that the night shifts were long.",
    "jobs": "Kenya said that the layoffs were over.",
    "strike": "Kenya said that the walkout was over.",
    "tariffs": "Kenya said that the customs duty was high.",
    "market-access": "Kenya said that the subsidies for exporters were high.",
    "emissions": "Kenya said that coal was done.",
    "climate-finance": "Kenya said that adaptation was dear.",
    "migration": "Kenya said that asylum was a right.",
    "energy": "Kenya said that the electricity was out.",
    "fisheries": "Kenya said that the trawlers were out.",
    "accountability": "Kenya said that the tribunal was slow.",
}


@pytest.mark.parametrize("row", table("issues")["issues"], ids=lambda row: row["id"])
def test_every_issue_is_found_in_its_example(row):
    assert row["id"] in EXAMPLES, "an issue comes with an example"
    one = statement(EXAMPLES[row["id"]])
    assert one.issue == row["id"]


def test_words_that_mean_something_else_do_not_count():
    assert statement("Kenya said that the air strikes were over.").issue != "strike"


def test_an_issue_behind_all_others_gives_way():
    assert statement("Kenya said that the talks were about wages.").issue == "pay"


def test_what_is_named_only_beside_what_is_said_counts_where_others_speak_of_it():
    text = "Kenya said that wages were low. On wages, Uganda said that it was all too late."
    assert [one.issue for one in draft(text).statements] == ["pay", "pay"]


def test_an_issue_not_spoken_of_is_none():
    assert statement("Kenya said that it rained.").issue is None


def test_the_codebooks_issues_replace_the_tables():
    book = Codebook(issues=(Issue(id="ferry", label="The ferry", keywords=("ferr*", "night boat")),))
    one = draft("Kenya said that the ferries were late and wages low.", codebook=book)
    assert [issue.id for issue in one.issues] == ["ferry"]
    assert [found.issue for found in one.statements] == ["ferry"]


def test_the_label_names_the_alliance_spoken_of_most():
    issues = draft("Kenya said that the accession of Uganda to the African Union would wait.").issues
    assert [(one.id, one.label) for one in issues] == [("membership", "African Union membership")]
    issues = draft("Kenya said that enlargement would wait.").issues
    assert [one.label for one in issues] == ["Membership"]


def test_issues_are_listed_by_how_often_they_are_spoken_of():
    text = "Kenya said that coal was done. Uganda said that wages were low. Chad’s envoy said that pay was low."
    assert [one.id for one in draft(text).issues] == ["pay", "emissions"]
