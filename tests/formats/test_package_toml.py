"""A package file is read, or refused with every mistake in it at once, each with its place."""

import pytest

from detente.errors import AgreementMistakes, AgreementNotReadable, AgreementNotToml, FormulaMistake, UnknownPackage
from detente.formats.package_formulas import Choices, logic, orders, read
from detente.formats.package_model import package_model_in, package_model_of
from detente.formats.package_toml import package_in
from detente.models.packages import settlements, stages, true_of, zone_numbers

TALKS = """
title = "Talks"
[[issues]]
id = "membership"
alternatives = ["open_door", "moratorium", "binding_no"]
[[issues]]
id = "troops"
alternatives = [{id = "stay", label = "they stay"}, "withdraw"]
[[issues]]
id = "missiles"
ordered = true
alternatives = ["none", "some", "limits"]
[[parties]]
id = "russia"
name = "Russia"
no_deal = 0.20
weights = {membership = 0.5, troops = 0.3, missiles = 0.2}
values = {membership = {open_door = 0, moratorium = [0.4, 0.7], binding_no = 1}, troops = {stay = 1, withdraw = 0}, missiles = {none = 0, limits = 1}}
red_lines = ["membership.open_door"]
conditions = ["troops.withdraw if membership.binding_no", "after(troops.withdraw, missiles.limits)"]
[[parties]]
id = "nato"
no_deal = [0.2, 0.4]
power = 2
weights = {membership = 0.5, troops = 0.5}
values = {troops = {stay = 0, withdraw = 1}}
ranks = {membership = ["open_door", "moratorium", "binding_no"]}
red_lines = [{formula = "membership.binding_no", evidence = ["f1"]}]
[chosen]
membership = "binding_no"
troops = "stay"
missiles = "none"
"""  # noqa: E501


def changed(old, new):
    assert old in TALKS
    return TALKS.replace(old, new)


def said(text):
    with pytest.raises(AgreementMistakes) as caught:
        package_in(text, "talks.toml")
    assert str(caught.value).count("\n") == len(caught.value.mistakes)
    return "\n".join(map(str, caught.value.mistakes))


def test_the_example_of_the_format_is_read():
    model = package_model_in(TALKS, "talks.toml")
    bargain = model.bargain
    assert bargain.sizes == (3, 2, 3)
    assert bargain.worths[0].tolist() == [[0.0, 0.275, 0.5], [0.5, 0.25, 0.0]]
    assert bargain.worths[2].tolist() == [[0.0, 0.1, 0.2], [0.0, 0.0, 0.0]]  # between two values, on the line
    assert bargain.no_deal.tolist() == pytest.approx([0.2, 0.3])
    assert bargain.power.tolist() == [1, 2]
    assert model.named((1, 0, 2)) == {"membership": "moratorium", "troops": "stay", "missiles": "limits"}
    assert model.package(model.file.chosen) == (2, 0, 0)
    assert [(one.kind, one.party, one.evidence) for one in model.demands] == [
        ("red line", 0, ()), ("condition", 0, ()), ("condition", 0, ()), ("red line", 1, ("f1",)),
    ]  # fmt: skip
    assert model.steps((1, 1, 2)) == (("missiles.limits",), ("troops.withdraw",))
    assert [model.named(bargain.package(number)) for number in settlements(bargain).nash] == [
        {"membership": "moratorium", "troops": "withdraw", "missiles": "limits"}
    ]


def test_ranges_and_rankings_bound_what_a_package_may_be_worth():
    model = package_model_in(TALKS, "talks.toml")
    package = [(1, 1, 2)]
    low, high = model.lowest.values(package)[:, 0], model.highest.values(package)[:, 0]
    assert low.tolist() == pytest.approx([0.5 * 0.4 + 0.2, 0.5])
    assert high.tolist() == pytest.approx([0.5 * 0.7 + 0.2, 1.0])
    assert model.lowest.no_deal.tolist() == [0.2, 0.4]
    assert model.highest.no_deal.tolist() == [0.2, 0.2]
    assert set(zone_numbers(model.lowest)) <= set(zone_numbers(model.bargain)) <= set(zone_numbers(model.highest))


def test_where_no_weights_stand_each_issue_counts_the_same():
    model = package_model_in(changed("weights = {membership = 0.5, troops = 0.5}\n", ""), "talks.toml")
    assert model.bargain.worths[1][1].tolist() == [0.0, 0.5]


