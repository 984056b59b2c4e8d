"""How far what is said reaches: to the end of its clause, of its sentence or of its quotation."""

from detente.reading.attributions.clause import Clause
from detente.reading.attributions.lexicon import lexicon, surely_verbs
from detente.reading.page import Quotation, Range

TELLS_WHEN = frozenset(
    {"when", "while", "after", "before", "as", "because", "since", "during", "until", "although", "though"}
)
JOINS = ("and", "but", "or", ",", "--", "—", "–")
FINITE = ("VBD", "VBZ", "VBP")
LONGEST_LEAD = 2


def end_from(clause: Clause, verb: int, start: int) -> int:
    """Return the word after the last one said, when a clause of `verb` begins at word `start`.

    It is the end of the sentence for its main verb and of what hangs on the verb elsewhere; before that, where the
    next thing that is said, done or told of the speaker begins.
    """
    reach = clause.right(verb)
    last = len(clause) if clause.is_main(verb) else max(reach, start + 1)
    for kid in clause.tree.kids[verb]:
        left = clause.left(kid)
        if left > start and begins_anew(clause, verb, kid) and not clause.quoted[left]:
            last = min(last, without_joins(clause, left, start))
    for at in range(start + 2, last):
        if not clause.quoted[at] and (clause.low[at] == ";" or next_cue(clause, verb, at)):
            last = without_joins(clause, start_of_cue(clause, at), start)
            break
    return clause.trimmed(start, last)


def start_of_cue(clause: Clause, at: int) -> int:
    """Return where the next part begins whose verb or mark stands at a word: with its subject, if it has its own."""
    subject = clause.tree.own_subject(at) if clause.tree.is_verb(at) else None
    if subject is None and clause.tree.is_verb(at):
        name = clause.name_before(clause.verb_group(at)[0])
        return at if name is None else name
    return at if subject is None or subject > at else clause.left(subject)


def without_joins(clause: Clause, last: int, start: int) -> int:
    """Return where a part ends whose successor begins at `last`: before commas, dashes and conjunctions."""
    while last - 1 > start and clause.low[last - 1] in (*JOINS, "by", "before", "after", "while", "then"):
        last -= 1
    return last


def begins_anew(clause: Clause, verb: int, kid: int) -> bool:
    """Return whether what hangs on the verb is no part of what is said: a second verb, a participle, an occasion."""
    relation, tag = clause.relations[kid], clause.tags[kid]
    if relation == "conj" and clause.tree.marker(kid) == "that":
        return False
    if relation == "conj" and tag.startswith("VB"):
        shares = clause.tree.own_subject(kid) is None and tag == clause.tags[verb]
        return shares or reports(clause, kid)
    if relation == "advcl":
        after_comma = clause.word(clause.left(kid) - 1) == ","
        return (tag == "VBG" and (after_comma or reports(clause, kid))) or clause.tree.marker(kid) in TELLS_WHEN
    return relation == "parataxis" and reports(clause, kid)


def reports(clause: Clause, word: int) -> bool:
    """Return whether a verb reports."""
    return clause.tree.is_verb(word) and clause.low[word] in lexicon()


def strong(clause: Clause, word: int) -> bool:
    """Return whether a verb is one of saying that takes words said."""
    found = lexicon().get(clause.low[word])
    return found is not None and found.strong


def next_cue(clause: Clause, verb: int, at: int) -> bool:
    """Return whether the speaker's next verb of saying stands at a word (`, adding ...`, `and warned ...`)."""
    before = clause.low[at - 1]
    if clause.tags[at] == "VBG":
        introduced = before in ("by", "while", "before", "after") and clause.word(at - 2) == ","
        return (before == "," or introduced) and strong(clause, at)
    if not strong(clause, at) or not clause.is_main(verb) or clause.tags[at] not in (*FINITE, "VBN"):
        return False
    same = clause.tags[at] == clause.tags[verb] or (clause.tags[at] == "VBN" and clause.low[at] in surely_verbs())
    return same and (before in ("and", "but", "then") or other_speaker(clause, verb, at))


def other_speaker(clause: Clause, verb: int, at: int) -> bool:
    """Return whether somebody else's verb of saying stands at a word (`and Juan Rey warned ...`)."""
    first, _ = clause.verb_group(at)
    if clause.name_before(first) is not None:
        return True
    subject = clause.tree.own_subject(at)
    if subject is None or not verb < subject < at or clause.tags[subject] not in ("NNP", "NNPS"):
        return False
    return clause.word(clause.left(subject) - 1) in ("and", "but", "while")


def tells_when(clause: Clause, kid: int) -> bool:
    """Return whether a clause that the model takes for what is said tells when it was said."""
    subject = clause.tree.own_subject(kid)
    opens = {clause.tree.marker(kid), "" if subject is None else clause.tree.marker(subject)}
    return not opens.isdisjoint(TELLS_WHEN) and not clause.quoted[clause.left(kid)]


def clause_before(clause: Clause, last: int) -> tuple[int, int]:
    """Return the words said before a trailing cue whose group begins at `last`."""
    first = 0
    while first < last and clause.low[first] in ("but", "and", ","):
        first += 1
    return first, clause.trimmed(first, last)


def from_clause(clause: Clause, quotation: Quotation) -> int:
    """Return the offset at which the clause begins that a quotation ends (`It would "look at it", he said`)."""
    first = next((at for at in range(len(clause)) if clause.quoted[at] is quotation), 0)
    if first == 0 or clause.low[first - 1] in (":", ",", ".", "—", "–", "--", "-"):
        return quotation.start
    start, _ = clause_before(clause, first)
    return clause.tree.starts[start] if first - start >= LONGEST_LEAD else quotation.start


def resumed(clause: Clause, first: int, before: Quotation | None) -> list[Range]:
    """Return the second part of a quotation that the cue interrupts (`"...," he said, "..."`), from `first` on."""
    at = first
    while at < len(clause) and not clause.quoted[at] and clause.low[at] not in (",", ";", ".", ":"):
        at += 1
    following = clause.quote(at + 1)
    if clause.word(at) in (",", ";", ".", ":") and following is not None and following is not before:
        return [(following.start, following.end)]
    return []


def without_relative(clause: Clause, first: int, last: int) -> int:
    """Return where an object ends before a relative clause that tells more of it (`the plan, which ...`)."""
    for at in range(first + 1, last):
        if clause.low[at] in ("which", "who", "whose") and clause.low[at - 1] == "," and not clause.quoted[at]:
            return at - 1
    return last
