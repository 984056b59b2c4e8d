"""What a statement does: every pattern of the table in a sentence of its own, and what it leaves alone."""

import pytest

from detente.reading.meaning.acts import patterns
from readings import draft, only, statement

EXAMPLES = {
    "no-comment": ("Norway declined to comment on the quota.", "inform"),
    "not-prepared": ("Norway said it was not ready to sign.", "refuse"),
    "shuts-the-door": ("Norway said the offer was unacceptable.", "reject"),
    "no-right": ("Norway said only the fjord towns can decide on the quota.", "reject"),
    "nothing-short-of": ("Norway said nothing short of a contract would be enough.", "demand"),
    "will-not": ("Norway said it would not pay the duty.", "refuse"),
    "threat-if": ("Norway said it would retaliate.", "threaten"),
    "vow-if": ("Norway vowed to blockade the fjord unless Iceland lifted the quota.", "threaten"),
    "consequences": ("Norway said there would be grave consequences.", "threaten"),
    "would-end": ("Norway said the truce would end unless the boats left.", "threaten"),
    "would-be-lifted": ("Norway said the blockade would end if the treaty was signed.", "offer"),
    "would-fail": ("Norway said the talks could collapse.", "warn"),
    "offer": ("Norway said it was willing to discuss the rosters.", "offer"),
    "must": ("Norway said both sides should release their prisoners.", "demand"),
    "it-is-on": ("Norway said it was up to Iceland to answer.", "demand"),
    "wants": ("Norway said it wanted a lower duty.", "demand"),
    "ultimatum": ("Norway said its patience was at an end, that its patience has limits.", "demand"),
    "undertaking": ("Norway said it had agreed to reopen the fjord.", "promise"),
    "blame": ("Norway said Iceland had violated the treaty.", "accuse"),
    "praise": ("Norway said it was grateful for the frank exchange.", "praise"),
    "promise": ("Eva Lindqvist said: “We will respect the treaty.”", "promise"),
    "judge": ("Norway said the text was difficult.", "assess"),
    "measures-if": ("Norway unveiled sanctions to punish Iceland should it close the port.", "threaten"),
}
"""Pattern -> a sentence whose cue leaves the act open, and the act."""


@pytest.mark.parametrize("pattern", patterns(), ids=lambda one: one.name)
def test_every_pattern_gives_its_example_its_act(pattern):
    assert pattern.name in EXAMPLES, "a pattern comes with an example"
    text, act = EXAMPLES[pattern.name]
    one = statement(text)
    assert (one.act, one.rule.split()[-1]) == (act, f"acts:{pattern.name}")


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Norway demanded a lower tariff.", "demand"),
        ("Norway proposed a joint fund.", "propose"),
        ("Norway offered to free the crew.", "offer"),
        ("Norway promised to free the crew.", "promise"),
        ("Norway accepted the offer.", "accept"),
        ("Norway conceded that the quota was high.", "concede"),
        ("Norway rejected the offer.", "reject"),
        ("Norway refused to sign.", "refuse"),
        ("Norway threatened to close the port.", "threaten"),
        ("Norway warned that the port might close.", "warn"),
        ("Norway accused Iceland of bad faith.", "accuse"),
        ("Norway praised the mediator.", "praise"),
        ("Norway believes that the fish are gone.", "assess"),
        ("Norway said that the fish were gone.", "inform"),
    ],
)
def test_the_cue_alone_says_what_most_statements_do(text, act):
    assert statement(text).act == act


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Norway would not agree to a ballot.", "refuse"),
        ("Norway did not accept the offer.", "refuse"),
        ("Norway did not refuse the offer.", "accept"),
    ],
)
def test_a_denied_cue_turns_the_act(text, act):
    one = statement(text)
    assert (one.act, one.negated) == (act, False)


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("Norway did not say that the talks were over.", True),
        ("Norway said there was no offer on the table.", True),
        ("Norway said that no date has been set.", True),
        ("Norway said nobody was at the table.", True),
        ("Norway said the offer was on the table.", False),
        ("Norway said the offer was not acceptable.", False),
    ],
)
def test_what_is_denied_is_marked(text, negated):
    assert statement(text).negated is negated


@pytest.mark.parametrize(
    ("text", "red"),
    [
        ("Norway said it would never accept a higher duty.", True),
        ("Norway said the clause was a red line and not negotiable.", True),
        ("Norway demanded a legally binding text.", True),
        ("Norway said that it had never seen the text.", False),
        ("Norway demanded a lower duty.", False),
    ],
)
def test_words_that_rule_out_any_other_outcome_draw_a_red_line(text, red):
    assert statement(text).red_line is red


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Norway said that the deal was done.", "stated"),
        ("Norway said that the deal might be done in May.", "possible"),
        ("Norway said it would have signed had Iceland been ready.", "hypothetical"),
        ("An official said that the deal was done.", "reported"),
        ("Xinhua reported that Kenya has promised to lift the ban.", "reported"),
    ],
)
def test_how_firmly_it_is_said(text, modality):
    assert statement(text).modality == modality


