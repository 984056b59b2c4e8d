"""Attributions whose words stand after the one who says them: a clause, a quotation, an infinitive, an object."""

from detente.reading.attributions.clause import QUESTIONS, Clause
from detente.reading.attributions.contents import end_from, next_cue, tells_when, without_relative
from detente.reading.attributions.finding import Finding
from detente.reading.attributions.lexicon import (
    CLAUSE,
    INFINITIVE,
    OBJECT,
    OF_SPEECH,
    QUOTE,
    TAKE_CONTENT,
    Reporting,
    hears,
)
from detente.reading.attributions.sources import animate, noun_phrase, subject_span
from detente.reading.knowledge import Verb, table
from detente.reading.page import Range

Part = tuple[int, int, str]
"""First word said, word after the last, and the rule."""

SAID = ("that", "clause", "quote", "wh")
"""Rules by which words are said that need no speaker beside them."""
WITH_OBJECTS = frozenset({"for", "as", "of", "about", "over", "to", "against", "into", "with", "on", "from", "by"})
"""Prepositions that go on with what an object says (`criticised the plan for its haste`)."""
NAMES_ITS_OBJECT = frozenset(
    "call describe label dub brand declare name term deem consider characterise portray depict regard denounce "
    "dismiss".split()
)
"""Verbs that say of their object what it is."""
ASKS = frozenset({*QUESTIONS, "what", "who", "which", "whether", "if"})
BINDING = frozenset({"offer", "promise", "refuse", "threaten", "accept"})
"""Acts whose verbs stand before what is to be done, and not before what it is done for."""
SAYING = frozenset({"adding", "announcing", "claiming", "declaring", "insisting", "saying", "telling", "warning"})
HEARERS = ("iobj", "obl", "obl:unmarked", "obl:tmod", "advmod")


def before_words(clause: Clause, verb: int, reporting: Reporting) -> Finding | None:
    """Return the attribution of `SOURCE said (that) ...`, `SOURCE demanded ...`, `..., warning that ...`."""
    first, last = clause.verb_group(verb)
    if clause.tags[verb] == "VB" and clause.tree.subject(verb) is None and clause.word(verb - 1) == "to":
        return None  # an infinitive that nobody is said to do
    found = clause_said(clause, verb, last, reporting) or deed_said(clause, verb, last, reporting)
    cue_last, said = last, reporting.verb
    if found is None:
        found, cue_last, said = by_preposition(clause, verb, last, reporting)
    found = found or behind_hearer(clause, verb, last, reporting) or to_do(clause, verb, last, reporting)
    if found is None:
        return None
    start, end, rule = found
    start = past_marks(clause, start)
    source = subject_span(clause, verb, first) if end > start else None
    if source is None or not (source or rule in SAID) or (rule not in SAID and not animate(clause, source)):
        return None
    if cue_last == last and clause.word(last) == ":":
        cue_last += 1
    return Finding(
        source=source,
        cue=clause.span(first, cue_last),
        content=[clause.content(start, end)],
        kind=said.kind,
        act="demand" if rule == "somebody-to" and said.lemma in table("targets")["urging"] else said.act,
        rule=rule,
        verb=verb,
        lemma=said.lemma,
        target=addressed(clause, verb, reporting, start),
    )


def clause_said(clause: Clause, verb: int, last: int, reporting: Reporting) -> Part | None:
    """Return the clause that depends on the verb, or the one that a colon or comma joins to it."""
    if not reporting.takes(CLAUSE):
        return None
    deed = clause.kid(verb, "xcomp")
    deed = deed if deed is not None and deed > verb and clause.left(deed) == last else None
    for kid in clause.tree.kids[verb]:
        if kid < verb or clause.relations[kid] not in ("ccomp", "parataxis") or tells_when(clause, kid):
            continue
        behind = deed is not None and deed < kid
        if clause.tags[kid].startswith("NN") and (told_of_noun(clause, kid) or behind):
            continue  # `threatened to leave, a move that ...`; `offers a pause, the first in a year`
        if behind and ";" in clause.low[last : clause.left(kid)]:
            continue
        left = past_marks(clause, max(clause.left(kid), last))
        joined = clause.relations[kid] == "ccomp" or clause.word(left - 1) in (":", ",") or left == last
        end = end_from(clause, verb, left) if joined else left
        if end > left:
            return left, end, manner(clause, left)
    return None