def test_steps_that_wait_for_one_another_are_a_rule_of_their_own():
    text = changed("ranks =", 'conditions = ["after(missiles.limits, troops.withdraw)"]\nranks =')
    model = package_model_in(text, "talks.toml")
    assert len(model.circles) == 1
    assert model.demands[-1].kind == "circle"
    assert not true_of(model.bargain.rules[-1].holds, (1, 1, 2))
    assert true_of(model.bargain.rules[-1].holds, (1, 1, 1))


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("no_deal = 0.20\n", "", "parties[1].no_deal (russia), line 13: this key is missing"),
        ("no_deal = 0.20", "no_deal = nan", "NaN cannot stand here; expected a number, or a range"),
        ("no_deal = 0.20", "no_deal = true", "true cannot stand here"),
        ("no_deal = 0.20", "no_deal = 1e300", "none beyond 1,000,000"),
        ("[0.4, 0.7]", "[0.7, 0.4]", "runs backwards; expected the least first: [0.4, 0.7]"),
        ("[0.4, 0.7]", "[0.4, 0.5, 0.7]", "a range such as [0.4, 0.7]"),
        ("missiles = 0.2}", "missiles = -0.2}", "-0.2 is negative; expected a weight of 0 or more"),
        ("power = 2", "power = -1", "expected a number, not negative"),
        ("power = 2", 'power = "much"', "expected a number, not negative"),
        ("membership = 0.5, troops = 0.5}", "membership = 0.0, troops = 0}", "no issue counts anything"),
        ("membership = 0.5, troops = 0.5}", "membership = 0.5, troop = 0.5}", "there is no issue 'troop'"),
        ("troops = 0.5}", "troops = 0.5, missiles = 0.1}", "has a weight and no values"),
        ("stay = 0, withdraw = 1", "stay = 0", "withdraw has no value"),
        ("stay = 0, withdraw = 1", "stay = 0, withdrew = 1", "did you mean 'withdraw'?"),
        ("{none = 0, limits = 1}", "{none = 0, some = 1}", "limits has no value"),
        ('["open_door", "moratorium", "binding_no"]}', '["open_door", "moratorium"]}', "binding_no is not ranked"),
        ('["open_door", "moratorium", "binding_no"]}', '["open_door", ["moratorium", "binding_no", "open_door"]]}',
         "'open_door' stands here twice"),
        ("ranks = {membership", "ranks = {troops", "values of this issue are given already"),
        ('id = "nato"', 'id = "russia"', "'russia' is the id of number 1 already"),
        ('id = "troops"', 'id = "membership"', "'membership' is the id of number 1 already"),
        ('"withdraw"]', '"stay"]', "the alternative 'stay' stands here twice"),
        ('id = "troops"', 'id = "the troops"', "did you mean 'the_troops'?"),
        ('red_lines = ["membership.open_door"]', 'red_lines = ["membership.opendoor"]',
         "no alternative 'opendoor'; expected one of open_door, moratorium, binding_no; did you "
         "mean 'membership.open_door'?"),
        ('red_lines = ["membership.open_door"]', 'red_lines = ["member.open_door"]', "there is no issue 'member'"),
        ('red_lines = ["membership.open_door"]', 'red_lines = ["open_door"]', "'open_door' has no meaning"),
        ('red_lines = ["membership.open_door"]', 'red_lines = ["after(troops.stay, missiles.none)"]',
         "says what must be, not what is excluded"),
        ('red_lines = ["membership.open_door"]', "red_lines = [3]", 'a formula, or a table with formula = "..."'),
        ("if membership.binding_no", "if", "the formula ends too early"),
        ("after(troops.withdraw, missiles.limits)", "not after(troops.withdraw, missiles.limits)",
         "`after` cannot stand under `not`"),
        ("after(troops.withdraw, missiles.limits)", "after(troops.withdraw, troops.stay)", "exclude each other"),
        ("after(troops.withdraw, missiles.limits)", "after(troops.withdraw)", "expected a comma"),
        ('membership = "binding_no"', 'membership = "maybe"', "there is no alternative 'maybe'"),
        ('membership = "binding_no"\n', "", "chosen.membership, line 29: this issue is left open"),
        ("title", "titel", "there is no such key; did you mean 'title'?"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place(old, new, words):
    assert words in said(changed(old, new))


def test_a_party_without_utilities_is_told():
    text = TALKS + '\n[[parties]]\nid = "ukraine"\nno_deal = 0\n'
    text = text.replace("[chosen]", "[other]").replace("[other]\nmembership", "[chosen]\nmembership")
    assert "parties[3].values (ukraine)" in said(text)
    assert "what alternatives are worth to it, as values or ranks" in said(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "the file is empty"),
        ("issues = []\nparties = []", "issues, line 1: the list is empty"),
        ('[[parties]]\nid = "a"\nno_deal = 0\nvalues = {}', "issues: this key is missing"),
        ('[[issues]]\nid = "a"\nalternatives = []', "at least one alternative"),
        ('[[issues]]\nid = "a"\nalternatives = [4]', "4 cannot stand here"),
        ("issues = 3\nparties = 4", "3 cannot stand here"),
    ],
)
def test_what_has_no_tables_is_told(text, words):
    assert words in said(text)


