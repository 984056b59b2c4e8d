"""Asking an LLM, and what it means when it does not answer."""

import asyncio
import os
import re
from collections.abc import Coroutine, Sequence
from functools import cache
from threading import Lock, Thread
from typing import Any, TypeVar

from pydantic_ai import Agent, ModelSettings, UserError
from pydantic_ai.exceptions import (
    AgentRunError,
    ContentFilterError,
    ModelAPIError,
    ModelAuthenticationError,
    ModelConnectionError,
    ModelHTTPError,
    ModelQuotaExceededError,
    ModelRateLimitError,
    ModelRequestTimeout,
    ModelTimeoutError,
    ModelUnavailableError,
    RunTimedOut,
    UnexpectedModelBehavior,
)
from pydantic_ai.models import Model

from detente.errors import (
    LlmBusy,
    LlmDenied,
    LlmFailed,
    LlmRefused,
    LlmTimedOut,
    LlmUnreachable,
    LlmWrongForm,
)
from detente.reading.llm.answer import Answer
from detente.reading.llm.prompt import INSTRUCTIONS

RETRIES = 2
"""How often an answer that has not the form asked for is asked for again."""
LONGEST_DETAIL = 200
ONE_LOOP = Lock()

Result = TypeVar("Result")

KINDS: tuple[tuple[tuple[type[Exception], ...], type[LlmFailed]], ...] = (
    ((RunTimedOut, ModelTimeoutError, ModelRequestTimeout), LlmTimedOut),
    ((ModelAuthenticationError,), LlmDenied),
    ((ModelRateLimitError, ModelQuotaExceededError, ModelUnavailableError), LlmBusy),
    ((ModelConnectionError,), LlmUnreachable),
    ((ContentFilterError,), LlmRefused),
    ((UnexpectedModelBehavior,), LlmWrongForm),
    ((ModelAPIError, AgentRunError, UserError), LlmFailed),
    ((OSError,), LlmUnreachable),
    ((ValueError,), LlmWrongForm),
)
"""What the library raises -> what it means here; the first that fits."""
RAISED = tuple(kind for kinds, _ in KINDS for kind in kinds)
SECRETS = re.compile(r"(?i)\bBearer\s+\S+|\b[sr]k-[\w-]{8,}|(?<=//)[^/\s@]+@")
SECRET_NAMES = ("KEY", "TOKEN", "SECRET", "PASSWORD")
SHORTEST_SECRET = 6


def answers(model: Model, questions: Sequence[str], source: str, *, timeout: float) -> list[Answer | LlmFailed]:
    """Return for each question the LLM's answer, or why there is none.

    It is given no tools: whatever a report may talk it into, it can do nothing but answer.
    """
    agent = Agent(
        model,
        output_type=Answer,
        instructions=INSTRUCTIONS,
        retries=RETRIES,
        model_settings=ModelSettings(temperature=0.0, request_timeout=timeout),
    )
    return awaited(all_answers(agent, questions, source, timeout=timeout))


async def all_answers(
    agent: Agent[object, Answer], questions: Sequence[str], source: str, *, timeout: float
) -> list[Answer | LlmFailed]:
    """Ask one question after the other; after one that no later one can fare better than, the others are not asked."""
    found: list[Answer | LlmFailed] = []
    async with agent:
        for question in questions:
            if found and isinstance(found[-1], LlmBusy | LlmDenied | LlmUnreachable):
                found.append(found[-1])
                continue
            try:
                done = await agent.run(question, timeout=timeout * (RETRIES + 1))
                found.append(done.output)
            except RAISED as error:
                found.append(failure(error, source, agent_model(agent)))
    return found


def agent_model(agent: Agent[object, Answer]) -> str:
    """Return the name of the agent's model."""
    return agent.model.model_name if isinstance(agent.model, Model) else str(agent.model)


def awaited(coroutine: Coroutine[Any, Any, Result]) -> Result:
    """Return what a coroutine returns, also where a loop of the caller's is running (a notebook).

    All of them run on one loop: a provider's HTTP client is shared, and must not be used from two.
    """
    future = asyncio.run_coroutine_threadsafe(coroutine, loop())
    try:
        return future.result()
    except BaseException:
        future.cancel()  # Ctrl-C, while the LLM has still to answer
        raise


@cache
def loop_of(process: int) -> asyncio.AbstractEventLoop:
    """Return the loop on which this process waits for LLMs, in a thread of its own; a forked process has none yet."""
    running = asyncio.new_event_loop()
    Thread(target=running.run_forever, name=f"llm-{process}", daemon=True).start()
    return running


def loop() -> asyncio.AbstractEventLoop:
    """Return the one loop, also when several threads ask for it at once."""
    with ONE_LOOP:
        return loop_of(os.getpid())


def failure(error: Exception, source: str, model: str) -> LlmFailed:
    """Return in our terms why there is no answer."""
    kind = next(ours for theirs, ours in KINDS if isinstance(error, theirs))
    return kind(source, model, "" if kind is LlmDenied else detail(error))


def detail(error: Exception) -> str:
    """Return what the provider said, in short and without anything secret."""
    if isinstance(error, ModelHTTPError):
        said = body_message(error.body)
        words = f"status {error.status_code}: {said}" if said else f"status {error.status_code}"
    else:
        words = str(error)
    words = " ".join(without_secrets(words).split())
    return words if len(words) <= LONGEST_DETAIL else words[:LONGEST_DETAIL] + "..."


def body_message(body: object) -> str:
    """Return the message in the body of a provider's error."""
    if isinstance(body, dict):
        inner = body.get("error", body)
        message = inner.get("message", "") if isinstance(inner, dict) else inner
        return str(message or "")
    return body if isinstance(body, str) else ""


def without_secrets(text: str) -> str:
    """Return a text without keys: those of the environment, and whatever looks like one.

    >>> without_secrets("bad key sk-abcdefgh1234 in Bearer xyz for http://me:pass@host/v1")
    'bad key *** in *** for http://***host/v1'
    """
    for name, value in os.environ.items():
        if len(value) >= SHORTEST_SECRET and any(word in name.upper() for word in SECRET_NAMES):
            text = text.replace(value, "***")
    return SECRETS.sub("***", text)
