"""Figures that their frames tie together, in one sentence or in several documents."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations

from reconcile.compare.corpus import Corpus, measure_key
from reconcile.compare.operands import Binding, accepts
from reconcile.compare.times import STEM, differ_in_year_alone, is_year_before, is_yearly, leads_up
from reconcile.model import Claim, Period
from reconcile.rulepack.entries.relations import Relation
from reconcile.text.words import fold

_RECENT = timedelta(days=31)  # what a report tells may have been so a month before
_MOST = 60  # figures of one measure and subject; more are a table, whose rows no frame tells apart


def in_one_sentence(relation: Relation, claims: Sequence[Claim], corpus: Corpus) -> Iterator[Binding]:
    """One claim for each role, told apart by the frame's role; with two for one of them it is open which is meant."""
    by_measure: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if measure_key(claim) and claim.restates is None:
            by_measure[measure_key(claim)].append(claim)
    for alike in by_measure.values():
        if len(alike) < len(relation.operands):
            continue
        fitting = {o.role: tuple(c for c in alike if accepts(o, c, by_frame=True)) for o in relation.operands}
        told = [found[0] for found in fitting.values() if len(found) == 1]
        if len(told) == len(fitting) and not _is_parted(relation, told, corpus):
            yield dict(fitting)


def joined_pairs(
    relation: Relation, pairs: Sequence[Binding], home: Mapping[str, int], corpus: Corpus
) -> Iterator[Binding]:
    """Two sentences that each tell what the other lacks of one fact: "rose 6% to $318m" and "to $318m from $300m".

    `home` numbers the facts by claim. Each two values are joined once, in the order of the documents, where no written
    time keeps the change and the previous level apart.
    """
    by_fact: dict[tuple[str, int], list[Binding]] = defaultdict(list)
    for pair in pairs:
        for role, found in pair.items():
            if isinstance(found, tuple) and len(found) == 1 and found[0].id in home:
                by_fact[role, home[found[0].id]].append(pair)
    for (shared, _), alike in by_fact.items():
        for a, b in combinations(alike[:_MOST], 2):
            if set(a) & set(b) == {shared} and _document(a) != _document(b) and _is_one_step(relation, a, b, corpus):
                yield {**a, **{role: found for role, found in b.items() if role != shared}}


def over_years(relation: Relation, claims: Iterable[Claim], corpus: Corpus) -> Iterator[Binding]:
    """A level, its change year on year and the level of the same time of the year before, of one measure and subject.

    Where nobody gives that level, it may follow from the change before and a level of two years before.
    """
    level, base, change = relation.parsed.roles
    operands = {operand.role: operand for operand in relation.operands}
    for alike in _of_one_matter(claims, corpus):
        changes = [claim for claim in alike if accepts(operands[change], claim, by_frame=True) and is_yearly(claim)]
        levels = [claim for claim in alike if accepts(operands[level], claim, by_frame=True)]
        bases = levels + [claim for claim in alike if accepts(operands[base], claim, by_frame=True)]
        for moved in changes:
            for now in (claim for claim in levels if claim.frame.period == moved.frame.period):
                if not differ_in_year_alone(now, moved, relation, corpus):
                    continue
                like = [claim for claim in bases if _comparable(now, claim)]
                before = [claim for claim in like if is_year_before(now, claim)]
                found: list[Binding] = [{base: (claim,)} for claim in before]
                if not before:
                    found = [
                        {base: {base: (oldest,), change: (other,)}}
                        for other in changes
                        if is_year_before(now, other)
                        for oldest in like
                        if is_year_before(other, oldest)
                    ]
                for binding in found:
                    if all(differ_in_year_alone(now, claim, relation, corpus) for claim in _claims_in(binding)):
                        yield {level: (now,), **binding, change: (moved,)}


def of_one_person(relation: Relation, claims: Iterable[Claim], corpus: Corpus) -> Iterator[tuple[Binding, Period]]:
    """An age and a day of birth of one person, with the day that the age is told for: of another date in its sentence,
    else the one that its document was published on."""
    age, birth, _ = relation.parsed.roles
    operands = {operand.role: operand for operand in relation.operands}
    born: dict[str, list[tuple[str, Claim]]] = defaultdict(list)
    ages = []
    for claim in claims:
        name = _born(claim) if accepts(operands[birth], claim, by_frame=True) else None
        if name is not None:
            born[_last_name(name)].append((name, claim))
        elif claim.frame.owner and accepts(operands[age], claim, by_frame=True):
            ages.append((claim.frame.owner, claim))
    if not born:
        return
    lives: dict[tuple[str, str], set[object]] = defaultdict(set)
    for name, told in ages:
        lives[told.document, _last_name(name)].add(told.value)
    for name, told in ages:
        # A life has an age for each of its chapters.
        if len(lives[told.document, _last_name(name)]) > 1:
            continue
        for other, day in born.get(_last_name(name), ()):
            one = name.casefold() == other.casefold()
            same = one and " " in name if told.document != day.document else one or " " not in name
            at = _told_for(told, day, corpus)
            if same and at is not None:
                yield {age: (told,), birth: (day,)}, at


