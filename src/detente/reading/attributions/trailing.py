"""Attributions whose words stand before the one who says them, told by quotation marks and commas."""

from detente.reading.attributions.clause import Clause
from detente.reading.attributions.contents import (
    FINITE,
    TELLS_WHEN,
    clause_before,
    from_clause,
    resumed,
    strong,
    tells_when,
)
from detente.reading.attributions.finding import Finding
from detente.reading.attributions.lexicon import CLAUSE, QUOTE, Reporting, hears
from detente.reading.attributions.sources import after_cue, leading, subject_span
from detente.reading.page import Quotation

AFTER_A_CUE = frozenset(
    {".", ",", ":", ";", "—", "–", "--", "in", "on", "at", "during", "after", "when", "as", "of", "to", "while",
     "before", "about", "from", "with", ""}
)  # fmt: skip
"""What may follow a cue that closes a sentence."""
SPEAKERS_BEGIN_WITH = ("NN", "DT", "PR", "JJ", "CD")
OPENS_ASIDE = ("if", "asked", "who", "which", "that", "in", "on", "at", "with", "by", "for")
FARTHEST_QUOTATION = 14
FEWEST_WORDS = 2
LONGEST_ASIDE = 10
"""Words of an apposition between a name and its verb, at most."""


def behind_quotation(clause: Clause, verb: int, reporting: Reporting) -> Finding | None:
    """Return the attribution of `"...," SOURCE said` and `"...," said SOURCE`."""
    first, last = clause.verb_group(verb)
    if not reporting.takes(QUOTE) or clause.tags[verb] in ("VBG", "VBN") or clause.word(last) == "that":
        return None
    inverted = speaker_after(clause, verb, first, last, reporting)
    return inverted or (speaker_before(clause, verb, first, last, reporting) if closes(clause, verb, last) else None)


def closes(clause: Clause, verb: int, last: int) -> bool:
    """Return whether nothing that is said follows the cue."""
    following = says_more(clause, verb)
    plain = clause.word(last) in AFTER_A_CUE or clause.tag(last) == "RB" or last in clause.dated
    return plain or not following


def says_more(clause: Clause, verb: int) -> bool:
    """Return whether a clause that is said follows the verb, and not one that tells when it was said."""
    said = (kid for kid in clause.tree.kids_by(verb, "ccomp") if kid > verb and not tells_when(clause, kid))
    return any(clause.tree.marker(kid) not in ("if", "unless") for kid in said)


def quotation_before(clause: Clause, at: int) -> Quotation | None:
    """Return the quotation that ends at a word, a comma after it left out of account."""
    quotation = clause.quote(at)
    if quotation is not None:
        return quotation if quotation.end <= clause.tree.ends[at] + 1 else None
    return clause.quote(at - 1) if clause.word(at) == "," else None


def speaker_before(clause: Clause, verb: int, first: int, last: int, reporting: Reporting) -> Finding | None:
    """Return the attribution of `"...," SOURCE said`, also where words follow the quotation up to a comma."""
    if first == 0 or clause.quoted[first - 1]:
        return None
    start, subject = beginning(clause, verb, first)
    quotation = quotation_before(clause, start - 1)
    end = None
    if quotation is None and subject is not None and clause.word(start - 1) == ",":
        far = next(
            (at for at in range(start - 2, max(start - 2 - FARTHEST_QUOTATION, -1), -1) if clause.quoted[at]), -1
        )
        quotation, end = clause.quote(far), clause.tree.ends[max(start - 2, 0)]
    if quotation is None or start >= first:
        return None
    noun = subject if subject is not None else noun_in(clause, start, first)
    if noun is None:
        return None
    source = leading(clause, noun, verb, first)
    source = max(source[0], start), max(source[1], start + 1)
    content = [(from_clause(clause, quotation), quotation.end if end is None else end)]
    return Finding(
        source=(clause.span(*source),),
        cue=clause.span(first, last),
        content=[*content, *resumed(clause, last, quotation)],
        kind=reporting.verb.kind,
        act=reporting.verb.act,
        rule="trailing",
        verb=verb,
        lemma=reporting.verb.lemma,
    )


