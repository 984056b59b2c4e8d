"""Every error tells what to do, and comes back whole from a worker process."""

import importlib
import inspect
import pickle
import pkgutil

import pytest

from detente import errors

MADE = [
    errors.EvidenceMismatch(report="sha256-1", start=3, end=7, quoted="talk", found="walk"),
    errors.UnknownParty("Rusia", ["Russia", "Ukraine"]),
    errors.UnknownParty("Russia", []),
    errors.MissingReport("morning.tx", ["morning.txt"]),
    errors.UnreadableReport("morning.txt", "permission denied"),
    errors.EmptyReport("morning.txt"),
    errors.AgreementNotReadable("talks.toml", "permission denied"),
    errors.AgreementNotToml("talks.toml", "line 3"),
    errors.NoPackagesInCase("talks"),
    errors.NoVotesInCase("talks"),
    errors.NoSuchClause("membership.open_dor", ["membership.open_door"]),
    errors.UnknownAgreement("januar-2022", ["january-2022"]),
    errors.UnknownAgreement("x", []),
    errors.UnknownPackage("a=b", "there is no issue 'a'"),
    errors.ChangeMistake(
        "drop x", column=6, happened="'x' cannot stand here", expected="y", can_be_said=["drop OPTION"]
    ),
    errors.ChangeMistake("drop x", column=6, happened="'x' cannot stand here", expected="y", near="y"),
    errors.NoConflictInCase("talks"),
    errors.NoSuchMove(4, 3),
    errors.NoSuchMove(1, 0),
    errors.NoOptions("Syria and Iraq", "`detente whatif`"),
    errors.UnknownDecisionMaker("Rusia", ["russia"], "russia"),
    errors.UnknownDecisionMaker("x", ["russia"]),
    errors.TooManyPackages(10**9, 10**7),
    errors.TooManyCycles(200),
    errors.SolverMissing(10**9, 10**7),
    errors.SolverStopped(120, "the Nash package"),
    errors.NotText("photo.txt", "a PNG picture"),
    errors.BrokenPdf("paper.pdf", "no end-of-file marker"),
    errors.LockedPdf("paper.pdf"),
    errors.NoArticle("front.html"),
    errors.UnsupportedLanguage("matin.txt", "French"),
    errors.UnknownLanguageModel("en_core_web_sn", ["en_core_web_sm"]),
    errors.UnknownLanguageModel("en_core_web_sm", []),
    errors.LanguageModelUnreadable("folder", "no config.cfg"),
    errors.LanguageModelWithoutParser("blank", ["parser"], []),
    errors.LlmFailed("talks.txt", "qwen3", "status 400"),
    errors.LlmBusy("talks.txt", "qwen3"),
    errors.LlmDenied("talks.txt", "qwen3"),
    errors.LlmRefused("talks.txt", "qwen3"),
    errors.LlmTimedOut("talks.txt", "qwen3"),
    errors.LlmUnreachable("talks.txt", "qwen3"),
    errors.LlmWrongForm("talks.txt", "qwen3"),
    errors.LlmMissing("pydantic-ai", "detente[llm]"),
    errors.LlmNotAskedFor("--llm-model"),
    errors.LlmNotNamed(),
    errors.LlmNotNamed("qwen3"),
    errors.LlmNotSetUp("openai:gpt-5", "there is no key"),
    errors.UnknownReader("lmm", "reader", ["rules", "llm"]),
    errors.UnknownReader("parser", "reader", ["rules", "llm"]),
    errors.BadOption("--columns", "text", "pairs such as text=body"),
    errors.BadSetting("DETENTE_LLM_TIMEOUT", "soon", "a number of seconds above 0"),
    errors.WorkerLost(),
    errors.BadChances(0.9, 0.2, 0.0),
    errors.MalformedRule("there is no member"),
    errors.RuleMistake("weigth >= 60", column=1, happened="no member has that", expected="weight", near="weight"),
    errors.TooManyTallies(3_000_000, 2_000_000),
    errors.UnknownMember("rusia", ["russia"]),
    errors.UnknownMember("x", []),
    errors.UnknownVote("un-securty-council", ["un-security-council"]),
    errors.UnknownVote("x", []),
    errors.VoteNotReadable("vote.toml", "permission denied"),
    errors.VoteNotToml("vote.toml", "line 3"),
    errors.OutputIsFolder("briefs"),
    errors.TooLarge("https://post.example/", 10_000_000),
    errors.TooManyItems("https://post.example/rss", 1000),
    errors.NotAFeed("https://post.example/rss", "a web page"),
    errors.EmptyFeed("https://post.example/rss"),
    errors.EntitiesRefused("https://post.example/rss"),
    errors.BrokenXml("https://post.example/map.xml", "it ends in the middle"),
    errors.BrokenArchive("talks.warc", "web archive (WARC)", "cut short"),
    errors.BadRow("export.csv", 3, "it has 4 cells, and the header 5"),
    errors.BadMapping("export.csv", ["bdy"], ["body", "title"]),
    errors.BadMapping("export.csv", [], ["a", "b"]),
    errors.AddressRefused("http://post.example/", "post.example", "10.0.0.1"),
    errors.AnswerFailed("https://post.example/", 404, "Not Found"),
    errors.BadAddress("https://", "it names no host"),
    errors.NotFetched("https://post.example/"),
    errors.RobotsRefused("https://post.example/"),
    errors.TooManyRedirects("https://post.example/", 10),
    errors.UnknownPacking("https://post.example/", "zstd"),
    errors.Unreachable("https://post.example/", "no answer within 20 seconds"),
    errors.WrongContentType("https://post.example/", "image/png"),
    errors.OutputNotWritable("gone/brief.html", "no such folder"),
    errors.NotDna("talks.dna", "it is no SQLite file"),
    errors.DnaInUse("talks.dna", "talks.dna-wal"),
    errors.UnsafeDna("talks.dna", "a view stands in place of DOCUMENTS"),
    errors.NoStatementsTable("what was said", ["Who", "When"]),
    errors.UnknownColumn("Speker", ["Speaker", "Party"]),
    errors.UnknownColumn("x", ["Speaker"]),
    errors.UnknownImport("talks.zip", [".csv", ".dna"]),
    errors.ImportUnreadable("talks.csv", "permission denied"),
    errors.ParquetMissing(),
    errors.UnknownKind("statments", ["statements", "plover"]),
    errors.DatabaseTaken("postgresql://me@host/talks", "it holds tables already"),
    errors.OtherDatabase("talks", "talks/case.db", "postgresql://me@host/talks", "talks/case.toml"),
]


