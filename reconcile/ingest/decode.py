"""Bytes → text, or the reason why they are none."""

import logging
import unicodedata

from reconcile.errors import Diagnostic

LIMIT = 50_000_000  # bytes; ten times the longest report worth reading, and far below what fits in memory

_SIGNATURES = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a zip or Office file",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"\x1f\x8b": "a gzip file",
    b"\xd0\xcf\x11\xe0": "an old Office file",
    b"{\\rtf": "an RTF file",
}
_BOMS = {  # UTF-32 before UTF-16, whose mark begins the same
    b"\xef\xbb\xbf": "utf-8",
    b"\xff\xfe\x00\x00": "utf-32-le",
    b"\x00\x00\xfe\xff": "utf-32-be",
    b"\xff\xfe": "utf-16-le",
    b"\xfe\xff": "utf-16-be",
}
_SIGNS = frozenset("‘’‚“”„–—…•€£¥¢§©®™°«»‹›¡¿½¼¾·ªº±×\xa0")
_LONE = frozenset("àáéèêíóúåöøÀÉÈÓÅÖØ")  # letters that are words: à, é, ö
_SAVE_AS_UTF8 = "save the file as UTF-8"

_log = logging.getLogger(__name__)


def decode(data: bytes, path: str, limit: int = LIMIT) -> str | Diagnostic:
    """The text of a file without its byte order mark, line ends as they are; a diagnostic where it is not text."""
    if len(data) > limit:
        size = f"is larger than {limit // 1_000_000} MB"
        return Diagnostic(message=size, path=path, hint="split it, or name the part that holds the article")
    for signature, name in _SIGNATURES.items():
        if data.startswith(signature):
            return Diagnostic(message=f"is {name}, not text", path=path, hint="save it as text first")
    for bom, encoding in _BOMS.items():
        if data.startswith(bom):
            return _strict(data[len(bom) :], encoding, path)
    if (nul := data.find(b"\0")) >= 0:
        message = f"is binary data: a NUL at byte {nul}"
        return Diagnostic(message=message, path=path, line=_line(data, nul), hint="save it as text first")
    text = _strict(data, "utf-8", path)
    if isinstance(text, Diagnostic) and (guess := _other_encoding(data, path)) is not None:
        return guess
    return text


def _strict(data: bytes, encoding: str, path: str) -> str | Diagnostic:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        message = f"is not valid {encoding.upper()}: byte {error.start} is {data[error.start]:#04x}"
        return Diagnostic(message=message, path=path, line=_line(data, error.start), hint=_SAVE_AS_UTF8)
    if "\0" in text:
        return Diagnostic(message="is binary data: it holds NUL characters", path=path, hint="save it as text first")
    return text


def _other_encoding(data: bytes, path: str) -> str | None:
    """The text in the one encoding that it can be in, None where that is not sure.

    A wrong guess would turn £40 into Ł40, so the detector's word alone is not enough: each character beyond ASCII has
    to stand where such characters do.
    """
    replaced = data.decode("utf-8", errors="replace")
    beyond = sum(character > "\x7f" for character in replaced)
    if 2 * replaced.count("\ufffd") <= beyond:
        return None  # half of them are valid or more: UTF-8 with a fault in it, and no other encoding
    try:
        western = data.decode("cp1252")
    except UnicodeDecodeError:
        western = ""
    if western and _reads_well(western) and not _has_foreign_words(western):
        _log.info("%s: read as cp1252", path)
        return western
    # Only needed here, and it takes 30 ms to load.
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    if best is None or best.chaos > 0.1 or best.coherence < 0.1:
        return None
    try:
        text = data.decode(best.encoding)
    except UnicodeDecodeError:
        return None
    if not _reads_well(text):
        return None
    _log.info("%s: read as %s", path, best.encoding)
    return text


def _reads_well(text: str) -> bool:
    """Whether the characters beyond ASCII are signs that prose uses, and letters that stand beside letters."""
    padded = f" {text} "
    letters = lone = 0
    for i, character in enumerate(text):
        if character <= "\x7f":
            continue
        before, after = padded[i], padded[i + 2]
        if character.isalpha() and character not in "ªº":
            letters += 1
            lone += character not in _LONE and not (before.isalpha() or after.isalpha())
        elif character not in _SIGNS and unicodedata.category(character) not in ("Po", "Ps", "Pe", "Mn", "Mc"):
            return False
    return 5 * lone <= letters


def _has_foreign_words(text: str) -> bool:
    """Whether three letters beyond ASCII follow each other, as they do where another script was read as Western."""
    run = 0
    for character in text:
        run = run + 1 if character > "\x7f" and character.isalpha() else 0
        if run == 3:
            return True
    return False


def _line(data: bytes, offset: int) -> int:
    return data.count(b"\n", 0, offset) + 1
