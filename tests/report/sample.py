"""A made-up event in five hostile documents, and the report that a run over them could give."""

from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from msgspec.structs import replace

from reconcile.errors import Diagnostic
from reconcile.model import (
    Claim,
    Cleared,
    Diagnosis,
    Document,
    Fact,
    Finding,
    Frame,
    Furniture,
    Interval,
    Link,
    Period,
    Report,
    SharedWording,
    Speaker,
)

LONG = " ".join(f"word{number}" for number in range(130))

TEXTS = {
    "gazette.txt": (
        "The Halden bridge reopened on Tuesday.\n\n"
        "The repair came to 33.5 million dollars (about $ 44.9 million), we learn, after more than 40 meetings.\n"
        "Traffic rose 12.5% year on year. The mayor, Ida Brekke, said the span is the spine of the whole valley.\n"
    ),
    "wire.txt": (
        "Halden, 15 May 2024 - Repairs to the bridge cost $33.5 million, and crews worked on it from May 3 to 5.\n"
        "Engineer Olav Rud called the bridge the spine of the whole valley.\n"
        "Support our newsroom: $250,000 raised so far!\n"
    ),
    "night\tdesk.txt": (
        f"{LONG} the bill of $41 million [red]landed[/red] on \x1b[31mFriday\x1b[0m and "
        f"three days of work\u202e followed {LONG}\n"
        "\tTraffic rose\tby 12.5%, and the span is the spine of the whole valley.\n"
    ),
    "daily.txt": "据报道，海尔登大桥的维修费用为3350万美元，工程持续三天，共有一百人参加了重新开放的仪式。\n",
    "blog.txt": (
        "😀 The cafe\u0301 by the bridge 👩‍👩‍👧 sold 100 cups; the bill was ₪ 120 million, אמר ראש העיר, "
        "and the works lasted 3 days.\n"
    ),
}


def documents() -> dict[str, Document]:
    known: dict[str, dict[str, Any]] = {
        "gazette.txt": {
            "published": date(2024, 5, 14),
            "published_from": "header",
            "source": "Halden Gazette",
            "title": "Bridge [bold]reopens[/bold]",
        },
        "wire.txt": {"published": date(2024, 5, 15), "published_from": "dateline", "source": "Nordwire"},
        "night\tdesk.txt": {"source": "Night Desk\x1b]0;owned\x07"},
        "daily.txt": {"title": "海尔登大桥重新开放", "language": "zh"},
        "blog.txt": {"author": "=cmd|' /C calc'!A0"},
    }
    made = {name: Document(id=name, path=f"bridge/{name}", text=text, **known[name]) for name, text in TEXTS.items()}
    wire = made["wire.txt"]
    start = wire.text.index("Support")
    advert = Furniture(start=start, end=len(wire.text), rule="campaign", reason="campaign line")
    made["wire.txt"] = replace(wire, furniture=(advert,))
    return made


def claim(document: Document, quote: str, kind: Any, **fields: Any) -> Claim:
    """A claim where the quote first stands in the document."""
    start = document.text.index(quote)
    line, column = document.position(start)
    end = start + len(quote)
    return Claim(
        id=f"{document.id}:{start}-{end}",
        document=document.id,
        kind=kind,
        text=quote,
        start=start,
        end=end,
        line=line,
        column=column,
        **fields,
    )


def money(document: Document, quote: str, amount: str, unit: str = "USD", **fields: Any) -> Claim:
    frame = Frame(measure="repair cost", concept="cost", subjects=("Halden",), period=YEAR)
    precision = Decimal("5E+4")
    return claim(document, quote, "money", value=point(amount), unit=unit, precision=precision, frame=frame, **fields)


def point(number: str) -> Interval:
    return Interval(low=Decimal(number), high=Decimal(number))


YEAR = Period(low=date(2024, 1, 1), high=date(2024, 12, 31))
SPINE = "the spine of the whole valley"


