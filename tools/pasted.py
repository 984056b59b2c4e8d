"""What cog pastes into README and docs: what the program prints, so that no text shows what it no longer does."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from functools import cache, partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from threading import Thread

ROOT = Path(__file__).parent.parent
PLAIN = {"COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb", "PYTHONUTF8": "1"}


def session(
    *commands: str, fresh: str | None = None, answered: Callable[[str], str] | None = None, typed: str = ""
) -> str:
    """Return the commands and what each prints, as a terminal would show them, in a Markdown fence.

    `fresh` names a folder below the root that is taken away first; `typed` is what is typed when a command asks.
    """
    if fresh:
        shutil.rmtree(ROOT / fresh, ignore_errors=True)
    answered = answered or partial(answer, typed=typed)
    return "\n".join(("```console", *(line for command in commands for line in turn(command, answered)), "```"))


SITE = "https://news.example"
VARIES = re.compile(r"(?<=Kept as )[0-9a-f]{24}")
"""An id that hashes the time at which something was said."""


@cache
def case() -> None:
    """Make a case of the examples in build/case, once for all pages that only read it."""
    shutil.rmtree(ROOT / "build/case", ignore_errors=True)
    answer("detente new build/case --title 'January 2022'")
    answer("detente add build/case examples/ukraine-2022 --quiet")


@contextmanager
def online(pages: Mapping[str, str]) -> Iterator[Callable[..., str]]:
    """Give sessions in which `https://news.example` is a server of this machine, whose address is never shown.

    `pages` gives, by path, a file below the root, or a text that begins with `<`. Requests are let through to this
    machine by the option that lets them through to any private host.
    """
    with served(pages) as address:

        def asked(command: str) -> str:
            return answer(f"{command.replace(SITE, address)} --allow 127.0.0.1").replace(address, SITE)

        yield partial(session, answered=asked)


@contextmanager
def served(pages: Mapping[str, str]) -> Iterator[str]:
    """Serve some pages on this machine, and give the address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            page = pages.get(self.path)
            if page is None:
                self.send_error(404)
                return
            text = page if page.startswith("<") else (ROOT / page).read_text(encoding="utf-8")
            body = text.replace(SITE, f"http://127.0.0.1:{self.server.server_address[1]}").encode()
            tag = f'"{zlib.crc32(body):x}"'
            if self.headers.get("If-None-Match") == tag:
                self.send_response(304)
                self.end_headers()
                return
            self.send_response(200)
            self.send_header("Content-Type", "text/xml" if text.startswith("<?xml") else "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.send_header("ETag", tag)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def turn(command: str, answered: Callable[[str], str]) -> list[str]:
    """Return the lines of one command and of its answer."""
    return [f"$ {command}", *(line.rstrip() for line in answered(command).splitlines())]


def answer(command: str, *, typed: str = "") -> str:
    """Return what the command prints when it is called in the root folder."""
    tools = Path(sys.executable).parent
    path = f"{tools}{os.pathsep}{os.environ['PATH']}"
    words = shlex.split(command)
    (ROOT / "build").mkdir(exist_ok=True)
    if words[0] == "detente" and "--help" not in words:
        return VARIES.sub("ID", printed(words[1:], typed))
    words[0] = str(tools / words[0])
    done = subprocess.run(
        words, cwd=ROOT, env={**os.environ, **PLAIN, "PATH": path}, capture_output=True, text=True, check=False
    )
    return VARIES.sub("ID", done.stdout + done.stderr)


def printed(words: list[str], typed: str = "") -> str:
    """Return what the program prints when it is called in this process, in which its language model is loaded once."""
    from detente.cli import main

    out, err = (TextIOWrapper(BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    before, where, keys = dict(os.environ), Path.cwd(), sys.stdin
    os.environ.update(PLAIN)
    os.chdir(ROOT)
    sys.stdin = StringIO(typed)
    try:
        with redirect_stdout(out), redirect_stderr(err), suppress(SystemExit):
            main(words)
    finally:
        sys.stdin = keys
        os.chdir(where)
        os.environ.clear()
        os.environ.update(before)
    return "".join(stream.buffer.getvalue().decode() for stream in (out, err))


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
