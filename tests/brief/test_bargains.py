"""Packages and votes on the page and in the terminal: every number and every line leads to what it rests on."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings

from brief.bargain_drafts import BARGAINS, FILE, PACKAGES, VOTES
from brief.drafts import DRAFTED
from brief.ferry import ATTACK, DEMAND, RECORD
from brief.test_page import sound
from detente.analysis.bargains.drafts import Bargains, DraftedPackages, DraftedVotes
from detente.analysis.bargains.reckoning import reckoned
from detente.brief import page, summary
from detente.brief.bargains import section
from detente.brief.names import Names
from detente.brief.places import Places
from detente.brief.summary import plain
from detente.formats.package_file import Clause, PackageFile, Party
from detente.formats.vote_file import VoteFile
from package_files import package_files
from vote_files import vote_files


@pytest.fixture(scope="module")
def html():
    return page(RECORD, drafted=DRAFTED, bargains=BARGAINS)


def part(html, name):
    """Return one section of a page."""
    return re.search(f'<section id="{name}".*?</section>', html, re.DOTALL)[0]


def made(file):
    return section(Bargains(replace(PACKAGES, file=file)), Names(RECORD), Places(RECORD)).packages


def words(sentences):
    return " ".join("".join(piece.text for piece in one) for one in sentences)


def with_red_line(party, formula):
    who = FILE.parties[party]
    changed = replace(who, red_lines=(*who.red_lines, Clause(formula, (DEMAND.id,))))
    return replace(FILE, parties=tuple(changed if one is who else one for one in FILE.parties))


def test_the_page_with_packages_is_sound_and_the_same_each_time(html):
    outline = sound(html)
    assert {"packages", "packages-rest", "package-1", "worth-1-1", "never-2-1", "only-1-1"} <= set(outline.ids)
    assert page(RECORD, drafted=DRAFTED, bargains=BARGAINS) == html


@settings(max_examples=12)
@given(file=package_files())
def test_all_packages_give_a_sound_page(file):
    sound(page(RECORD, bargains=Bargains(DraftedPackages(file))))


def test_without_drafts_there_is_no_such_section():
    assert 'id="packages"' not in page(RECORD, drafted=DRAFTED)


def test_the_answer_comes_first_in_plain_words(html):
    lede = re.sub(r"<[^>]+>", "", re.search(r'<p class="lede">(.*?)</p>', part(html, "packages"), re.DOTALL)[1])
    assert lede.startswith("The reports speak of 3 things that a deal could hold: 8 packages. 3 cross no red line")
    assert "the product of the gains is largest (Nash)" in lede
    assert "2 packages leave nobody worse off whatever that is, and 3 do for some of the values" in lede


def test_every_number_and_every_link_leads_to_its_place(html):
    text, reports = part(html, "packages"), part(html, "reports")
    numbers = re.findall(r'<a href="([^"]+)" class="claim number">', text)
    assert len(numbers) == len(FILE.parties) * text.count('id="package-')
    assert set(numbers) == {"#packages-rest"}
    lede = re.search(r'<p class="lede">(.*?)</p>', text, re.DOTALL)[1]
    assert not re.search(r"\d", re.sub(r"<a .*?</a>|“.*?”", "", lede, flags=re.DOTALL))
    for href in set(re.findall(r'href="#([^"]+)"', text)):
        assert f'id="{href}"' in (text if href.startswith("package") else reports), href


def test_every_red_line_condition_and_worth_leads_to_all_its_sentences(html):
    text, places = part(html, "packages"), Places(RECORD)
    for number, who in enumerate(FILE.parties, 1):
        limits = [("never", one.evidence) for one in who.red_lines] + [("only", one.evidence) for one in who.conditions]
        rests = [(f"{kind}-{number}-{at}", facts) for at, (kind, facts) in enumerate(limits, 1)]
        said = [(at, who.evidence.get(one.id, ())) for at, one in enumerate(FILE.issues, 1)]
        rests += [(f"worth-{number}-{at}", facts) for at, facts in said if facts]
        for anchor, facts in rests:
            item = re.search(f'<span id="{anchor}">.*?</li>', text, re.DOTALL)[0]
            assert {cite.href for fact in facts for cite in places.of(fact)} <= set(re.findall(r'href="([^"]+)"', item))
            assert "(no sentence)" not in item


def test_what_a_side_did_not_speak_of_stands_together_with_what_it_is_taken_for(html):
    unsaid = re.findall(r'<li class="unsaid">(.*?)</li>', part(html, "packages"), re.DOTALL)
    assert any("worth −1 to 1; counts for 0 to 0.3" in one and "Pay for the days" in one for one in unsaid)
    assert all("(nothing said by it)" in one and "(no sentence)" not in one for one in unsaid)


def test_red_lines_that_exclude_every_package_are_named_with_what_would_open_one():
    found = made(with_red_line(0, "raise.not_done"))
    assert found.rows[0].verdict == "yes"
    found = made(replace(with_red_line(0, "pay.not_done")))
    told = words(found.lede)
    assert "None of them is inside everybody’s red lines" in told
    assert "The union rules out a deal without “Pay for the days of the strike”" in told
    assert "The operator rules out “Pay for the days of the strike”" in told
    assert "At the least: if it is no longer so that" in told
    assert all(row.inside == "No" and row.against for row in found.rows)


def test_where_every_package_costs_somebody_that_is_said():
    losing = replace(FILE.parties[1], no_deal=FILE.parties[0].weights["raise"])
    told = words(made(replace(FILE, parties=(FILE.parties[0], losing))).lede)
    assert "as far as the sides said, each leaves somebody worse off" in told
    assert "accepts less than today" in told


def test_markup_in_a_label_is_text(html):
    assert ATTACK not in part(html, "packages")


def test_a_sentence_stands_alone_where_something_is_missing():
    none = DraftedPackages(PackageFile((), ()), missing="Only one party speaks.")
    html = page(RECORD, bargains=Bargains(none))
    sound(html)
    assert re.search(r'<p class="lede">Only one party speaks.</p>\s*</section>', part(html, "packages"))
    assert 'href="#packages"' not in html


def test_too_many_packages_are_told_as_too_many():
    issues = tuple(replace(FILE.issues[0], id=f"i{number}") for number in range(17))
    found = reckoned(replace(PACKAGES, file=PackageFile(issues, (Party("union"),))))
    assert "131,072 packages are possible" in found.why_not


def test_the_summary_says_what_can_be_agreed_on():
    told = [plain(line) for line in summary(RECORD, drafted=DRAFTED, bargains=BARGAINS)]
    assert any(line.startswith("The reports speak of 3 things") for line in told)
    assert any(line.startswith("A  today’s state") for line in told)


def test_who_can_block_is_said_first_and_every_number_leads_to_the_table(html):
    text = part(html, "votes")
    lede = re.search(r'<p class="lede">(.*?)</p>', text, re.DOTALL)[1]
    told = re.sub(r"<[^>]+>", "", lede)
    assert told.startswith("2 votes are known that would have to be passed, each by itself.")
    assert "so that to block it takes 5 or more of the 10 votes" in told
    assert "against it: The board" in told
    assert re.search("The (owners|state) or The (owners|state) alone can block it", told)
    assert not re.search(r"\d", re.sub(r"<a .*?</a>|“.*?”", "", lede, flags=re.DOTALL))


def test_every_vote_leads_to_the_sentences_for_which_it_is_needed(html):
    text, places = part(html, "votes"), Places(RECORD)
    for number, stage in enumerate(VOTES.file.stages, 1):
        row = re.search(f'<tr role="row" id="vote-{number}".*?</tr>', text, re.DOTALL)[0]
        facts = [*stage.evidence, *(fact for one in stage.members for fact in one.evidence)]
        assert {cite.href for fact in facts for cite in places.of(fact)} <= set(re.findall(r'href="([^"]+)"', row))
        assert ("(no sentence)" in row) == (not stage.evidence)
    reports = part(html, "reports")
    for href in set(re.findall(r'href="#([^"]+)"', text)):
        assert f'id="{href}"' in (text if href.startswith("vote") else reports), href


@settings(max_examples=12)
@given(file=vote_files())
def test_all_votes_give_a_sound_page(file):
    sound(page(RECORD, bargains=Bargains(PACKAGES, DraftedVotes(file))))


def test_where_no_vote_is_known_that_is_said_with_what_is_told_all_the_same():
    none = DraftedVotes(VoteFile(()), VOTES.unsettled, missing="No body is known.")
    html = page(RECORD, bargains=Bargains(PACKAGES, none))
    sound(html)
    assert '<p class="lede">No body is known.</p>' in part(html, "votes")
    assert "How the branches stand is not told." in part(html, "votes")


def test_markup_in_the_name_of_a_body_is_text(html):
    assert ATTACK not in part(html, "votes")
