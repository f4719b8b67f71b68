from pathlib import Path

import pytest

from reconcile.cli.check import command as check
from reconcile.cli.diff import command as diff
from reconcile.cli.extract import command as extract
from reconcile.config import Config, find_config, read_config, read_policy
from reconcile.errors import ConfigError


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def faults(path: Path) -> list[tuple[int | None, str, str | None]]:
    with pytest.raises(ConfigError) as caught:
        read_config(path)
    assert all(fault.path == str(path) for fault in caught.value.diagnostics)
    return [(fault.line, fault.message, fault.hint) for fault in caught.value.diagnostics]


def test_every_flag_is_a_key():
    flags = {parameter.name for command in (check, extract, diff) for parameter in command.params}
    assert set(Config.__struct_fields__) == flags - {"paths", "old", "new", "config", "isolated", "watch"}


def test_the_nearest_file_upwards_counts(tmp_path):
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    far = write(tmp_path, "reconcile.toml", "")
    assert find_config(deep) == far
    other = write(tmp_path / "a", "pyproject.toml", "[tool.other]\n")
    assert find_config(deep) == far, "a pyproject.toml without our table is not ours"
    for ours in ("[tool.reconcile]\n", "[tool.reconcile.severity]\n", "[[tool.reconcile.suppress]]\n"):
        other.write_text(ours)
        assert find_config(deep) == other
    near = write(tmp_path / "a", "reconcile.toml", "")
    assert find_config(deep) == near


def test_values_are_read_as_flags_want_them(tmp_path):
    path = write(
        tmp_path,
        "pyproject.toml",
        """
[tool.other]
color = "mauve"

[tool.reconcile]
fail-on = "warning"
select = ["MON", "DAT001"]
ignore = "ATT, CNT"
rules = ["house-rules"]
sources = "sources.yaml"
as-of = 2024-05-01
width = 100
exit-zero = true
""",
    )
    assert read_config(path) == {
        "fail_on": "warning",
        "select": ["MON", "DAT001"],
        "ignore": ["ATT", "CNT"],
        "rules": [str(tmp_path / "house-rules")],
        "sources": str(tmp_path / "sources.yaml"),
        "as_of": "2024-05-01",
        "width": 100,
        "exit_zero": True,
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('fial-on = "error"\n', [(1, "unknown key 'fial-on'", "did you mean 'fail-on'?")]),
        ('\nfail_on = "error"\n', [(2, "unknown key 'fail_on'", "did you mean 'fail-on'?")]),
        ('fail-on = "eror"\n', [(1, "fail-on can't be 'eror'", "did you mean 'error'?")]),
        ('color = "pink"\n', [(1, "color can't be 'pink'", "known: auto, always, never")]),
        ('width = "wide"\n', [(1, "width can't be 'wide'", "it takes a whole number")]),
        ("exit-zero = 1\n", [(1, "exit-zero can't be 1", "it takes true or false")]),
        ("select = 3\n", [(1, "select can't be 3", "it takes a list of texts or text")]),
        ('as-of = "spring"\n', [(1, "as-of can't be 'spring'", "it takes a date like 2023-03-18")]),
        (
            "widht = 3\ncolor = true\n",
            [
                (1, "unknown key 'widht'", "did you mean 'width'?"),
                (2, "color can't be true", "known: auto, always, never"),
            ],
        ),
        ("width = \n", [(1, "is not TOML: Invalid value", None)]),
        ("width = 80\nselect = [\n\n", [(2, "is not TOML: Invalid value, at end of document", None)]),
    ],
)
def test_each_fault_has_its_line_and_a_hint(tmp_path, text, expected):
    assert faults(write(tmp_path, "reconcile.toml", text)) == expected


def test_what_ends_too_early_points_behind_its_last_sign(tmp_path):
    with pytest.raises(ConfigError) as raised:
        read_config(write(tmp_path, "reconcile.toml", "select = [\n"))
    (fault,) = raised.value.diagnostics
    assert (fault.line, fault.column, fault.excerpt) == (1, 11, "select = [")


def test_a_key_is_looked_up_in_its_own_table(tmp_path):
    path = write(tmp_path, "pyproject.toml", "[tool.a]\nwidht = 1\n[tool.reconcile]\nwidht = 1\n")
    assert [line for line, _, _ in faults(path)] == [4]


def test_a_file_that_is_not_there(tmp_path):
    assert faults(tmp_path / "none.toml") == [(None, "can't be read: No such file or directory", None)]


def test_a_table_that_is_no_table(tmp_path):
    assert faults(write(tmp_path, "pyproject.toml", "[tool]\nreconcile = 3\n")) == [
        (None, "tool.reconcile is not a table", "write [tool.reconcile] and the keys below it")
    ]


POLICY = """
[tool.other.severity]
MON002 = 3

[tool.reconcile]
fail-on = "warning"

[tool.reconcile.severity]
MON002 = "warning"

[tool.reconcile.severity.measures]
footfall = "note"

[[tool.reconcile.suppress]]
code = "ATT"
document = "wire/*"
reason = "the wire never names its sources"

[[tool.reconcile.suppress]]
id = "30dd-d8ca"
reason = "the source's own slip"
"""


def test_the_policy_is_read_with_its_places(tmp_path):
    policy = read_policy(write(tmp_path, "pyproject.toml", POLICY))
    assert [(grade.of, grade.name, grade.severity, grade.place.line) for grade in policy.grades] == [
        ("code", "MON002", "warning", 9),
        ("measure", "footfall", "note", 12),
    ]
    assert [(given.suppression.conditions, given.place.line) for given in policy.suppressions] == [
        ({"code": "ATT", "document": "wire/*"}, 14),
        ({"id": "30dd-d8ca"}, 19),
    ]
    assert read_config(tmp_path / "pyproject.toml") == {"fail_on": "warning"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("severity = 3\n", [(1, "severity is not a table", 'write [severity] and below it MON002 = "warning"')]),
        (
            '[severity]\nMON002 = "warn"\n',
            [(2, "the severity of MON002 can't be 'warn'", "did you mean 'warning'?")],
        ),
        (
            "[severity.measures]\nfootfall = 1\n",
            [(2, "the severity of footfall can't be 1", "known: error, warning, note")],
        ),
        ("suppress = 3\n", [(1, "suppress is not a list of tables", "write [[suppress]] and the fields below it")]),
        (
            '[[suppress]]\nid = "a"\n',
            [(1, "a suppression: it lacks a reason", "it takes reason, id, code, fact, document")],
        ),
        (
            '[[suppress]]\nid = "a"\nreason = " "\n',
            [(1, "a suppression: the reason is empty", "it takes reason, id, code, fact, document")],
        ),
        (
            '[[suppress]]\nreason = "a"\ncode = "MON"\n[[suppress]]\nreason = "a"\n',
            [
                (
                    4,
                    "a suppression: it names no id, code, fact or document, so it would suppress everything",
                    "it takes reason, id, code, fact, document",
                )
            ],
        ),
        (
            '[[suppress]]\nreasn = "a"\n',
            [(1, "unknown field 'reasn' of a suppression", "did you mean 'reason'?")],
        ),
        (
            'suppress = [{reason = 1}]\nfial-on = "error"\n',
            [
                (1, "a suppression: expected text, got `int`", "it takes reason, id, code, fact, document"),
                (2, "unknown key 'fial-on'", "did you mean 'fail-on'?"),
            ],
        ),
    ],
)
def test_each_fault_of_the_policy_has_its_line(tmp_path, text, expected):
    assert faults(write(tmp_path, "reconcile.toml", text)) == expected
