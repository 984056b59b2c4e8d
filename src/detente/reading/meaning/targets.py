"""To whom a statement is addressed, or whom it asks to act."""

import re
from dataclasses import replace

from detente.reading.knowledge import knowledge
from detente.reading.meaning.conditions import conditions_in
from detente.reading.page import Name, Page, within
from detente.reading.pipeline import step
from detente.record import Act, Statement

ASKED = re.compile(r"(?: \w+){0,2},? (?:should|must|to|has to|needs to|had to|have to|ought to|is to|are to)\b")
"""What follows the name of one who is asked to act."""
ANSWERED = re.compile(r"['’]s? (?:\w+ )?(\w+)\b")
"""What follows the name of one whose words are answered (`Russia's security demands`)."""
IS_SUBJECT = re.compile(r" (?:would|will|had|has|have|was|were|is|are|could|can|may|might|did|does)\b")
"""What follows the name of one of whom something is said, and who is not addressed."""
OWNER = re.compile(r"['’]s?\b| [A-Z]")
"""What follows a name that only says whose something is."""
ASKS = frozenset({Act.DEMAND, Act.PROPOSE})
ADDRESSED = frozenset(
    {Act.THREATEN, Act.WARN, Act.ACCUSE, Act.REJECT, Act.REFUSE, Act.PROMISE, Act.OFFER, Act.ACCEPT, Act.PRAISE}
)


@step(needs=["statements", "names"], adds=["statements"])
def targets(page: Page) -> Page:
    """Give every statement without one the party it is addressed to or asks to act."""
    aimed = (
        statement if statement.target else statement.model_copy(update={"target": target_of(page, statement)})
        for statement in page.statements
    )
    return replace(page, statements=tuple(aimed))


def target_of(page: Page, statement: Statement) -> str | None:
    """Return the party in what is said that is asked to act, or else the first that is not the speaker's own."""
    if statement.act not in ASKS | ADDRESSED:
        return None
    own = statement.speaker.party
    conditions = [one.span for span in statement.content for one in conditions_in(page.text, span)]
    named = [
        name
        for span in statement.content
        for name in within(page.names, *span)
        if name.party and name.kind in ("party", "person") and not one_side(page, name.party, own)
        if not any(start <= name.start < end for start, end in conditions)
    ]
    asked = (name.party for name in named if statement.act in ASKS and ASKED.match(page.text, name.end))
    subject_too = statement.act in (Act.WARN, Act.THREATEN) and statement.speaker.party is not None
    addressed = (
        name.party
        for name in named
        if stands_for_itself(page, name) and (subject_too or not IS_SUBJECT.match(page.text, name.end))
    )
    return next(asked, None) or next(addressed, None)


def one_side(page: Page, party: str, own: str | None) -> bool:
    """Return whether a party is the speaker's own, or a coalition that it is a member of."""
    naming = page.parties.get(party)
    return party == own or (naming is not None and own in naming.members)


def stands_for_itself(page: Page, name: Name) -> bool:
    """Return whether a name means a party, and does not only say whose something is: save whose words are answered."""
    answered = ANSWERED.match(page.text, name.end)
    if answered and answered.group(1).lower() in knowledge().nouns:
        return True
    return name.form != "demonym" and not OWNER.match(page.text, name.end)
