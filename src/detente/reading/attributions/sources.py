"""Whose words they are: the span of a verb's subject, of whoever stands beside a cue, of an agent behind `by`."""

import re
from functools import cache

from detente.reading.attributions.clause import Clause
from detente.reading.attributions.lexicon import lexicon
from detente.reading.knowledge import is_a
from detente.reading.names.titles import collectives
from detente.reading.names.unknown import descriptions
from detente.reading.page import Range

PERSONAL = ("he", "she", "they", "we", "i", "you", "who")
RELATIVE = ("who", "which", "whose", "where")
OPENERS = (",", "but", "and", "—", "–", "--", "-", "yet", "so", ";", ":", "or", '"', "“", "”")
LOOSE = ("acl:relcl", "acl", "advcl", "parataxis")
"""What hangs on a noun more loosely than its name does: left off where a comma or the cue itself stands in it."""
PARTS_OF_NAMES = (
    "flat", "compound", "appos", "nmod", "nummod", "punct", "case", "det", "amod", "list", "nmod:poss", "advmod",
)  # fmt: skip
ABOUT = ("about", "only", "nearly", "more", "almost", "at", "some", "just", "over", "even")
"""Words before a number that belong to it."""
FAR = 40
"""Words behind which nothing that belongs to a verb of reporting is looked for."""
ASIDE = ("in", "at", "on", "during")
"""Prepositions of an aside; `for` says whom somebody speaks for, and belongs to the name."""
AFTER_SPEAKER = ("on", "in", "at", "during", "after", "before", "when", "while", "as")
GOES_ON = ("DT", "NN", "NNS", "NNP", "NNPS", "JJ", "PRP$", "WP", "WP$", "CD", "RB", "-LRB-")
"""Tags with which an apposition begins."""
STOPS = (",", "that", "but", "because", "as", "—", "--", ":", ";", "if", "when", "while", "though", "although")

ASIDES = ("while", "although", "though", "after", "before", "despite", "when", "if")
"""Words that open what is told of a subject before its verb (`Oslo, while waiting, said`)."""


def subject_span(clause: Clause, verb: int, first: int) -> tuple[Range, ...] | None:
    """Return the span of a verb's subject; None where a relative pronoun stands for it, nothing where there is none.

    `first` is the first word of the verb's group.
    """
    name = clause.name_before(first) if clause.tree.own_subject(verb) is None else None
    name = with_somebody(clause, verb, first) if name is None else name
    if name is not None:
        return (clause.span(name, first),)
    subject = speaker_of_both(clause, verb) if joins(clause, first) else clause.tree.subject(verb)
    subject = opening_noun(clause, verb, first) if subject is None else subject
    if subject is None:
        return before_cue(clause, verb, first) or main_speaker(clause, verb) or before_comma(clause, verb, first)
    if clause.low[subject] in ("that", "which"):
        return None
    within = clause.relations[verb].startswith("acl")
    if subject < first and clause.low[clause.left(subject)] == "whose" and not within:
        return behind_relative(clause, verb)
    if subject < first:
        start, end = leading(clause, subject, verb, first)
        return (clause.span(start, end),)
    start, end = noun_phrase(clause, subject, verb)
    return (clause.span(start, end),) if end > start else before_cue(clause, verb, first)


def opening_noun(clause: Clause, verb: int, first: int) -> int | None:
    """Return the subject that a participle between commas was taken to have (`Oslo, in a note issued today, said`)."""
    if clause.word(first - 1) != ",":
        return None
    for kid in clause.tree.kids_by(verb, "ccomp", "parataxis"):
        noun = clause.tree.own_subject(kid) if kid < verb else None
        aside = clause.tags[kid] in ("VBD", "VBN") or (noun is not None and clause.word(noun + 2) in ASIDES)
        if noun is not None and aside and clause.word(noun + 1) == "," and clause.left(noun) == 0:
            return noun
    return None


def behind_relative(clause: Clause, verb: int) -> tuple[Range, ...]:
    """Return the noun that a clause with `whose` tells of, for a verb behind it (`Oslo, whose crews ..., offered`)."""
    for word in (verb, *clause.tree.above(verb)):
        if clause.relations[word].startswith("acl"):
            noun = clause.tree.heads[word]
            return (clause.span(clause.left(noun), noun + 1),)
    return ()


