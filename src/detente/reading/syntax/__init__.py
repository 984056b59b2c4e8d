"""How the words of each sentence hang together, as the language model sees it."""

from detente.reading.syntax.parsing import Syntax
from detente.reading.syntax.step import syntax
from detente.reading.syntax.tree import Tree

__all__ = ["Syntax", "Tree", "syntax"]
