import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pandas
import pytest
from msgspec import structs

import reconcile
from reconcile import pipeline
from reconcile.api import Reconciliation
from reconcile.errors import ReconcileError
from reconcile.model import Period, Report
from tests.report.sample import report


def test_import_costs_nothing() -> None:
    code = "import sys, reconcile; sys.exit(any(name in sys.modules for name in ('msgspec', 'pandas', 'rich', 'yaml')))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    made: list[Any] = []

    def run(paths: Any, options: Any, *, statements: bool = False) -> Report:
        made.append((paths, options))
        return report()

    monkeypatch.setattr(pipeline, "check", run)
    monkeypatch.setattr(pipeline, "extract", run)
    return made


def test_paths_are_text_or_paths_one_or_many(calls: list[Any]) -> None:
    reconcile.check("a.txt")
    reconcile.check(Path("a.txt"))
    reconcile.extract_claims(["a.txt", Path("b.txt")])
    assert [paths for paths, _ in calls] == [("a.txt",), ("a.txt",), ("a.txt", "b.txt")]


def test_settings_reach_the_pipeline(calls: list[Any]) -> None:
    reconcile.check("folder", sources="sources.yaml", rules=["mine"], group_by="directory", rates="r.csv", jobs=2)
    reconcile.extract_claims("folder", exclude=["drafts"])
    assert calls[1][1].exclude == ("drafts",)
    options = calls[0][1]
    assert (options.rates, options.jobs) == (Path("r.csv"), 2)
    assert options.sources == Path("sources.yaml")
    assert options.rules == (Path("mine"),)
    assert options.group_by == "directory"


def test_an_unknown_setting_is_named(calls: list[Any]) -> None:
    with pytest.raises(TypeError, match="unknown setting 'source'; known: sources"):
        reconcile.check("folder", source="x")  # type: ignore[call-arg]


def test_a_reconciliation_offers_the_parts_of_its_report() -> None:
    made = Reconciliation(report())
    assert repr(made) == "<Reconciliation: 5 documents, 20 claims, 6 facts, 1 error, 1 warning, 0 notes>"
    assert [finding.code for finding in made.findings] == ["MON001", "ATT001", "DAT003"]
    assert len(made.to_dataframe()) == 16
    assert len(made.to_dataframe("facts")) == len(made.facts)
    assert list(made.to_dataframe("findings").index) == [finding.id for finding in made.findings]
    assert '"exit_code": 2' in made.to_json()  # one input could not be read
    assert len(made.diagnostics) == 1


def test_an_unknown_table_is_refused() -> None:
    with pytest.raises(ValueError, match="no table 'fact'"):
        Reconciliation(report()).to_dataframe("fact")  # type: ignore[arg-type]


def test_the_notebook_shows_a_fragment_that_documents_cannot_break_out_of() -> None:
    made = report()
    hostile = made.documents[0].__class__(id="x", path="<script>alert(1)</script>.txt", text="")
    html = Reconciliation(
        Report(
            documents=(*made.documents, hostile),
            claims=made.claims,
            facts=made.facts,
            findings=made.findings,
            cleared=(),
        )
    )._repr_html_()
    assert html.startswith('<div class="reconcile">') and html.endswith("</div>")
    assert "<script>" not in html
    assert "Repair cost, 2024" in html
    assert "error[MON001]" in html
    assert "DAT003" not in html


def test_kinds_filter_what_was_found_and_not_what_is_compared(calls: list[Any]) -> None:
    whole = reconcile.check("folder")
    money = reconcile.check("folder", kinds=["money"])
    assert {fact.kind for fact in money.facts} == {"money"}
    assert {fact.id for fact in money.facts} < {fact.id for fact in whole.facts}


TEXT = "Elm, 6 May 2024 – The mill made €3-4bn last year, Ruth Adler said on Friday."


def test_claims_of_a_text_that_is_no_file() -> None:
    found = reconcile.claims_in(TEXT)
    assert [(claim.kind, claim.text) for claim in found if claim.kind == "money"] == [("money", "€3-4bn")]
    assert all(TEXT[claim.start : claim.end] == claim.text for claim in found)
    assert {claim.kind for claim in reconcile.claims_in(TEXT, kinds=["money", "statement"])} == {"money", "statement"}


def test_a_text_without_a_date_of_its_own_is_of_the_day_given() -> None:
    (found,) = reconcile.claims_in("It closed yesterday.", published=date(2024, 5, 6), kinds=["date"])
    assert found.value == Period(low=date(2024, 5, 5), high=date(2024, 5, 5))


def test_an_unknown_kind_is_named() -> None:
    with pytest.raises(ValueError, match="kinds: unknown value 'mony'; known: money"):
        reconcile.claims_in("a", kinds=["mony"])  # type: ignore[list-item]


def test_a_baseline_accepts_findings_until_their_last_day(calls: list[Any], tmp_path: Path) -> None:
    finding = report().findings[0]
    file = tmp_path / "baseline.yaml"
    file.write_text(
        f"- {{id: {finding.id}, reason: known, expires: 2024-05-31}}\n- {{id: gone-1, reason: it was so}}\n"
    )
    made = reconcile.check("folder", baseline=file, today=date(2024, 5, 31))
    assert [found.suppressed for found in made.findings] == ["known (until 2024-05-31)", None, "known, see ticket"]
    assert [notice.kind for notice in made.notices] == ["stale"]
    assert "0 errors" in repr(made)
    later = reconcile.check("folder", baseline=file, today=date(2024, 6, 1))
    assert later.findings[0].suppressed is None
    assert [notice.kind for notice in later.notices] == ["stale", "expired"]