def with_somebody(clause: Clause, verb: int, first: int) -> int | None:
    """Return where the one begins of whom a participle tells (`with the unions demanding a raise`)."""
    noun = next((kid for kid in clause.tree.kids_by(verb, "obl", "nmod") if clause.right(kid) == first), None)
    if noun is None or clause.tags[verb] != "VBG" or clause.tree.marker(noun) != "with":
        return None
    return clause.left(noun) + 1


def joins(clause: Clause, first: int) -> bool:
    """Return whether a verb group stands right behind a conjunction (`and warned`)."""
    return clause.word(first - 1) in ("and", "but", "then")


def speaker_of_both(clause: Clause, verb: int) -> int | None:
    """Return the subject of a verb that a conjunction joins to another one.

    A verb that the model joins to what is said belongs to the one who says it where it stands in the same form
    (`Norway said that the quota would stay and warned ...`).
    """
    own = clause.tree.own_subject(verb)
    if own is not None or clause.relations[verb] != "conj":
        return own if own is not None else clause.tree.subject(verb)
    said = False
    for word in clause.tree.above(verb):
        if said and clause.tags[word] == clause.tags[verb] and clause.low[word] in lexicon():
            return clause.tree.subject(word)
        said = said or clause.relations[word] in ("ccomp", "xcomp")
    return clause.tree.subject(verb)


def leading(clause: Clause, subject: int, verb: int, first: int) -> tuple[int, int]:
    """Return the words of a subject that stands before its verb, apposition and all."""
    start, end = clause.name_from(subject), subject_end(clause, subject, first)
    end = closing_comma(clause, subject, end, first)
    if subject in clause.dated:
        start, end = after_time(clause, start, first)
    end = cut_relative(clause, max(start, subject), end, verb)
    start, end = past_occasion(clause, start, subject), before_aside(clause, subject, end)
    while end > start and loose_end(clause, end - 1, subject):
        end -= 1
    if end > start and clause.low[end - 1] == ",":
        apposition = end == first and any(clause.low[at] == "," for at in range(max(subject, start), end - 1))
        end -= not apposition
    while start < end and clause.low[start] in OPENERS:
        start += 1
    while start < subject and opens_sentence(clause, start, subject):
        start += 1
    return (start, end) if end > start else (subject, subject + 1)


def past_occasion(clause: Clause, start: int, subject: int) -> int:
    """Return where a source begins behind the occasion that opens its sentence (`In a note, the minister said`)."""
    if clause.tags[start] not in ("IN", "VBG", "WRB") or clause.low[start] in ABOUT:
        return start
    return next((at + 1 for at in range(subject - 1, max(start, subject - FAR), -1) if clause.low[at] == ","), start)


def before_aside(clause: Clause, subject: int, end: int) -> int:
    """Return where a source ends before an aside on place or occasion (`the minister, in Oslo, said`)."""
    for at in range(subject + 1, min(end - 1, subject + FAR)):
        if clause.low[at] == "," and clause.tags[at + 1] == "IN" and clause.low[at + 1] in ASIDE:
            return at
    return end


def subject_end(clause: Clause, subject: int, first: int) -> int:
    """Return where the words of a subject end: at the verb, or at what is no part of a name."""
    own = set(clause.tree.below(subject))
    end = subject + 1
    while end < first and (
        end in own or clause.relations[end] in PARTS_OF_NAMES or clause.tags[end] in ("NNP", "NNPS", "POS")
    ):
        end += 1
    return end


def closing_comma(clause: Clause, subject: int, end: int, first: int) -> int:
    """Return where a subject ends whose relative clause the model hung elsewhere: at the comma before the verb."""
    relative = clause.word(end) == "," and clause.word(end + 1) in ("who", "whose", "which")
    relative = relative or (clause.word(end) in ("who", "whose", "which") and clause.word(end - 1) == ",")
    return first if relative and clause.word(first - 1) == "," and subject < end < first else end


