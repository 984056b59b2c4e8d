"""How the reports are to be read: the options of the call, and behind them the environment."""

import os
from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING, Annotated

from cyclopts import Group, Parameter

if TYPE_CHECKING:
    from detente.reading import Reader

HOW = Group("How the reports are read", sort_key=2.5)


def is_time(_: object, value: float | None) -> None:
    """Raise ValueError when `value` is no number of seconds; cyclopts makes it an error of the call."""
    if value is not None and not (isfinite(value) and value > 0):
        raise ValueError("write a number of seconds above 0")


def is_count(_: object, value: int | None) -> None:
    """Raise ValueError when `value` is no number of things; cyclopts makes it an error of the call."""
    if value is not None and value < 1:
        raise ValueError("write a whole number above 0")


ReaderName = Annotated[
    str | None,
    Parameter(
        metavar="NAME",
        group=HOW,
        help="rules, or llm to ask a large language model, every word of which is looked up in the report. "
        "Otherwise DETENTE_READER, or else rules.",
    ),
]
LanguageModel = Annotated[
    str | None,
    Parameter(
        metavar="NAME",
        group=HOW,
        help="An installed spaCy pipeline, or the folder of one, that parses for the rules instead of our own. "
        "Otherwise DETENTE_LANGUAGE_MODEL.",
    ),
]
LlmModel = Annotated[
    str | None,
    Parameter(
        metavar="PROVIDER:NAME",
        group=HOW,
        help="The LLM, such as ollama:qwen3 or openai:gpt-5; with --llm-url also its bare NAME. "
        "Otherwise DETENTE_LLM_MODEL. The provider's key is taken from its usual environment variable.",
    ),
]
LlmUrl = Annotated[
    str | None,
    Parameter(
        metavar="ADDRESS",
        group=HOW,
        help="The server that runs it, such as http://localhost:8080/v1. Otherwise DETENTE_LLM_URL.",
    ),
]
LlmTimeout = Annotated[
    float | None,
    Parameter(
        metavar="SECONDS",
        validator=is_time,
        group=HOW,
        help="How long one request to it may take. Otherwise DETENTE_LLM_TIMEOUT, or else 300.",
    ),
]


@dataclass(frozen=True)
class Reading:
    """Which reader reads; what is left out is taken from the environment."""

    reader_name: Annotated[ReaderName, Parameter(name="reader")] = None
    language_model: LanguageModel = None
    llm_model: LlmModel = None
    llm_url: LlmUrl = None
    llm_timeout: LlmTimeout = None

    def reader(self) -> "Reader":
        """Return the reader.

        Raises:
            ReaderError: There is no such reader, or what it takes is missing.
        """
        from detente.workflow.readers import LLM, RULES, reader_of

        name = self.reader_name or os.environ.get("DETENTE_READER") or RULES
        model, url, timeout = self.llm_model, self.llm_url, self.llm_timeout
        if name == LLM:
            model = model or os.environ.get("DETENTE_LLM_MODEL")
            url = url or os.environ.get("DETENTE_LLM_URL") or None
            timeout = timeout or timeout_of(os.environ.get("DETENTE_LLM_TIMEOUT"))
        language_model = named_language_model(self.language_model)
        return reader_of(name, language_model=language_model, llm_model=model, llm_url=url, llm_timeout=timeout)


HowRead = Annotated[Reading, Parameter(name="*")]
AS_SET = Reading()

Jobs = Annotated[
    int | None,
    Parameter(
        metavar="N",
        group=HOW,
        validator=is_count,
        help="How many reports are read at the same time. Otherwise DETENTE_JOBS, or else as many as there are cores "
        "where there is enough to read; with an LLM one.",
    ),
]

ClusterAddress = Annotated[
    str | None,
    Parameter(
        name="--cluster",
        metavar="ADDRESS",
        group=HOW,
        help="A Dask cluster that reads instead of this machine, such as tcp://host:8786 (extra `cluster`).",
    ),
]


def jobs_for(jobs: int | None) -> int | None:
    """Return how many reports are to be read at the same time, as the option or the environment says, if they do.

    Raises:
        BadSetting: The environment holds no whole number above 0.
    """
    setting = os.environ.get("DETENTE_JOBS")
    if jobs is not None or not setting:
        return jobs
    if not (setting.isdecimal() and int(setting) > 0):
        from detente.errors import BadSetting

        raise BadSetting("DETENTE_JOBS", setting, "a whole number above 0")
    return int(setting)


def named_language_model(given: str | None) -> str | None:
    """Return the language model that the option names, or else the environment."""
    return given or os.environ.get("DETENTE_LANGUAGE_MODEL") or None


def timeout_of(setting: str | None) -> float | None:
    """Return the seconds that the environment allows, if it says.

    Raises:
        BadSetting: It is no number of seconds.
    """
    from detente.errors import BadSetting

    if not setting:
        return None
    try:
        is_time(None, value := float(setting))
    except ValueError as error:
        raise BadSetting("DETENTE_LLM_TIMEOUT", setting, "a number of seconds above 0") from error
    return value
