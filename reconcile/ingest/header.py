"""What stands above an article: front matter, header lines, a byline, a date; and the title."""

import re
from datetime import date

import yaml
from msgspec import Struct

from reconcile.ingest.credits import is_of_another_day, read_credits
from reconcile.ingest.dateline import Dateline, read_dateline
from reconcile.ingest.days import read_day
from reconcile.ingest.lexicon import FurnitureLexicon
from reconcile.ingest.lines import Line
from reconcile.ingest.nodes import NOTHING
from reconcile.ingest.page import Page
from reconcile.model import Furniture
from reconcile.rulepack.entries.furniture import FurnitureRule
from reconcile.rulepack.nesting import refuse_depth

_LONGEST_FRONT_MATTER = 20_000  # characters; real ones have some hundred
_HEADLINE = 4  # words of a line that is one for sure
_LINES = 15  # that are not empty; a mail header has about ten
_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(?P<yaml>(?:(?!---|\.\.\.).*\n){0,200}?)(?:---|\.\.\.)[ \t]*(?=\r?\n|\Z)")
_KEY = re.compile(r"(?:[ \t]*#.*\n|[ \t]*\n)*[A-Za-z_-]+:(?:[ \t]|$)", re.MULTILINE)
_FRONT_MATTER_NAMES = {
    "title": ("title", "headline"),
    "source": ("source", "publisher", "publication", "site_name", "agency"),
    "author": ("author", "byline", "creator"),
    "published": ("published", "date", "pubdate", "publishdate", "publish_date", "datepublished", "published_at"),
    "updated": ("updated", "lastmod", "modified"),
    "language": ("language", "lang"),
    "url": ("url", "link", "permalink", "canonical"),
    "group": ("group", "event"),
    "origin": ("origin",),
}


class Head(Struct, frozen=True, kw_only=True):
    """Layers of metadata, each with the name of where it stands, the strongest first, and the lines that hold them."""

    layers: tuple[tuple[str, dict[str, str]], ...]
    furniture: tuple[Furniture, ...]
    title: str | None
    dateline: Dateline | None
    fault: tuple[str, int] | None = None  # why what looks like front matter is none, and its line, counted from 1


def read_head(page: Page, rules: FurnitureLexicon, language: str | None = None) -> Head:
    """The head ends at the first line that is neither empty, nor a header line, nor short like a title."""
    text = page.text
    front, below, fault = _front_matter(text)
    header: dict[str, str] = {}
    leading: dict[str, str] = {}
    furniture: list[Furniture] = []
    titles: list[str] = []
    dateline: Dateline | None = None
    first = 0
    if below:
        furniture.append(Furniture(start=0, end=below, rule="front-matter", reason="front matter"))
    seen = 0
    for i, line in enumerate(page.lines):
        if line.start < below or not line.text:
            continue
        seen += 1
        if seen > _LINES:
            break
        if furniture and text[line.start] in " \t" and furniture[-1].end >= line.start - 2 and header:
            furniture.append(_furniture(line, "header-continued", "a header line that goes on"))
            continue
        told = read_header_line(line, rules, language)
        if told is not None:
            region, fields = told
            target = leading if "day" in fields else header
            for name, value in fields.items():
                target.setdefault("published" if name == "day" else name, value)
            furniture.append(region)
            continue
        if rules.find(line.text) is not None:
            continue
        dateline = None if is_of_another_day(line.text, rules) else read_dateline(text[line.start : line.end], language)
        if dateline is not None or page.prose.holds(i) or not _is_title_like(line.text):
            break
        if not titles:
            first = line.start
        titles.append(text[line.start : line.end])
    masthead = _masthead(titles, dateline, rules)
    if masthead is not None:
        rule, source = masthead
        furniture.append(Furniture(start=first, end=first + len(titles[0]), rule=rule.id, reason=rule.reason))
        leading.setdefault("source", source)
        del titles[0]
    return Head(
        layers=(("front matter", front), ("header", header), ("text", leading)),
        furniture=tuple(furniture),
        title=_title(titles),
        dateline=dateline,
        fault=fault,
    )


