"""Who is said to have said what in one sentence: one rule for each way in which English attributes words."""

from collections.abc import Iterator, Sequence

from detente.reading.attributions.contents import after_cue, end_of_content, quotation_at, widened
from detente.reading.attributions.cues import FINITE, PARTICIPLE, PASSIVE, Cue, cues
from detente.reading.attributions.words import Words
from detente.reading.knowledge import is_a
from detente.reading.page import Attribution, Range

NEW_TURN = frozenset(
    {"adding", "according", "and", "who", "which", "saying", "speaking", "referring", "in", "after", "at"}
)
"""Words that open no second part of what is said after `..., he said,`."""
SHORTEST_CONTENT = 1
LONGEST_SUBJECT = 18


def attributions_in(words: Words) -> list[Attribution]:
    """Return the attributions of a sentence in order; what stands inside another's content is left to it."""
    found: list[Attribution] = []
    candidates = list(cues(words))
    covered_to = -1
    for number, cue in enumerate(candidates):
        later = candidates[number + 1 :]
        if words.tokens[cue.first].start < covered_to:
            continue
        attribution = of_cue(words, cue, candidates[:number], later, found)
        if attribution:
            found.append(attribution)
            covered_to = max(
                covered_to, *(end for start, end in attribution.content if start > attribution.cue[0][0]), -1
            )
    found.extend(one for one in according_to(words) if not overlaps_any(one, found))
    return sorted(found, key=lambda one: one.cue[0])


def overlaps_any(one: Attribution, others: Sequence[Attribution]) -> bool:
    """Return whether the cue of one attribution lies inside the content of another."""
    start = one.cue[0][0]
    return any(first <= start < last for other in others for first, last in other.content)


def of_cue(
    words: Words, cue: Cue, earlier: Sequence[Cue], later: Sequence[Cue], found: Sequence[Attribution]
) -> Attribution | None:
    """Return the attribution that a cue makes, by the first rule that fits."""
    if cue.reading == PASSIVE:
        return passive(words, cue)
    return inverted(words, cue) or trailing(words, cue) or forward(words, cue, later, found)


def make(
    words: Words,
    cue: Cue,
    rule: str,
    source: tuple[Range, ...],
    content: tuple[Range, ...],
    *,
    cue_last: int | None = None,
    target: tuple[Range, ...] = (),
) -> Attribution:
    """Return the attribution with what the cue's verb says of its kind."""
    return Attribution(
        source=source,
        cue=(words.span(cue.group, cue_last or cue.last),),
        content=content,
        sentence=(words.sentence.start, words.sentence.end),
        kind=cue.verb.kind,
        act=cue.verb.act,
        rule=rule,
        target=target,
        negated=cue.negated,
    )


def said_before(words: Words, index: int) -> tuple[Range, ...] | None:
    """Return the words before a trailing cue whose group begins at `index`, when a quotation or a comma closes them."""
    mark = index - 1
    if mark < 1:
        return None
    quotation = quotation_at(words, mark)
    if quotation is None and words.low(mark) == ",":
        quotation = quotation_at(words, mark - 1)
    if quotation is not None:
        inside_longer = first_unquoted_clause(words, quotation.start)
        return (
            ((quotation.start, quotation.end),)
            if inside_longer is None
            else (inside_longer_span(words, inside_longer, quotation.end),)
        )
    if words.low(mark) != ",":
        return None
    first = opening(words, mark)
    return (words.span(first, mark),) if mark - first >= 3 else None


def first_unquoted_clause(words: Words, start: int) -> int | None:
    """Return the first word of the clause that a quotation only ends (`It would "look at it", he said`), or nothing."""
    index = words.index_of(start)
    if index <= 1 or words.low(index - 1) in ",:;.—–-" or words.quoted[index - 1]:
        return None
    first = opening(words, index)
    return first if index - first >= 2 else None


def inside_longer_span(words: Words, first: int, end: int) -> Range:
    """Return the offsets from a word to an offset."""
    return words.tokens[first].start, end


