"""A reader, its steps or its language model that cannot be used as asked."""

from collections.abc import Collection

from detente.errors.base import DetenteError, nearest, shortened


class PipelineError(DetenteError):
    """Reading steps are put together in an order in which they cannot work."""

    def __init__(self, step: str, parts: Collection[str], why: str) -> None:
        super().__init__(
            f"the reading step {step!r} asks for {', '.join(parts)}, {why}",
            expected="steps in an order in which each finds what it needs",
        )


class ReaderError(DetenteError):
    """The reader that is asked for cannot be used."""


class LlmMissing(ReaderError):
    """An LLM is asked for, and what it takes is not installed."""

    def __init__(self, package: str, install: str) -> None:
        super().__init__(
            f"{package} is not installed, and reading with an LLM takes it",
            expected="the extra `llm`" if "detente" in install else f"the package {package}",
            advice=f"pip install '{install}', or leave out --reader: the rules read without it.",
        )


class LlmNotAskedFor(ReaderError):
    """An LLM is named, and the rules are to read."""

    def __init__(self, option: str) -> None:
        super().__init__(
            f"{option} is given, and the rules are to read",
            expected="--reader llm beside it",
            advice=f"Add --reader llm, or leave out {option}.",
        )


class LlmNotNamed(ReaderError):
    """An LLM is asked for, and none is named."""

    def __init__(self, given: str = "") -> None:
        super().__init__(
            f"an LLM is to read, and {given!r} names no provider" if given else "an LLM is to read, and none is named",
            expected="PROVIDER:NAME, such as ollama:qwen3 or openai:gpt-5",
            advice="Name it with --llm-model or in DETENTE_LLM_MODEL; a local server by --llm-url beside it.",
        )


class LlmNotSetUp(ReaderError):
    """Its key or its address is missing."""

    def __init__(self, model: str, reason: str) -> None:
        super().__init__(
            f"the LLM {model} cannot be used: {reason}",
            expected="the key and the address that its provider asks for",
            advice="Set what is missing in the environment, or name a local server with --llm-url.",
        )


class UnknownReader(ReaderError):
    """No reader, or no provider of LLMs, of that name."""

    def __init__(self, name: str, what: str, known: Collection[str]) -> None:
        super().__init__(f"there is no {what} {name!r}", expected="one of " + ", ".join(known) if known else "")
        near = nearest(name, known)
        self.add_note(f"Did you mean {near!r}?" if near else "Check the spelling.")


class LanguageModelError(DetenteError):
    """A language model cannot be used as asked."""


class LanguageModelUnreadable(LanguageModelError):
    """It is there, and spaCy cannot load it."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(
            f"the language model {name} cannot be loaded ({shortened(reason, 200)})",
            expected="a pipeline that this version of spaCy can load",
            advice="Install the pipeline's own requirements, or leave it out: Détente has a model of its own.",
        )


class LanguageModelWithoutParser(LanguageModelError):
    """It does not say how the words of a sentence hang together."""

    def __init__(self, name: str, lacking: Collection[str], parts: Collection[str]) -> None:
        super().__init__(
            f"the language model {name} has no {' and no '.join(lacking)}: it has {', '.join(parts) or 'no parts'}",
            expected="a spaCy pipeline with a tagger and a parser",
            advice="Name another, or leave it out: Détente has a model of its own.",
        )


class UnknownLanguageModel(LanguageModelError):
    """No pipeline of that name is installed, and there is no such folder."""

    def __init__(self, name: str, known: Collection[str]) -> None:
        super().__init__(
            f"there is no language model {name!r}",
            expected="the name of an installed spaCy pipeline, or a folder that holds one",
        )
        near = nearest(name, known)
        self.add_note(
            f"Did you mean {near!r}?"
            if near
            else f"Installed: {', '.join(sorted(known)) or 'none'}. Leave it out, and Détente uses a model of its own."
        )
