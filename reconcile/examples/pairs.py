"""The packs that judge documents against each other: tolerances and findings."""

import re
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace

from reconcile import pipeline
from reconcile.compare import compare
from reconcile.compare.voices import Voices
from reconcile.extract import Extractor
from reconcile.model import Claim, Cluster, Document, Frame
from reconcile.normalise import Normaliser
from reconcile.rulepack.entries.findings import FindingRule
from reconcile.rulepack.entries.relations import Relation
from reconcile.rulepack.entries.tolerances import Tolerance
from reconcile.rulepack.schema import Rules

_PARTED = re.compile(r"^---[ \t]*\n", re.MULTILINE)
_FRAME = Frame(measure="measure", subjects=("subject",))
_DAY = date(2023, 3, 17)  # one with exchange rates


class PairTrials:
    """Whether the comparison of two or more texts shows that an entry was found in them."""

    def __init__(self, rules: Rules, folders: tuple[Path, ...]) -> None:
        self._rules = rules
        self._folders = folders
        self._extractor = Extractor(rules)
        self._normaliser = Normaliser(rules)
        self._voices = Voices(rules)

    def finding(self, entry: FindingRule, text: str) -> bool:
        """A finding of the code, from a run over the documents that lines of three dashes part."""
        return self._raises(entry.id, text)

    def relation(self, entry: Relation, text: str) -> bool:
        """The relation's finding, from a run over the documents."""
        return self._raises(entry.code, text)

    def tolerance(self, entry: Tolerance, text: str) -> bool:
        """Two figures of one measure that agree, or two posts that one person may hold, parted by a bar."""
        first, _, second = text.partition(" | ")
        if entry.role == "post":
            return not self._voices.clashing_posts(first, second)
        documents = {name: self._document(name, side) for name, side in (("a", first), ("b", second))}
        claims = {claim.id: claim for document in documents.values() for claim in self._figures(document)}
        if len({claim.document for claim in claims.values()}) < 2:
            return False
        kind = min(claim.kind for claim in claims.values())
        cluster = Cluster(id="cluster", label="measure", kind=kind, claims=tuple(claims))
        compared = compare([cluster], claims, documents, (), self._rules)
        return all(fact.verdict == "agree" for fact in compared.facts)

    def _raises(self, code: str, text: str) -> bool:
        with TemporaryDirectory(prefix="reconcile-") as folder:
            paths = [Path(folder) / f"document-{number}.txt" for number, _ in enumerate(_PARTED.split(text), start=1)]
            for path, document in zip(paths, _PARTED.split(text), strict=True):
                path.write_text(document, encoding="utf-8")
            report = pipeline.check([str(path) for path in paths], pipeline.Options(rules=self._folders))
        return any(finding.code == code for finding in report.findings)

    def _document(self, name: str, side: str) -> Document:
        """One side of an example; a bare number is nobody's claim, so it is given a unit."""
        document = Document(id=name, path=name, text=side, published=_DAY)
        if self._extractor.mentions(document).figures:
            return document
        return replace(document, text=f"{side} kilograms")

    def _figures(self, document: Document) -> list[Claim]:
        found = self._extractor.mentions(document)
        claims = self._normaliser.claims(document, 1, found.sentences, found.figures, (), (), ())
        return [replace(claim, id=f"{document.id}.{claim.id}", frame=_FRAME) for claim in claims]
