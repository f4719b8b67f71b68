"""Suppressions in documents: `<!-- reconcile: ignore MON001 why it may stand -->`, in Markdown and HTML that the config
trusts. Documents come from strangers, so without the config's word a comment suppresses nothing."""

import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path, PurePosixPath

import msgspec
from msgspec import Struct

from reconcile.errors import Diagnostic
from reconcile.gate.suppression import Placed, Stretch, Suppression
from reconcile.model import Document, Notice, Report
from reconcile.text.comments import Comment, comments_of, hides_comments, without_comments
from reconcile.text.globs import covers
from reconcile.wording import suggestion

_WORDS = ("ignore", "ignore-file")
_EXAMPLE = "write it as <!-- reconcile: ignore MON001 why it may stand -->"
_BODY = re.compile(r"(?P<word>\S+)\s*(?P<names>[^\s,:]+(?:,\s*[^\s,:]+)*)?:?\s*(?P<reason>.*)")
_CODE = re.compile(r"[A-Z]{3}\d{0,3}")
_ID = re.compile(r"[0-9a-f]{4}-[0-9a-f]{4}")
_BLOCK_END = re.compile(r"</(?:p|li|h[1-6]|t[dhr]|div|blockquote|section|article)\s*>", re.IGNORECASE)
_MARKS = " \t\r>*+-"  # of quotations and lists, before a comment that has its line for itself


class Trust(Struct, frozen=True, kw_only=True):
    """The documents whose comments count: a glob over the files below `folder`, where the config stands.

    `*` stays within a name, `**` is any number of folders, and the name of a folder means all that is in it.
    """

    folder: Path
    glob: str

    def covers(self, file: Path) -> bool:
        """Whether a document is meant; by where its file truly is, not by what it calls itself."""
        return _is_covered(file, [self])


def inline_suppressions(report: Report, trusted: Sequence[Trust]) -> tuple[list[Placed], list[Notice]]:
    """What the comments of trusted documents suppress, and a notice for each that can't be understood."""
    found: list[Placed] = []
    faults: list[Notice] = []
    for document in report.documents:
        if _is_trusted(document, trusted):
            paragraphs = _Paragraphs(document)
            for comment in _speaking(document):
                fault = _read(paragraphs, comment, found)
                if fault is not None:
                    faults.append(Notice(kind="unreadable", subject=comment.body, place=fault))
    return found, faults


def unheard(report: Report, trusted: Sequence[Trust]) -> Diagnostic | None:
    """The first comment that the config doesn't trust, with how many there are; None where all are trusted."""
    found = [
        (document, comment)
        for document in report.documents
        if hides_comments(document.path, document.file) and not _is_trusted(document, trusted)
        for comment in _speaking(document)
    ]
    if not found:
        return None
    document, comment = found[0]
    more = f", nor do {len(found) - 1} more" if len(found) > 1 else ""
    message = f"this comment suppresses nothing{more}: the config doesn't trust those of its document"
    hint = f"inline-suppressions = {json.dumps([document.project_path], ensure_ascii=False)} in the config would"
    return msgspec.structs.replace(_place(document, comment), message=message, hint=hint)


def _is_trusted(document: Document, trusted: Sequence[Trust]) -> bool:
    file = document.file
    return file is not None and hides_comments(document.path, file) and _is_covered(file, trusted)


def _is_covered(file: Path, trusted: Sequence[Trust]) -> bool:
    """The file is resolved once, and each folder once: that asks the file system for each of their parts."""
    place = file.resolve() if trusted else file
    folders = {folder: folder.resolve() for folder in {trust.folder for trust in trusted}}
    return any(
        place.is_relative_to(folders[trust.folder])
        and covers(PurePosixPath(trust.glob).parts, place.relative_to(folders[trust.folder]).parts)
        for trust in trusted
    )


def _speaking(document: Document) -> Iterator[Comment]:
    """The comments that aren't shown as code."""
    code = [region for region in document.furniture if region.rule == "code-block"]
    starts = [region.start for region in code]
    for comment in comments_of(document.text):
        before = bisect_right(starts, comment.start)
        if not (before and code[before - 1].covers(comment)):
            yield comment


def _read(paragraphs: "_Paragraphs", comment: Comment, found: list[Placed]) -> Diagnostic | None:
    """Adds what a comment suppresses to `found`; what is wrong with the comment where it can't be understood."""
    place = _place(paragraphs.document, comment)
    match = _BODY.match(comment.body)
    word = match["word"] if match else ""
    if match is None or word not in _WORDS:
        return msgspec.structs.replace(place, message=f"unknown word {word!r}", hint=suggestion(word, _WORDS))
    names = [name.strip() for name in (match["names"] or "").split(",")]
    strange = next((name for name in names if not (_CODE.fullmatch(name) or _ID.fullmatch(name))), None)
    if strange is not None:
        message = f"{strange!r} is no code and no id" if strange else "the comment names no code and no id"
        return msgspec.structs.replace(place, message=message, hint=_EXAMPLE)
    reason = match["reason"].strip()
    if not reason:
        return msgspec.structs.replace(place, message="the comment gives no reason", hint=_EXAMPLE)
    stretch = paragraphs.all() if word == "ignore-file" else paragraphs.meant_by(comment)
    reason = f"{reason} ({place.path}:{place.line})"
    for name in names:
        suppression = Suppression(reason=reason, **{"code" if _CODE.fullmatch(name) else "id": name})
        found.append(Placed(suppression=suppression, place=place, stretch=stretch))
    return None


def _place(document: Document, comment: Comment) -> Diagnostic:
    line, column = document.position(comment.start)
    return Diagnostic(message="", path=document.path, line=line, column=column)


class _Paragraphs:
    """The lines of a document without its comments, and for each the paragraph that begins there or below."""

    def __init__(self, document: Document) -> None:
        self.document = document
        lines = without_comments(document.text).split("\n")
        self._lines = lines
        self._starts = [0, *accumulate(len(line) + 1 for line in lines)]
        self._next = [len(lines)] * (len(lines) + 1)
        self._end = [len(lines)] * (len(lines) + 1)
        for i in range(len(lines) - 1, -1, -1):
            self._next[i] = i if lines[i].strip(_MARKS) else self._next[i + 1]
            goes_on = i + 1 < len(lines) and lines[i + 1].strip() and not _BLOCK_END.search(lines[i])
            self._end[i] = self._end[i + 1] if goes_on else i + 1

    def all(self) -> Stretch:
        return self._stretch(0, len(self._lines))

    def meant_by(self, comment: Comment) -> Stretch:
        """The lines of a comment that shares them with text, else the paragraph that follows."""
        first, before = self.document.position(comment.start)
        last, behind = self.document.position(comment.end - 1)
        if self._lines[first - 1][: before - 1].strip(_MARKS) or self._lines[last - 1][behind:].strip():
            return self._stretch(first - 1, last)
        start = self._next[last]
        return self._stretch(start, self._end[start])

    def _stretch(self, first: int, end: int) -> Stretch:
        return Stretch(document=self.document.id, start=self._starts[first], end=self._starts[end])
