"""Killed at any moment, a case opens, no report is half in, no judgement is lost, and a second run completes it."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

SEEDS = (7, 8, 9, 10)
KILLS = 65
"""For each seed: 260 in all."""


@pytest.mark.slow
@pytest.mark.timeout(1200)
@pytest.mark.skipif(not hasattr(__import__("os"), "fork"), reason="it forks")
@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_is_lost_when_it_is_killed(tmp_path, seed):
    program = Path(__file__).with_name("killing.py")
    run = subprocess.run(
        [sys.executable, str(program), str(tmp_path), str(KILLS), str(seed)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    kills = ast.literal_eval(run.stdout)
    assert sum(kills.values()) >= KILLS
    assert all(kills[verb] > 2 for verb in ("add", "reread", "review", "import", "restore"))
