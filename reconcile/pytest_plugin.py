"""pytest collects fixture corpora: `pytest fixtures/` shows one test an expectation.

pytest loads this module in every project where the program is installed, so nothing of the program is imported until
there is a folder with corpus.yaml and expected.yaml: the tests are in `reconcile.corpus.collect`.
"""

from pathlib import Path

import pytest

RULES = "reconcile_rules"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addini(RULES, "Folders of rule packs for fixture corpora, laid over the shipped ones.", type="paths")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "reconcile: an expectation of a fixture corpus.")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    if file_path.name != "corpus.yaml" or not file_path.with_name("expected.yaml").is_file():
        return None
    from reconcile.corpus.collect import CorpusFile

    rules = tuple(parent.config.getini(RULES))
    return CorpusFile.from_parent(parent, path=file_path, rules=rules)