def after_time(clause: Clause, start: int, first: int) -> tuple[int, int]:
    """Return the noun group before the verb where the model took a time for its subject (`Sunday, the mayor said`)."""
    end = first
    while end > start and clause.low[end - 1] == ",":
        end -= 1
    begin = end
    while begin > start and clause.low[begin - 1] != "," and begin - 1 not in clause.dated:
        begin -= 1
    return (begin, end) if end > begin else (start, end)


def cut_relative(clause: Clause, start: int, end: int, verb: int) -> int:
    """Return where a source ends before a participle set off by a comma, or before a clause of the verb itself."""
    for at in range(start + 1, end):
        if clause.low[at - 1] == "," and clause.tags[at] in ("VBG", "VBN"):
            return at - 1
        if clause.low[at] in ("who", "that") and clause.tree.heads[at] == verb:
            return at
    return end


def loose_end(clause: Clause, at: int, subject: int) -> bool:
    """Return whether the last word of a source is no part of it: a dash, an adverb, a day."""
    if clause.low[at] in ("--", "—", "–", "-", ";", ":", "on"):
        return True
    return at > subject and (clause.tags[at] == "RB" or at in clause.dated)


def opens_sentence(clause: Clause, at: int, subject: int) -> bool:
    """Return whether a word before a subject leads into the sentence (`Meanwhile the minister`)."""
    joins = clause.tree.heads[at] == subject and clause.relations[at] in ("mark", "cc", "advmod", "discourse")
    leads = joins and clause.tags[at] in ("IN", "RB", "CC", "UH", "WRB") and clause.low[at] not in ABOUT
    return leads or (clause.tree.heads[at] == subject and clause.relations[at] == "case" and clause.tags[at] == "IN")


def noun_phrase(clause: Clause, head: int, verb: int = -1) -> tuple[int, int]:
    """Return the words around a noun that name somebody, loose clauses left off."""
    dropped: set[int] = set()
    for kid in clause.tree.kids[head]:
        below = list(clause.tree.below(kid))
        relation = clause.relations[kid]
        loose = relation in LOOSE and (clause.word(clause.left(kid) - 1) == "," or verb in below)
        if loose or relation in ("cop", "nsubj", "aux", "ccomp", "mark"):
            dropped.update(below)
    kept = set(clause.tree.below(head)) - dropped
    first, last = head, head + 1
    while first - 1 in kept:
        first -= 1
    while last in kept:
        last += 1
    while last > first and clause.low[last - 1] in OPENERS:
        last -= 1
    while first < last and clause.low[first] in OPENERS:
        first += 1
    return first, last


def before_cue(clause: Clause, verb: int, first: int) -> tuple[Range, ...]:
    """Return the noun group right before a verb where the model found no subject."""
    if clause.tags[verb] not in ("VBD", "VBZ", "VBP", "NNS"):
        return ()
    end = first
    while end > 0 and end - 1 not in clause.named and (clause.tags[end - 1] == "RB" or end - 1 in clause.dated):
        end -= 1
    if clause.word(end - 1) == ",":
        return ()
    start = end
    while start > 0 and not clause.quoted[start - 1] and clause.low[start - 1] not in STOPS:
        if clause.tags[start - 1] in ("VBD", "VBZ", "VBP", "MD"):
            break
        start -= 1
    while start < end and clause.low[start] in OPENERS:
        start += 1
    named = any(clause.tags[at][:2] in ("NN", "PR", "CD", "DT") or at in clause.named for at in range(start, end))
    return (clause.span(start, end),) if named and clause.tags[start] not in ("IN", "TO") else ()


def main_speaker(clause: Clause, verb: int) -> tuple[Range, ...]:
    """Return the subject of the main verb before a participle that reports (`left the talks, saying that ...`)."""
    if clause.tags[verb] != "VBG" or clause.word(verb - 1) not in (",", "after", "before", "while", "by"):
        return ()
    main = next((at for at in range(verb - 1, max(verb - FAR, 0) - 1, -1) if clause.tree.heads[at] == at), None)
    subject = None if main is None else clause.kid(main, "nsubj", "nsubj:pass")
    if main is None or subject is None or subject > main:
        return ()
    first = clause.verb_group(main)[0] if clause.tree.is_verb(main) else main
    return (clause.span(*leading(clause, subject, main, first)),)


