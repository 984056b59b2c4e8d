"""Databases such as Discourse Network Analyzer writes: the schema of DNA 3, and what is put into them."""

import sqlite3
from contextlib import closing

DNA3 = """
CREATE TABLE SETTINGS(Property TEXT PRIMARY KEY, Value TEXT NOT NULL);
CREATE TABLE CODERS(ID INTEGER NOT NULL PRIMARY KEY, Name TEXT NOT NULL, Password TEXT NOT NULL);
CREATE TABLE DOCUMENTS(ID INTEGER NOT NULL PRIMARY KEY, Title TEXT NOT NULL CHECK (LENGTH(Title) < 191),
  Text TEXT NOT NULL, Coder INTEGER, Author TEXT NOT NULL DEFAULT '', Source TEXT NOT NULL DEFAULT '',
  Section TEXT NOT NULL DEFAULT '', Notes TEXT NOT NULL DEFAULT '', Type TEXT NOT NULL DEFAULT '',
  Date INTEGER NOT NULL, FOREIGN KEY(Coder) REFERENCES CODERS(ID) ON DELETE CASCADE);
CREATE TABLE STATEMENTTYPES(ID INTEGER NOT NULL PRIMARY KEY, Label TEXT NOT NULL);
CREATE TABLE VARIABLES(ID INTEGER NOT NULL PRIMARY KEY, Variable TEXT NOT NULL, DataType TEXT NOT NULL,
  StatementTypeId INTEGER, UNIQUE (Variable, StatementTypeId));
CREATE TABLE REGEXES(Label TEXT PRIMARY KEY, Red INTEGER NOT NULL DEFAULT 0);
CREATE TABLE STATEMENTS(ID INTEGER NOT NULL PRIMARY KEY, StatementTypeId INTEGER, DocumentId INTEGER,
  Start INTEGER NOT NULL, Stop INTEGER NOT NULL, Coder INTEGER);
CREATE TABLE DATABOOLEAN(ID INTEGER PRIMARY KEY NOT NULL, StatementId INTEGER NOT NULL, VariableId INTEGER NOT NULL,
  Value INTEGER NOT NULL DEFAULT 1, UNIQUE (StatementId, VariableId));
CREATE TABLE DATAINTEGER(ID INTEGER PRIMARY KEY NOT NULL, StatementId INTEGER NOT NULL, VariableId INTEGER NOT NULL,
  Value INTEGER NOT NULL DEFAULT 0, UNIQUE (StatementId, VariableId));
CREATE TABLE ENTITIES(ID INTEGER PRIMARY KEY NOT NULL, VariableId INTEGER NOT NULL, Value TEXT NOT NULL DEFAULT '',
  ChildOf INTEGER, UNIQUE (VariableId, Value));
CREATE TABLE DATASHORTTEXT(ID INTEGER PRIMARY KEY NOT NULL, StatementId INTEGER NOT NULL, VariableId INTEGER NOT NULL,
  Entity INTEGER NOT NULL, UNIQUE (StatementId, VariableId));
CREATE TABLE DATALONGTEXT(ID INTEGER PRIMARY KEY NOT NULL, StatementId INTEGER NOT NULL, VariableId INTEGER NOT NULL,
  Value TEXT DEFAULT '', UNIQUE (StatementId, VariableId));
CREATE TABLE ATTRIBUTEVARIABLES(ID INTEGER PRIMARY KEY NOT NULL, VariableId INTEGER NOT NULL,
  AttributeVariable TEXT NOT NULL);
CREATE TABLE ATTRIBUTEVALUES(ID INTEGER PRIMARY KEY NOT NULL, EntityId INTEGER NOT NULL,
  AttributeVariableId INTEGER NOT NULL, AttributeValue TEXT NOT NULL DEFAULT '');
INSERT INTO SETTINGS VALUES ('version', '3.0');
INSERT INTO CODERS VALUES (1, 'Admin', 'x'), (2, 'Second Coder', 'y');
INSERT INTO STATEMENTTYPES VALUES (1, 'DNA Statement'), (2, 'Annotation');
INSERT INTO VARIABLES VALUES (1, 'person', 'short text', 1), (2, 'organization', 'short text', 1),
  (3, 'concept', 'short text', 1), (4, 'agreement', 'boolean', 1), (5, 'note', 'long text', 2);
INSERT INTO ATTRIBUTEVARIABLES VALUES (1, 1, 'Type'), (2, 1, 'Alias'), (3, 2, 'Type'), (4, 2, 'Alias'),
  (5, 3, 'Notes');
"""

TEXT = 'Alba will not give up the dam, Jon Orm said. "We need the water," said Borea. \U0001f600 The League agreed.'
MAY_14 = 1_936_483_200
"""14 May 2031, in seconds."""


class Database:
    """A .dna file in the making."""

    def __init__(self, path, schema=DNA3):
        self.path = path
        self.entities = {}
        self.statements = 0
        with closing(sqlite3.connect(path)) as database, database:
            database.executescript(schema)

    def run(self, sql, *values):
        with closing(sqlite3.connect(self.path)) as database, database:
            return database.execute(sql, values).lastrowid

    def document(self, text=TEXT, title="Dam talks", *, date=MAY_14, **more):
        names = ["Title", "Text", "Date", "Coder", *more]
        places = ", ".join("?" * len(names))
        return self.run(
            f"INSERT INTO DOCUMENTS({', '.join(names)}) VALUES ({places})", title, text, date, 1, *more.values()
        )

    def entity(self, variable, name):
        if (variable, name) not in self.entities:
            added = self.run("INSERT INTO ENTITIES(VariableId, Value) VALUES (?, ?)", variable, name)
            self.entities[variable, name] = added
        return self.entities[variable, name]

    def statement(self, document, start, stop, *, person="", organization="", concept="", agreement=1, coder=1, kind=1):
        number = self.run(
            "INSERT INTO STATEMENTS(StatementTypeId, DocumentId, Start, Stop, Coder) VALUES (?, ?, ?, ?, ?)",
            kind, document, start, stop, coder,
        )  # fmt: skip
        for variable, name in ((1, person), (2, organization), (3, concept)):
            entity = self.entity(variable, name)
            self.run("INSERT INTO DATASHORTTEXT(StatementId, VariableId, Entity) VALUES (?, ?, ?)", number, variable,
                     entity)  # fmt: skip
        if agreement is not None:
            self.run("INSERT INTO DATABOOLEAN(StatementId, VariableId, Value) VALUES (?, 4, ?)", number, agreement)
        return number


def in_java(text, words, nth=1):
    """Return where words stand as DNA counts: UTF-16 units of a text whose line ends are one character each."""
    shown = text.replace("\r\n", "\n")
    at = -1
    for _ in range(nth):
        at = shown.index(words, at + 1)
    return tuple(len(shown[:end].encode("utf-16-le")) // 2 for end in (at, at + len(words)))


def talks(path):
    """Return a database of one document with three statements."""
    made = Database(path)
    document = made.document(Source="Meridian Wire", Author="A. Reporter")
    made.statement(document, *in_java(TEXT, "Alba will not give up the dam"), person="Jon Orm", organization="Alba",
                   concept="Give up the dam", agreement=0)  # fmt: skip
    made.statement(document, *in_java(TEXT, "We need the water"), organization="Borea", concept="Share the water")
    made.statement(document, *in_java(TEXT, "The League agreed"), organization="The League", concept="Share the water",
                   coder=2)  # fmt: skip
    return made
