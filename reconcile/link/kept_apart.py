"""Claims that look like one fact and were not compared, and why, in a line for each measure and reason."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from reconcile.link.label import Labels, period_label
from reconcile.model import Claim, Cleared, Document
from reconcile.text.file_names import short_names
from reconcile.text.words import fold

MOST = 3  # values of one side, and sides, that a line can hold and still be read
LEVELS = ("level", "change", "previous")
SHARES = frozenset({"percent", "percent_change"})


def cleared(
    kept_apart: Mapping[str, Sequence[tuple[Claim, Claim]]], documents: Sequence[Document], labels: Labels
) -> tuple[Cleared, ...]:
    """A line for each measure and reason: "trade growth: +29% (S4) and +116% (S5) — not compared, other baselines"."""
    names = short_names(document.id for document in documents)
    lines: dict[tuple[str, str], dict[str, Claim]] = defaultdict(dict)
    for reason, pairs in kept_apart.items():
        for a, b in pairs:
            if _one_measure(a, b) and _holds(reason, a, b):
                lines[a.frame.concept or _folded(a), reason].update({a.id: a, b.id: b})
    return tuple(_line(list(claims.values()), reason, names, labels) for (_, reason), claims in lines.items())


def _holds(reason: str, a: Claim, b: Claim) -> bool:
    """Whether the reason can be given in words that are true of the two."""
    if reason == "role":
        return a.frame.role != b.frame.role and {a.frame.role, b.frame.role} <= set(LEVELS)
    return reason != "scope" or not {a.kind, b.kind} & SHARES  # a share is neither a rate nor a total


def _one_measure(a: Claim, b: Claim) -> bool:
    """Whether two claims could be one fact but for the reason that parts them."""
    if a.frame.concept is None and _folded(a) != _folded(b):
        return False
    owners = [set(claim.frame.owner.casefold().split()) for claim in (a, b) if claim.frame.owner]
    return len(owners) < 2 or owners[0] <= owners[1] or owners[1] <= owners[0]


def _folded(claim: Claim) -> str:
    return " ".join(fold(word) for word in (claim.frame.measure or claim.kind).split())


def _line(claims: Sequence[Claim], reason: str, names: Mapping[str, str], labels: Labels) -> Cleared:
    sides: dict[str, dict[str, Claim]] = defaultdict(dict)
    rank = {role: number for number, role in enumerate(LEVELS)} if reason == "role" else {}
    for claim in sorted(claims, key=lambda claim: (rank.get(claim.frame.role, 0), claim.document, claim.start)):
        sides[_side(claim, reason)].setdefault(" ".join(claim.text.split()), claim)
    shown = [[*values.values()][:MOST] for values in [*sides.values()][:MOST]]
    told = " and ".join(
        ", ".join(f"{' '.join(claim.text.split())} ({names[claim.document]})" for claim in side) for side in shown
    )
    kept = tuple(claim.id for side in shown for claim in side)
    why = _why(reason, [*sides][:MOST])
    return Cleared(claims=kept, reason=reason, message=f"{labels.measure(claims)}: {told} — not compared, {why}")


def _side(claim: Claim, reason: str) -> str:
    frame = claim.frame
    if reason == "baseline":
        return frame.baseline or "none given"
    if reason == "period":
        return period_label(frame.period) if frame.period else "none given"
    if reason == "modality":
        return frame.modality
    if reason == "scope":
        return frame.scope or "none given"
    return frame.role if reason == "role" else frame.concept or ""


def _why(reason: str, sides: Sequence[str]) -> str:
    if reason == "period" and list(sides) == ["none given"]:
        return "their times can't be told: a document without a date leaves them open"
    if reason in ("baseline", "period", "scope"):
        return f"different {reason}s ({', '.join(sides)})"
    if reason == "modality":
        others = [side for side in sides if side != "fact"]
        return f"a fact and a {' or '.join(others)}" if "fact" in sides else f"a {' and a '.join(others)}"
    if reason == "role":
        words = {"level": "a level", "change": "a change", "previous": "the level before"}
        return " and ".join(words[side] for side in sides)
    return "one is a part of the other"
