"""What an expected.yaml quotes and its documents no longer say is taken out of it."""

from collections.abc import Iterator, Set

from msgspec.structs import replace

from reconcile.corpus.compare import title
from reconcile.corpus.expectation import Expectation, ExpectedFact, Quote, Todo
from reconcile.corpus.run import Run
from reconcile.corpus.written import Change, flow, written
from reconcile.corpus.yaml_text import YamlText

_GONE = "no longer in the text: REMOVED"


def without_gone(text: str, expectation: Expectation, run: Run) -> tuple[str, Expectation, tuple[Change, ...]]:
    """The text of an expected.yaml and what it says, both without the quotes that no longer stand in their documents.

    A fact loses such quotes, and goes where none is left; those that it must be apart from lose its name. The quotes of
    findings are left to the comparison, which knows what the finding rests on now.
    """
    file = YamlText(text)
    facts = [*expectation.facts, *(item.facts for item in expectation.todo if item.facts)]
    lost = {fact.id for fact in facts if fact.claims and not any(map(run.stands, fact.claims))}
    changes = [
        *_quotes(file, "claims", expectation.claims, run),
        *_facts(file, expectation.facts, lost, run),
        *_quotes(file, "nothing_in", expectation.nothing_in, run),
        *_todo(file, expectation.todo, lost, run),
    ]
    left = replace(
        expectation,
        claims=tuple(filter(run.stands, expectation.claims)),
        facts=tuple(_left(fact, lost, run) for fact in expectation.facts if fact.id not in lost),
        nothing_in=tuple(filter(run.stands, expectation.nothing_in)),
        todo=tuple(
            replace(item, facts=_left(item.facts, lost, run)) if item.facts else item
            for item in expectation.todo
            if not _is_gone(item, lost, run)
        ),
    )
    return file.edited(), left, tuple(changes)


def _quotes(file: YamlText, section: str, quotes: tuple[Quote, ...], run: Run) -> Iterator[Change]:
    for number, quote in enumerate(quotes):
        if not run.stands(quote):
            file.remove(section, number)
            yield Change(section=section, what=f"- {title(quote)}", how=_GONE, loses=True)


def _facts(file: YamlText, facts: tuple[ExpectedFact, ...], lost: Set[str], run: Run) -> Iterator[Change]:
    for number, fact in enumerate(facts):
        if fact.id in lost:
            file.remove("facts", number)
        else:
            fields, kept = written(fact), written(_left(fact, lost, run))
            for name in ("claims", "apart_from"):
                if fields.get(name) != kept.get(name):
                    file.set("facts", number, name, flow(kept.get(name, [])))
        yield from _losses("facts", fact, lost, run)


def _todo(file: YamlText, items: tuple[Todo, ...], lost: Set[str], run: Run) -> Iterator[Change]:
    for number, item in enumerate(items):
        gone = _is_gone(item, lost, run)
        if gone:
            file.remove("todo", number)
        if item.facts:
            left = _left(item.facts, lost, run)
            if left != item.facts and item.facts.id not in lost:
                file.set("todo", number, "facts", flow(written(left)))
            yield from _losses("todo", item.facts, lost, run)
        elif gone:
            yield Change(section="todo", what=f"- {title(item)}", how=_GONE, loses=True)


def _losses(section: str, fact: ExpectedFact, lost: Set[str], run: Run) -> Iterator[Change]:
    if fact.id in lost:
        yield Change(section=section, what=f"- {fact.id}", how="none of its quotes is left: REMOVED", loses=True)
        return
    for quote in fact.claims:
        if not run.stands(quote):
            yield Change(section=section, what=f"{fact.id}: - {title(quote)}", how=_GONE, loses=True)
    for name in fact.apart_from:
        if name in lost:
            yield Change(section=section, what=fact.id, how=f"apart_from: - {name}", loses=True)


def _left(fact: ExpectedFact, lost: Set[str], run: Run) -> ExpectedFact:
    apart_from = tuple(name for name in fact.apart_from if name not in lost)
    return replace(fact, claims=tuple(filter(run.stands, fact.claims)), apart_from=apart_from)


def _is_gone(item: Todo, lost: Set[str], run: Run) -> bool:
    quote = item.claims or item.nothing_in
    return not run.stands(quote) if quote else item.facts is not None and item.facts.id in lost
