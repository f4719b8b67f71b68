"""A gate doesn't turn green because its corpus grew."""

from pathlib import Path

import pytest

import reconcile
from reconcile.link import cluster
from reconcile.link.sharing import may_share


def test_one_document_of_250_that_differs_is_found(tmp_path: Path) -> None:
    for number in range(250):
        toll = 75 if number == 249 else 45
        (tmp_path / f"{number:03}.txt").write_text(f"The bridge toll is {toll} dollars a year.\n")
    result = reconcile.check(tmp_path)
    assert len(result.facts) == 1
    assert {finding.code for finding in result.findings} == {"MON001"}


def test_a_sentence_that_stands_many_times_is_held_against_others_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pairs = []

    def counted(*arguments: object) -> bool:
        pairs.append(arguments)
        return may_share(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(cluster, "may_share", counted)
    (tmp_path / "a.txt").write_text("The bridge over the Aller cost $40 million. " * 200)
    (tmp_path / "b.txt").write_text("The bridge over the Aller cost $42 million.")
    assert {finding.code for finding in reconcile.check(tmp_path).findings} == {"MON001"}
    assert len(pairs) < 1_000
