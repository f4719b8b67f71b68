"""Claims of one fact, gathered: block, score, then join the best pairs first where nothing in a cluster forbids it."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from reconcile.link.alignment import Alignment
from reconcile.link.kept_apart import cleared
from reconcile.link.label import Labels, told_apart
from reconcile.link.leftovers import Leftovers
from reconcile.link.parting import Parting
from reconcile.link.score import SAME, Scorer
from reconcile.link.sharing import Excused, may_share, once_more, one_course, signature
from reconcile.link.substitution import Substitution
from reconcile.link.telling import EVERYBODYS, last_day, written_number
from reconcile.link.values import CONVERTED, differ, is_of_one_size, sizes
from reconcile.model import Claim, Cleared, Cluster, Document, Kind, Link
from reconcile.rulepack.schema import Rules
from reconcile.text.sentences import Sentences

# claims; a word in more of them blocks nothing, a measure or noun in more pairs each with the next so many
COMMON = 200
BARE = 0.05  # of a score; a document's "three dead" speaks of a toll before its "three were boys" does
TWICE = 0.9  # score from which on one document speaks of one fact in two places
MOST = 400_000  # pairs of one block, so that a text of one sentence over and over takes no longer than another
FEWEST = 10  # claims of its own document and of later ones that each is still paired with
MEASURED = frozenset({"money", "percent", "percent_change", "quantity", "duration", "count"})
NOT_COMPARED = ("baseline", "period", "modality", "role", "scope", "part of a whole")


def cluster_claims(
    claims: Sequence[Claim], documents: Sequence[Document], rules: Rules
) -> tuple[tuple[Cluster, ...], tuple[Cleared, ...]]:
    """Clusters of one or more figures and dates, and the pairs that look alike but are two facts, with the reason."""
    figures = [claim for claim in claims if _speaks_of_a_fact(claim)]
    sentences = {document.id: Sentences(document, rules) for document in documents}
    parting = Parting(figures, documents, sentences, rules)
    scorer = Scorer(figures, rules, parting)
    group = {document.id: document.group for document in documents}
    links: list[Link] = []
    kept_apart: dict[str, list[tuple[Claim, Claim]]] = defaultdict(list)
    alignment = Alignment(figures, parting.places, sentences, rules, parting.nouns)
    substitution = Substitution(alignment, sentences, rules, parting.nouns)
    unpaired: list[tuple[Claim, Claim]] = []
    parted: list[tuple[Claim, Claim]] = []
    for a, b in _candidates(figures, parting, alignment, group):
        least = _least(a, b)
        if least is None or (least > SAME and scorer.most(a, b) < least):
            continue
        forbidden = parting.apart(a, b)
        if forbidden is None:
            two_numbers = differ(a, b)
            link = scorer.score(a, b, least, 1.0 if two_numbers and parting.mates.are(a, b) else 0.0)
            told_of_another = two_numbers and a.kind in MEASURED and substitution.is_contrast(a, b)
            if link is not None and not told_of_another and parting.is_sure(a, b, link):
                links.append(link)
                continue
        elif forbidden in NOT_COMPARED and a.document != b.document and a.frame.concept == b.frame.concept:
            kept_apart[forbidden].append((a, b))
        if (forbidden is None or forbidden in NOT_COMPARED) and parting.figure.are_related(a, b):
            (parted if forbidden else unpaired).append((a, b))
    links += Leftovers(figures, parting, scorer, alignment, substitution).links(unpaired, parted, links)
    by_id = {claim.id: claim for claim in figures}
    labels = Labels(rules)
    joined = [cluster for cluster in _join(figures, links, parting, labels) if _tells_something(cluster, by_id)]
    clusters = told_apart(joined, by_id, documents)
    near = {reason: [pair for pair in pairs if scorer.score(*pair)] for reason, pairs in kept_apart.items()}
    return clusters, cleared(near, documents, labels)


def _speaks_of_a_fact(claim: Claim) -> bool:
    """Figures do; a date does unless it is the day of publication, or only the time that a figure holds for."""
    if claim.value is None or claim.kind in ("attribution", "statement"):
        return False
    return claim.kind not in ("date", "date_range") or claim.frame.role not in ("publication", "period")


def _candidates(
    claims: Sequence[Claim], parting: Parting, alignment: Alignment, group: Mapping[str, str | None]
) -> Iterator[tuple[Claim, Claim]]:
    """Pairs of a family and a group that share a measure, a noun, an owner's name, a rarer word of their sentences or a
    rarer number."""
    blocks: dict[tuple[str, str | None, str], list[int]] = defaultdict(list)
    homes: list[list[list[int]]] = []
    units: dict[str, str] = {}  # one of each family, in which its figures are sized
    for number, claim in enumerate(claims):
        family = parting.family(claim)
        keys = {*claim.frame.terms, *alignment.beside(claim), f"# {claim.id}"}
        if claim.frame.noun:
            keys.update((claim.frame.noun, f"= {parting.nouns.counted(claim.frame.noun)}"))
        for named in (claim.frame.concept, claim.frame.measure, claim.frame.noun):
            if named:
                keys.add(f"= {named}")
        keys.update(f"= {pair}" for pair, _ in claim.frame.acts if pair.startswith("="))
        keys.update(f"= {part}" for part in (claim.frame.owner or "").casefold().split())
        number_written = written_number(claim)
        if number_written is not None:
            keys.add(f"@ {number_written.normalize()}")
        if claim.kind in CONVERTED and claim.unit is not None:
            keys.update(f"@ size {size}" for size in sizes(claim, units.setdefault(family, claim.unit)))
        day = last_day(claim)
        if day is not None:
            keys.add(f"@ {day}")
        if claim.restates is not None:
            keys.add(f"# {claim.restates}")
        homes.append([blocks[family, group[claim.document], key] for key in keys])
        for block in homes[-1]:
            block.append(number)
    for (_, _, key), block in blocks.items():
        if len(block) > (EVERYBODYS if key.startswith("@ ") else COMMON) and not key.startswith("= "):
            block.clear()
    ends = {claim.document: number for number, claim in enumerate(claims, start=1)}
    for number, home in enumerate(homes):
        others: set[int] = set()
        for block in home:
            place = bisect_right(block, number)
            behind = bisect_left(block, ends[claims[number].document], place)
            window = max(FEWEST, min(COMMON, MOST // max(1, len(block))))
            others.update(block[place : min(behind, place + window)], block[behind : behind + window])
        for other in sorted(others):
            yield claims[number], claims[other]


def _least(a: Claim, b: Claim) -> float | None:
    """The score from which on two claims are one fact. A document speaks of one fact twice where it gives a figure once
    more, in one paragraph of an event's days and its length, or where measure, words and subjects all say so."""
    if a.document != b.document or once_more(a, b):
        return SAME
    if a.unit != b.unit and "percent" in (a.unit, b.unit):
        return None  # a rate of 8% and the half a point by which it was cut
    if a.line == b.line and a.frame.concept and a.frame.concept == b.frame.concept and one_course(a, b):
        return SAME
    return TWICE if a.frame.period == b.frame.period else None


