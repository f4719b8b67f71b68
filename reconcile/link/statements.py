"""Near-identical statements of different documents, however they are introduced."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from msgspec.structs import replace
from rapidfuzz import fuzz

from reconcile.link.denials import denial_links
from reconcile.link.exchanges import exchange_links
from reconcile.link.quotations import quotation_links
from reconcile.model import Claim, Cluster, Document, Link
from reconcile.rulepack.schema import Rules
from reconcile.text.alternation import alternation
from reconcile.text.grammar import MONTHS
from reconcile.text.quotations import OPENING, Quotations
from reconcile.text.senses import Senses
from reconcile.text.vocabulary import folded_forms_of
from reconcile.text.words import folded_words
from reconcile.wording import opening

SAME = 0.55  # rewordings of one sentence in the fixtures lie above 0.56, neighbours of a text below 0.52
VERBATIM = 0.72  # for statements with figures: the figures are compared on their own, whoever gives them
OPPOSED = 1.0  # weight of a word that stands for two opposites; of others from 0.7 up
SURE = 0.9  # opposites can add little to it
FEWEST = 4  # content words in common; fewer are shared by set phrases
SHORTEST = 2  # content words of a statement; one with so few is compared with its very words, or with their opposites
COMMON = 60  # statements; a word found in more of them says little about any
_PLACE = r"[^\W\d_a-z][\w.'’-]{0,20}"
_MONTH = rf"(?:{'|'.join(sorted({name[:3] for name in MONTHS}))})[a-z]{{0,6}}\.?"
# What a text begins with is a dateline by its capitals, its day or its agency: "PARIS — ", "Paris, May 3 (Wire) - ".
_DATELINE = re.compile(
    rf"""
    (?: (?=[^\W\d_a-z]{{4}}) (?P<shouted>[^a-z\n–—-]{{4,40}}) (?:, [^\d\n–—]{{2,20}})?
      | {_PLACE} (?:[ ,]{{1,2}}{_PLACE}){{0,5}}? )
    (?P<day>[ ,.]{{1,2}} (?i: {_MONTH}\ \d{{1,2}} | \d{{1,2}}\ {_MONTH} ) (?:,?\ \d{{4}})? )?
    [ ,.]{{0,2}} (?P<agency>\([^()\n]{{2,40}}\) | /[^/\n]{{2,40}}/)?
    (?: \s?— | \s(?:–|--?)(?=\s) ) \s*
    """,
    re.VERBOSE,
)
LEADING = 40  # code points before the speaker's name; farther in, something has been said before


def cluster_statements(claims: Sequence[Claim], documents: Sequence[Document], rules: Rules) -> tuple[Cluster, ...]:
    """Clusters of statements from two or more documents that say the same, at most one statement a document and side.

    The words of a statement are weighted by how rare they are among all statements; rapidfuzz then compares their
    order, so that the same words in another sense ("man bites dog") fall behind.
    """
    statements = [claim for claim in claims if claim.kind == "statement" and claim.frame.role != "post"]
    function = folded_forms_of(rules, "function")
    terms = {c.id: tuple(c.frame.terms) or _terms(c.text, function) for c in statements}
    group = {document.id: document.group for document in documents}
    frequency = Counter(word for words in terms.values() for word in words)
    alike = _Likeness(statements, terms, frequency, Senses(rules))
    by_words = [
        Link(a=a.id, b=b.id, score=round(score, 3), fields={"words": round(score, 3)})
        for a, b in _candidates(statements, terms, frequency)
        if a.document != b.document and group[a.document] == group[b.document]
        if (score := alike.score(a, b)) >= _enough(a, b)
    ]
    # Of two ways to be one statement the surer counts: the same quotation may stand in different sentences.
    links: dict[tuple[str, str], Link] = {}
    for find in (quotation_links, exchange_links, denial_links):
        by_words += find(statements, documents, rules)
    for link in by_words:
        known = links.get((link.a, link.b), link)
        surer = max(known, link, key=lambda one: one.score)
        links[link.a, link.b] = replace(surer, fields={**known.fields, **link.fields})
    return _clusters(statements, list(links.values()), _cue(rules))


def _cue(rules: Rules) -> re.Pattern[str]:
    """A reporting verb soon behind the words for its speaker, up to where what is said begins."""
    verbs = alternation(form for entry in rules.speakers if entry.role == "verb" for form in entry.forms)
    return re.compile(rf"[^\"“:]{{0,80}}?\b{verbs}(?:\s+that\b|\s*[:,]|(?=\s))\s*(?=\S.{{15}})", re.DOTALL)


def _enough(a: Claim, b: Claim) -> float:
    return VERBATIM if {a.frame.role, b.frame.role} & {"figures", "dated"} else SAME


def _terms(text: str, function: frozenset[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in folded_words(text) if word not in function))


def _candidates(
    statements: Sequence[Claim], terms: Mapping[str, Sequence[str]], frequency: Counter[str]
) -> list[tuple[Claim, Claim]]:
    """Pairs that share at least two words which few statements hold."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, claim in enumerate(statements):
        for word in terms[claim.id]:
            if frequency[word] <= COMMON:
                holders[word].append(number)
    shared = Counter(pair for numbers in holders.values() for pair in combinations(numbers, 2))
    return [(statements[a], statements[b]) for (a, b), count in sorted(shared.items()) if count >= 2]


