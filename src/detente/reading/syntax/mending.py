"""Mistakes of the parser that grammar shows: a noun that has a subject, a verb before a noun, a name behind `Ms`."""

from collections.abc import Sequence

from detente.reading.syntax.rejoining import gerunds, outer_subjects, perfects, rejoined, times

NOUN_RELATIONS = ("nsubj", "nsubj:pass", "obj", "obl", "nmod", "obl:agent", "iobj")
BEFORE_NOUNS = ("det", "compound", "amod", "nmod:poss", "case")
AGREES = {"NNS": "NN", "NNPS": "NN", "NN": "NNS", "NNP": "NNS"}
"""Tag of a subject -> tag that a verb with the ending that agrees with it has when it is taken for a noun."""
PLANS = ("aims", "hopes", "offers", "plans", "pledges", "vows")
"""Verbs in the form of a plural, behind which an infinitive stands."""
PAST = ("VBD", "VBZ")
"""Tags of a verb that a sentence can have."""
OPENERS = ("after", "before", "since", "until")
"""Words before a clause that also stand before a noun."""
CLAIMS = ("claims", "demands", "fears", "hopes", "insists", "requests")
"""Verbs in the form of a plural, behind which a clause with `that` stands."""
ALSO_VERBS = ("clear", "empty", "free", "open", "secure")
"""Adjectives that are verbs behind `to` and before a number or an article."""
HONORIFICS = ("Mr", "Mrs", "Ms", "Dr", "Mr.", "Mrs.", "Ms.", "Dr.")


def mended(
    words: Sequence[str], heads: list[int], tags: list[str], relations: list[str]
) -> tuple[list[int], list[str], list[str]]:
    """Return the heads, tags and relations of a sentence, mended where they cannot be right."""
    addressed(words, heads, tags, relations)
    measured(words, heads, tags, relations)
    described(heads, tags, relations)
    infinitives(words, heads, tags, relations)
    demanded(heads, tags, relations)
    plans(words, heads, tags, relations)
    joined(words, heads, relations)
    has_told(words, heads, tags, relations)
    opened(words, heads, tags, relations)
    perfects(words, heads, relations)
    times(words, heads, tags, relations)
    outer_subjects(words, heads, tags, relations)
    rejoined(words, heads, tags, relations)
    gerunds(words, heads, tags, relations)
    return with_verbs(heads, with_nouns(tags, heads, relations), relations)


def opened(words: Sequence[str], heads: list[int], tags: list[str], relations: list[str]) -> None:
    """Make the subject of a clause of the noun between `after` and a verb that has none (`left after Acme agreed`).

    >>> heads, tags = [1, 1, 3, 1, 1], ["PRP", "VBD", "IN", "NNP", "VBD"]
    >>> relations = ["nsubj", "ROOT", "case", "obl", "ccomp"]
    >>> opened(["it", "left", "after", "acme", "agreed"], heads, tags, relations)
    >>> heads, relations
    ([1, 1, 4, 4, 1], ['nsubj', 'ROOT', 'mark', 'nsubj', 'advcl'])
    """
    for verb in range(2, len(words)):
        noun = verb - 1
        if tags[verb] not in PAST or not tags[noun].startswith("NNP") or relations[noun] not in ("obl", "nmod"):
            continue
        opener = next((at for at in range(noun) if heads[at] == noun and relations[at] == "case"), None)
        has_subject = any(heads[at] == verb and relations[at].startswith("nsubj") for at in range(len(words)))
        if opener is None or words[opener] not in OPENERS or has_subject or verb in above(noun, heads):
            continue
        heads[verb], relations[verb] = heads[noun], "advcl"
        heads[noun], relations[noun] = verb, "nsubj"
        heads[opener], relations[opener] = verb, "mark"


def above(word: int, heads: Sequence[int]) -> set[int]:
    """Return the words over a word, up to the root."""
    found: set[int] = set()
    while heads[word] != word and heads[word] not in found:
        word = heads[word]
        found.add(word)
    return found


