import re
from collections.abc import Callable
from decimal import Decimal
from io import StringIO

import msgspec
import pytest
from rich.cells import cell_len
from rich.console import Console

from reconcile.model import Interval, Report, Speaker
from reconcile.report import terminal
from reconcile.report.terminal.screen import Link
from tests.report.sample import report

GATE = "FAIL 1 error at or above --fail-on=error (exit 1)"


def screen(
    made: Report | None = None,
    *,
    width: int = 80,
    ascii: bool = False,
    verbosity: int = 0,
    colour: bool = False,
    everything: bool = False,
    link: Link = lambda path, line, column: None,
) -> str:
    out = StringIO()
    console = Console(file=out, width=width, force_terminal=colour, color_system="standard" if colour else None)
    terminal.render(
        made or report(),
        console=console,
        gate=GATE,
        ascii=ascii,
        verbosity=verbosity,
        everything=everything,
        link=link,
    )
    return out.getvalue()


def line_with(shown: str, words: str) -> str:
    return next(line for line in shown.splitlines() if words in line)


def after(shown: str, words: str, *, lines: int = 1) -> str:
    rows = shown.splitlines()
    return rows[next(number for number, row in enumerate(rows) if words in row) + lines]


def test_the_parts_come_in_order() -> None:
    shown = screen()
    places = [
        shown.index(words)
        for words in (
            "5 documents, 4 origins · 6 facts",
            "✖ 1 error  ▲ 1 warning  ✔ 2 facts agree  • 2 single-source",
            "Values by source",
            "S1  gazette.txt",
            "S1 and S3 count as one origin",
            "could not be read",
            "error[MON001] repair cost",
            "warning[ATT001] one statement, two speakers",
            "1 accepted finding not shown",
            "compared and cleared ──",
            GATE,
        )
    ]
    assert places == sorted(places)
    assert shown.rstrip().endswith(GATE)


@pytest.mark.parametrize("width", range(24, 60))
def test_a_count_stays_with_its_word(width: int) -> None:
    counts = {"✖ 1 error", "▲ 1 warning", "✔ 2 facts agree", "• 2 single-source"}
    lines = [line.strip() for line in screen(width=width).splitlines()]
    shown = [part for line in lines for part in line.split("  ") if part in counts]
    assert set(shown) == counts


def test_facts_in_a_narrow_terminal_have_one_column_of_values() -> None:
    shown = screen()
    assert "S1 $33.5m ≠ ~$44.9m  S2,4 $33.5m" in line_with(shown, "✖  Repair cost, 2024")
    assert line_with(shown, "✔  Traffic").endswith(" agree, one origin")
    assert line_with(shown, "•  Meetings").endswith("single source")


def test_facts_in_a_wide_terminal_are_a_matrix() -> None:
    shown = screen(width=120)
    assert line_with(shown, "   Fact").split() == ["Fact", "S1", "S2", "S3", "S4", "S5", "Verdict"]
    assert line_with(shown, "▲  Said").split("  ")[-1].strip() == "2 speakers"
    assert line_with(shown, "≈  Length of the works").split()[5:] == [
        "·",
        "3–5",
        "May",
        "·",
        "3",
        "days",
        "3",
        "days",
        *["agree,", "derived"],
    ]


@pytest.mark.parametrize("width", [40, 50, 80, 100, 110, 120, 200])
@pytest.mark.parametrize("ascii", [False, True])
def test_no_line_is_wider_than_the_terminal_or_trailed_by_blanks(width: int, ascii: bool) -> None:
    for line in screen(width=width, ascii=ascii, verbosity=1).splitlines():
        assert cell_len(line) <= width, line
        assert line == line.rstrip()


@pytest.mark.parametrize("width", [80, 120])
def test_ascii_is_ascii(width: int) -> None:
    shown = screen(width=width, ascii=True, verbosity=1)
    assert shown.isascii()
    assert "X 1 error  ! 1 warning  = 2 facts agree  ? 2 single-source" in shown
    assert "\\u4e07\\u7f8e\\u5143" in shown


