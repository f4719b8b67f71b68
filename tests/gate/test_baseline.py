from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies

from reconcile.errors import BaselineError
from reconcile.gate.baseline import Entry, accept, read_baseline
from reconcile.gate.baseline_file import HEADER, edited
from reconcile.model import Report
from reconcile.report.glyphs import safe
from tests.reports import finding, report

TODAY = date(2024, 5, 14)
MONEY, SPEAKER = finding("MON001", id="1111-aaaa"), finding("ATT001", "warning", id="2222-bbbb")


def entry(id: str, **fields: object) -> Entry:
    return Entry(id=id, **{"reason": "known", **fields})  # type: ignore[arg-type]


def accepted(of: Report, *entries: Entry, there: bool = True) -> tuple[list[str | None], list[tuple[str, str]]]:
    made = accept(of, entries, TODAY, lambda path: there)
    return [item.suppressed for item in made.findings], [(notice.kind, notice.subject) for notice in made.notices]


def test_an_entry_accepts_its_finding_and_says_why() -> None:
    given = entry("1111-aaaa", author="Ada Brekke", expires=date(2024, 6, 1))
    assert accepted(report(MONEY, SPEAKER), given) == (["known (Ada Brekke, until 2024-06-01)", None], [])


@pytest.mark.parametrize(("day", "holds"), [(13, False), (14, True), (15, True)])
def test_it_holds_through_its_last_day(day: int, holds: bool) -> None:
    suppressed, notices = accepted(report(MONEY), entry("1111-aaaa", expires=date(2024, 5, day)))
    assert (suppressed != [None]) == holds
    assert notices == ([] if holds else [("expired", "1111-aaaa")])


def test_one_that_is_no_longer_found_is_stale_expired_or_not() -> None:
    given = [entry("3333-cccc"), entry("4444-dddd", expires=date(2020, 1, 1))]
    assert accepted(report(MONEY), *given) == ([None], [("stale", "3333-cccc"), ("stale", "4444-dddd")])


@pytest.mark.parametrize(
    ("documents", "there", "stale"),
    [
        (("a.txt", "b.txt"), True, True),
        (("a.txt", "c.txt"), True, False),  # a run over a part of the documents
        (("a.txt", "c.txt"), False, True),  # c.txt was removed
    ],
)
def test_what_wasnt_read_cant_be_stale(documents: tuple[str, ...], there: bool, stale: bool) -> None:
    _, notices = accepted(report(), entry("3333-cccc", documents=documents), there=there)
    assert bool(notices) == stale


def test_a_suppression_of_the_config_stands_and_the_entry_isnt_stale() -> None:
    given = finding(id="1111-aaaa", suppressed="by the config")
    assert accepted(report(given), entry("1111-aaaa")) == (["by the config"], [])


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("- id: 1111-aaaa\n", [(1, "the entry lacks the field 'reason'")]),
        ("- {id: 1111-aaaa, reason: ' '}\n", [(1, "the reason is empty")]),
        ("- id: 1111-aaaa\n  raeson: x\n", [(2, "unknown field 'raeson'"), (1, "the entry lacks the field 'reason'")]),
        (
            "- {id: a, reason: x}\n- {id: a, reason: y}\n",
            [(2, "a second entry for a")],
        ),
        ("id: a\n", [(1, "the baseline is not a list of entries")]),
        ("- id: [\n", [(2, "is not YAML: did not find expected node content")]),
    ],
)
def test_each_fault_has_its_line(tmp_path: Path, text: str, faults: list[tuple[int, str]]) -> None:
    path = tmp_path / "accepted.yaml"
    path.write_text(text)
    with pytest.raises(BaselineError) as caught:
        read_baseline(path)
    assert [(fault.line, fault.message) for fault in caught.value.diagnostics] == faults


def test_a_day_that_is_none(tmp_path: Path) -> None:
    path = tmp_path / "accepted.yaml"
    path.write_text("- id: a\n  reason: x\n  expires: soon\n")
    with pytest.raises(BaselineError, match=r"accepted.yaml:3:12: expires: "):
        read_baseline(path)


MONEY_ENTRY = entry("1111-aaaa", code="MON001", fact="cost", documents=("a.txt",), message="a: b", author="Ada")
SPEAKER_ENTRY = entry("2222-bbbb", code="ATT001", fact="speech", expires=date(2024, 6, 1))


def read(tmp_path: Path, text: str) -> tuple[Entry, ...]:
    path = tmp_path / "accepted.yaml"
    path.write_text(text)
    return read_baseline(path)


