"""The answers to the last two questions in plain words: what can hold, and what it would take."""

from collections.abc import Iterator

from detente.analysis.outlook import Apart, Carrier, Deal, Decisive, Obstacle, Outcome, Unheld
from detente.brief.lines import Piece
from detente.brief.outcomes.concepts import plain
from detente.brief.outcomes.lines import capital, counted, listed, percent
from detente.brief.outlook.words import Words, joined, pieces, spaced

Sentence = tuple[Piece, ...]
MOST_ENDS = 3


def what_holds(words: Words) -> Iterator[Sentence]:
    """Yield in plain words what can hold."""
    yield today(words)
    yield from drift(words)
    yield from others(words)
    yield from kept_apart(words)


def kept_apart(words: Words) -> Iterator[Sentence]:
    """Yield which demands are not brought about together, and what today's deadlock rests on."""
    for one in words.worked.apart[:1]:
        yield both(words, one)
        yield from deadlock(words, one)


def deadlock(words: Words, one: Apart) -> Iterator[Sentence]:
    """Yield which wishes stand against two demands, and how sure they are."""
    told: dict[tuple[int, int], Sentence] = {}
    for each in words.worked.obstacles:
        if each.statement is not None and each.demand in (one.first, one.second):
            stands = (*words.wanted_by(each.dm, each.statement), *words.certainty(each.dm, each.statement))
            told.setdefault((each.dm, each.statement), stands)
    if told:
        row = [(*pieces("; " if number else ""), *some) for number, some in enumerate(told.values())]
        yield (*pieces("Today’s deadlock rests on this: "), *(piece for some in row for piece in some), Piece("."))


def today(words: Words) -> Sentence:
    """Return whether things can stay as they are: as it is taken to be, and how sure that is."""
    worked = words.worked
    if worked.today is None:
        return pieces("The reports do not say how things stand today, so it is not told how any outcome is reached.")
    here = worked.outcome(worked.today)
    stays, leaves = stays_for(words, here), left_by(words)
    if here.share is None:
        can, told = ("can last: ", stays) if here.holds else ("does not last: ", leaves)
        return pieces(
            "By what the reports say of what each side wants, today’s state (",
            words.outcome(here.state),
            f") {can}{told}.",
        )
    open_ = words.verdict(here) == "open"
    lasts = "Whether today’s state (" if open_ else "Today’s state ("
    verdict = ") can last is open: it does " if open_ else ") lasts "
    return pieces(
        lasts, words.outcome(here.state), f"{verdict}{words.sure(here.share)} of the preferences that the reports "
        f"admit. Each wish taken as {words.taken_as}, {stays if here.holds else leaves}.",
    )  # fmt: skip


def stays_for(words: Words, here: Outcome) -> str:
    """Return why nobody leaves today's state."""
    return plain(here.concepts[0]) if here.concepts else ""


def left_by(words: Words) -> str:
    """Return who would leave today's state."""
    worked = words.worked
    assert worked.today is not None
    told = [f"{words.who(one.dm)} would leave it {words.by(worked.today, one.target)}" for one in worked.leaving]
    return f"{listed(told)}, and nothing that the others would gain from doing then makes it a loss"


def drift(words: Words) -> Iterator[Sentence]:
    """Yield where things go when nobody gives way."""
    worked = words.worked
    if worked.today is None or not worked.ends:
        return
    sure = f"{words.sure(worked.ends_share)} of these preferences" if worked.ends_share else ""
    if worked.ends == ((worked.today,),):
        yield pieces(
            "Nobody gains by a step from there, so that without somebody giving way things stay as they are"
            f"{sure and ', '}{sure}."
        )
        return
    told: list[Piece] = []
    for number, group in enumerate(worked.ends[:MOST_ENDS]):
        told += [Piece(" or ")] if number else []
        if len(group) == 1:
            told += [words.outcome(group[0]), *(named(words, group[0]) if len(worked.ends) == 1 else ())]
        else:
            told.append(Piece(f"going round for ever among {counted(len(group), 'outcome')}"))
    if len(worked.ends) > MOST_ENDS:
        told.append(Piece(f" or {counted(len(worked.ends) - MOST_ENDS, 'other end', 'other ends')}"))
    lead = "When nobody gives way, and each takes only steps that it gains by, this leads to "
    yield (*pieces(lead), *told, Piece(f"{f'; it does {sure}' if sure else words.unasked}."))


def named(words: Words, state: int) -> tuple[Piece, ...]:
    """Return what is new in an outcome, in brackets."""
    if words.worked.today is None or state == words.worked.today:
        return ()
    taken, dropped = words.changed(words.worked.today, state)
    told = [listed(taken)] if taken else []
    told += [f"no longer {listed(dropped)}"] if dropped else []
    return pieces(f" ({'; '.join(told)})") if told else ()


