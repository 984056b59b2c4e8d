"""What the tests of the commands share: a call, and what it said."""

from types import SimpleNamespace

import pytest

from detente.cli import main


@pytest.fixture
def detente(capsys):
    """Call a command, and return its status, what it printed, the same on one line, and its errors."""

    def call(*words):
        try:
            status = main([str(word) for word in words])
        except SystemExit as stop:
            status = stop.code
        said = capsys.readouterr()
        return SimpleNamespace(status=status, out=said.out, err=said.err, words=" ".join(said.out.split()))

    return call
