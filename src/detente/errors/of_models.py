"""What can go wrong with a model: a conflict, a question, a forecast, a package, a vote.

Their part of the tree::

    DetenteError
    ├── MistakesInFile              any file of a model is wrong; all mistakes are named
    ├── FileNotReadable             any file of a model is missing or closed to us
    ├── FileNotToml                 any file of a model is no TOML
    ├── NotInCatalogue              neither a file of a model nor in the catalogue
    ├── ConflictError               a conflict cannot be analysed as asked
    │   ├── ChangeMistake           what is supposed to be different cannot be understood
    │   ├── ConflictMistakes        the file of a conflict is wrong; all mistakes are named
    │   ├── ConflictNotReadable     it is missing or closed to us
    │   ├── ConflictNotToml         it is no TOML, or no JSON where a .gmcr file was named
    │   ├── FormulaMistake          a formula cannot be read, or names no option
    │   ├── NoConflictInCase        a folder holds no conflict file
    │   ├── NoOptions               options are asked for where states and moves are listed one by one
    │   ├── NoSuchMove              a move is chosen that there is not
    │   ├── NoStatusQuo             what leads on from today is asked for, and today's state is unknown
    │   ├── NothingToModel          reports tell no conflict
    │   ├── NothingWanted           a wanted formula is true in no state
    │   ├── UnknownConflict         neither a file nor in the catalogue
    │   ├── UnknownDecisionMaker    a decision maker is named that the conflict has not
    │   └── UnknownState            a state is named that the conflict has not
    ├── SettlementError             a question cannot be analysed as asked
    │   ├── BadCalibration          past questions cannot be used
    │   ├── NothingToSettle         no question is named
    │   ├── SettlementMistakes      the file of a question is wrong; all mistakes are named
    │   ├── SettlementNotReadable   it is missing or closed to us
    │   ├── SettlementNotToml       it is no TOML
    │   └── UnknownSettlement       neither a file nor in the catalogue
    ├── ForecastError               a forecast cannot be used as asked
    │   ├── BadForecast             what is forecast cannot be scored later
    │   ├── BrokenTrack             the file of forecasts cannot be read
    │   ├── NothingToScore          no forecast is resolved
    │   └── UnknownForecast         no forecast has this id, or several begin with it
    ├── AgreementError              a package file cannot be used
    │   ├── AgreementMistakes       it is wrong; all mistakes are named
    │   ├── AgreementNotReadable    it is missing or closed to us
    │   ├── AgreementNotToml        it is no TOML
    │   ├── NoPackagesInCase        a folder holds no package file
    │   ├── NoSuchClause            a red line or condition is to be lifted on which nobody insists
    │   ├── UnknownAgreement        neither a file nor in the catalogue
    │   └── UnknownPackage          a package is named that chooses what is not there
    ├── ModelError                  a model cannot be analysed as asked (also a ValueError)
    │   ├── MalformedForecasts      numbers that are no forecasts with their outcomes
    │   ├── MalformedActors         arrays of actors that do not fit together, or that weigh nothing
    │   ├── MalformedConflict       arrays that do not fit together
    │   ├── NoFeasibleState         not one state is left
    │   ├── TooManyStates           more states than can be worked on
    │   ├── TooManyMoves            more moves than can be listed one by one
    │   ├── RankingMistake          states a ranking misses or repeats
    │   ├── UnequalSame             states that count as one are not liked equally
    │   ├── NotInOptionForm         a concept that only options can answer
    │   ├── NotTwoParties           a concept for two decision makers, and there are others
    │   ├── NoConcept               not one concept is asked for
    │   ├── UnknownConcept          no concept of that name
    │   ├── MalformedRule           a rule of decision that makes no sense
    │   ├── BadChances              chances of a vote that are none
    │   ├── TooManyTallies          more sums of votes than can be worked on
    │   ├── MalformedBargain        arrays of a bargain that do not fit together
    │   ├── TooManyPackages         more packages than can be enumerated
    │   ├── TooManyCycles           conditions on the order of steps that go round in too many circles
    │   ├── SolverMissing           more packages than can be enumerated, and the solver is not installed
    │   ├── SolverStopped           the solver came to no end in the time that it has
    │   └── FastMissing             the compiled version is asked for and not installed
    └── VoteError                   a vote cannot be analysed as asked
        ├── NoVotesInCase           a folder holds no vote file
        ├── RuleMistake             a rule of decision cannot be read
        ├── UnknownMember           a member is named that no stage has
        ├── UnknownVote             neither a file nor a body of the catalogue
        ├── VoteMistakes            the file of a vote is wrong; all mistakes are named
        ├── VoteNotReadable         it is missing or closed to us
        └── VoteNotToml             it is no TOML
"""

