"""Which LLM is meant by a name and an address, and what is missing when none can be."""

import sys

import pytest

from detente.errors import LlmMissing, LlmNotNamed, LlmNotSetUp, UnknownReader
from detente.reading.llm.model import OLLAMA, model_of


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch):
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "OLLAMA_BASE_URL", "OLLAMA_API_KEY", "MISTRAL_API_KEY"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("name", "url", "called", "at"),
    [
        ("ollama:qwen3", None, "qwen3", OLLAMA),
        ("ollama:qwen3:8b", "http://box:1/v1", "qwen3:8b", "http://box:1/v1"),
        ("qwen3:8b", "http://box:1/v1", "qwen3:8b", "http://box:1/v1"),
        ("qwen/qwen3", "https://box/v1", "qwen/qwen3", "https://box/v1"),
        ("openai:gpt-oss", "http://box:1/v1", "gpt-oss", "http://box:1/v1"),
        ("vllm:mine", "http://box:1/v1", "mine", "http://box:1/v1"),
    ],
)
def test_a_name_and_an_address_make_a_model(name, url, called, at):
    model = model_of(name, url)
    assert model.model_name == called
    assert model.base_url.rstrip("/") == at


def test_ollamas_own_setting_is_heard(monkeypatch):
    monkeypatch.setenv("OLLAMA_BASE_URL", "http://far:2/v1")
    assert model_of("ollama:qwen3").base_url.startswith("http://far:2/v1")


def test_a_provider_is_asked_with_its_key(monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "sk-1234567890")
    assert model_of("openai:gpt-5").model_name == "gpt-5"


def test_a_missing_key_is_named():
    with pytest.raises(LlmNotSetUp) as caught:
        model_of("openai:gpt-5")
    assert "OPENAI_API_KEY" in str(caught.value)
    assert "test model" not in caught.value.explanation()


@pytest.mark.parametrize("url", ["", "box", "ftp://box/v1", "http://", "http://box:port/v1", "http://[", "file:///etc"])
def test_an_address_that_is_none_is_told(url):
    with pytest.raises(LlmNotSetUp) as caught:
        model_of("qwen3", url)
    assert "localhost:8080" in str(caught.value)


def test_a_provider_that_takes_no_address_is_told():
    with pytest.raises((LlmNotSetUp, LlmMissing)):
        model_of("bedrock:titan", "http://box/v1")


def test_a_misspelt_provider_is_told_with_the_nearest():
    with pytest.raises(UnknownReader) as caught:
        model_of("openia:gpt-5")
    assert "Did you mean 'openai'?" in caught.value.advice


def test_a_bare_name_wants_an_address():
    with pytest.raises(LlmNotNamed) as caught:
        model_of("qwen3")
    assert "'qwen3' names no provider" in str(caught.value)


def test_what_a_provider_takes_may_not_be_installed(monkeypatch):
    monkeypatch.setitem(sys.modules, "mistralai", None)
    with pytest.raises(LlmMissing) as caught:
        model_of("mistral:large")
    assert "pip install 'pydantic-ai-slim[mistral]'" in caught.value.explanation()
