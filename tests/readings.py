"""Short texts read for a test: what was found in them, as plain values to compare."""

from detente.reading import read
from detente.record import PartialDate, Report

TUESDAY = "2031-03-04"


def draft(text, *, published=TUESDAY, codebook=None, outlet=None):
    """Return what is read from a text that appeared on a Tuesday."""
    day = PartialDate(value=published) if published else None
    return read(Report(text=text, published=day, outlet=outlet), codebook)


def words(text, spans):
    """Return the words at some spans, joined by an ellipsis."""
    return " ... ".join(text[start:end] for start, end in spans)


def who(statement):
    """Return the speaker: the person, else the party, else the words of the report in lower case."""
    speaker = statement.speaker
    return speaker.person or speaker.party or (speaker.name and speaker.name.lower())


def said(text, **more):
    """Return who, cue, what is said, and the rule of attribution, for each statement in order."""
    return [
        (who(one), words(text, one.cue), words(text, one.content), one.rule.split()[0].removeprefix("attributions:"))
        for one in draft(text, **more).statements
    ]


def only(entries):
    """Return the one entry there is."""
    (entry,) = entries
    return entry


def statement(text, **more):
    """Return the one statement of a text."""
    return only(draft(text, **more).statements)
