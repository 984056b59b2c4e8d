"""LLMs for tests: one that returns what it is told to, and a server on this machine that speaks OpenAI's interface."""

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace

from pydantic_ai import ModelResponse, TextPart, ToolCallPart
from pydantic_ai.models.function import FunctionModel

from detente.reading.llm import LlmReader
from detente.record import PartialDate, Report

TALKS = """GENEVA, Jan 12 (Fjord Wire) - Norway's foreign minister Anna Berg said on Wednesday that Iceland must
withdraw its fleet by Friday.

"We don’t trade islands," she told reporters. She would sign only if the quota is kept. Iceland withdrew some 2,000
troops from Oslo. Talks are to resume in Geneva on Monday, an official said.
"""


def report(text=TALKS, published="2022-01-12", **more):
    return Report(text=text, published=PartialDate(value=published) if published else None, **more)


def model(*answers, seen=None, name="stub"):
    """An LLM that gives these answers, the last one again and again; one that is a string is given as plain text."""
    left = list(answers)

    def answer(messages, info):
        if seen is not None:
            seen.append(SimpleNamespace(messages=messages, info=info, question=messages[0].parts[-1].content))
        given = left.pop(0) if len(left) > 1 else left[0]
        if isinstance(given, Exception):
            raise given
        if isinstance(given, str):
            return ModelResponse(parts=[TextPart(given)])
        return ModelResponse(parts=[ToolCallPart(info.output_tools[0].name, given)])

    return FunctionModel(answer, model_name=name)


def draft(answer, text=TALKS, *, codebook=None, **more):
    return LlmReader(model(answer))(report(text, **more), codebook)


def said(content, *sentences, **more):
    """A claim of one statement."""
    content = [content] if isinstance(content, str) else content
    return {"statements": [{"sentences": list(sentences), "content": content, **more}]}


def completion(answer):
    """What OpenAI's chat interface sends for an answer in the form asked for."""
    call = {"id": "1", "type": "function", "function": {"name": "final_result", "arguments": json.dumps(answer)}}
    message = {"role": "assistant", "content": None, "tool_calls": [call]}
    return {
        "id": "1", "object": "chat.completion", "created": 1, "model": "stub",
        "choices": [{"index": 0, "finish_reason": "tool_calls", "message": message}],
        "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
    }  # fmt: skip


def refusal(reason):
    message = {"role": "assistant", "content": None, "refusal": reason}
    return {**completion({}), "choices": [{"index": 0, "finish_reason": "content_filter", "message": message}]}


@contextmanager
def server(respond):
    """Run a server on a free port; `respond(number, request)` gives status and body of each answer."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked.append(
                SimpleNamespace(body=body, headers={k.lower(): v for k, v in self.headers.items()}, path=self.path)
            )
            status, given = respond(len(asked), body)
            data = given if isinstance(given, bytes) else json.dumps(given).encode()
            try:
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(data)))
                self.send_header("retry-after-ms", "1")
                self.end_headers()
                self.wfile.write(data)
            except OSError:
                pass  # who asked has gone: a time-out is what is tested

        def log_message(self, *_):
            pass

    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    running.daemon_threads = True
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield SimpleNamespace(url=f"http://127.0.0.1:{running.server_port}/v1", asked=asked)
    finally:
        running.shutdown()
        running.server_close()
        thread.join()