def infinitives(words: Sequence[str], heads: list[int], tags: list[str], relations: list[str]) -> None:
    """Make a verb of what stands behind an infinitive's `to` and before a noun (`ready to host talks`).

    >>> heads, tags = [0, 3, 3, 0], ["JJ", "TO", "VB", "NNS"]
    >>> relations = ["ROOT", "mark", "compound", "xcomp"]
    >>> infinitives(["ready", "to", "host", "talks"], heads, tags, relations)
    >>> heads, tags, relations
    ([0, 2, 0, 2], ['JJ', 'TO', 'VB', 'NNS'], ['ROOT', 'mark', 'xcomp', 'obj'])
    """
    for verb in range(1, len(words) - 1):
        noun = heads[verb]
        before = relations[verb] in ("compound", "amod") and noun > verb and tags[noun] in ("NN", "NNS")
        if words[verb - 1] == "to" and words[verb] in ALSO_VERBS and tags[verb + 1] in ("CD", "DT", "PRP$"):
            tags[verb - 1], tags[verb], heads[verb - 1], relations[verb - 1] = "TO", "VB", verb, "mark"
        if tags[verb - 1] == "MD" and before and tags[verb] == "NN" and heads[verb - 1] == noun:
            behind_modal(verb, heads, tags, relations)
            continue
        if tags[verb - 1] != "TO" or not before or heads[verb - 1] not in (noun, verb):
            continue
        if tags[verb] not in ("VB", "NN"):
            continue
        over = heads[noun]
        owner = verb - 2 >= 0 and tags[verb - 2] in ("NN", "NNS") and relations[verb - 2] == "obj"
        heads[verb] = verb - 2 if owner else over if over != noun else verb
        relations[verb] = "acl" if owner else "ROOT" if over == noun else "xcomp"
        heads[noun], relations[noun], tags[verb] = verb, "obj", "VB"
        heads[verb - 1], relations[verb - 1] = verb, "mark"
        for kid, head in enumerate(heads):
            if head == noun and kid < verb - 1:
                heads[kid] = verb


def measured(words: Sequence[str], heads: list[int], tags: list[str], relations: list[str]) -> None:
    """Make a noun of what stands behind `a 12 percent`, which measures it and is none by itself.

    >>> words, tags = ["ask", "for", "a", "12", "percent", "raise"], ["VB", "IN", "DT", "CD", "NN", "VB"]
    >>> heads, relations = [0, 4, 4, 4, 0, 0], ["ROOT", "case", "det", "nummod", "obl", "ccomp"]
    >>> measured(words, heads, tags, relations)
    >>> heads, tags[5], relations
    ([0, 5, 5, 4, 5, 0], 'NN', ['ROOT', 'case', 'det', 'nummod', 'compound', 'obl'])
    """
    for unit in range(2, len(words) - 1):
        noun = unit + 1
        article = words[unit - 2].lower() in ("a", "an") and tags[unit - 1] == "CD" and heads[unit - 2] == unit
        if not article or words[unit].lower() not in ("percent", "per-cent", "%") or tags[noun] not in ("VB", "VBP"):
            continue
        heads[noun], relations[noun], tags[noun] = heads[unit], relations[unit], "NN"
        if heads[noun] in (unit, noun):
            heads[noun] = noun
        heads[unit], relations[unit] = noun, "compound"
        for kid, head in enumerate(heads):
            if head == unit and kid < unit and relations[kid] in ("case", "det"):
                heads[kid] = noun
            elif head == noun and relations[kid] in ("obj", "advmod", "iobj"):
                relations[kid] = "nmod"