@pytest.mark.parametrize(
    ("text", "attitude"),
    [
        ("Norway said that the talks were constructive.", "optimistic"),
        ("Norway said that a breakthrough was near.", "optimistic"),
        ("Norway said that there was no progress.", "pessimistic"),
        ("Norway said that there was little reason for hope.", "pessimistic"),
        ("Norway said that its line had hardened.", "hardening"),
        ("Norway said that its line was more flexible now.", "softening"),
        ("Norway conceded that the quota was high.", "softening"),
        ("Norway said that the boats were out.", None),
    ],
)
def test_what_is_said_of_the_talks_chances(text, attitude):
    assert statement(text).attitude == attitude


def test_a_second_clause_that_does_something_else_is_a_statement_of_its_own():
    text = "Norway said it was not ready to sign and would withdraw from the treaty if the port was shut."
    first, second = draft(text).statements
    assert (first.act, second.act) == ("refuse", "threaten")
    assert second.condition.text == "the port was shut"
    assert text[slice(*second.content[0])] == "would withdraw from the treaty if the port was shut"


@pytest.mark.parametrize(
    "text",
    [
        "Norway said that Iceland would withdraw from the treaty.",
        "Norway said that Iceland was willing to sign.",
    ],
)
def test_what_another_side_would_do_is_information(text):
    assert statement(text).act == "inform"


def test_words_of_the_condition_do_not_decide_the_act():
    one = only(draft("Norway said it was pleased if Iceland would not pay.").statements)
    assert one.act != "refuse"


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Norway said it would send two ships.", "promise"),
        ("Norway said it would send two ships if Iceland paid.", "offer"),
        ("Norway said it would campaign against the treaty.", "threaten"),
        ("Norway said its delegation would not be rushed.", "refuse"),
        ("Norway said it could live with a quota.", "offer"),
        ("Norway insists that the right be recognised.", "demand"),
        ("Norway insists that the fish are gone.", "inform"),
        ("Norway said that a ceasefire was needed.", "demand"),
        ("Norway denied that the boats had left.", "reject"),
        ("Norway agreed to free the crew.", "promise"),
        ("Norway agreed to attend the talks.", "accept"),
        ("Norway called the text a trap.", "accuse"),
        ("Norway called the text a start.", "assess"),
        ("Norway said the atmosphere was polite.", "assess"),
        ("Norway said Iceland would send two ships.", "inform"),
    ],
)
def test_the_subject_and_its_verb_say_what_a_clause_does(text, act):
    assert statement(text).act == act


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("Norway said that it had not bombed the port.", True),
        ("Norway said that none had been sought.", True),
        ("Norway said that it would not sign.", False),
        ("“It is not the moon,” Norway said.", False),
    ],
)
def test_a_fact_that_is_denied_is_no_refusal(text, negated):
    assert statement(text).negated is negated


@pytest.mark.parametrize(
    ("text", "attitude"),
    [
        ("Norway does not expect a breakthrough.", "pessimistic"),
        ("Norway doubts that the port can open.", "pessimistic"),
        ("Norway said the talks were hanging by a thread.", "pessimistic"),
        ("Norway said its refusal was no longer set in stone.", "softening"),
        ("Norway said there was a path: it can be done.", "optimistic"),
    ],
)
def test_hope_that_is_denied_is_gloom(text, attitude):
    assert statement(text).attitude == attitude


@pytest.mark.parametrize("pattern", patterns(), ids=lambda one: one.name)
def test_a_pattern_is_never_found_without_one_of_its_hints(pattern):
    text = EXAMPLES[pattern.name][0].lower()
    assert not pattern.hints or not pattern.match.search(text) or any(hint in text for hint in pattern.hints)


@pytest.mark.parametrize(
    "text",
    [
        "Russian Foreign Minister Sergei Lavrov said that the West wanted Russia to withdraw its troops.",
        "Russian Foreign Minister Sergei Lavrov said that Germany wanted Russia to withdraw its troops.",
    ],
)
def test_what_another_wants_is_no_demand_of_who_tells_of_it(text):
    assert [one.act.value for one in draft(text).statements] == ["inform"]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Russia said it would withdraw its troops if Nato gave it guarantees.", "offer"),
        ("Russia said it would withdraw its ambassador if Norway paid.", "threaten"),
        ("Russia said it would suspend deliveries unless Norway paid.", "threaten"),
    ],
)
def test_to_take_a_burden_away_is_no_threat(text, act):
    assert [one.act.value for one in draft(text).statements] == [act]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The union vowed to strike two more plants unless Acme Ports raised wages.", "threaten"),
        ("The union vowed to strike two more plants.", "promise"),
        ("The union vowed to reopen two plants if Acme Ports raised wages.", "promise"),
    ],
)
def test_a_vow_to_hurt_on_a_condition_is_a_threat(text, act):
    assert draft(text).statements[0].act == act
