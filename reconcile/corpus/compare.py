"""Expectation + report → what isn't as expected."""

from collections.abc import Iterable, Iterator

from reconcile.corpus.answers import answers
from reconcile.corpus.expectation import Expectation, ExpectedClaim, ExpectedFact, ExpectedFinding, Quote, Todo
from reconcile.corpus.miss import Difference, Miss, quote_words, short_text, shown
from reconcile.corpus.run import Run, fields
from reconcile.model import Claim, Fact, Finding


def compare(expectation: Expectation, run: Run) -> Iterator[Miss]:
    """Everything that isn't as expected, in the order of expected.yaml.
    What quotes words that its document doesn't say isn't as expected, and no other entry hangs on it.
    """
    for claim in expectation.claims:
        yield from claim_misses(claim, run)
    for fact in expectation.facts:
        yield from fact_misses(fact, expectation, run)
    yield from _findings(expectation, run)
    for quote in expectation.nothing_in:
        yield from _quiet(quote, run)
    for item in expectation.todo:
        if gone := _gone(_quotes(item), run):
            yield Miss(section="todo", what=title(item), how=gone, place=item.place)
            continue
        section = held_section(item, expectation, run)
        if section:
            yield Miss(section="todo", what=title(item), how=f"holds now: move it up to {section}", place=item.place)


def held_section(item: Todo, expectation: Expectation, run: Run) -> str | None:
    """The section that a known miss of claims, facts or texts belongs into now that it misses no longer."""
    if item.claims and not any(claim_misses(item.claims, run)):
        return "claims"
    if item.facts and not any(fact_misses(item.facts, expectation, run)):
        return "facts"
    if item.nothing_in and not any(_quiet(item.nothing_in, run)):
        return "nothing_in"
    return None


def title(entry: ExpectedClaim | ExpectedFact | ExpectedFinding | Quote | Todo) -> str:
    """What an entry of expected.yaml is about, in one line."""
    if isinstance(entry, Todo):
        named = entry.claims or entry.facts or entry.findings or entry.no_findings or entry.nothing_in
        return title(named) if named else entry.why
    if isinstance(entry, ExpectedFact):
        return entry.id
    if isinstance(entry, ExpectedFinding):
        return f"{entry.code} in {', '.join(entry.documents)}"
    return quote_words(entry)


def claim_misses(expected: ExpectedClaim, run: Run) -> Iterator[Miss]:
    """How a claim differs from the expected one: nothing, or one miss."""
    claim = run.nearest(expected)
    if claim is None:
        how = _gone((expected,), run) or "no claim there"
        yield Miss(section="claims", what=title(expected), how=how, place=expected.place)
        return
    differing = tuple(
        Difference(name=name, expected=shown(wanted), found=shown(actual))
        for name, wanted, actual in fields(expected, claim)
        if wanted != actual
    )
    yield from _differs("claims", expected, differing, (claim,))


def fact_misses(expected: ExpectedFact, expectation: Expectation, run: Run) -> Iterator[Miss]:
    """How a fact differs from the expected one, and each fact that joins it with one it must be apart from."""
    here = run.facts_at(expected)
    meant = tuple(run.meant_by(expected))
    if here:
        differing = min((_fact_differences(expected, fact) for fact in here), key=len)
        yield from _differs("facts", expected, differing, meant)
    else:
        where = ", ".join(run.where(quote, expected) for quote in expected.claims)
        how = _gone(expected.claims, run) or f"no fact holds all of: {where}"
        yield Miss(section="facts", what=expected.id, how=how, place=expected.place, claims=meant)
    others = {other.id: other for other in expectation.facts}
    others |= {item.facts.id: item.facts for item in expectation.todo if item.facts}
    for name in expected.apart_from:
        for both in run.shared(expected, others[name]):
            how = f"must be apart from {name}, and {both.label!r} holds claims of both"
            yield Miss(section="facts", what=expected.id, how=how, place=expected.place)


def _fact_differences(expected: ExpectedFact, fact: Fact) -> tuple[Difference, ...]:
    found = []
    if fact.verdict != expected.verdict:
        actual = f"{fact.verdict} ({', '.join(fact.reasons)})"
        found.append(Difference(name="verdict", expected=expected.verdict, found=actual))
    lacking = [reason for reason in expected.reasons if reason not in fact.reasons]
    if lacking:
        actual = ", ".join(fact.reasons) or "none"
        found.append(Difference(name="reasons", expected=", ".join(lacking), found=actual))
    return tuple(found)


def _differs(
    section: str,
    expected: ExpectedClaim | ExpectedFact | ExpectedFinding,
    differing: tuple[Difference, ...],
    claims: tuple[Claim, ...],
) -> Iterator[Miss]:
    if differing:
        how = "; ".join(map(str, differing))
        yield Miss(
            section=section,
            what=title(expected),
            how=how,
            place=expected.place,
            differences=differing,
            claims=claims,
        )


def _quiet(quote: Quote, run: Run) -> Iterator[Miss]:
    found = run.spoken_up(quote)
    if gone := _gone((quote,), run):
        yield Miss(section="nothing_in", what=title(quote), how=gone, place=quote.place)
    if found:
        how = f"{found.kind} {found.text!r} is part of a fact"
        yield Miss(section="nothing_in", what=title(quote), how=how, place=quote.place, claims=(found,))


def _quotes(item: Todo) -> tuple[Quote, ...]:
    """What a known miss quotes, findings apart: theirs are part of what is compared."""
    if item.facts:
        return item.facts.claims
    quote = item.claims or item.nothing_in
    return (quote,) if quote else ()


def _gone(quotes: Iterable[Quote], run: Run) -> str:
    """Which of these their documents don't say, in words; empty where all stand there."""
    return "; ".join(
        f"{quote.document!r} doesn't say {quote.quote!r}{f' {quote.occurrence} times' if quote.occurrence > 1 else ''}"
        for quote in quotes
        if not run.stands(quote)
    )


def _findings(expectation: Expectation, run: Run) -> Iterator[Miss]:
    found = answers(expectation, run)
    for number, (expected, finding) in enumerate(found.raised):
        if near := found.near.get(number):
            differing = tuple(
                Difference(name=name, expected=_named(wanted), found=_named(actual))
                for name, wanted, actual in run.finding_fields(expected, near)
            )
            yield from _differs("findings", expected, differing, tuple(run.claims_of(near)))
        elif finding is None:
            others = ", ".join(_finding_words(other, run) for other in found.left if other.code == expected.code)
            how = f"not raised; raised: {others}" if others else "not raised"
            yield Miss(section="findings", what=title(expected), how=how, place=expected.place)
    for item, finding in found.known:
        if item.findings and finding:
            yield Miss(section="todo", what=title(item), how="holds now: move it up to findings", place=item.place)
        if item.no_findings and not finding:
            yield Miss(section="todo", what=title(item), how="is raised no longer: delete it", place=item.place)
    for finding in found.left:
        how = f"not expected: {finding.message}"
        claims = tuple(run.claims_of(finding))
        yield Miss(section="findings", what=_finding_words(finding, run), how=how, claims=claims)


def _named(value: object) -> str:
    return "; ".join(map(str, value)) if isinstance(value, tuple) else shown(value)


def _finding_words(finding: Finding, run: Run) -> str:
    quoted = ", ".join(repr(short_text(claim.text)) for claim in run.claims_of(finding))
    return f"{finding.code} ({finding.severity}) in {', '.join(finding.documents)} on {quoted}"
