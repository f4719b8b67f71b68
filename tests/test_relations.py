"""Figures that follow from each other: what agrees is cleared, what can't all hold is found, the rest is left alone."""

from pathlib import Path

import pytest
import yaml

from reconcile.model import Report
from reconcile.pipeline import Options, check

TABLE = yaml.safe_load(Path(__file__).with_name("relations.yaml").read_text(encoding="utf-8"))


def cases(expected: str) -> list[object]:
    return [
        pytest.param(entry["code"], text, id=f"{entry['relation']}-{number}")
        for entry in TABLE
        for number, text in enumerate(entry[expected])
    ]


def run(text: str, folder: Path) -> Report:
    for number, document in enumerate(text.split("---\n")):
        (folder / f"{number}.txt").write_text(document.strip() + "\n", encoding="utf-8")
    return check([str(folder)])


def derived(report: Report) -> list[str]:
    return [line.message for line in report.cleared if line.reason == "derived" and ", which " in line.message]


@pytest.mark.parametrize(("code", "text"), cases("agrees"))
def test_what_follows_is_cleared_with_its_derivation(code: str, text: str, tmp_path: Path) -> None:
    report = run(text, tmp_path)
    assert not report.findings
    assert derived(report)
    assert any("derived" in fact.reasons for fact in report.facts)


@pytest.mark.parametrize(("code", "text"), cases("conflicts"))
def test_what_can_not_all_hold_is_found(code: str, text: str, tmp_path: Path) -> None:
    (finding,) = run(text, tmp_path).findings
    assert finding.code == code
    assert finding.diagnosis is not None and finding.diagnosis.cause == "derived-mismatch"


@pytest.mark.parametrize(("code", "text"), cases("quiet"))
def test_what_is_not_tied_together_is_left_alone(code: str, text: str, tmp_path: Path) -> None:
    report = run(text, tmp_path)
    assert not report.findings
    assert not derived(report)


@pytest.mark.parametrize(
    ("text", "likely"),
    [
        ("Net profit of the mill rose 32% to €12.4m from €10.1m.", "23 percent for “32%”, two digits swapped"),
        ("Takings of the mill rose 6% to €301m from €292m.", "310 million EUR for “€301m”, two digits swapped"),
        ("The council has 45 members, 20 women and 52 men.", None),
        ("The grant covers $30bn of the $200m budget, or 15 percent.", None),
    ],
)
def test_a_slip_that_explains_all_is_proposed(text: str, likely: str | None, tmp_path: Path) -> None:
    (finding,) = run(text, tmp_path).findings
    assert finding.diagnosis is not None and finding.diagnosis.likely == likely


def test_a_chain_shows_both_steps(tmp_path: Path) -> None:
    chained = next(text for text in TABLE[0]["conflicts"] if "2020" in text and "---" in text)
    (finding,) = run(chained, tmp_path).findings
    assert len(finding.documents) == 3
    assert finding.diagnosis is not None
    assert "(from $1.50 billion and 5 percent) after a rise of 10 percent gives" in finding.diagnosis.detail


def test_a_change_that_is_a_verb_is_told_in_figures(tmp_path: Path) -> None:
    (finding,) = run("Takings of the mill doubled to €318m from €250m.", tmp_path).findings
    assert finding.diagnosis is not None
    assert finding.diagnosis.detail.startswith("€250m after a rise of 100 percent (“doubled”) gives")


def test_documents_of_two_groups_are_not_reckoned_together(tmp_path: Path) -> None:
    for group, text in (
        ("one", "Wool exports of Norland rose by 10 percent year on year to $2.42 billion in 2022."),
        ("two", "Wool exports of Norland were $1.90 billion in 2021."),
    ):
        (tmp_path / f"{group}.txt").write_text(text + "\n", encoding="utf-8")
    sources = "- {file: one.txt, group: one}\n- {file: two.txt, group: two}\n"
    (tmp_path / "sources.yaml").write_text(sources, encoding="utf-8")
    assert not check([str(tmp_path)], Options(group_by="group")).findings
