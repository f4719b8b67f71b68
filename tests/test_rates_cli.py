"""--rates as a user has it: what it changes in a report, where it can be set, and how its faults end a run."""

import pytest

from reconcile.cli import main

ARTICLES = {
    "a.txt": "Published: 2023-03-17\n\nThe province paid $10 million for the new bridge.\n",
    "b.txt": "Published: 2023-03-17\n\nThe province paid 2.035 billion Argentine pesos for the new bridge.\n",
}
RATES = "date,from,to,rate\n2023-03-17,USD,ARS,{rate}\n"


@pytest.fixture(autouse=True)
def articles(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    for name, text in ARTICLES.items():
        (tmp_path / "docs" / name).write_text(text)
    return tmp_path


def test_without_a_rate_nothing_is_compared(capsys):
    assert main(["check", "docs"]) == 0
    assert "no exchange rate from USD to ARS for 2023-03-17" in " ".join(capsys.readouterr().out.split())


def test_a_rate_of_ones_own_lets_them_agree_and_the_report_says_so(articles, capsys):
    (articles / "rates.csv").write_text(RATES.format(rate="203.5"))
    assert main(["check", "docs", "--rates", "rates.csv"]) == 0
    words = " ".join(capsys.readouterr().out.split())
    assert "agree, converted" in words
    assert "ARS by the rates given" in words


@pytest.mark.parametrize("way", ["flag", "variable", "config"])
def test_by_another_rate_they_conflict_however_it_is_set(articles, monkeypatch, way):
    (articles / "rates.csv").write_text(RATES.format(rate="100"))
    if way == "variable":
        monkeypatch.setenv("RECONCILE_RATES", "rates.csv")
    if way == "config":
        (articles / "reconcile.toml").write_text('rates = "rates.csv"\n')
    assert main(["check", "docs", *(["--rates=rates.csv"] if way == "flag" else [])]) == 1


def test_the_file_is_no_document_though_it_lies_among_them(articles):
    (articles / "docs" / "rates.csv").write_text(RATES.format(rate="203.5"))
    assert main(["check", "docs"]) == 2
    assert main(["check", "docs", "--rates", "docs/rates.csv"]) == 0


@pytest.mark.parametrize("command", ["check", "extract"])
def test_its_faults_end_the_run_before_any_document_is_read(articles, capsys, command):
    (articles / "rates.csv").write_text("date,from,to,rate\n2023-03-17,USD,ARS,much\n")
    assert main([command, "nowhere", "--rates", "rates.csv"]) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert "rates.csv:2: error: rate: 'much' is no number above 0" in output.err
    assert "nowhere" not in output.err
