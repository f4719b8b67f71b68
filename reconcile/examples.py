"""Do the rule packs keep their own promises? Each entry's examples and counterexamples, tried on the whole program.

The packs whose entries leave a mark in a report are tried here; what the others do is seen by their own tests.
"""

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from reconcile import pipeline
from reconcile.errors import Diagnostic
from reconcile.model import Report
from reconcile.pipeline import Options
from reconcile.rulepack.entry import Entry
from reconcile.rulepack.load import load_rules, pack_files

QUANTITIES = ("quantity", "duration", "age")
PARTED = re.compile(r"^---[ \t]*\n", re.MULTILINE)

Marks = Callable[[Report, str], set[str]]  # the ids of the entries that a run found in one of its documents


def faults(folders: tuple[Path, ...] = ()) -> list[Diagnostic]:
    """Each example that its entry isn't found in and each counterexample that it is, over the shipped packs and these.

    Raises:
        RulePackError: where the packs can't be read at all.
    """
    rules = load_rules(folders)
    found: list[Diagnostic] = []
    for pack, entries, marks in (
        ("currencies", rules.currencies, _money_units),
        ("units", rules.units, _quantity_units),
        ("furniture", rules.furniture, _furniture_rules),
    ):
        found += _in_texts(pack, entries, marks, folders)
    for entry in rules.findings:
        for text, wanted in _texts(entry):
            report = _run(pipeline.check, PARTED.split(text), folders)
            if any(finding.code == entry.id for finding in report.findings) != wanted:
                found.append(_fault("findings", entry, text, wanted, folders))
    return found


def _in_texts(pack: str, entries: Iterable[Entry], marks: Marks, folders: tuple[Path, ...]) -> list[Diagnostic]:
    """All texts of a pack are one run, each a document: starting a run costs more than reading a line."""
    cases = [(entry, text, wanted) for entry in entries for text, wanted in _texts(entry)]
    if not cases:
        return []
    report = _run(pipeline.extract, [text for _, text, _ in cases], folders)
    ids = {Path(document.path).stem: document.id for document in report.documents}
    return [
        _fault(pack, entry, text, wanted, folders)
        for number, (entry, text, wanted) in enumerate(cases)
        if (entry.id in marks(report, ids.get(_stem(number), ""))) != wanted
    ]


def _texts(entry: Entry) -> list[tuple[str, bool]]:
    return [(text, True) for text in entry.examples] + [(text, False) for text in entry.counterexamples]


def _run(stage: Callable[[list[str], Options], Report], texts: list[str], folders: tuple[Path, ...]) -> Report:
    with TemporaryDirectory(prefix="reconcile-") as folder:
        paths = [Path(folder) / f"{_stem(number)}.txt" for number in range(len(texts))]
        for path, text in zip(paths, texts, strict=True):
            path.write_text(text, encoding="utf-8")
        return stage([str(path) for path in paths], Options(rules=folders))


def _stem(number: int) -> str:
    return f"example-{number:05d}"


def _money_units(report: Report, document: str) -> set[str]:
    return {claim.unit or "" for claim in report.claims if claim.document == document and claim.kind == "money"}


def _quantity_units(report: Report, document: str) -> set[str]:
    return {claim.unit or "" for claim in report.claims if claim.document == document and claim.kind in QUANTITIES}


def _furniture_rules(report: Report, document: str) -> set[str]:
    return {region.rule for item in report.documents if item.id == document for region in item.furniture}


def _fault(pack: str, entry: Entry, text: str, wanted: bool, folders: tuple[Path, ...]) -> Diagnostic:
    shown = text if len(text) <= 80 else f"{text[:79]}…"
    message = f"{entry.id}: {'not found in its example' if wanted else 'found in its counterexample'} {shown!r}"
    for path in reversed(pack_files(folders)[pack]):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            written = re.match(rf"(?P<lead>[ -]*[{{]? *)id: *[\"']?{re.escape(entry.id)}[\"']? *(?:[,}}#]|$)", line)
            if written:
                column = written.end("lead") + 1
                return Diagnostic(message=message, path=str(path), line=number, column=column, excerpt=line)
    return Diagnostic(message=message, path=pack)
