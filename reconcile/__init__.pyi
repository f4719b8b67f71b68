from reconcile.api import Reconciliation as Reconciliation
from reconcile.api import check as check
from reconcile.api import extract as extract

__version__: str
