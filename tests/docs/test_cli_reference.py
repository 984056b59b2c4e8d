"""Every command and every option says what it is for, in the program and in the reference."""

from pathlib import Path

import pytest

from detente.cli import app

REFERENCE = (Path(__file__).parents[2] / "docs" / "reference" / "cli.md").read_text(encoding="utf-8")


def parts(group):
    return sorted(name for name in group if not name.startswith("-"))


COMMANDS = [full for name in parts(app) for full in ([f"{name} {part}" for part in parts(app[name])] or [name])]


def called(command):
    found = app
    for word in command.split():
        found = found[word]
    return found


def arguments(command):
    return [
        argument for argument in called(command).assemble_argument_collection(parse_docstring=True) if argument.show
    ]


def section(command):
    _, _, after = REFERENCE.partition(f"\n## detente {command}\n")
    return after.partition("\n## ")[0]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_says_what_it_does(command):
    assert called(command).help
    assert section(command)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_says_what_it_is_for(command):
    assert [argument.name for argument in arguments(command) if not argument.parameter.help] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_the_reference_shows_every_option(command):
    assert [argument.name for argument in arguments(command) if argument.name not in section(command)] == []