def beginning(clause: Clause, verb: int, first: int) -> tuple[int, int | None]:
    """Return where the speaker before a verb begins, and the speaker's noun if the model found one."""
    subject = clause.kid(verb, "nsubj", "nsubj:outer")
    if subject is not None and subject < first:
        start = clause.left(subject)
    else:
        subject, start = None, first - 1
        name = clause.name_before(first)
        name = before_apposition(clause, first) if name is None else name
        if name is not None:
            return name, None
        while start > 0 and not clause.quoted[start - 1] and clause.low[start - 1] != ",":
            start -= 1
    while start < first and (clause.quoted[start] or clause.low[start] == ","):
        start += 1
    return start, subject


def before_apposition(clause: Clause, first: int) -> int | None:
    """Return where a name begins that an apposition parts from its verb (`"...," Visser, a judge, told the crowd`)."""
    closing = first - 1
    if closing < FEWEST_WORDS or clause.low[closing] != ",":
        return None
    opening = next((at for at in range(closing - 1, max(closing - LONGEST_ASIDE, 0), -1) if clause.low[at] == ","), 0)
    start = opening
    while start > 0 and start - 1 in clause.named and not clause.quoted[start - 1]:
        start -= 1
    return start if 0 < start < opening and clause.quoted[start - 1] else None


def noun_in(clause: Clause, first: int, last: int) -> int | None:
    """Return the first noun, name or pronoun between two words."""
    return next(
        (at for at in range(first, last) if clause.tags[at][:2] in ("NN", "PR", "CD", "DT") or at in clause.named), None
    )


def speaker_after(clause: Clause, verb: int, first: int, last: int, reporting: Reporting) -> Finding | None:
    """Return the attribution of `"...," said SOURCE`."""
    quotation = quotation_before(clause, first - 1)
    begins = clause.tag(last)[:2] in SPEAKERS_BEGIN_WITH and not clause.quote(last)
    if quotation is None or first != verb or not begins or reporting.verb.lemma == "tell":
        return None  # whoever stands behind `told` hears it
    source = after_cue(clause, last)
    return Finding(
        source=(clause.span(*source),),
        cue=clause.span(first, last),
        content=[(from_clause(clause, quotation), quotation.end), *resumed(clause, source[1], quotation)],
        kind=reporting.verb.kind,
        act=reporting.verb.act,
        rule="inverted",
        verb=verb,
        lemma=reporting.verb.lemma,
    )


def behind_clause(clause: Clause, verb: int, reporting: Reporting) -> Finding | None:
    """Return the attribution of `..., SOURCE said` and `..., said SOURCE`, when a comma closes what is said."""
    first, last = clause.verb_group(verb)
    subject = clause.tree.own_subject(verb)
    if not reporting.takes(CLAUSE) or clause.tree.is_passive(verb):
        return None
    if subject is None:
        found = behind_comma(clause, verb, first, last, reporting)
        return found or behind_named(clause, verb, (first, last), reporting)
    start = first if subject > verb else min(clause.name_from(subject), first)
    while start < first and clause.low[start] == "," and not clause.quoted[start]:
        start += 1  # the comma before a speaker, which the model may hang on the speaker
    past = last if subject < verb else max(last, clause.right(subject))
    if subject < verb and hears(reporting.verb):  # `..., an official told reporters`
        hearer = clause.kid(verb, "iobj", "obj")
        past = past if hearer is None or hearer < verb else max(past, clause.right(hearer))
    if not aside(clause, verb, start) or not goes_no_further(clause, past, inverted=subject > verb):
        return None
    begin, end = clause_before(clause, start)
    source = subject_span(clause, verb, first)
    if end - begin < FEWEST_WORDS or source is None:
        return None
    return Finding(
        source=source,
        cue=clause.span(first, last),
        content=[clause.content(begin, end), *goes_on(clause, verb, past)],
        kind=reporting.verb.kind,
        act=reporting.verb.act,
        rule="trailing" if subject < verb else "inverted",
        verb=verb,
        lemma=reporting.verb.lemma,
    )


