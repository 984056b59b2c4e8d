"""A conflict file is read, or refused with every mistake in it at once, each with its place."""

import pytest
from hypothesis import given

from conflicts import GRAPH, SYRIA, conflict_files
from detente.errors import ConflictMistakes, ConflictNotReadable, ConflictNotToml, TooManyStates, UnknownState
from detente.formats.conflict_model import conflict_in, conflict_of, modelled
from detente.formats.conflict_writing import conflict_text
from detente.models.graph_model import GraphConflict


def read(text):
    return conflict_in(text, "case.toml")


def mistakes(text):
    with pytest.raises(ConflictMistakes) as caught:
        read(text)
    assert str(caught.value).count("\n") == len(caught.value.mistakes)
    return caught.value.mistakes


def said(text):
    return "\n".join(map(str, mistakes(text)))


def changed(old, new, text=SYRIA):
    assert old in text
    return text.replace(old, new)


def names(model):
    return [model.name(state) for state in range(model.game.n_states)]


def test_the_example_of_the_format_is_read():
    model = read(SYRIA)
    assert names(model) == ["-", "release", "escalate", "attack", "release + attack", "escalate + attack"]
    assert model.game.ranks.tolist() == [[5, 2, 4, 1, 0, 3], [2, 5, 0, 4, 1, 3]]
    assert model.status_quo == 0
    assert model.game.owners.tolist() == [0, 0, 1]


def test_weights_are_added_exactly():
    weights = "weights = {release = 0.1, escalate = 0.2, attack = -0.3}"
    text = "\n".join(weights if line.startswith("prefers") else line for line in SYRIA.splitlines())
    assert read(text).game.ranks[0].tolist() == [3, 4, 5, 0, 1, 2]
    free = text.replace("release and escalate", "false").rpartition("ranking")[0] + "prefers = []"
    assert names(read(free))[7] == "release + escalate + attack"
    assert read(free).game.ranks[0][7] == read(free).game.ranks[0][0]  # 0.1 + 0.2 - 0.3 is nothing


def test_any_number_of_statements_is_weighed():
    few = changed("not release and not escalate and not attack", "attack")
    many = changed("not release and not escalate and not attack", '", "'.join(["attack"] * 100), SYRIA)
    assert read(many).game.ranks.tolist() == read(few).game.ranks.tolist()


def test_uncertain_preferences_are_kept():
    more = 'evidence = ["f1"], confidence = 0.7, place = [1, 3], sign = "unknown", strength = "mild"'
    table = f'{{formula = "escalate", {more}}}'
    file = read(changed('"escalate", "not attack"', f'{table}, "not attack"')).file
    one = file.decision_makers[0].prefers[1]
    assert (one.formula, one.evidence, one.confidence, one.place) == ("escalate", ("f1",), 0.7, (1, 3))
    assert (one.sign, one.strength, one.uncertain, file.uncertain) == ("unknown", "mild", True, True)
    assert read(changed("ranking =", "swaps = 0.1\nranking =")).file.decision_makers[1].swaps == 0.1


def test_states_and_moves_can_be_listed():
    model = read(GRAPH)
    assert isinstance(model.game, GraphConflict)
    assert [model.options(state) for state in range(3)] == [("peace",), ("talks",), ("war",)]
    assert model.game.ranks.tolist() == [[1, 0, 0], [0, 2, 1]]
    assert (model.status_quo, model.state("war"), model.true_in("talks").tolist()) == (0, 2, [False, True, False])


MERGED = changed("same = []", 'same = ["attack"]').replace(
    '[["release"], ["attack"], ["escalate + attack"], ["-"], ["release + attack"], ["escalate"]]',
    '[["release"], ["release + attack"], ["-"], ["escalate"]]',
)


ALIKE = changed(
    '"not release and not escalate and not attack", "escalate", ', '"not attack", "not attack and escalate", ', MERGED
)
ALIKE = changed(', "not attack", "not release"]', "]", ALIKE)


def test_states_that_count_as_one_are_numbered_by_the_largest():
    model = read(ALIKE)
    assert names(model) == ["-", "release", "escalate", "escalate + attack"]
    assert model.game.ranks.tolist() == [[1, 1, 2, 0], [1, 3, 0, 2]]
    assert model.state("attack") == model.state("release, attack") == 3
    assert model.true_in("release and attack").tolist() == [False, False, False, True]


def test_same_may_not_contradict_preferences():
    assert "same[1], line 4: " in said(MERGED)
    assert "count as one, and Syria does not rank them equally" in said(MERGED)
    assert "stands in tier 2 of this ranking already" in said(changed("same = []", 'same = ["attack"]'))


def test_same_with_one_state_each_changes_nothing():
    same = read(changed("same = []", 'same = ["release and attack", "false", "escalate and not attack"]'))
    assert type(same.game) is type(read(SYRIA).game)
    assert names(same) == names(read(SYRIA))


def test_an_empty_file_is_refused():
    for text in ("", "# nothing yet\n"):
        assert "the file is empty; expected at least a table [[decision_makers]]" in said(text)
    assert "at least one decision maker" in said("decision_makers = []")


