"""Verbs that the parser hangs on the wrong one or takes for another word: what is finite goes with what is finite."""

from collections.abc import Sequence
from functools import cache

from detente.reading.knowledge import knowledge, table

FINITE = ("VBD", "VBP", "VBZ")
FARTHEST_OVER = 3
"""Verbs over the one that another is joined to, among which the one is sought with which it goes."""
SUBJECTS = ("nsubj", "nsubj:pass")
OPENERS = ("after", "before", "since", "until")
HELPERS = ("aux", "aux:pass")
DEALING = frozenset(
    {"accept", "accuse", "demand", "offer", "promise", "propose", "refuse", "reject", "threaten", "warn"}
)


def rejoined(words: Sequence[str], heads: list[int], tags: Sequence[str], relations: Sequence[str]) -> None:
    """Join a finite verb to the last finite one over it, and what somebody says to what they said before.

    An infinitive is joined to no finite verb (`withdrew a promise to pay and says`), and things say nothing (`said the
    situation was bad and called for help`).

    >>> words = ["Peru", "broke", "a", "promise", "to", "pay", "and", "says", "so"]
    >>> tags = ["NNP", "VBD", "DT", "NN", "TO", "VB", "CC", "VBZ", "RB"]
    >>> heads = [1, 1, 3, 1, 5, 3, 7, 5, 7]
    >>> relations = ["nsubj", "ROOT", "det", "obj", "mark", "acl", "cc", "conj", "obj"]
    >>> rejoined(words, heads, tags, relations)
    >>> heads[7]
    1
    """
    for verb, relation in enumerate(relations):
        first = heads[verb]
        if relation != "conj" or first > verb or not tags[verb].startswith("VB") or own_subject(verb, heads, relations):
            continue
        if tags[verb] in ("VBD", "VBZ") and is_infinitive(first, heads, tags, relations):
            heads[verb] = next((one for one in over(first, heads) if finite(one, heads, tags, relations)), first)
            continue
        for inner in (
            first,
            *over(first, heads)[:FARTHEST_OVER],
        ):  # `said it was good if it meant rest, and called for`
            if says_of_things(verb, inner, words, heads, tags, relations) and is_of_thing(
                first, words, heads, tags, relations
            ):
                heads[verb] = heads[inner]
                break


def gerunds(words: Sequence[str], heads: Sequence[int], tags: list[str], relations: Sequence[str]) -> None:
    """Make a verb of a form with `ing` that has an object, and a noun of one beside a noun before another noun.

    >>> tags = ["VBD", "RP", "JJ", "NN"]
    >>> gerunds(["ruled", "out", "shipping", "coal"], [0, 0, 0, 2], tags, ["ROOT", "compound:prt", "xcomp", "obj"])
    >>> tags[2]
    'VBG'
    >>> tags = ["NN", "CC", "VBG", "NNS"]
    >>> gerunds(["oil", "and", "banking", "sanctions"], [3, 2, 0, 3], tags, ["compound", "cc", "conj", "obj"])
    >>> tags[2]
    'NN'
    """
    for word, relation in enumerate(relations):
        if not words[word].endswith("ing") or words[word] in (
            "thing",
            "something",
            "anything",
            "nothing",
            "everything",
        ):
            continue
        if tags[word] == "VBG" and relation == "conj" and relations[heads[word]] in ("compound", "amod"):
            tags[word] = "NN"
        elif tags[word] in ("JJ", "NN") and relation in ("xcomp", "ccomp", "obj"):
            kids = [kid for kid, head in enumerate(heads) if head == word != kid]
            has_object = any(relations[kid] == "obj" and kid > word and tags[kid].startswith("NN") for kid in kids)
            if has_object and not any(relations[kid] in ("det", "case", "nmod:poss") for kid in kids):
                tags[word] = "VBG"


def perfects(words: Sequence[str], heads: Sequence[int], relations: list[str]) -> None:
    """Make an active verb of a participle behind `has` alone: a passive has a form of `be` (`has asked for more`).

    >>> relations = ["nsubj:pass", "aux", "ROOT"]
    >>> perfects(["guild", "has", "asked"], [2, 2, 2], relations)
    >>> relations[0]
    'nsubj'
    """
    for subject, relation in enumerate(relations):
        verb = heads[subject]
        if relation == "nsubj:pass" and subject < verb:
            helpers = [words[kid] for kid in range(verb) if heads[kid] == verb and relations[kid] in HELPERS]
            if helpers and all(one.lower() in ("has", "have", "had", "'ve", "’ve") for one in helpers):
                relations[subject] = "nsubj"


