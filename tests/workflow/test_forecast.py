"""A track record grows line by line, loses nothing, and is scored."""

import json
from datetime import date

import pytest

from detente import catalog
from detente.cli import main
from detente.errors import BadForecast, BrokenTrack, NothingToScore, UnknownForecast
from detente.workflow.forecast import add, page, plot, resolve, score, score_json, tracked

DAY, LATER = date(2031, 3, 4), date(2031, 6, 1)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "track.jsonl"


def test_a_forecast_is_written_down_once(file):
    first = add("Will they meet?", today=DAY, chance=0.7, by="eva", file=file)
    second = add("Will they meet?", today=DAY, chance=0.7, by="eva", file=file)
    assert first == second
    assert tracked(file).forecasts == (first,)
    assert json.loads(file.read_text())["id"] == first.id


def test_what_became_of_it_can_be_said_again_and_taken_back(file):
    one = add("Will they meet?", today=DAY, chance=0.7, file=file)
    resolve(one.id, "yes", on=LATER, file=file)
    assert tracked(file).outcomes == {one.id: True}
    resolve(one.id[:4], "no", on=LATER, file=file)
    assert tracked(file).outcomes == {one.id: False}
    resolve(one.id, "unknown", on=LATER, file=file)
    assert tracked(file).outcomes == {}
    assert len(file.read_text().splitlines()) == 4, "nothing is ever taken out"


def test_chances_and_numbers_are_scored(file):
    for place, (chance, outcome) in enumerate([(0.9, "yes"), (0.8, "yes"), (0.2, "no"), (0.3, "yes")]):
        resolve(add(f"Question {place}?", today=DAY, chance=chance, file=file).id, outcome, on=LATER, file=file)
    resolve(add("Tonnes", today=DAY, interval=(20, 40, 70), file=file).id, "55", on=LATER, file=file)
    resolve(add("Years", today=DAY, settlement="car-emissions", file=file).id, "8.833", on=LATER, file=file)
    add("Open", today=DAY, chance=0.5, file=file)
    found = score(file)
    assert (found.forecasts, found.resolved) == (7, 6)
    assert found.chances.brier == pytest.approx((0.01 + 0.04 + 0.04 + 0.49) / 4)
    assert found.chances.always_average == pytest.approx(0.1875)
    assert (found.numbers.count, found.numbers.within) == (2, 2)
    assert found.numbers.distributions == 1
    said = " ".join(line.text for line in page(found))
    assert "6 of 7 forecasts are resolved" in said
    assert "better than always saying the average" in said
    assert json.loads(json.dumps(score_json(found)))["chances"]["count"] == 4


def test_the_picture_has_a_point_for_each_bin(file):
    for place, chance in enumerate((0.15, 0.55, 0.95)):
        resolve(add(f"Question {place}?", today=DAY, chance=chance, file=file).id, "yes", on=LATER, file=file)
    drawn = plot(score(file).chances, title="<mine>")
    assert drawn.count("<circle") == 3
    assert "<mine>" not in drawn
    assert drawn == plot(score(file).chances, title="<mine>")


@pytest.mark.parametrize(
    "wrong",
    [
        {"chance": 1.0},
        {"chance": 0.0},
        {"chance": float("nan")},
        {"interval": (3, 2, 1)},
        {"interval": (1, 2, float("inf"))},
        {"interval": (1, 2, 3), "share": 1.0},
        {"chance": 0.5, "interval": (1, 2, 3)},
        {},
        {"chance": 0.5, "due": "soon"},
        {"chance": 0.5, "due": "2031-06"},
    ],
)
def test_what_could_not_be_scored_is_refused(file, wrong):
    with pytest.raises(BadForecast):
        add("Will they meet?", today=DAY, file=file, **wrong)
    assert not file.exists()


def test_a_question_is_needed(file):
    with pytest.raises(BadForecast):
        add("  ", today=DAY, chance=0.5, file=file)


