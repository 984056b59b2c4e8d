"""Packages whose names are imported when they are first asked for."""

import sys
from collections.abc import Mapping
from importlib import import_module
from types import ModuleType
from typing import Any


def offer(package: str, where: Mapping[str, str]) -> None:
    """Let names of a package be imported from the modules given when they are first asked for.

    A function may have the name of the module that holds it: importing that module would put it in the function's
    place. A property of the package's class is looked up before that.
    """
    here = sys.modules[package]
    offered = {name: property(finder(name, module), leave) for name, module in where.items()}
    here.__class__ = type("Package", (type(here),), offered)


def finder(name: str, module: str) -> Any:  # noqa: ANN401 (the getter of a property)
    """Return what finds a name in a module."""
    return lambda _: getattr(import_module(module), name)


def leave(_here: ModuleType, _module: ModuleType) -> None:
    """Leave the name where it is when a module of that name is imported."""
