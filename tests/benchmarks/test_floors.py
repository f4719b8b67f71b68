"""Floors rise by asking and fall only with a reason; what was measured is made up here."""

from pathlib import Path

import floors
import pytest
import quality

FILE = """\
# A comment that stays.
news/money: {floor: 80.0, target: 90, others: 76.5}
news/joined: {floor: 1.0, target: 1, better: lower}
news/count: {target: 70}
"""
HELD = {"news/money": 80.0, "news/joined": 1.0, "news/count": 12.0}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "floors.yaml"
    path.write_text(FILE, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({}, []),
        ({"news/money": 80.1, "news/joined": 0.0}, []),
        ({"news/money": 79.9}, ["news/money: 79.9 is worse than its floor, 80.0"]),
        ({"news/joined": 1.1}, ["news/joined: 1.1 is worse than its floor, 1.0"]),
        ({"news/new": 3.0}, []),
    ],
)
def test_what_is_worse_than_its_floor(file: Path, change: dict[str, float], told: list[str]) -> None:
    assert floors.faults(floors.load(file), HELD | change) == told


def test_a_figure_with_a_floor_must_be_measured(file: Path) -> None:
    assert floors.faults(floors.load(file), {"news/money": 90.0}) == ["news/joined: has a floor, but was not measured"]


def test_raising_takes_what_is_better_and_leaves_what_is_worse(file: Path) -> None:
    measured = {"news/money": 85.0, "news/joined": 1.4, "news/count": 12.0, "news/new": 3.0}
    found = floors.raised(floors.load(file), measured)
    assert {name: entry.floor for name, entry in found.items()} == {
        "news/money": 85.0,
        "news/joined": 1.0,
        "news/count": 12.0,
        "news/new": 3.0,
    }
    assert found["news/money"].target == 90


def test_raising_where_less_is_better(file: Path) -> None:
    assert floors.raised(floors.load(file), {"news/joined": 0.2})["news/joined"].floor == 0.2


def test_lowering_keeps_the_reason_beside_the_floor(file: Path) -> None:
    found = floors.lowered(floors.load(file), HELD | {"news/money": 78.5}, "news/money", "the gold was mended ")
    floors.save(file, found)
    assert file.read_text(encoding="utf-8").splitlines()[:2] == [
        "# A comment that stays.",
        "news/money: {floor: 78.5, target: 90.0, others: 76.5, "
        "lowered: [{from: 80.0, to: 78.5, reason: the gold was mended}]}",
    ]
    assert floors.load(file) == found


def test_a_second_reason_stands_behind_the_first(file: Path) -> None:
    once = floors.lowered(floors.load(file), {"news/money": 79.0}, "news/money", "one")
    twice = floors.lowered(once, {"news/money": 78.0}, "news/money", "two")["news/money"]
    assert [(entry.before, entry.after, entry.reason) for entry in twice.lowered] == [
        (80.0, 79.0, "one"),
        (79.0, 78.0, "two"),
    ]


@pytest.mark.parametrize(
    ("name", "figure", "reason", "message"),
    [
        ("news/money", 70.0, "", "falls only with a reason"),
        ("news/money", 70.0, "  ", "falls only with a reason"),
        ("news/money", 80.0, "why not", "holds its floor"),
        ("news/money", 81.0, "why not", "holds its floor"),
        ("news/joined", 0.5, "why not", "holds its floor"),
        ("news/count", 1.0, "why not", "has no floor"),
        ("news/monye", 1.0, "why not", "has no floor; known: news/money"),
    ],
)
def test_what_can_not_be_lowered(file: Path, name: str, figure: float, reason: str, message: str) -> None:
    with pytest.raises(floors.FloorError, match=message):
        floors.lowered(floors.load(file), {name: figure}, name, reason)


def test_what_was_not_measured_can_not_be_lowered(file: Path) -> None:
    with pytest.raises(floors.FloorError, match="was not measured"):
        floors.lowered(floors.load(file), {}, "news/money", "why not")


@pytest.mark.parametrize(
    ("figure", "rise", "lower", "reason", "code", "floor"),
    [
        (80.0, False, None, "", 0, 80.0),
        (79.0, False, None, "", 1, 80.0),
        (79.0, True, None, "", 1, 80.0),
        (82.0, True, None, "", 0, 82.0),
        (79.0, False, "news/money", "the gold was mended", 0, 79.0),
        (79.0, False, "news/money", "", 2, 80.0),
        (82.0, False, "news/money", "why not", 2, 80.0),
    ],
)
def test_the_exit_code_and_the_file(
    file: Path, figure: float, rise: bool, lower: str | None, reason: str, code: int, floor: float
) -> None:
    measured = HELD | {"news/money": figure}
    assert quality.judge(file, measured, rise=rise, lower=lower, reason=reason) == code
    assert floors.load(file)["news/money"].floor == floor


@pytest.mark.parametrize(
    "arguments", [["--lower", "news/money"], ["--reason", "why"], ["--lower", "a", "--reason", " "]]
)
def test_a_lowering_without_its_reason_is_a_usage_error(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        quality.main(arguments)
    assert ended.value.code == 2


def test_without_gold_nothing_is_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(quality, "SHARED", tmp_path / "shared")
    assert quality.main([]) == 0
    assert "nothing measured" in capsys.readouterr().out


def test_the_floors_of_this_checkout_can_be_read() -> None:
    shipped = floors.load(quality.FLOORS)
    assert all(entry.floor is not None for entry in shipped.values())
    assert all(entry.after != entry.before for floor in shipped.values() for entry in floor.lowered)
