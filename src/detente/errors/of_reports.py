"""What can go wrong with reports: having them, reading them, and writing down what they say.

Their part of the tree::

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
    └── LanguageModelError          a language model cannot be used as asked
        ├── LanguageModelUnreadable     it is there, and spaCy cannot load it
        ├── LanguageModelWithoutParser  it does not say how the words of a sentence hang together
        └── UnknownLanguageModel        no pipeline of that name is installed
"""

from detente.errors.archives import BadMapping, BadRow, BrokenArchive
from detente.errors.codebooks import CodebookError, CodebookMistakes, CodebookNotReadable, CodebookNotToml
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
from detente.errors.llm import LlmBusy, LlmDenied, LlmFailed, LlmRefused, LlmTimedOut, LlmUnreachable, LlmWrongForm
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

__all__ = [
    "AddressRefused",
    "AnswerFailed",
    "BadAddress",
    "BadDate",
    "BadLine",
    "BadMapping",
    "BadRow",
    "BrokenArchive",
    "BrokenPdf",
    "BrokenXml",
    "CodebookError",
    "CodebookMistakes",
    "CodebookNotReadable",
    "CodebookNotToml",
    "DateOutOfRange",
    "EmptyFeed",
    "EmptyReport",
    "EntitiesRefused",
    "EvidenceMismatch",
    "FetchFailed",
    "FolderWithoutReports",
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
    "MissingReport",
    "NoArticle",
    "NotAFeed",
    "NotFetched",
    "NotInRecord",
    "NotText",
    "NothingRead",
    "OwnBrief",
    "PdfWithoutText",
    "PipelineError",
    "PrecisionTooCoarse",
    "ReaderError",
    "RecordError",
    "RobotsRefused",
    "SourceError",
    "TooLarge",
    "TooManyItems",
    "TooManyRedirects",
    "UnknownLanguageModel",
    "UnknownPacking",
    "UnknownParty",
    "UnknownReader",
    "Unreachable",
    "UnreadableReport",
    "UnsupportedLanguage",
    "WrongContentType",
    "WrongReport",
]
