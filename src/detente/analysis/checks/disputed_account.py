"""What one sentence says and the next one has somebody deny."""

import re
from collections.abc import Iterator, Sequence

from detente.analysis.checking import alone
from detente.analysis.doubts import Doubt, named, sentence, short
from detente.analysis.sentences import sentence_at
from detente.record import Draft, Severity

RULE = "disputed_account"
DENIES = re.compile(
    r"\b(?:denie[sd]|disputed?s?|contradict(?:s|ed)|rejects?(?:ed)?|dismiss(?:es|ed))\s+"
    r"(?:(?:it|this|that)(?=[.,;]|$)|(?:the|that|this)\s+(?:claim|account|report|allegation|version|story)s?\b)"
)
UNSAID = re.compile(r"\b(?:neither|nor|not|never|if|would|could|should)\b[^.;]{0,40}$")
"""Words before a denial under which nobody has denied anything."""


NEAR = 2000
"""Characters before a sentence in which the quotation may open that it stands in."""


def disputed_account(drafts: Sequence[Draft]) -> Iterator[Doubt]:
    """Yield sentences that the next sentence of the same report has somebody deny outright."""
    for draft in drafts:
        text = draft.report.text
        for denial in DENIES.finditer(text):
            start, end = sentence_at(draft, denial.start())
            before = len(text[:start].rstrip())
            paragraph = text.rfind("\n", max(start - NEAR, 0), start) + 1
            unsaid = UNSAID.search(text[start : denial.start()])
            if before > paragraph and not unsaid and not quoted(text[max(paragraph, start - NEAR) : denial.start()]):
                yield doubt(draft, sentence_at(draft, before - 1), (start, end))


def quoted(words: str) -> bool:
    """Return whether the end of `words`, which begin a paragraph, lies in a quotation."""
    straight = words.count('"') + words.count("''")
    return words.count("“") > words.count("”") or straight % 2 == 1


def doubt(draft: Draft, said: tuple[int, int], denied: tuple[int, int]) -> Doubt:
    """Return the doubt about a sentence that the next one denies."""
    claim, denial = draft.report.cite(*said), draft.report.cite(*denied)
    return Doubt(
        rule=RULE,
        severity=Severity.MEDIUM,
        about=claim,
        claim=sentence(f"{named(draft)} writes “{short(claim.text)}”"),
        reason=f"goes on: “{short(denial.text)}”",
        settles="A word on the record from somebody who was there, or the papers of the meeting or the decision.",
        evidence=(claim, denial),
    )


DISPUTED_ACCOUNT = alone(RULE, disputed_account)