def test_all_mistakes_are_told_together():
    text = changed("no_deal = 0.20", "no_deal = nan").replace("power = 2", "power = -2").replace('"stay"\n', '"go"\n')
    assert len(said(text).splitlines()) == 3


def test_files_that_are_none_are_told(tmp_path):
    with pytest.raises(AgreementNotReadable, match="cannot be read"):
        package_model_of(tmp_path / "nothing.toml")
    (tmp_path / "latin.toml").write_bytes('title = "D\xe9tente"'.encode("latin-1"))
    with pytest.raises(AgreementNotReadable, match="line 1 is not in UTF-8"):
        package_model_of(tmp_path / "latin.toml")
    with pytest.raises(AgreementNotToml, match="not TOML"):
        package_in("[[issues", "talks.toml")
    with pytest.raises(AgreementNotToml, match="nested too deep"):
        package_in("a = " + "[" * 5000, "talks.toml")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("membership=moratorium", "'troops' is left open"),
        ("membership", "not written as issue=alternative"),
        ("membership=moratorium,troops=go,missiles=none", "no alternative 'go'"),
        ("member=moratorium", "there is no issue 'member'"),
    ],
)
def test_a_package_that_is_none_is_told(typed, words):
    with pytest.raises(UnknownPackage, match=words):
        package_model_in(TALKS, "talks.toml").typed(typed)


CHOICES = Choices({"a": ("x", "y"), "b": ("x", "y"), "c": ("x", "y")})


@pytest.mark.parametrize(
    ("text", "true"),
    [
        ("a.x", [(0, 0, 0), (0, 1, 1)]),
        ("not a.x and not (b.x or c.x)", [(1, 1, 1)]),
        ("a.x iff b.x", [(0, 0, 1), (1, 1, 0)]),
        ("after(a.y, b.y)", [(0, 0, 0), (1, 1, 0), (0, 1, 0)]),
        ("after(a.y, b.y) if c.y", [(1, 0, 0), (1, 1, 1)]),
        ("true", [(0, 0, 0)]),
    ],
)
def test_formulas_say_of_which_packages_they_are_true(text, true):
    steps = logic(read(text, CHOICES), CHOICES)
    assert all(true_of(steps, package) for package in true)
    if text != "true":
        assert not all(true_of(steps, (one, two, three)) for one in (0, 1) for two in (0, 1) for three in (0, 1))


def test_an_order_that_depends_on_something_is_asked_for_only_then():
    found = orders(read("after(a.y, b.y) and c.y if c.y", CHOICES), CHOICES, 0)
    assert stages(found, (1, 1, 1)) == (((1, 1),), ((0, 1),))
    assert stages(found, (1, 1, 0)) == ()


@pytest.mark.parametrize("text", ["after(a.y, b.y) or c.x", "c.x if after(a.y, b.y)", "c.x iff after(a.y, b.y)"])
def test_an_order_stands_only_where_it_is_said_whether_it_holds(text):
    with pytest.raises(FormulaMistake, match="cannot stand under"):
        read(text, CHOICES)


def test_very_long_and_very_deep_formulas():
    assert read(" and ".join(["a.x"] * 5_000), CHOICES).names == ("a.x",)
    with pytest.raises(FormulaMistake, match="nested deeper"):
        read("(" * 201 + "a.x" + ")" * 201, CHOICES)