@pytest.mark.parametrize("ascii", [False, True])
@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("words", ["33.5 million dollars", "$33.5 million", "$41 million"])
def test_the_underline_stands_below_the_words(words: str, width: int, ascii: bool) -> None:
    shown = screen(width=width, ascii=ascii)
    rows = shown.splitlines()
    number = next(i for i, row in enumerate(rows) if words in row and re.match(r" *\d+ [│|]", row))
    start = rows[number].index(words)
    under = rows[number + 1]
    sign = "^" if ascii else "━"
    assert under[start : start + len(words)] == sign * len(words)
    assert under[start - 1] == " "


def test_the_underline_stands_below_wide_characters() -> None:
    shown = screen()
    quoted = line_with(shown, "3350万美元")
    under = after(shown, "3350万美元")
    before = cell_len(quoted[: quoted.index("3350")])
    assert under[:before].endswith(" ")
    assert under[before : before + 10] == "━" * 10
    assert under[before + 10 :] == " US$33.5m"


def test_marks_of_one_line_share_it_and_are_labelled_apart() -> None:
    shown = screen(width=120)
    quoted = line_with(shown, "33.5 million dollars (about $ 44.9 million)")
    under = after(shown, "33.5 million dollars (about")
    assert under.endswith("━━ read as ~US$44.9m (currency assumed)")
    assert after(shown, "33.5 million dollars (about", lines=2).index("╰─ US$33.5m") == quoted.index("33.5 million")


def test_every_side_of_a_finding_is_quoted_with_its_place() -> None:
    shown = screen()
    block = shown[shown.index("error[MON001]") : shown.index("warning[ATT001]")]
    assert re.findall(r"S\d bridge/\S+?(?: desk\.txt)?:\d+:\d+", block) == [
        "S1 bridge/gazette.txt:3:20",
        "S2 bridge/wire.txt:1:50",
        "S3 bridge/night desk.txt:1:943",
        "S4 bridge/daily.txt:1:16",
        "S5 bridge/blog.txt:1:61",
    ]
    assert "= why: 44.9 / 33.5 = 1.340 is the USD/SGD rate of 2024-05-14" in block
    assert "= likely: lost currency: S$44.9m" in block
    assert "= help: reconcile explain MON001" in block


def test_statements_are_labelled_with_their_speakers() -> None:
    shown = screen()
    block = shown[shown.index("warning[ATT001]") :]
    assert "╰─ Ida Brekke, mayor" in block
    assert "╰─ Olav Rud, engineer" in block
    assert "╰─ no speaker" in block
    assert "= why: said by Ida Brekke in S1, by Olav Rud in S2, by nobody named in S3" in block


@pytest.mark.parametrize("colour", [False, True])
def test_documents_can_neither_mark_up_nor_steer_the_terminal(colour: bool) -> None:
    shown = screen(width=120, verbosity=1, colour=colour)
    ours = re.sub(r"\x1b\[[0-9;]*m", "", shown) if colour else shown
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", ours)
    assert "[red]landed[/red]" in ours
    assert "Bridge [bold]reopens[/bold]" in ours
    assert "␛[31mFriday␛[0m" in ours


def test_of_a_long_statement_the_words_in_common_are_shown() -> None:
    made = report()
    texts = (
        "After years of talks between the parties the deal is a lighthouse in the fog for every town on the coast.",
        "It was said between the parties that this treaty may be a lighthouse in the fog of a coming trade war.",
    )
    documents = tuple(
        msgspec.structs.replace(document, text=text) for document, text in zip(made.documents, texts, strict=False)
    )
    claims = tuple(
        msgspec.structs.replace(
            made.claims[5], id=document.id, document=document.id, text=text, start=0, end=len(text), line=1
        )
        for document, text in zip(documents, texts, strict=True)
    )
    finding = msgspec.structs.replace(made.findings[1], claims=tuple(claim.id for claim in claims))
    shown = screen(Report(documents=documents, claims=claims, facts=(), findings=(finding,), cleared=()))
    rows = shown.splitlines()
    quoted = [number for number, row in enumerate(rows) if "a lighthouse in the fog" in row]
    assert len(quoted) == 2
    for number in quoted:
        start = rows[number].index("a lighthouse in the fog")
        assert rows[number + 1][:start].endswith(" ")
        assert rows[number + 1][start:].startswith("━" * len("a lighthouse in the fog"))


