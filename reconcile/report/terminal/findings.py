"""A finding: what is wrong, every line it rests on, why, and what to do."""

from rich.text import Text

from reconcile.model import Finding
from reconcile.report.terminal.evidence import evidence
from reconcile.report.terminal.screen import SEVERITY_STYLES, Screen
from reconcile.report.terminal.sources import listed

_WHY = {
    "value": "the values differ by more than rounding explains",
    "currency": "the same figure is given in two currencies",
    "magnitude": "the values are orders of magnitude apart",
    "date": "the days do not overlap",
    "speaker": "the same words are given to different speakers",
    "role": "one speaker is given different roles",
    "polarity": "one affirms what another denies",
    "derived": "the figures cannot all hold together",
    "later": "later documents give another value",
}

# What only says the finding's name again.
_NO_CAUSE = frozenset({"value-differs", "direction", "other-speaker", "dropped-attribution", "other-post", "negation"})


def finding_title(screen: Screen, finding: Finding) -> None:
    """One line: severity, code and message."""
    code = screen.text((f"{finding.severity}[{finding.code}]", f"bold {SEVERITY_STYLES[finding.severity]}"), " ")
    # Without the list of sources (-q) their short names say nothing.
    message = screen.index.named(finding.message) if screen.verbosity >= 0 else finding.message
    screen.hanging(code, screen.text((message, "bold")), indent=3)


def finding_block(screen: Screen, finding: Finding) -> None:
    """Title, the fact, the quoted lines, the reason, the likely cause and where to read on."""
    fact = screen.index.facts.get(finding.fact)
    screen.line()
    finding_title(screen, finding)
    about = [finding.name, f"id {finding.id}"]
    if fact:
        room = screen.width - 3 - len(" · fact:  · ") - sum(map(len, about))
        about.insert(1, f"fact: {screen.cut(fact.label, max(room, 20))}")
    screen.hanging(Text("   "), screen.text((" · ".join(about), "dim")))
    margin = evidence(screen, finding)
    for name, style, words in _notes(screen, finding):
        prefix = screen.text(" " * margin, ("= ", "dim"), (f"{name}: ", style))
        screen.hanging(prefix, screen.text(screen.index.named(words)), indent=margin + 2)


def _notes(screen: Screen, finding: Finding) -> list[tuple[str, str, str]]:
    notes: list[tuple[str, str, str]] = []
    fact = screen.index.facts.get(finding.fact)
    diagnosis = finding.diagnosis
    if diagnosis is not None:
        cause = "" if diagnosis.cause in _NO_CAUSE else diagnosis.cause.replace("-", " ")
        notes.append(("why", "bold", diagnosis.detail))
        if likely := ": ".join(part for part in (cause, diagnosis.likely) if part):
            notes.append(("likely", "bold cyan", likely))
    elif finding.verdict == "attribution":
        notes.append(("why", "bold", _voices(screen, finding)))
    elif fact is not None:
        reasons = [_WHY[reason] for reason in fact.reasons if reason in _WHY]
        if reasons:
            notes.append(("why", "bold", "; ".join(reasons)))
    if screen.everything and fact is not None:
        for link in fact.links:
            fields = ", ".join(f"{name} {value:.2f}" for name, value in sorted(link.fields.items()))
            words = f"{_place(screen, link.a)} with {_place(screen, link.b)}: {link.score:.2f}"
            notes.append(("linked", "dim", f"{words} ({fields})" if fields else words))
    notes.append(("help", "green", f"reconcile explain {finding.code}"))
    return notes


def _voices(screen: Screen, finding: Finding) -> str:
    """Who is said to have said it, and where: "said by Ida Brekke in S1, by Olav Rud in S2 and S3"."""
    voices: dict[str | None, list[str]] = {}
    for claim in screen.index.of(finding.claims):
        sources = voices.setdefault(claim.speaker.name if claim.speaker else None, [])
        if screen.index.names[claim.document] not in sources:
            sources.append(screen.index.names[claim.document])
    voices[None] = voices.pop(None, [])
    return "said " + ", ".join(
        f"by {voice or 'nobody named'} in {listed(sources)}" for voice, sources in voices.items() if sources
    )


def _place(screen: Screen, id: str) -> str:
    claim = screen.index.claims.get(id)
    return screen.index.spot(claim) if claim else id
