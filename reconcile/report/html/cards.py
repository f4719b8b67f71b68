"""A card for each fact: its findings, what it rests on, and why it was judged so."""

from msgspec import Struct

from reconcile.model import Claim, Cleared, Fact, Finding, Kind, Severity
from reconcile.report.diffs import Part, parts
from reconcile.report.html.evidence import Evidence, Quoter
from reconcile.report.html.lines import Line, claim_line
from reconcile.report.html.room import Room
from reconcile.report.index import Index
from reconcile.report.terminal.verdicts import Verdict
from reconcile.report.why import likely, why

_OPEN = 30  # cards with findings that show their evidence from the start
# The style sheet has a colour and a sign for each; the words beside it say the same.
_TONES = {"✖": "error", "▲": "warning", "●": "note", "✔": "agree", "≈": "near", "↻": "update", "•": "single"}
SIGNS: dict[Severity, str] = {"error": "✖", "warning": "▲", "note": "●"}
_RANK = {"error": 0, "warning": 1, "note": 2}


class FindingNote(Struct, frozen=True, kw_only=True):
    """A finding on a card; `suppressed` is the reason for which it was accepted. `told` and `because` are the message
    and the reason in pieces: those that a quotation lost are "gone", those that it won have "come"."""

    id: str
    severity: Severity
    code: str
    name: str
    message: str
    told: tuple[tuple[str, Part], ...]
    because: tuple[tuple[str, Part], ...]
    likely: str | None
    suppressed: str | None


class Card(Struct, frozen=True, kw_only=True):
    """What is told of one fact, or of a finding on none.

    `tone` is what the style sheet goes by, `classes` has with it what filters look for; `notes` is what was cleared
    between the claims of this fact alone. With `brief`, the evidence is words and places, a line for all.
    """

    anchor: str
    tone: str
    classes: str
    label: str
    words: str
    findings: tuple[FindingNote, ...]
    evidence: tuple[Evidence, ...]
    brief: bool
    more: int
    line: Line | None
    notes: tuple[str, ...]
    open: bool

    @property
    def listed(self) -> bool:
        """Whether its row is enough: in a long report, of what has no finding and nothing to draw."""
        return self.brief and self.line is None

    @property
    def label_quotes(self) -> bool:
        """Whether the label is what is quoted: a statement that all word alike."""
        return self.tone == "agree" and self.label.startswith("“")


def cards(index: Index, facts: list[Fact], judged: dict[str, Verdict], room: Room) -> list[Card]:
    """Cards in the order of the facts, after them those of findings on no fact that the report has."""
    by_fact: dict[str | None, list[Finding]] = {}
    for finding in sorted(index.report.findings, key=lambda f: (f.suppressed is not None, _RANK[f.severity])):
        by_fact.setdefault(finding.fact, []).append(finding)
    maker = _Maker(index, room)
    made = [maker.of_fact(fact, judged[fact.id], by_fact.get(fact.id, [])) for fact in facts]
    made += [maker.of_finding(finding) for finding in index.report.findings if finding.fact not in index.facts]
    return made


def own_fact(index: Index, item: Cleared) -> str | None:
    """The id of the fact that all these claims belong to: its card tells why they were cleared."""
    facts = {index.fact_of.get(id) for id in item.claims}
    return facts.pop() if len(facts) == 1 else None


def note(index: Index, finding: Finding) -> FindingNote:
    """What is told of a finding, with the short names of the documents."""
    reason, cause = why(index, finding), likely(finding)
    return FindingNote(
        id=finding.id,
        severity=finding.severity,
        code=finding.code,
        name=finding.name,
        message=index.named(finding.message),
        told=tuple(parts(finding, index.named(finding.message))),
        because=tuple(parts(finding, index.named(reason))) if reason else (),
        likely=index.named(cause) if cause else None,
        suppressed=finding.suppressed,
    )


class _Maker:
    def __init__(self, index: Index, room: Room) -> None:
        self._index = index
        self._quoter = Quoter(index, room)
        self._bars = room.bars
        self._opened = 0
        self._cleared: dict[str, list[str]] = {}
        for item in index.report.cleared:
            if (fact := own_fact(index, item)) is not None:
                self._cleared.setdefault(fact, []).append(index.named(item.message))

    def of_fact(self, fact: Fact, verdict: Verdict, findings: list[Finding]) -> Card:
        tone = _TONES[verdict.sign]
        others = [id for finding in findings for id in finding.claims]
        claims = self._index.of(tuple(dict.fromkeys((*fact.claims, *others))))
        lines, more = self._lines(claims, findings)
        brief, notes = self._quoter.brief and not findings, self._notes(fact, claims)
        return Card(
            anchor=fact.id,
            tone=tone,
            classes=classes(tone, fact.verdict, [fact.kind], findings),
            label=fact.label,
            words=verdict.words,
            findings=tuple(note(self._index, finding) for finding in findings),
            evidence=tuple(lines),
            brief=brief,
            more=more,
            # In a long report, words that say why values agree are enough.
            line=None if brief and notes else self._line(fact.claims, meet=fact.verdict != "conflict"),
            notes=notes,
            open=self._opens(findings),
        )

    def of_finding(self, finding: Finding) -> Card:
        claims = self._index.of(finding.claims)
        lines, more = self._lines(claims, [finding])
        accepted = finding.suppressed is not None
        tone = "single" if accepted else finding.severity
        words = "one origin" if finding.fact is None else finding.verdict
        return Card(
            anchor=f"of-{finding.id}",
            tone=tone,
            classes=classes(tone, finding.verdict, [claim.kind for claim in claims], [finding]),
            label=finding.name.replace("-", " "),
            words=f"{words}, accepted" if accepted else words,
            findings=(note(self._index, finding),),
            evidence=tuple(lines),
            brief=False,
            more=more,
            line=self._line(finding.claims, meet=False),
            notes=(),
            open=self._opens([finding]),
        )

    def _lines(self, claims: list[Claim], findings: list[Finding]) -> tuple[list[Evidence], int]:
        return self._quoter.lines(claims, findings[0] if findings else None)

    def _notes(self, fact: Fact, claims: list[Claim]) -> tuple[str, ...]:
        """What was cleared, without the fact's name, where a quote's label doesn't say it already."""
        derivations = [claim.derivation for claim in claims if claim.derivation]
        return tuple(
            words.removeprefix(f"{fact.label}: ")
            for words in self._cleared.get(fact.id, [])
            if not any(derivation in words for derivation in derivations)
        )

    def _line(self, claims: tuple[str, ...], *, meet: bool) -> Line | None:
        """The number line; in a long report none for two values that are simply apart."""
        line = claim_line(self._said(claims), meet=meet, most=self._bars)
        return None if line and self._quoter.brief and line.is_plain else line

    def _said(self, ids: tuple[str, ...]) -> list[tuple[str, Claim]]:
        return [(self._index.names[claim.document], claim) for claim in self._index.of(ids)]

    def _opens(self, findings: list[Finding]) -> bool:
        if all(finding.suppressed is not None for finding in findings) or self._opened == _OPEN:
            return False
        self._opened += 1
        return True


def classes(tone: str, verdict: str, kinds: list[Kind], findings: list[Finding]) -> str:
    """The tone, the verdict, the kinds, and the severities of findings that nobody accepted."""
    severities = [finding.severity for finding in findings if finding.suppressed is None]
    # Words that agree and have two speakers are no agreement to rely on.
    judged = [] if verdict == "agree" and severities else [verdict.removesuffix("-source")]
    return " ".join(dict.fromkeys((tone, *judged, *kinds, *severities)))
