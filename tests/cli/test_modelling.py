"""The command `model`: the conflict on standard output or in a file, and what was drafted in words."""

import pytest

TALKS = (
    "Norway demanded that Iceland lift the ban on cod. Norway said it would close its ports unless Iceland lifted the "
    "ban. Iceland refused to lift the ban. Iceland offered to buy Norwegian trawlers. Norway demanded that Iceland pay."
)


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(TALKS)
    return path


def test_the_file_goes_to_standard_output_and_the_words_to_standard_error(detente, report):
    said = detente("model", report)
    assert said.status == 0
    assert said.out.startswith("# Drafted by detente model.")
    assert "Iceland: 3 options" in said.err
    assert detente("model", report, "--quiet").err == ""


def test_with_a_file_the_words_go_to_standard_output(detente, report, tmp_path):
    to = tmp_path / "conflict.toml"
    said = detente("model", report, "--to", to)
    assert "The conflict is in" in said.out
    assert "Lift the ban on cod" in said.out
    assert "What the reports do not settle:" in said.out
    assert detente("solve", to).status == 0


def test_what_cannot_be_drafted_is_said(detente, report):
    report.write_text("The sea was calm.")
    said = detente("model", report)
    assert said.status == 2
    assert "nothing can be said of what can hold" in said.err


def test_packages_stand_in_a_file_that_can_be_worked_out(detente, report, tmp_path):
    conflict, packages = tmp_path / "conflict.toml", tmp_path / "packages.toml"
    said = detente("model", report, "--to", conflict, "--packages", packages)
    assert "The packages are in" in said.out
    assert "Iceland: Lift the ban on cod" in said.out
    assert "8 packages" in detente("package", packages).out


def test_that_there_are_no_packages_is_said(detente, report, tmp_path):
    report.write_text("Norway threatened to leave the talks. Iceland threatened to leave the talks.")
    packages = tmp_path / "packages.toml"
    said = detente("model", report, "--packages", packages)
    assert "No packages: The reports name nothing that one side is to do" in said.err
    assert not packages.exists()
