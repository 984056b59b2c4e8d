"""What can go wrong for a caller: every error says what happened, what was expected and what to do.

The tree of them::

    DetenteError
    ├── RecordError                 something the record cannot hold (also a ValueError)
    │   ├── BadLine                 a line of a JSON Lines file is no entry of a record
    │   ├── DateOutOfRange          a date is moved beyond the years 1 to 9999
    │   ├── EvidenceMismatch        the words at the offsets are not the words quoted
    │   ├── NotInRecord             an id that no entry of the record has
    │   ├── PrecisionTooCoarse      a month is asked for its day
    │   ├── UnknownParty            a party is named that the codebook does not know
    │   └── WrongReport             evidence is held against a report it was not taken from
    ├── PipelineError               reading steps in an order in which they cannot work
    ├── BadDate                     a date is given that is none (also a ValueError)
    ├── BadOption                   an option has a value that cannot be used
    ├── BadSetting                  an environment variable holds what it cannot (also a ValueError)
    ├── SourceError                 one report cannot be read; the others can
    │   ├── MissingReport           nothing is there under that name
    │   ├── FolderWithoutReports    a folder in which no file is a report
    │   ├── UnreadableReport        it is there, and the system does not let us read it
    │   ├── EmptyReport             not a word in it
    │   ├── NotText                 a picture, an archive, a program
    │   ├── BrokenPdf               a PDF cut short or damaged
    │   ├── LockedPdf               a PDF behind a password
    │   ├── PdfWithoutText          a PDF of pictures
    │   ├── NoArticle               a page or a mail without running text
    │   ├── OwnBrief                a brief that Détente wrote itself
    │   ├── UnsupportedLanguage     a language the reader does not know
    │   ├── TooLarge                more bytes than are taken in, once they are unpacked
    │   ├── TooManyItems            a feed or a sitemap that names more pages than are fetched in one go
    │   ├── NotAFeed                a web page or something else where a feed was expected
    │   ├── EmptyFeed               a feed or a sitemap without an entry
    │   ├── EntitiesRefused         XML that defines entities, as traps do
    │   ├── BrokenXml               XML cut short or damaged
    │   ├── BrokenArchive           a mailbox or a web archive cut short or damaged
    │   ├── BadRow                  a row of an export that holds no report
    │   ├── BadMapping              columns are named that an export has not
    │   ├── FetchFailed             an address on the web did not give a report
    │   │   ├── AddressRefused      it leads to an address that is not public
    │   │   ├── AnswerFailed        the server answers with an error
    │   │   ├── BadAddress          it is no address on the web
    │   │   ├── NotFetched          it stands where only files are read
    │   │   ├── RobotsRefused       the site does not let programs fetch it
    │   │   ├── TooManyRedirects    it leads on and on, or in a circle
    │   │   ├── UnknownPacking      its bytes cannot be unpacked
    │   │   ├── Unreachable         there is no connection to it, or no end in time
    │   │   └── WrongContentType    a picture, a film, a program
    │   └── LlmFailed               the LLM gave no answer that can be used
    │       ├── LlmBusy             it takes no more requests for now, or the account is used up
    │       ├── LlmDenied           it does not accept the key
    │       ├── LlmRefused          it will not read this report
    │       ├── LlmTimedOut         it did not answer in time
    │       ├── LlmUnreachable      there is no connection to it
    │       └── LlmWrongForm        its answers are not in the form asked for
    ├── NothingRead                 not one of the reports could be read
    ├── ReaderError                 the reader that is asked for cannot be used
    │   ├── LlmMissing              an LLM is asked for, and what it takes is not installed
    │   ├── LlmNotAskedFor          an LLM is named, and the rules are to read
    │   ├── LlmNotNamed             an LLM is asked for, and none is named
    │   ├── LlmNotSetUp             its key or its address is missing
    │   └── UnknownReader           no reader, or no provider of LLMs, of that name
    ├── CodebookError               the codebook cannot be used
    │   ├── CodebookNotReadable     it is missing or closed to us
    │   ├── CodebookNotToml         it is no TOML
    │   └── CodebookMistakes        entries or keys in it are wrong; all are named
    ├── CaseError                   a case cannot be used as asked; nothing in it has changed
    │   ├── ArchiveDamaged          other bytes stand where those of a report should
    │   ├── ArchiveMissing          the bytes of a report are not in the archive
    │   ├── ArchiveNotOurs          an archive that holds no case, or one that was changed
    │   ├── CannotJudge             a judgement that makes no sense where it is made
    │   ├── CaseExists              a case, or something else, stands there already
    │   ├── CaseNotReadable         a file of the case is not what it was
    │   ├── DatabaseBroken          no database of ours, or a damaged one
    │   ├── DatabaseUnreachable     no database answers there
    │   ├── EmptyCase               there is no report in it
    │   ├── NewerCase               a newer version of Détente wrote it
    │   ├── NoCase                  no case stands there
    │   ├── NoFeed                  there is no feed to look at
    │   ├── NotInCase               something is named that the case does not hold
    │   ├── StoreBusy               somebody else writes to it and does not come to an end
    │   ├── StoreNotWritable        the disk is full, or the place is closed to us
    │   └── UnknownDatabase         an address of a kind that we do not know
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
    ├── VoteError                   a vote cannot be analysed as asked
    │   ├── NoVotesInCase           a folder holds no vote file
    │   ├── RuleMistake             a rule of decision cannot be read
    │   ├── UnknownMember           a member is named that no stage has
    │   ├── UnknownVote             neither a file nor a body of the catalogue
    │   ├── VoteMistakes            the file of a vote is wrong; all mistakes are named
    │   ├── VoteNotReadable         it is missing or closed to us
    │   └── VoteNotToml             it is no TOML
    ├── ClusterDiffers              workers of a cluster have another version of this program
    ├── ClusterLost                 a cluster gave up a task, or went away
    ├── ClusterMissing              a cluster is asked for and Dask is not installed
    ├── WorkerLost                  a process that worked on some tasks was ended from outside
    ├── ClusterUnreachable          no Dask cluster answers at that address
    ├── ClusterWithoutRules         a cluster is to read with an LLM
    ├── ClusterWithoutWorkers       a scheduler answers, and nobody works for it
    ├── LanguageModelError          a language model cannot be used as asked
    │   ├── LanguageModelUnreadable     it is there, and spaCy cannot load it
    │   ├── LanguageModelWithoutParser  it does not say how the words of a sentence hang together
    │   └── UnknownLanguageModel        no pipeline of that name is installed
    ├── ImportRefused               a file from elsewhere cannot be taken over
    │   ├── DnaInUse                another program has not finished with it
    │   ├── ImportUnreadable        it is missing, or the system does not let us read it
    │   ├── NoStatementsTable       a table without what a statement needs
    │   ├── NotDna                  no database of Discourse Network Analyzer that can be read
    │   ├── UnknownColumn           a column that the table has not, or a field that no statement has
    │   ├── UnknownImport           no kind of file goes by that ending
    │   └── UnsafeDna               it asks for more than reading its rows
    └── OutputError                 the result cannot be written
        ├── NotInThatForm           a conflict that this kind of file cannot hold
        ├── OutputExists            a file stands there that people may have edited
        ├── OutputIsFolder          a folder stands where the file should go
        ├── OutputIsReport          it would overwrite a report
        ├── OutputNotWritable       the folder is missing or closed to us
        ├── ParquetMissing          Parquet is asked for and pyarrow is not installed
        ├── UnknownExport           no kind of file goes by that ending
        └── UnknownKind             something that cannot be written of a record

What is merely odd in a report (an unbalanced quotation mark, a date that cannot be placed) is no error: it is kept as
data in the draft. Errors are made from data and build their own words, so that the same mistake reads the same
everywhere.
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
from detente.errors.archives import BadMapping, BadRow, BrokenArchive
from detente.errors.base import DetenteError, nearest, shortened
from detente.errors.codebooks import CodebookError, CodebookMistakes, CodebookNotReadable, CodebookNotToml
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
from detente.errors.exchange import (
    DnaInUse,
    ImportRefused,
    ImportUnreadable,
    NoStatementsTable,
    NotDna,
    ParquetMissing,
    UnknownColumn,
    UnknownImport,
    UnknownKind,
    UnsafeDna,
)
from detente.errors.fetching import (
    AddressRefused,
    AnswerFailed,
    BadAddress,
    BrokenXml,
    EmptyFeed,
    EntitiesRefused,
    FetchFailed,
    NotAFeed,
    NotFetched,
    RobotsRefused,
    TooLarge,
    TooManyItems,
    TooManyRedirects,
    UnknownPacking,
    Unreachable,
    WrongContentType,
)
from detente.errors.forecasts import BadForecast, BrokenTrack, ForecastError, NothingToScore, UnknownForecast
from detente.errors.llm import LlmBusy, LlmDenied, LlmFailed, LlmRefused, LlmTimedOut, LlmUnreachable, LlmWrongForm
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
from detente.errors.output import (
    NotInThatForm,
    OutputError,
    OutputExists,
    OutputIsFolder,
    OutputIsReport,
    OutputNotWritable,
    UnknownExport,
)
from detente.errors.reading import (
    LanguageModelError,
    LanguageModelUnreadable,
    LanguageModelWithoutParser,
    LlmMissing,
    LlmNotAskedFor,
    LlmNotNamed,
    LlmNotSetUp,
    PipelineError,
    ReaderError,
    UnknownLanguageModel,
    UnknownReader,
)
from detente.errors.record import (
    BadDate,
    BadLine,
    DateOutOfRange,
    EvidenceMismatch,
    NotInRecord,
    PrecisionTooCoarse,
    RecordError,
    UnknownParty,
    WrongReport,
)
from detente.errors.settings import BadOption, BadSetting
from detente.errors.settlements import (
    BadCalibration,
    NothingToSettle,
    SettlementError,
    SettlementMistakes,
    SettlementNotReadable,
    SettlementNotToml,
    UnknownSettlement,
)
from detente.errors.sources import (
    BrokenPdf,
    EmptyReport,
    FolderWithoutReports,
    LockedPdf,
    MissingReport,
    NoArticle,
    NothingRead,
    NotText,
    OwnBrief,
    PdfWithoutText,
    SourceError,
    UnreadableReport,
    UnsupportedLanguage,
)
from detente.errors.store import (
    ArchiveDamaged,
    ArchiveMissing,
    ArchiveNotOurs,
    CannotJudge,
    CaseError,
    CaseExists,
    CaseNotReadable,
    DatabaseBroken,
    DatabaseUnreachable,
    EmptyCase,
    NewerCase,
    NoCase,
    NoFeed,
    NotInCase,
    StoreBusy,
    StoreNotWritable,
    UnknownDatabase,
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
from detente.errors.workers import (
    ClusterDiffers,
    ClusterLost,
    ClusterMissing,
    ClusterUnreachable,
    ClusterWithoutRules,
    ClusterWithoutWorkers,
    WorkerLost,
)

__all__ = [
    "AddressRefused",
    "AgreementError",
    "AgreementMistakes",
    "AgreementNotReadable",
    "AgreementNotToml",
    "AnswerFailed",
    "ArchiveDamaged",
    "ArchiveMissing",
    "ArchiveNotOurs",
    "BadAddress",
    "BadCalibration",
    "BadChances",
    "BadDate",
    "BadForecast",
    "BadLine",
    "BadMapping",
    "BadOption",
    "BadRow",
    "BadSetting",
    "BrokenArchive",
    "BrokenPdf",
    "BrokenTrack",
    "BrokenXml",
    "CannotJudge",
    "CaseError",
    "CaseExists",
    "CaseNotReadable",
    "ChangeMistake",
    "ClusterDiffers",
    "ClusterLost",
    "ClusterMissing",
    "ClusterUnreachable",
    "ClusterWithoutRules",
    "ClusterWithoutWorkers",
    "CodebookError",
    "CodebookMistakes",
    "CodebookNotReadable",
    "CodebookNotToml",
    "ConflictError",
    "ConflictMistakes",
    "ConflictNotReadable",
    "ConflictNotToml",
    "DatabaseBroken",
    "DatabaseUnreachable",
    "DateOutOfRange",
    "DetenteError",
    "DnaInUse",
    "EmptyCase",
    "EmptyFeed",
    "EmptyReport",
    "EntitiesRefused",
    "EvidenceMismatch",
    "FastMissing",
    "FetchFailed",
    "FileNotReadable",
    "FileNotToml",
    "FolderWithoutReports",
    "ForecastError",
    "FormulaMistake",
    "ImportRefused",
    "ImportUnreadable",
    "LanguageModelError",
    "LanguageModelUnreadable",
    "LanguageModelWithoutParser",
    "LlmBusy",
    "LlmDenied",
    "LlmFailed",
    "LlmMissing",
    "LlmNotAskedFor",
    "LlmNotNamed",
    "LlmNotSetUp",
    "LlmRefused",
    "LlmTimedOut",
    "LlmUnreachable",
    "LlmWrongForm",
    "LockedPdf",
    "MalformedActors",
    "MalformedBargain",
    "MalformedConflict",
    "MalformedForecasts",
    "MalformedRule",
    "MissingReport",
    "MistakesInFile",
    "ModelError",
    "NewerCase",
    "NoArticle",
    "NoCase",
    "NoConcept",
    "NoConflictInCase",
    "NoFeasibleState",
    "NoFeed",
    "NoOptions",
    "NoPackagesInCase",
    "NoStatementsTable",
    "NoStatusQuo",
    "NoSuchClause",
    "NoSuchMove",
    "NoVotesInCase",
    "NotAFeed",
    "NotDna",
    "NotFetched",
    "NotInCase",
    "NotInCatalogue",
    "NotInOptionForm",
    "NotInRecord",
    "NotInThatForm",
    "NotText",
    "NotTwoParties",
    "NothingRead",
    "NothingToModel",
    "NothingToScore",
    "NothingToSettle",
    "NothingWanted",
    "OutputError",
    "OutputExists",
    "OutputIsFolder",
    "OutputIsReport",
    "OutputNotWritable",
    "OwnBrief",
    "ParquetMissing",
    "PdfWithoutText",
    "PipelineError",
    "PrecisionTooCoarse",
    "RankingMistake",
    "ReaderError",
    "RecordError",
    "RobotsRefused",
    "RuleMistake",
    "SettlementError",
    "SettlementMistakes",
    "SettlementNotReadable",
    "SettlementNotToml",
    "SolverMissing",
    "SolverStopped",
    "SourceError",
    "StoreBusy",
    "StoreNotWritable",
    "TooLarge",
    "TooManyCycles",
    "TooManyItems",
    "TooManyMoves",
    "TooManyPackages",
    "TooManyRedirects",
    "TooManyStates",
    "TooManyTallies",
    "UnequalSame",
    "UnknownAgreement",
    "UnknownColumn",
    "UnknownConcept",
    "UnknownConflict",
    "UnknownDatabase",
    "UnknownDecisionMaker",
    "UnknownExport",
    "UnknownForecast",
    "UnknownImport",
    "UnknownKind",
    "UnknownLanguageModel",
    "UnknownMember",
    "UnknownPackage",
    "UnknownPacking",
    "UnknownParty",
    "UnknownReader",
    "UnknownSettlement",
    "UnknownState",
    "UnknownVote",
    "Unreachable",
    "UnreadableReport",
    "UnsafeDna",
    "UnsupportedLanguage",
    "VoteError",
    "VoteMistakes",
    "VoteNotReadable",
    "VoteNotToml",
    "WorkerLost",
    "WrongContentType",
    "WrongReport",
    "nearest",
    "shortened",
]