def _born(claim: Claim) -> str | None:
    """Whose birth it is: the only name of the sentence, else its subject."""
    if len(claim.frame.subjects) == 1:
        return claim.frame.subjects[0]
    return next((name for slot, name in claim.frame.marks if slot == "subject"), None)


def _is_one_step(relation: Relation, a: Binding, b: Binding, corpus: Corpus) -> bool:
    """Whether the change that one of two sentences tells may start from the previous level that one of them tells."""
    level, base, change = relation.parsed.roles
    with_base, with_change = (a if base in a else b), (a if change in a else b)
    previous, moved = _only(with_base, base), _only(with_change, change)
    told = _only(with_base, level) or _only(with_change, level)
    now = _only(with_change, level) or told
    if previous is None or moved is None or told is None or now is None:
        return False
    return leads_up(now, previous, moved, told, corpus)


def _only(binding: Binding, role: str) -> Claim | None:
    found = binding.get(role)
    return found[0] if isinstance(found, tuple) else None


def _claims_in(binding: Binding) -> Iterator[Claim]:
    for found in binding.values():
        yield from found if isinstance(found, tuple) else _claims_in(found)


def _document(pair: Binding) -> str:
    return next(_claims_in(pair)).document


def _is_parted(relation: Relation, claims: Sequence[Claim], corpus: Corpus) -> bool:
    """Whether the sentence turns to something else between the figures."""
    start, text = corpus.sentence_around(claims[0])
    first, last = min(claim.start for claim in claims), max(claim.end for claim in claims)
    between = text[first - start : last - start]
    return relation.apart is not None and re.search(relation.apart, between, re.IGNORECASE) is not None


def _of_one_matter(claims: Iterable[Claim], corpus: Corpus) -> Iterator[list[Claim]]:
    found: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        frame = claim.frame
        if measure_key(claim) and frame.period is not None:
            subjects = tuple(sorted(frame.subjects))
            found[measure_key(claim), subjects, frame.owner, frame.places, _kind_of(claim, corpus)].append(claim)
    return (alike for alike in found.values() if 2 < len(alike) <= _MOST)


def _kind_of(claim: Claim, corpus: Corpus) -> str:
    """The word that makes one measure of several of its kind: "wool" of "wool exports" and of "exports of wool"."""
    forms = corpus.lexicon.names_of(claim.frame.concept or "")
    if forms is None:
        return ""
    start, text = corpus.sentence_around(claim)
    at = claim.start - start
    named = min(forms.finditer(text), key=lambda match: (abs(match.start() - at), match.start()), default=None)
    if named is None:
        return ""
    names = {part.casefold()[:STEM] for subject in claim.frame.subjects for part in subject.split()}
    told = []
    for group in ("before", "of"):
        word = named[group] or ""
        common = word[:1].islower() or named.start(group) == 0
        if common and len(word) > 1 and word.casefold()[:STEM] not in names:
            told.append(fold(word))
    return " ".join(word for word in told if word not in corpus.lexicon.function_words)


def _comparable(a: Claim, b: Claim) -> bool:
    return a.kind == b.kind and a.unit == b.unit and a.frame.scope == b.frame.scope


def _last_name(name: str) -> str:
    return name.casefold().rpartition(" ")[2]


def _told_for(age: Claim, birth: Claim, corpus: Corpus) -> Period | None:
    """The days on which the age was so; a report may be of somebody's age a month before."""
    others = [
        claim.value
        for claim in corpus.beside(age)
        if isinstance(claim.value, Period) and claim.value != birth.value and claim.frame.role != "publication"
    ]
    if others:
        return others[0] if len(others) == 1 and others[0].is_point else None
    day = corpus.published(age)
    return Period(low=day - _RECENT, high=day) if day is not None and day - date.min > _RECENT else None