def described(heads: list[int], tags: list[str], relations: list[str]) -> None:
    """Make a subject of a noun with a name beside it before a verb (`Peru's envoy, Ana Soto, called it a bluff`).

    So is a name of which a clause tells more (`Ana Soto, who had come late, called it a bluff`).

    >>> heads, tags = [0, 2, 0, 4, 0, 4], ["NN", ",", "NNP", ",", "VBD", "PRP"]
    >>> relations = ["ROOT", "punct", "appos", "punct", "parataxis", "obj"]
    >>> described(heads, tags, relations)
    >>> heads, relations
    ([4, 2, 0, 4, 4, 4], ['nsubj', 'punct', 'appos', 'punct', 'ROOT', 'obj'])
    """
    noun = next((word for word, relation in enumerate(relations) if relation == "ROOT"), 0)
    if tags[noun] not in ("NN", "NNP") or any(
        relations[kid] in ("cop", "nsubj", "aux", "case") for kid, head in enumerate(heads) if head == noun != kid
    ):
        return
    kids = [kid for kid, head in enumerate(heads) if head == noun and kid > noun]
    named = (kid for kid in kids if relations[kid] == "appos" and tags[kid] == "NNP")
    told_of = (kid for kid in kids if relations[kid].endswith("relcl") and tags[noun] == "NNP")
    name = next(named, next(told_of, None))
    if name is None:
        return
    verb = next(
        (
            kid
            for kid, head in enumerate(heads)
            if head == noun and kid > name and relations[kid] in ("parataxis", "acl", "dep") and tags[kid] in PAST
        ),
        None,
    )
    subjects = [kid for kid, head in enumerate(heads) if head == verb and relations[kid].startswith("nsubj")]
    if verb is None or subjects or tags[verb - 1] != ",":
        return
    heads[verb], relations[verb] = verb, "ROOT"
    heads[noun], relations[noun] = verb, "nsubj"
    for kid, head in enumerate(heads):
        if head == noun and kid > verb:
            heads[kid] = verb


def behind_modal(verb: int, heads: list[int], tags: list[str], relations: list[str]) -> None:
    """Make a verb of a noun between a modal verb and its object (`Kuala Lumpur can host talks`).

    >>> heads, tags, relations = [3, 3, 3, 3], ["NNP", "MD", "NN", "NNS"], ["nsubj", "aux", "compound", "ROOT"]
    >>> behind_modal(2, heads, tags, relations)
    >>> heads, tags, relations
    ([2, 2, 2, 2], ['NNP', 'MD', 'VB', 'NNS'], ['nsubj', 'aux', 'ROOT', 'obj'])
    """
    noun = heads[verb]
    heads[verb] = verb if heads[noun] == noun else heads[noun]
    relations[verb], tags[verb] = relations[noun], "VB"
    heads[noun], relations[noun] = verb, "obj"
    for kid, head in enumerate(heads):
        if head == noun and (kid < verb or relations[kid] in ("conj", "punct", "cc", "obl", "advcl")):
            heads[kid] = verb


def demanded(heads: list[int], tags: list[str], relations: list[str]) -> None:
    """Make a verb of a noun behind `that` and people in the plural that has an object (`that captains land the fish`).

    >>> heads, tags = [2, 2, 2, 2], ["IN", "NNS", "NN", "NN"]
    >>> relations = ["mark", "compound", "ccomp", "obj"]
    >>> demanded(heads, tags, relations)
    >>> tags, relations
    (['IN', 'NNS', 'VB', 'NN'], ['mark', 'nsubj', 'ccomp', 'obj'])
    """
    for verb, relation in enumerate(relations):
        if relation != "ccomp" or tags[verb] != "NN" or tags[verb - 1] != "NNS" or relations[verb - 1] != "compound":
            continue
        kids = {relations[kid] for kid, head in enumerate(heads) if head == verb}
        if {"mark", "obj"} <= kids and heads[verb - 1] == verb:
            tags[verb], relations[verb - 1] = "VB", "nsubj"


def addressed(words: Sequence[str], heads: list[int], tags: list[str], relations: list[str]) -> None:
    """Make a name of the word with a capital behind `Mr` or `Ms`.

    >>> heads, tags, relations = [2, 2, 2], ["NNP", "VBD", "VBD"], ["nsubj", "aux", "ROOT"]
    >>> addressed(["Ms", "Okoti", "agreed"], heads, tags, relations)
    >>> heads, tags, relations
    ([1, 2, 2], ['NNP', 'NNP', 'VBD'], ['nmod:desc', 'nsubj', 'ROOT'])
    """
    for title, word in enumerate(words[:-1]):
        name = title + 1
        taken = word in HONORIFICS and words[name][:1].isupper() and tags[name][:2] in ("VB", "MD", "JJ", "IN")
        if taken and heads[title] not in (title, name) and relations[name] in ("aux", "amod", "case", "compound"):
            heads[name], relations[name], tags[name] = heads[title], relations[title], "NNP"
            heads[title], relations[title] = name, "nmod:desc"


