"""A report that an LLM could not read."""

from pathlib import Path
from typing import Self

from detente.errors.sources import SourceError


class LlmFailed(SourceError):
    """The LLM gave no answer that can be used."""

    happened = "the LLM {model} failed on it"
    expected = "an answer in the form asked for"
    advice_given = "Try again, name another model with --llm-model, or leave out --reader to read by rules."

    def __init__(self, source: str | Path, model: str, detail: str = "") -> None:
        self.model, self.detail = model, detail
        happened = self.happened.format(model=model)
        super().__init__(
            source,
            f"{happened} ({detail})" if detail else happened,
            expected=self.expected,
            advice=self.advice_given,
        )

    def about(self, source: str | Path) -> Self:
        """Return the same error under the name by which the caller knows the report."""
        return type(self)(source, self.model, self.detail)


class LlmBusy(LlmFailed):
    """It takes no more requests for now, or the account is used up."""

    happened = "the LLM {model} takes no more requests"
    expected = "room within the limits of the account"
    advice_given = "Wait and read this report again by itself, or raise the limits with the provider."


class LlmDenied(LlmFailed):
    """It does not accept the key."""

    happened = "the provider of {model} does not accept the key"
    expected = "a key that may use this model"
    advice_given = "Check the environment variable that holds the provider's key."


class LlmRefused(LlmFailed):
    """It will not read this report."""

    happened = "the LLM {model} refused to read it"
    expected = "a model that reads news about conflicts"
    advice_given = "Name another model with --llm-model, or leave out --reader to read this report by rules."


class LlmTimedOut(LlmFailed):
    """It did not answer in time."""

    happened = "the LLM {model} did not answer in time"
    expected = "an answer within the time allowed"
    advice_given = "Allow more with --llm-timeout, or name a faster model."


class LlmUnreachable(LlmFailed):
    """There is no connection to it."""

    happened = "there is no connection to the LLM {model}"
    expected = "a network, or a server at the address given"
    advice_given = "Check --llm-url and that the server runs, or leave out --reader: the rules need no network."


class LlmWrongForm(LlmFailed):
    """Its answers are not in the form asked for."""

    happened = "the LLM {model} answered in another form than the one asked for, also when asked again"
    expected = "a model that can return structured output"
    advice_given = "Name a larger model, or one made for tools and structured output."
