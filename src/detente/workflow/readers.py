"""Which reader is meant by its name and the settings that go with it."""

from detente.errors import LlmMissing, LlmNotAskedFor, LlmNotNamed, UnknownReader
from detente.reading import Reader, RulesReader
from detente.reading.language import language_model as load

RULES, LLM = "rules", "llm"
PACKAGE = "pydantic_ai"


def reader_of(
    name: str = RULES,
    *,
    language_model: str | None = None,
    llm_model: str | None = None,
    llm_url: str | None = None,
    llm_timeout: float | None = None,
) -> Reader:
    """Return the reader of that name.

    Args:
        name: `rules` or `llm`.
        language_model: The spaCy pipeline by which the rules parse, by its name or folder; left out, our own.
        llm_model: `PROVIDER:NAME`, or the bare name that a server calls it by.
        llm_url: The address of a server.
        llm_timeout: Seconds that one request may take.

    Raises:
        ReaderError: There is no such reader or LLM, or what it takes is missing.
        LanguageModelError: There is no such language model, or it cannot parse.
    """
    if name == RULES:
        given = {"--llm-model": llm_model, "--llm-url": llm_url, "--llm-timeout": llm_timeout}
        for option, value in given.items():
            if value is not None:
                raise LlmNotAskedFor(option)
        if language_model is not None:
            load(language_model)  # an unknown one is told before the first report is read
        return RulesReader(language_model)
    if name != LLM:
        raise UnknownReader(name, "reader", (RULES, LLM))
    if not llm_model:
        raise LlmNotNamed
    return llm_reader(llm_model, llm_url, llm_timeout)


def llm_reader(model: str, url: str | None, timeout: float | None) -> Reader:
    """Return the reader that asks an LLM."""
    try:
        from detente.reading.llm import LlmReader
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] != PACKAGE:
            raise
        raise LlmMissing("pydantic-ai", "detente[llm]") from error
    reader = LlmReader.named(model, url=url)
    return reader if timeout is None else LlmReader(reader.model, timeout)