BAD = {
    "no feasible state": ("release and escalate", "true", "infeasible, line 3: these formulas leave no state"),
    "unknown option": (
        '"not attack"',
        '"not atack"',
        "decision_makers[1].prefers[3] (syria), line 11, column 5 of the formula: there is no option 'atack'; "
        "expected one of release, escalate, attack; did you mean 'attack'?",
    ),
    "two owners": ('id = "attack"', 'id = "release"', "the option 'release' belongs to Syria already"),
    "missed": ('["release"], ', "", "decision_makers[2].ranking (iraq), line 17: the ranking misses 'release'"),
    "repeated": (
        '["-"]',
        '["-"], ["release"]',
        "decision_makers[2].ranking[5][1] (iraq), line 17: the state 'release'",
    ),
    "infeasible in a ranking": ('["-"]', '["-"], ["release + escalate"]', "'release + escalate' is infeasible"),
    "unknown in a ranking": (
        '["-"]',
        '["-", "attack + relaese"]',
        "column 10 of the formula: there is no option",
    ),
    "status quo": ("status_quo = []", 'status_quo = ["release", "escalate"]', "status_quo, line 5: release + escalate"),
    "status quo unknown": ("status_quo = []", 'status_quo = ["relese"]', "status_quo[1], line 5: there is no option"),
    "deep": (
        "release and escalate",
        "(" * 10_000,
        "infeasible[1], line 3, column 201 of the formula: the formula",
    ),
    "key": ("title =", "titel =", "titel, line 1: there is no such key; did you mean 'title'?"),
    "kind": ('"Iraq"\n', "3\n", "decision_makers[2].name (iraq), line 15: 3 cannot stand here; expected text"),
    "id": ('id = "iraq"', 'id = "ir aq"', "decision_makers[2].id (ir aq), line 14: 'ir aq' cannot stand here"),
    "reserved": ('id = "attack"', 'id = "iff"', "decision_makers[2].options[1].id (iraq), line 16: 'iff' cannot stand"),
    "no form": ("prefers =", "prefer =", "decision_makers[1].prefer (syria), line 11: there is no such key; did you"),
    "two forms": ("ranking =", "weights = {attack = 1}\nranking =", "one form of preferences"),
    "moves": (
        'label = "Attack"',
        'moves = "take onyl"',
        "expected one of 'both', 'take only', 'drop only'; did",
    ),
    "place": ('"escalate",', '{formula = "escalate", place = [0, 9]},', "decision_makers[1].prefers[2].place (syria)"),
    "confidence": ('"escalate",', '{formula = "escalate", confidence = 2},', "expected a number from 0 to 1"),
    "sign": ('"escalate",', '{formula = "escalate", sign = "no"},', "expected one of 'sure', 'unknown'"),
    "swaps": ("prefers =", "swaps = 0.1\nprefers =", "only neighbours in a ranking are exchanged"),
    "one maker twice": ('id = "iraq"', 'id = "syria"', "'syria' is the id of decision maker 1 already"),
    "weight": ("ranking =", "weights = {attack = nan, x = 1}\nrank_ing =", "NaN cannot stand here; expected a number"),
}


@pytest.mark.parametrize(("old", "new", "expected"), BAD.values(), ids=BAD)
def test_bad_input_is_refused_with_its_place(old, new, expected):
    assert expected in said(changed(old, new))


def test_all_mistakes_are_named_together_in_the_order_of_the_file():
    text = SYRIA
    for key in ("unknown option", "two forms", "key", "reserved", "status quo unknown"):
        old, new, _ = BAD[key]
        text = changed(old, new, text)
    found = mistakes(text)
    assert len(found) >= 5
    assert [one.line for one in found] == sorted(one.line for one in found)
    assert {one.path for one in found} >= {"titel", "status_quo[1]", "decision_makers[1].prefers[3]"}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('"war", "peace"]', '"war"]', "the ranking misses 'peace'"),
        ('"war", "peace"]', '"war", "paece"]', "there is no state 'paece'"),
        ('by = "b"', 'by = "c"', "graph.moves[2].by, line 10: there is no decision maker 'c'"),
        ('to = ["talks"]', 'to = ["tlks"]', "graph.moves[2].to[1], line 10: there is no state 'tlks'"),
        ('["peace", "talks", "war"]', '["peace", "talks", "war", "war"]', "stands here twice"),
        ('status_quo = ["peace"]', 'status_quo = ["pace"]', "did you mean 'peace'"),
        ('id = "a"', 'id = "a"\noptions = []', "a conflict with [graph] has no options"),
        ('status_quo = ["peace"]', 'same = ["peace"]', "a conflict with [graph] has no options"),
        ('ranking = ["talks", "war", "peace"]', "weights = {}", "a ranking of states"),
    ],
)
def test_mistakes_in_a_listed_graph_are_named(old, new, expected):
    assert expected in said(changed(old, new, GRAPH))


def many_options(count):
    options = ", ".join(f'{{id = "o{number}"}}' for number in range(count))
    return f'[[decision_makers]]\nid = "a"\nprefers = []\noptions = [{options}]\n'