from detente.errors.agreements import (
    AgreementError,
    AgreementMistakes,
    AgreementNotReadable,
    AgreementNotToml,
    NoPackagesInCase,
    NoSuchClause,
    UnknownAgreement,
    UnknownPackage,
)
from detente.errors.conflicts import (
    ChangeMistake,
    ConflictError,
    ConflictMistakes,
    ConflictNotReadable,
    ConflictNotToml,
    FormulaMistake,
    NoConflictInCase,
    NoOptions,
    NoStatusQuo,
    NoSuchMove,
    NothingToModel,
    NothingWanted,
    UnknownConflict,
    UnknownDecisionMaker,
    UnknownState,
)
from detente.errors.forecasts import BadForecast, BrokenTrack, ForecastError, NothingToScore, UnknownForecast
from detente.errors.model_files import FileNotReadable, FileNotToml, MistakesInFile, NotInCatalogue
from detente.errors.models import (
    FastMissing,
    MalformedActors,
    MalformedBargain,
    MalformedConflict,
    MalformedForecasts,
    ModelError,
    NoConcept,
    NoFeasibleState,
    NotInOptionForm,
    NotTwoParties,
    RankingMistake,
    SolverMissing,
    SolverStopped,
    TooManyCycles,
    TooManyMoves,
    TooManyPackages,
    TooManyStates,
    UnequalSame,
    UnknownConcept,
)
from detente.errors.settlements import (
    BadCalibration,
    NothingToSettle,
    SettlementError,
    SettlementMistakes,
    SettlementNotReadable,
    SettlementNotToml,
    UnknownSettlement,
)
from detente.errors.voting import (
    BadChances,
    MalformedRule,
    NoVotesInCase,
    RuleMistake,
    TooManyTallies,
    UnknownMember,
    UnknownVote,
    VoteError,
    VoteMistakes,
    VoteNotReadable,
    VoteNotToml,
)

__all__ = [
    "AgreementError",
    "AgreementMistakes",
    "AgreementNotReadable",
    "AgreementNotToml",
    "BadCalibration",
    "BadChances",
    "BadForecast",
    "BrokenTrack",
    "ChangeMistake",
    "ConflictError",
    "ConflictMistakes",
    "ConflictNotReadable",
    "ConflictNotToml",
    "FastMissing",
    "FileNotReadable",
    "FileNotToml",
    "ForecastError",
    "FormulaMistake",
    "MalformedActors",
    "MalformedBargain",
    "MalformedConflict",
    "MalformedForecasts",
    "MalformedRule",
    "MistakesInFile",
    "ModelError",
    "NoConcept",
    "NoConflictInCase",
    "NoFeasibleState",
    "NoOptions",
    "NoPackagesInCase",
    "NoStatusQuo",
    "NoSuchClause",
    "NoSuchMove",
    "NoVotesInCase",
    "NotInCatalogue",
    "NotInOptionForm",
    "NotTwoParties",
    "NothingToModel",
    "NothingToScore",
    "NothingToSettle",
    "NothingWanted",
    "RankingMistake",
    "RuleMistake",
    "SettlementError",
    "SettlementMistakes",
    "SettlementNotReadable",
    "SettlementNotToml",
    "SolverMissing",
    "SolverStopped",
    "TooManyCycles",
    "TooManyMoves",
    "TooManyPackages",
    "TooManyStates",
    "TooManyTallies",
    "UnequalSame",
    "UnknownAgreement",
    "UnknownConcept",
    "UnknownConflict",
    "UnknownDecisionMaker",
    "UnknownForecast",
    "UnknownMember",
    "UnknownPackage",
    "UnknownSettlement",
    "UnknownState",
    "UnknownVote",
    "VoteError",
    "VoteMistakes",
    "VoteNotReadable",
    "VoteNotToml",
]
