"""What each side wants, how firmly, and what it wanted before; what of it is so today."""

import pytest

from detente.analysis.conflict_of_record import conflict_of_record
from detente.analysis.whole import record_of
from detente.reading import read
from detente.record import PartialDate, Report


def drafted(*reports):
    """Return the conflict drafted from texts, each with the day on which it appeared if that is known."""
    found = [(None, one) if isinstance(one, str) else one for one in reports]
    return conflict_of_record(
        record_of([read(Report(text=text, published=PartialDate(value=day) if day else None)) for day, text in found])
    )


def wants(draft, side):
    """Return formula -> preference statement of a side, the firmest first."""
    maker = next(one for one in draft.file.decision_makers if one.id == side)
    return {one.formula: one for one in maker.prefers}


def options(draft):
    """Return label -> option of all sides."""
    return {one.label: one for who in draft.file.decision_makers for one in who.options}


def today(draft):
    """Return the labels of what is done today."""
    return {label for label, one in options(draft).items() if one.id in draft.file.status_quo}


ASKS = "Norway demanded that Iceland lift the ban on cod. Iceland demanded that Norway close the port of Bergen."


def test_what_is_said_today_goes_before_what_was_said_long_ago():
    cod = "Norway demanded that Iceland lift the ban on cod. Iceland refused to lift the ban on cod."
    ferry = "Norway demanded that Iceland pay for the ferry. Iceland demanded that Norway close the port of Bergen."
    order = {
        first: next(iter(wants(drafted((days[0], cod), (days[1], ferry)), "norway")))
        for first, days in {
            "cod": ("2024-06-01", "2024-01-01"),
            "ferry": ("2024-01-01", "2024-06-01"),
        }.items()
    }
    assert "ban" in order["cod"]
    assert "pay" in order["ferry"]


def test_a_red_line_of_long_ago_goes_before_a_wish_of_today():
    draft = drafted(
        ("2024-01-01", "Iceland said it would never lift the ban on cod. Norway demanded that Iceland lift the ban."),
        ("2024-06-01", "Iceland offered to pay for the ferry. Iceland demanded that Norway close the port of Bergen."),
    )
    assert next(iter(wants(draft, "iceland"))).startswith("not lift_ban")


def test_of_what_a_side_said_both_ways_the_last_counts():
    no = "Norway demanded that Iceland lift the ban on cod. Iceland refused to lift the ban on cod."
    yes = "Iceland agreed to lift the ban on cod. Norway offered to close the port of Bergen."
    after = wants(drafted(("2024-01-01", no), ("2024-03-01", yes)), "iceland")
    before = wants(drafted(("2024-01-01", yes), ("2024-03-01", no)), "iceland")
    assert after["lift_ban"].sign == "sure"
    assert after["lift_ban"].confidence < 0.9
    assert before["not lift_ban"].sign == "sure"
    at_once = wants(drafted(("2024-01-01", f"{no} {yes}")), "iceland")
    assert {one.sign for formula, one in at_once.items() if "ban" in formula} == {"unknown"}


def test_a_threat_on_a_condition_that_no_option_tells_is_not_taken_for_a_wish():
    text = "Norway said it would close the port of Bergen if the winter was hard. Norway demanded that Iceland pay."
    draft = drafted(text, "Iceland demanded that Norway open its market. Iceland offered to pay.")
    formulas = wants(draft, "norway")
    assert {one.sign for formula, one in formulas.items() if "close" in formula} == {"unknown"}
    assert any("close the port" in one.text for one in draft.unsettled)


@pytest.mark.parametrize(
    ("condition", "formula"),
    [
        ("if the blockade went on", "leave_talks if not lift_blockade"),
        ("unless the blockade ended", "leave_talks if not lift_blockade"),
        ("if the blockade did not stop", "leave_talks if not lift_blockade"),
    ],
)
def test_a_condition_that_something_goes_on_is_that_it_is_not_ended(condition, formula):
    text = f"Norway demanded that Iceland lift the blockade of Bodo. Norway said it would leave the talks {condition}."
    assert formula in wants(
        drafted(text, "Iceland refused to lift the blockade. Iceland demanded that Norway pay."), "norway"
    )


