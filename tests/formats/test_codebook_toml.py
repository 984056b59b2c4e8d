"""A codebook is read, or refused with every mistake in it at once."""

import pytest

from detente.errors import CodebookMistakes, CodebookNotReadable, CodebookNotToml
from detente.formats import codebook_of

GOOD = """
[[parties]]
id = "russia"
name = "Russia"
aliases = ["Moscow", "the Kremlin", "Russian"]
kind = "state"
[[people]]
id = "sherman"
name = "Wendy Sherman"
roles = [{title = "US Deputy Secretary of State", party = "united-states", from = "2021-04"}]
[[bodies]]
id = "nato-russia-council"
name = "Nato-Russia Council"
members = ["russia", "nato"]
rule = "all"
[[issues]]
id = "membership"
label = "Ukraine's membership of Nato"
keywords = ["membership", "open door", "accession", "join Nato"]
alternatives = ["open_door", "moratorium", "binding_no"]
[[outlets]]
id = "interfax"
name = "Interfax"
reliability = "C"
"""


@pytest.fixture
def book(tmp_path):
    def read(text, encoding="utf-8"):
        path = tmp_path / "codebook.toml"
        path.write_bytes(text.encode(encoding))
        return codebook_of(path)

    return read


def test_the_example_of_the_format_is_read(book):
    found = book(GOOD)
    assert found.parties[0].aliases == ("Moscow", "the Kremlin", "Russian")
    assert found.people[0].roles[0].since == "2021-04"
    assert found.bodies[0].members == ("russia", "nato")
    assert found.issues[0].alternatives == ("open_door", "moratorium", "binding_no")
    assert found.outlets[0].reliability == "C"


def test_an_empty_file_is_an_empty_codebook(book):
    assert book("") == book("# nothing yet\n")


def test_a_byte_order_mark_does_no_harm(book):
    assert book(GOOD, "utf-8-sig") == book(GOOD)


def test_a_date_means_the_same_without_quotation_marks(book):
    assert book(GOOD.replace('"2021-04"', "2021-04-13")).people[0].roles[0].since == "2021-04-13"


def test_all_mistakes_are_named_together_each_with_its_place(book):
    with pytest.raises(CodebookMistakes) as caught:
        book(
            GOOD.replace('name = "Russia"', 'nmae = "Russia"')
            .replace('id = "interfax"', 'id = "Inter Fax"')
            .replace('reliability = "C"', 'reliability = "G"')
            .replace('title = "US', 'titel = "US')
        )
    said = "\n".join(caught.value.mistakes)
    assert "parties[1].name (russia): this key is missing" in said
    assert "parties[1].nmae (russia): no such key; did you mean 'name'?" in said
    assert "people[1].roles[1].titel (sherman): no such key; did you mean 'title'?" in said
    assert "outlets[1].id (Inter Fax): 'Inter Fax' is not an id" in said
    assert "outlets[1].reliability" in said
    assert str(caught.value).count("\n") == len(caught.value.mistakes)


def test_two_entries_under_one_id_are_a_mistake(book):
    with pytest.raises(CodebookMistakes, match="russia stands more than once"):
        book(GOOD + '[[parties]]\nid = "russia"\nname = "Again"\n')


def test_a_date_that_is_none_is_a_mistake(book):
    with pytest.raises(CodebookMistakes, match=r"people\[1\]\.roles\[1\]\.from \(sherman\): '2021-13' is not a date"):
        book(GOOD.replace('"2021-04"', '"2021-13"'))


def test_a_table_of_the_wrong_kind_is_a_mistake(book):
    with pytest.raises(CodebookMistakes, match="actors: no such key; expected one of parties, people"):
        book('[[actors]]\nid = "a"\n')
    with pytest.raises(CodebookMistakes, match="parties"):
        book('parties = "russia"\n')


def test_what_is_no_toml_is_refused_with_its_line(book):
    with pytest.raises(CodebookNotToml, match="line 3"):
        book('[[parties]]\nid = "russia"\nname = Russia\n')


def test_a_missing_file_and_another_encoding_are_refused(book, tmp_path):
    with pytest.raises(CodebookNotReadable, match="No such file"):
        codebook_of(tmp_path / "none.toml")
    with pytest.raises(CodebookNotReadable, match="UTF-8"):
        book("# caf\u00e9", "latin-1")
    with pytest.raises(CodebookNotReadable):
        codebook_of(tmp_path)
