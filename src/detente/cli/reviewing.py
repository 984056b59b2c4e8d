"""The command `review`: one suggestion at a time with its sentence, or a table for a spreadsheet."""

import getpass
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Group, Parameter

from detente.cli.app import ALL_READ, app
from detente.cli.cases import CaseFolder, opened
from detente.cli.options import Database, Flag
from detente.cli.printing import Printer, counted, print_line, printable

if TYPE_CHECKING:
    from detente.record import Judgement, PartialDate
    from detente.workflow.case import Case
    from detente.workflow.review import Suggestion

SHEET = Group("With a spreadsheet", sort_key=2)
KEYS = "[a]ccept  [r]eject  [c]orrect  a[d]d  [s]kip  [u]ndo  [q]uit > "
LAST = "That was the last.  [u]ndo  [q]uit > "
PAIRS = re.compile(r",(?=\s*\w+\s*=)")
AROUND = 160
"""Characters of the report shown on either side of a sentence."""


@app.command
def review(
    case: CaseFolder,
    /,
    *,
    by: Annotated[
        str | None, Parameter(metavar="NAME", help="Who judges; otherwise your name on this machine.")
    ] = None,
    again: Annotated[bool, Flag, Parameter(help="Also what others have judged, and you have not.")] = False,
    export: Annotated[
        Path | None,
        Parameter(
            metavar="FILE", group=SHEET, help="Write the statements that are not judged as CSV, to be filled in."
        ),
    ] = None,
    overwrite: Annotated[
        bool, Flag, Parameter(group=SHEET, help="Let the table that is written replace one that is there already.")
    ] = False,
    import_: Annotated[
        Path | None, Parameter(name="--import", metavar="FILE", group=SHEET, help="Take in a table that was filled in.")
    ] = None,
    agreement: Annotated[
        bool, Flag, Parameter(group=SHEET, help="Show how far the coders agree (Krippendorff's alpha).")
    ] = False,
    database: Database = None,
) -> int:
    """Judge what was read, one suggestion at a time: accept, reject, correct it, or add what was missed.

    Nothing is erased: each judgement can be taken back, and the views show what stands.
    """
    from detente.errors import BadOption, OutputExists
    from detente.workflow.coding import agreement as agreement_of
    from detente.workflow.coding import coding_sheet, take_in
    from detente.workflow.output import check_writable, write_whole
    from detente.workflow.review import suggestions

    if export is not None and import_ is not None:
        raise BadOption("--import", str(import_), "given without --export: one of the two at a time")
    coder = by or own_name()
    with opened(case, database) as held:
        if export is not None:
            check_writable(export, option="--export", example="review.csv")
            if export.exists() and not overwrite:
                raise OutputExists(export, "--export")
            write_whole(export, coding_sheet(held, by=coder if again else None))
            print_line(
                f"The table is in {export}. Write accept or reject under verdict, correct cells, and --import it."
            )
        elif import_ is not None:
            print_line(f"{counted(take_in(held, import_, by=coder), 'new judgement')}.")
        elif agreement:
            for name, (value, units) in agreement_of(held).items():
                print_line(f"{name:10} {'-' if value is None else f'{value:.2f}':>5}  over {counted(units, 'fact')}")
        else:
            one_by_one(held, list(suggestions(held, by=coder if again else None)), coder)
    return ALL_READ


