"""`python -m reconcile` is the same program as `reconcile`."""

import sys

from reconcile.cli import main

sys.exit(main())
