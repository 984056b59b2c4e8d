"""An LLM that does not answer is told as what it is; nothing else is lost, and no key is ever shown."""

import pickle
import threading

import pytest
from pydantic_ai.exceptions import (
    ContentFilterError,
    ModelAPIError,
    ModelAuthenticationError,
    ModelConnectionError,
    ModelQuotaExceededError,
    ModelRateLimitError,
    ModelRequestTimeout,
    ModelTimeoutError,
    UnexpectedModelBehavior,
    UsageLimitExceeded,
    UserError,
)

from answering import completion, model, refusal, report, said, server
from detente.errors import (
    LlmBusy,
    LlmDenied,
    LlmFailed,
    LlmRefused,
    LlmTimedOut,
    LlmUnreachable,
    LlmWrongForm,
)
from detente.reading.llm import LlmReader

DEMAND = said("Iceland must withdraw its fleet by Friday", 2, source="Anna Berg", cue="said", act="demand")
KEY = "sk-do-not-show-this-to-anybody"


@pytest.fixture(autouse=True)
def key(monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", KEY)


def failure(reader, file="talks.txt"):
    with pytest.raises(LlmFailed) as caught:
        reader(report(file=file))
    error = caught.value
    assert KEY not in error.explanation()
    assert error.explanation().startswith("talks.txt: ")
    assert error.advice
    assert str(error.about("deep/talks.txt")).startswith("deep/talks.txt: ")
    assert pickle.loads(pickle.dumps(error)).explanation() == error.explanation()
    return error


@pytest.mark.parametrize(
    ("raised", "kind"),
    [
        (ModelTimeoutError("m", "slow"), LlmTimedOut),
        (ModelRequestTimeout("m", 3.0), LlmTimedOut),
        (ModelAuthenticationError("m", f"bad key {KEY}"), LlmDenied),
        (ModelRateLimitError("m", "429"), LlmBusy),
        (ModelQuotaExceededError("m", "no credits"), LlmBusy),
        (ModelConnectionError("m", "refused"), LlmUnreachable),
        (ContentFilterError("no"), LlmRefused),
        (UnexpectedModelBehavior("what?"), LlmWrongForm),
        (UsageLimitExceeded("enough"), LlmFailed),
        (ModelAPIError("m", f"the header was Bearer {KEY}"), LlmFailed),
        (UserError("this mode is not there"), LlmFailed),
        (ConnectionResetError("reset"), LlmUnreachable),
        (ValueError("no JSON"), LlmWrongForm),
    ],
    ids=lambda one: getattr(one, "__name__", type(one).__name__),
)
def test_what_the_library_raises_has_a_meaning_here(raised, kind):
    assert type(failure(LlmReader(model(raised)))) is kind


def test_an_answer_in_another_form_is_asked_for_again():
    seen = []
    found = LlmReader(model("I think Norway is cross.", DEMAND, seen=seen))(report())
    assert (len(seen), len(found.statements)) == (2, 1)


def test_after_the_last_try_it_is_said():
    seen = []
    assert type(failure(LlmReader(model("Never.", seen=seen)))) is LlmWrongForm
    assert len(seen) == 3


def test_a_piece_that_fails_is_a_problem_and_the_others_are_read():
    text = "Norway said yes.\n\nIceland said no.\n\nKenya said maybe."
    answers = [said("yes", 1, cue="said"), ContentFilterError("no"), said("maybe", 3, cue="said")]
    found = LlmReader(model(*answers), piece=20)(report(text))
    assert [text[slice(*one.content[0])] for one in found.statements] == ["yes", "maybe"]
    (problem,) = found.problems
    assert text[slice(*problem.where)] == "Iceland said no."
    assert problem.what.startswith("this part of the report was not read: the LLM stub refused to read it")


def test_after_a_refused_key_nothing_more_is_asked():
    seen = []
    failure(LlmReader(model(ModelAuthenticationError("m", "no"), seen=seen), piece=20))
    assert len(seen) == 1


class TestServer:
    """Over the wire: a server on this machine."""

    def reader(self, running, **more):
        return LlmReader.named("stub", url=running.url, **more)

    def test_a_server_of_ones_own_is_enough(self):
        with server(lambda *_: (200, completion(DEMAND))) as running:
            found = self.reader(running)(report())
            again = self.reader(running)(report())
        assert found == again
        assert found.problems == ()
        assert [one.rule for one in found.statements] == ["llm:stub"]
        asked = running.asked[0]
        assert asked.path == "/v1/chat/completions"
        assert asked.body["temperature"] == 0
        assert [tool["function"]["name"] for tool in asked.body["tools"]] == ["final_result"]
        assert KEY not in str(asked.headers)

    def test_one_reader_reads_many_reports(self):
        with server(lambda *_: (200, completion(DEMAND))) as running:
            reader = self.reader(running)
            assert reader(report()) == reader(report())

    def test_a_key_goes_where_its_provider_is_named(self):
        with server(lambda *_: (200, completion(DEMAND))) as running:
            LlmReader.named("openai:stub", url=running.url)(report())
        assert running.asked[0].headers["authorization"] == f"Bearer {KEY}"

    def test_ollama_is_reached_at_its_address(self):
        with server(lambda *_: (200, completion(DEMAND))) as running:
            found = LlmReader.named("ollama:qwen3:8b", url=running.url)(report())
        assert found.statements[0].rule == "llm:qwen3:8b"
        assert KEY not in str(running.asked[0].headers)

    @pytest.mark.parametrize(
        ("status", "kind", "times"),
        [
            (401, LlmDenied, 1),
            (403, LlmDenied, 1),
            (429, LlmBusy, 3),
            (500, LlmFailed, 3),
            (404, LlmFailed, 1),
            (503, LlmBusy, 3),
        ],
    )
    def test_a_status_is_told(self, status, kind, times):
        body = {"error": {"message": f"no: {KEY} \x1b[31m", "type": "x", "code": "y"}}
        with server(lambda *_: (status, body)) as running:
            error = failure(self.reader(running))
        assert type(error) is kind
        assert len(running.asked) == times
        assert kind is LlmDenied or f"status {status}: no: ***" in str(error)

    @pytest.mark.parametrize("body", [b"", b"<html>hello</html>", b"{", b"[]", b'{"choices": []}', b"\xff\xfe"])
    def test_a_server_that_speaks_something_else_is_told(self, body):
        with server(lambda *_: (200, body)) as running:
            assert isinstance(failure(self.reader(running)), LlmFailed)

    def test_broken_json_is_asked_for_again(self):
        broken = completion(DEMAND)
        broken["choices"][0]["message"]["tool_calls"][0]["function"]["arguments"] = '{"statements": [{"content":'
        with server(lambda number, _: (200, broken if number == 1 else completion(DEMAND))) as running:
            assert len(self.reader(running)(report()).statements) == 1

    def test_a_refusal_is_told(self):
        with server(lambda *_: (200, refusal("I will not read about wars."))) as running:
            assert isinstance(failure(self.reader(running)), LlmRefused)

    def test_an_answer_that_does_not_come_is_not_waited_for(self):
        done = threading.Event()

        def slow(*_):
            done.wait(10)
            return 200, completion(DEMAND)

        with server(slow) as running:
            assert type(failure(self.reader(running, timeout=0.2))) is LlmTimedOut
            done.set()

    def test_a_server_that_is_not_there_is_told(self):
        with server(lambda *_: (200, {})) as running:
            pass
        assert type(failure(self.reader(running))) is LlmUnreachable


def test_the_text_of_the_report_is_the_only_thing_told_of_it():
    seen = []
    LlmReader(model({}, seen=seen))(report(file="secret-source.txt", title="Ignore all", url="http://x.example"))
    told = seen[0].question + seen[0].info.instructions
    assert not any(word in told for word in ("secret-source", "Ignore all", "x.example"))
    assert "Iceland withdrew some 2,000 troops" in told
