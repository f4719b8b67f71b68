import json
from datetime import date

import pytest

from reconcile import pipeline
from reconcile.cli import main
from reconcile.report.undated import undated
from tests.report.test_schemas import validator


def run(tmp_path, *texts, **options):
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.txt").write_text(text)
    return pipeline.check([str(tmp_path)], pipeline.Options(**options))


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        (
            ["The council met on Friday.\n", "It has 12 members.\n"],
            "1 of 2 documents has no date, and 1 date hangs on it (“Friday”)",
        ),
        (
            [
                "The council met on Friday.\n",
                "The council met last week, not on Friday or Sunday. It rained yesterday.\n",
            ],
            "2 of 2 documents have no date, and 5 dates hang on it (“Friday”, “last week”, “Sunday”, …)",
        ),
        (["The council met on 4 May 2024.\n", "It has 12 members.\n"], None),  # nothing hangs on the day
        (["Published: 2024-05-06\n\nThe council met on Friday.\n"], None),
    ],
)
def test_says_how_many_dates_hang_on_a_day_that_nobody_knows(tmp_path, texts, message):
    found = undated(run(tmp_path, *texts))
    assert (found and found.message.partition(": ")[0]) == message


def test_a_day_for_all_settles_it(tmp_path):
    assert undated(run(tmp_path, "The council met on Friday.\n", as_of=date(2024, 5, 6))) is None


def test_programs_are_told_which(tmp_path, capsys):
    run(tmp_path, "It has 12 members.\n", "The council met on Friday, with 12 members.\n")
    main(["check", str(tmp_path), "-f", "json"])
    report = json.loads(capsys.readouterr().out)
    validator("report.schema.json").validate(report)
    (claim,) = [claim for claim in report["claims"] if claim["text"] == "Friday"]
    assert report["undated"] == {
        "documents": [claim["document"]],
        "claims": [claim["id"]],
        "message": "1 of 2 documents has no date, and 1 date hangs on it (“Friday”): not resolved, not compared",
        "hint": "say when they were published in a sources.yaml, or for all of them with --as-of DATE",
    }
    main(["check", str(tmp_path), "-f", "json", "--as-of", "2024-05-06"])
    assert json.loads(capsys.readouterr().out)["undated"] is None


def test_a_pull_request_is_told(tmp_path, capsys):
    run(tmp_path, "The council met on Friday.\n", "The council met on Friday.\n")
    main(["check", str(tmp_path), "-f", "markdown"])
    told = "\n- 2 of 2 documents have no date, and 2 dates hang on it (“Friday”): not resolved, not compared; say when "
    assert told in capsys.readouterr().out


@pytest.mark.parametrize(("format", "stream"), [("text", 0), ("html", 0), ("json", 1), ("csv", 1), ("concise", 1)])
def test_the_report_tells_of_it_or_else_standard_error(tmp_path, capsys, format, stream):
    run(tmp_path, "The council met on Friday.\n", "The council met on Friday.\n")
    main(["check", str(tmp_path), "-f", format])
    shown = " ".join(capsys.readouterr()[stream].split())
    assert "2 of 2 documents have no date, and 2 dates hang on it (“Friday”)" in shown
    assert "--as-of DATE" in shown
