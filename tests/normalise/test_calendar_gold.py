"""The dates of the five news texts beside the checkout, where they are present."""

import json
from datetime import date
from pathlib import Path

import pytest

from reconcile.extract.date import Dates
from reconcile.model import Document
from reconcile.normalise.calendar import resolve
from reconcile.rulepack.load import load_rules
from reconcile.text.sentences import Sentences

SHARED = Path(__file__).resolve().parents[3] / "shared"
GOLD = SHARED / "gold" / "seeds.claims.jsonl"
PUBLISHED = {"001": date(2023, 3, 18), "002": date(2023, 3, 19), "003": date(2023, 3, 21)}


@pytest.mark.skipif(not GOLD.is_file(), reason="needs the shared texts")
@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_every_gold_date_is_found_and_resolved(number: str) -> None:
    path = next((SHARED / "seeds").glob(f"{number}_*.txt"))
    rules = load_rules()
    text = path.read_text(encoding="utf-8")
    document = Document(id=path.name, path=path.name, text=text, published=PUBLISHED.get(number))
    found = {
        (item.moment.start, item.moment.end, item.kind): item.value
        for item in resolve(document, Dates(rules).find(text), Sentences(document, rules).at)
    }
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        if gold["document"] != path.name or not gold["kind"].startswith("date"):
            continue
        value = found[gold["start"], gold["end"], gold["kind"]]
        low, high = (date.fromisoformat(day) for day in gold["value"])
        assert value is not None and value.low is not None and value.high == high, gold
        # "end of 2022" may be any stretch within the one given that ends with it
        assert value.low >= low if "any span" in gold.get("note", "") else value.low == low, gold