def test_the_day_of_a_run_that_must_be_repeated(
    calls: list[Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "baseline.yaml"
    file.write_text(f"- {{id: {report().findings[0].id}, reason: known, expires: 2024-05-31}}\n")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1717113600")  # 31 May 2024
    assert reconcile.check("folder", baseline=file).findings[0].suppressed


def test_a_baseline_that_is_none_costs_no_run(calls: list[Any], tmp_path: Path) -> None:
    with pytest.raises(ReconcileError, match="no such baseline"):
        reconcile.check("folder", baseline=tmp_path / "baseline.yaml")
    assert calls == []


def test_claims_alone_know_no_baseline(calls: list[Any]) -> None:
    with pytest.raises(TypeError, match="unknown setting 'baseline'"):
        reconcile.extract_claims("folder", baseline="x")  # type: ignore[call-arg]


def test_a_table_that_cant_be_written_leaves_the_file_before(
    calls: list[Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "facts.parquet"
    file.write_bytes(b"before")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        reconcile.check("folder").to_parquet(file, "facts")
    assert (file.read_bytes(), list(tmp_path.iterdir())) == (b"before", [file])


def test_a_table_goes_to_a_parquet_file(calls: list[Any], tmp_path: Path) -> None:
    reconcile.check("folder").to_parquet(tmp_path / "facts.parquet", "facts")
    assert list(pandas.read_parquet(tmp_path / "facts.parquet").verdict)[:2] == ["conflict", "conflict"]


@pytest.mark.parametrize(
    ("value", "texts"),
    [
        ("*.txt", ("*.txt",)),
        (Path("drafts"), ("drafts",)),
        (["*.txt", Path("drafts")], ("*.txt", "drafts")),
        (("a,b",), ("a,b",)),
        ([], ()),
    ],
)
def test_one_text_is_one_value(calls: list[Any], value: Any, texts: tuple[str, ...]) -> None:
    reconcile.check(["n"], exclude=value, rules=value)
    assert calls[0][1].exclude == texts
    assert calls[0][1].rules == tuple(map(Path, texts))


def test_one_kind_is_a_kind(calls: list[Any]) -> None:
    assert {fact.kind for fact in reconcile.check("folder", kinds="money").facts} == {"money"}
    assert {claim.kind for claim in reconcile.claims_in(TEXT, kinds="money")} == {"money"}


@pytest.mark.parametrize("setting", ["paths", "exclude", "rules", "kinds"])
@pytest.mark.parametrize("value", [None, 7, b"*.txt", ["a", 7], [None]])
def test_what_is_no_text_is_refused_by_name(calls: list[Any], setting: str, value: Any) -> None:
    with pytest.raises(TypeError, match=f"^{setting}: it takes a text or a list of texts, not "):
        reconcile.check(**{"paths": "n", setting: value})
    assert calls == []


def test_exclude_leaves_the_other_documents(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.md"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    made = reconcile.check(tmp_path, exclude="*.md")
    assert [Path(document.path).name for document in made.documents] == ["a.txt", "b.txt"]


def test_nothing_to_compare_passes_only_where_it_may(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    made = reconcile.check(tmp_path)
    assert not made.passes()
    assert not made.passes("never")
    assert made.passes(allow_empty=True)


@pytest.mark.parametrize("call", ["passes", "to_text", "to_html"])
def test_an_unknown_severity_is_named(call: str) -> None:
    with pytest.raises(ValueError, match="fail_on: unknown value 'eror'; known: error, warning, note, never"):
        getattr(Reconciliation(report()), call)(fail_on="eror")


def test_a_report_that_is_too_narrow_is_refused() -> None:
    made = Reconciliation(report())
    assert made.to_text(40)
    with pytest.raises(ValueError, match="width: 39 columns are too few; 40 or more"):
        made.to_text(39)


def test_the_gates_line_goes_by_the_severity_asked_for() -> None:
    read = Reconciliation(structs.replace(report(), diagnostics=()))
    assert read.to_text(100, fail_on="never").rstrip().splitlines()[-1].startswith("PASS --fail-on=never")
    assert "PASS --fail-on=never" in read.to_html(fail_on="never")


def test_a_reconciliation_says_whether_it_passes() -> None:
    assert not Reconciliation(report()).passes()  # not all of it could be read
    read = structs.replace(report(), diagnostics=())
    assert not Reconciliation(read).passes()
    warned = tuple(finding for finding in read.findings if finding.severity == "warning")
    milder = Reconciliation(structs.replace(read, findings=warned))
    assert milder.passes()
    assert not milder.passes(fail_on="warning")
    assert Reconciliation(read).passes(fail_on="never")


def test_a_reconciliation_is_shown_as_the_command_line_shows_it() -> None:
    made = Reconciliation(structs.replace(report(), diagnostics=()))
    assert made.to_text(width=100).rstrip().endswith("FAIL 1 error at or above --fail-on=error (exit 1)")
    assert "\x1b" not in made.to_text()
    assert len(made.to_text(everything=True)) >= len(made.to_text())
    assert made.to_html().startswith("<!doctype html>")