class _Likeness:
    """How alike two statements are; opposites count as one word where one statement turns over the other."""

    def __init__(
        self, statements: Sequence[Claim], terms: Mapping[str, Sequence[str]], frequency: Counter[str], senses: Senses
    ) -> None:
        self._terms = terms
        self._senses = senses
        self._weight = {word: math.log(1 + len(statements) / count) for word, count in frequency.items()}

    def score(self, a: Claim, b: Claim) -> float:
        """From 0 to 1 (closed): how much of the two statements' weight is shared, and in what order."""
        one, other = self._terms[a.id], self._terms[b.id]
        plain = self._likeness(one, other)
        if plain >= SURE:
            return plain
        one, other = (tuple(map(self._senses.both_sides, words)) for words in (one, other))
        sided = self._likeness(one, other)
        if sided <= plain or sided < _enough(a, b) or a.frame.at_other_times(b.frame):
            return plain
        by_cue = a.frame.polarity != b.frame.polarity
        figures = a.frame.role == b.frame.role == "figures"
        return sided if self._senses.opposed(a.text, b.text, by_cue=by_cue, figures=figures) else plain

    def _likeness(self, a: Sequence[str], b: Sequence[str]) -> float:
        one, other = frozenset(a), frozenset(b)
        shared = one & other
        if len(shared) < FEWEST:
            return 1.0 if one == other and len(shared) >= SHORTEST else 0.0
        common, in_a, in_b = (sum(self._weight.get(word, OPPOSED) for word in words) for words in (shared, one, other))
        words = (common / math.sqrt(in_a * in_b) + common / min(in_a, in_b)) / 2
        order = fuzz.partial_ratio(" ".join(a), " ".join(b)) / 100
        return 0.75 * words + 0.25 * order


def _clusters(statements: Sequence[Claim], links: list[Link], cue: re.Pattern[str]) -> tuple[Cluster, ...]:
    """Best links first. A document may say it twice, but in one voice only: of two speakers the better link stays."""
    by_id = {claim.id: claim for claim in statements}
    order = {claim.id: number for number, claim in enumerate(statements)}
    home: dict[str, list[str]] = {}
    kept: list[Link] = []
    for link in sorted(links, key=lambda link: (-link.score, order[link.a], order[link.b])):
        left, right = home.get(link.a, [link.a]), home.get(link.b, [link.b])
        if left is not right and not _one_voice([by_id[c] for c in (*left, *right)]):
            continue
        kept.append(link)
        if left is not right:
            merged = [*left, *right]
            for claim in merged:
                home[claim] = merged
    clusters = {id(members): sorted(members, key=order.__getitem__) for members in home.values()}
    links_of: dict[int, list[Link]] = defaultdict(list)
    for link in kept:
        links_of[id(home[link.a])].append(link)
    return tuple(
        Cluster(
            id=f"s{number}",
            label=_label(by_id[members[0]], cue),
            kind="statement",
            claims=tuple(members),
            links=tuple(links_of[key]),
        )
        for number, (key, members) in enumerate(sorted(clusters.items(), key=lambda item: order[item[1][0]]), start=1)
    )


def _one_voice(claims: Sequence[Claim]) -> bool:
    voices: dict[str, str | None] = {}
    for claim in claims:
        name = claim.speaker.name if claim.speaker else None
        if voices.setdefault(claim.document, name) != name:
            return False
    return True


def _said(claim: Claim, cue: re.Pattern[str]) -> str:
    """What is said, without who says it before or behind: of quoted speech its words, else what follows the verb."""
    text, speaker = claim.text, claim.speaker
    if text.startswith(OPENING):
        quotation = Quotations(text).at(0)
        text = text[: quotation.end] if quotation and len(text[: quotation.end].split()) >= FEWEST else text
    elif speaker and speaker.start is not None and speaker.end is not None:
        opens = 0 <= speaker.start - claim.start <= LEADING
        behind = cue.match(text, speaker.end - claim.start) if opens else None
        text = text[behind.end() :] if behind else text
    return " ".join(text.split()).strip("\"“”„«»‘’',.:; ")


def _undated(said: str) -> str:
    """The words behind the dateline of the text that they begin."""
    dateline = _DATELINE.match(said)
    if dateline is None or not any(dateline[name] for name in ("shouted", "day", "agency")):
        return said
    return said[dateline.end() :] or said


def _label(claim: Claim, cue: re.Pattern[str]) -> str:
    return opening(_undated(_said(claim, cue)))
