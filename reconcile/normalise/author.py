"""The author of a signed text in the first person."""

import re
from collections.abc import Iterator, Sequence

from reconcile.model import Document, Speaker
from reconcile.normalise.persons import Naming, Person, interviewed
from reconcile.rulepack.schema import Rules
from reconcile.text.letters import UPPER
from reconcile.text.persons import PersonWords, person_words
from reconcile.text.quotations import Quotations

_I = re.compile(r"[IMm](?<!\w\w)(?:(?:(?<=I)|(?<=[Mm])y|(?<=m)e|(?<=m)yself)\b(?![.’']?\w)|(?<=I)[’'](?:m|ve|d|ll)\b)")
_FEWEST = 2  # paragraphs with "I": one may be a slip of quotation marks
_SHARE = 6  # at least one paragraph in so many says "I"; statesmen say "we" and "the two countries" in the others
_SHORTEST = 40  # characters of a paragraph; shorter lines are headings and credits
_BYLINE = re.compile(
    rf"^[ \t]*(?:By|BY|by)[ \t]+(?P<name>{UPPER}[\w’'-]+(?:[ ]{UPPER}[\w.’'-]*){{1,3}})[ \t]*$", re.MULTILINE
)
_BYLINE_REACH = 600  # a byline stands over the text
_AS = r"(?:elected|appointed|named|became|become|becoming|being|am|was|as|inaugurated as|sworn in as)"


def author_of(document: Document, naming: Naming, rules: Rules, others: Sequence[Person] = ()) -> Speaker | None:
    """The author, where the text speaks in the first person outside quotation marks; None for any other text.

    By the document's author or byline; else by what the author says of themselves ("since I was elected mayor of …")
    where one person of that post and place is named, in this document or among `others`; else by "interview with …".
    A translator is never the author.
    """
    if not _first_person(document):
        return None
    byline = document.author or _byline(document.text)
    if byline:
        return Speaker(name=byline)
    words = person_words(rules)
    people = [*naming.people, *others]
    subjects = interviewed(document)
    for role in _described_roles(document, words):
        for person in people:
            if person.role and " " in person.name and _same_office(role, person.role, words):
                return Speaker(name=person.name, role=role, organisation=person.organisation)
        if subjects:
            return Speaker(name=subjects[0], role=role)
    return Speaker(name=subjects[0]) if subjects else None


def _first_person(document: Document) -> bool:
    text = document.text
    paragraphs = list(_paragraphs(document))
    told = [span for span in paragraphs if _I.search(text, *span)]
    if not _are_enough(len(told), len(paragraphs)):
        return False  # most texts: where their quotations are need not be known
    quotations = Quotations(text)
    own = sum(any(quotations.at(match.start()) is None for match in _I.finditer(text, *span)) for span in told)
    return _are_enough(own, len(paragraphs))


def _paragraphs(document: Document) -> Iterator[tuple[int, int]]:
    """Where the paragraphs of the article itself begin and end."""
    start = 0
    for line in document.text.split("\n"):
        end = start + len(line)
        if len(line) > _SHORTEST and not document.is_furniture(start, end):
            yield start, end
        start = end + 1


def _are_enough(own: int, total: int) -> bool:
    return total > 0 and own >= min(_FEWEST, total) and _SHARE * own >= total


def _byline(text: str) -> str | None:
    match = _BYLINE.search(text, 0, _BYLINE_REACH)
    return match["name"] if match else None


def _described_roles(document: Document, words: PersonWords) -> list[str]:
    """The posts that the author claims, as written: "President of the People's Republic of China"."""
    roles = []
    for match in words.posts_in(document.text):
        before = document.text[max(0, match.start() - 60) : match.start()]
        if re.search(rf"\b{_AS}\s+(?:the\s+|an?\s+)?\Z", before):
            line_start = document.text.rfind(".", 0, match.start()) + 1
            if _I.search(document.text, line_start, match.end() + 120):
                of = re.compile(rf"\s+of(?:\s+(?:the|of|and|{UPPER}[\w’'-]*))+").match(document.text, match.end())
                roles.append(document.text[match.start() : of.end() if of else match.end()])
    return roles


def _same_office(role: str, other: str, words: PersonWords) -> bool:
    """ "President of the People's Republic of China" and "Chinese President": one post, one place."""
    post = words.post_in(other)
    if post is None or not words.same_post(words.post_in(role), post):
        return False
    places = words.places_in(role)
    return places == words.places_in(other) and bool(places)
