"""Packages and votes as they could be drafted from the reports on the ferry strike, for the tests of the page."""

from brief.ferry import ATTACK, DEMAND, NEVER, RETURN
from detente.analysis.bargains.drafts import Bargains, DraftedPackages, DraftedVotes
from detente.analysis.drafted import Unsettled
from detente.formats.package_file import Alternative, Clause, Issue, PackageFile, Party, Range
from detente.formats.vote_file import Member, Stage, VoteFile


def deed(one, label, evidence):
    return Issue(one, (Alternative("not_done", "not done", evidence), Alternative("done", "done", evidence)), label)


def worth(low, high=None):
    return {"not_done": Range(0, 0), "done": Range(low, low if high is None else high)}


RAISE, STRIKE, PAY = ("raise", "end_strike", "pay")
FILE = PackageFile(
    title="The ferries",
    issues=(
        deed(RAISE, "The operator: Raise the wages", (DEMAND.id,)),
        deed(STRIKE, f"The union: End the strike {ATTACK}", (NEVER.id,)),
        deed(PAY, "The operator: Pay for the days of the strike", (RETURN.id,)),
    ),
    parties=(
        Party(
            "union",
            "The union",
            weights={RAISE: Range(0.5, 1), STRIKE: Range(0, 0.5), PAY: Range(0, 0.3)},
            values={RAISE: worth(1), STRIKE: worth(-1, 0), PAY: worth(-1, 1)},
            conditions=(Clause("raise.done if end_strike.done", (NEVER.id,)),),
            evidence={RAISE: (DEMAND.id,)},
        ),
        Party(
            "operator",
            "The operator",
            no_deal=Range(-0.4, 0),
            weights={RAISE: Range(0, 0.5), STRIKE: Range(0.5, 1), PAY: Range(0, 0.5)},
            values={RAISE: worth(-1, 0), STRIKE: worth(1), PAY: worth(-1)},
            red_lines=(Clause("pay.done", (RETURN.id,)),),
            evidence={STRIKE: (RETURN.id,), PAY: (RETURN.id,)},
        ),
    ),
)
PACKAGES = DraftedPackages(FILE, unsettled=(Unsettled("What the pay is worth is open.", (NEVER.id,)),))
VOTES = DraftedVotes(
    VoteFile(
        (
            Stage(
                (
                    Member("branches", "The branches", "branches", 9),
                    Member("board", "The board", position="no", evidence=(NEVER.id,)),
                ),
                "members > 50%",
                id="ballot",
                name=f"Ballot of the union {ATTACK}",
                why="The members decide on a deal.",
                evidence=(DEMAND.id, RETURN.id),
            ),
            Stage((Member("state", "The state"), Member("owners", "The owners", position="yes")), "all", id="board"),
        )
    ),
    unsettled=(Unsettled("How the branches stand is not told.", (DEMAND.id,)),),
)
BARGAINS = Bargains(PACKAGES, VOTES)
