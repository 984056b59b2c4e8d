"""A conflict as it could be drafted from the reports on the ferry strike, for the tests of the page."""

from brief.ferry import ATTACK, DEMAND, NEVER, RETURN
from detente.analysis.drafted import Drafted, Unsettled
from detente.formats.conflict_file import ConflictFile, DecisionMaker, Option, Statement

FILE = ConflictFile(
    title="The ferries",
    decision_makers=(
        DecisionMaker(
            "union",
            "The union",
            options=(Option("strike", "Go on with the strike", evidence=(NEVER.id,)), Option("talk", f"Talk {ATTACK}")),
            prefers=(
                Statement("raise", evidence=(DEMAND.id,)),
                Statement("strike if not raise", evidence=(NEVER.id, RETURN.id), confidence=0.6, sign="unknown"),
                Statement("not strike", confidence=0.7),
                Statement("talk", place=(3, 4)),
            ),
        ),
        DecisionMaker(
            "operator",
            "The operator",
            options=(
                Option("raise", "Raise the wages", moves="take only", evidence=(DEMAND.id,)),
                Option("sue", "Sue"),
            ),
            prefers=(
                Statement("not raise", evidence=(RETURN.id,), confidence=0.8),
                Statement("not strike", evidence=(RETURN.id,)),
                Statement("sue if strike", sign="unknown"),
                Statement("not sue"),
            ),
        ),
    ),
    infeasible=("sue and not strike",),
    status_quo=("strike",),
)
DRAFTED = Drafted(
    FILE,
    unsettled=(Unsettled("Whether the strike goes on is not settled.", (NEVER.id,)), Unsettled("Who pays is open.")),
    beyond=("Sell the ferries",),
)
