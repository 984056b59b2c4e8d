"""Words of a fixed list, each kept as one letter: a record has hundreds of thousands of them."""

from collections.abc import Mapping

from sqlalchemy import Dialect, String
from sqlalchemy.types import TypeDecorator

from detente.record import Act, Attitude, Stance

ACTS: Mapping[str, str] = {
    Act.DEMAND: "d", Act.PROPOSE: "p", Act.OFFER: "o", Act.PROMISE: "m", Act.ACCEPT: "a", Act.CONCEDE: "c",
    Act.REJECT: "j", Act.REFUSE: "r", Act.THREATEN: "t", Act.WARN: "w", Act.ACCUSE: "u", Act.PRAISE: "s",
    Act.ASSESS: "e", Act.INFORM: "i",
}  # fmt: skip
STANCES: Mapping[str, str] = {
    Stance.DEMANDS: "d", Stance.OFFERS: "o", Stance.ACCEPTS: "a", Stance.REFUSES: "r", Stance.THREATENS: "t",
}  # fmt: skip
ATTITUDES: Mapping[str, str] = {
    Attitude.OPTIMISTIC: "o", Attitude.PESSIMISTIC: "p", Attitude.HARDENING: "h", Attitude.SOFTENING: "s",
}  # fmt: skip


class Coded(TypeDecorator[str]):
    """A word of a list, by its letter; it is asked for, compared and returned as the word."""

    impl = String
    cache_ok = True

    def __init__(self, letters: Mapping[str, str], longest: int) -> None:
        super().__init__(longest)
        self.letters = tuple(letters.items())
        self.letter_of = {str(word): letter for word, letter in letters.items()}
        self.word_of = {letter: str(word) for word, letter in letters.items()}

    def process_bind_param(self, value: str | None, _: Dialect) -> str | None:
        """Return the letter of a word; of a word that is not in the list, the word, which is found nowhere."""
        return None if value is None else self.letter_of.get(value, value)

    def process_result_value(self, value: str | None, _: Dialect) -> str | None:
        """Return the word of a letter; a word that an earlier version kept as it was comes back so."""
        return None if value is None else self.word_of.get(value, value)
