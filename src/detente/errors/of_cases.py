"""What can go wrong with a case: its database, what goes in and out of it, and the machines that work for it.

Their part of the tree::

    DetenteError
    ├── BadOption                   an option has a value that cannot be used
    ├── UnknownOption               an option that a command does not have
    ├── BadSetting                  an environment variable holds what it cannot (also a ValueError)
    ├── CaseError                   a case cannot be used as asked; nothing in it has changed
    │   ├── ArchiveDamaged          other bytes stand where those of a report should
    │   ├── ArchiveMissing          the bytes of a report are not in the archive
    │   ├── ArchiveNotOurs          an archive that holds no case, or one that was changed
    │   ├── CannotJudge             a judgement that makes no sense where it is made
    │   ├── CaseExists              a case, or something else, stands there already
    │   ├── CaseNotReadable         a file of the case is not what it was
    │   ├── DatabaseBroken          no database of ours, or a damaged one
    │   ├── DatabaseTaken           a case is to begin in a database that is not empty
    │   ├── DatabaseUnreachable     no database answers there
    │   ├── EmptyCase               there is no report in it
    │   ├── NoDay                   none of its reports says when it appeared
    │   ├── NewerCase               a newer version of Détente wrote it
    │   ├── NoCase                  no case stands there
    │   ├── NoFeed                  there is no feed to look at
    │   ├── NotInCase               something is named that the case does not hold
    │   ├── OtherDatabase           a database is named that is not the one of the case
    │   ├── StoreBusy               somebody else writes to it and does not come to an end
    │   ├── StoreNotWritable        the disk is full, or the place is closed to us
    │   └── UnknownDatabase         an address of a kind that we do not know
    ├── ClusterDiffers              workers of a cluster have another version of this program
    ├── ClusterLost                 a cluster gave up a task, or went away
    ├── ClusterMissing              a cluster is asked for and Dask is not installed
    ├── WorkerLost                  a process that worked on some tasks was ended from outside
    ├── ClusterUnreachable          no Dask cluster answers at that address
    ├── ClusterWithoutRules         a cluster is to read with an LLM
    ├── ClusterWithoutWorkers       a scheduler answers, and nobody works for it
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
"""

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
from detente.errors.output import (
    NotInThatForm,
    OutputError,
    OutputExists,
    OutputIsFolder,
    OutputIsReport,
    OutputNotWritable,
    UnknownExport,
)
from detente.errors.settings import BadOption, BadSetting, UnknownOption
from detente.errors.store import (
    ArchiveDamaged,
    ArchiveMissing,
    ArchiveNotOurs,
    CannotJudge,
    CaseError,
    CaseExists,
    CaseNotReadable,
    DatabaseBroken,
    DatabaseTaken,
    DatabaseUnreachable,
    EmptyCase,
    NewerCase,
    NoCase,
    NoDay,
    NoFeed,
    NotInCase,
    OtherDatabase,
    StoreBusy,
    StoreNotWritable,
    UnknownDatabase,
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
    "ArchiveDamaged",
    "ArchiveMissing",
    "ArchiveNotOurs",
    "BadOption",
    "BadSetting",
    "CannotJudge",
    "CaseError",
    "CaseExists",
    "CaseNotReadable",
    "ClusterDiffers",
    "ClusterLost",
    "ClusterMissing",
    "ClusterUnreachable",
    "ClusterWithoutRules",
    "ClusterWithoutWorkers",
    "DatabaseBroken",
    "DatabaseTaken",
    "DatabaseUnreachable",
    "DnaInUse",
    "EmptyCase",
    "ImportRefused",
    "ImportUnreadable",
    "NewerCase",
    "NoCase",
    "NoDay",
    "NoFeed",
    "NoStatementsTable",
    "NotDna",
    "NotInCase",
    "NotInThatForm",
    "OtherDatabase",
    "OutputError",
    "OutputExists",
    "OutputIsFolder",
    "OutputIsReport",
    "OutputNotWritable",
    "ParquetMissing",
    "StoreBusy",
    "StoreNotWritable",
    "UnknownColumn",
    "UnknownDatabase",
    "UnknownExport",
    "UnknownImport",
    "UnknownKind",
    "UnknownOption",
    "UnsafeDna",
    "WorkerLost",
]
