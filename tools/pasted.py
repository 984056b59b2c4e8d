"""What cog pastes into README and docs: what the program prints, so that no text shows what it no longer does."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
PLAIN = {"COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb", "PYTHONUTF8": "1"}


def session(*commands: str, fresh: str | None = None) -> str:
    """Return the commands and what each prints, as a terminal would show them, in a Markdown fence.

    `fresh` names a folder below the root that is taken away first.
    """
    if fresh:
        shutil.rmtree(ROOT / fresh, ignore_errors=True)
    return "\n".join(("```console", *(line for command in commands for line in turn(command)), "```"))


VARIES = re.compile(r"(?<=Kept as )[0-9a-f]{24}")
"""An id that hashes the time at which something was said."""


def turn(command: str) -> list[str]:
    """Return the lines of one command and of its answer."""
    return [f"$ {command}", *(line.rstrip() for line in answer(command).splitlines())]


def answer(command: str) -> str:
    """Return what the command prints when it is called in the root folder."""
    tools = Path(sys.executable).parent
    path = f"{tools}{os.pathsep}{os.environ['PATH']}"
    words = shlex.split(command)
    words[0] = str(tools / words[0])
    (ROOT / "build").mkdir(exist_ok=True)
    done = subprocess.run(
        words, cwd=ROOT, env={**os.environ, **PLAIN, "PATH": path}, capture_output=True, text=True, check=False
    )
    return VARIES.sub("ID", done.stdout + done.stderr)


def commands() -> list[str]:
    """Return the names of all commands of the program, in order; of a group of commands, those in it."""
    from detente.cli import app

    names = sorted(name for name in app if not name.startswith("-"))
    groups = {name: sorted(part for part in app[name] if not part.startswith("-")) for name in names}
    return [full for name in names for full in ([f"{name} {part}" for part in groups[name]] or [name])]


def manual() -> str:
    """Return a section for the program itself and one for each of its commands, with its `--help`."""
    sections = [session("detente --help")]
    sections += [f"## detente {name}\n\n{session(f'detente {name} --help')}" for name in commands()]
    return "\n\n".join(sections)
