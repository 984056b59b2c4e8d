"""The verb `package`: from a package file, or a name of the catalogue, to what can be agreed on."""

import os
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import Any

from detente import catalog
from detente.analysis.package_sweeps import PackageSweep
from detente.analysis.packaging import Agreement, Explained, agreed
from detente.compute import here, on_cluster
from detente.errors import NoPackagesInCase, NoSuchClause, UnknownAgreement
from detente.formats.package_file import Clause, PackageFile
from detente.formats.package_json import Json, answers_json, breaks_json, changes, named, packages_json, short_json
from detente.formats.package_model import PackageModel, clauses, modelled, package_model_in, package_model_of
from detente.models.packages import Method
from detente.workflow.given import PACKAGES, inside_case, model_named

Given = str | os.PathLike[str] | PackageFile | PackageModel

LISTED = 20
"""So many packages of a sweep are listed for each answer, unless all are asked for."""


def package(
    given: Given,
    *,
    chosen: str | None = None,
    lift: Sequence[str] = (),
    draws: int | None = None,
    seed: int = 0,
    jobs: int = 1,
    cluster: str | None = None,
    method: Method = "auto",
) -> Agreement:
    """Return which packages of concessions can be agreed on, where they would settle and what stands in the way.

    Args:
        given: A package file (TOML), a name of the catalogue, a case with a packages.toml, or what they say.
        chosen: A package to explain, as in `membership=moratorium,troops=withdraw`; otherwise that of the file.
        lift: Red lines and conditions to leave out, each as it stands in the file, or behind the party that insists and
            a colon: what would be, if they were given up?
        draws: Also how often each answer holds over so many draws of the values that are open.
        seed: From what the draws are made; the same seed gives the same draws.
        jobs: Processes that work on the draws.
        cluster: The address of a Dask cluster that works on them instead.
        method: Look at every package (`enumeration`), or let the solver prove the answers (`solver`); by itself it
            enumerates up to ten million packages.

    Raises:
        AgreementError: The file cannot be used, or the package chosen is none.
        ModelError: What was asked cannot be worked out.
    """
    model = model_given(given)
    if lift:
        model = modelled(lifted(model.file, lift))
    picked = model.typed(chosen) if chosen is not None else None
    if picked is None and model.file.chosen is not None:
        picked = model.package(model.file.chosen)
    swept = draws is not None
    place: AbstractContextManager[Any] = on_cluster(cluster) if swept and cluster else here(jobs if swept else 1)
    with place as executor:
        return agreed(
            model,
            chosen=picked,
            draws=draws,
            seed=seed,
            method=method,
            executor=executor,
            blocks=4 * jobs if cluster is None else 64,
        )


def model_given(given: Given) -> PackageModel:
    """Return what is on the table from a file or a name in the catalogue.

    Raises:
        UnknownAgreement: There is neither a file nor an entry of that name.
        AgreementError: The file cannot be used.
    """
    if isinstance(given, PackageModel):
        return given
    if isinstance(given, PackageFile):
        return modelled(given)
    return model_named(
        inside_case(given, PACKAGES),
        catalog.PACKAGES,
        of_text=package_model_in,
        of_file=model_in_file,
        unknown=UnknownAgreement,
    )


def model_in_file(path: Path) -> PackageModel:
    """Return the packages in a file.

    Raises:
        NoPackagesInCase: It is a folder without packages.
        AgreementError: The file cannot be used.
    """
    if path.is_dir():
        raise NoPackagesInCase(path)
    return package_model_of(path)


def lifted(file: PackageFile, lift: Sequence[str]) -> PackageFile:
    """Return what is on the table when some red lines and conditions are given up.

    Raises:
        NoSuchClause: Nobody insists on one of them.
    """
    for text in lift:
        who, _, rest = text.rpartition(":")
        wanted, party = " ".join(rest.split()), who.strip()
        parties = tuple(
            replace(
                one,
                red_lines=without(one.red_lines, wanted) if party in ("", one.id) else one.red_lines,
                conditions=without(one.conditions, wanted) if party in ("", one.id) else one.conditions,
            )
            for one in file.parties
        )
        conditions = file.conditions if party else without(file.conditions, wanted)
        changed = replace(file, parties=parties, conditions=conditions)
        if changed == file:
            raise NoSuchClause(text, [clause.formula for _, _, clause in clauses(file)])
        file = changed
    return file


def without(given: tuple[Clause, ...], formula: str) -> tuple[Clause, ...]:
    """Return the clauses that do not say this."""
    return tuple(one for one in given if " ".join(one.formula.split()) != formula)


def hint_for(agreement: Agreement) -> str | None:
    """Return what was left out because a part of Détente is not installed, if anything was."""
    if agreement.answers.efficient is None and agreement.answers.method == "enumeration":
        return "Which packages are efficient takes long without compiled loops: pip install 'detente[fast]'"
    return None


def agreement_json(agreement: Agreement, *, full: bool = False) -> Json:
    """Return what can be agreed on as the JSON of `detente package --json`."""
    found = answers_json(agreement.model, agreement.answers, full=full)
    if agreement.surely is not None:
        found |= {"zone_surely": agreement.surely, "zone_possibly": agreement.possibly}
    if agreement.chosen is not None:
        found["chosen"] = chosen_json(agreement.model, agreement.chosen)
    if agreement.sweep is not None:
        found["sweep"] = sweep_json(agreement.model, agreement.sweep, full=full)
    return found | {"version": agreement.version}


def chosen_json(model: PackageModel, chosen: Explained) -> Json:
    """Return why a package passes or fails."""
    return {
        "package": named(model, chosen.package),
        "in_zone": not chosen.in_the_way.count,
        "breaks": breaks_json(model, chosen.in_the_way),
        "below_no_deal": short_json(model, chosen.in_the_way),
        "smallest_mend": [
            {"package": named(model, row), "changes": changes(model, chosen.package, row)}
            for row in chosen.mends.tolist()
        ],
        "mends_into": "zone" if chosen.into_zone else "feasible",
        "better_for_all": packages_json(model, chosen.better),
        "steps": [list(stage) for stage in model.steps(chosen.package)],
    }


def sweep_json(model: PackageModel, sweep: PackageSweep, *, full: bool = False) -> Json:
    """Return how often each answer holds."""
    most = len(sweep.packages) if full else LISTED
    return {
        "draws": sweep.draws,
        "seed": sweep.seed,
        "zone_open": {"share": sweep.open / sweep.draws, "interval": list(sweep.interval(sweep.open))},
        "blocks_alone": {
            party.id: int(hits) / sweep.draws for party, hits in zip(model.file.parties, sweep.blocks, strict=True)
        },
        "share": {
            name: [
                {
                    "package": named(model, sweep.packages[row]),
                    "share": hits / sweep.draws,
                    "interval": list(sweep.interval(hits)),
                }
                for row, hits in sweep.most_often(name, most)
            ]
            for name in sweep.counts
        },
    }