def opening(words: Words, index: int) -> int:
    """Return the first word of the clauses before `index`: the sentence's first, past `But` and the like."""
    first = 0
    while first < index and (
        words.low(first) in ("but", "and", "yet", "or") or (words.mark(first) and not words.quoted[first])
    ):
        first += 1
    return first


def inverted(words: Words, cue: Cue) -> Attribution | None:
    """`"...," said SOURCE` and `..., warned SOURCE.`"""
    if (
        cue.reading != FINITE
        or cue.group != cue.first
        or ("quote" not in cue.verb.takes and "that" not in cue.verb.takes)
    ):
        return None
    before = cue.first - 1
    quoted = before >= 0 and (
        words.quoted[before] or (words.low(before) == "," and before > 0 and words.quoted[before - 1])
    )
    if not quoted and words.low(before) != ",":
        return None
    if not quoted and words.group_before(before) is not None and closes_insertion(words, before):
        return None
    last = words.group_after(cue.last)
    if last is None or words.quoted[cue.last] or not words.animate(cue.last, last):
        return None
    if words.is_a(cue.last, "determiners", "pronouns") and words.low(cue.last) == "that":
        return None
    content = said_before(words, cue.first)
    return make(words, cue, "attributions:inverted", (words.span(cue.last, last),), content) if content else None


def closes_insertion(words: Words, comma: int) -> bool:
    """Return whether the comma closes an apposition, so that what stands before it is a subject (`X, the Y, said`)."""
    opened = words.comma_before(comma)
    if opened is None or opened == 0:
        return False
    group = words.group_before(opened)
    return group is not None and (
        group == 0 or words.mark(group - 1) or words.is_a(group - 1, "conjunctions", "clause_openers")
    )


def trailing(words: Words, cue: Cue) -> Attribution | None:
    """`"...," SOURCE said` and `..., SOURCE said.`"""
    if cue.reading != FINITE:
        return None
    first = words.group_before(cue.group)
    if first is None:
        return None
    following = after_cue(words, cue.last)
    ends = (
        following >= len(words) or words.low(following) in (".", ",", ";", "!", "?") or closes_with_occasion(words, cue)
    )
    before_quoted = first > 0 and (words.quoted[first - 1] or (words.low(first - 1) == "," and words.quoted[first - 2]))
    if not ends and not (before_quoted and said_before(words, first) and not words.low(following) == "that"):
        return None
    content = said_before(words, first)
    if content is None:
        return None
    target = addressed(words, cue)
    rest = resumed(words, following)
    return make(words, cue, "attributions:trailing", (words.span(first, cue.group),), (*content, *rest), target=target)


def closes_with_occasion(words: Words, cue: Cue) -> bool:
    """Return whether only an audience and an occasion follow the cue up to the end of the sentence."""
    index = cue.last
    end = words.group_after(index)
    if takes_hearer(words, cue) and end is not None:
        index = after_cue(words, end)
    return index >= len(words) or words.low(index) in (".", ",", ";")


def takes_hearer(words: Words, cue: Cue) -> bool:
    """Return whether the next noun group is the one spoken to (`told reporters that`)."""
    return (
        is_a(cue.verb.lemma, "hearers")
        and cue.last < len(words)
        and not words.mark(cue.last)
        and words.low(cue.last) not in ("that", "to")
        and not words.quoted[cue.last]
    )


def resumed(words: Words, index: int) -> tuple[Range, ...]:
    """Return the second part of a quotation or clause that the attribution interrupts (`"...," he said, "..."`)."""
    if words.low(index) not in (",", ";") or index + 1 >= len(words):
        return ()
    quotation = quotation_at(words, index + 1)
    if quotation and words.index_of(quotation.start) == index + 1:
        return ((quotation.start, quotation.end),)
    goes_on = not words.is_a(index + 1, "chain", "clause_openers") and words.low(index + 1) not in NEW_TURN
    end = end_of_content(words, index + 1, ())
    return (words.span(index + 1, end),) if goes_on and end - index > 3 else ()


