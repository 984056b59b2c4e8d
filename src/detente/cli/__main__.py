"""`python -m detente.cli` does what `detente` does."""

import sys

from detente.cli import main

sys.exit(main())