def day_from(fields: dict[str, str], language: str | None) -> date | None:
    """The day of publication that a layer names, or of its last change where it names no other."""
    for name in ("published", "updated"):
        if name in fields and (day := read_day(fields[name], language)) is not None:
            return day
    return None


def _front_matter(text: str) -> tuple[dict[str, str], int, tuple[str, int] | None]:
    match = _FRONT_MATTER.match(text)
    if match is None or match.end() > _LONGEST_FRONT_MATTER:
        return {}, 0, None
    try:
        refuse_depth(match["yaml"])
        content = yaml.load(match["yaml"], Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        return {}, 0, _fault(error) if _KEY.match(match["yaml"]) else None
    if not isinstance(content, dict):
        return {}, 0, None
    days = _FRONT_MATTER_NAMES["published"]  # a list of days is no day, and told of
    written = {
        str(key).lower(): str(value)
        for key, value in content.items()
        if value and value not in NOTHING and (isinstance(value, str) or str(key).lower() in days)
    }
    fields: dict[str, str] = {}
    for field, names in _FRONT_MATTER_NAMES.items():
        value = next((written[name] for name in names if name in written), None)
        if value is not None:
            fields[field] = value
    return fields, match.end(), None


def _fault(error: yaml.YAMLError) -> tuple[str, int]:
    """What is wrong with front matter, and in which of its lines, counted from 1."""
    if isinstance(error, yaml.MarkedYAMLError):
        return error.problem or "", error.problem_mark.line + 1 if error.problem_mark else 1
    return (error.reason if isinstance(error, yaml.reader.ReaderError) else ""), 1


def read_header_line(
    line: Line, rules: FurnitureLexicon, language: str | None
) -> tuple[Furniture, dict[str, str]] | None:
    """A line that says what the document is and nothing else, and what it says: a `day` can be read."""
    elsewhere = is_of_another_day(line.text, rules)
    plain: tuple[Furniture, dict[str, str]] | None = None
    for rule, match in rules.heads(line.text):
        fields = {name: value.strip(" \t\"'“”") for name, value in match.groupdict().items() if value}
        if "day" in fields and (elsewhere or read_day(fields["day"], language) is None):
            continue
        told = _furniture(line, rule.id, rule.reason), fields
        if "day" in fields or day_from(fields, language) is not None:
            return told
        plain = plain or told
    credits = None if elsewhere else read_credits(line.text, rules, language)
    if credits is None:
        return plain
    return _furniture(line, credits.rule or "credits", "the date of the document, and whose it is"), credits.fields


def _masthead(
    titles: list[str], dateline: Dateline | None, rules: FurnitureLexicon
) -> tuple[FurnitureRule, str] | None:
    """The paper's name above the headline or the dateline. Above nothing but prose it may be the headline itself."""
    if not titles or (dateline is None and not any(len(line.split()) >= _HEADLINE for line in titles[1:])):
        return None
    return next(((rule, match["source"]) for rule, match in rules.mastheads(titles[0].strip("*_# "))), None)


def _furniture(line: Line, rule: str, reason: str) -> Furniture:
    return Furniture(start=line.start, end=line.end, rule=rule, reason=reason)


def _is_title_like(line: str) -> bool:
    return len(line) <= 160 and not line.endswith((".", ":", ",", ";", "…")) and line.count(". ") <= 1


def _title(lines: list[str]) -> str | None:
    """A heading; else the first line of at least four words, since the name of the site may stand above it."""
    for line in lines:
        if line.lstrip().startswith("#"):
            return line.strip().strip("#* ") or None
    plain = [line.strip().strip("*_ ") for line in lines]
    return next((line for line in plain if len(line.split()) >= _HEADLINE), plain[0] if plain else None)
