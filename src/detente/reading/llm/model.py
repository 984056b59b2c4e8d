"""Which LLM is meant by PROVIDER:NAME and an address, ready to be asked."""

import os
from typing import Any
from urllib.parse import urlsplit

from pydantic_ai import UserError
from pydantic_ai.models import Model, infer_model, known_model_names, parse_model_id
from pydantic_ai.providers import Provider, infer_provider, infer_provider_class

from detente.errors import LlmMissing, LlmNotNamed, LlmNotSetUp, UnknownReader

OLLAMA = "http://localhost:11434/v1"
"""Where Ollama listens when nothing else is said."""
FOR_TESTS = "test"
"""The library's own model without a model behind it."""


def model_of(name: str, url: str | None = None) -> Model:
    """Return the model that is meant.

    Args:
        name: `PROVIDER:NAME`; with an address also the bare name by which the server there calls it.
        url: The address of a server. Behind a bare name it is one that speaks OpenAI's chat interface, and no key
            is sent to it; a provider's key is sent where its name stands.

    Raises:
        LlmNotNamed: No provider is named, and no address.
        UnknownReader: There is no provider of that name.
        LlmMissing: What the provider takes is not installed.
        LlmNotSetUp: Its key is not in the environment, or the address is of no use.
    """
    if url is not None and not is_address(url):
        raise LlmNotSetUp(name, "what is given as its address is none, such as http://localhost:8080/v1")
    try:
        if name == FOR_TESTS or provider_of(name):
            return of_provider(name, url)
        if url is None:
            raise unknown(name)
        return at_server(name, url)
    except UserError as error:
        raise LlmNotSetUp(name, first_sentence(error.message)) from error
    except ImportError as error:
        package = parse_model_id(name)[0] or "openai"
        raise LlmMissing(f"what {package} takes", f"pydantic-ai-slim[{package}]") from error


def is_address(url: str) -> bool:
    """Return whether an address is one of a server."""
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def provider_of(name: str) -> str | None:
    """Return the provider that a name begins with, if there is one of that name (`qwen3:8b` names none)."""
    provider, _ = parse_model_id(name)
    if provider is None:
        return None
    try:
        infer_provider_class(provider)
    except ValueError:
        return None
    return provider


def unknown(name: str) -> LlmNotNamed | UnknownReader:
    """Return the error that no provider is named, or none that there is."""
    provider, _ = parse_model_id(name)
    if provider is None:
        return LlmNotNamed(name)
    known = {"ollama", *(one for model in known_model_names() if (one := parse_model_id(model)[0]))}
    return UnknownReader(provider, "provider of LLMs", sorted(known))


def of_provider(name: str, url: str | None) -> Model:
    """Return a provider's model, at its own address or another."""

    def provider(kind: str) -> Provider[Any]:
        address = url or (OLLAMA if kind == "ollama" and not os.environ.get("OLLAMA_BASE_URL") else None)
        if address is None:
            return infer_provider(kind)
        made: Any = infer_provider_class(kind)
        try:
            return made(base_url=address)  # type: ignore[no-any-return]
        except TypeError as error:
            raise LlmNotSetUp(name, "this provider takes no address") from error

    kind, bare = parse_model_id(name)
    # Servers of one's own know OpenAI's chat interface, and few its later one.
    return infer_model(f"openai-chat:{bare}" if url and kind == "openai" else name, provider)


def at_server(name: str, url: str) -> Model:
    """Return a model of a server that speaks OpenAI's chat interface."""
    from pydantic_ai.models.openai import OpenAIChatModel
    from pydantic_ai.providers.openai_compatible import OpenAICompatibleProvider

    return OpenAIChatModel(name, provider=OpenAICompatibleProvider("local", base_url=url))


def first_sentence(text: str) -> str:
    """Return the first sentence of a message, without its stop and its marks of code."""
    return text.replace("`", "").split(". ")[0].removesuffix(".")