def told_of_noun(clause: Clause, noun: int) -> bool:
    """Return whether a noun behind a comma only says what something before it is: no verb and no subject is its."""
    return clause.word(clause.left(noun) - 1) == "," and clause.kid(noun, "cop", "nsubj", "aux") is None


def antecedent(clause: Clause, verb: int) -> tuple[Range, ...]:
    """Return what a relative clause speaks of (`the quota, which Uganda dismissed`): the noun it hangs on."""
    pronoun = relative_pronoun(clause, verb)
    if pronoun is None or not clause.relations[verb].startswith("acl"):
        return ()
    head = clause.tree.heads[verb]
    first, last = noun_phrase(clause, head, verb)
    case = clause.kid(head, "case")
    first = first if case is None or case > head else max(first, case + 1)
    return (clause.content(first, last),) if last > first and first < verb else ()


def relative_pronoun(clause: Clause, verb: int) -> int | None:
    """Return the `which` or `that` that is a verb's object: also one taken for its subject before a name."""
    pronoun = clause.kid(verb, "obj")
    if pronoun is not None and pronoun < verb:
        return pronoun if clause.low[pronoun] in ("which", "that") else None
    first = clause.kid(verb, "nsubj", "nsubj:pass")
    named = first is not None and any(at in clause.named for at in range(first + 1, verb))
    return first if first is not None and clause.low[first] in ("which", "that") and named else None


def judged(clause: Clause, verb: int, reporting: Reporting) -> Finding | None:
    """Return the attribution of `..., which SOURCE dismissed (as ...)`."""
    said = antecedent(clause, verb) if reporting.takes(OBJECT) else ()
    first, last = clause.verb_group(verb)
    start = relative_pronoun(clause, verb)
    if not said or start is None:
        return None
    own = clause.tree.own_subject(verb)
    source = (clause.span(start + 1, first),) if own in (None, start) else subject_span(clause, verb, first)
    if not source or first <= start + 1 or not animate(clause, source):
        return None
    end = clause.trimmed(last, clause.right(verb))
    rest = [clause.content(last, end)] if end > last and clause.word(last) in ("as", "for") else []
    of = reporting.verb
    return Finding(source, clause.span(first, last), [*said, *rest], of.kind, of.act, "relative", verb, of.lemma)


def past_marks(clause: Clause, first: int) -> int:
    """Return the first word that is no comma or colon outside quotation marks."""
    while first < len(clause) and clause.low[first] in (",", ":") and not clause.quoted[first]:
        first += 1
    return first


def manner(clause: Clause, first: int) -> str:
    """Return by which rule a clause is said that begins at word `first`."""
    if clause.quoted[first]:
        return "quote"
    return "that" if clause.low[first] == "that" else "wh" if clause.low[first] in ASKS else "clause"


def deed_said(clause: Clause, verb: int, last: int, reporting: Reporting) -> Part | None:
    """Return the infinitive or the object that depends on the verb."""
    thing = next((kid for kid in clause.tree.kids_by(verb, "obj") if kid > verb), None)
    deed = next((kid for kid in clause.tree.kids_by(verb, "xcomp") if kid > verb), None)
    deed = deed if deed is not None or thing is not None else behind_time(clause, verb, reporting)
    if deed is not None and (reporting.takes(INFINITIVE) or (thing is not None and reporting.takes(OBJECT))):
        left = clause.left(deed) if thing is None else min(clause.left(deed), clause.left(thing))
        left = max(left, last)
        end = end_from(clause, verb, left)
        end = next((at for at in range(left + 2, end) if says_then(clause, at)), end)
        return (left, end, "to" if thing is None else who_is_to(clause, left, end)) if end > left else None
    if thing is None or not reporting.takes(OBJECT) or tells(reporting.verb):
        return None
    left = max(clause.left(thing), last)
    end = object_end(clause, verb, thing, reporting.verb)
    return (left, end, who_is_to(clause, left, end)) if end > left else None


