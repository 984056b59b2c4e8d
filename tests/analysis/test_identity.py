"""One person and one party stand once, however the reports call them."""

import pytest

from detente.analysis import record_of
from detente.analysis.parties import same_parties
from detente.reading.names.register import slug
from detente.record import Party, Person
from drafting import Sheet

TEXT = "Alba met Bora. Ann Berg spoke. Wang spoke."


def people_of(*names):
    sheet = Sheet(TEXT)
    for name in names:
        sheet.add("people", Person(id=name.lower().replace(" ", "-"), name=name))
    record = record_of([sheet.draft()])
    return sorted(person.id for person in record.people)


@pytest.mark.parametrize(
    ("names", "ids"),
    [
        (("Wang Wentao", "Wang"), ["wang-wentao"]),
        (("Wang Wentao", "Wang Yi", "Wang"), ["wang", "wang-wentao", "wang-yi"]),
        (("Wang Wentao", "Li Wang", "Wang"), ["li-wang", "wang-wentao"]),
        (("Henk De Boer", "De Boer"), ["henk-de-boer"]),
        (("Henk De Boer", "Boer"), ["henk-de-boer"]),
        (("Henk De Boer", "Karin De Boer", "De Boer"), ["de-boer", "henk-de-boer", "karin-de-boer"]),
    ],
)
def test_a_lone_name_is_the_only_one_who_bears_it(names, ids):
    assert people_of(*names) == ids


def record_with(*parties):
    sheet = Sheet("The rebels want a truce. Alba met the rebels in Doha.")
    for party in parties:
        sheet.add("parties", party)
    sheet.person("ann-berg", parties[-1].id)
    sheet.statement("a truce", "demand", party=parties[0].id, target=parties[-1].id, issue="truce")
    sheet.meeting("met", who=tuple(party.id for party in parties))
    return record_of([sheet.draft()])


def test_two_parties_of_one_name_are_one_wherever_they_stand():
    front = Party(id="front-alba", name="People's Front", kind="armed-group", aliases=("PF",))
    other = Party(id="peoples-front", name="The People's Front", kind="group")
    record = record_with(front, other)
    assert [party.id for party in record.parties] == ["front-alba"]
    assert record.parties[0].aliases == ("PF",)
    assert record.meetings[0].participants == ("front-alba",)
    assert record.statements[0].target == "front-alba"
    assert record.people[0].roles[0].party == "front-alba"
    assert [position.party for position in record.positions] == ["front-alba"]


def test_a_name_that_is_the_alias_of_another_joins_them():
    record = record_with(
        Party(id="union", name="Union", kind="union"),
        Party(id="southern-union", name="Southern Union", kind="organisation", aliases=("SU", "Union")),
    )
    assert [party.id for party in record.parties] == ["southern-union"]


def test_two_states_and_two_bearers_of_a_name_stay_apart():
    states = Party(id="congo", name="Congo"), Party(id="dr-congo", name="DR Congo", aliases=("Congo",))
    assert len(record_with(*states).parties) == 2
    unions = (
        Party(id="union", name="Union", kind="union"),
        Party(id="a-union", name="A Union", kind="union", aliases=("Union",)),
        Party(id="b-union", name="B Union", kind="union", aliases=("Union",)),
    )
    assert len(record_with(*unions).parties) == 3


def party(name, kind="union"):
    return Party(id=slug(name), name=name, kind=kind)


def test_names_that_differ_in_small_words_and_numbers_are_one():
    parties = [party("High Negotiations Committee", "group"), party("High Negotiation Committee", "group")]
    assert len(same_parties(parties)) == 1


def test_a_name_that_ends_a_longer_one_means_it_where_only_one_ends_so():
    short, long = party("Metal Workers Union"), party("Northern Metal Workers’ Union")
    assert same_parties([short, long]) == {short.id: long.id}
    assert same_parties([short, long, party("Southern Metal Workers’ Union")]) == {}
    assert same_parties([party("Democratic Party", "political-party"), party("New Democratic Party")]) == {}