def with_nouns(tags: Sequence[str], heads: Sequence[int], relations: Sequence[str]) -> list[str]:
    """Return the tags, with those of nouns for what stands and behaves as one (`the talks`, taken for a verb's form).

    The other way round a noun right behind its subject is a verb: `the Liberals object to the money`.

    >>> with_nouns(["DT", "VBZ", "VBD"], [1, 2, 2], ["det", "nsubj", "ROOT"])
    ['DT', 'NNS', 'VBD']
    >>> with_nouns(["NNS", "NN", "IN", "NN"], [1, 1, 3, 1], ["nsubj", "ROOT", "case", "obl"])
    ['NNS', 'VBP', 'IN', 'NN']

    And what has a subject and an object behind `that` is one (`demanded that Norway halt the work`).

    >>> with_nouns(["IN", "NNP", "NN", "NN"], [2, 2, 2, 2], ["mark", "nsubj", "ccomp", "obj"])
    ['IN', 'NNP', 'VB', 'NN']
    """
    found = list(tags)
    for word in range(len(tags)):
        found[word] = told_by_kids(word, found, heads, relations)
    for word, relation in enumerate(relations):
        if relation == "nsubj" and heads[word] == word + 1 and AGREES.get(tags[word]) == tags[word + 1]:
            kids = [relations[kid] for kid, head in enumerate(heads) if head == word + 1]
            if relations[word + 1] == "ROOT" and not {"cop", "det", "amod"} & set(kids) and "obl" in kids:
                found[word + 1] = "VBP" if tags[word + 1] == "NN" else "VBZ"
    for word, relation in enumerate(relations):
        head = heads[word]
        if (
            relation in BEFORE_NOUNS
            and word < head
            and tags[head] in ("VBZ", "VBP", "VB")
            and relations[head] in NOUN_RELATIONS
        ):
            found[head] = "NNS" if tags[head] == "VBZ" else "NN"
    return found


def told_by_kids(word: int, tags: Sequence[str], heads: Sequence[int], relations: Sequence[str]) -> str:
    """Return the tag of a word, told by what hangs on it: a noun that has a subject, or a verb that has nothing.

    >>> told_by_kids(1, ["VBG", "VB"], [0, 0], ["ROOT", "obj"])
    'NN'
    """
    tag, relation = tags[word], relations[word]
    clause = relation == "ccomp" and tag == "NN"
    bare = relation == "obj" and tag == "VB" and heads[word] == word - 1 and tags[word - 1] == "VBG"
    if not clause and not bare:
        return tag
    kids = {relations[kid] for kid, head in enumerate(heads) if head == word}
    if clause:  # `demanded that Norway halt the work`
        return "VB" if {"mark", "nsubj", "obj"} <= kids and not kids & {"cop", "det"} else tag
    return tag if kids & {"mark", "aux"} else "NN"  # `raising pay`


def with_verbs(heads: list[int], tags: list[str], relations: list[str]) -> tuple[list[int], list[str], list[str]]:
    """Return a tree in which a participle between a subject and a noun is the verb that it must be.

    A noun has no subject without a form of `be`: in `Norway imposed tariffs`, `imposed` is no adjective.

    >>> with_verbs([2, 2, 2], ["NNP", "VBN", "NNS"], ["nsubj", "amod", "ROOT"])
    ([1, 1, 1], ['NNP', 'VBD', 'NNS'], ['nsubj', 'ROOT', 'obj'])
    """
    for verb, relation in enumerate(relations):
        if relation != "amod" or not tags[verb].startswith("VB"):
            continue
        noun = heads[verb]
        kids = [word for word, head in enumerate(heads) if head == noun != word]
        own = [word for word, head in enumerate(heads) if head == verb != word]
        has_subject = any(relations[kid] == "nsubj" and kid < verb for kid in (*kids, *own))
        if verb > noun or not has_subject or any(relations[kid] in ("cop", "aux") for kid in kids):
            continue
        heads[verb] = verb if heads[noun] == noun else heads[noun]
        relations[verb], relations[noun] = relations[noun], "obj"
        heads[noun], tags[verb] = verb, "VBD"
        for kid in kids:
            if kid < verb or relations[kid] in ("punct", "obl", "advcl", "conj", "cc"):
                heads[kid] = verb if kid != verb else heads[verb]
    return heads, tags, relations


