"""The page put together: one template, one style, one script, and a policy that lets nothing else in."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from detente.analysis.bargains.drafts import Bargains
from detente.analysis.copies import copies
from detente.analysis.drafted import Drafted
from detente.brief.cases import cases, heading
from detente.brief.changed import changed
from detente.brief.lines import Line
from detente.brief.parts import Parts
from detente.brief.reports import Source, sources
from detente.brief.statements import days, filters
from detente.brief.timeline import timeline
from detente.brief.wording import CREDIBILITY, RELIABILITY, tidy
from detente.record import Record

if TYPE_CHECKING:
    from detente.brief.bargains import Section as Deals
    from detente.brief.outlook import Section

MOST_GROUPS = 120
"""Facts in one passage that can be told apart without the script; the script knows no limit."""


def page(
    record: Record,
    *,
    title: str | None = None,
    excerpts: bool = False,
    drafted: Drafted | None = None,
    bargains: Bargains | None = None,
    parts: Parts | None = None,
) -> str:
    """Return the brief of a record: one HTML page that needs nothing from outside.

    The same record gives the same page, byte for byte. With `excerpts` the page holds of each report only the
    sentences that it cites. With a conflict `drafted` from the record it says too what can hold and what it would take,
    and with `bargains` drafted from it what can be agreed on and who has to vote on it. Who has its parts already gives
    them.

    Raises:
        RecordError: A piece of evidence does not stand in its report.
        ConflictMistakes: The conflict is wrong; the error names every mistake.
        AgreementError: The packages cannot be worked out.
    """
    record.verify()
    parts = parts or Parts(record, drafted, bargains=bargains)
    names, places, ahead = parts.names, parts.places, parts.ahead
    several = cases(record, names)
    plan, said = parts.plan, parts.said
    texts = sources(record, places, excerpts=excerpts)
    deal = parts.deal
    style, script = style_for(texts) + (asset("outlook.css") if ahead or deal else ""), asset("script.js")
    return (
        environment()
        .get_template("page.html")
        .render(
            title=tidy(title) if title and title.strip() else heading(several, names),
            policy=policy(style, script),
            style=style,
            script=script,
            span=span(record),
            outlets=len({report.outlet for report in record.reports if report.outlet}),
            cases=len(several),
            independent=len(set(copies(record.reports).values())),
            disputed=parts.disputed,
            strangers=parts.strangers,
            undated=sum(report.published is None for report in record.reports),
            lines=(*parts.lines, *looking_ahead(ahead), *bargaining(deal)),
            who=parts.everybody,
            agenda=plan,
            timeline=timeline(plan),
            said=said,
            days=days(said),
            filters=filters(said, names),
            matrix=parts.grid,
            changed=changed(record, names, places),
            doubts=parts.amiss,
            outlook=ahead,
            bargains=deal,
            course=parts.course,
            sources=texts,
            excerpts=excerpts,
            reliability=RELIABILITY,
            credibility=CREDIBILITY,
        )
    )


def looking_ahead(ahead: "Section | None") -> tuple[Line, ...]:
    """Return the lines on what can hold in the opening; what they need is loaded only for them."""
    if ahead is None:
        return ()
    from detente.brief.outlook import opening_lines

    return tuple(opening_lines(ahead))


def bargaining(deal: "Deals | None") -> tuple[Line, ...]:
    """Return the lines on packages and votes in the opening; what they need is loaded only for them."""
    if deal is None:
        return ()
    from detente.brief.bargains import opening_lines

    return tuple(opening_lines(deal))


@cache
def environment() -> Environment:
    """Return the templates' environment: everything is escaped, and a misspelt name is an error."""
    return Environment(
        loader=PackageLoader("detente.brief"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def asset(name: str) -> str:
    """Return the text of a file that stands beside the templates."""
    return files("detente.brief").joinpath(name).read_text(encoding="utf-8")


def style_for(texts: tuple[Source, ...]) -> str:
    """Return the style, with a rule for each fact of the passage that most facts rest on.

    A link lands on an empty element before the sentence; the rule lights the words after it that carry its number.
    """
    most = max((source.groups for source in texts), default=0)
    lit = (f".k{group}:target~.k{group}" for group in range(min(most, MOST_GROUPS)))
    return asset("style.css").replace(".k0:target~.k0", ",".join(lit) or ".k0:target~.k0")


def policy(style: str, script: str) -> str:
    """Return the content security policy: this style, this script, and nothing from anywhere."""
    return (
        f"default-src 'none'; style-src '{fingerprint(style)}'; script-src '{fingerprint(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def fingerprint(block: str) -> str:
    """Return the hash by which a browser knows an inline block."""
    return "sha256-" + b64encode(sha256(block.encode("utf-8")).digest()).decode("ascii")


def span(record: Record) -> str:
    """Return the days between which the reports appeared, in words."""
    dates = sorted((report.published for report in record.reports if report.published), key=lambda date: date.order)
    if not dates:
        return ""
    first, last = dates[0].spoken(), dates[-1].spoken()
    return first if first == last else f"{first} to {last}"
