"""The tables of a case: `statements`, `positions`, `timeline`, `deadlines`, `who`, `check`, `judgements`, `search`."""

from typing import Annotated

from cyclopts import Parameter

from detente.cli.app import ALL_READ, app
from detente.cli.cases import CaseFolder, opened
from detente.cli.options import Database
from detente.cli.showing import (
    AS_USUAL,
    ASKED,
    OF_ALL,
    AsCsv,
    AsJson,
    HowShown,
    PartySlug,
    PersonSlug,
    WhatAbout,
    show,
    table,
)


@app.command
def statements(
    case: CaseFolder,
    /,
    *,
    party: PartySlug = None,
    person: PersonSlug = None,
    about: WhatAbout = OF_ALL,
    database: Database = None,
    shown: HowShown = AS_USUAL,
) -> int:
    """Show who said what, the earliest first."""
    return table("statements", case, database, shown, about, party=party, person=person)


@app.command
def positions(
    case: CaseFolder,
    /,
    *,
    party: PartySlug = None,
    about: WhatAbout = OF_ALL,
    database: Database = None,
    shown: HowShown = AS_USUAL,
) -> int:
    """Show where each party stands on each issue; of an act: what is held by such statements."""
    return table("positions", case, database, shown, about, party=party)


@app.command
def timeline(
    case: CaseFolder,
    /,
    *,
    party: PartySlug = None,
    about: WhatAbout = OF_ALL,
    database: Database = None,
    shown: HowShown = AS_USUAL,
) -> int:
    """Show meetings, events and deadlines by date; of an issue or act: those told in one sentence with it."""
    return table("timeline", case, database, shown, about, party=party)


@app.command
def deadlines(
    case: CaseFolder,
    /,
    *,
    party: PartySlug = None,
    about: WhatAbout = OF_ALL,
    database: Database = None,
    shown: HowShown = AS_USUAL,
) -> int:
    """Show who owes what by when; of an issue or act: those told in one sentence with it."""
    return table("deadlines", case, database, shown, about, party=party)


@app.command
def who(
    case: CaseFolder,
    /,
    *,
    party: Annotated[
        str | None, Parameter(metavar="PARTY", group=ASKED, help="Only those who speak for this party (slug or name).")
    ] = None,
    about: WhatAbout = OF_ALL,
    database: Database = None,
    shown: HowShown = AS_USUAL,
) -> int:
    """Show the people, for whom they speak, and how often: in all, or of what is asked for."""
    return table("who", case, database, shown, about, party=party)


@app.command
def check(case: CaseFolder, /, *, database: Database = None, shown: HowShown = AS_USUAL) -> int:
    """Show what does not add up."""
    return table("check", case, database, shown)


@app.command
def judgements(case: CaseFolder, /, *, database: Database = None, shown: HowShown = AS_USUAL) -> int:
    """Show what was judged, by whom and when, and whether it still stands."""
    return table("judgements", case, database, shown)


@app.command
def search(
    case: CaseFolder,
    words: Annotated[
        str, Parameter(name="WORDS", help='What to look for: troops, "red line", -sanctions for reports without it.')
    ],
    /,
    *more: Annotated[str, Parameter(name="MORE", show=False, allow_leading_hyphen=True)],
    limit: Annotated[int, Parameter(metavar="N", help="How many reports are shown at most.")] = 20,
    database: Database = None,
    json: AsJson = False,
    csv: AsCsv = False,
) -> int:
    """Show the reports in which some words stand, the best first."""
    from detente.errors import UnknownOption
    from detente.workflow.views import search as find

    unknown = next((one for one in more if one.startswith("--")), None)
    if unknown is not None:
        raise UnknownOption(unknown, "--limit, --database, --json or --csv")
    with opened(case, database) as held:
        show(find(held, " ".join((words, *more)), limit=limit), json=json, csv=csv)
    return ALL_READ
