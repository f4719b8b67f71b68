"""Text of strangers, made safe to show: nothing in it can move the cursor, colour the screen or turn its direction."""

import unicodedata
from functools import lru_cache

_TURNS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Terminals disagree on the width of an emoji joined or varied by these; without them each part has a width of its own.
_EMOJI_PARTS = frozenset("\u200d\ufe0e\ufe0f\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")
_NON_JOINER = "\u200c"  # Persian is misspelt without it
_SPACES = frozenset("\t\n\r")
_PLAIN = {
    **dict.fromkeys("‐‑‒–−", "-"),
    **dict.fromkeys("—―", "--"),
    **dict.fromkeys("‘’‚‛′", "'"),
    **dict.fromkeys("“”„‟″", '"'),
    "«": "<<",
    "»": ">>",
    "…": "...",
    "·": "-",
    "•": "*",
    "→": "->",
    "×": "x",
    "≈": "~",
    "≤": "<=",
    "≥": ">=",
    "≠": "!=",
    "⁄": "/",
    "€": "EUR",
    "£": "GBP",
    "²": "^2",
    "³": "^3",
    "¼": " 1/4",
    "½": " 1/2",
    "¾": " 3/4",
    "ß": "ss",
    "æ": "ae",
    "ø": "o",
    "ł": "l",
}


def safe(text: str, *, ascii: bool = False) -> str:
    """Text on one line, with control and direction characters made visible.

    With `ascii`, nothing above 127 is left: accents are dropped, typographic signs written plainly, and whatever has
    no plain form is a backslash escape that can be turned back ("\\u4e2d").
    """
    return "".join(glyph(character, ascii) for character in text)


@lru_cache(maxsize=8192)
def glyph(character: str, ascii: bool) -> str:
    """What is shown for one character: itself, a plain form, a visible escape, or nothing where it shows nothing."""
    if character in _SPACES:
        return " "
    if " " <= character <= "~":
        return character
    category = unicodedata.category(character)
    if character in _EMOJI_PARTS or (category == "Cf" and character not in _TURNS and character != _NON_JOINER):
        return ""
    if category == "Cc" and character < " " and not ascii:
        return chr(0x2400 + ord(character))
    if category in ("Cc", "Cf", "Cs", "Zl", "Zp") and character != _NON_JOINER:
        return _escape(character)
    return _plain(character, category) if ascii else character


def _plain(character: str, category: str) -> str:
    if character in _PLAIN:
        return _PLAIN[character]
    if category == "Zs":
        return " "
    if category in ("Mn", "Me", "Cf"):
        return ""
    is_width_form = unicodedata.decomposition(character).startswith(("<wide>", "<narrow>"))
    parts = unicodedata.normalize("NFKD" if is_width_form else "NFD", character)
    letters = "".join(part for part in parts if not unicodedata.combining(part))
    return letters if letters.isascii() else "".join(_escape(letter) for letter in letters)


def _escape(character: str) -> str:
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