def who_is_to(clause: Clause, first: int, last: int) -> str:
    """Return by which rule an object is said: as somebody who is to do something, or as a thing."""
    to = next((at for at in range(first + 1, last) if clause.tags[at] == "TO"), None)
    said = to is not None and clause.relations[to] == "mark" and clause.tag(to + 1) in ("VB", "RB")
    if to is not None and any(clause.tags[at] in ("WDT", "WP") for at in range(first + 1, to)):
        return "object"  # `asked for rules that would forbid them to leave`
    return "somebody-to" if said and to is not None and not any(clause.quoted[first : to + 1]) else "object"


def says_then(clause: Clause, at: int) -> bool:
    """Return whether a word opens what else somebody said (`agreed on Monday to come after saying ...`)."""
    return (
        clause.low[at] in ("after", "before", "while") and clause.tag(at + 1) == "VBG" and clause.word(at + 1) in SAYING
    )


def behind_time(clause: Clause, verb: int, reporting: Reporting) -> int | None:
    """Return the infinitive behind words that tell when or where (`offered on Saturday to sell coal`)."""
    if reporting.verb.act not in BINDING:
        return None
    for kid in clause.tree.kids_by(verb, "advcl"):
        apart = clause.left(kid) > verb + 1 or clause.tag(verb + 1) == "RB"  # `refused even to talk`
        if kid > verb and clause.tags[kid] == "VB" and clause.tree.marker(kid) == "to" and apart:
            between = range(verb + 1, clause.left(kid))
            return kid if not any(clause.low[at] in (",", ";") for at in between) else None
    return None


def tells(verb: Verb) -> bool:
    """Return whether a verb's mere object is the one spoken to, or nothing that is said (`told reporters`)."""
    return verb.lemma in ("tell", "ask", "remind")


def object_end(clause: Clause, verb: int, thing: int, said: Verb) -> int:
    """Return the word after the last of an object, with what a preposition adds to it."""
    end = clause.right(thing)
    for kid in clause.tree.kids[verb]:
        left = clause.left(kid)
        if kid <= thing or clause.word(left - 1) == "," or left > end:
            continue
        if not belongs(clause, kid):
            break
        end = max(end, clause.right(kid))
    if said.lemma in NAMES_ITS_OBJECT and clause.quote(end) and not clause.quote(end - 1):
        end = clause.end_of_quotation(end)
    start = clause.left(thing)
    return clause.trimmed(start, without_relative(clause, start, end))


def belongs(clause: Clause, kid: int) -> bool:
    """Return whether what follows an object is part of what is said of it."""
    relation, marker = clause.relations[kid], clause.tree.marker(kid)
    if relation in ("xcomp", "obj", "obl:arg"):
        return True
    if relation == "obl":
        return not clause.tells_time(kid)
    return relation == "advcl" and marker in ("for", "of", "as", "to")


def by_preposition(clause: Clause, verb: int, last: int, reporting: Reporting) -> tuple[Part | None, int, Verb]:
    """Return what a preposition after the verb opens (`called for`), the word after it, and the phrasal verb."""
    preposition = clause.word(last)
    said = reporting.phrases.get(preposition, reporting.verb)
    plain = preposition in OF_SPEECH and reporting.strong
    if preposition not in TAKE_CONTENT or not (said is not reporting.verb or plain) or clause.kid(verb, "obj"):
        return None, last, reporting.verb
    opened = (
        kid
        for kid in clause.tree.kids_by(verb, "obl", "advcl", "obl:arg", "nmod")
        if clause.kid(kid, "case", "mark") == last
    )
    noun = next(opened, None)
    if noun is None and said is not reporting.verb and last + 1 < len(clause) and last + 1 not in clause.dated:
        end = end_from(clause, verb, last + 1)
        return ((last + 1, end, who_is_to(clause, last + 1, end)) if end > last + 1 else None), last + 1, said
    allowed = any(clause.low[kid] in ("may", "might") for kid in clause.tree.kids_by(verb, "aux"))
    if noun is None or noun in clause.dated or allowed:  # `either side may ask for a delay` asks for nothing
        return None, last, reporting.verb
    end = clause.right(noun)
    for kid in clause.tree.kids[verb]:
        if kid > noun and clause.left(kid) <= end + 1 and goes_with(clause, kid):
            end = max(end, clause.right(kid))
    end = clause.trimmed(last + 1, without_relative(clause, last + 1, end))
    return ((last + 1, end, who_is_to(clause, last + 1, end)) if end > last + 1 else None), last + 1, said