def fields(entries: tuple[Entry, ...]) -> list[tuple[object, ...]]:
    return [(item.id, item.code, item.fact, item.documents, item.message, item.words) for item in entries]


def test_what_is_written_can_be_read_in_an_order_of_its_own(tmp_path: Path) -> None:
    text = edited("", (), add=[MONEY_ENTRY, SPEAKER_ENTRY])
    assert text == edited("", (), add=[SPEAKER_ENTRY, MONEY_ENTRY])
    assert text == (
        f"{HEADER}\n"
        "- id: 2222-bbbb\n  code: ATT001\n  fact: speech\n  reason: known\n  expires: 2024-06-01\n"
        "\n"
        "- id: 1111-aaaa\n  code: MON001\n  fact: cost\n  documents:\n  - a.txt\n"
        "  message: 'a: b'\n  reason: known\n  author: Ada\n"
    )
    assert fields(read(tmp_path, text)) == fields((SPEAKER_ENTRY, MONEY_ENTRY))


BY_HAND = """\
# Ours. Ask Ida before you add to it.

# see ticket 7
- reason: |
    # not a comment
    two lines
  id: 1111-aaaa
  # inside
  code: MON001
# about the speech
-
  id: "2222-bbbb"
  code: ATT001
  reason: known   # for now
"""


def test_what_people_wrote_stays_as_they_wrote_it(tmp_path: Path) -> None:
    entries = read(tmp_path, BY_HAND)
    text = edited(BY_HAND, entries, add=[entry("3333-cccc", code="DAT001")])
    header, speech, dates, money = text.split("\n\n")
    assert header == "# Ours. Ask Ida before you add to it."
    assert speech.startswith('# about the speech\n-\n  id: "2222-bbbb"')
    assert speech.endswith("reason: known   # for now")
    assert dates == "- id: 3333-cccc\n  code: DAT001\n  reason: known"
    assert money.startswith("# see ticket 7\n- reason: |\n    # not a comment\n")
    assert [item.id for item in read(tmp_path, text)] == ["2222-bbbb", "3333-cccc", "1111-aaaa"]
    assert edited(text, read(tmp_path, text)) == text


def test_a_removed_entry_takes_its_comments_with_it(tmp_path: Path) -> None:
    text = edited(BY_HAND, read(tmp_path, BY_HAND), remove={"1111-aaaa"})
    assert "ticket 7" not in text
    assert "Ask Ida" in text
    assert [item.id for item in read(tmp_path, text)] == ["2222-bbbb"]


def test_an_entry_that_is_made_anew_keeps_the_comment_above_it(tmp_path: Path) -> None:
    entries = read(tmp_path, BY_HAND)
    text = edited(BY_HAND, entries, add=[entry("2222-bbbb", code="ATT001", reason="still so")])
    assert "# about the speech\n- id: 2222-bbbb\n  code: ATT001\n  reason: still so\n" in text
    assert len(read(tmp_path, text)) == 2


@pytest.mark.parametrize(
    "text", ["", "# only words\n", "[]\n", "[{id: 1111-aaaa, reason: x}]\n", "  - id: a\n    reason: x\n"]
)
def test_every_form_of_a_list_can_be_edited(tmp_path: Path, text: str) -> None:
    before = read(tmp_path, text)
    after = read(tmp_path, edited(text, before, add=[SPEAKER_ENTRY]))
    assert {item.id for item in after} == {item.id for item in before} | {"2222-bbbb"}
    none = edited(text, before, remove={item.id for item in before})
    assert read(tmp_path, none) == ()


TEXTS = strategies.text(min_size=1).map(safe).filter(str.strip)  # as the command writes them


@settings(max_examples=40, deadline=None)
@given(strategies.lists(strategies.tuples(TEXTS, TEXTS, TEXTS), max_size=4, unique_by=lambda entry: entry[0]))
def test_any_text_comes_back_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, texts: list[tuple[str, ...]]
) -> None:
    folder = tmp_path_factory.mktemp("any")
    entries = [entry(id, fact=fact, reason=reason) for id, fact, reason in texts]
    text = edited("", (), add=entries)
    read_back = read(folder, text)
    assert sorted(fields(read_back)) == sorted(fields(tuple(entries)))
    assert edited(text, read_back) == text
    if entries:
        assert len(read(folder, edited(text, read_back, remove={read_back[-1].id}))) == len(entries) - 1
