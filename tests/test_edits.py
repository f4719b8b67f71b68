"""Edits of whole corpora: one that changes a fact raises a finding on it, one that keeps the meaning raises nothing."""

import shutil
from collections import Counter
from functools import lru_cache
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml

from reconcile.model import Finding, Report
from reconcile.pipeline import check

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT.parent / "shared" / "seeds"


def edits(kind: str) -> list[object]:
    found: list[object] = []
    for table in sorted(Path(__file__).parent.glob("edits_*.yaml")):
        corpus = table.stem.removeprefix("edits_")
        read = yaml.safe_load(table.read_text(encoding="utf-8"))
        known = [edit for edit in read.get("todo", ()) if edit["kind"] == kind]
        for edit in [*read[kind], *known]:
            marks = [] if source(corpus).is_dir() else [pytest.mark.skip(reason=f"{source(corpus)} is not here")]
            if edit in known:
                marks.append(pytest.mark.xfail(reason=edit["why"], strict=True))
            found.append(pytest.param(corpus, edit, id=f"{corpus}-{edit['document']}-{edit['new']}", marks=marks))
    return found


def source(corpus: str) -> Path:
    return SEEDS if corpus == "seeds" else ROOT / "fixtures" / corpus


def copy(corpus: str, folder: Path) -> Path:
    """A copy of a corpus that can be written to, and where its documents are in it."""
    shutil.copytree(source(corpus), folder / corpus)
    for path in (folder / corpus).rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
    docs = folder / corpus / "docs"
    return docs if docs.is_dir() else folder / corpus


@lru_cache
def unedited(corpus: str) -> Report:
    with TemporaryDirectory() as folder:
        return check([str(copy(corpus, Path(folder)))])


def edited(corpus: str, edit: dict[str, str], folder: Path) -> Report:
    docs = copy(corpus, folder)
    (path,) = [path for path in docs.iterdir() if path.name.startswith(edit["document"])]
    text = path.read_text(encoding="utf-8")
    assert edit["old"] in text
    path.write_text(text.replace(edit["old"], edit["new"], 1), encoding="utf-8")
    return check([str(docs)])


def raised(report: Report, base: Report) -> list[Finding]:
    known = {finding.id for finding in base.findings}
    return [finding for finding in report.findings if finding.id not in known and finding.severity != "note"]


def confirmed(report: Report) -> Counter[tuple[str, str, str]]:
    """How many facts two documents agree on, or update. Sentences with figures are left out: they count as one only
    where they are word for word the same, and their figures are facts of their own."""
    repeated = {claim.id for claim in report.claims if claim.kind == "statement" and claim.frame.role == "figures"}
    return Counter(
        (fact.verdict, *pair)
        for fact in report.facts
        if fact.verdict in ("agree", "update") and not repeated.issuperset(fact.claims)
        for pair in combinations(sorted(name(report, document) for document in fact.documents), 2)
    )


def name(report: Report, document: str) -> str:
    return next(Path(d.path).name for d in report.documents if d.id == document)


@pytest.mark.parametrize(("corpus", "edit"), edits("changes"))
def test_an_edit_that_changes_a_fact_is_found(corpus: str, edit: dict[str, str], tmp_path: Path) -> None:
    report = edited(corpus, edit, tmp_path)
    findings = raised(report, unedited(corpus))
    summary = [(f.code, f.diagnosis and f.diagnosis.cause, f.message) for f in findings]
    found = [
        finding
        for finding in findings
        if finding.code == edit.get("code", finding.code)
        and {edit["document"], edit.get("other", edit["document"])}
        <= {name(report, document)[: len(edit["document"])] for document in finding.documents}
    ]
    assert found, summary
    if "cause" in edit:
        assert edit["cause"] in [finding.diagnosis and finding.diagnosis.cause for finding in found], summary


@pytest.mark.parametrize(("corpus", "edit"), edits("keeps"))
def test_a_rewording_that_keeps_the_meaning_is_quiet(corpus: str, edit: dict[str, str], tmp_path: Path) -> None:
    report = edited(corpus, edit, tmp_path)
    base = unedited(corpus)
    assert [(f.code, f.message) for f in raised(report, base)] == []
    assert {f.code for f in report.findings} == {f.code for f in base.findings}
    assert confirmed(base) - confirmed(report) == Counter()
