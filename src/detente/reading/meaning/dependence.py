"""On which condition a clause depends, by the tree of its sentence."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from detente.reading.knowledge import is_a, table
from detente.reading.meaning.conditions import QUESTIONS
from detente.reading.page import Range
from detente.reading.syntax import Tree
from detente.record import Condition, ConditionKind

FEWEST = 2
"""Words of a clause whose verb was taken for a noun, at least (`If the court certifies it, we will not`)."""
LONGEST = 60
"""Words of a condition, at most."""
LIST_REACH = 16
"""Words between a verb of a list and the `and` before the last one, at most."""
ONLY_REACH = 10
"""Words between `only` and the `if` it belongs to, at most."""
ONLY_TIMES = ("if", "when", "once", "until", "after")
"""What `only` before it makes a condition without which nothing happens."""
FINITE = ("VBD", "VBP", "VBZ", "MD")
PROVIDING = ("provided", "providing", "assuming")
ARTICLES = ("a", "an", "its", "no", "the", "their")
CLAUSES = ("if", "unless", "until", "once", "while")
"""Openers behind which a clause with its verb stands."""


class Tie(NamedTuple):
    """Words of a sentence that state a condition, and the word that depends on it."""

    kind: str
    span: Range
    inner: Range
    """Without the words that open it, where there are words besides."""
    governor: int
    """Number of the word in its tree."""

    def condition(self, text: str) -> Condition:
        """Return it as the record has it."""
        return Condition(kind=ConditionKind(self.kind), text=" ".join(text[slice(*self.inner)].split()), span=self.span)


class Opener(NamedTuple):
    """Words that open a condition."""

    words: tuple[str, ...]
    kind: str
    only: str


@cache
def openers() -> dict[str, list[Opener]]:
    """Return first word -> the openers that begin with it, the longest first."""
    found: dict[str, list[Opener]] = {}
    for row in table("conditions")["openers"]:
        words = tuple(row["words"].split())
        found.setdefault(words[0], []).append(Opener(words, row["kind"], row.get("only", "")))
    return {first: sorted(rows, key=lambda row: -len(row.words)) for first, rows in found.items()}


@cache
def times() -> frozenset[str]:
    """Return the nouns and adverbs of time."""
    return listed("times")


@cache
def triggers() -> frozenset[str]:
    """Return the words without one of which a sentence states no condition."""
    return frozenset(openers()) | listed("inverted")


@cache
def listed(name: str) -> frozenset[str]:
    """Return the words of one list of the table."""
    return frozenset(table("conditions")[name])


def ties_in(tree: Tree, dated: tuple[Range, ...] = ()) -> Iterator[Tie]:
    """Yield the conditions of a sentence; `dated` are the places of its time expressions."""
    known = openers()
    word = 0
    while word < len(tree):
        low = tree.low[word]
        step_on = 1
        row = opener_at(tree, word) if low in known else None
        if row:
            step_on = len(row.words)
            tie = tied(tree, word, row, dated) if row.kind else None
        else:
            tie = inverted(tree, word) if low in listed("inverted") else None
        if tie:
            yield tie
        word += step_on


def opener_at(tree: Tree, word: int) -> Opener | None:
    """Return the longest opener that begins at a word."""
    rows = openers()[tree.low[word]]
    return next((row for row in rows if tuple(tree.low[word : word + len(row.words)]) == row.words), None)


def tied(tree: Tree, word: int, row: Opener, dated: tuple[Range, ...]) -> Tie | None:
    """Return the condition that an opener opens, if it does."""
    first = word + len(row.words)
    head, governor = clause_of(tree, word, first)
    last = end_of(tree, word, first, head)
    bare = row.words[-1] in ("exchange", "return")
    if last <= first and not bare:
        return None
    only = only_before(tree, word)
    free = not row.only or (only and row.words[0] in ONLY_TIMES)
    if not free and not allowed(tree, (word, first, last), (head, governor), row.only, dated):
        return None
    if row.words[0] in ("before", "after") and word and tree.low[word - 1] in listed("spans"):
        return None  # `one day before the mandate ran out`
    if row.words == ("before",) and tree.low[last - 1] in listed("places") and not has_verb(tree, first, last):
        return None  # `put before a court`
    if row.words == ("if",) and not supposes(tree, (word, first, last), head):
        return None
    kind = row.kind
    if only and row.words[0] in ONLY_TIMES:
        kind = "only if"
    elif row.words == ("when",) and (tree.low[-1] == "?" or denied_by(tree, word, last, governor)):
        kind = "if"
    return made(tree, kind, (word, first, max(last, first)), governor)


def made(tree: Tree, kind: str, place: tuple[int, int, int], governor: int) -> Tie:
    """Return a condition with its places in the text."""
    word, first, last = place
    inner = tree.span(first, last) if last > first else tree.span(word, last)
    return Tie(kind, tree.span(word, last), inner, governor)


def clause_of(tree: Tree, word: int, first: int) -> tuple[int, int]:
    """Return the head of the group that an opener opens, and the word on which it depends."""
    inside = range(word, min(first + LONGEST, len(tree)))
    head = tree.heads[first - 1] if tree.heads[first - 1] >= first else tree.heads[word]
    if head < first or head not in inside:
        hanging = [kid for kid in (*tree.kids[word], *tree.kids[first - 1]) if kid >= first]
        head = hanging[0] if hanging else min(first, len(tree) - 1)
    governor = tree.heads[head]
    while word <= governor < first and tree.heads[governor] != governor:
        governor = tree.heads[governor]
    return head, governor


def end_of(tree: Tree, word: int, first: int, head: int) -> int:
    """Return the word after the last of a condition: as far as its clause reaches, within its quotation."""
    low, high = tree.reach[head]
    end = min(high if low >= word - 2 and high > first else len(tree), first + LONGEST)
    cut_short = end < len(tree) and tree.low[word] in PROVIDING and tree.tags[end][:2] in ("NN", "JJ", "DT")
    if cut_short or (tree.low[word] in CLAUSES and not has_verb(tree, first, end)):
        end = min(len(tree), first + LONGEST)
    quoted = False
    for at in range(first, end):
        mark = tree.low[at]
        opens = at > first or '"' in tree.low[at + 1 : end]
        if mark in "“«" or (mark == '"' and not quoted and at + 1 < end and opens):
            quoted = True
        elif mark in "”»" or mark == '"':
            if not quoted:
                end = at
                break
            quoted = False
        elif not quoted and ends_here(tree, at, first, head):
            end = at
            break
    following = next((one for one in range(end, min(end + 3, len(tree))) if tree.tags[one] == "VBG"), None)
    if following is not None and tree.low[end] in (tree.low[following], "no", "not") and tree.tags[first - 1] == "IN":
        end = min(max(tree.reach[following][1], following + 1), first + LONGEST)
    while end > first and (tree.low[end - 1] in ",.;:!?—–-" or tree.low[end - 1] in ("and", "but", "then")):
        end -= 1
    return end


def has_verb(tree: Tree, first: int, last: int) -> bool:
    """Return whether a verb that can make a clause stands between two words."""
    return any(tree.tags[one] in (*FINITE, "VBN") for one in range(first, last))


def ends_here(tree: Tree, at: int, first: int, head: int) -> bool:
    """Return whether a condition ends before a word that its clause, as it was parsed, still holds."""
    low = tree.low[at]
    if low in (".", ";", ":", "?", "!", "—", "–"):
        return True
    if at - first >= 2 and low in ("in", "as") and at + 2 < len(tree) and tree.low[at + 2] in listed("asides"):
        return tree.low[at + 1] in ("a", "the")
    if low == ",":
        over = has_verb(tree, first, at) or (at - first > FEWEST and clause_begins(tree, at + 1))
        closed = head < at or (tree.low[first - 1] in CLAUSES and over)
        return closed and ends_at_comma(tree, at, first)
    joined = low in ("and", "but") and at - first >= 2
    return joined and clause_begins(tree, at + 1)


def ends_at_comma(tree: Tree, at: int, first: int) -> bool:
    """Return whether a comma closes the condition: its own verb is over, and no list or opener goes on."""
    following = tree.low[at + 1] if at + 1 < len(tree) else ""
    if following in ("and", "or") and not clause_begins(tree, at + 2):
        return False
    if lists_verbs(tree, at + 1):
        return False
    listing = any(tree.low[one] in ("and", "or") for one in range(at, min(at + 12, len(tree))))
    noun = at + 1 < len(tree) and tree.relations[tree.heads[at]] == "conj" and not clause_begins(tree, at + 1)
    return not (listing and noun)


def lists_verbs(tree: Tree, at: int) -> bool:
    """Return whether a verb without a subject goes on with a list (`..., lifts the ban and frees the crew`)."""
    if at >= len(tree) or not tree.tags[at].startswith("VB"):
        return False
    near = range(at + 1, min(at + LIST_REACH, len(tree) - 1))
    return any(tree.low[one] == "and" and tree.tags[one + 1] == tree.tags[at] for one in near)


def clause_begins(tree: Tree, at: int) -> bool:
    """Return whether a clause with its own modal or subject pronoun begins at a word."""
    if at + 1 >= len(tree):
        return False
    if tree.tags[at] == "MD":
        return True
    subject = is_a(tree.low[at], "pronouns", "determiners") or tree.tags[at].startswith("NNP")
    return subject and any(tree.tags[one] == "MD" for one in range(at + 1, min(at + 5, len(tree))))


def supposes(tree: Tree, place: tuple[int, int, int], head: int) -> bool:
    """Return whether `if` supposes something: it asks nothing, and a verb follows."""
    word, first, last = place
    if tree.relations[head] in ("csubj", "ccomp") and asks(tree, tree.heads[head], word):
        return False
    verb = any(tree.tags[one].startswith(("VB", "MD")) for one in range(first, last))
    return last - first >= 3 or (verb and (last - first == 2 or tree.tags[first] == "VBN"))


def asks(tree: Tree, governor: int, word: int) -> bool:
    """Return whether a verb before `if` puts a question."""
    return governor < word and tree.low[governor] in ASKING


ASKING = frozenset(
    form
    for stem in ("ask", "wonder", "consider", "check", "question", "doubt")
    for form in (stem, stem + "s", stem + "ed", stem + "ing")
) | {"know", "knew", "knows", "known", "see", "tell", "say", "decide", "decided", "clear", "unclear", "sure", "matter"}
"""Words after which `if` means whether."""


def allowed(tree: Tree, place: tuple[int, int, int], tie: tuple[int, int], only: str, dated: tuple[Range, ...]) -> bool:
    """Return whether what an opener needs is there."""
    word, first, last = place
    head, governor = tie
    if only == "clause":
        before = tree.low[word - 1] if word else ""
        verbs = any(tree.tags[one] in FINITE for one in range(first, last))
        apart = before == "," and (tree.low[first] in ("there", "that") or is_a(tree.low[first], "pronouns"))
        return verbs and not is_a(before, "auxiliaries") and (apart or tree.tags[word] != "VBD")
    if only == "outcome":
        clause = any(tree.low[one] in ("whether", "how", "what") for one in range(first, min(first + 2, last)))
        subject = tree.subject(tree.heads[word] if tree.tags[word] == "JJ" else word)
        abstract = subject is not None and tree.tags[subject] == "NN" and tree.tags[word] != "JJ"
        noun = subject is not None and (abstract or tree.low[subject] in listed("outcomes"))
        return clause or (noun and tree.tags[word] in ("VBZ", "VBP", "VB", "JJ", "VBD"))
    if is_dated(tree, first, last, dated):
        return False
    scope = around(tree, word, last, governor)
    if only == "awaited":
        return awaited(tree, (word, first, last), head, scope)
    denied = any(tree.low[one] in listed("denying") for one in scope)
    if only == "denied":
        if tree.low[word] == "while":
            return denied and any(tree.tags[one] == "MD" or tree.low[one] in listed("able") for one in scope)
        manner = tree.low[first] in listed("manners") or tree.low[last - 1] in listed("manners")
        firm = tree.low[word] != "after" or any(tree.tags[one] == "MD" for one in scope)
        ahead = tree.low[word] == "without" or "not" in tree.low[last : last + 3] or tree.low[word - 1] == "only"
        return not manner and firm and ahead and (denied and any_modal(tree, scope, word))
    bound = any(tree.low[one] in listed("binding") for one in scope)
    if tree.low[word] == "until" and any(tree.tags[one] in FINITE for one in range(first, last)):
        bound = bound or any(tree.tags[one] == "MD" for one in scope)
    later = any(tree.tags[one] == "MD" for one in range(first, last)) or tree.low[first] == "any"
    return bound or denied or later


def denied_by(tree: Tree, word: int, last: int, governor: int) -> bool:
    """Return whether the clause on which a condition hangs is denied."""
    return any(tree.low[one] in listed("denying") for one in around(tree, word, last, governor))


def any_modal(tree: Tree, scope: list[int], word: int) -> bool:
    """Return whether something is said of what will or can be, or that there is none, and not of what was."""
    if any(tree.tags[one] in ("MD", "VBP", "VBZ", "VB") or tree.low[one] == "no" for one in scope):
        return True
    return all(not tree.tags[one].startswith("VB") for one in range(word))


def around(tree: Tree, word: int, last: int, governor: int) -> list[int]:
    """Return the words that tell how the clause is said on which a condition hangs: its verbs, what denies them."""
    verb = clause_head(tree, governor)
    found = [governor, *own_words(tree, governor), verb, *own_words(tree, verb)]
    if tree.relations[verb] in ("xcomp", "ccomp", "conj", "advcl") and tree.own_subject(verb) is None:
        above = clause_head(tree, tree.heads[verb])
        found += [above, *own_words(tree, above)]
    elif tree.relations[verb] == "ccomp":
        found.append(tree.heads[verb])
    return [one for one in found if not word <= one < last]


def own_words(tree: Tree, head: int) -> Iterator[int]:
    """Yield the words that hang on a word, and those that hang on its subject and its objects."""
    for kid in tree.kids[head]:
        yield kid
        if tree.relations[kid].startswith(("nsubj", "obj", "obl", "xcomp", "aux", "advmod")):
            yield from (one for one in tree.kids[kid] if tree.relations[one] in ("det", "advmod", "case"))


def clause_head(tree: Tree, word: int) -> int:
    """Return the head of the clause in which a word stands."""
    while not (tree.is_verb(word) or tree.own_subject(word) is not None) and tree.heads[word] != word:
        word = tree.heads[word]
    return word


def is_dated(tree: Tree, first: int, last: int, dated: tuple[Range, ...]) -> bool:
    """Return whether the words are, or soon hold, a date."""
    start, end = tree.span(first, last)
    if any(start <= one < end and (one - start < 20 or end - other < 3) for one, other in dated):
        return True
    if any(tree.tags[at] == "CD" for at in range(first, min(first + 3, last))):
        return True
    return not any(tree.tags[at] in FINITE for at in range(first, last)) and not times().isdisjoint(
        tree.low[first : min(first + 4, last)]
    )


def awaited(tree: Tree, place: tuple[int, int, int], head: int, scope: list[int]) -> bool:
    """Return whether a clause in the present hangs on something to come."""
    _, first, last = place
    if tree.low[first - 1] == "pending":
        return True
    if tree.relations[head] not in ("advcl", "parataxis", "conj", "root"):
        return False
    coming = any(tree.low[one] in ("will", "would", "shall", "'ll", "can", "could", "cannot", "must") for one in scope)
    finite = any(tree.tags[one] in FINITE for one in range(first, last))
    return coming and finite and not any(tree.low[one] in ("had", "said") for one in range(first, last))


def only_before(tree: Tree, word: int) -> bool:
    """Return whether `only` stands before a condition, apart from it (`would only succeed if`)."""
    for at in range(word - 1, max(word - 1 - ONLY_REACH, -1), -1):
        if tree.low[at] in (",", ";", ".", "“", '"'):
            return False
        if tree.low[at] == "only":
            verb = range(max(at - 1, 0), min(at + 3, len(tree)))
            return at == word - 1 or any(tree.tags[one].startswith(("VB", "MD")) for one in verb)
    return False


def opens_subject(tree: Tree, word: int) -> bool:
    """Return whether a subject begins at a word."""
    known = is_a(tree.low[word], "pronouns", "determiners")
    return known or tree.tags[word].startswith(("NN", "JJ", "CD", "PRP", "DT"))


def inverted(tree: Tree, word: int) -> Tie | None:
    """Return the condition that a verb opens by standing before its subject (`should it invade`)."""
    before = tree.low[word - 1] if word else ""
    if word + 2 >= len(tree) or before in QUESTIONS or is_a(before, "pronouns", "determiners"):
        return None
    head = tree.heads[word] if tree.heads[word] > word else word
    subjects = [kid for kid in tree.kids[head] if tree.relations[kid].startswith("nsubj")]
    opens = tree.tags[word + 1].startswith("NNP") or tree.low[word + 1] in ARTICLES
    behind = next((kid for kid in subjects if kid > word), None) if opens else None
    own = tree.own_subject(head) if behind is None else behind
    if (own is not None and own < word) or not opens_subject(tree, word + 1):
        return None
    if tree.low[word] != "should":
        near = range(word + 2, min(word + 6, len(tree)))
        past = any(tree.tags[one] in ("VBN", "VBD") or tree.low[one] == "to" for one in near)
        if not past or (own is None and word and tree.tags[word - 1].startswith(("NN", "PRP", "EX"))):
            return None
    last = end_of(tree, word, word + 1, head if head > word else word + 1)
    if last - word < 3 or (last < len(tree) and tree.low[last] == "?"):
        return None
    return made(tree, "if", (word, word + 1, last), tree.heads[head])