def others(words: Words) -> Iterator[Sentence]:
    """Yield which other outcomes hold once they are reached."""
    worked = words.worked
    ends = {state for group in worked.ends for state in group} if worked.today is not None else set()
    rest = [one for one in worked.outcomes if one.holds and one.state not in ends and one.state != worked.today]
    count = len(rest) + worked.more
    other = "other " if worked.today is not None else ""
    said = "" if worked.today is None or not worked.model.file.uncertain else f", each wish taken as {words.taken_as}"
    it, told = ("it", f"One {other}outcome") if count == 1 else ("them", f"{count:,} {other}outcomes")
    willing = [words.outcome(one.state) for one in rest if one.willing is not None]
    if not count:
        yield pieces(f"No {other}outcome was found that would hold.")
    elif worked.today is None:
        lead = f"{told} would hold once reached{', such as ' if worked.more else ': '}"
        yield (*pieces(lead), *joined([words.outcome(one.state) for one in rest]), Piece("."))
    elif willing:
        lead = f"{told} would hold once reached{said}; steps that each mover gains by lead to "
        yield (*pieces(lead), *(pieces("it") if count == 1 else joined(willing)), Piece("."))
    else:
        yield pieces(
            f"{told} would hold once reached{said}, but somebody would have to take a step towards {it} that it does "
            "not gain by."
        )  # fmt: skip


def both(words: Words, one: Apart) -> Sentence:
    """Return that two demands are not brought about together."""
    first, second = (words.worked.demands[number] for number in (one.first, one.second))
    asked = [words.asked(each) for each in (first, second)]
    sure = f", {words.sure(one.share)} of the preferences that the reports admit" if one.share is not None else ""
    sure = sure or words.unasked
    end = f"is reached by improvements alone{sure}"
    if not one.possible:
        end = "is possible at all"
    elif not one.by_moves:
        end = "can be reached from today by any moves"
    return pieces(
        "No outcome with both ", asked[0], f" (which {words.does(first.dm, 'asks')} for) and ", asked[1],
        f" (which {words.does(second.dm, 'asks')} for) {end}.",
    )  # fmt: skip


def what_it_takes(words: Words) -> Iterator[Sentence]:
    """Yield in plain words what it would take."""
    deal = words.worked.deal
    if deal is None:
        yield pieces("By the reports no side asks the others for anything that is not there, so no deal is looked for.")
    else:
        yield from of_deal(words, deal)
    if words.worked.decisive is not None:
        yield decisive(words, words.worked.decisive)


def of_deal(words: Words, deal: Deal) -> Iterator[Sentence]:
    """Yield whether the deal holds, who likes it, and who would have to begin."""
    one = deal.outcome
    met = joined([words.asked(words.worked.demands[number]) for number in distinct(words, deal.met)])
    yield (*pieces(giving(words, deal)), *met, *pieces(") is ", words.outcome(one.state), "."))
    gone = [f"{words.who(each.dm)} would leave it {words.by(one.state, each.target)}" for each in deal.leaving]
    why = plain(one.concepts[0]) if one.holds else listed(gone)
    if one.share is None:
        yield pieces(f"Once there it would {'' if one.holds else 'not '}hold: {why}.")
    elif words.verdict(one) == "open":
        yield pieces(
            f"Whether it would hold once it is there is open: it does {words.sure(one.share)} of the preferences that "
            f"the reports admit. Each wish taken as {words.taken_as}, {why}."
        )
    else:
        yield pieces(f"It holds {words.sure(one.share)} of the preferences that the reports admit: {why}.")
    if not one.holds:
        yield from smallest(words, deal)
    yield from beginning(words, deal)
    if words.worked.today is not None:
        yield liking(words, deal)


def giving(words: Words, deal: Deal) -> str:
    """Return what the deal is, up to the bracket that holds what it gives."""
    if deal.unmet:
        return "The outcome that gives as much as can be had together of what the sides ask for first ("
    if len(distinct(words, deal.met)) == 1:
        asking = [words.worked.demands[number].dm for number in deal.met]
        verb = "asks" if len(asking) == 1 and not words.several(asking[0]) else "ask"
        only = "Only one thing is asked for that is not there. "
        return f"{only}The outcome that gives what {words.whose(asking)} {verb} for ("
    return "A deal that gives what each side asks for first ("


def distinct(words: Words, demands: tuple[int, ...]) -> list[int]:
    """Return demands without those that ask for the same."""
    found = {words.worked.demands[number].states.tobytes(): number for number in reversed(demands)}
    return sorted(found.values())


def smallest(words: Words, deal: Deal) -> Iterator[Sentence]:
    """Yield the smallest changes after which a deal holds."""
    found = deal.changes
    if found is None:
        return
    if found.changes is None:
        no = "No change of what they want would make it hold." if found.impossible else (
            f"No change of what they want was found that would make it hold; at least {found.at_least} would be needed."
        )  # fmt: skip
        yield pieces(no)
        return
    least = (
        "At the least" if found.exact else f"At most {counted(len(found.changes), 'change')} of what they want would do"
    )
    yield pieces(f"{least}: it would hold if {words.change(found.changes)}.")


