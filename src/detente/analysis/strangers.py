"""Whether a codebook is about the reports that were read with it."""

from collections.abc import Sequence

from detente.record import Codebook, Draft, Record

MOST_NAMED = 3


def strangers(codebook: Codebook | None, parts: Sequence[Draft] | Record) -> str:
    """Return a sentence that says so where a codebook names nobody in the reports; else nothing.

    Args:
        codebook: Who and what a case is about.
        parts: What was read with it.
    """
    if codebook is None:
        return ""
    known = {one.id: one.name for one in codebook.parties} | {one.id: one.name for one in codebook.people}
    drafts = (parts,) if isinstance(parts, Record) else parts
    met = {one.id for draft in drafts for one in draft.parties} | {one.id for draft in drafts for one in draft.people}
    if not known or not drafts or met & known.keys():
        return ""
    names = list(known.values())
    more = len(names) - MOST_NAMED
    listed = ", ".join(names[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
    return (
        f"Nobody whom the codebook names ({listed}) stands in the reports: who takes part was read from the reports "
        "alone, and whose names mean the same party is not known."
    )
