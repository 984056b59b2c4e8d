"""Reading a report with an LLM: whatever it claims is looked up in the report, word by word."""

from detente.reading.llm.reader import LlmReader

__all__ = ["LlmReader"]