def before_comma(clause: Clause, verb: int, first: int) -> tuple[Range, ...]:
    """Return the name before a verb that a comma keeps off it (`Jon Holm, a miner, says the pit ...`)."""
    if clause.tags[verb] not in ("VBD", "VBZ", "VBP") or clause.word(first - 1) != ",":
        return ()
    start = next((at for at in range(max(first - FAR, 0), first - 1) if at in clause.named), None)
    while start is not None and start > 0 and clause.tags[start - 1].startswith("NN"):
        start -= 1
    if start is None or (start > 0 and clause.low[start - 1] not in OPENERS):
        return ()
    comma = next((at for at in range(start, first) if clause.low[at] == ","), first)
    told = any(clause.tags[at] in ("VBD", "VBZ", "VBP") or clause.quoted[at] for at in range(start, first))
    if told:
        return ()
    end = comma if clause.tag(comma + 1) in ("VBN", "VBG") else first
    return (clause.span(start, end),) if end > start else ()


def after_cue(clause: Clause, first: int) -> tuple[int, int]:
    """Return the words of a speaker who stands behind the cue (`..., said the minister, a former judge.`)."""
    last, relative = first, False
    while last < len(clause) and not clause.quoted[last]:
        word = clause.low[last]
        if word == ",":
            goes_on = clause.tag(last + 1) in GOES_ON and not clause.quote(last + 1)
            if not goes_on and clause.word(last + 1) not in RELATIVE:
                break
        elif (
            (word in (".", ";", ":", "—", "–", "--") and last + 1 == len(clause))
            or word in (";", ":", "—", "--")
            or last in clause.dated
            or (not relative and (clause.tags[last] in ("VBD", "VBZ") or occasion(clause, last)))
        ):
            break
        relative = relative or word in (*RELATIVE, ",")
        last += 1
    while last > first + 1 and clause.low[last - 1] in (",", "and", "but", "—"):
        last -= 1
    return first, max(last, first + 1)


def occasion(clause: Clause, at: int) -> bool:
    """Return whether a phrase begins that tells where or when somebody spoke."""
    return (
        clause.low[at] in AFTER_SPEAKER
        and clause.tags[at] == "IN"
        and clause.relations[clause.tree.heads[at]] != "nmod"
    )


def agent(clause: Clause, noun: int) -> tuple[Range, ...]:
    """Return the words of whoever acts in a passive (`by the allies`), without the preposition."""
    first, last = noun_phrase(clause, noun)
    case = clause.kid(noun, "case")
    first = first if case is None else max(first, case + 1)
    return (clause.span(first, last),) if last > first else ()


def animate(clause: Clause, source: tuple[Range, ...]) -> bool:
    """Return whether a source names somebody who can speak: a name, a pronoun, an office, people."""
    for start, end in source:
        for at in range(clause.tree.index(start), clause.tree.index(end)):
            named = at in clause.named or clause.tags[at] in ("NNP", "NNPS") or clause.low[at] in PERSONAL
            named = named or (at == 0 and is_strange(clause))
            if named or is_a(clause.low[at], "speaking", "pronouns") or clause.low[at] in speakers():
                return True
    return False


def is_strange(clause: Clause) -> bool:
    """Return whether a sentence opens with a noun that stands with a capital inside others: a name nobody knows."""
    start, end = clause.span(0, 1)
    spelled = clause.page.text[start:end]
    name = clause.tags[0] == "NN" and spelled.isalpha() and spelled.istitle()
    return name and re.search(rf"(?<=[a-z,] ){spelled}\b", clause.page.text) is not None


@cache
def speakers() -> frozenset[str]:
    """Return words for people who speak: collectives, and the last words of titles and descriptions."""
    forms = {*collectives(), *descriptions()}
    return frozenset(form.lower() for form in forms) | frozenset(f"{form.lower()}s" for form in forms)
