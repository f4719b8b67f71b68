"""Claims, documents and clusters in one line each."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from reconcile.compare import Comparison, compare
from reconcile.model import (
    Claim,
    Cluster,
    Document,
    Fact,
    Finding,
    Frame,
    Interval,
    Kind,
    Period,
    SharedWording,
    Speaker,
)
from reconcile.rulepack.load import load_rules

RULES = load_rules()
YEAR_2022 = Period(low=date(2022, 1, 1), high=date(2022, 12, 31))
YEAR_2021 = Period(low=date(2021, 1, 1), high=date(2021, 12, 31))
MAGNITUDES = {"thousand": 3, "million": 6, "billion": 9}
NUMBER = re.compile(r"(?P<number>\d[\d,]*(?:\.\d+)?)(?:\s*(?P<magnitude>thousand|million|billion))?")
APPROXIMATE = re.compile(r"\b(about|some|around|roughly|nearly|almost|just over|slightly more than|approximately)\b")
DATE = re.compile(r"\d{4}-\d\d-\d\d")


def document(name: str, published: str | None = None, **fields: object) -> Document:
    day = date.fromisoformat(published) if published else None
    return Document(id=name, path=f"{name}.txt", text="", published=day, **fields)  # type: ignore[arg-type]


def figure(doc: str, text: str, kind: Kind = "money", unit: str | None = "USD", **fields: object) -> Claim:
    """A claim whose value, precision, approximation and bound are read from its text: "about 190 billion"."""
    matches = list(NUMBER.finditer(text))
    numbers = []
    for match in matches:
        scale = MAGNITUDES.get(match["magnitude"] or matches[-1]["magnitude"] or "", 0)
        numbers.append(Decimal(match["number"].replace(",", "")).scaleb(scale))
        decimals = len(match["number"].partition(".")[2])
        precision = Decimal("0.5").scaleb(scale - decimals)
    low, high = numbers[0], numbers[-1]
    lower, upper = (
        re.search("more than|at least|over(?<!just over)", text),
        re.search("fewer than|up to|less than", text),
    )
    upper = None if "slightly" in text else upper
    lower = None if "slightly" in text or "just over" in text else lower
    word = APPROXIMATE.search(text)
    start = int(fields.pop("start", 0))  # type: ignore[call-overload]
    settings: dict[str, object] = {
        "value": Interval(low=None if upper else low, high=None if lower else high),
        "precision": precision,
        "approximate": word is not None,
        "approximation": word[0] if word else None,
        "bound": "lower" if lower else "upper" if upper else None,
        "frame": Frame(measure="cost", subjects=("bridge",), period=YEAR_2022),
    }
    return _claim(doc, text, kind, start, unit=unit, **(settings | fields))


def when(doc: str, text: str, days: str = "", role: str = "level", **fields: object) -> Claim:
    """A date ("2023-03-20") or a run of days ("2023-03-20 2023-03-22"), granularity "span" unless given."""
    found = [date.fromisoformat(day) for day in DATE.findall(days or text)]
    kind: Kind = "date" if len(found) == 1 else "date_range"
    start = int(fields.pop("start", 0))  # type: ignore[call-overload]
    settings: dict[str, object] = {
        "value": Period(low=found[0], high=found[-1]),
        "granularity": "day" if len(found) == 1 else "span",
        "frame": Frame(concept="visit", role=role),
    }
    return _claim(doc, text, kind, start, **(settings | fields))


def lasting(doc: str, text: str, unit: str = "day", role: str = "length", **fields: object) -> Claim:
    return figure(doc, text, "duration", unit, frame=Frame(concept="visit", role=role), **fields)


def statement(doc: str, text: str, speaker: str | Speaker | None = None, polarity: str = "affirmed") -> Claim:
    voice = Speaker(name=speaker) if isinstance(speaker, str) else speaker
    return _claim(doc, text, "statement", 0, speaker=voice, frame=Frame(polarity=polarity))  # type: ignore[arg-type]


def attribution(doc: str, name: str, role: str | None) -> Claim:
    return _claim(doc, f"{name} said", "attribution", 0, speaker=Speaker(name=name, role=role))


def run(
    *groups: Sequence[Claim],
    documents: Mapping[str, str | None] | Sequence[Document] = {},
    shared: Sequence[SharedWording] = (),
) -> Comparison:
    """Compare clusters; documents that are not given have no date."""
    claims = [claim for group in groups for claim in group]
    if isinstance(documents, Mapping):
        documents = [document(name, documents.get(name)) for name in dict.fromkeys(claim.document for claim in claims)]
    clusters = [
        Cluster(
            id=f"c{i}",
            label=f"matter {i}",
            kind=min(claim.kind for claim in group),
            claims=tuple(claim.id for claim in group),
        )
        for i, group in enumerate(groups)
    ]
    by_id = {claim.id: claim for claim in claims}
    return compare(clusters, by_id, {item.id: item for item in documents}, shared, RULES)


def the_fact(result: Comparison) -> Fact:
    assert len(result.facts) == 1
    return result.facts[0]


def the_finding(result: Comparison) -> Finding:
    assert len(result.findings) == 1, [finding.message for finding in result.findings]
    return result.findings[0]


def cause(result: Comparison) -> str:
    diagnosis = the_finding(result).diagnosis
    assert diagnosis is not None
    return diagnosis.cause


def _claim(doc: str, text: str, kind: Kind, start: int, **fields: object) -> Claim:
    name = str(fields.pop("id", f"{doc}/{kind}/{text}/{start}"))
    return Claim(
        id=name,
        document=doc,
        kind=kind,
        text=text,
        start=start,
        end=start + len(text),
        line=1,
        column=start + 1,
        **fields,
    )  # type: ignore[arg-type]
