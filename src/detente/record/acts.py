"""What people do by speaking, and the PLOVER event type that stands for each."""

from enum import StrEnum


class Plover(StrEnum):
    """The event types of PLOVER (Open Event Data Alliance), in the codebook's present names."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Act(StrEnum):
    """What a statement does."""

    DEMAND = "demand"
    PROPOSE = "propose"
    OFFER = "offer"
    PROMISE = "promise"
    ACCEPT = "accept"
    CONCEDE = "concede"
    REJECT = "reject"
    REFUSE = "refuse"
    THREATEN = "threaten"
    WARN = "warn"
    ACCUSE = "accuse"
    PRAISE = "praise"
    ASSESS = "assess"
    INFORM = "inform"

    @property
    def plover(self) -> Plover | None:
        """The PLOVER type, or none: PLOVER codes no commentary, and to assess or to inform is no more than that.

        >>> Act.OFFER.plover
        <Plover.AGREE: 'AGREE'>
        >>> Act.INFORM.plover is None
        True
        """
        return PLOVER_OF_ACT.get(self)


PLOVER_OF_ACT = {
    Act.DEMAND: Plover.REQUEST,
    Act.PROPOSE: Plover.REQUEST,
    Act.OFFER: Plover.AGREE,
    Act.PROMISE: Plover.AGREE,
    Act.ACCEPT: Plover.AGREE,
    Act.CONCEDE: Plover.CONCEDE,
    Act.REJECT: Plover.REJECT,
    Act.REFUSE: Plover.REJECT,
    Act.THREATEN: Plover.THREATEN,
    Act.WARN: Plover.THREATEN,
    Act.ACCUSE: Plover.ACCUSE,
    Act.PRAISE: Plover.SUPPORT,
}