def test_less_than_is_asked_for_is_not_what_is_asked_for():
    text = (
        "The Dock Union demanded a pay rise of 9 percent. Harbour Ports offered a pay rise of 4 percent. "
        "Harbour Ports demanded that the union return to work. The union refused to return to work."
    )
    draft = drafted(text)
    rise = options(draft)["Agree to a pay rise of 9 percent"]
    (owner,) = [who.id for who in draft.file.decision_makers if rise in who.options]
    assert wants(draft, owner)[f"not {rise.id}"].sign == "unknown"
    assert rise.id in wants(draft, "dock-union".replace("-", "_"))


def test_who_will_not_accept_a_levy_wants_it_gone():
    text = (
        "Peru will not lift its levy on grain, Peru said. Chile said it would never accept the levy. Chile refused to "
        "open its market. Peru demanded that Chile open its market."
    )
    draft = drafted(text)
    (levy,) = [one.id for label, one in options(draft).items() if "levy" in label]
    assert f"{'' if levy.startswith('lift') else 'not '}{levy}" in wants(draft, "chile")
    assert not any("ccept" in label for label in options(draft))


@pytest.mark.parametrize("verb", ["withdraw", "drop", "halve", "lift"])
def test_a_tariff_is_withdrawn_as_it_is_lifted(verb):
    text = f"Peru imposed a tariff on steel on Monday. Chile demanded that Peru {verb} the tariff on steel."
    draft = drafted(("2024-06-05", text), ("2024-06-05", "Peru refused to lift the tariff. Peru asked Chile to pay."))
    (tariff,) = [one for label, one in options(draft).items() if "tariff" in label]
    gone = not tariff.label.startswith("Impose")
    assert (tariff.id if gone else f"not {tariff.id}") in wants(draft, "chile")
    assert (tariff.id in draft.file.status_quo) is not gone


def test_what_is_promised_for_later_is_not_so_today():
    text = (
        "Chile said it would open its market as soon as Peru suspended the levy. Peru refused to suspend the levy. "
        "Peru demanded that Chile open its market."
    )
    assert not any("levy" in label for label in today(drafted(("2024-06-05", text))))


def test_shelling_can_be_stopped_and_a_strike_called_off():
    text = (
        "Norway shelled the airport on Monday. Norway threatened to shell the airport again if Iceland did not lift "
        "the blockade of Bodo. Iceland refused to lift the blockade. Iceland demanded that Norway pay for the airport."
    )
    found = {label: one for label, one in options(drafted(("2024-06-05", text))).items() if "shell" in label.lower()}
    assert found
    assert {one.moves for one in found.values()} == {"both"}


def test_a_walkout_that_began_is_the_strike_that_goes_on():
    text = (
        "The Dock Union began a walkout on Monday. The union threatened to extend the strike unless Harbour Ports "
        "paid a bonus. Harbour Ports refused to pay a bonus. Harbour Ports demanded an end to the strike."
    )
    draft = drafted(("2024-06-05", text))
    assert today(draft)
    assert not any("xtend" in label for label in today(draft))


def test_who_said_no_to_talks_since_they_were_held_does_not_talk_today():
    held = ("2024-05-20", "Peru and Chile met in Lima on Monday for talks. Peru demanded that Chile lift its levy.")
    no = ("2024-06-03", "Chile said it would not talk. Chile refused to lift its levy. Chile demanded that Peru pay.")
    assert not any("alk" in label for label in today(drafted(held, no)))
    agreed = ("2024-06-03", "Chile agreed to talk. Chile refused to lift its levy. Chile demanded that Peru pay.")
    assert any("alk" in label for label in today(drafted(held, agreed)))


def test_what_the_other_side_calls_a_non_starter_is_its_red_line():
    text = (
        "Moscow laid out a very clear position that nothing short of a legal deal on membership would be sufficient "
        "for the Kremlin, which Nato dismissed as a “non-starter.” Russia demanded that Nato give it a legally binding "
        "guarantee on membership. Nato demanded that Russia withdraw its troops."
    )
    found = wants(drafted(text), "nato")
    assert next(iter(found)) == "not give_guarantee"
    assert found["not give_guarantee"].sign == "sure"