def test_the_outcome_fits_the_forecast(file):
    chance = add("Will they meet?", today=DAY, chance=0.7, file=file)
    number = add("Tonnes", today=DAY, interval=(1, 2, 3), file=file)
    for one, outcome in ((chance, "12"), (number, "yes"), (number, "nan")):
        with pytest.raises(BadForecast):
            resolve(one.id, outcome, on=LATER, file=file)
    with pytest.raises(UnknownForecast):
        resolve("", "yes", on=LATER, file=file)
    assert not tracked(file).resolutions


def test_nothing_is_scored_before_something_is_known(file):
    with pytest.raises(NothingToScore):
        score(file)
    add("Will they meet?", today=DAY, chance=0.7, file=file)
    with pytest.raises(NothingToScore):
        score(file)


def test_a_line_that_breaks_off_costs_no_other(file):
    one = add("Will they meet?", today=DAY, chance=0.7, file=file)
    with file.open("a") as out:
        out.write('{"question": "half of')
    assert tracked(file).forecasts == (one,)
    two = add("Will they sign?", today=DAY, chance=0.4, file=file)
    assert tracked(file).forecasts == (one, two)


@pytest.mark.parametrize("line", ["no json", "[]", '{"question": "x"}', '{"question": "x", "made": "y", "colour": 1}'])
def test_a_file_of_something_else_is_told_with_the_line(file, line):
    file.write_text(f"{line}\n")
    with pytest.raises(BrokenTrack, match="line 1"):
        tracked(file)
    assert file.read_text() == f"{line}\n"


def test_the_last_line_counts_without_its_end(file):
    one = add("Will they meet?", today=DAY, chance=0.7, file=file)
    two = add("Will they sign?", today=DAY, chance=0.4, file=file)
    before = file.read_bytes()
    file.write_bytes(before[:-1])
    assert tracked(file).forecasts == (one, two)
    three = add("Will they stay?", today=DAY, chance=0.6, file=file)
    assert tracked(file).forecasts == (one, two, three)
    assert file.read_bytes().startswith(before)


def test_every_beginning_of_a_line_can_be_where_it_broke_off(file):
    one = add("Will they meet?", today=DAY, chance=0.7, file=file)
    kept = file.read_bytes()
    add("Treffen sie sich am Zürichsee?", today=DAY, chance=0.4, file=file)
    whole = file.read_bytes()
    for end in range(len(kept), len(whole) - 1):
        file.write_bytes(whole[:end])
        assert tracked(file).forecasts == (one,)
        resolve(one.id, "yes", on=LATER, file=file)
        assert file.read_bytes().startswith(kept)
        assert tracked(file).outcomes == {one.id: True}


def test_a_note_of_somebody_else_is_neither_read_nor_lost(file):
    file.write_text("call Eva back")
    with pytest.raises(BrokenTrack, match="line 1"):
        add("Will they meet?", today=DAY, chance=0.7, file=file)
    assert file.read_text() == "call Eva back"


@pytest.mark.parametrize("question", ["one\u2028two", "one\x85two", "one\ntwo", '"quoted"', "\x1ctwo"])
def test_whatever_is_asked_comes_back(file, question):
    one = add(question, today=DAY, chance=0.7, file=file)
    assert tracked(file).forecasts == (one,)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"question": "x", "made": "2031-03-04", "chance": "0.7"}', "its chance is '0.7'"),
        ('{"question": "x", "made": "2031-03-04", "chance": 7}', "its chance is 7"),
        ('{"question": "x", "made": "2031-03-04", "chance": NaN}', "its chance is nan"),
        ('{"question": "x", "made": "2031-03-04", "chance": true}', "its chance is True"),
        ('{"question": "x", "made": "2031-03-04"}', "not one of a chance and an interval"),
        ('{"question": "x", "made": "2031-03-04", "chance": 0.5, "low": 1}', "not one of a chance and an interval"),
        ('{"question": "x", "made": "2031-03-04", "low": 3, "middle": 2, "high": 1}', "no numbers that rise"),
        ('{"question": "x", "made": "2031-03-04", "low": 1, "middle": 2}', "no numbers that rise"),
        ('{"question": "x", "made": "2031-03-04", "low": 1, "middle": 2, "high": 1e999}', "no numbers that rise"),
        ('{"question": "x", "made": "soon", "chance": 0.5}', "its made is 'soon'"),
        ('{"question": "x", "made": "2031-03-04", "chance": 0.5, "share": null}', "its share is null"),
        ('{"question": 1, "made": "2031-03-04", "chance": 0.5}', "its question is 1"),
        (
            '{"question": "x", "made": "2031-03-04", "low": 1, "middle": 2, "high": 3, "distribution": [[1, 0.4]]}',
            "shares add up to 1",
        ),
        ('{"forecast": "abc", "on": "2031-06-01", "outcome": true}', "no forecast above it has the id 'abc'"),
        ('{"forecast": "abc", "on": "2031-06-01", "outcome": "yes"}', "its outcome is 'yes'"),
        ('{"id": "abc", "question": "x", "made": "2031-03-04", "chance": 0.5}', "changed after it was written down"),
    ],
)
def test_a_value_that_cannot_be_is_told_with_its_line(file, line, said):
    file.write_text(f"\n{line}\n")
    with pytest.raises(BrokenTrack, match="line 2") as caught:
        tracked(file)
    assert said in str(caught.value)


