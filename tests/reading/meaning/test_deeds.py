"""What somebody is to do or would do: whose deed it is, done to what, and whether it is denied or only supposed."""

import pytest

from detente.reading.meaning.deeds.words import base, singular
from readings import draft, statement


def deeds(text):
    return [(one.by, one.words) for said in draft(text).statements for one in said.deeds]


@pytest.mark.parametrize(
    ("text", "by", "words"),
    [
        ("Norway demanded that Iceland lift the ban on cod.", "iceland", "lift the ban on cod"),
        ("Norway demanded that Iceland pay.", "iceland", "pay"),
        ("Norway wants Iceland to lift the ban.", "iceland", "lift the ban"),
        ("Norway said that Iceland must lift the ban.", "iceland", "lift the ban"),
        ("Norway said it would close its ports.", "norway", "close its ports"),
        ("Norway is prepared to reopen the port, the minister said.", "norway", "reopen the port"),
        ("Norway refused to reopen the port.", "norway", "reopen the port"),
        ("Norway agreed to stop shelling the island.", "norway", "stop shelling the island"),
        ("Norway offered to let Iceland sell its cod.", "norway", "let Iceland sell its cod"),
        ("Norway said the ban must be lifted by Iceland.", "iceland", "lift the ban"),
        ("Norway called for an end to the ban.", None, "an end to the ban"),
        ("Norway threatened sanctions.", "norway", "sanctions"),
        ("“We will never sign the treaty,” Norway said.", "norway", "sign the treaty"),
        ("Norway refused to go back to work.", "norway", "return to work"),
        ("Norway urged Iceland to come back to the table.", "iceland", "return to the table"),
        ("Norway challenged Iceland to lift the “cruel ban” on cod.", "iceland", "lift the cruel ban on cod"),
        ("Norway rejected Iceland's offer of cod.", "norway", "accept Iceland's offer of cod"),
        ("Norway rejected an offer by four islands to sell their cod.", "norway", "accept an offer by four islands"),
    ],
)
def test_whose_deed_it_is_and_how_it_reads(text, by, words):
    assert (by, words) in deeds(text)


def test_a_condition_holds_the_deed_of_another():
    one = statement("Norway said it would close its ports unless Iceland lifted the ban.")
    assert [(deed.by, deed.what[0], deed.conditional) for deed in one.deeds] == [
        ("norway", "port", False),
        ("iceland", "ban", True),
    ]


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("Norway said it would not close its ports.", True),
        ("Norway said it would never close its ports.", True),
        ("Norway said it would close its ports.", False),
        ("Norway said it was not ready to close its ports.", True),
    ],
)
def test_what_will_not_be_done_is_denied(text, negated):
    (one,) = statement(text).deeds
    assert one.negated is negated


@pytest.mark.parametrize(
    "text",
    [
        "Norway said that Iceland had closed its ports.",
        "Norway said that the talks were useful.",
        "Norway praised the permission to close the ports.",
    ],
)
def test_what_was_done_and_what_is_no_deed_is_left_out(text):
    assert statement(text).deeds == ()


def test_a_stranger_is_no_party():
    one = statement("Norway said it would close its ports if Vesna Halvorsen won the election.")
    (supposed,) = [deed for deed in one.deeds if deed.conditional]
    assert (supposed.by, supposed.doer, supposed.words) == (None, "Vesna Halvorsen", "win the election")


def test_an_event_is_a_deed_of_its_actor():
    (event,) = [one for one in draft("Norway imposed sanctions on Iceland on Friday.").events if one.deed]
    assert (event.deed.by, event.deed.verb, event.deed.what) == ("norway", "impose", ("sanction",))


def test_every_deed_stands_in_the_words_of_its_fact():
    found = draft("Norway demanded that Iceland lift the ban. Norway said it would close its ports unless it did.")
    for one in found.statements:
        for deed in one.deeds:
            assert one.evidence[0].start <= deed.span[0] < deed.span[1] <= one.evidence[0].end


@pytest.mark.parametrize(
    ("form", "tag", "verb"),
    [
        ("withdrew", "VBD", "withdraw"),
        ("imposing", "VBG", "impose"),
        ("stopped", "VBD", "stop"),
        ("shelling", "VBG", "shell"),
        ("carried", "VBD", "carry"),
        ("guaranteed", "VBD", "guarantee"),
        ("enters", "VBZ", "enter"),
        ("deployed", "VBD", "deploy"),
    ],
)
def test_the_base_form_of_a_verb(form, tag, verb):
    assert base(form, tag) == verb


@pytest.mark.parametrize(
    ("noun", "one"), [("duties", "duty"), ("taxes", "tax"), ("crisis", "crisis"), ("troops", "troop"), ("gas", "gas")]
)
def test_the_singular_of_a_noun(noun, one):
    assert singular(noun) == one


def told(text):
    return [(one.by, one.words, one.modal == "may", one.negated) for one in statement(text).deeds]


