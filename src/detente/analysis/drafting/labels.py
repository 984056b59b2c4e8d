"""How options read, and the ids by which formulas name them."""

import re
from collections import Counter

from detente.analysis.drafting.figures import figures, with_figure
from detente.analysis.drafting.keys import COUNTED, TALKS, about_talks, keys_of, leaves, vague
from detente.analysis.drafting.options import WORTH, Cluster
from detente.analysis.drafting.sayings import How, Saying, words_of
from detente.reading.knowledge import table
from detente.reading.meaning.deeds.words import base
from detente.record import Act

LONGEST_ID = 40
OWN = re.compile(r"\b(?:our|my)\b", re.IGNORECASE)
NONE = re.compile(r"^(\w+) no (\w*[^s\W])\b")
GERUND = re.compile(r"^(?:the |an? |its |their )?(?:full |immediate |early |complete )?(\w{2,}ing) of (.+)$")
NOMINAL = re.compile(
    r"^(?:the |an? |its |their )?(?:full |immediate |early |complete |total |unconditional )*([a-z-]{3,}) of (.+)$"
)
TAIL = re.compile(r"\s(?:either|too|as well|again|also)$")
DAY = re.compile(
    r"\s(?:on|by|from|until|before|at|this|next|last)\s(?:noon on |midnight on |the end of )?"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s(?:morning|noon|afternoon|evening|night|midnight))?$"
)
"""A day of the week at the end of a label."""


def named(found: list[Cluster]) -> None:
    """Give each deed its direction, its label and its id."""
    taken: set[str] = set()
    for one in found:
        ways = Counter[int]()
        for saying, way in one.sayings:
            firm = bool(saying.deed.verb) and not saying.deed.negated
            ways[way] += int(10 * WORTH[saying.how] * (1.0 if firm else 0.5))
        one.turn = -1 if ways[-1] > ways[1] else 1
        shown, known = best_words(one), figures(one)
        label = label_of(shown) if shown else " ".join(sorted(one.keys)).strip("~")
        one.label = with_figure(label, known[-1]) if known else label  # all that is asked for
        one.id = identifier(one, shown, taken)
        taken.add(one.id)


def best_words(cluster: Cluster) -> Saying | None:
    """Return the saying that names the deed best: a verb with what it is done to, said firmly, in few words."""
    fitting = [
        (s, way)
        for s, way in cluster.sayings
        if way == cluster.turn and not vague(s) and set(keys_of(s)[0]) & set(cluster.keys)
        if s.speaker == cluster.owner or s.deed.verb not in words_of("bearing") or s.how is not How.REFUSES
    ]
    return max(
        (s for s, _ in fitting),
        key=lambda s: (
            s.deed.verb not in words_of("lengthening"),
            bool(s.deed.what) or about_talks(s.deed),
            s.how is not How.DOES,
            bool(s.deed.verb and s.deed.what)
            + 0.5 * (s.deed.by is not None)
            + 0.2 * WORTH[s.how]
            + 0.1 * min(len(s.deed.what), COUNTED)
            + 0.1 * (s.speaker == cluster.owner)
            + 0.3 * (TALKS in cluster.keys and s.deed.verb in words_of("leaving") | words_of("staying")),
            -abs(len(s.deed.words.split()) - 5),
            s.deed.words,
        ),
        default=None,
    )


def label_of(saying: Saying) -> str:
    """Return how an option reads, beginning with a verb; whose it is stands beside it, and when it is due elsewhere."""
    words = saying.deed.words
    if not saying.deed.verb:
        words = as_verb(words) or f"{verb_for(saying)} {words}"
    words = OWN.sub("its", TAIL.sub("", DAY.sub("", words)))
    if saying.deed.negated:  # the option is the deed, and not that it is left undone
        words = NONE.sub(lambda hit: f"{hit[1]} {'an' if hit[2][0] in 'aeiou' else 'a'} {hit[2]}", words)
    return words[:1].upper() + words[1:]


def as_verb(words: str) -> str | None:
    """Return what a noun made of a verb says, with the verb, unless it is one for talks or for a thing.

    >>> as_verb("the grounding of all ferries"), as_verb("a meeting of the council")
    ('ground all ferries', None)
    >>> as_verb("the immediate release of the crew")
    'release the crew'
    """
    noun = NOMINAL.match(words)
    verbs = table("deeds")["nominal"].get(noun[1], ()) if noun else ()
    if noun and verbs and noun[1] not in words_of("no_gerunds"):
        went = noun[1] in words_of("goings") and "withdraw" in verbs
        alike = next((one for one in verbs if one[:4] == noun[1][:4]), verbs[-1])
        return f"{'withdraw' if went else alike} {noun[2]}"
    hit = GERUND.match(words)
    if hit is None or hit[1] in table("meetings")["nouns"] or hit[1] in words_of("no_gerunds"):
        return None
    return f"{base(hit[1], 'VBG')} {hit[2]}"


def says_nothing(option: Cluster) -> bool:
    """Return whether the label of an option is a verb alone that names nothing that is done (`bring`)."""
    words = option.label.lower().split()
    bare = len(words) == 1 or (len(words) == 2 and words[1] in words_of("particles"))
    return bare and " ".join(words) not in words_of("alone")


def verb_for(saying: Saying) -> str:
    """Return the verb with which a noun is done: sanctions are imposed, guarantees given."""
    done_with = table("deeds")["done_with"]
    for noun in saying.deed.what[:COUNTED]:
        for verb, nouns in done_with.items():
            if noun in nouns:
                return str(verb).replace("_", " ")
    return "go ahead with" if saying.act is Act.THREATEN else "agree to"


def identifier(cluster: Cluster, saying: Saying | None, taken: set[str]) -> str:
    """Return an id that can stand in a formula and that no other option has."""
    deed = saying.deed if saying else None
    if deed is None:
        parts = sorted(key.strip("~") for key in cluster.keys)[:2]
    elif TALKS in cluster.keys:
        parts = ["leave", "talks"] if leaves(deed) else ["talk"]
    else:
        parts = [deed.verb or (verb_for(saying).split()[0] if saying else ""), *deed.what[:1]]
    plain = re.sub(r"[^a-z0-9]+", "_", "_".join(part for part in parts if part).lower()).strip("_")[:LONGEST_ID]
    plain = (
        f"do_{plain}"
        if not re.match(r"[a-z_]", plain) or plain in ("not", "and", "or", "if", "iff", "true", "false")
        else plain
    )
    if plain not in taken:
        return plain
    owned = f"{re.sub(r'[^a-z0-9]+', '_', cluster.owner)}_{plain}"
    number, unique = 2, owned
    while unique in taken:
        unique, number = f"{owned}_{number}", number + 1
    return unique
