"""Ways of reporting that news is full of and the treebanks are not: their sentences with words of ours put in."""

import random
from collections.abc import Sequence
from dataclasses import replace

from treebanks import Sentence, Word

SAYING = frozenset("say says said add adds added announce announces announced claim claims claimed".split())
TELLING = {
    "VBD": "told told told told warned informed assured reminded".split(),
    "VBZ": "tells tells warns informs assures reminds".split(),
    "VB": "tell tell warn inform assure remind".split(),
    "VBP": "tell tell warn inform assure remind".split(),
    "VBN": "told warned informed assured reminded".split(),
}
HEARERS = (
    "reporters/NNS journalists/NNS lawmakers/NNS parliament/NN diplomats/NNS Parliament/NNP Reuters/NNP"
    " him/PRP them/PRP us/PRP the/DT_media/NNS the/DT_ambassador/NN the/DT_assembly/NN the/DT_rebels/NNS"
    " the/DT_agency/NN state/NN_television/NN the/DT_Security/NNP_Council/NNP a/DT_news/NN_conference/NN"
    " the/DT_other/JJ_side/NN foreign/JJ_ministers/NNS"
).split()
SPEAKERS = (
    "he/PRP she/PRP they/PRP officials/NNS diplomats/NNS Reuters/NNP analysts/NNS the/DT_minister/NN"
    " the/DT_ministry/NN the/DT_spokesman/NN the/DT_spokeswoman/NN a/DT_spokesman/NN the/DT_president/NN"
    " the/DT_statement/NN two/CD_officials/NNS the/DT_foreign/JJ_minister/NN a/DT_senior/JJ_diplomat/NN"
    " the/DT_Kremlin/NNP_spokesman/NN state/NN_media/NNS"
).split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MARKS = ("``", "''")
RELATIONS = {"DT": "det", "JJ": "amod", "CD": "nummod"}
CLASSES = {"DT": "DET", "JJ": "ADJ", "CD": "NUM", "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "PRP": "PRON"}


def made(text: str, tag: str, pos: str, head: int, dep: str) -> Word:
    """Return a word with a space after it."""
    return Word(text, tag=tag, pos=pos, head=head, dep=dep)


def group(written: str, start: int, head: int, dep: str) -> list[Word]:
    """Return a noun group that begins at a place in its sentence."""
    pairs = [word.split("/") for word in written.split("_")]
    last = start + len(pairs) - 1
    before = [made(text, tag, CLASSES[tag], last, RELATIONS.get(tag, "compound")) for text, tag in pairs[:-1]]
    text, tag = pairs[-1]
    return [*before, made(text, tag, CLASSES[tag], head, dep)]


def inserted(sentence: Sentence, place: int, new: Sequence[Word]) -> Sentence:
    """Return a sentence with words put in; their heads are places in the result."""
    moved = [replace(word, head=word.head + len(new) if word.head >= place else word.head) for word in sentence.words]
    return replace(sentence, words=(*moved[:place], *new, *moved[place:]))


def told(sentence: Sentence, chance: random.Random) -> Sentence:
    """Return "she told reporters that it is over" for "she said that it is over", where the sentence has that form."""
    words = sentence.words
    for place, word in enumerate(words[:-1]):
        follows = words[place + 1]
        clause = words[follows.head] if follows.dep == "mark" else follows
        that = follows.text == "that" and follows.dep == "mark" and (clause.head, clause.dep) == (place, "ccomp")
        if that and word.text in SAYING and word.tag in TELLING:
            verb = replace(word, text=chance.choice(TELLING[word.tag]), space=True)
            hearer = group(chance.choice(HEARERS), place + 1, place, "iobj")
            changed = replace(sentence, words=(*words[:place], verb, *words[place + 1 :]))
            return inserted(changed, place + 1, hearer)
    return sentence


def reported(sentence: Sentence, chance: random.Random) -> Sentence:
    """Return "the minister told reporters on Friday that the war is over" for "The war is over"."""
    words = sentence.words
    root = next(place for place, word in enumerate(words) if word.dep == "ROOT")
    states = any(word.head == root and word.dep.startswith("nsubj") for word in words)
    if not states or words[-1].text != "." or words[0].pos == "PUNCT" or words[root].tag == "VB":
        return sentence
    speaker = group(chance.choice(SPEAKERS), 0, 0, "nsubj")
    verb = len(speaker)
    speaker = [replace(speaker[0], text=speaker[0].text.capitalize()), *speaker[1:]]
    speaker[-1] = replace(speaker[-1], head=verb)
    front = [*speaker, made(chance.choice(TELLING["VBD"]), "VBD", "VERB", verb, "ROOT")]
    front += group(chance.choice(HEARERS), verb + 1, verb, "iobj")
    if chance.random() < 0.4:
        day = len(front) + 1
        front += [
            made("on", "IN", "ADP", day, "case"),
            made(chance.choice(DAYS), "NNP", "PROPN", verb, "obl"),
        ]
    front.append(made("that", "IN", "SCONJ", root + len(front) + 1, "mark"))
    first = (
        words[0] if words[0].pos == "PROPN" or words[0].text == "I" else replace(words[0], text=words[0].text.lower())
    )
    whole = inserted(replace(sentence, words=(first, *words[1:])), 0, front).words
    place = root + len(front)
    inside = [*whole[:place], replace(whole[place], head=verb, dep="ccomp"), *whole[place + 1 : -1]]
    return replace(sentence, words=(*inside, replace(whole[-1], head=verb)))


def followed(sentence: Sentence, chance: random.Random) -> Sentence:
    """Return "The war is over, officials said." for "The war is over.", with and without quotation marks."""
    words = sentence.words[:-1]
    root = next(place for place, word in enumerate(sentence.words) if word.dep == "ROOT")
    states = any(word.head == root and word.dep.startswith("nsubj") for word in words)
    marked = any(word.tag in MARKS for word in words)
    if not states or sentence.words[-1].text != "." or words[root].tag == "VB":
        return sentence
    if words[-1].pos == "PUNCT" or any(word.head == len(words) for word in words):
        return sentence
    shift = int(not marked and chance.random() < 0.6)
    core = [replace(word, head=word.head + shift) for word in words]
    core.append(made(",", ",", "PUNCT", root + shift, "punct"))
    core[-2] = replace(core[-2], space=False)
    if shift:
        opening, closing = (made(text, tag, "PUNCT", root + 1, "punct") for text, tag in (("“", "``"), ("”", "''")))
        core[-1] = replace(core[-1], space=False)
        core = [replace(opening, space=False), *core, closing]
    tail = source(len(core), chance)
    verb = next(word.head for word in tail if word.dep == "ROOT")
    core[root + shift] = replace(core[root + shift], head=verb, dep="ccomp")
    tail[-1] = replace(tail[-1], space=False)
    return replace(sentence, words=(*core, *tail, replace(sentence.words[-1], head=verb)))


def source(start: int, chance: random.Random) -> list[Word]:
    """Return "officials said", "said the minister" or "he told reporters on Friday", beginning at a place."""
    who = chance.choice(SPEAKERS)
    if chance.random() < 0.25 and "PRP" not in who:
        return [made("said", "VBD", "VERB", start, "ROOT"), *group(who, start + 1, start, "nsubj")]
    speaker = group(who, start, 0, "nsubj")
    verb = start + len(speaker)
    speaker[-1] = replace(speaker[-1], head=verb)
    telling = chance.random() < 0.3
    words = [*speaker, made("told" if telling else "said", "VBD", "VERB", verb, "ROOT")]
    if telling:
        words += group(chance.choice(HEARERS), verb + 1, verb, "iobj")
    if chance.random() < 0.3:
        day = start + len(words) + 1
        words += [made("on", "IN", "ADP", day, "case"), made(chance.choice(DAYS), "NNP", "PROPN", verb, "obl")]
    return words


def interrupted(sentence: Sentence, chance: random.Random) -> Sentence:
    """Return "the war, officials said, is over" for "the war is over", or the same as a quotation in two parts."""
    words = sentence.words
    root = next(place for place, word in enumerate(words) if word.dep == "ROOT")
    subjects = [place for place, word in enumerate(words) if word.head == root and word.dep.startswith("nsubj")]
    if len(subjects) != 1 or words[-1].text == "?" or words[root].tag == "VB":
        return sentence
    under = sorted(place for place in range(len(words)) if subjects[0] in ancestors(words, place))
    place = under[-1] + 1
    last = words[under[-1]]
    quoted = words[-1].text == "." and not any(word.tag in MARKS for word in words) and chance.random() < 0.5
    if under != list(range(place)) or place > root or not last.space or last.pos in ("PUNCT", *["PRON"] * (not quoted)):
        return sentence
    saying = chance.choice(("said", "said", "said", "added", "reported"))
    speaker = group(chance.choice(SPEAKERS), place + 1, 0, "nsubj")
    verb = place + 1 + len(speaker)
    comma = made(",", ",", "PUNCT", verb, "punct")
    speaker[-1] = replace(speaker[-1], head=verb)
    said = replace(made(saying, "VBD", "VERB", root + len(speaker) + 3, "parataxis"), space=False)
    ahead = replace(last, space=False)
    new = [comma, *speaker, said, comma]
    whole = inserted(replace(sentence, words=(*words[: under[-1]], ahead, *words[place:])), place, new)
    return in_marks(whole, place + 1, place + len(new)) if quoted else whole


def in_marks(sentence: Sentence, first: int, second: int) -> Sentence:
    """Return a sentence in quotation marks that end at one place and begin again at another."""
    for place, text, tag in ((len(sentence.words), "”", "''"), (second, "“", "``"), (first, "”", "''"), (0, "“", "``")):
        mark = replace(made(text, tag, "PUNCT", 0, "punct"), space=text == "”")
        sentence = inserted(sentence, place, [mark])
    root = next(place for place, word in enumerate(sentence.words) if word.dep == "ROOT")
    words = [replace(word, head=root) if word.tag in MARKS else word for word in sentence.words]
    for place in (first, len(words) - 2):  # no space before a closing mark
        words[place] = replace(words[place], space=False)
    return replace(sentence, words=tuple(words))


def as_news(sentence: Sentence, chance: random.Random) -> Sentence:
    """Return a sentence as it is, or in one of the ways of reporting that it lends itself to."""
    draw = chance.random()
    if draw < 0.06:
        return reported(sentence, chance)
    if draw < 0.16:
        return followed(sentence, chance)
    if draw < 0.24:
        return interrupted(sentence, chance)
    return told(sentence, chance) if draw < 0.6 else sentence


def ancestors(words: Sequence[Word], place: int) -> set[int]:
    """Return a word's place and those of all words above it."""
    above: set[int] = set()
    while place not in above:
        above.add(place)
        place = words[place].head
    return above
