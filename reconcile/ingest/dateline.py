"""The dateline that begins an article: place, day and agency before the first sentence."""

import re
from datetime import date

from msgspec import Struct

from reconcile.ingest.days import DAY, MONTH_DAY, day_of, month_day_of

_REACH = 200  # characters; "HELSINKI, Finland, September 30, 2023 /PRNewswire-FirstCall/ -- A report from ..." is 90
_UPPER = r"[^\W\d_a-zà-öø-ÿ]"
_PLACE = rf"""
    (?! (?:On|In|At|By|Since|From|Until|Till|Before|After|As|It|This|That|To|For|Of|During|Around|About|Between
        |And|But|Through|When|While|With|Late|Early|Last|Next|The\s(?!Hague))\b )
    {_UPPER}[\w.'’-]{{0,30}}
    (?: [\s,/]{{1,2}} {_UPPER}[\w.'’-]{{0,30}} | \s(?:de|del|la|le|los|al|am|sur|upon)\b ){{0,5}}
"""
_LABEL = r"(?i:date|dated|published|posted|updated|released|issued)(?i:\s(?:on|at))?\s?:?"
_AGENCY = r"(?: /\s?(?P<slashed>[^/\n]{2,40}?)\s?/ | [(\[](?P<bracketed>[^\W\d][^()\[\]\n]{1,60})[)\]] )"
_OPENING = r"""(?= \s* ["“‘'(\[]? [^\W_a-z] )"""  # what follows is the sentence: it begins with a capital or a figure

_BEFORE = re.compile(
    rf"""
    [\s(\[]* (?: (?P<label>{_LABEL}) \s
      | (?P<place>{_PLACE}) (?P<comma>[,.:|)\s–—-]{{0,3}}) (?:{_AGENCY}[\s,–—-]{{0,3}})?
    )? [\s(\[]*
    """,
    re.VERBOSE,
)
_AFTER = re.compile(
    rf"""
    (?P<bracket>[)\]])? [,.]? \s{{0,3}}
    (?: {_AGENCY} \.? \s? (?: [-–—:|]{{1,3}} | (?=\s) ) {_OPENING}
      | (?P<dash> [-–—:|]{{1,3}} ) {_OPENING}
      | (?P<space> \s ) {_OPENING}
      | (?P<end> \s{{0,3}}[-–—]?\s*\Z )
    )
    """,
    re.VERBOSE,
)
_WITHOUT_YEAR = re.compile(
    rf"""
    \s* (?: {_PLACE} [,.]? \s{{0,2}} (?: (?i:{MONTH_DAY}) [.,]? \s )?
          {_AGENCY} (?: \s? [-–—]{{1,3}} | (?<=/)\. ) {_OPENING}
      | / \s? (?P<leading>[^/\n]{{2,40}}?) \s? / \s {_OPENING}
      | [(\[] (?P<opening>{_UPPER}[\w’' .-]{{1,40}}) [)\]] \s? [-–—]{{1,3}} {_OPENING}
    )
    """,
    re.VERBOSE,
)
_DAY = re.compile(DAY, re.VERBOSE | re.IGNORECASE)
_REPORT = re.compile(
    rf"\s*(?:A|This)\s(?:news\s)?(?:report|story|article)\s(?:from|by)\s(?P<paper>(?:the\s)?{_UPPER}[^:.;\n]{{2,50}}):"
)


class Dateline(Struct, frozen=True, kw_only=True):
    """What a dateline says; `source` is the agency, or the newspaper whose report the agency sends on."""

    published: date | None = None
    month_day: tuple[int, int] | None = None  # of a dateline without a year
    source: str | None = None


def read_dateline(line: str, language: str | None = None) -> Dateline | None:
    """The dateline that a line begins with; None where it begins with a sentence, be there a date in it or not."""
    head = line[:_REACH]
    for match in _DAY.finditer(head):
        before = _BEFORE.fullmatch(head, 0, match.start())
        after = _AFTER.match(head, match.end())
        if before is None or after is None:
            break
        agency = _agency(after) or _agency(before)
        bracketed = after["bracket"] and before[0].rstrip().endswith(("(", "["))
        if after["space"] and not before["label"] and not bracketed:
            break  # "5 June 2023 Paris ..." may be anything; "Published 5 June 2023 Paris ..." is plain
        if before["place"] and not (before["comma"].strip() or agency or before["place"].isupper()):
            break
        if after["end"] is not None and (not before["place"] or ":" in before["comma"]):
            break  # a date alone is a header line, and "Deadline: 5 June 2023" is not that of the document
        published = day_of(match, language)
        # A name in brackets is an agency only where the place stands elsewhere: "19 March 2023 (Beijing) - ..."
        source = agency if before["place"] or after["slashed"] else None
        report = _REPORT.match(head, after.end())
        return Dateline(published=published, source=report["paper"] if report else source)
    undated = _WITHOUT_YEAR.match(head)
    if undated is None:
        return None
    source = undated["leading"] or undated["opening"] or _agency(undated)
    return Dateline(month_day=month_day_of(undated), source=source)


def _agency(match: re.Match[str]) -> str | None:
    name = match["slashed"] or match["bracketed"]
    return name.strip() if name else None