def test_a_forecast_bettered_afterwards_is_seen(file):
    one = add("Will they meet?", today=DAY, chance=0.3, file=file)
    resolve(one.id, "yes", on=LATER, file=file)
    file.write_text(file.read_text().replace("0.3", "0.9"))
    with pytest.raises(BrokenTrack, match="changed after it was written down"):
        score(file)


def test_an_outcome_of_the_other_kind_is_told(file):
    one = add("Will they meet?", today=DAY, chance=0.3, file=file)
    with file.open("a") as out:
        out.write(json.dumps({"forecast": one.id, "on": "2031-06-01", "outcome": 12}) + "\n")
    with pytest.raises(BrokenTrack, match=r"line 2.*true or false"):
        tracked(file)


def test_a_settlement_is_scored_with_its_whole_distribution(file):
    """Car emissions: shares of about 0.366, 0.138 and 0.497 at 4, 7 and 10 years; the limits came after 8.833."""
    one = add("Years", today=DAY, settlement="car-emissions", file=file)
    assert tracked(file).forecasts == (one,), "what is written comes back"
    assert [position for position, _ in one.distribution] == [4, 7, 10]
    resolve(one.id, "8.833", on=LATER, file=file)
    found = score(file).numbers
    four, seven, ten = (share for _, share in one.distribution)
    spread = 3 * (four * (1 - four) + ten * (1 - ten))
    assert found.crps == pytest.approx(4.833 * four + 1.833 * seven + 1.167 * ten - spread)
    assert found.crps_of_middles == pytest.approx(8.833 - 7.38996, abs=1e-5)
    assert "Continuous ranked probability score" in " ".join(line.text for line in page(score(file)))


def test_what_is_in_no_dispute_gives_no_interval_to_forecast(file, tmp_path):
    text = catalog.text("car-emissions", catalog.SETTLEMENTS)
    path = tmp_path / "agreed.toml"
    path.write_text("\n".join("position = 4" if line.startswith("position") else line for line in text.splitlines()))
    with pytest.raises(BadForecast, match="stand at one place"):
        add("Years", today=DAY, settlement=str(path), file=file)
    assert not file.exists()


def test_the_commands(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert (
        main(["forecast", "add", "Will they meet?", "--chance", "0.7", "--due", "2031-06-01", "--on", "2031-03-04"])
        == 0
    )
    one = capsys.readouterr().out.split()[0]
    assert main(["forecast", "list"]) == 0
    assert "due 2031-06-01" in " ".join(capsys.readouterr().out.split())
    assert main(["forecast", "resolve", one, "--outcome", "yes"]) == 0
    assert main(["forecast", "list", "--json"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["outcome"] is True
    assert main(["forecast", "score", "--plot", "track.svg"]) == 0
    assert (tmp_path / "track.svg").read_text().startswith("<svg")
    assert main(["forecast", "resolve", "none", "--outcome", "yes"]) == 2
