from typing import Any

from reconcile.link.kept_apart import cleared
from reconcile.link.label import Labels
from reconcile.model import Claim, Document, Frame
from reconcile.rulepack.load import load_rules

LABELS = Labels(load_rules())
DOCUMENTS = [Document(id=name, path=f"{name}.txt", text="") for name in ("early.txt", "late.txt")]


def claim(document: str, text: str, **frame: Any) -> Claim:
    settings = {"measure": "trade", "concept": "trade"} | frame
    return Claim(
        id=f"{document} {text}",
        document=document,
        kind="percent_change",
        text=text,
        start=0,
        end=len(text),
        line=1,
        column=1,
        frame=Frame(direction="increase", **settings),
    )


def test_a_line_names_the_measure_then_both_sides_then_the_reason() -> None:
    a, b = claim("early.txt", "29%", baseline="year-on-year"), claim("late.txt", "116%", baseline="a decade ago")
    (line,) = cleared({"baseline": [(a, b)]}, DOCUMENTS, LABELS)
    assert line.message == (
        "trade growth: 29% (early) and 116% (late) — not compared, different baselines (year-on-year, a decade ago)"
    )


def test_no_side_has_more_than_three_values() -> None:
    plan = claim("late.txt", "9%", modality="plan")
    pairs = [(claim("early.txt", f"{number}%"), plan) for number in range(1, 8)]
    (line,) = cleared({"modality": pairs}, DOCUMENTS, LABELS)
    assert line.message.count("(early)") == 3 and len(line.claims) == 4
    assert line.message.endswith("not compared, a fact and a plan")


def test_a_reason_that_does_not_hold_makes_no_line() -> None:
    part = claim("early.txt", "4%", role="start"), claim("late.txt", "9%")
    other_owner = claim("early.txt", "4%", owner="Torvik"), claim("late.txt", "9%", owner="Dorne", role="change")
    other_measure = claim("early.txt", "4%", concept=None), claim("late.txt", "9%", concept=None, measure="rain")
    assert cleared({"role": [part, other_owner], "period": [other_measure]}, DOCUMENTS, LABELS) == ()
