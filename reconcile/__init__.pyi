from reconcile.api import Reconciliation as Reconciliation
from reconcile.api import check as check
from reconcile.api import claims_in as claims_in
from reconcile.api import extract_claims as extract_claims

__version__: str
