"""The commands of `detente codebook`."""

from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter

from detente.cli.app import ALL_READ, OF_READING, SOME_NOT_READ, app, print_error
from detente.cli.how import LanguageModel, named_language_model
from detente.cli.options import Flag, OutletName, Published, Quiet, Reports, ToFile, given, standard_input
from detente.errors import NothingRead

codebook = App(name="codebook", help="Make the codebook of a case: who and what it is about.", help_format="plaintext")
app.command(codebook)


@codebook.command(help_epilogue=OF_READING)
def suggest(
    *reports: Reports,
    to: Annotated[Path, ToFile, Parameter(help="The TOML file to write, such as codebook.toml.")],
    overwrite: Annotated[bool, Flag, Parameter(help="Replace the file when it is there already.")] = False,
    published: Published = None,
    outlet: OutletName = None,
    language_model: LanguageModel = None,
    quiet: Quiet = False,
) -> int:
    """Write a first codebook from some reports, for you to edit.

    Parties, people with their offices, bodies, issues with keywords and alternatives, and outlets, the most important
    first, each with how often it was met. Reading with it then gives people the right names and parties across reports.
    """
    from detente.cli.printing import print_codebook, print_failures, shown_progress
    from detente.workflow import suggest_codebook

    try:
        with shown_progress(quiet=quiet) as progress:
            done = suggest_codebook(
                given(reports),
                to=to,
                overwrite=overwrite,
                published=published,
                outlet=outlet,
                language_model=named_language_model(language_model),
                stdin=standard_input(),
                progress=progress,
            )
    except NothingRead as error:
        print_failures(error.failures)
        print_error(error)
        return SOME_NOT_READ
    if not quiet:
        print_codebook(done)
    print_failures(done.failures)
    return SOME_NOT_READ if done.failures else ALL_READ
