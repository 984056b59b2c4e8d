"""Which party a description takes up again."""

import pytest

from detente.reading import read
from detente.record import Report


def speakers(text):
    return [(one.speaker.name, one.speaker.party) for one in read(Report(text=text)).statements]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Kinshasa accused the M23 rebels of shelling Goma. The rebels said they would leave the town.", "m23"),
        ("Kinshasa accused M23, a rebel movement, of shelling Goma. Rebels said they would leave the town.", "m23"),
        ("Islamic State attacked a village in Iraq. Rebels said they would not attend the talks.", "rebels"),
        ("Islamic State attacked a village in Iraq. A rebel commander said he would not attend the talks.", "rebels"),
        ("Islamic State attacked a town in Iraq where rebel groups fight. The rebels said they would stay.", "rebels"),
        ("Hezbollah fought Islamic State near the border. The group said it would stop on Friday.", "hezbollah"),
        ("Islamic State attacked a village. A monitoring group said 20 people had been killed.", None),
        ("Islamic State attacked a village. The group, known as Hezbollah, said it would stop on Friday.", "hezbollah"),
        ("Hezbollah attacked a village. A spokesman for the group said it would fight on.", "hezbollah"),
        ("Hezbollah attacked a village. Another group said it would fight on.", None),
        ("Hezbollah attacked a village. The Sons of Amal armed group shelled it too. The group said it had won.", None),
    ],
)
def test_a_noun_takes_up_whom_the_report_calls_so(text, party):
    assert speakers(text)[-1][1] == party


def test_a_commander_of_rebels_is_not_one_of_the_armed_group_named_before():
    text = "Islamic State attacked a village. Rebel commander Omar Haddad said his men would not attend the talks."
    assert [party for name, party in speakers(text) if name == "Omar Haddad"] != ["islamic-state"]
    text = "M23 rebels attacked a village. Rebel commander Omar Haddad said his men would not attend the talks."
    assert [party for name, party in speakers(text) if name == "Omar Haddad"] == ["m23"]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Acme Airways drivers rejected the offer. Acme Airways said it would pay no more.", "drivers"),
        ("Unions at Acme Airways rejected the offer. Acme Airways said it would pay no more.", "unions"),
        ("The Pilots' Guild called a strike. Acme Airways pilots rejected the offer.", "pilots-guild"),
        ("Acme Airways rejected the offer.", "acme-airways"),
    ],
)
def test_who_works_for_a_company_is_not_the_company(text, party):
    assert party in {found for _, found in speakers(text)}
    assert all(found != "acme-airways" for name, found in speakers(text) if name and "Acme Airways " in name)
