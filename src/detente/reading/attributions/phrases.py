"""Attributions without a verb: `according to`, nouns that report (`his call for`), adjectives (`adamant that`)."""

from collections.abc import Iterator

from detente.reading.attributions.clause import Clause
from detente.reading.attributions.contents import clause_before, end_from
from detente.reading.attributions.finding import Finding
from detente.reading.attributions.lexicon import adjectives, views
from detente.reading.attributions.sources import agent, animate, noun_phrase, subject_span
from detente.reading.knowledge import Table, is_a, knowledge
from detente.reading.page import Range

LONGEST_VOICE = 5
"""Words from a verb that gives voice to its noun."""
MEASURES = frozenset(
    "age amount degree extent length level nature needs number order price rate scale size type value".split()
)
"""Nouns by which something goes."""
GIVING_UP = frozenset(
    "abandoned abandoning abandons dropped dropping drops relinquished relinquishes renounced renounces retracted "
    "retracts scrapped scraps shelved shelves waived waives withdrawing withdrawn withdraws withdrew".split()
)
"""Forms of verbs by which somebody holds on to something no longer."""
GIVING = ("gave", "given", "gives", "giving")
"""Those that do so with `up`."""
DEALING = ("demand", "offer", "promise", "propose", "refuse", "threaten")
"""Acts of nouns that may be said to be something (`its demand is that ...`)."""
FARTHEST_BE = 7
"""Words from such a noun to the verb."""
OPENS_CONTENT = ("for", "about", "against", "on", "of")
NOUN_TAGS = ("NN", "NNS")


def according_to(clause: Clause) -> Iterator[Finding]:
    """Yield the attributions of `According to SOURCE, ...` and `..., according to SOURCE`."""
    for at in range(len(clause) - 1):
        hit = None if clause.quoted[at] else clause.phrase(views(), at)
        if hit is None:
            continue
        first = at + hit[0]
        last = end_of_source(clause, at, first)
        said = around(clause, at, last)
        if last > first and said and not is_measure(clause, first, last):
            yield Finding((clause.span(first, last),), clause.span(at, first), said, hit[1]["kind"], hit[1]["act"],
                          "according-to")  # fmt: skip


def is_measure(clause: Clause, first: int, last: int) -> bool:
    """Return whether something is measured by what follows (`according to the number of crews`): nobody's view."""
    head = next((at for at in range(first, last) if not first <= clause.tree.heads[at] < last), first)
    return clause.low[head] in MEASURES


def end_of_source(clause: Clause, at: int, first: int) -> int:
    """Return the word after the last of the one whose view it is."""
    head = clause.tree.heads[at]
    if head > at and head >= first:
        last = max(noun_phrase(clause, head)[1], head + 1)
        while last < len(clause) and clause.opened.get(last) == clause.opened.get(last - 1, -1):
            last += 1  # a name that the model cut in two
        return last
    last = first
    while last < len(clause) and clause.low[last] not in (",", ".", ";"):
        last += 1
    return last


def around(clause: Clause, at: int, last: int) -> list[Range]:
    """Return what is said around the phrase: what follows it where it opens the sentence, else what precedes."""
    if at <= 1 or (at < 3 and clause.low[at - 1] in ("and", "but", ",")):
        first = last
        while clause.word(first) in (",", ":"):
            first += 1
        end = clause.trimmed(first, len(clause))
    else:
        first, end = clause_before(clause, at)
    return [clause.content(first, end)] if end > first + 1 else []


def by_noun(clause: Clause, noun: int) -> Finding | None:
    """Return the attribution of `SOURCE's call for ...` and `the warning by SOURCE that ...`."""
    row = knowledge().nouns.get(clause.low[noun])
    if row is None or clause.tags[noun] not in NOUN_TAGS:
        return None
    being = by_being(clause, noun, row) if row["act"] in DEALING else None
    opened = opened_by(clause, noun, frozenset(row["prepositions"]))
    if being or opened is None:
        return being
    kid, marker = opened
    first, source = noun, owner(clause, noun, kid)
    while first > 0 and clause.tree.heads[first - 1] == noun and clause.relations[first - 1] == "amod":
        first -= 1
    if not source:
        first, source = voiced(clause, noun)
    if not source:
        return None
    inside = clause.low[marker] in ("that", "to") and clause.relations[kid] != "nmod"
    start = marker if inside else marker + 1
    end = clause.trimmed(start, clause.right(kid))
    if end <= start:
        return None
    cue = clause.span(first, noun + 1 if inside else marker + 1)
    content = [clause.content(start, end)]
    if is_dropped(clause, noun):
        verb = clause.tree.heads[noun]
        first, _ = clause.verb_group(verb)
        cue = clause.span(first, noun + 1 if inside else marker + 1)
        source = subject_span(clause, verb, first) or source
        return Finding(source, cue, content, row["kind"], "concede", "noun")
    return Finding(source, cue, content, row["kind"], row["act"], "noun")


