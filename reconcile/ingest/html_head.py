"""What a page of HTML says of itself: its title, its `meta` elements, its language, and its article's JSON-LD."""

import re
from html import unescape

from reconcile.text.markup import TAG

_ATTRIBUTE = re.compile(
    r"(?P<name>[a-zA-Z:-]++)\s*+=\s*+(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)'|(?P<bare>[^\s\"'>]++))"
)
_VOCABULARY = re.compile(r"(?:og|article|dc|dcterms|citation|parsely|sailthru|twitter)[:.-]", re.IGNORECASE)
# By the names that Open Graph, Dublin Core, schema.org, Google Scholar and the analysts of pages have for them.
_NAMES = {
    "title": ("title", "headline"),
    "source": ("site_name", "publisher", "application-name", "journal_title"),
    "author": ("author", "byl", "creator"),
    "published": (
        *("published_time", "datepublished", "date", "pub-date", "pubdate", "publish-date", "publishdate"),
        *("date.issued", "issued", "publication_date", "publication-date", "created"),
    ),
    "updated": ("modified_time", "updated_time", "datemodified", "last-modified", "modified"),
    "language": ("language", "locale"),
    "url": ("canonical", "url"),
}
_TITLE = re.compile(r"<title\b[^<>]*+>(?P<title>[^<]{1,400})", re.IGNORECASE)
_JSON_LD = re.compile(r"\"(?P<name>datePublished|dateModified)\"\s{0,4}:\s{0,4}\"(?P<content>[^\"\n]{8,60})\"")
_SITE = re.compile(r"\s[|–—-]\s(?P<site>[^|–—]{2,60})\Z")  # behind the title of the article


def read_html_head(text: str) -> dict[str, str]:
    """The fields that a page tells, by the names that metadata have; the first of two that say the same counts."""
    written: dict[str, str] = {}
    for tag in TAG.finditer(text):
        name = (tag["name"] or "").lower()
        if name in ("meta", "html", "link", "time") and not tag["end"]:
            for key, value in _told(name, _attributes(tag["attributes"])):
                written.setdefault(_VOCABULARY.sub("", key, count=1).lower(), value)
    for linked in _JSON_LD.finditer(text):
        written.setdefault(linked["name"].lower(), linked["content"])
    title = _TITLE.search(text)
    if title is not None:
        written.setdefault("title", " ".join(unescape(title["title"]).split()))
    found: dict[str, str] = {}
    for field, names in _NAMES.items():
        told = next((written[name] for name in names if written.get(name)), None)
        if told is not None:
            found[field] = told
    site = _SITE.search(found.get("title", ""))
    if site is not None and site["site"].casefold() == found.get("source", "").casefold():
        found["title"] = found["title"][: site.start()]
    if found.get("author", "").startswith(("http:", "https:")):
        del found["author"]  # the address of a profile
    return found


def _told(name: str, attributes: dict[str, str]) -> list[tuple[str, str]]:
    if name == "html":
        return [("language", attributes.get("lang", ""))]
    if name == "link":
        return [("canonical", attributes.get("href", ""))] if attributes.get("rel") == "canonical" else []
    key = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
    if name == "time":
        dated = key.lower() == "datepublished" or "pubdate" in attributes
        return [("datepublished", attributes.get("datetime", ""))] if dated else []
    return [(key, " ".join(attributes.get("content", "").split()))] if key else []


def _attributes(written: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(written):
        value = match["double"] or match["single"] or match["bare"] or ""
        found.setdefault(match["name"].lower(), unescape(value).strip())
    return found