@app.command(name="judge")
def judge_(
    case: CaseFolder,
    verdict: Annotated[
        Literal["accept", "reject", "correct", "merge", "split", "add", "believe", "heard", "withdraw"],
        Parameter(
            name="VERDICT",
            show_choices=False,
            help="accept, reject, correct, merge, split, add, believe, heard or withdraw.",
        ),
    ],
    subject: Annotated[
        str,
        Parameter(
            name="SUBJECT",
            help="Id of a fact or a finding; for merge, split and believe the slug of a party or person; for add the "
            "id of a report; for heard the id or the name of a meeting; for withdraw the id of a judgement.",
        ),
    ],
    /,
    *,
    into: Annotated[
        str | None,
        Parameter(metavar="SLUG", help="For merge: the party or person that the subject is. For split: the other one."),
    ] = None,
    set_: Annotated[
        tuple[str, ...],
        Parameter(
            name="--set",
            negative=(),
            metavar="FIELD=VALUE",
            show_default=False,
            help="For correct, add, believe, heard and split: a field and its value; can be given several times.",
        ),
    ] = (),
    fact: Annotated[
        tuple[str, ...],
        Parameter(
            negative=(),
            metavar="ID",
            show_default=False,
            help="For split: a statement or another fact that is the other's; can be given several times.",
        ),
    ] = (),
    words: Annotated[
        str | None,
        Parameter(metavar="TEXT", help="For add: the words, as they stand there. For heard: what was said."),
    ] = None,
    reason: Annotated[str | None, Parameter(metavar="TEXT", help="Why.")] = None,
    by: Annotated[str | None, Parameter(metavar="NAME", help="Who judges; otherwise your name here.")] = None,
    database: Database = None,
) -> int:
    """Judge one thing in a case.

    Also that two parties or people are one, or that one is two, what a party is believed to want, what you heard in a
    meeting, and what was judged before. Ids stand in what the tables print with --json.
    """
    from detente.workflow.review import judge, place_of

    with opened(case, database) as held:
        changes = {name: value for one in set_ for name, value in pairs(one, apart=False).items()}
        spans = []
        if verdict == "heard" and words is not None:
            changes["words"] = words
        elif words is not None:
            report = held.store.report(subject)
            place = place_of(words, report.text)
            spans, subject = [place] if place else [], report.id
        said = judge(
            held,
            verdict,
            subject,
            by=by or own_name(),
            reason=reason,
            changes=changes,
            into=into,
            spans=spans,
            facts=fact,
        )
    print_line(f"Kept as {said.id}")
    return ALL_READ


def own_name() -> str:
    """Return the name of who sits at this machine.

    Raises:
        BadOption: The system knows none, as in some containers: it has to be told.
    """
    from detente.errors import BadOption

    try:
        return getpass.getuser()
    except (KeyError, OSError) as error:
        raise BadOption("--by", "left out here, where the system knows no name", "the name of who judges") from error


def one_by_one(case: "Case", waiting: "list[Suggestion]", by: str) -> None:
    """Show one suggestion after the other and keep what is said of it, until there is none or it is enough."""
    made: list[tuple[int, Judgement]] = []
    number = 0
    while number < len(waiting) or made:
        if number < len(waiting):
            show(waiting[number], number + 1, len(waiting))
        key = asked(KEYS if number < len(waiting) else LAST)
        if not key or key.startswith("q"):
            break
        if key.startswith("u"):
            number = undone(case, made, by, number)
        elif number < len(waiting):
            said = judgement_on(case, waiting[number], key, by)
            if said is not None:
                made.append((number, said))
            if key[:1] in ("a", "r", "s") or (said is not None and key.startswith("c")):
                number += 1
    print_line(f"{counted(len(made), 'judgement')} kept; {counted(len(waiting) - number, 'suggestion')} left.")


def undone(case: "Case", made: "list[tuple[int, Judgement]]", by: str, number: int) -> int:
    """Take back the last judgement, and return the number of the suggestion that it was made on."""
    from detente.workflow.review import judge

    if not made:
        print_line("There is nothing to take back.")
        return number
    number, last = made.pop()
    judge(case, "withdraw", last.id, by=by)
    return number


def judgement_on(case: "Case", suggestion: "Suggestion", key: str, by: str) -> "Judgement | None":
    """Keep what a key says of a suggestion; nothing when it says nothing, or what it says cannot be."""
    from detente.errors import CaseError
    from detente.workflow.review import judge

    try:
        match key[:1]:
            case "a":
                return judge(case, "accept", suggestion.fact.id, by=by)
            case "r":
                return judge(case, "reject", suggestion.fact.id, by=by, reason=asked("why? > ") or None)
            case "c":
                changes = pairs(asked("field = value, ... > ") or "")
                return judge(case, "correct", suggestion.fact.id, by=by, changes=changes) if changes else None
            case "d":
                return added(case, suggestion, by)
            case "s":
                return None
    except CaseError as error:
        print_line(error.explanation())
        return None
    print_line("Answer with one of these letters.")
    return None