def report() -> Report:
    papers = documents()
    gazette, wire, night, daily, blog = papers.values()
    brekke = Speaker(name="Ida Brekke", role="mayor")
    rise = Frame(measure="traffic", direction="increase", baseline="year-on-year")
    crews = Period(low=date(2024, 5, 3), high=date(2024, 5, 5))
    found = {
        "cost-a": money(gazette, "33.5 million dollars", "33.5E+6"),
        "cost-b": money(gazette, "$ 44.9 million", "44.9E+6", approximate=True, assumed=("currency",)),
        "cost-c": money(wire, "$33.5 million", "33500000"),
        "cost-d": money(night, "$41 million", "41000000.00"),
        "cost-e": money(daily, "3350万美元", "33500000"),
        "cost-f": money(blog, "₪ 120 million", "120000000", unit="ILS"),
        "meetings": claim(
            gazette, "more than 40 meetings", "count", value=Interval(low=Decimal(40)), unit="meeting", bound="lower"
        ),
        "rise-a": claim(gazette, "12.5%", "percent_change", value=point("12.5"), unit="percent", frame=rise),
        "rise-b": claim(night, "12.5%", "percent_change", value=point("12.50"), unit="percent", frame=rise),
        "tuesday": claim(
            gazette,
            "Tuesday",
            "date",
            value=Period(low=date(2024, 5, 14), high=date(2024, 5, 14)),
            granularity="day",
            derivation="Tuesday of 2024-05-14",
        ),
        "days-b": claim(wire, "May 3 to 5", "date_range", value=crews, granularity="span"),
        "days-d": claim(daily, "三天", "duration", value=point("3"), unit="day"),
        "days-e": claim(blog, "3 days", "duration", value=point("3"), unit="day"),
        "spine-a": claim(gazette, SPINE, "statement", speaker=brekke),
        "spine-b": claim(wire, SPINE, "statement", speaker=Speaker(name="Olav Rud", role="engineer")),
        "spine-c": claim(night, SPINE, "statement"),
        "friday": claim(night, "\x1b[31mFriday", "date"),
        "cups": claim(blog, "100 cups", "count", value=point("100"), unit="cup"),
        "people": claim(daily, "一百人", "count", value=point("1E+2"), unit="person"),
        "advert": money(wire, "$250,000", "250000", furniture=True),
    }
    ids = {name: made.id for name, made in found.items()}
    order = {document: number for number, document in enumerate(papers)}

    def fact(id: str, label: str, kind: Any, verdict: Any, reasons: tuple[Any, ...], *names: str, origins: int) -> Fact:
        sources = dict.fromkeys(found[name].document for name in names)
        links = tuple(
            Link(a=ids[a], b=ids[b], score=0.875, fields={"words": 0.9, "period": 1.0}) for a, b in pairwise(names)
        )
        return Fact(
            id=id,
            label=label,
            kind=kind,
            verdict=verdict,
            reasons=reasons,
            claims=tuple(ids[name] for name in names),
            documents=tuple(sources),
            origins=origins,
            links=links,
        )

    costs = ("cost-a", "cost-b", "cost-c", "cost-d", "cost-e", "cost-f")
    spines = ("spine-a", "spine-b", "spine-c")
    facts = (
        fact("f-cost", "Repair cost, 2024", "money", "conflict", ("currency", "value"), *costs, origins=4),
        fact(
            "f-spine",
            "Said: “the spine of the whole valley”",
            "statement",
            "conflict",
            ("speaker",),
            *spines,
            origins=3,
        ),
        fact("f-rise", "Traffic [growth], 2024", "percent_change", "agree", ("exact",), "rise-a", "rise-b", origins=1),
        fact(
            "f-days", "Length of the works", "duration", "agree", ("derived",), "days-b", "days-d", "days-e", origins=3
        ),
        fact("f-meetings", "Meetings", "count", "single-source", (), "meetings", origins=1),
        fact("f-people", "People at the ceremony, 仪式", "count", "single-source", (), "people", origins=1),
    )
    findings = (
        Finding(
            id="b7c1-90e4",
            code="MON001",
            name="amounts-conflict",
            severity="error",
            verdict="conflict",
            fact="f-cost",
            claims=tuple(ids[name] for name in costs),
            documents=tuple(papers),
            message="repair cost: $33.5m against ~$44.9m, $41m and ILS 120m [red]",
            around=("repair cost: ", ""),
            diagnosis=Diagnosis(
                cause="lost-currency",
                detail="44.9 / 33.5 = 1.340 is the USD/SGD rate of 2024-05-14",
                likely="S$44.9m",
            ),
        ),
        Finding(
            id="4fd0-1a2c",
            code="ATT001",
            name="speaker-conflict",
            severity="warning",
            verdict="attribution",
            fact="f-spine",
            claims=tuple(ids[name] for name in spines),
            documents=("gazette.txt", "wire.txt", "night\tdesk.txt"),
            message="one statement, two speakers",
            around=("one statement, two speakers: ", ""),
        ),
        Finding(
            id="77aa-0001",
            code="DAT003",
            name="weekday-mismatch",
            severity="note",
            verdict="conflict",
            fact="f-none",
            claims=(ids["tuesday"],),
            documents=("gazette.txt",),
            message="a weekday that does not fit its date",
            suppressed="known, see ticket",
        ),
    )
    cleared = (
        Cleared(claims=(ids["days-b"], ids["days-e"]), reason="derived", message="May 3 to 5 are 3 days"),
        Cleared(
            claims=(ids["cups"], ids["people"]), reason="unit", message="100 cups and 100 people are not one thing"
        ),
    )
    claims = sorted(found.values(), key=lambda made: (order[made.document], made.start, -made.end))
    return Report(
        documents=tuple(papers.values()),
        claims=tuple(claims),
        facts=facts,
        findings=findings,
        cleared=cleared,
        shared=(
            SharedWording(documents=("gazette.txt", "night\tdesk.txt"), reason="14% of five-word runs", share=0.14),
        ),
        diagnostics=(Diagnostic(message="is not text", path="bridge/photo.txt", hint="leave it out"),),
    )