def is_dropped(clause: Clause, noun: int) -> bool:
    """Return whether a noun names what its owner gives up (`has dropped its demand that ...`)."""
    verb, owned = clause.tree.heads[noun], clause.kid(noun, "nmod:poss")
    own = owned is not None and clause.low[owned] in ("its", "their", "his", "her")
    if clause.relations[noun] != "obj" or not own or not clause.tree.is_verb(verb):
        return False
    gives_up = clause.low[verb] in GIVING and clause.kid(verb, "compound:prt") == verb + 1
    return (gives_up or clause.low[verb] in GIVING_UP) and not clause.negated(verb)


def by_being(clause: Clause, noun: int, row: Table) -> Finding | None:
    """Return the attribution of `SOURCE's demand is that ...` and `a condition of SOURCE was to ...`."""
    if not clause.relations[noun].startswith("nsubj") or clause.quoted[noun]:
        return None
    last = min(noun + FARTHEST_BE, len(clause) - 2)
    be = next((at for at in range(noun + 1, last) if clause.low[at] in ("is", "was")), None)
    if be is None or clause.word(be + 1) not in ("that", "to"):
        return None
    of = next((kid for kid in clause.tree.kids_by(noun, "nmod") if kid < be and clause.tree.marker(kid) == "of"), None)
    source = owner(clause, noun, noun)
    if not source and of is not None and not is_a(clause.low[of], "pronouns"):
        source = agent(clause, of)
    end = clause.trimmed(be + 1, len(clause))
    if not source or not animate(clause, source):
        return None
    cue = clause.span(noun, be + 1)
    return Finding(source, cue, [clause.content(be + 1, end)], row["kind"], row["act"], "noun")


def voiced(clause: Clause, noun: int) -> tuple[int, tuple[Range, ...]]:
    """Return where the cue begins and whose noun it is when somebody gives voice to it (`expressed concern that`)."""
    verb = clause.tree.heads[noun]
    gives = clause.relations[noun] == "obj" and is_a(clause.low[verb], "gives_voice") and verb < noun
    if not gives or clause.tree.is_passive(verb) or noun - verb > LONGEST_VOICE:
        return noun, ()
    first, _ = clause.verb_group(verb)
    source = subject_span(clause, verb, first)
    return (first, source) if source and animate(clause, source) else (noun, ())


def opened_by(clause: Clause, noun: int, prepositions: frozenset[str]) -> tuple[int, int] | None:
    """Return what hangs on a noun right behind it, and the word that opens it."""
    for kid in clause.tree.kids[noun]:
        marker = clause.kid(kid, "mark", "case")
        if kid < noun or marker != noun + 1 or clause.low[marker] not in prepositions:
            continue
        relation = clause.relations[kid]
        if relation in ("nmod", "obl") and clause.low[marker] in OPENS_CONTENT:
            return kid, marker
        if relation in ("acl", "ccomp", "advcl", "xcomp", "acl:relcl") and clause.low[marker] in ("that", "to"):
            return kid, marker
    return None


def owner(clause: Clause, noun: int, content: int) -> tuple[Range, ...]:
    """Return whose noun it is: behind a possessive, or behind `by` or `from`."""
    possessive = clause.kid(noun, "nmod:poss")
    if possessive is not None:
        first, last = noun_phrase(clause, possessive)
        return (clause.span(first, last),) if last > first else ()
    by = next(
        (
            kid
            for kid in clause.tree.kids_by(noun, "nmod")
            if kid != content and clause.tree.marker(kid) in ("by", "from")
        ),
        None,
    )
    return agent(clause, by) if by is not None else ()


def by_adjective(clause: Clause, word: int) -> Finding | None:
    """Return the attribution of `SOURCE was adamant that ...` and `SOURCE is ready to ...`."""
    row = adjectives().get(clause.low[word])
    be = clause.kid(word, "cop")
    said = next((kid for kid in clause.tree.kids_by(word, "ccomp", "xcomp", "advcl") if kid > word), None)
    if (
        row is None
        or be is None
        or said is None
        or clause.tree.marker(said) not in {"that", "to"} & set(row["prepositions"])
    ):
        return None
    first, _ = clause.verb_group(word)
    source = subject_span(clause, word, first)
    left = max(clause.left(said), word + 1)
    end = end_from(clause, word, left)
    if not source or end <= left:
        return None
    return Finding(source, clause.span(first, word + 1), [clause.content(left, end)], row["kind"], row["act"],
                   "adjective", word, row["adjective"])  # fmt: skip