def goes_with(clause: Clause, kid: int) -> bool:
    """Return whether a phrase goes on with what a preposition opened (`called on both sides to ...`)."""
    relation, marker = clause.relations[kid], clause.tree.marker(kid)
    if relation == "obl":
        return marker in ("as", "for", "with", "about") and not clause.tells_time(kid)
    return relation in ("xcomp", "advcl") and marker in ("to", "as")


def behind_hearer(clause: Clause, verb: int, last: int, reporting: Reporting) -> Part | None:
    """Return the words said behind a hearer and an occasion, where the model did not join them to the verb."""
    if not reporting.takes(QUOTE) and not reporting.takes(CLAUSE):
        return None
    start = after_hearer(clause, verb, last, reporting.verb)
    while clause.word(start) in (":", ",") and (clause.quote(start + 1) or clause.word(start + 1) == "that"):
        start += 1
    asked = clause.word(start) in ASKS and "wh" in reporting.verb.takes
    that = clause.word(start) == "that" and (clause.relations[start] == "mark" or start == last)
    if start >= len(clause) or not (clause.quoted[start] or that or asked):
        return None
    quotation = clause.quoted[start]
    if quotation and not that:
        whole = clause.end_of_quotation(start) if quotation.end <= clause.tree.ends[-1] else len(clause)
        return start, clause.trimmed(start, whole), "quote"
    reach = clause.right(verb)
    end = len(clause) if clause.is_main(verb) or reach <= start + 1 else reach
    stop = next((at for at in range(start + 2, end) if next_cue(clause, verb, at) and not clause.quoted[at]), end)
    end = clause.trimmed(start, stop)
    return (start, end, manner(clause, start)) if end > start else None


def to_do(clause: Clause, verb: int, last: int, reporting: Reporting) -> Part | None:
    """Return what somebody wants, promises or refuses to do, where the model did not see the infinitive."""
    if clause.word(last) != "to" or "to" not in reporting.verb.takes or clause.tag(last + 1) in ("DT", "PRP$", "NNP"):
        return None
    end = end_from(clause, verb, last)
    return (last, end, "to") if end > last + 1 else None


def after_hearer(clause: Clause, verb: int, last: int, said: Verb) -> int:
    """Return the first word behind the hearer, the time and the place of what is said."""
    at = last
    while (
        at < len(clause)
        and not clause.quoted[at]
        and clause.low[at] not in ("that", ":")
        and clause.low[at] not in ASKS
    ):
        if clause.low[at] == ",":
            if clause.word(at + 1) != "that" and not clause.quote(at + 1):
                return at
            at += 1
            continue
        kid = hanging_on(clause, verb, at)
        hearer = kid is not None and (
            clause.relations[kid] in HEARERS or (clause.relations[kid] == "obj" and hears(said))
        )
        if kid is None or not hearer:
            return at
        end = clause.right(kid)
        stop = next((here for here in range(at, end) if opens_words(clause, here)), end)
        if stop == at:
            return at
        at = stop
    return at


def opens_words(clause: Clause, at: int) -> bool:
    """Return whether words said begin at a word."""
    that = clause.low[at] == "that" and clause.relations[at] == "mark"
    return that or clause.low[at] == ":" or clause.quoted[at] is not None


def hanging_on(clause: Clause, verb: int, at: int) -> int | None:
    """Return the word right below the verb on which a word hangs."""
    for word in (at, *clause.tree.above(at)):
        if clause.tree.heads[word] == verb and word != verb:
            return word
    return None


def addressed(clause: Clause, verb: int, reporting: Reporting, start: int) -> tuple[Range, ...]:
    """Return the one spoken to: the object of a verb of telling that stands before what is said."""
    if not hears(reporting.verb):
        return ()
    kid = next((kid for kid in clause.tree.kids_by(verb, "iobj", "obj") if verb < kid < start), None)
    return (clause.span(clause.left(kid), min(clause.right(kid), start)),) if kid is not None else ()
