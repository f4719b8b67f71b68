import pytest

from reconcile.extract.figures import Figures
from reconcile.rulepack.load import load_rules


@pytest.fixture(scope="session")
def figures() -> Figures:
    return Figures(load_rules())