def kinds():
    return [
        kind for _, kind in inspect.getmembers(errors, inspect.isclass) if kind.__module__.startswith("detente.errors.")
    ]


@pytest.mark.parametrize("error", MADE, ids=lambda error: type(error).__name__)
def test_an_error_says_what_happened_and_what_to_do(error):
    happened, *advice = error.explanation().splitlines()
    assert happened == str(error)
    assert advice
    assert all(line.endswith((".", "?")) for line in advice)


@pytest.mark.parametrize("error", MADE, ids=lambda error: type(error).__name__)
def test_an_error_survives_the_way_back_from_a_worker(error):
    back = pickle.loads(pickle.dumps(error))
    assert type(back) is type(error)
    assert back.explanation() == error.explanation()
    assert vars(back) == vars(error)


def test_the_tree_at_the_top_shows_every_kind_of_error():
    shown = {word for part in (errors.of_cases, errors.of_models, errors.of_reports) for word in part.__doc__.split()}
    assert {kind.__name__ for kind in kinds()} <= shown


def test_the_nearest_name_is_offered():
    assert "Did you mean 'Russia'?" in errors.UnknownParty("Rusia", ["Russia", "Ukraine"]).advice


def test_everything_that_can_go_wrong_is_imported_from_one_place():
    made_somewhere = {
        name
        for part in pkgutil.iter_modules(errors.__path__)
        for name, kind in vars(importlib.import_module(f"detente.errors.{part.name}")).items()
        if inspect.isclass(kind) and issubclass(kind, errors.DetenteError)
    }
    assert made_somewhere == {name for name in errors.__all__ if inspect.isclass(getattr(errors, name))}
    assert list(errors.__all__) == sorted(errors.__all__)