def test_too_many_states_are_refused_with_their_number():
    with pytest.raises(TooManyStates, match="18,446,744,073,709,551,616") as caught:
        read(many_options(64))
    assert caught.value.advice
    assert "there are 65 options; expected at most 64" in said(many_options(65))


def test_many_options_of_which_few_go_together_are_no_trouble():
    pairs = ", ".join(f'"o{one} and o{two}"' for one in range(40) for two in range(one))
    assert read(f"infeasible = [{pairs}]\n{many_options(40)}").game.n_states == 41


def test_what_is_no_toml_is_refused():
    with pytest.raises(ConflictNotToml, match="line 2"):
        read("title = 'x'\nid = syria\n")
    with pytest.raises(ConflictNotToml, match="nested too deep"):
        read("same = " + "[" * 100_000)


def test_a_missing_file_and_another_encoding_are_refused(tmp_path):
    with pytest.raises(ConflictNotReadable, match="No such file"):
        conflict_of(tmp_path / "none.toml")
    with pytest.raises(ConflictNotReadable):
        conflict_of(tmp_path)
    (tmp_path / "case.toml").write_bytes("# caf\u00e9".encode("latin-1"))
    with pytest.raises(ConflictNotReadable, match="UTF-8"):
        conflict_of(tmp_path / "case.toml")
    (tmp_path / "case.toml").write_text(SYRIA, encoding="utf-8-sig")
    assert conflict_of(tmp_path / "case.toml").game.n_states == 6


def test_a_state_is_named_by_number_or_options():
    model = read(SYRIA)
    assert [model.state(name) for name in ("0", "-", "attack+release", "release, attack", "5")] == [0, 0, 4, 4, 5]
    for name, happened in (("6", "0 to 5"), ("relese", "no option"), ("release, escalate", "cannot be taken together")):
        with pytest.raises(UnknownState, match=happened):
            model.state(name)


@given(conflict_files())
def test_a_conflict_that_is_written_is_read_the_same(file):
    again = read(conflict_text(file))
    assert again.file == file
    assert again.game.ranks.tolist() == modelled(file).game.ranks.tolist()
    assert conflict_text(again.file) == conflict_text(file)


@pytest.mark.parametrize("text", [SYRIA, GRAPH])
def test_the_examples_are_written_and_read_the_same(text):
    assert read(conflict_text(read(text).file)).file == read(text).file


def test_mistakes_in_rankings_are_told_beside_the_others_in_the_order_of_the_file():
    text = changed("release and escalate", "release and escalte")
    text = changed('["-"], ["release + attack"]', '["-", "-"], ["release + attak"], ["attack"]', text)
    found = mistakes(changed("status_quo = []", 'status_quo = ["relese"]', text))
    assert [one.path for one in found] == [
        "infeasible[1]",
        "status_quo[1]",
        "decision_makers[2].ranking[4][2]",
        "decision_makers[2].ranking[5][1]",
        "decision_makers[2].ranking[6][1]",
    ]
    assert [one.line for one in found] == sorted(one.line for one in found)
    assert "'attack' stands in tier 2 of this ranking already" in str(found[-1])


def test_all_that_is_wrong_in_a_graph_is_told_together():
    text = changed('status_quo = ["peace"]', 'status_quo = ["pece"]', GRAPH)
    text = changed('ranking = [["peace"], ["talks", "war"]]', 'ranking = [["peace"], ["tlks", "peace"]]', text)
    text = changed('ranking = ["talks", "war", "peace"]', 'ranking = ["talks", "war"]', text)
    text = changed('by = "a", from = "peace"', 'by = "aa", from = "pece"', text)
    text = changed('states = ["peace", "talks", "war"]', 'states = ["peace", "talks", "war", "peace"]', text)
    found = mistakes(text)
    assert [one.path for one in found] == [
        "status_quo",
        "decision_makers[1].ranking[2][1]",
        "decision_makers[1].ranking[2][2]",
        "decision_makers[2].ranking",
        "graph.states[4]",
        "graph.moves[1].by",
        "graph.moves[1].from",
    ]
    assert all(one.expected.count("peace") <= 1 for one in found)
    assert [one.near for one in found] == ["peace", "talks", "", "", "", "a", "peace"]


def test_the_same_word_is_never_suggested():
    found = mistakes(changed('id = "attack"', 'id = "9x"')) + mistakes(changed('id = "attack"', 'id = "x y"'))
    assert {one.near for one in found if one.path.endswith("options[1].id")} == {"_9x", "x_y"}
    for one in found:
        assert f"{one.near!r} cannot stand here" not in one.happened


def test_values_are_shown_as_toml_has_them():
    place = '{formula = "attack", place = [true, 2.5]}'
    assert "[true, 2.5] cannot stand here" in said(changed('"not attack", ', f"{place}, "))


def test_the_line_that_is_not_in_utf_8_is_named(tmp_path):
    path = tmp_path / "latin.toml"
    path.write_bytes(b'title = "a"\n# caf\xe9\n')
    with pytest.raises(ConflictNotReadable, match="line 2 is not in UTF-8") as caught:
        conflict_of(path)
    assert caught.value.advice == ("Save the file in UTF-8.",)
