"""A sentence as the rules see it: its words, which of them are quoted, named or dates, and its noun groups."""

from bisect import bisect_left, bisect_right

from detente.reading.knowledge import is_a, knowledge
from detente.reading.names.titles import collectives, titles
from detente.reading.names.unknown import descriptions
from detente.reading.page import Name, Page, Quotation, Range, Sentence, Token, tokens, within

FARTHEST_APPOSITION = 26
"""Words between two commas that may be an apposition or a relative clause."""
LONGEST_GROUP = 16
CLOSING_MARKS = ".!?…,;:"


class Words:
    """One sentence, asked word by word; indices count its words, -1 and beyond are nothing."""

    def __init__(self, page: Page, sentence: Sentence, quotations: list[Quotation]) -> None:
        self.page, self.sentence, self.text = page, sentence, page.text
        self.tokens: list[Token] = tokens(page.text, sentence.start, sentence.end)
        self.quotations = quotations
        self.quoted = [self.inside(token) for token in self.tokens]
        self.name_at: dict[int, Name] = {}
        self.dated: set[int] = set()
        place = {token.start: index for index, token in enumerate(self.tokens)}
        for name in within(page.names, sentence.start, sentence.end):
            index = place.get(name.start, -1)
            while 0 <= index < len(self.tokens) and self.tokens[index].start < name.end:
                self.name_at[index] = name
                index += 1
        for date in within(page.dates, sentence.start, sentence.end):
            index = place.get(date.start, -1)
            while 0 <= index < len(self.tokens) and self.tokens[index].start < date.end:
                self.dated.add(index)
                index += 1

    def __len__(self) -> int:
        return len(self.tokens)

    def inside(self, token: Token) -> bool:
        """Return whether a word stands within quotation marks (the marks count)."""
        last = bisect_right(self.quotations, token.start, key=lambda one: one.start) - 1
        return last >= 0 and token.start < self.quotations[last].end

    def low(self, index: int) -> str:
        """Return the word at `index` in lower case, or nothing beyond the ends."""
        return self.tokens[index].low if 0 <= index < len(self.tokens) else ""

    def is_a(self, index: int, *classes: str) -> bool:
        """Return whether the word at `index` belongs to one of the closed classes."""
        return 0 <= index < len(self.tokens) and is_a(self.tokens[index].low, *classes)

    def capital(self, index: int) -> bool:
        """Return whether the word at `index` begins in upper case (not as the sentence's first word alone)."""
        return 0 <= index < len(self.tokens) and self.tokens[index].text[:1].isupper()

    def mark(self, index: int) -> bool:
        """Return whether there is a punctuation mark at `index`, or nothing."""
        return not 0 <= index < len(self.tokens) or (
            not self.tokens[index].text.lstrip("@")[:1].isalnum()
            and self.low(index) not in ("'s", "’s", "@", "$", "€", "£", "¥", "%")
            and not self.owns(index)
        )

    def owns(self, index: int) -> bool:
        """Return whether the mark at `index` makes a plural a possessive (`the pilots' union`)."""
        joined = 0 < index < len(self.tokens) - 1 and self.tokens[index - 1].end == self.tokens[index].start
        return (
            joined
            and self.low(index) in ("'", "’")
            and self.low(index - 1).endswith("s")
            and not self.quoted[index]
            and self.tokens[index + 1].start > self.tokens[index].end
        )

    def adverb(self, index: int) -> bool:
        """Return whether the word may stand inside a verb group without changing it."""
        low = self.low(index)
        return self.is_a(index, "adverbs", "negations") or (
            low.endswith("ly") and len(low) > 4 and not self.capital(index) and low not in ("only", "family", "ally")
        )

    def span(self, first: int, last: int) -> Range:
        """Return the offsets from one word to another (`last` is the word after the last)."""
        return self.tokens[first].start, self.tokens[last - 1].end

    def index_of(self, offset: int) -> int:
        """Return the first word that begins at `offset` or later."""
        return bisect_left(self.tokens, offset, key=lambda token: token.start)

    def group_before(self, last: int) -> int | None:
        """Return the first word of the noun group that ends before word `last`, or nothing.

        An apposition or a relative clause between commas belongs to the group it follows.
        """
        if last > 0 and self.low(last - 1) == ",":
            comma = self.comma_before(last - 1)
            return self.group_before(comma) if comma is not None and comma > 0 else None
        if last > 3 and self.low(last - 1) == ")" and self.low(last - 3) == "(":
            return self.group_before(last - 3)
        first = last
        while first > 0 and last - first < LONGEST_GROUP and self.belongs(first - 1, last):
            first -= 1
        first = self.without_adverbials(first, last)
        return first if first < last and not self.mark(last - 1) else None

    def comma_before(self, last: int) -> int | None:
        """Return the comma that opens the insertion which the comma at `last` closes."""
        for index in range(last - 1, max(last - FARTHEST_APPOSITION, -1), -1):
            if self.low(index) == "," and self.opens_insertion(index + 1):
                return index
            if self.quoted[index] and not self.quoted[last]:
                return None
        return None

    def opens_insertion(self, index: int) -> bool:
        """Return whether an apposition or a relative clause may begin at `index`."""
        return (
            self.low(index) in ("who", "which", "whose", "himself", "herself", "speaking", "one")
            or self.is_a(index, "determiners", "indefinite", "possessive_pronouns")
            or index in self.name_at
            or self.capital(index)
            or self.low(index + 1) in ("’s", "'s")
            or self.low(index) in knowledge().nouns
            or self.low(index) in ("in", "at", "on", "from", "during", "through", "of")
            or not self.is_a(index, "conjunctions", "prepositions", "auxiliaries")
        )

    def belongs(self, index: int, last: int) -> bool:
        """Return whether the word at `index` may belong to the noun group that goes on after it up to `last`."""
        low = self.low(index)
        if index in self.dated or self.quoted[index]:
            return False
        if low in ("’s", "'s", "-", "–", "/", "&"):
            return True
        if low in ("and", "or"):
            return self.joins_names(index)
        if self.mark(index):
            return low == "." and len(self.tokens[index - 1].text) <= 4 and self.capital(index - 1) and index > 0
        if self.is_a(index, "clause_openers", "auxiliaries", "conjunctions"):
            return False
        verb = knowledge().verbs.get(low)
        informed = low == "briefed" and self.low(index + 1) in ("on", "about")
        return informed or not (verb and low.endswith("ed") and not self.is_a(index - 1, "determiners"))

    def joins_names(self, index: int) -> bool:
        """Return whether `and` stands between two nouns that make one subject."""
        left, right = index - 1, index + 1
        if self.is_a(right, "pronouns") and not self.is_a(right, "plural"):
            return False
        named = left in self.name_at or (self.capital(left) and left > 0)
        return (named and (right in self.name_at or self.capital(right) or self.is_a(right, "determiners"))) or (
            self.low(left).endswith("s") and self.low(right).endswith("s") and not self.is_a(right, "determiners")
        )

    def without_adverbials(self, first: int, last: int) -> int:
        """Return where the group begins when a phrase of time or place before it is left off (`In Vienna` he)."""
        while first < last and (self.adverb(first) and not self.is_a(first, "determiners", "pronouns")):
            first += 1
        if first < last and self.is_a(first, "prepositions"):
            start = next(
                (index for index in range(first + 1, last) if self.starts_anew(index, last)),
                None,
            )
            if start is None and self.low(first) == "with":
                return first + 1
            return last if start is None else start
        return first

    def starts_anew(self, index: int, last: int) -> bool:
        """Return whether a second noun group begins at `index`: after the phrase that a preposition opens."""
        if self.is_a(index, "personal", "plural") or self.low(index) in ("i", "we", "it"):
            return True
        previous_is_noun = not self.is_a(index - 1, "determiners", "prepositions", "possessive_pronouns")
        return (
            previous_is_noun
            and index in self.name_at
            and self.name_at[index].kind == "person"
            and self.name_at.get(index - 1) != self.name_at[index]
        )

    def group_after(self, first: int) -> int | None:
        """Return the word after the last of the noun group from `first` on (`said` X, the Y of Z), or nothing."""
        last = first
        while last < len(self.tokens) and last - first < LONGEST_GROUP and self.goes_on(last, first):
            last += 1
        while last > first and self.low(last - 1) in ("and", "or", "of", "for", "the"):
            last -= 1
        if last == first:
            return None
        return self.with_apposition(first, last)

    def goes_on(self, index: int, first: int) -> bool:
        """Return whether the noun group that begins at `first` still goes on at `index`."""
        low = self.low(index)
        if index in self.dated or self.quoted[index]:
            return False
        if low in ("’s", "'s", "-", "&", "of", "for") and index > first:
            return True
        if low in ("and", "or"):
            return index > first and self.joins_names(index)
        if low == ".":
            return index > first and len(self.tokens[index - 1].text) <= 3 and self.capital(index + 1)
        if self.mark(index) or (index > first and self.tokens[index].text in knowledge().honorifics):
            return False
        if index > first and low.endswith("ed") and self.ends_name(index - 1):
            return False
        if low == "to":
            return self.low(index - 1) in ("close", "adviser", "advisor", "aide", "ambassador", "envoy")
        if low == "with" or low in ("from", "at", "in", "on"):
            return index > first and self.low(index - 1) in ("familiar", "official", "officials", "source", "sources")
        return not self.is_a(index, "auxiliaries", "clause_openers", "prepositions") and not (
            self.adverb(index) and index > first
        )

    def ends_name(self, index: int) -> bool:
        """Return whether the word ends a name or is a plural: a verb in the past may follow."""
        return index in self.name_at or self.capital(index) or self.low(index).endswith("s")

    def with_apposition(self, first: int, last: int) -> int:
        """Return the end of a group with the apposition that follows it between commas."""
        if self.low(last) != "," or not self.capital(first):
            return last
        opening = last + 1
        if not (self.is_a(opening, "determiners", "possessive_pronouns") or self.low(opening) == "who") and not (
            opening in self.name_at or self.low(opening + 1) in ("’s", "'s") or self.titled(opening)
        ):
            return last
        for index in range(opening, min(opening + FARTHEST_APPOSITION, len(self.tokens))):
            if self.low(index) == "," or self.low(index) in ".;" or self.quoted[index]:
                return index
            if self.is_a(index, "auxiliaries") and self.low(opening) != "who":
                return last
        return last

    def animate(self, first: int, last: int) -> bool:
        """Return whether a noun group names somebody who can speak: a name, a pronoun, an office, people."""
        for index in range(first, last):
            low = self.low(index)
            if index in self.name_at or self.is_a(index, "personal", "plural") or (index > 0 and self.capital(index)):
                return True
            if low in collectives() or low in descriptions() or self.is_a(index, "speaking") or self.titled(index):
                return True
        return last - first == 1 and self.is_a(first, "pronouns")

    def titled(self, index: int) -> bool:
        """Return whether a title begins at `index`."""
        return 0 <= index < len(self.tokens) and titles().at(self.tokens, index) is not None