def test_messages_call_documents_by_their_short_names() -> None:
    made = report()
    ids = {"gazette.txt": "000_33c648de.txt", "wire.txt": "wire.txt"}
    documents = tuple(
        msgspec.structs.replace(document, path=f"in/{ids.get(document.id, document.id)}") for document in made.documents
    )
    finding = msgspec.structs.replace(
        made.findings[0], message="down to the wire in 000_33c648de and 000_33c648de.txt", claims=()
    )
    made = msgspec.structs.replace(
        made, documents=documents, claims=(), facts=(), findings=(finding,), cleared=(), shared=()
    )
    assert "error[MON001] down to the wire in S1 and S1" in screen(made)
    assert "error[MON001] down to the wire in 000_33c648de and 000_33c648de.txt" in screen(made, verbosity=-1)


def test_a_fact_with_an_open_finding_does_not_count_as_agreed() -> None:
    made = report()
    agreed = tuple(msgspec.structs.replace(fact, verdict="agree") for fact in made.facts)
    assert "✔ 4 facts agree" in screen(msgspec.structs.replace(made, facts=agreed))


def test_quiet_shows_titles_with_their_places_and_the_gate() -> None:
    assert screen(verbosity=-1).splitlines() == [
        "error[MON001] repair cost: $33.5m against ~$44.9m, $41m and ILS 120m [red]",
        "   bridge/gazette.txt:3:20 bridge/gazette.txt:3:48",
        "   bridge/wire.txt:1:50 +3",
        "warning[ATT001] one statement, two speakers  bridge/gazette.txt:4:74",
        "   bridge/wire.txt:2:37 bridge/night desk.txt:2:41",
        "",
        GATE,
    ]


def test_verbose_shows_links_and_accepted_findings() -> None:
    shown = screen(verbosity=1)
    assert "= linked: S1:3:20 with S1:3:48: 0.88 (period 1.00, words 0.90)" in shown
    assert "note[DAT003] a weekday that does not fit its date\n   accepted: known, see ticket" in shown


def test_furniture_is_told_of() -> None:
    assert "· $250,000: page furniture, campaign line  S2:3" in screen()


def many(facts: int, findings: int) -> Report:
    made = report()
    return msgspec.structs.replace(
        made,
        facts=tuple(msgspec.structs.replace(made.facts[2], id=f"f{i}", label=f"Fact {i}") for i in range(facts)),
        findings=tuple(msgspec.structs.replace(made.findings[1], id=f"i{i}") for i in range(findings)),
        cleared=tuple(made.cleared[0] for _ in range(20)),
    )


@pytest.mark.parametrize(
    ("verbosity", "holds"),
    [(0, lambda shown: "and 15 more facts: --all shows them" in shown), (1, lambda shown: "Fact 39" in shown)],
)
def test_many_facts_are_capped_and_counted(verbosity: int, holds: Callable[[str], bool]) -> None:
    shown = screen(many(40, 1), verbosity=verbosity)
    assert holds(shown)
    assert ("and 13 more: --all shows them" in shown) == (verbosity == 0)


def test_sources_stand_above_the_facts_when_findings_are_many() -> None:
    shown = screen(many(5, 20))
    assert shown.index("S1  gazette.txt") < shown.index("Values by source")


