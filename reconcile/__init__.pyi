from reconcile.api import Reconciliation as Reconciliation
from reconcile.api import check as check
from reconcile.api import extract_claims as extract_claims
from reconcile.claims import claims_in as claims_in

__version__: str
