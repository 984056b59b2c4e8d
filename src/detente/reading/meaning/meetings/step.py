"""The reading step that finds meetings: every place that names one, put together with those that name the same."""

from dataclasses import replace

from detente.reading.attributions.words import Words
from detente.reading.meaning.meetings.gathering import Gathered, as_meeting
from detente.reading.meaning.meetings.traces import may_name_one, traces
from detente.reading.page import Page
from detente.reading.pipeline import step

REMEMBERED = 60
"""Meetings, the latest named, of which a place in the report may speak again."""


@step(needs=["sentences", "syntax", "names", "dates", "bodies", "parties", "quotations"], adds=["meetings"])
def meetings(page: Page) -> Page:
    """Find every place that names a meeting, and put those together that name the same one."""
    gathered: list[Gathered] = []
    for number, sentence in enumerate(page.sentences):
        if not may_name_one(page, sentence):
            continue
        for trace in traces(page, Words(page, sentence, []), page.syntax.tree(number)):
            same = next((one for one in reversed(gathered[-REMEMBERED:]) if one.takes(trace)), None)
            if same:
                same.traces.append(trace)
            elif trace.anchored:
                gathered.append(Gathered([trace]))
    made = {meeting.id: meeting for meeting in (as_meeting(page, one) for one in gathered)}
    return replace(page, meetings=tuple(made.values()))