def addressed(words: Words, cue: Cue) -> tuple[Range, ...]:
    """Return the noun group right after a verb of telling: the one spoken to."""
    if not takes_hearer(words, cue):
        return ()
    last = words.group_after(cue.last)
    return (words.span(cue.last, last),) if last is not None else ()


def forward(words: Words, cue: Cue, later: Sequence[Cue], found: Sequence[Attribution]) -> Attribution | None:
    """`SOURCE said (that) ...`, `SOURCE demanded ...`, `..., warning that ...`"""
    source = subject(words, cue, found)
    if source is None:
        return None
    target: tuple[Range, ...] = ()
    index = cue.last
    if takes_hearer(words, cue):
        target = addressed(words, cue)
        past = words.index_of(target[0][1]) if target else index
        if words.low(past) != "to" or "to" not in cue.verb.takes:
            index = past
    start = after_cue(words, index)
    complement = complement_of(words, cue, index, start, later)
    if complement is None:
        return None
    first, cue_last, rule = complement
    last = end_of_content(words, first, later)
    if last - first < SHORTEST_CONTENT:
        return None
    content = widened(words, first, last)
    antecedent = said_of(words, cue, found)
    if antecedent:
        content, rule = (*antecedent, *content), "relative"
    return make(words, cue, f"attributions:{rule}", source, content, cue_last=cue_last, target=target)


def said_of(words: Words, cue: Cue, found: Sequence[Attribution]) -> tuple[Range, ...]:
    """Return the words that a relative clause judges: what was said right before `, which SOURCE dismissed`."""
    first = words.group_before(cue.group)
    if first is None or words.low(first - 1) != "which" or not found:
        return ()
    comma = words.tokens[first - 2].start if first >= 2 else 0
    return found[-1].content if found[-1].content and found[-1].content[-1][1] == comma else ()


def subject(words: Words, cue: Cue, found: Sequence[Attribution]) -> tuple[Range, ...] | None:
    """Return who the verb's subject is: the group before it, or the one of the verb before that it is joined to."""
    before = cue.group - 1
    joined = words.low(before) in ("and", "but", "or", "then")
    if cue.reading == PARTICIPLE:
        absolute = next((at for at in range(before, max(before - 8, -1), -1) if words.low(at) == "with"), None)
        if absolute is not None and absolute < before and not any(words.mark(at) for at in range(absolute, before + 1)):
            return (words.span(absolute + 1, cue.group),)
    if cue.reading == PARTICIPLE and (words.mark(before) or words.low(before) in ("before", "after", "while", "by")):
        return main_subject(words, before, found)
    if joined or before < 0:
        return main_subject(words, before, found) if before > 0 else None
    first = words.group_before(cue.group)
    if first is None:
        return None
    if words.low(first) in ("who", "which", "that") and cue.group - first == 1:
        return (words.span(first, cue.group),)
    return (words.span(first, cue.group),)


def main_subject(words: Words, before: int, found: Sequence[Attribution]) -> tuple[Range, ...] | None:
    """Return the subject that a joined verb or a participle shares: of the attribution before, or of the sentence."""
    if found and found[-1].source and found[-1].source[0][1] <= words.tokens[max(before, 0)].start:
        return found[-1].source
    first = opening(words, before)
    if first < before and (words.is_a(first, "prepositions", "clause_openers") or first in words.dated):
        comma = next((index for index in range(first, before) if words.low(index) == ","), None)
        if comma is None:
            return named_subject(words, first, before)
        first = comma + 1
    last = words.group_after(first) if first < before else None
    return (words.span(first, last),) if last is not None and last <= before + 1 else None


