"""The last lines of a text, where many say when they were published: "Posted by Karin on 3 June 2024"."""

from datetime import date

from msgspec import Struct

from reconcile.ingest.header import day_from, read_header_line
from reconcile.ingest.lexicon import FurnitureLexicon
from reconcile.ingest.page import Page
from reconcile.model import Furniture

_LINES = 5  # that are not empty: beside the day, rights and a contact
_BESIDE = ("line", "tail")  # furniture that stands between the article and its day; what is longer brings its own days
_STOPS = (".", "!", "?", "”", '"', ")")


class Foot(Struct, frozen=True):
    """The line that tells the day."""

    published: date
    furniture: Furniture


def read_foot(page: Page, rules: FurnitureLexicon, language: str | None = None) -> Foot | None:
    """The line below the article that tells its day; None where that may be the day of another text.

    That is so where two lines tell one, and where no sentence stands above: below a heading it is the day of a link.
    """
    found: Foot | None = None
    seen = 0
    for i in range(len(page.lines) - 1, -1, -1):
        line = page.lines[i]
        if not line.text:
            continue
        seen += 1
        told = None if page.prose.holds(i) or seen > _LINES else read_header_line(line, rules, language)
        if told is not None and (day := day_from(_published(told[1]), language)) is not None:
            if found is not None:
                return None
            found = Foot(published=day, furniture=told[0])
        elif told is None and not _is_beside(line.text, rules):
            return found if page.prose.holds(i) or line.text.endswith(_STOPS) else None
    return None


def _published(fields: dict[str, str]) -> dict[str, str]:
    return {"published": fields["day"]} if "day" in fields else fields


def _is_beside(line: str, rules: FurnitureLexicon) -> bool:
    rule = rules.find(line)
    return rule is not None and rule.extent in _BESIDE