@pytest.mark.parametrize(
    ("text", "by", "words"),
    [
        ("Iceland refused to rule out closing its ports.", "iceland", "close its ports"),
        ("Norway has not ruled out a blockade of Reykjavik.", "norway", "a blockade of Reykjavik"),
        ("A spokesman for Norway did not exclude closing the strait.", "norway", "close the strait"),
        ("Iceland said it would not rule out leaving the alliance.", "iceland", "leave the alliance"),
        ("Norway declined to rule out that it would seize the trawlers.", "norway", "seize the trawlers"),
        ("“We do not rule out sanctions,” Iceland said.", "iceland", "sanctions"),
        ("Iceland did not rule out the possibility of closing its ports.", "iceland", "close its ports"),
        ("The shipping board of Norway would not rule out hiring foreign crews.", "norway", "hire foreign crews"),
        ("Norway said it was weighing whether to close the strait.", "norway", "close the strait"),
    ],
)
def test_what_is_not_ruled_out_is_kept_open_and_not_refused(text, by, words):
    assert (by, words, True, False) in told(text)


def test_what_is_ruled_out_is_denied():
    assert told("Norway said it ruled out any talks with Iceland.") == [
        ("norway", "any talks with Iceland", False, True)
    ]


@pytest.mark.parametrize(
    ("text", "needed", "denied"),
    [
        ("“No study, no dam,” Norway said.", "study", "dam"),
        ("“No cattle permits, no deal,” Iceland said.", "cattle permits", "deal"),
        ("Norway said: no money for the harbour, no cod.", "money for the harbour", "cod"),
    ],
)
def test_bare_nouns_tell_what_is_needed_for_what(text, needed, denied):
    assert [(one.words, one.conditional, one.negated) for one in statement(text).deeds] == [
        (needed, True, False),
        (denied, False, True),
    ]


def test_of_people_bare_nouns_do_not_say_what_is_done():
    assert [one.words for one in statement("“No prisoners, no exchange,” Norway said.").deeds] == ["exchange"]


@pytest.mark.parametrize(
    ("text", "by", "words"),
    [
        ("Norway said there would be no deal without a guarantee on cod.", None, "a guarantee on cod"),
        ("Iceland said it would pay in return for access to the ports.", None, "access to the ports"),
        ("Norway will not sign without compensation from Iceland, it said.", "iceland", "compensation from Iceland"),
    ],
)
def test_the_noun_of_a_condition_without_a_verb_is_a_deed(text, by, words):
    assert (by, words) in [(one.by, one.words) for one in statement(text).deeds if one.conditional]


@pytest.mark.parametrize(
    "text",
    [
        "“You do not negotiate with a pirate,” Norway said.",
        "“You cannot ask people to trust you,” Norway said.",
        "Norway acknowledged holding the crew.",
        "Iceland said the ban would be the end of the union.",
    ],
)
def test_what_is_said_of_everybody_or_was_done_names_no_deed(text):
    assert not statement(text).deeds


def test_what_one_gets_the_other_gives():
    one = statement("Iceland said it would lift the ban if it got access to the ports.")
    assert [(deed.by, deed.words) for deed in one.deeds if deed.conditional] == [(None, "give access to the ports")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Norway said it would obey the court with a heavy heart.", "obey the court"),
        ("Norway offered to release the money frozen in Bergen.", "release the money frozen in Bergen"),
        ("Norway said it would reply with ‘counter-containment’.", "reply with counter-containment"),
        ("Norway said it would go to court in Bergen.", "go to court in Bergen"),
        ("Iceland wants a promise that nobody will strike before May.", "a promise that nobody will strike before May"),
    ],
)
def test_labels_have_all_that_belongs_to_the_deed_and_no_more(text, words):
    assert words in [one.words for one in statement(text).deeds]


def test_whom_others_employ_or_owe_does_not_act_for_them():
    text = (
        "Norway said it would hire agencies if its own staff walked out. Norway's creditors agreed to extend the loans."
    )
    deeds = [deed for one in draft(text).statements for deed in one.deeds]
    assert [one.by for one in deeds if one.conditional] == [None]
    assert [one.by for one in deeds if one.verb == "extend"] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Norway asked Iceland’s government to return the trawler.",
        "Norway asked Iceland to return the trawler.",
        "Norway urged Iceland to return the trawler.",
    ],
)
def test_who_is_asked_does_what_is_asked(text):
    assert {deed.by for one in draft(text).statements for deed in one.deeds} == {"iceland"}


def test_what_a_thing_is_meant_for_is_no_deed():
    text = "Norway agreed on Friday to hold to the quota, ahead of talks meant to head off a strike."
    assert all(deed.verb != "head" for one in draft(text).statements for deed in one.deeds)


