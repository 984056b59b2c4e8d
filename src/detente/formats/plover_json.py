"""Events in the JSON of PLOVER, the ontology of political events of the Open Event Data Alliance.

The fields are those of PLOVER's Gold Standard Records (github.com/openeventdata/PLOVER, version 0.5b1):

=============  ====================================================================================================
`id`           the id of the fact
`date`         the first day it may have happened; `dateInfo` says how much of that the report says
`source`       the actor: `actorText` (usual name), `code` (ISO 3166-1 alpha-3; IGO for alliances and organisations;
               empty for others), `sector` (GOV for a state), and its slug as `id`
`target`       the other side, likewise; empty when there is none
`event`        the event type: AGREE, CONSULT, ... ASSAULT
`eventText`    the words that name the event
`mode`         empty: modes are not coded
`context`      empty: contexts are not coded
`text`         the sentences it stands in
`textInfo`     where those words stand: id of the report, offsets, title, address
`language`     of the report; `publication` its outlet
`coder`        Détente; `comment` is empty
=============  ====================================================================================================

Not PLOVER's, and passed over by its readers: `dateInfo`, `placeText`, `magnitude`, `status`, `claimedBy`, `rule`.
There is no `dateCoded`: the same record gives the same file. Only what is done or under way is an event for PLOVER;
what is planned, threatened, denied or supposed is written with `every=True`, and says so in `status`.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from detente.formats.countries import codes
from detente.record import Event, EventStatus, Evidence, PartialDate, Party, Plover, Record, Report, Statement

Json = dict[str, Any]

HAPPENED = frozenset({EventStatus.DONE, EventStatus.UNDER_WAY})
BETWEEN_STATES = frozenset({"alliance", "organisation", "union"})


def plover_json(record: Record, *, every: bool = False, statements: bool = False) -> str:
    """Return events as a JSON list of PLOVER records.

    Args:
        record: The events, and the reports and parties that they name.
        every: Also what is planned, threatened, denied or only supposed.
        statements: Also what is done by speaking: demands are REQUEST, refusals REJECT, and so on.
    """
    reports = {report.id: report for report in record.reports}
    parties = {party.id: party for party in record.parties}
    found = [event(one, reports, parties) for one in record.events if every or one.status in HAPPENED]
    if statements:
        found += [spoken(one, one.plover, reports, parties) for one in record.statements if one.plover]
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def event(one: Event, reports: Mapping[str, Report], parties: Mapping[str, Party]) -> Json:
    """Return the PLOVER record of an event."""
    size = one.magnitude
    return base(one.id, one.evidence, one.date, reports) | {
        "source": actors([one.actor], parties),
        "target": actors([one.target], parties),
        "event": one.plover.value,
        "eventText": one.words((one.span,)),
        "placeText": one.place,
        "magnitude": {"value": size.value, "unit": size.unit, "approximate": size.approximate} if size else None,
        "status": one.status.value,
        "claimedBy": one.claimed_by,
        "rule": one.rule,
    }


def spoken(one: Statement, kind: Plover, reports: Mapping[str, Report], parties: Mapping[str, Party]) -> Json:
    """Return the PLOVER record of a statement, which is done by being said."""
    return base(one.id, one.evidence, one.date, reports) | {
        "source": actors([one.speaker.party], parties),
        "target": actors([one.target], parties),
        "event": kind.value,
        "eventText": one.words(one.content),
        "placeText": None,
        "magnitude": None,
        "status": "denied" if one.negated else EventStatus.DONE.value,
        "claimedBy": None,
        "rule": one.rule,
    }


def base(name: str, evidence: tuple[Evidence, ...], day: PartialDate | None, reports: Mapping[str, Report]) -> Json:
    """Return what every record has: its id, its date, its words and the report they stand in."""
    report = reports.get(evidence[0].report)
    known = day or (report.published if report else None)
    return {
        "id": name,
        "date": known.first.isoformat() if known else "",
        "dateInfo": date_info(known, reported=day is None),
        "mode": "",
        "context": "",
        "text": " ".join(words.text for words in evidence),
        "textInfo": {
            "report": evidence[0].report,
            "spans": [[words.start, words.end] for words in evidence],
            "title": report.title if report else None,
            "url": report.url if report else None,
        },
        "language": (report.language if report else None) or "",
        "publication": (report.outlet if report else None) or "",
        "coder": "Détente",
        "comment": "",
    }


def date_info(day: PartialDate | None, *, reported: bool) -> Json | None:
    """Return how much the report says of the date; `reported` tells that it is only that of the report."""
    if day is None:
        return None
    return {
        "value": day.value,
        "precision": day.precision.value,
        "first": day.first.isoformat(),
        "last": day.last.isoformat(),
        "text": day.text,
        "ofReport": reported,
    }


def actors(slugs: Iterable[str | None], parties: Mapping[str, Party]) -> list[Json]:
    """Return parties as PLOVER's actors."""
    return [actor(slug, parties.get(slug)) for slug in slugs if slug]


def actor(slug: str, party: Party | None) -> Json:
    """Return a party as one of PLOVER's actors."""
    kind = party.kind if party else "state" if slug in codes() else ""
    code = codes().get(slug, "") or ("IGO" if kind in BETWEEN_STATES else "")
    return {
        "actorText": party.name if party else slug,
        "code": code,
        "sector": "GOV" if kind == "state" and code else "",
        "id": slug,
    }
