"""What a fact is called in reports: its measure, of when, against what, and what tells it from others of that name."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from itertools import chain

from msgspec.structs import replace

from reconcile.model import Claim, Cluster, Document, Period
from reconcile.rulepack.schema import Rules
from reconcile.text.grammar import MONTHS, WEEKDAYS
from reconcile.text.words import WORD, fold, folded_words
from reconcile.wording import short_month

_END = re.compile(r"\n|[.!?:][”’\"')]{0,2}\s")
_CALENDAR = {name[:length] for name in WEEKDAYS | MONTHS for length in (3, None)}
_SHOUTED = 5  # letters of a word in capitals that can't be short for something
NEAR = 120  # code points around a figure in which the word is looked for that tells it from another


class Labels:
    """What facts are called, by what most of their claims say."""

    def __init__(self, rules: Rules) -> None:
        self._of = {measure.id: measure.label for measure in rules.measures}
        self._own = {
            measure.id: {
                fold(word) for form in (measure.label, measure.of or "", *measure.forms) for word in form.split()
            }
            for measure in rules.measures
        }
        self._of_people = frozenset(measure.id for measure in rules.measures if measure.of == "person")

    def fact(self, claims: Sequence[Claim]) -> str:
        """ "trade volume, 2022", "trade growth, Jan–Feb 2023, year-on-year", "visit date"."""
        frames = [claim.frame for claim in claims]
        measure = self.measure(claims)
        if any(claim.kind in ("date", "date_range") for claim in claims):
            return measure
        period = next((f.period for f in frames if f.period), None)
        baseline = next((f.baseline for f in frames if f.baseline), None)
        owner = next((f.owner for f in frames if f.owner), None)
        if owner and _says_nothing_new(owner, measure, claims):
            owner = None
        owner = owner.removeprefix("The ") if owner else None
        parts = [f"{measure} of {owner}" if owner else measure, period_label(period) if period else "", baseline or ""]
        return ", ".join(part for part in parts if part)

    def measure(self, claims: Sequence[Claim]) -> str:
        """What is measured: in the words that the claims share; else in those of the first that has any, or as
        the first is written."""
        if all(claim.kind == "age" for claim in claims):
            return "age"
        words = self._words(claims) or claims[0].text.split()
        names = {part.casefold(): part for claim in claims for name in claim.frame.subjects for part in name.split()}
        words = _once_each(
            [names.get(word, word.lower() if word.isupper() and len(word) >= _SHOUTED else word) for word in words]
        )
        if any(claim.kind in ("date", "date_range") for claim in claims):
            return " ".join(words if words[-1] == "date" else [*words, "date"])
        if any(_is_change(claim) for claim in claims):
            rest = [word for word in words if word != "growth"]
            falls = all(claim.frame.direction == "decrease" for claim in claims if _is_change(claim))
            words = [*rest, "change" if falls and "growth" not in words else "growth"]
        return " ".join(words)

    def _words(self, claims: Sequence[Claim]) -> list[str]:
        phrases = [claim.frame.measure.split() for claim in claims if claim.frame.measure]
        owner = {fold(word) for claim in claims for word in (claim.frame.owner or "").split()}
        times = Counter(chain.from_iterable({fold(word) for word in phrase} - owner for phrase in phrases))
        least = 1 if len(claims) == 1 else 2

        def shared(phrase: Sequence[str], besides: Collection[str] = ()) -> list[str]:
            return [word for word in phrase if times[fold(word)] >= least or fold(word) in besides]

        known = self._known(claims)
        if known is None:
            told = max(map(shared, phrases), key=lambda words: sum(times[fold(word)] for word in words), default=[])
            return told or next(iter(phrases), [])
        label, own = self._of[known].split(), self._own[known]
        phrases = [
            claim.frame.measure.split() for claim in claims if claim.frame.concept == known and claim.frame.measure
        ]
        if known in self._of_people:
            counted = [word for phrase in phrases for word in shared(phrase[-1:]) if fold(word) not in own]
            return [counted[0], *label[1:]] if counted and label[0] == "people" else label
        return max((shared(phrase, own) for phrase in phrases), key=len, default=label)

    def _known(self, claims: Sequence[Claim]) -> str | None:
        """The measure that at least half of the claims have."""
        times = Counter(claim.frame.concept for claim in claims if claim.frame.concept)
        concept, most = next(iter(times.most_common(1)), (None, 0))
        return concept if 2 * most >= len(claims) else None


def told_apart(
    clusters: Sequence[Cluster], claims: Mapping[str, Claim], documents: Sequence[Document]
) -> tuple[Cluster, ...]:
    """The clusters, those of one label with the nearest word that the others don't have: "children (Nyala)"."""
    texts = {document.id: document.text for document in documents}
    group = {document.id: document.group for document in documents}
    called: dict[tuple[str, str | None], list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        called[cluster.label, group[claims[cluster.claims[0]].document]].append(cluster)
    labels = {}
    for (label, _), alike in called.items():
        if len(alike) < 2:
            continue
        terms = {c.id: {term for id in c.claims for term in claims[id].frame.terms} for c in alike}
        shared = {term for term, times in Counter(chain.from_iterable(terms.values())).items() if times > 1}
        shared.update(folded_words(label))
        words = {c.id: _nearest([claims[id] for id in c.claims], terms[c.id] - shared, texts) for c in alike}
        for cluster in alike:
            # Two figures of one sentence have the same words around them; then only the figure tells them apart.
            word = words[cluster.id] or (
                None if any(words.values()) else " ".join(claims[cluster.claims[0]].text.split())
            )
            if word:
                labels[cluster.id] = f"{label} ({word})"
    return tuple(replace(cluster, label=labels.get(cluster.id, cluster.label)) for cluster in clusters)


def _nearest(claims: Sequence[Claim], telling: set[str], texts: Mapping[str, str]) -> str | None:
    """The telling word nearest to one of the claims, in its sentence, a name in full.

    Of an age it is rather who is so old ("boy") or a name than what happened to them; how something was done
    ("seriously") tells least.
    """
    found: list[tuple[int, int, int, str]] = []
    for number, claim in enumerate(claims):
        text, own = texts[claim.document], telling.intersection(claim.frame.terms)
        if not own:
            continue
        start, end = _sentence(text, claim)
        shouted = text[start:end].isupper()
        names = {fold(part): name for name in claim.frame.subjects for part in name.split()}
        for match in WORD.finditer(text, start, end):
            far = max(claim.start - match.end(), match.start() - claim.end)
            word = fold(match[0])
            if far < 0 or word not in own or len(match[0]) < 3 or match[0].title() in _CALENDAR:
                continue
            name = names.get(word)
            rank = _rank(claim, word, is_name=name is not None) + match[0].endswith("ly")
            found.append((rank, far, number, name or (match[0].lower() if shouted else match[0])))
    return min(found)[3] if found else None


def _rank(claim: Claim, word: str, *, is_name: bool) -> int:
    """How little a word tells of who or what is meant: less is better, before the distance is looked at."""
    if claim.kind != "age" or word == claim.frame.noun:
        return 0
    return 2 if is_name else 3


def _sentence(text: str, claim: Claim) -> tuple[int, int]:
    """From where to where words stand with a figure: its line, cut at full stops, NEAR code points at most."""
    before = [match.end() for match in _END.finditer(text, max(0, claim.start - NEAR), claim.start)]
    after = _END.search(text, claim.end, claim.end + NEAR)
    return before[-1] if before else max(0, claim.start - NEAR), after.start() if after else claim.end + NEAR


def _once_each(words: list[str]) -> list[str]:
    """Without words that stand again behind: "revenue growth revenue" is one revenue."""
    folded = [fold(word) for word in words]
    return [word for i, word in enumerate(words) if folded[i] not in folded[i + 1 :]]


def _says_nothing_new(owner: str, measure: str, claims: Sequence[Claim]) -> bool:
    """Whether an owner stands in the measure already, or is no more than a part of a figure ("DKK")."""
    names = set(map(fold, owner.split()))
    return names <= set(map(fold, measure.split())) or any(owner in claim.text for claim in claims)


def _is_change(claim: Claim) -> bool:
    """A share that has no direction is a level, whatever its sentence calls it."""
    frame = claim.frame
    return claim.kind == "percent_change" and (frame.direction is not None or frame.role == "change")


def period_label(period: Period) -> str:
    """A period in few characters: years, months and days by their names; open ends with an arrow's dash."""
    low, high = period.low, period.high
    if low is None or high is None:
        return f"since {low}" if low else f"until {high}" if high else ""
    if low == high:
        return f"{low.day} {short_month(low)} {low.year}"
    if (low.month, low.day) == (1, 1) and (high.month, high.day) == (12, 31):
        return f"{low.year}" if low.year == high.year else f"{low.year}–{high.year}"
    if low.day == 1 and (high + timedelta(days=1)).day == 1:
        return _span(short_month(low), short_month(high), low, high)
    return (
        _span(f"{low.day}", f"{high.day} {short_month(high)}", low, high)
        if (low.year, low.month) == (high.year, high.month)
        else _span(f"{low.day} {short_month(low)}", f"{high.day} {short_month(high)}", low, high)
    )


def _span(first: str, last: str, low: date, high: date) -> str:
    if low.year != high.year:
        return f"{first} {low.year}–{last} {high.year}"
    return f"{last} {high.year}" if first == last else f"{first}–{last} {high.year}"
