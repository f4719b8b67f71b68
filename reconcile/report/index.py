"""A report by its ids, and the short names of its documents."""

import re
from collections import Counter
from functools import cached_property
from pathlib import PurePosixPath

from reconcile.model import Claim, Document, Fact, Finding, Report
from reconcile.text.file_names import short_names

_BRACKETED = re.compile(r"\((?P<names>[^()]{1,200})\)")
_NAME = r"[^\s,;()]{1,80}"
_BETWEEN = re.compile(r"(, | and | against )")
_YEAR = re.compile(r"[12]\d{3}")  # a file may be called by one, and a figure be told "in 2023"


class Index:
    """Lookups over one report. Documents are named S1 to Sn in the order of the report.

    `folder` is the folder that holds all of them, None where there is none or a single document.
    """

    def __init__(self, report: Report) -> None:
        self.report = report
        self.documents = {document.id: document for document in report.documents}
        self.claims = {claim.id: claim for claim in report.claims}
        self.facts = {fact.id: fact for fact in report.facts}
        self.names = {document.id: f"S{number}" for number, document in enumerate(report.documents, start=1)}
        self._place = {id: number for number, id in enumerate(self.names)}
        self.folder = _common_folder([document.path for document in report.documents])
        self._called = self._file_names()
        self._named = {name: short for name, short in self._called.items() if _is_file_name(name)}
        longest_first = sorted(self._named, key=lambda name: (-len(name), name))
        spaced = sorted((name for name in self._called if " " in name), key=lambda name: (-len(name), name))
        name = "|".join([*map(re.escape, spaced), _NAME])
        names = rf"(?:{name})(?:, (?:{name})){{0,40}}(?: and (?:{name}))?"
        self._in_clauses = re.compile(
            rf"(?<=\bin )(?:{names})(?=[,;)]|$| and | \(| were )"
            rf"|(?<!\S)(?:{names})(?= share their wording| gives for )"
        )
        self._file_name = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
        self.fact_of: dict[str, str] = {}
        for fact in report.facts:
            for claim in fact.claims:
                self.fact_of.setdefault(claim, fact.id)

    @cached_property
    def labels(self) -> dict[str, str]:
        """What messages call the documents, by id."""
        return short_names(self.documents)

    @cached_property
    def documents_at(self) -> Counter[str]:
        """How many documents a path has: a table holds several."""
        return Counter(document.path for document in self.report.documents)

    def named(self, words: str) -> str:
        """A message with the short names of documents in place of their files': in brackets, as "(agency, wire)", after
        "in" at the end of a clause, as "in agency, daily and wire", before what only documents do ("share their
        wording"), and wherever those can't be ordinary words."""
        words = _BRACKETED.sub(self._in_brackets, words)
        words = self._in_clauses.sub(self._in_clause, words)
        return self._file_name.sub(lambda match: self._named[match[0]], words) if self._named else words

    def _in_brackets(self, match: re.Match[str]) -> str:
        parts = _BETWEEN.split(match["names"])
        names = [self._called.get(name) for name in parts[::2]]
        if None in names:
            return match[0]
        parts[::2] = map(str, names)
        return f"({''.join(parts)})"

    def _in_clause(self, match: re.Match[str]) -> str:
        parts = _BETWEEN.split(match[0])
        for place in range(0, len(parts), 2):
            short = None if _YEAR.fullmatch(parts[place]) else self._called.get(parts[place])
            if short is None:  # another value begins, "in a, nobody in b"
                break
            parts[place] = short
        return "".join(parts)

    def of(self, ids: tuple[str, ...]) -> list[Claim]:
        """The claims of these ids that the report holds, in the order of the ids."""
        return [self.claims[id] for id in ids if id in self.claims]

    def about(self, finding: Finding) -> Fact | None:
        """The fact that a finding rests on; None where it is none, or none that the report has."""
        return self.facts.get(finding.fact) if finding.fact else None

    def document(self, claim: Claim) -> Document:
        return self.documents[claim.document]

    def place(self, claim: Claim) -> str:
        """`path:line:column`, as editors open it."""
        return f"{self.document(claim).path}:{self.position(claim)}"

    def position(self, claim: Claim) -> str:
        """`line:column` in the file."""
        line, column = self.document(claim).in_file(claim.line, claim.column)
        return f"{line}:{column}"

    def spot(self, claim: Claim) -> str:
        """`S1:line:column`, for people who have the list of sources at hand."""
        return f"{self.names[claim.document]}:{self.position(claim)}"

    def by_source(self, fact: Fact) -> dict[str, list[Claim]]:
        """A fact's claims by document id, in the order of the documents."""
        said: dict[str, list[Claim]] = {}
        for claim in self.of(fact.claims):
            said.setdefault(claim.document, []).append(claim)
        return {id: said[id] for id in sorted(said, key=self._place.__getitem__)}

    def in_order(self, claims: list[Claim]) -> list[Claim]:
        """Claims by document, then by where they stand in it."""
        return sorted(claims, key=lambda claim: (self._place[claim.document], claim.start, claim.end, claim.id))

    def _file_names(self) -> dict[str, str]:
        """Short names by what messages call a document, and by id, file name and its stem where one alone has that."""
        called: dict[str, set[str]] = {}
        for document in self.report.documents:
            path = PurePosixPath(document.path)
            for name in {document.id, PurePosixPath(document.id).name, path.name, path.stem}:
                called.setdefault(name, set()).add(self.names[document.id])
        alone = {name: short for name, (short, *others) in called.items() if not others}
        return alone | {label: self.names[id] for id, label in self.labels.items()}

    def origin(self, document: Document) -> str:
        """What tells independent documents apart: the declared origin, else the first of those that share wording."""
        for group in self.report.shared:
            if document.id in group.documents:
                declared = [self.documents[id].origin for id in group.documents if id in self.documents]
                return next((origin for origin in declared if origin), group.documents[0])
        return document.origin or document.id


def _common_folder(paths: list[str]) -> PurePosixPath | None:
    common: list[str] = []
    for parts in zip(*(PurePosixPath(path).parent.parts for path in paths), strict=False):
        if len(set(parts)) > 1:
            break
        common.append(parts[0])
    return PurePosixPath(*common) if common and len(paths) > 1 else None


def _is_file_name(name: str) -> bool:
    """Long and with a digit, or numbered, as names of files are and words are not: "001_fc4b7b43cdd233b1", "a#2"."""
    return (len(name) >= 8 or "#" in name) and any(character.isdigit() for character in name)