def behind_comma(clause: Clause, verb: int, first: int, last: int, reporting: Reporting) -> Finding | None:
    """Return the attribution of `..., said SOURCE.` where the model took the speaker for an object."""
    named = clause.tag(last) in ("NNP", "DT", "PRP$", "NN") and clause.tags[verb] in ("VBD", "VBZ")
    if (
        first != verb
        or not named
        or not reporting.strong
        or reporting.verb.lemma == "tell"
        or not aside(clause, verb, first)
    ):
        return None
    source = after_cue(clause, last)
    begin, end = clause_before(clause, first)
    if end - begin < FEWEST_WORDS or clause.word(source[1]) not in (".", ",", ";", ""):
        return None
    said = reporting.verb
    content = [clause.content(begin, end)]
    return Finding(
        (clause.span(*source),), clause.span(first, last), content, said.kind, said.act, "inverted", verb, said.lemma
    )


def behind_named(clause: Clause, verb: int, group: tuple[int, int], reporting: Reporting) -> Finding | None:
    """Return the attribution of `..., TITLE NAME said.` where the model did not take the name for the subject."""
    first, last = group
    start = first
    while start > 0 and (clause.tags[start - 1].startswith("NNP") or start - 1 in clause.named):
        start -= 1
    named = start < first and clause.word(start - 1) == "," and any(at in clause.named for at in range(start, first))
    loose = clause.relations[verb] in ("acl", "xcomp") and clause.tree.heads[verb] < first
    told = clause.is_main(verb) or loose
    if not named or not told or not strong(clause, verb) or clause.word(last) not in AFTER_A_CUE:
        return None
    begin, end = clause_before(clause, start)
    if end - begin < FEWEST_WORDS or any(clause.quoted[at] for at in range(start, last)):
        return None
    said, content = reporting.verb, [clause.content(begin, end)]
    return Finding(
        (clause.span(start, first),), clause.span(*group), content, said.kind, said.act, "trailing", verb, said.lemma
    )


def aside(clause: Clause, verb: int, start: int) -> bool:
    """Return whether the model sees the verb as said aside, or what stands before it as its clause, with a comma."""
    if start == 0 or not (clause.low[start - 1] == "," or clause.quoted[start - 1]):
        return False
    if says_more(clause, verb):
        return False
    inserted = clause.tree.heads[verb] < verb or clause.word(clause.verb_group(verb)[1]) == ","
    beside = clause.relations[verb] == "parataxis" or (  # no infinitive has a subject of its own
        clause.relations[verb] == "xcomp" and clause.tags[verb] in ("VBD", "VBZ") and strong(clause, verb)
    )
    return (
        (beside and inserted)
        or any(kid < start for kid in clause.tree.kids_by(verb, "ccomp"))
        or after_statement(clause, verb, start)
    )


def after_statement(clause: Clause, verb: int, start: int) -> bool:
    """Return whether a whole statement stands before a verb of saying (`The talks will go on, the envoy said ...`)."""
    if not strong(clause, verb) or not clause.is_main(verb):
        return False
    first, _ = clause_before(clause, start)
    finite = sum(clause.tags[at] in (*FINITE, "MD") and at not in clause.named for at in range(first, start))
    subordinate = clause.low[first] in TELLS_WHEN or clause.low[first] in OPENS_ASIDE
    return finite > (1 if subordinate else 0)


def goes_no_further(clause: Clause, past: int, *, inverted: bool) -> bool:
    """Return whether the sentence ends behind cue and speaker, but for an occasion or a second part."""
    return inverted or clause.word(past) in AFTER_A_CUE or clause.tag(past) == "RB" or past in clause.dated


def goes_on(clause: Clause, verb: int, past: int) -> list[tuple[int, int]]:
    """Return what is said behind an aside (`The talks, he said, would go on.`)."""
    start = past + 1
    if clause.relations[verb] != "parataxis" or clause.word(past) != "," or start >= len(clause) - 1:
        return []
    if clause.low[start] in ("who", "which") or clause.tags[start] == "VBG":
        return []
    end = clause.trimmed(start, len(clause))
    return [clause.content(start, end)] if end > start + 1 else []