def test_a_finding_with_many_lines_shows_six() -> None:
    made = report()
    text = "the toll is 5\n" * 9
    document = msgspec.structs.replace(made.documents[0], text=text)
    claims = tuple(
        msgspec.structs.replace(made.claims[1], id=f"c{i}", text="5", start=i * 14 + 12, end=i * 14 + 13, line=i + 1)
        for i in range(9)
    )
    finding = msgspec.structs.replace(made.findings[0], claims=tuple(claim.id for claim in claims))
    made = msgspec.structs.replace(
        made, documents=(document, *made.documents[1:]), claims=claims, facts=(), findings=(finding,), cleared=()
    )
    shown = screen(made)
    assert shown.count("the toll is 5") == 6
    assert "… and 3 more lines of evidence: --all shows them" in shown
    assert screen(made, verbosity=1).count("the toll is 5") == 9


def test_an_empty_report_says_so() -> None:
    empty = Report(documents=(), claims=(), facts=(), findings=(), cleared=())
    assert "nothing to compare" in screen(empty)


def test_a_conflict_whose_finding_is_left_out_was_compared() -> None:
    made = report()
    conflicts = tuple(fact for fact in made.facts if fact.verdict == "conflict")
    shown = screen(msgspec.structs.replace(made, facts=conflicts, findings=()))
    assert "no findings" in shown
    assert "nothing to compare" not in shown


def test_the_same_report_gives_the_same_screen() -> None:
    assert screen(width=120, colour=True) == screen(width=120, colour=True)


@pytest.mark.parametrize("width", [40, 55])
def test_without_room_for_columns_values_stand_below_their_fact(width: int) -> None:
    shown = screen(width=width)
    assert "\n✖  Repair cost, 2024\n   S1 $33.5m ≠ ~$44.9m  S2,4 $33.5m" in shown
    assert "\n✔  Traffic [growth], 2024\n   S1,3 +12.5%\n   agree, one origin\n" in shown
    out = StringIO()
    terminal.render_claims(report(), console=Console(file=out, width=width), ascii=False)
    assert "\nS2:1:50 money  $33.5 million\n   $33.5m · 2024 · repair cost\n" in out.getvalue()
    assert all(cell_len(line) <= width for line in out.getvalue().splitlines())


@pytest.mark.parametrize("width", [80, 110, 120, 130])
def test_a_table_breaks_no_name(width: int) -> None:
    """Columns of the matrix are as wide as its longest word, or there is none."""
    made = report()
    speaker = Speaker(name="Þórunn Hallgrímsdóttir")
    claims = tuple(
        msgspec.structs.replace(claim, speaker=speaker) if claim.kind == "statement" else claim for claim in made.claims
    )
    facts = tuple(fact for fact in made.facts if fact.kind == "statement")
    shown = screen(msgspec.structs.replace(made, claims=claims, facts=facts, findings=()), width=width)
    assert "Hallgrímsdóttir" in shown.partition("S1  gazette")[0]


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("ascii", [False, True])
def test_claims_have_a_row_each(width: int, ascii: bool) -> None:
    out = StringIO()
    terminal.render_claims(report(), console=Console(file=out, width=width), ascii=ascii)
    shown = out.getvalue()
    assert len(re.findall(r"^S\d:\d+:\d+ ", shown, flags=re.MULTILINE)) == 20
    assert line_with(shown, "S2:1:50").split()[:5] == ["S2:1:50", "money", "$33.5", "million", "$33.5m"]
    assert "5 documents, 4 origins" in shown.splitlines()[0]
    assert shown.isascii() or not ascii
    assert all(cell_len(line) <= width for line in shown.splitlines())


def test_of_many_findings_the_first_have_evidence_and_others_their_title() -> None:
    shown = screen(many(1, 130))
    assert shown.count("╭─") == 20
    assert shown.count("warning[ATT001]") == 120
    assert "and 10 more findings (10 warnings)" in shown
    assert "110 findings without evidence here: --all shows everything" in shown


