"""What analysts judged differently, in a plain sentence each."""

from collections.abc import Iterator, Sequence

from detente.analysis.disputes import Dispute
from detente.brief.lines import Piece
from detente.brief.names import Names, listed
from detente.brief.places import Places
from detente.brief.wording import capital, clipped, tidy

MOST = 3
"""So many are told; how many more there are is said."""
LONGEST = 120
FIELDS = {"red_line": "red line", "plover": "kind of event"}
"""Fields whose names are no words."""


def disputed(found: Sequence[Dispute], names: Names, places: Places) -> Iterator[tuple[Piece, ...]]:
    """Yield what analysts do not agree on, each leading to its words as far as they are on the page."""
    for one in found[:MOST]:
        yield told(one, names, places)
    if len(found) > MOST:
        more = len(found) - MOST
        yield (Piece(f"On {more} more {'thing' if more == 1 else 'things'} judgements contradict each other."),)


def told(one: Dispute, names: Names, places: Places) -> tuple[Piece, ...]:
    """Return one thing that is judged differently, and whose word counts."""
    last = one.views[-1][0]
    counts = f". Here counts what was judged last, by {tidy(last)}."
    if not one.words:
        says = listed([f"{tidy(who)} says that it {stance}" for who, stance in one.views])
        on = f" on {names.issue(one.about)}" if one.about != "-" else ""
        wants = f"what {capital(names.party(one.subject))} wants{on}"
        return (Piece(f"Judgements contradict each other on {wants}: {says}{counts}"),)
    quoted = Piece(f"“{clipped(tidy(one.words), LONGEST)}”", next(iter(places.of(one.subject)), None))
    if not one.about:
        says = listed([f"{tidy(who)} calls it {said}" for who, said in one.views])
    else:
        field = FIELDS.get(one.about, one.about)
        says = listed([f"by {tidy(who)} the {field} is “{tidy(said)}”" for who, said in one.views])
    return (Piece("Judgements contradict each other on "), quoted, Piece(f": {says}{counts}"))
