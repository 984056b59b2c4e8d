"""What can go wrong for a caller: every error says what happened, what was expected and what to do.

All of them are imported from here. Their tree is drawn in three parts, at the top of the modules that gather them:

`of_reports`
    having reports, reading them, and writing down what they say
`of_cases`
    a case, its database, what goes in and out of it, and the machines that work for it
`of_models`
    conflicts, questions, forecasts, packages and votes

What is merely odd in a report (an unbalanced quotation mark, a date that cannot be placed) is no error: it is kept as
data in the draft. Errors are made from data and build their own words, so that the same mistake reads the same
everywhere.
"""

from detente.errors import of_cases, of_models, of_reports
from detente.errors.base import DetenteError, nearest, shortened
from detente.errors.of_cases import *  # noqa: F403
from detente.errors.of_models import *  # noqa: F403
from detente.errors.of_reports import *  # noqa: F403

__all__ = ["DetenteError", "nearest", "shortened"]
__all__ += of_cases.__all__
__all__ += of_models.__all__
__all__ += of_reports.__all__
__all__.sort()