def beginning(words: Words, deal: Deal) -> Iterator[Sentence]:
    """Yield how the deal is reached from today, and who would have to begin."""
    one = deal.outcome
    if words.worked.today is None or one.state == words.worked.today:
        return
    if one.path is None:
        yield pieces("No moves lead there from today.")
    elif one.willing is not None:
        yield pieces(f"Steps that each mover gains by lead there; {words.whose(one.first, last='or')} can begin.")
    else:
        yield pieces(
            "It is not reached by steps that each mover gains by: somebody would have to give way first, or both sides "
            "would have to move at once."
        )


def liking(words: Words, deal: Deal) -> Sentence:
    """Return who would like the deal better than today, and who less."""
    told = [
        f"{words.whose(some)} would like it {how} than today"
        for some, how in ((deal.better, "better"), (deal.worse, "less"))
        if some
    ]
    return pieces(f"{capital(', and '.join(told))}." if told else "Nobody would like it better or less than today.")


def decisive(words: Words, one: Decisive) -> Sentence:
    """Return what decides most, and what changes if it is wrong."""
    wrong = "if the opposite is so" if one.opposite else f"if that does not matter to {words.it(one.dm)}"
    changes: list[tuple[Piece, ...]] = []
    for states, does in ((one.lost, "would no longer hold"), (one.gained, "would hold")):
        if states:
            shown = [words.outcome(state) for state in sorted(states, key=lambda state: words.outcome(state).text)]
            changes.append((*joined(shown), Piece(f" {does}")))
    if (
        one.ends != words.worked.ends
        and words.worked.today is not None
        and len(one.ends) == 1
        and len(one.ends[0]) == 1
    ):
        to = one.ends[0][0]
        where = (
            pieces("things would stay as they are")
            if to == words.worked.today
            else pieces("things would come to ", words.outcome(to))
        )
        changes.append(where)
    told = tuple(piece for number, some in enumerate(changes) for piece in ((Piece("; "),) if number else ()) + some)
    answer = (
        (*pieces(f": {wrong}, "), *told, Piece("."))
        if told
        else pieces(f", and {wrong} the outcomes told here are the same.")
    )
    settles = f" (it settles {spaced(percent(one.importance))} of what is open)"
    begin = "The one assumption that decides most is whether "
    rests = words.said_in(one.dm, one.statement)
    wrong_too = ": if that is wrong, the answer changes" if told else ""
    none = pieces(" No sentence of the reports is named for it.")
    source = (*pieces(" It rests on "), *rests, Piece(f"{wrong_too}.")) if rests else none
    return (*pieces(begin, *words.wanted_by(one.dm, one.statement), settles), *answer, *source)


def obstacle(words: Words, one: Obstacle) -> Sentence:
    """Return why somebody does not do its part of what is demanded."""
    if one.statement is None:
        return pieces(
            f"{words.who(one.dm)} would have to do something that leaves {words.it(one.dm)} worse off than today."
        )
    place = (" (", words.place(one.dm, one.statement), f" of what matters to {words.it(one.dm)})")
    if words.is_open(one.dm, one.statement):
        return pieces(
            "The reports do not settle whether ", *words.wanted_by(one.dm, one.statement), *place,
            f"; if so, {words.it(one.dm)} would have to drop that.",
        )  # fmt: skip
    return pieces(*words.wanted_by(one.dm, one.statement), *place, ", and would have to drop that.")


def unheld(words: Words, one: Unheld) -> Iterator[Sentence]:
    """Yield why an outcome that somebody demands does not hold, and what would make it."""
    for each in one.leaving:
        where = pieces(", for ", words.outcome(each.target)) if each.target in words.letters else ()
        yield (*pieces(f"{words.who(each.dm)} would leave it {words.by(one.state, each.target)}"), *where, Piece("."))
    if one.changes is not None and one.changes.changes:
        most = "" if one.changes.exact else "for one "
        yield pieces(f"It would hold {most}if {words.change(one.changes.changes)}.")
    elif one.changes is not None and one.changes.impossible:
        yield pieces("No change of what they want would make it hold.")
    first = {each.option: each for each in reversed(one.options)}
    told = [
        option(words, each.kind, each.by, each.option)
        for _, each in sorted(first.items(), key=lambda item: item[0] or 0)
    ]
    if told:
        yield pieces(f"So it would if {listed(told[:3], last='or')}.")


def option(words: Words, kind: str, by: int, number: int | None) -> str:
    """Return one option made different, in words that fit after `if`."""
    label = f"“{words.said[words.model.file.options[number or 0].id]}”"
    does = {"removed": "could not do", "take only": "could not go back on", "drop only": "could not begin with"}[kind]
    return f"{words.who(by)} {does} {label}"


def carrier(words: Words, one: Carrier) -> Sentence:
    """Return whose answer carries an outcome."""
    told = words.doing(one.taken, one.dropped)
    threat, promise = "That threat", "That promise, which could be taken back,"
    kind = threat if not one.dropped else promise if not one.taken else "That answer"
    return pieces(
        words.outcome(one.state), f": {words.who(one.dm)} would gain {words.by(one.state, one.target)}, but then "
        f"{words.who(one.by)} would answer by {told}. {kind} is what keeps it there.",
    )  # fmt: skip
