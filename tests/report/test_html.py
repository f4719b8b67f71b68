"""The page as text: what it holds, that nothing of a document is markup, and how large it is."""

import base64
import hashlib
import re
import sys
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from typing import Literal

import pytest
from msgspec.structs import replace

from reconcile import pipeline
from reconcile.cli import main
from reconcile.model import Claim, Interval, Period, Report
from reconcile.report import html
from reconcile.report.html.lines import SCALE, claim_line
from tests.report import sample

FIXTURES = Path(__file__).parents[2] / "fixtures"
GATE = "FAIL 1 error at or above --fail-on=error (exit 1)"


def page(report: Report | None = None) -> str:
    return html.render(report or sample.report(), gate=GATE, settings={"--fail-on": "error (config file)"})


class Outline(HTMLParser):
    """Every tag with its attributes, and the text of each."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def test_the_page_tells_all_that_was_found() -> None:
    text = " ".join(" ".join(Outline(page()).text).split())
    for words in (
        "5 documents · 4 origins",
        GATE,
        "Repair cost, 2024",
        "MON001 amounts-conflict",
        "lost currency: S$44.9m",
        "$33.5m ≠ ~$44.9m",
        "known, see ticket",
        "S1 and S3 count as one origin: 14% of five-word runs",
        "campaign line: S2 Support our newsroom: $250,000 raised so far!",
        "bridge/photo.txt: is not text (leave it out)",
        "--fail-on error (config file)",
        "100 cups and 100 people are not one thing",
    ):
        assert words in text


@pytest.mark.parametrize("id", ["f-cost", "f-spine", "f-meetings", "b7c1-90e4", "4fd0-1a2c", "77aa-0001"])
def test_facts_and_findings_can_be_linked_to(id: str) -> None:
    assert [attributes.get("id") for _, attributes in Outline(page()).tags].count(id) == 1


def test_every_link_within_the_page_leads_somewhere() -> None:
    tags = Outline(page()).tags
    ids = {attributes["id"] for _, attributes in tags if "id" in attributes}
    links = {(attributes.get("href") or "")[1:] for tag, attributes in tags if tag == "a"}
    assert links <= ids


def test_the_policy_lets_the_two_files_of_ours_run_and_nothing_else() -> None:
    text = page()
    policy = next(
        attributes["content"] or ""
        for tag, attributes in Outline(text).tags
        if tag == "meta" and attributes.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for name in ("style", "script"):
        found = re.findall(rf"<{name}>(.*?)</{name}>", text, re.DOTALL)
        assert len(found) == 1
        digest = base64.b64encode(hashlib.sha256(found[0].encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy


HOSTILE = (
    "<script>owned=1</script></style></title><img src=x onerror=owned=1>\" onclick='owned=1' &lt; {{ 7*7 }} \u202egnp"
)


def hostile() -> Report:
    """The sample with markup in every text that comes from outside."""
    made = sample.report()
    documents = tuple(
        replace(document, title=HOSTILE, source=HOSTILE, url=f"javascript:{HOSTILE}", path=f"{HOSTILE}/{document.path}")
        for document in made.documents
    )
    facts = tuple(replace(fact, label=HOSTILE) for fact in made.facts)
    findings = tuple(
        replace(finding, message=HOSTILE, suppressed=finding.suppressed and HOSTILE) for finding in made.findings
    )
    cleared = tuple(replace(item, message=HOSTILE) for item in made.cleared)
    return replace(made, documents=documents, facts=facts, findings=findings, cleared=cleared)


def test_no_text_of_a_document_is_markup() -> None:
    harmless, text = Outline(page()), page(hostile())
    tags = Outline(text).tags
    assert {tag for tag, _ in tags} == {tag for tag, _ in harmless.tags}
    names = {name for _, attributes in tags for name in attributes}
    assert names == {name for _, attributes in harmless.tags for name in attributes}
    assert not any((attributes.get("href") or "#").startswith("javascript") for _, attributes in tags)
    assert "\u202e" not in text
    assert "49" not in "".join(Outline(text).text).replace("$44.9", "")


def test_control_and_direction_characters_are_shown_as_codes() -> None:
    text = page()
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    assert "\\u202e" in text


def test_a_lone_surrogate_can_be_written() -> None:
    made = sample.report()
    facts = tuple(replace(fact, label="half \ud83d of a sign") for fact in made.facts)
    assert b"half" in page(replace(made, facts=facts)).encode()


def test_only_links_to_the_web_are_links() -> None:
    made = sample.report()
    first, *rest = made.documents
    linked = replace(made, documents=(replace(first, url="https://example.org/?a=1&b=2"), *rest))
    assert '<a href="https://example.org/?a=1&amp;b=2" rel="noreferrer noopener">' in page(linked)


def test_the_same_report_gives_the_same_page() -> None:
    report = pipeline.check([FIXTURES / "state-visit" / "docs"])
    assert page(report) == page(report)


def test_fifty_documents_stay_below_150_kilobytes() -> None:
    """Ten events with five documents each, as if the fixture had been copied under ten names."""
    report = pipeline.check([FIXTURES / "state-visit" / "docs"])
    assert len(page(many(report, 10)).encode()) < 150_000


@pytest.mark.parametrize("group_by", ["none", "directory"])
def test_fifty_documents_that_differ_stay_below_150_kilobytes(group_by: Literal["none", "directory"]) -> None:
    """Short articles full of figures on eleven events, compared with one another and by event."""
    paths = sorted(str(path) for path in FIXTURES.glob("*/docs/*.*") if path.suffix in (".txt", ".md"))
    report = pipeline.check(paths[:50], pipeline.Options(group_by=group_by))
    assert len(report.documents) == 50
    text = page(report)
    assert len(text.encode()) < 150_000
    # A fact without a finding is told by its row, words and places; a small report quotes the sentences on cards.
    row = r'<tr id=\S+ class="agree [^<]*<th>[^<]+<td>agree'
    words = {"none": r"<td><q>[^<]+</q> S\d+:\d+:\d+, S\d+:\d+:\d+", "directory": r"(<td>[^<]+ <i>\d+:\d+</i>){2}"}
    assert re.search(row + words[group_by], text)
    assert "<tr id" not in page()


def test_texts_full_of_figures_stay_below_150_kilobytes_and_what_is_left_out_is_counted() -> None:
    made = sample.report()
    documents = tuple(replace(made.documents[0], id=f"d{n}", path=f"{n}.txt", text="310 x " * 60) for n in range(50))
    claims = tuple(
        replace(figure(f"{n}", f"{n}"), id=f"c{n}", document=f"d{n % 50}", start=n // 50 * 6, end=n // 50 * 6 + 3)
        for n in range(3000)
    )
    facts = tuple(
        replace(made.facts[0], id=f"f-{n}", verdict="single-source", claims=(f"c{n}",), documents=(f"d{n % 50}",))
        for n in range(3000)
    )
    text = page(Report(documents=documents, claims=claims, facts=facts, findings=(), cleared=()))
    assert len(text.encode()) < 150_000
    left_out = sum(int(number) for number in re.findall(r"<p class=n>And (\d+) more", text))
    assert text.count("<q>") + left_out == 3000


def test_what_a_label_says_is_not_quoted_twice() -> None:
    made = sample.report()
    label = "workers hired, May 2024 (night)"
    said = replace(figure("310", "310"), kind="count", text="310 workers hired")
    claims = tuple(replace(said, id=f"c{n}") for n in range(30))
    fact = replace(made.facts[0], verdict="single-source", kind="count", documents=(claims[0].document,))
    facts = tuple(
        replace(fact, id=f"f-{n}", claims=(f"c{n}",), label=label if n else "jobs in June (night)") for n in range(30)
    )
    text = page(replace(made, claims=claims, facts=facts, findings=(), cleared=()))
    line = rf"{claims[0].line}:{claims[0].column}"
    assert f"<li id=f-0>jobs in June (night): <q>310 workers hired</q> {line}" in text
    assert f"<li id=f-1><q>310 workers hired</q>, May 2024 (night) {line}" in text


def many(report: Report, times: int) -> Report:
    """The report as often as wanted, each time under other ids."""

    def ids(names: tuple[str, ...], n: int) -> tuple[str, ...]:
        return tuple(f"{name}-{n}" for name in names)

    copies = range(times)
    return replace(
        report,
        documents=tuple(
            replace(d, id=f"{d.id}-{n}", path=f"{n}/{Path(d.path).name}") for n in copies for d in report.documents
        ),
        claims=tuple(replace(c, id=f"{c.id}-{n}", document=f"{c.document}-{n}") for n in copies for c in report.claims),
        facts=tuple(
            replace(f, id=f"{f.id}-{n}", claims=ids(f.claims, n), documents=ids(f.documents, n), links=())
            for f in report.facts
            for n in copies
        ),
        findings=tuple(
            replace(f, id=f"{f.id}-{n}", fact=f"{f.fact}-{n}", claims=ids(f.claims, n), documents=ids(f.documents, n))
            for f in report.findings
            for n in copies
        ),
        cleared=tuple(replace(item, claims=ids(item.claims, n)) for item in report.cleared for n in copies),
    )


def grouped(report: Report) -> Report:
    """The report with the documents in two groups: what an earlier one of `many` tells, and the rest."""
    documents = tuple(replace(d, group="north" if d.id.endswith("-0") else "south") for d in report.documents)
    return replace(report, documents=documents)


def tables(text: str) -> list[str]:
    """The tables of facts."""
    return re.findall(r"<table.*?</table>", text[: text.index('id="evidence"')], re.DOTALL)


def heads(table: str) -> list[str]:
    return re.findall(r'<th scope="col">(\w+)', table)


def test_a_group_has_a_table_of_its_own_sources() -> None:
    made = tables(page(grouped(many(pipeline.check([FIXTURES / "state-visit" / "docs"]), 2))))
    assert [re.findall(r'aria-label="(\w+)"', table) for table in made] == [["north"], ["south"]]
    assert heads(made[0]) == ["Fact", "Verdict", "S1", "S2", "S3", "S4", "S5"]
    assert heads(made[1]) == ["Fact", "Verdict", "S6", "S7", "S8", "S9", "S10"]


def test_many_sources_have_no_columns_but_stand_before_their_values() -> None:
    (table,) = tables(page(many(pipeline.check([FIXTURES / "state-visit" / "docs"]), 3)))
    assert heads(table) == ["Fact", "Verdict", "Values"]
    assert "<i>S1</i> $33.69bn ≠ ~$45.199bn\n" in table
    assert "<i>S4</i> $190.27bn · <i>S5</i> $190bn\n" in table


@pytest.mark.parametrize(
    ("values", "told"),
    [
        (("4", "3", "4"), "<i>S1 S3</i> 4 ≠ <i>S2</i> 3\n"),
        (("4",) * 7 + ("5",), "<i>S1 S2 S3 S4 +3</i> 4 ≠ <i>S8</i> 5\n"),
        (tuple("12345678"), "<i>S6</i> 6 and 2 more\n"),
    ],
)
def test_sources_that_say_the_same_stand_together(values: tuple[str, ...], told: str) -> None:
    made = sample.report()
    documents = tuple(replace(made.documents[0], id=f"d{n}", path=f"{n}.txt") for n in range(13))
    claims = tuple(
        replace(figure(value, value), id=f"c{n}", document=f"d{n}", unit=None, kind="count")
        for n, value in enumerate(values)
    )
    fact = replace(
        made.facts[0],
        kind="count",
        verdict="conflict",
        claims=tuple(claim.id for claim in claims),
        documents=tuple(claim.document for claim in claims),
    )
    report = Report(documents=documents, claims=claims, facts=(fact,), findings=(), cleared=())
    assert told in page(report)


def test_facts_of_one_source_are_listed_where_there_are_many() -> None:
    text = page(many(pipeline.check([FIXTURES / "state-visit" / "docs"]), 10))
    assert "From one source alone" in text
    assert "From one source alone" not in page()


def test_an_empty_report_is_a_page() -> None:
    assert "No fact was found" in page(Report(documents=(), claims=(), facts=(), findings=(), cleared=()))


def figure(low: str | None, high: str | None, **fields: object) -> Claim:
    value = Interval(low=None if low is None else Decimal(low), high=None if high is None else Decimal(high))
    base = sample.report().claims[0]
    return replace(base, kind="quantity", unit="meter", text="x", value=value, precision=Decimal("0.5"), **fields)


def day(low: date | None, high: date | None) -> Claim:
    return replace(sample.report().claims[0], kind="date", unit=None, value=Period(low=low, high=high))


def drawn(*claims: Claim, meet: bool = True) -> tuple[list[tuple[str, str, str]], str | None]:
    line = claim_line([(f"S{n}", claim) for n, claim in enumerate(claims, start=1)], meet=meet, most=40)
    assert line is not None
    return [(bar.value, bar.extent, path) for bar, path in line.bars], line.meeting


def edges(path: str) -> tuple[int, int]:
    numbers = [int(number) for number in re.findall(r"[MHL](\d+)", path)]
    return min(numbers), max(numbers)


def test_what_agrees_by_rounding_overlaps() -> None:
    exact = replace(figure("190.27", "190.27"), precision=Decimal("0.005"))
    rows, meeting = drawn(exact, figure("190", "190"))
    (_, inner, narrow), (_, outer, wide) = rows
    assert (inner, outer) == ("190.265–190.275 m", "189.5–190.5 m")
    assert edges(wide)[0] < edges(narrow)[0] < edges(narrow)[1] < edges(wide)[1]
    assert meeting is not None
    assert edges(meeting) == edges(narrow)


def test_figures_in_other_units_stand_on_the_scale_of_most() -> None:
    metres = figure("3000", "3000"), figure("3100", "3100")
    kilometres = replace(figure("3.1", "3.1"), unit="kilometer", precision=Decimal("0.05"))
    line = claim_line([("S1", metres[0]), ("S2", metres[1]), ("S3", kilometres)], meet=False, most=40)
    assert line is not None
    assert line.left_out == ()
    assert [bar.value for bar, _ in line.bars] == ["3,000 m", "3,100 m", "3.1 km"]
    assert line.bars[2][0].extent == "3,050–3,150 m"
    inner, outer = (edges(path) for _, path in line.bars[1:])
    assert outer[0] < inner[0] < inner[1] < outer[1]


@pytest.mark.parametrize(("unit", "kind"), [("hour", "duration"), ("USD", "money"), (None, "date")])
def test_values_without_a_place_on_the_scale_are_named(unit: str | None, kind: str) -> None:
    other = day(date(2024, 5, 6), date(2024, 5, 6)) if unit is None else replace(figure("3", "3"), unit=unit, kind=kind)
    line = claim_line([("S1", figure("3", "3")), ("S2", figure("9", "9")), ("S3", other)], meet=True, most=40)
    assert line is not None
    ((name, value),) = line.left_out
    assert name == "S3"
    assert value
    assert not line.is_plain


@pytest.mark.parametrize(
    ("low", "high", "left", "right"),
    [("40", None, False, True), (None, "40", True, False), ("40", "41", False, False)],
)
def test_an_open_end_reaches_the_edge(low: str | None, high: str | None, left: bool, right: bool) -> None:
    rows, _ = drawn(figure(low, high), figure("60", "60"), figure("20", "20"))
    path = rows[0][2]
    assert (edges(path)[0] == 0, edges(path)[1] == SCALE) == (left, right)
    assert ("L" in path) == (left or right)


def test_apart_is_drawn_apart() -> None:
    rows, meeting = drawn(figure("10", "10"), figure("20", "20"))
    assert edges(rows[0][2])[1] < edges(rows[1][2])[0]
    assert meeting is None


def test_a_day_is_as_wide_as_a_day() -> None:
    rows, _ = drawn(day(date(2024, 5, 1), date(2024, 5, 1)), day(date(2024, 5, 2), date(2024, 5, 3)))
    (_, _, first), (_, _, rest) = rows
    assert edges(first)[1] == edges(rest)[0]
    assert abs(2 * (edges(first)[1] - edges(first)[0]) - (edges(rest)[1] - edges(rest)[0])) <= 2


@pytest.mark.parametrize("ends", [(date.min, date.max), (date.max, date.max), (None, date.max), (date.min, None)])
def test_the_ends_of_the_calendar_can_be_drawn(ends: tuple[date | None, date | None]) -> None:
    rows, _ = drawn(day(*ends), day(date(2024, 5, 2), date(2024, 5, 3)))
    assert len(rows) == 2
    made = sample.report()
    documents = tuple(replace(document, published=ends[1] or ends[0]) for document in made.documents)
    assert "Timeline" in page(replace(made, documents=documents))


def test_counts_of_people_however_called_are_on_one_scale() -> None:
    rows, _ = drawn(
        replace(figure("4", "4"), kind="count", unit="person"), replace(figure("3", "3"), kind="count", unit=None)
    )
    assert len(rows) == 2


def test_the_timeline_keeps_what_several_sources_say() -> None:
    made = sample.report()
    documents = tuple(
        replace(made.documents[0], id=f"d{n}", path=f"{n}.txt", published=date(2024, 5, 1 + min(n, 27)))
        for n in range(30)
    )
    text = page(replace(made, documents=documents, facts=(), claims=(), findings=(), shared=()))
    timeline = text[text.index('<section id="days">') : text.index('<section id="sources">')]
    assert "<li>published <b>S28, S29, S30</b>" in timeline
    assert timeline.count("<li>published") == 20
    assert "And 8 more." in timeline


def test_in_a_large_report_a_source_is_quoted_once_for_one_value() -> None:
    def quoted(times: int) -> tuple[int, bool]:
        made = sample.report()
        line = "The mill has 310 workers.\n"
        document = replace(made.documents[0], id="d", path="d.txt", text=line * times, furniture=())
        claims = tuple(
            replace(
                figure("310", "310"), id=f"c{n}", document="d", line=n + 1, start=n * len(line), end=n * len(line) + 4
            )
            for n in range(times)
        )
        fact = replace(made.facts[0], claims=tuple(claim.id for claim in claims), documents=("d",))
        text = page(Report(documents=(document,), claims=claims, facts=(fact,), findings=(), cleared=()))
        return len(re.findall(r"<p><b>S1:|<td>x <i>1:", text)), ", 599 more</i>" in text

    assert quoted(3) == (3, False)
    assert quoted(600) == (1, True)


def test_evidence_of_a_finding_names_the_document() -> None:
    assert re.search(r"<p><b>S1:\d+:\d+ [^<]*\.txt</b>", page())
    made = sample.report()
    rows = tuple(replace(document, path="rows.jsonl", source="", title="Bridge opens") for document in made.documents)
    assert re.search(r"<p><b>S1:\d+:\d+ [^<]*Bridge opens</b>", page(replace(made, documents=rows)))


def test_the_command_writes_the_page_and_its_settings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "report.html"
    docs = str(FIXTURES / "state-visit" / "docs")
    assert main(["check", docs, "-f", "html", "-o", str(target), "--fail-on", "never", "--isolated"]) == 0
    text = target.read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>")
    assert "<code>--fail-on</code><dd>never (command line)" in text
    assert str(tmp_path) not in text
    assert "PASS --fail-on=never" in capsys.readouterr().err


def test_jinja_is_loaded_for_the_page_alone() -> None:
    """Other formats start without it."""
    import subprocess

    code = "import sys; from reconcile.cli import main; main(sys.argv[1:]); sys.exit('jinja2' in sys.modules)"
    docs = str(FIXTURES / "state-visit" / "docs")
    for form, loaded in (("json", 0), ("html", 1)):
        run = subprocess.run([sys.executable, "-c", code, "check", docs, "-f", form], capture_output=True, check=False)
        assert run.returncode == loaded


def test_the_page_says_where_a_setting_comes_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "reconcile.toml").write_text('min-severity = "warning"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RECONCILE_EXIT_ZERO", "1")
    (tmp_path / "a.txt").write_text("The bridge cost $4.2 million.\n", encoding="utf-8")
    (tmp_path / "sources.yaml").write_text("- {file: a.txt, publisher: Gazette}\n", encoding="utf-8")
    main(["check", "a.txt", "--sources", str(tmp_path / "sources.yaml"), "-f", "html", "-o", "page.html"])
    text = (tmp_path / "page.html").read_text(encoding="utf-8")
    for name, value in (
        ("--min-severity", "warning (config file)"),
        ("--exit-zero", "True (environment)"),
        ("--sources", "sources.yaml (command line)"),
    ):
        assert f"<code>{name}</code><dd>{value}" in text


def crowded(report: Report, times: int) -> Report:
    """As `many`, but all of it in the same few documents."""
    much = many(report, times)
    own = {f"{d.id}-{n}": d.id for d in report.documents for n in range(times)}
    return replace(
        much,
        documents=report.documents,
        claims=tuple(replace(c, document=own[c.document]) for c in much.claims),
        facts=tuple(replace(f, documents=tuple(own[d] for d in f.documents)) for f in much.facts),
        findings=tuple(replace(f, documents=tuple(own[d] for d in f.documents)) for f in much.findings),
    )


def test_a_page_beyond_its_size_leaves_out_no_finding_and_no_fact_of_several_sources() -> None:
    report = crowded(pipeline.check([FIXTURES / "state-visit" / "docs"]), 300)
    assert len(report.facts) > 3000
    text = page(report)
    assert len(text) > 150_000
    anchors = set(re.findall(r"\bid=([\w-]+)", text))
    found = {finding.fact for finding in report.findings}
    told = {fact.id for fact in report.facts if fact.verdict != "single-source" or fact.id in found}
    assert told | {finding.id for finding in report.findings} <= anchors
    assert text.endswith("</html>")
    left_out = {fact.id for fact in report.facts} - anchors
    assert f"And {len(left_out):,} facts of one source alone" in text


def test_every_fact_that_is_listed_is_an_anchor() -> None:
    report = many(pipeline.check([FIXTURES / "state-visit" / "docs"]), 10)
    text = page(report)
    anchors = re.findall(r"\bid=([\w-]+)", text)
    assert "From one source alone" in text
    assert {fact.id for fact in report.facts} <= set(anchors)
    assert len(anchors) == len(set(anchors))
