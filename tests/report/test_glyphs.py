import pytest

from reconcile.report.glyphs import safe


@pytest.mark.parametrize(
    ("text", "shown", "in_ascii"),
    [
        ("plain [red]text[/red]", "plain [red]text[/red]", "plain [red]text[/red]"),
        ("\x1b[31m", "␛[31m", "\\x1b[31m"),
        ("\x9b31m", "\\x9b31m", "\\x9b31m"),
        ("a\tb\r\nc", "a b  c", "a b  c"),
        ("\u202egnp.exe", "\\u202egnp.exe", "\\u202egnp.exe"),
        ("soft\u00adhyphen\u200b\ufeff", "softhyphen", "softhyphen"),
        ("cafe\u0301 café", "cafe\u0301 café", "cafe cafe"),
        ("“20–22”… €5", "“20–22”… €5", '"20-22"... EUR5'),
        ("10² and 3½", "10² and 3½", "10^2 and 3 1/2"),
        ("１２", "１２", "12"),
        ("中文", "中文", "\\u4e2d\\u6587"),
        ("👩\u200d👧 👍🏽", "👩👧 👍", "\\U0001f469\\U0001f467 \\U0001f44d"),
        ("\u2028\x7f\ud800", "\\u2028\\x7f\\ud800", "\\u2028\\x7f\\ud800"),
    ],
)
def test_safe(text: str, shown: str, in_ascii: str) -> None:
    assert safe(text) == shown
    assert safe(text, ascii=True) == in_ascii


def test_ascii_is_ascii_for_every_character() -> None:
    every = "".join(chr(code) for code in range(0x30000) if not 0xE000 <= code < 0xF900)
    shown = safe(every, ascii=True)
    assert shown.isascii()
    assert shown.isprintable()