def named_subject(words: Words, first: int, before: int) -> tuple[Range, ...] | None:
    """Return the first person named before word `before` who stands where a subject does, with title and all."""
    for index in range(first, before):
        name = words.name_at.get(index)
        ends = name is not None and words.name_at.get(index + 1) != name
        if name is not None and name.kind == "person" and ends and not words.mark(index + 1):
            start = words.group_before(index + 1)
            own = words.index_of(name.start)
            return (words.span(own if start is None else max(start, own - 5), index + 1),)
    return None


def complement_of(
    words: Words, cue: Cue, index: int, start: int, later: Sequence[Cue]
) -> tuple[int, int | None, str] | None:
    """Return where what is said begins, where the cue ends, and by which rule; nothing when the verb has no content."""
    takes = cue.verb.takes
    low = words.low(start)
    if start >= len(words):
        return None
    if low == "that" and "that" in takes:
        return start, None, "that"
    if low in (":", ",") and start + 1 < len(words) and words.quoted[start + 1] and "quote" in takes:
        return start + 1, None, "quote"
    if words.quoted[start] and ("quote" in takes or "that" in takes):
        return start, None, "quote"
    if words.low(index) == "to" and ("to" in takes):
        return index, None, "to"
    if "to" in takes and asks_somebody(words, index):
        return index, None, "somebody-to"
    if words.low(index) in ("whether", "how", "why", "what", "if") and ("wh" in takes or "that" in takes):
        return index, None, "wh"
    if words.mark(index) or (cue.verb.weak and "np" not in takes):
        return None
    if "that" in takes and not cue.verb.weak and clause_follows(words, start, later):
        return start, None, "clause"
    if "np" in takes or "gerund" in takes:
        return index, None, "object"
    return None


def asks_somebody(words: Words, index: int) -> bool:
    """Return whether somebody is named and then what they are to do (`called on both sides to`)."""
    last = words.group_after(index)
    return last is not None and words.low(last) == "to"


def clause_follows(words: Words, start: int, later: Sequence[Cue]) -> bool:
    """Return whether a subject and a verb follow: a clause without its `that`."""
    for index in range(start, min(start + LONGEST_SUBJECT, len(words))):
        if words.is_a(index, "auxiliaries") or words.low(index).endswith("ed"):
            return index > start
        if words.mark(index) and not words.quoted[index] and words.low(index) not in ("’s", "'s", ","):
            return False
    return words.is_a(start, "pronouns", "determiners") or start in words.name_at


def passive(words: Words, cue: Cue) -> Attribution | None:
    """`... was rejected by SOURCE`, and `is expected to ...`, `was told that ...`, whose source nobody names."""
    if words.low(cue.last) == "by":
        last = words.group_after(cue.last + 1)
        first = words.group_before(cue.group)
        if last is None or first is None:
            return None
        source = (words.span(cue.last + 1, last),)
        return make(
            words, cue, "attributions:passive-by", source, (words.span(first, cue.group),), cue_last=cue.last + 1
        )
    return None


def according_to(words: Words) -> Iterator[Attribution]:
    """`According to SOURCE, ...` and `..., according to SOURCE.`"""
    for index in range(len(words) - 2):
        if words.low(index) != "according" or words.low(index + 1) != "to" or words.quoted[index]:
            continue
        last = words.group_after(index + 2)
        if last is None:
            continue
        content = around(words, index, last)
        if content:
            yield Attribution(
                source=(words.span(index + 2, last),),
                cue=(words.span(index, index + 2),),
                content=content,
                sentence=(words.sentence.start, words.sentence.end),
                kind="speech",
                act="inform",
                rule="attributions:according-to",
            )


def around(words: Words, index: int, last: int) -> tuple[Range, ...]:
    """Return the words said around `according to SOURCE`: what follows when it opens the sentence, else what precedes."""
    if index <= 1:
        first = last + 1 if words.low(last) == "," else last
        end = end_of_content(words, first, ())
        return widened(words, first, end) if end - first > 1 else ()
    first = opening(words, index)
    end = index - 1 if words.low(index - 1) == "," else index
    return (words.span(first, end),) if end - first > 1 else ()