def outer_subjects(words: Sequence[str], heads: Sequence[int], tags: list[str], relations: list[str]) -> None:
    """Tell what is said to be a clause from the subject in it (`the demand is that pay be raised`).

    >>> relations = ["nsubj:pass", "cop", "mark", "nsubj:pass", "aux:pass", "ROOT"]
    >>> tags = ["NN", "VBZ", "DT", "VB", "VB", "VBN"]
    >>> outer_subjects(["demand", "is", "that", "pay", "be", "raised"], [5] * 6, tags, relations)
    >>> relations[0], tags[3]
    ('nsubj:outer', 'NN')
    """
    for mark, relation in enumerate(relations):
        if relation != "mark" or words[mark] != "that":
            continue
        verb = heads[mark]
        subjects = [kid for kid, head in enumerate(heads) if head == verb and relations[kid] in SUBJECTS and kid < verb]
        if len(subjects) == 2 and subjects[0] < mark < subjects[1]:
            relations[subjects[0]] = "nsubj:outer"
            if tags[subjects[1]] == "VB":
                tags[subjects[1]] = "NN"


def times(words: Sequence[str], heads: list[int], tags: Sequence[str], relations: list[str]) -> None:
    """Make a clause that tells when of what is told behind `after` and a subject (`after six weeks of talks ended`).

    >>> heads, relations = [0, 2, 3, 0], ["ROOT", "case", "nsubj", "ccomp"]
    >>> times(["struck", "after", "talks", "ended"], heads, ["VBD", "IN", "NNS", "VBD"], relations)
    >>> heads, relations
    ([0, 3, 3, 0], ['ROOT', 'mark', 'nsubj', 'advcl'])
    """
    for opener, relation in enumerate(relations):
        noun = heads[opener]
        verb = heads[noun]
        if relation != "case" or words[opener] not in OPENERS or not opener < noun < len(words) - 1:
            continue
        end = next((at for at in range(noun + 1, len(words)) if noun not in over(at, heads)), noun)
        if relations[noun] == "nsubj" and relations[verb] == "ccomp" and noun < verb and tags[verb] in FINITE:
            heads[opener], relations[opener], relations[verb] = verb, "mark", "advcl"
        elif (
            (relations[noun], relations[end]) == ("obl", "ccomp")
            and heads[end] == verb
            and tags[end] in FINITE
            and not own_subject(end, heads, relations)
        ):
            heads[opener], relations[opener], relations[end] = end, "mark", "advcl"
            heads[noun], relations[noun] = end, "nsubj"


def own_subject(verb: int, heads: Sequence[int], relations: Sequence[str]) -> bool:
    """Return whether a verb has a subject or a helper of its own."""
    kids = (relations[kid] for kid, head in enumerate(heads) if head == verb != kid)
    return any(relation in HELPERS or relation.startswith("nsubj") for relation in kids)


def is_infinitive(verb: int, heads: Sequence[int], tags: Sequence[str], relations: Sequence[str]) -> bool:
    """Return whether a verb is an infinitive behind `to`."""
    marked = any(heads[kid] == verb and relations[kid] == "mark" and tags[kid] == "TO" for kid in range(verb))
    return tags[verb] == "VB" and marked


def over(word: int, heads: Sequence[int]) -> list[int]:
    """Return the words over a word, the nearest first."""
    found: list[int] = []
    while heads[word] != word and heads[word] not in found:
        word = heads[word]
        found.append(word)
    return found


def finite(word: int, heads: Sequence[int], tags: Sequence[str], relations: Sequence[str]) -> bool:
    """Return whether a word is a finite verb, by itself or with a helper."""
    helped = any(
        heads[kid] == word and relations[kid] in HELPERS and tags[kid] in (*FINITE, "MD") for kid in range(word)
    )
    return tags[word] in FINITE or (tags[word].startswith("VB") and helped)


def says_of_things(
    verb: int, first: int, words: Sequence[str], heads: Sequence[int], tags: Sequence[str], relations: Sequence[str]
) -> bool:
    """Return whether a verb by which somebody deals is joined to what is said of a thing, behind another such verb."""
    dealing, saying = knowledge().verbs.get(words[verb].lower()), knowledge().verbs.get(words[heads[first]].lower())
    calls = words[verb] == "called" and words[verb + 1] in ("for", "on")
    deals = calls or (dealing is not None and dealing.act in DEALING)
    if saying is None or not deals or tags[verb] not in ("VBD", "VBN"):
        return False
    if relations[first] != "ccomp" or tags[heads[first]] != "VBD" or saying.kind != "speech":
        return False
    return is_of_thing(first, words, heads, tags, relations)


def is_of_thing(
    verb: int, words: Sequence[str], heads: Sequence[int], tags: Sequence[str], relations: Sequence[str]
) -> bool:
    """Return whether a thing is the subject of a verb: nobody who could say something."""
    subject = next((kid for kid in range(verb) if heads[kid] == verb and relations[kid].startswith("nsubj")), None)
    return subject is not None and tags[subject] in ("NN", "NNS") and words[subject].lower() not in those_who_speak()


@cache
def those_who_speak() -> frozenset[str]:
    """Return nouns for people, parties and organs, which can say something."""
    targets, titles = table("targets"), table("titles")
    people = (row["noun"].split()[-1] for row in titles["collectives"])
    offices = (row["title"].lower().split()[-1] for row in titles["titles"])
    return frozenset(
        (*targets["governing"], *targets["sides_unnamed"], *table("descriptions")["nouns"], *people, *offices)
    )
