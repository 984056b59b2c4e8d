"""What is said of a conflict in words is true, names who and what, and is said once."""

import re

import pytest

import detente
from conflicts import SYRIA
from detente.brief.outcomes import page, why
from detente.formats import conflict_in
from detente.workflow.solve import explained


def told(conflict, **asked):
    """Return the page as one text."""
    return " ".join(line.text for line in page(detente.solve(conflict, **asked)))


def reasons(conflict, state, **asked):
    """Return the lines on why a state holds."""
    solution = detente.solve(conflict, **asked)
    return [line.text for line in why(solution.model, state, explained(solution, state))]


def changed(old, new, text=SYRIA):
    assert old in text
    return conflict_in(text.replace(old, new), "case.toml")


def ranked(*rankings, names="abcd"):
    """Return a conflict in which each has one option and these rankings."""
    makers = (
        f'[[decision_makers]]\nid = "{name}"\noptions = [{{id = "o{name}"}}]\nranking = {ranking}\n'
        for name, ranking in zip(names, rankings, strict=False)
    )
    return conflict_in("".join(makers), "case.toml")


@pytest.fixture
def bounded(monkeypatch):
    monkeypatch.setattr("detente.analysis.changing.MOST_TRIED", 1)
    monkeypatch.setattr("detente.analysis.changing.LEAST_TRIED", 1)


def test_only_what_is_certain_is_called_the_least(bounded):
    said = told("cuban", want="escalate and not blockade and not air_strike", concepts=["seq"])
    assert re.search(r"SEQ: at most 14 changes: .* would hold\. At least \d+ changes are needed\.", said)
    assert "at the least" not in said


def test_what_is_certain_is_called_the_least():
    assert "Nash: at the least, Syria would have to" in told("syria-iraq", want="release and not attack")


def test_where_nothing_has_to_change_nothing_else_is_said():
    said = told("chicken", want="one_swerves and two_swerves", concepts=["gmr"])
    assert "GMR: nothing has to change." in said
    assert "would have to" not in said


def test_those_who_can_do_nothing_alone_are_named_together():
    said = told("elmira", want="accept and not modify")
    assert said.count("no change of preferences would do") == 1
    assert "if only Ministry of the Environment or only Local government changed, no change" in said


def test_a_statement_turned_round_and_moved_moves_as_its_negation():
    said = told("syria-iraq", want="release and not attack", concepts=["nash"])
    wanted = "hold the opposite of “not release” as number 1 of what matters to it, and no longer “not release”"
    assert wanted in said


def test_of_states_exchanged_it_is_said_which_come_above_which():
    said = told("elmira", want="accept and not modify", concepts=["nash"])
    assert "like [1], [2] and [8] better than [4], [5], [10] and [11]" in said
    assert "Here [1] Modify the order, Delay the appeal; [2] Accept the order" in said
    assert "neighbours" not in said


def test_threats_that_differ_in_one_name_are_one_line():
    said = told("elmira", want="accept and not modify", concepts=["gmr"])
    assert said.count("to threaten") == 1
    assert "any of the others had something to threaten Uniroyal with" in said


def test_where_options_are_not_tried_it_is_said(monkeypatch):
    monkeypatch.setattr("detente.analysis.changing.OPTIONS_TRIED", 11)
    said = told("elmira", want="accept and not modify")
    assert "Whether one option made different would do was not tried: there are 12 states." in said


def test_a_label_that_two_share_is_told_with_its_owner():
    said = told("chicken", want="one_swerves and two_swerves")
    assert "Driver one: would like best [2] Driver two: Swerve." in said
    assert not re.search(r"\] Swerve", said)


def test_ties_are_told_as_ties():
    said = told(ranked('[["-", "oa + ob"], ["oa", "ob"]]', '[["-", "oa + ob", "oa", "ob"]]'), concepts=["gmr"])
    assert "a: would like best [0] nothing is done (and one more as much)." in said
    assert "Of the outcomes that hold it likes [0] best, and [3] as much (1st of 2)." in said
    assert re.search(r"b: likes everything as much\.($| )(?!Of)", said)
    assert "1st of 1" not in said


def test_what_is_liked_best_of_all_that_holds_is_shown():
    lines = [line.text for line in page(detente.solve("nato-russia-2022"))]
    shown = {found.group(1) for line in lines if (found := re.match(r"\[(\d+)\] ", line))}
    named = {found for line in lines for found in re.findall(r"holds? it likes \[(\d+)\]", line)}
    assert named
    assert named <= shown
    assert any(re.match(r"And \d+ more, which hold no more firmly", line) for line in lines)


def test_every_way_from_today_says_who_can_begin():
    lines = [line.text for line in page(detente.solve("elmira", from_status_quo=True))]
    ways = [line for line in lines if "moves there" in line]
    assert ways
    assert all(line.endswith("can begin.") for line in ways)


def test_groups_are_told_or_it_is_said_why_not():
    said = told("cuban", concepts=["limited_2"], coalitions=True)
    assert "For groups only Nash, SEQ, SMR and GMR are defined, and none of these was asked for." in said


def test_what_could_answer_is_told_from_what_would():
    assert not any("would move" in line for line in reasons("elmira", 3, concepts=["gmr"]))
    assert any("Uniroyal could move to [11]" in line for line in reasons("elmira", 3, concepts=["gmr"]))


def test_what_is_true_by_every_concept_is_said_once():
    for name, state in (("elmira", 9), ("elmira", 3), ("nato-russia-2022", 0), ("chicken", 0)):
        lines = reasons(name, state)
        assert len(lines) == len(set(lines))
        assert sum("moving to [1] Attack Ukraine" in line for line in lines) <= 1


def test_reasons_speak_for_just_the_concepts_by_which_they_are_so():
    """A reason merged from several concepts names them all, each once, and says of none what is not so."""
    for name in ("elmira", "cuban", "nato-russia-2022", "syria-iraq"):
        solution = detente.solve(name)
        for state in range(solution.model.game.n_states):
            for line in why(solution.model, state, explained(solution, state)):
                found = re.match(r"((?:SSEQ|SEQ|SMR|GMR)(?:, (?:SSEQ|SEQ|SMR|GMR))*): (.*)", line.text)
                if found:
                    concepts, words = found.group(1).split(", "), found.group(2)
                    assert len(set(concepts)) == len(concepts)
                    assert "would move" not in words or concepts[0] in ("SSEQ", "SEQ")
                    assert "no way out" not in words or concepts[0] in ("SSEQ", "SMR")
                    assert "can do from there" not in words or "GMR" in concepts or "SMR" in concepts


def test_a_sweep_tells_of_today_and_of_how_many_more_there_are():
    said = told("nato-russia-2022", sweep=60)
    assert re.search(r"\[0\] nothing is done \(today\)", said)
    counts = re.search(r"(\d+) more states hold in some draws and (\d+) states in none", said)
    shown = len(re.findall(r"SEQ \d+ % \(|SEQ (?:over|under) \d+ % \(", said))
    assert int(counts[1]) + int(counts[2]) + shown == 64


def test_states_that_may_change_places_are_named():
    said = told(changed("ranking =", "swaps = 0.3\nranking ="), sweep=400)
    assert "Whether Iraq likes [" in said
    assert "its choice" not in said
    assert re.search(r"Whether Iraq likes \[\d+\] [\w, ]+ better than \[\d+\] [\w, ]+: settles", said)
