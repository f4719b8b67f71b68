"""A gate doesn't turn green because its corpus grew."""

from pathlib import Path

import reconcile


def test_one_document_of_250_that_differs_is_found(tmp_path: Path) -> None:
    for number in range(250):
        toll = 75 if number == 249 else 45
        (tmp_path / f"{number:03}.txt").write_text(f"The bridge toll is {toll} dollars a year.\n")
    result = reconcile.check(tmp_path)
    assert len(result.facts) == 1
    assert {finding.code for finding in result.findings} == {"MON001"}
