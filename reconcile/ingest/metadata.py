"""What is known about a text, from the strongest source to the weakest, and where each field came from."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path, PurePosixPath

from msgspec import Struct

from reconcile.errors import Diagnostic
from reconcile.ingest.days import read_day
from reconcile.ingest.foot import read_foot
from reconcile.ingest.header import day_from, read_head
from reconcile.ingest.lexicon import furniture_lexicon
from reconcile.ingest.page import Page
from reconcile.ingest.paths import Input
from reconcile.ingest.sources import SourceTable, read_sources
from reconcile.model import Furniture
from reconcile.rulepack.schema import Rules

_FIELDS = ("id", "title", "source", "author", "language", "url", "group", "origin")


class Origin(Struct, frozen=True, kw_only=True):
    """Where a text was read; `record` holds the other columns where it is a row of a table."""

    input: Input
    line: int | None = None
    record: dict[str, str] = {}

    @property
    def name(self) -> str:
        """What the text is known by, wherever the program was started."""
        return self.names[0]

    @property
    def names(self) -> tuple[str, ...]:
        """What a table of sources may call it: its name, and what it is called from where the program was started."""
        if "id" in self.record:
            return (self.record["id"],)
        line = "" if self.line is None else f":{self.line}"
        return tuple(dict.fromkeys((f"{self.input.lasting_name}{line}", f"{self.input.name}{line}")))


class Metadata(Struct, frozen=True, kw_only=True):
    """The fields that are known; `provenance` has each of them, and "published".

    `month_day` is that of a dateline without a year, where nothing else tells the day. `furniture` are the lines above
    and below the article that say what it is. `doubts` are what stands above it and can't be read.
    """

    fields: dict[str, str]
    published: date | None
    month_day: tuple[int, int] | None
    provenance: dict[str, str]
    furniture: tuple[Furniture, ...]
    doubts: tuple[Diagnostic, ...] = ()


_Index = dict[Path | str | None, list[dict[str, str]]]  # by file, or by the name of a row or input


class SourceFiles:
    """The tables of sources in force: `--sources`, and those in the folders of the documents. `gone` tells of entries
    in those that were read so far whose document isn't there."""

    def __init__(self, given: Path | None, elsewhere: frozenset[str]) -> None:
        self.gone: list[Diagnostic] = []
        self._given = self._indexed(read_sources(given, given.name, elsewhere)) if given is not None else {}
        self._read: dict[Path, _Index] = {}

    def layers(self, origin: Origin) -> list[dict[str, str]]:
        """What is said of a text, the nearest folder's word before that of the folders above."""
        tables = [self._given, *(self._table(path, name) for path, name in tables_above(origin.input))]
        file = origin.input.place.resolve() if origin.input.place is not None else None
        # What is said of a whole table can't name each of its rows.
        own = () if origin.line is None else ("id", "title", "url")
        found: list[dict[str, str]] = []
        for table in tables:
            for name in origin.names:
                found += table.get(name, ())
            for fields in table.get(file, ()):
                found.append({name: value for name, value in fields.items() if name not in own})
        return found

    def _table(self, path: Path, name: str) -> _Index:
        if path not in self._read:
            self._read[path] = self._indexed(read_sources(path, name)) if path.is_file() else {}
        return self._read[path]

    def _indexed(self, table: SourceTable) -> _Index:
        self.gone.extend(table.gone)
        index: _Index = {}
        for source in table.sources:
            index.setdefault(source.file or source.name, []).append(source.fields)
        return index


def read_metadata(
    page: Page, origin: Origin, described: SourceFiles, rules: Rules, markup: Mapping[str, str]
) -> tuple[Metadata, Diagnostic | None]:
    """The metadata of a text; a diagnostic where its row has a date that can't be read. `markup` is what a page of HTML
    tells beside its text."""
    layers = [("sources.yaml", fields) for fields in described.layers(origin)]
    layers.append(("record", origin.record))
    language = next((fields["language"] for _, fields in layers if "language" in fields), None)
    lexicon = furniture_lexicon(rules)
    head = read_head(page, lexicon, language)
    layers += [("HTML head", dict(markup)), *head.layers]
    known: dict[str, str] = {}
    provenance: dict[str, str] = {}
    published: date | None = None
    doubts = [_bad_front_matter(head.fault, origin)] if head.fault is not None else []
    for name, fields in layers:
        for field in _FIELDS:
            if field in fields and field not in known:
                known[field] = fields[field]
                provenance[field] = name
        if published is None and (published := day_from(fields, known.get("language"))) is not None:
            provenance["published"] = name
        elif published is None and "published" in fields and name not in ("sources.yaml", "record"):
            doubts.append(_bad_date(f"{name}: ", fields["published"], origin))
    if head.dateline is not None:
        if published is None and head.dateline.published is not None:
            published = head.dateline.published
            provenance["published"] = "dateline"
        if "source" not in known and head.dateline.source is not None:
            known["source"] = head.dateline.source
            provenance["source"] = "dateline"
        elif "origin" not in known and head.dateline.source not in (None, known.get("source")):
            known["origin"] = head.dateline.source  # a paper that prints an agency's report
            provenance["origin"] = "dateline"
    foot = read_foot(page, lexicon, language)
    if published is None and foot is not None:
        published = foot.published
        provenance["published"] = "text"
    if "title" not in known and head.title is not None:
        known["title"] = head.title
        provenance["title"] = "text"
    month_day = head.dateline.month_day if head.dateline is not None and published is None else None
    metadata = Metadata(
        fields=known,
        published=published,
        month_day=month_day,
        provenance=provenance,
        furniture=(*head.furniture, foot.furniture) if foot is not None else head.furniture,
        doubts=tuple(doubts),
    )
    written = origin.record.get("published")
    unread = written is not None and read_day(written, language) is None
    return metadata, _bad_date("", written, origin) if unread and written is not None else None


def _bad_front_matter(fault: tuple[str, int], origin: Origin) -> Diagnostic:
    problem, line = fault
    message = f"what stands between --- is no YAML ({problem}), so its lines are read as they stand"
    place = line + 1 if origin.line is None else origin.line  # one for the dashes above it
    hint = 'write "…" around a value with a colon' if problem.startswith("mapping values") else "mend it"
    return Diagnostic(message=message, path=origin.input.name, line=place, hint=hint)


def _bad_date(where: str, written: str, origin: Origin) -> Diagnostic:
    message = f"{where}published: {written[:40]!r} is not one certain day, so it is left out"
    return Diagnostic(message=message, path=origin.input.name, line=origin.line, hint="write it as 2023-03-18")


def tables_above(item: Input) -> list[tuple[Path, str]]:
    """The files that may describe an input: in its folder, in those above it up to the argument, and above docs/."""
    if item.place is None:
        return []
    found: list[tuple[Path, str]] = []
    folder, name = item.place.parent, PurePosixPath(item.name).parent
    while True:
        found += [(folder / file, (name / file).as_posix()) for file in ("sources.yaml", "corpus.yaml")]
        if folder == item.root or folder == folder.parent:
            break
        folder, name = folder.parent, name.parent
    if folder.absolute().name == "docs":
        found.append((folder.absolute().parent / "corpus.yaml", (name.parent / "corpus.yaml").as_posix()))
    return found