def test_a_union_acts_for_those_it_is_named_after():
    text = (
        "The Cooks' and Waiters' Union called a strike. The Harbour Hotel Company proposed that waiters accept a rise "
        "of 2 per cent."
    )
    assert ("cooks-and-waiters-union", "accept a rise of 2 per cent") in [
        (deed.by, deed.words) for one in draft(text).statements for deed in one.deeds
    ]


@pytest.mark.parametrize(
    ("text", "by", "words"),
    [
        ("Norway called on Iceland to lift the ban and to free the crew.", "iceland", "free the crew"),
        ("Norway has no objection to withdrawing its troops, its minister said.", "norway", "withdraw its troops"),
        ("Norway would close the ports, its minister said, and it would seize the ships.", "norway", "seize the ships"),
        ("Norway will take what it needs from the pipeline, its minister said.", "norway", "take what it needs"),
        ("Norway warned Iceland that deliveries will stop if the ban stays.", "norway", "stop deliveries"),
        ("Norway said the frigates would leave the bay.", None, "leave the bay"),
        ("Norway closed the bridge. Iceland wants it reopened.", None, "reopen the bridge"),
        ("Norway suspended the permits. Iceland demanded that they be restored.", None, "restore the permits"),
        ("Norway offered to free 20 sailors.", "norway", "free 20 sailors"),
        ("Norway wants the ships gone.", None, "remove the ships"),
        ("Norway asked for ten million dollars.", None, "pay ten million dollars"),
        ("Norway demanded that the crew be held in Iceland.", "iceland", "hold the crew"),
    ],
)
def test_deeds_that_stand_apart_from_their_doer_or_their_thing(text, by, words):
    found = [(one.by, one.words) for said in draft(text).statements for one in said.deeds]
    assert any(who == by and read.startswith(words) for who, read in found), found


@pytest.mark.parametrize(
    "text",
    [
        "“Let him try,” Norway said.",
        "Norway said it would close the port to put an end to the row.",
        "Norway said it did not even answer the letter.",
        "Norway would treat the fruit before loading it, its minister said.",
    ],
)
def test_what_is_defied_aimed_at_or_only_tells_when_is_no_deed(text):
    verbs = [one.verb for said in draft(text).statements for one in said.deeds]
    assert not set(verbs) & {"let", "try", "put", "answer", "load"}


def test_a_plan_that_is_dropped_is_not_carried_out():
    found = statement("Norway wants Iceland to scrap its plan to hire captains.").deeds
    assert [one.negated for one in found if one.verb == "hire"] == [True]


def test_an_order_is_not_for_the_one_who_gives_it():
    found = [one for said in draft("“Open the prison,” Norway said.").statements for one in said.deeds]
    assert [one.by for one in found if one.verb == "open"] == [None]


def test_who_would_do_it_is_named_where_the_report_does_not_tell_for_whom():
    found = [one for said in draft("Karin Visser said she would close the port.").statements for one in said.deeds]
    assert [one.doer for one in found if one.verb == "close"] == ["Karin Visser"]


def test_the_report_goes_on_in_the_mind_of_whoever_spoke():
    text = (
        "Norway's prime minister, Karin Visser, said nothing was lost. "
        "If the port was not cleared, she would send in the navy."
    )
    found = [one for said in draft(text).statements for one in said.deeds]
    assert [one.by for one in found if one.verb == "send"] == ["norway"]


def test_whoever_is_urged_is_not_the_one_who_urges():
    one = statement(
        "Norway's envoy met Iceland's minister Jon Berg on Friday and urged him to lift a ban marred by rows."
    )
    assert [(deed.by, deed.words) for deed in one.deeds] == [("iceland", "lift a ban")]


def test_to_reject_an_offer_is_not_to_accept_it():
    said, _ = draft("Norway threatened to leave if Iceland rejected the plan.").statements
    assert [(deed.by, deed.words, deed.negated) for deed in said.deeds][1:] == [("iceland", "accept the plan", True)]


def test_what_is_urged_on_it_is_not_done_by_the_one_who_urges():
    said = draft("Acme Airways said it had made an offer and urged it to return to the table.").statements[-1]
    assert [(deed.by, deed.words) for deed in said.deeds] == [(None, "return to the table")]


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Norway rejected plans to build a dam on the river.", None),
        ("Norway rejected its own plans to build a dam on the river.", "norway"),
        ("Norway rejected any duty to build a dam on the river.", "norway"),
    ],
)
def test_who_opposes_plans_does_not_carry_them_out(text, by):
    assert [deed.by for deed in statement(text).deeds if deed.verb == "build"] == [by]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Norway said it would detain 10 U.S. sailors.", "detain 10 U.S. sailors"),
        ("“We will oppose it,” the minister of Norway told a radio station.", "oppose it"),
        ("Norway said it would not stop its strikes against what it calls pirates.", "stop its strikes"),
    ],
)
def test_words_of_a_deed_end_where_they_end(text, words):
    assert [deed.words for deed in statement(text).deeds] == [words]