def test_everything_is_shown_where_that_is_wanted_but_not_how_it_was_linked() -> None:
    made = many(40, 130)
    shown = screen(made, everything=True)
    assert shown.count("╭─") == 130
    assert "Fact 39" in shown
    assert "--all" not in shown
    assert "linked:" not in shown


def test_of_many_lines_of_evidence_those_that_say_something_new_come_first() -> None:
    made = report()
    text = "the toll is 5\n" * 8 + "the toll is 7\n"
    document = msgspec.structs.replace(made.documents[0], text=text)
    claims = tuple(
        msgspec.structs.replace(
            made.claims[1],
            id=f"c{i}",
            text=text[i * 14 + 12],
            value=Interval(low=Decimal(text[i * 14 + 12]), high=Decimal(text[i * 14 + 12])),
            start=i * 14 + 12,
            end=i * 14 + 13,
            line=i + 1,
        )
        for i in range(9)
    )
    finding = msgspec.structs.replace(made.findings[0], claims=tuple(claim.id for claim in claims))
    made = msgspec.structs.replace(
        made, documents=(document, *made.documents[1:]), claims=claims, facts=(), findings=(finding,), cleared=()
    )
    shown = screen(made)
    assert shown.count("the toll is 5") == 5
    assert shown.count("the toll is 7") == 1


def test_paths_are_links_where_there_is_an_address() -> None:
    shown = screen(
        colour=True, link=lambda path, line, column: f"file://host/{path}#{line}:{column}".replace(" ", "%20")
    )
    assert "]8;" in shown
    assert re.search(r"file://host/bridge/gazette\.txt#3:\d+\x1b", shown)  # a quoted line
    assert "file://host/bridge/gazette.txt#1:1\x1b\\" in shown  # a source


def test_rows_of_one_file_do_not_repeat_its_name() -> None:
    made = report()
    first, *rest = (
        msgspec.structs.replace(document, path="rows.jsonl", title="", source="", author="")
        for document in made.documents
    )
    documents = (msgspec.structs.replace(first, title="Bridge opens"), *rest)
    shown = screen(msgspec.structs.replace(made, documents=documents))
    assert "rows.jsonl  5 documents" in shown
    sources = [line_with(shown, f" {name}  ") for name in ("S1", "S2")]
    assert [line.split()[-1] for line in sources] == ["opens", rest[0].id]
    assert "rows.jsonl" not in "".join(sources)


def test_a_quiet_run_without_a_finding_is_one_line() -> None:
    assert screen(msgspec.structs.replace(report(), findings=()), verbosity=-1) == f"{GATE}\n"


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize(
    ("origins", "documents", "told"),
    [
        (2, ("gazette.txt", "night\tdesk.txt"), "agree"),  # the names of the sources say so
        (1, ("gazette.txt", "night\tdesk.txt"), "agree, one origin"),
        (2, ("gazette.txt", "night\tdesk.txt", "daily.txt"), "agree, 2 origins"),
    ],
)
def test_origins_are_counted_where_they_are_fewer_than_sources(
    width: int, origins: int, documents: tuple[str, ...], told: str
) -> None:
    made = report()
    agreed = next(fact for fact in made.facts if fact.verdict == "agree" and fact.reasons == ("exact",))
    fact = msgspec.structs.replace(agreed, origins=origins, documents=documents)
    shown = screen(msgspec.structs.replace(made, facts=(fact,), findings=()), width=width, everything=True)
    assert line_with(shown, "✔  ").endswith(f"  {told}")


def test_the_lines_of_a_row_have_no_numbers_of_a_file() -> None:
    lines = [line for line in screen().splitlines() if " │ " in line]
    assert any(line.startswith(" 3 │ ") for line in lines)
    rows = tuple(msgspec.structs.replace(document, path="rows.jsonl", row=7) for document in report().documents)
    shown = screen(msgspec.structs.replace(report(), documents=rows))
    assert "rows.jsonl:7:1" in shown
    assert not any(line.split(" │ ")[0].strip() for line in shown.splitlines() if " │ " in line)
