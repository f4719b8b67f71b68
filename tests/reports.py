"""Small reports, made by hand, for tests of what comes after a run."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from reconcile.model import Claim, Diagnosis, Document, Fact, Finding, Interval, Report, Severity

TEXTS = {
    "a": "The council set aside $4.2 million for the bridge.\nIt opens on Monday.\n",
    "b": "A bridge for $4.2 billion was approved by the council.\n",
}


def claim(document: str, quote: str, amount: str, **fields: Any) -> Claim:
    start = TEXTS[document].index(quote)
    settings: dict[str, Any] = {
        "id": f"{document}:{start}",
        "document": document,
        "kind": "money",
        "text": quote,
        "start": start,
        "end": start + len(quote),
        "line": 1,
        "column": start + 1,
        "value": Interval(low=Decimal(amount), high=Decimal(amount)),
        "unit": "USD",
        "precision": Decimal(50000),
    }
    return Claim(**settings | fields)


MILLION = claim("a", "$4.2 million", "4200000")
BILLION = claim("b", "$4.2 billion", "4200000000")


def finding(code: str = "MON001", severity: Severity = "error", **fields: Any) -> Finding:
    settings: dict[str, Any] = {
        "id": f"{code}-{severity}",
        "code": code,
        "name": "amounts differ",
        "severity": severity,
        "verdict": "conflict",
        "fact": "F1",
        "claims": (MILLION.id, BILLION.id),
        "documents": ("a", "b"),
        "message": "$4.2 million in a, $4.2 billion in b",
        "diagnosis": Diagnosis(cause="magnitude-slip", detail="the ratio is 1,000"),
    }
    return Finding(**settings | fields)


def report(*findings: Finding, documents: Sequence[str] = ("a", "b"), **fields: Any) -> Report:
    settings: dict[str, Any] = {
        "documents": tuple(Document(id=name, path=f"{name}.txt", text=TEXTS[name]) for name in documents),
        "claims": tuple(item for item in (MILLION, BILLION) if item.document in documents),
        "facts": (
            Fact(
                id="F1",
                label="cost of the bridge",
                kind="money",
                verdict="conflict",
                reasons=("magnitude",),
                claims=(MILLION.id, BILLION.id),
                documents=("a", "b"),
                origins=2,
            ),
        )
        if len(documents) > 1
        else (),
        "findings": findings,
        "cleared": (),
    }
    return Report(**settings | fields)
