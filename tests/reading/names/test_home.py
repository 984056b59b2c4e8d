"""Whose minister a minister is whom no country is named with."""

import pytest

from detente.reading import read
from detente.record import PartialDate, Report


def party_of(text, person):
    draft = read(Report(text=text, published=PartialDate(value="2031-03-04")))
    found = [one for one in draft.people if one.name.endswith(person)]
    assert len(found) == 1
    return next((role.party for role in found[0].roles if role.party), None)


BOTH = "Norway and Iceland have quarrelled about cod since May."


@pytest.mark.parametrize(
    ("text", "party"),
    [
        (f"OSLO, March 4 (Agency) - {BOTH} The ban was unfair, Fisheries Minister Eva Berg said.", "norway"),
        (f"REYKJAVIK - {BOTH} The ban was unfair, Fisheries Minister Eva Berg said.", "iceland"),
        (f"{BOTH} In Reykjavik, Fisheries Minister Eva Berg rejected the ban.", "iceland"),
        (f"{BOTH} Norway will close its ports in May, Fisheries Minister Eva Berg said.", "norway"),
        # Where both meet, the dateline tells nothing of who speaks; nor does a town of a state that takes no part.
        (f"OSLO, March 4 (Agency) - {BOTH} Talks began in Oslo. It was hard, Fisheries Minister Eva Berg said.", None),
        (f"GENEVA, March 4 (Agency) - {BOTH} The ban was unfair, Fisheries Minister Eva Berg said.", None),
        (f"OSLO/REYKJAVIK - {BOTH} The ban was unfair, Fisheries Minister Eva Berg said.", None),
        # Somebody else's minister is not that of the capital.
        (f"OSLO, March 4 (Agency) - {BOTH} Her country's fisheries minister, Eva Berg, said the ban was unfair.", None),
    ],
)
def test_a_minister_without_a_country(text, party):
    assert party_of(text, "Berg") == party


def test_a_honorific_keeps_two_of_one_surname_apart():
    text = (
        "Transcript\n\nMS. BERG: We will not sign.\n\nQ: And the boats?\n\n"
        "MS. BERG: I spoke to Peter Berg of the boat owners this morning."
    )
    draft = read(Report(text=text, published=PartialDate(value="2031-03-04")))
    assert {one.speaker.person for one in draft.statements} <= {None, "berg"}
