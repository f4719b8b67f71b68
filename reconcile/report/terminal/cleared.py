"""What looks like a conflict and is none, and what was not compared: the reasons for silence."""

from collections.abc import Iterator

from reconcile.model import Claim
from reconcile.report.terminal.screen import Screen
from reconcile.wording import counted

MANY_CLEARED = 8
_HOLDING = frozenset(("rounding", "approximate", "bound", "granularity", "derived", "converted"))


def cleared(screen: Screen) -> None:
    """A line for each, with where its claims stand."""
    entries = [(item.reason, item.message, screen.index.of(item.claims)) for item in screen.report.cleared]
    entries += _furniture(screen)
    if not entries:
        return
    shown = entries if screen.everything else entries[:MANY_CLEARED]
    title = "compared and cleared "
    screen.line()
    screen.line(screen.text((title + screen.signs.rule * (screen.width - len(title)), "dim")))
    for reason, message, claims in shown:
        sign = (screen.signs.near, "green") if reason in _HOLDING else (screen.signs.none, "dim")
        screen.hanging(
            screen.text(sign, " "), screen.text(screen.index.named(message), ("  " + _places(screen, claims), "dim"))
        )
    if rest := len(entries) - len(shown):
        words = f"and {counted(rest, 'more', 'more')}: --all shows them"
        screen.hanging(screen.text((f"{screen.signs.none} ", "dim")), screen.text((words, "dim")))


def _places(screen: Screen, claims: list[Claim]) -> str:
    lines = [(claim.document, screen.index.document(claim).in_file(claim.line, claim.column)[0]) for claim in claims]
    places = list(dict.fromkeys(f"{screen.index.names[document]}:{line}" for document, line in lines))
    return " ".join(places if len(places) <= 5 else [*places[:5], f"+{len(places) - 5}"])


def _furniture(screen: Screen) -> Iterator[tuple[str, str, list[Claim]]]:
    """Claims in page furniture that no entry speaks of, those of one reason together."""
    told = {id for item in screen.report.cleared for id in item.claims}
    found: dict[tuple[str, str], list[Claim]] = {}
    for claim in screen.report.claims:
        if claim.furniture and claim.id not in told:
            regions = screen.index.document(claim).furniture
            reason = next((r.reason for r in regions if r.start < claim.end and claim.start < r.end), "")
            found.setdefault((claim.document, reason), []).append(claim)
    for (_, reason), claims in found.items():
        texts = ", ".join(dict.fromkeys(claim.text for claim in claims[:3]))
        more = f" and {len(claims) - 3} more" if len(claims) > 3 else ""
        yield "furniture", f"{texts}{more}: page furniture" + (f", {reason}" if reason else ""), claims
