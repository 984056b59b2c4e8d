"""In which state the conflict is that a report tells of, and who rules there."""

from readings import draft


def test_the_government_is_that_of_the_state_whose_war_it_is():
    text = (
        "The war in Mali went on as France and Niger met. The Malian opposition wants France and Niger to speak. "
        "The opposition said that the government had failed to free the crew."
    )
    assert draft(text).statements[-1].target == "mali"


def test_who_is_fought_over_rules_there_and_another_president_does_not():
    text = (
        "France and Niger met. The war in Mali went on. "
        "The Malian opposition hopes to topple President Ousmane Keita. "
        "Nobody came. Nobody spoke. President Karl Weber said that the war was far from over. "
        "Keita said that he would stay."
    )
    found = {one.speaker.name: one.speaker.party for one in draft(text).statements}
    assert found["Ousmane Keita"] == "mali"
    assert found["Karl Weber"] is None


def test_an_envoy_is_not_of_the_state_to_which_he_is_sent():
    found = draft("France and Niger met. The Mali envoy Karl Weber said that the talks would go on.").statements[-1]
    assert found.speaker.party is None
