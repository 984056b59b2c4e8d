"""Which statements stand in one sentence with an event, a meeting or a deadline."""

from detente.analysis.told_with import ToldWith
from readings import draft

TEXT = (
    "Norway demanded that Iceland sign by March 20. Iceland refused. "
    "Norway and Iceland will meet in Geneva on March 9. Denmark offered to host talks in Oslo on March 12."
)


def test_a_fact_is_told_with_the_statements_of_its_sentence_alone():
    read = draft(TEXT)
    together = ToldWith(read.statements)
    (owed,) = read.deadlines
    assert together.names(owed) == ("act:demand",)
    told = {one.place: together.names(one) for one in read.meetings}
    assert told == {"Geneva": (), "Oslo": ("act:offer", "issue:talks")}


def test_statements_of_other_reports_do_not_count():
    read, other = draft(TEXT), draft(f"Elsewhere. {TEXT}")
    assert ToldWith(other.statements).names(read.deadlines[0]) == ()