def _join(claims: Sequence[Claim], links: list[Link], parting: Parting, labels: Labels) -> tuple[Cluster, ...]:
    """Best links first. Two clusters become one unless some pair across them is apart, or a document would then speak
    of the fact in two places that don't repeat each other: the weaker link was to another fact."""
    order = {claim.id: number for number, claim in enumerate(claims)}
    linked = {frozenset((link.a, link.b)) for link in links}
    by_id = {claim.id: claim for claim in claims}
    home = list(range(len(claims)))  # the cluster of each claim, by number
    members = {number: [claim] for number, claim in enumerate(claims)}
    unlike = {number: {signature(claim): claim} for number, claim in enumerate(claims)}  # of each cluster
    excused = {number: Excused(claim) for number, claim in enumerate(claims)}
    kept: dict[int, list[Link]] = {number: [] for number in members}
    foes: dict[int, set[int]] = {number: set() for number in members}  # clusters only grow, so foes stay foes
    bare = {claim.id for claim in claims if claim.kind == "count" and " " not in claim.text}

    def surest(link: Link) -> tuple[float, float, int, int]:
        score = link.score - BARE * (link.a in bare or link.b in bare)
        return -score, -link.fields.get("figure", 0.0), order[link.a], order[link.b]

    for link in sorted(links, key=surest):
        left, right = home[order[link.a]], home[order[link.b]]
        if right in foes[left]:
            continue
        if left != right:
            # Where equal figures have made two times or two nouns one fact, another time or noun parts no third.
            fields = excused[left].beside(excused[right])
            together = members[left] + members[right]
            if not all(
                may_share(a, b, parting, linked, by_id, fields, together)
                and ("context" not in link.fields or is_of_one_size(a, b))
                for a in unlike[left].values()
                for b in unlike[right].values()
            ):
                foes[left].add(right)
                foes[right].add(left)
                continue
            if len(members[left]) < len(members[right]):
                left, right = right, left
            for claim in members[right]:
                home[order[claim.id]] = left
            members[left] += members.pop(right)
            unlike[left] |= unlike.pop(right)
            excused[left].merge(excused.pop(right))
            kept[left] += kept.pop(right)
            foes[left] |= foes[right]
            for foe in foes.pop(right):
                foes[foe].discard(right)
                foes[foe].add(left)
        kept[left].append(link)
        excused[left].take(link)
    numbers = Counter[str]()
    clusters = []
    for number, group in members.items():
        group.sort(key=lambda claim: order[claim.id])
        kept[number].sort(key=lambda link: (-link.score, order[link.a], order[link.b]))
    for number, group in sorted(members.items(), key=lambda item: order[item[1][0].id]):
        family = parting.family(group[0]).split()[0]
        numbers[family] += 1
        clusters.append(
            Cluster(
                id=f"{family}-{numbers[family]}",
                label=labels.fact(group),
                kind=_kind(group),
                claims=tuple(claim.id for claim in group),
                links=tuple(kept[number]),
            )
        )
    return tuple(clusters)


def _kind(claims: Sequence[Claim]) -> Kind:
    """The kind of a fact: a share that one document calls a change is a change."""
    kinds = [claim.kind for claim in claims]
    return "percent_change" if "percent_change" in kinds else kinds[0]


def _tells_something(cluster: Cluster, claims: Mapping[str, Claim]) -> bool:
    """Not a date on which nothing with a name happens, unless another document tells the same of it."""
    if len(cluster.claims) > 1 or cluster.kind not in ("date", "date_range"):
        return True
    return claims[cluster.claims[0]].frame.concept is not None