def added(case: "Case", suggestion: "Suggestion", by: str) -> "Judgement | None":
    """Add a statement that was missed in the report: by its words, which must stand there."""
    from detente.workflow.review import judge, place_of

    words = asked("the words that were missed, as they stand there > ")
    if not words:
        return None
    place = place_of(words, suggestion.report.text, near=suggestion.fact.evidence[0].start)
    if place is None:
        print_line("These words do not stand in the report.")
        return None
    changes = pairs(asked("act = demand, party = ..., issue = ... > ") or "")
    return judge(case, "add", suggestion.report.id, by=by, spans=[place], changes=changes)


def pairs(line: str, *, apart: bool = True) -> "dict[str, str | int | float | bool | None]":
    """Return fields and values from a line such as `act = demand, red_line = yes`; not `apart`, from a single one.

    >>> pairs("act = demand, red_line = yes, target =")
    {'act': 'demand', 'red_line': True, 'target': None}
    >>> pairs("speaker = Berg, the minister, act = warn")
    {'speaker': 'Berg, the minister', 'act': 'warn'}
    """
    known: dict[str, str | bool | None] = {"yes": True, "no": False, "": None}
    parts = (part.partition("=") for part in (PAIRS.split(line) if apart else [line]) if "=" in part)
    return {name.strip(): known.get(value.strip(), value.strip()) for name, _, value in parts}


def asked(question: str) -> str | None:
    """Return what is typed, or nothing at the end of the input."""
    print(question, end="", flush=True)
    line = sys.stdin.readline()
    if not line:
        print()
        return None
    return line.strip()


def show(suggestion: "Suggestion", number: int, total: int) -> None:
    """Print a suggestion: what was read, and the sentence with its words marked."""
    from rich.text import Text

    from detente.record import Deadline, Meeting, Statement

    out, report, fact = Printer(), suggestion.report, suggestion.fact
    about = " · ".join(filter(None, (report.outlet, date_of(report.published), report.title)))
    out.print()
    out.print(Text(printable(f"{number} of {total}  {about or report.id[:12]}"), style="dim"))
    if isinstance(fact, Statement):
        spoke = fact.speaker
        who = spoke.name or "nobody named"
        party = f" ({spoke.party})" if spoke.party else ""
        target = f" > {fact.target}" if fact.target else ""
        more = [fact.issue and f"issue {fact.issue}", fact.red_line and "red line", fact.negated and "negated"]
        if fact.condition:
            more.append(f"{fact.condition.kind.value} {fact.condition.text}")
        line = f"{who}{party}: {fact.act.value}{target}"
        detail, spans = ", ".join(str(one) for one in more if one), fact.content
    elif isinstance(fact, Meeting):
        line, spans = f"meeting: {fact.name} ({fact.status.value})", fact.spans
        detail = ", ".join(filter(None, (date_of(fact.date), fact.place, *fact.participants)))
    elif isinstance(fact, Deadline):
        line, spans = f"deadline: {fact.what}", fact.spans
        detail = ", ".join(filter(None, (fact.who, date_of(fact.due))))
    out.print(Text(printable(line), style="bold"))
    if detail:
        out.print(Text(printable(detail)))
    start = max(fact.evidence[0].start - AROUND, 0)
    end = min(fact.evidence[0].end + AROUND, len(report.text))
    shown = Text(printable(report.text[start:end]).replace("\n", " "), style="dim")
    shown.stylize("not dim", fact.evidence[0].start - start, fact.evidence[0].end - start)
    for first, last in spans:
        shown.stylize("reverse", max(first - start, 0), max(last - start, 0))
    out.print(shown)


def date_of(date: "PartialDate | None") -> str:
    """Return a date as one writes it, or nothing."""
    return date.spoken() if date else ""
