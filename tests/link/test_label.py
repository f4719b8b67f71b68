from datetime import date
from typing import Any

import pytest

from reconcile.api import check
from reconcile.link.label import Labels, period_label
from reconcile.model import Claim, Frame, Period
from reconcile.rulepack.load import load_rules

LABELS = Labels(load_rules())


def claim(text: str, kind: Any = "money", **frame: Any) -> Claim:
    return Claim(
        id=text, document="a", kind=kind, text=text, start=0, end=len(text), line=1, column=1, frame=Frame(**frame)
    )


@pytest.mark.parametrize(
    ("of", "label"),
    [
        (claim("$3bn", measure="revenue", owner="Revenue"), "revenue"),
        (claim("$3bn", measure="Torvik Ports revenue", owner="Torvik Ports"), "revenue of Torvik Ports"),
        (claim("NOK 3bn", measure="revenue", owner="NOK"), "revenue"),
        (claim("$3bn", measure="revenue", owner="Torvik Ports"), "revenue of Torvik Ports"),
        (claim("$3bn", measure="revenue outlook revenue"), "outlook revenue"),
        (claim("$3bn", measure="average torvik house price", subjects=("Torvik",)), "average Torvik house price"),
        (claim("4%", "percent_change", measure="trade", direction="increase"), "trade growth"),
        (claim("4%", "percent_change", measure="trade", direction="decrease"), "trade change"),
        (claim("4%", "percent_change", measure="interest rate"), "interest rate"),
        (claim("NINE HORSES", "count", measure="HORSES"), "horses"),
        (claim("40 GW", "quantity", measure="NATO capacity"), "NATO capacity"),
        (claim("71", "age", measure="harbour master", owner="Ilse Marten"), "age of Ilse Marten"),
    ],
)
def test_labels(of: Claim, label: str) -> None:
    assert LABELS.fact([of]) == label


@pytest.mark.parametrize(
    ("kind", "measures", "label"),
    [
        ("quantity", [("local time depth", "depth"), ("focal depth", "depth")], "depth"),
        ("money", [("grand pier cost", "cost"), ("new pier cost", "cost"), ("toll", None)], "pier cost"),
        ("money", [("pier", None), ("missing pier money", None), ("loss", "loss")], "pier"),
        ("money", [("pier allocation", "allocation"), ("repairs", None), ("fund", None)], "pier allocation"),
        ("count", [("people", "dead"), ("persons", "dead"), ("persons", "dead"), ("lives", None)], "people killed"),
        ("count", [("dead fish", "dead"), ("fish", "dead")], "fish killed"),
        ("count", [("households", "outage"), ("homes", "outage")], "customers without power"),
        ("count", [("pensioners", None), ("retirees", None), ("workers", "employment")], "pensioners"),
    ],
)
def test_a_fact_is_called_by_what_most_of_its_claims_say(
    kind: Any, measures: list[tuple[str, str | None]], label: str
) -> None:
    claims = [claim(str(n), kind, measure=words, concept=known) for n, (words, known) in enumerate(measures)]
    assert LABELS.fact(claims) == label


@pytest.mark.parametrize(
    ("low", "high", "label"),
    [
        (date(2024, 6, 5), date(2024, 6, 8), "5–8 Jun 2024"),
        (date(2024, 6, 5), date(2024, 7, 8), "5 Jun–8 Jul 2024"),
        (date(2024, 6, 5), date(2034, 6, 4), "5 Jun 2024–4 Jun 2034"),
    ],
)
def test_periods(low: date, high: date, label: str) -> None:
    assert period_label(Period(low=low, high=high)) == label


def labels(tmp_path: Any, *texts: str) -> list[str]:
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.txt").write_text(f"Published: 2023-05-0{number + 1}\n\n{text}\n", encoding="utf-8")
    return [fact.label for fact in check([tmp_path]).facts]


def test_two_facts_of_one_name_are_told_apart(tmp_path: Any) -> None:
    found = labels(
        tmp_path, "In Nyborg 310 children were vaccinated.\n\nThe storm left 95 children without a school in Dorne."
    )
    assert len(found) == 2 and len(set(found)) == 2, found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # Who is so old, before what happened to them.
        ("A 17-year-old girl was pulled out. Rescued with her was a 12-year-old boy.", ["age (girl)", "age (boy)"]),
        # Nothing from beyond the line, no month, and no capitals for their own sake.
        (
            "CORRECTION Feb. 20\n\nTHREE HORSES WERE FED.\n\nNINE HORSES WERE SOLD.",
            ["horses (fed)", "horses (sold)"],
        ),
        (
            "Officials slowly pitched 31 tents.\n\nThe storm swiftly tore 12 tents.",
            ["tents (pitched)", "tents (tore)"],
        ),
    ],
)
def test_the_telling_word_says_who_or_what(tmp_path: Any, text: str, told: list[str]) -> None:
    assert labels(tmp_path, text) == told


def test_statements_are_called_by_what_is_said(tmp_path: Any) -> None:
    said = "the eastern pier of Torvik will stay closed to cargo ships until every crane is mended"
    found = labels(
        tmp_path,
        f"Mayor Ilse Marten said that {said}.",
        f"“{said.capitalize()},” Mayor Ilse Marten said.",
        f"Engineer Paul Adeyemi said: “{said.capitalize()}.”",
    )
    assert [label.casefold() for label in found] == ["“the eastern pier of torvik will stay closed…”"]


def test_a_name_keeps_its_capitals(tmp_path: Any) -> None:
    (label,) = labels(tmp_path, "Last year the Meridian rival Bombelli paid $3.4 million, more than expected.")
    assert "Bombelli" in label


@pytest.mark.parametrize(
    ("begins", "label"),
    [
        ("OSLO, May 3, 2024 — ", "“The mill on the Elm takes in no…”"),
        ("Oslo (Wire) - ", "“The mill on the Elm takes in no…”"),
        ("NEW ELM, Norway /Wire/ -- ", "“The mill on the Elm takes in no…”"),
        ("OSLO—", "“The mill on the Elm takes in no…”"),
        ("Oslo, 3 May 2024 – ", "“The mill on the Elm takes in no…”"),
        ("Old Oslo – ", "“Old Oslo – The mill on the Elm…”"),
        ("", "“The mill on the Elm takes in no…”"),
    ],
)
def test_a_statement_is_not_called_by_its_dateline(tmp_path: Any, begins: str, label: str) -> None:
    said = "The mill on the Elm takes in no workers from the valley towns any more, Ida Brekke said.\n"
    (tmp_path / "a.txt").write_text(begins + said, encoding="utf-8")
    (tmp_path / "b.txt").write_text(f"It rained on the Elm.\n\n{said}", encoding="utf-8")
    assert [fact.label for fact in check([tmp_path]).facts if fact.kind == "statement"] == [label]