def joined(words: Sequence[str], heads: Sequence[int], relations: list[str]) -> None:
    """Make a second clause of what `and` joins and the parser took for an aside (`He offered to go, and she left`).

    >>> relations = ["nsubj", "ROOT", "cc", "nsubj", "parataxis"]
    >>> joined(["He", "went", "and", "she", "left"], [1, 1, 4, 4, 1], relations)
    >>> relations
    ['nsubj', 'ROOT', 'cc', 'nsubj', 'conj']
    """
    for helper, relation in enumerate(relations):
        verb = heads[helper]
        opens = relation == "cc" and words[helper] in ("and", "but") and heads[verb] < helper < verb
        if opens and relations[verb] == "parataxis":
            relations[verb] = "conj"


def has_told(words: Sequence[str], heads: Sequence[int], tags: Sequence[str], relations: list[str]) -> None:
    """Make an active verb of `'s told them`: whoever is told something stands behind it.

    >>> relations = ["nsubj:pass", "aux:pass", "ROOT", "iobj"]
    >>> has_told(["She", "'s", "told", "them"], [2, 2, 2, 2], ["PRP", "VBZ", "VBN", "PRP"], relations)
    >>> relations
    ['nsubj', 'aux', 'ROOT', 'iobj']
    """
    for helper, relation in enumerate(relations):
        verb = heads[helper]
        if relation != "aux:pass" or words[helper].replace("’", "'").lower() != "'s":
            continue
        kids = [word for word, head in enumerate(heads) if head == verb != word]
        if any(tags[kid] == "PRP" and relations[kid] in ("iobj", "obj") and kid > verb for kid in kids):
            relations[helper] = "aux"
            for kid in kids:
                relations[kid] = "nsubj" if relations[kid] == "nsubj:pass" else relations[kid]


def plans(words: Sequence[str], heads: list[int], tags: list[str], relations: list[str]) -> None:
    """Make a verb of a plural that a name opens and an infinitive follows (`The Hall Trust plans to close`).

    >>> words, heads, tags = ["Peru", "plans", "to", "close"], [1, 1, 3, 1], ["NNP", "NNS", "TO", "VB"]
    >>> relations = ["compound", "ROOT", "mark", "acl"]
    >>> plans(words, heads, tags, relations)
    >>> heads, tags, relations
    ([1, 1, 3, 1], ['NNP', 'VBZ', 'TO', 'VB'], ['nsubj', 'ROOT', 'mark', 'xcomp'])
    """
    verb = next((word for word, relation in enumerate(relations) if relation == "ROOT"), 0)
    joined_to = [word for word, relation in enumerate(relations) if relation == "conj" and words[word] in PLANS]
    second = next((word for word in joined_to if tags[heads[word]].startswith("VB") and tags[word - 1] == "NNP"), None)
    verb = verb if second is None else second
    that = list(words[verb + 1 : verb + 2]) == ["that"] and words[verb] in CLAIMS
    infinitive = tags[verb + 1 : verb + 2] == ["TO"] and words[verb] in PLANS
    if verb == 0 or tags[verb] != "NNS" or not (that or infinitive):
        return
    end = verb + 2 if that else len(tags)
    if second is None and any(tag in ("VBD", "VBZ", "VBP", "MD") for tag in tags[:end]):
        return
    kids = [word for word, head in enumerate(heads) if head == verb != word]
    deed = heads[verb + 1]
    clause = "ccomp" if that else "xcomp"
    before = [kid for kid in kids if kid < verb]
    if not relations[deed].startswith("acl") or heads[deed] != verb or relations[verb - 1] != "compound":
        return
    of_name = ("compound", "det", "nmod:poss", "amod")
    if any(relations[kid] not in (*of_name, *(() if second is None else ("cc", "punct"))) for kid in before):
        return
    tags[verb], relations[deed], relations[verb - 1] = "VBZ", clause, "nsubj"
    for kid in before:
        if kid != verb - 1 and relations[kid] in of_name:
            heads[kid] = verb - 1
