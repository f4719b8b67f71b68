"""Every fixture corpus comes out as it expects: `reconcile test fixtures`, one test id a corpus."""

from pathlib import Path

import pytest

from reconcile.corpus import find_corpora, run

FIXTURES = Path(__file__).parents[1] / "fixtures"


@pytest.mark.parametrize("corpus", find_corpora((FIXTURES,)), ids=lambda path: path.name)
def test_corpus(corpus):
    assert [(miss.what, miss.how) for miss in run(corpus).misses] == []
