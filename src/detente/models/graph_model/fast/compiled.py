"""How loops are compiled: kept from one run to the next, and without holding up other threads."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from numba import njit

Function = TypeVar("Function", bound=Callable[..., Any])


def compiled(function: Function) -> Function:
    """Return the function compiled by Numba on its first call with each set of types."""
    return cast("Function", njit(cache=True, nogil=True)(function))
