"""docs/peers.md, from the answers of all programs."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from peering.alarm import Alarm, Answer, Place
from peering.judge import Score, possible, score, touches
from peering.programs import Example, Peers
from peering.truth import Corpus

Answers = dict[tuple[str, str], dict[str, Answer]]  # program and way, then corpus

WAYS = {"all": "", "rest": "against all others", "pairs": "against one at a time", "fallback": "with its fallback"}
HEADINGS = (
    "program",
    "conflicts flagged",
    "other side shown",
    "cause named",
    "agreeing facts flagged",
    "updates flagged",
    "single facts flagged",
    "quiet texts flagged",
    "facts mixed up",
    "alarms",
    "s",
    "MB",
)
INTRODUCTION = """\
# Beside other programs

What this program and others that claim the same work, or a part of it, say of the fixture corpora. This page is written
by `make bench-peers` ({where}); nothing in it is edited by hand.

**The corpora are this program's own fixtures**: it is tested on them at every change, and errors and warnings other
than the expected ones fail the test. Its row shows what was asked for, not how it does on texts that it hasn't seen.
What the page is for is the others: what they report of the same texts, and what an alarm of theirs tells a reader.

Most of them were made for another job, to hold a model's answer against the texts it was made from. To such a program
a figure that no other document has is rightly "not in the sources", though no document contradicts it. Such alarms are
counted apart, as single facts. None of them takes the day of publication into account.

## What each was given
"""
READING = """\
## All corpora together

- **conflicts flagged**: of the {conflicts} conflicts that the corpora expect, those of which an alarm marks some words,
  not held against a document that has nothing to do with them. {inner} of them lie inside one document, where a program
  that holds one document against others doesn't look. What marks nearly everything also marks nearly every conflict.
- **other side shown**: the alarm has the words, or at least the figure, that contradict it.
- **cause named**: of the conflicts whose cause is known (swapped digits, another unit), those whose alarm names it.
- **flagged** that should not be: facts on which documents agree, facts that are updates (a toll that rises), facts that
  one document alone states, and texts that state no fact of the event (prices of subscriptions, page furniture). Each
  counts once, however many alarms there are.
- **facts mixed up**: alarms whose two texts speak of two different facts.
- **s**, **MB**: seconds of the processor and the peak of memory, of a whole process with its start: the seconds summed
  over the corpora, the memory of the largest.
"""


def page(peers: Peers, corpora: Sequence[Corpus], answers: Answers, failures: Mapping[str, str], where: str) -> str:
    """The page as Markdown. `failures` are the programs that couldn't be installed, with the reason."""
    most = [possible(corpus) for corpus in corpora]
    ran = {(name, way): one for (name, way), one in answers.items() if peers.programs[name].runs and way != "pairs"}
    inner = sum(len(conflict.documents) == 1 for corpus in corpora for conflict in corpus.conflicts)
    parts = [
        INTRODUCTION.format(where=where),
        _table(("program", "says of itself that", "was given", "an alarm holds"), _programs(peers)),
        _remarks(peers, answers, failures),
        READING.format(conflicts=sum(one.flagged for one in most), inner=inner),
        _results(peers, corpora, answers),
        "The alarms, by what the programs call them:\n",
        "\n".join(_kinds(answers)) + "\n",
        "## Side by side\n",
        "Of programs that were asked in several ways, what they say when a document is held against all others.\n",
        *(_example(example, corpora, ran) for example in peers.examples),
        "## Corpus by corpus\n",
        *(_corpus(peers, corpus, answers) for corpus in corpora),
    ]
    return "\n".join(parts).rstrip() + "\n"


def _programs(peers: Peers) -> Iterable[Sequence[str]]:
    for name, program in peers.programs.items():
        yield f"{name} {program.version}", program.claims, program.fed, program.evidence


def _remarks(peers: Peers, answers: Answers, failures: Mapping[str, str]) -> str:
    """What was not run, and what failed."""
    lines = [f"- {name} could not be installed: `{reason}`" for name, reason in failures.items()]
    lines += [f"- {name}, left out: {one.left_out}." for name, one in peers.programs.items() if one.left_out]
    for (name, way), answer in answers.items():
        errors = Counter(error for one in answer.values() for error in one.errors)
        if not peers.programs[name].runs:
            lines.append(f"- {name} has nothing to count; it answers `{', '.join(errors)}`")
        else:
            lines += [f"- {_title(name, way)} failed {times} times: `{error}`" for error, times in errors.items()]
    return "\n".join(lines) + "\n"


def _corpus(peers: Peers, corpus: Corpus, answers: Answers) -> str:
    summed_up = [
        f"- {_title(name, way)} sums up: `{answer[corpus.name].summary}`\n"
        for (name, way), answer in answers.items()
        if answer[corpus.name].summary
    ]
    return "\n".join([f"### {corpus.name}\n", _results(peers, [corpus], answers), *summed_up])


def _results(peers: Peers, corpora: Sequence[Corpus], answers: Answers) -> str:
    most = sum((possible(corpus) for corpus in corpora), Score())
    rows = []
    for (name, way), answer in answers.items():
        if not peers.programs[name].runs:
            rows.append([_title(name, way), *["–"] * (len(HEADINGS) - 1)])
            continue
        got = sum((score(corpus, answer[corpus.name].alarms) for corpus in corpora), Score())
        seconds = sum(answer[corpus.name].seconds for corpus in corpora)
        memory = max(answer[corpus.name].memory for corpus in corpora)
        rows.append([_title(name, way), *_counts(got, most), f"{seconds:.2f}", f"{memory / 1e6:.0f}"])
    return _table(HEADINGS, rows)


def _counts(got: Score, most: Score) -> Iterable[str]:
    for field in ("flagged", "shown", "explained", "agreeing", "updates", "single", "quiet"):
        yield f"{getattr(got, field)} of {getattr(most, field)}" if getattr(most, field) else "–"
    yield str(got.unlike)
    yield str(got.alarms)


def _kinds(answers: Answers) -> Iterable[str]:
    for (name, way), answer in answers.items():
        kinds = Counter(alarm.kind for one in answer.values() for alarm in one.alarms)
        if kinds:
            yield f"- {_title(name, way)}: " + ", ".join(f"{kinds[kind]} {kind}" for kind in sorted(kinds))


def _example(example: Example, corpora: Sequence[Corpus], answers: Answers) -> str:
    corpus = {one.name: one for one in corpora}[example.corpus]
    texts = {one.id: one.text for one in corpus.documents}
    starts = [(one, texts[one.document].index(one.quote)) for one in example.quotes]
    places = [Place(one.document, start, start + len(one.quote)) for one, start in starts]
    quoted = "\n".join(f"> {place.document}: {_sentence(texts[place.document], place)}  " for place in places)
    rows = []
    for (name, way), answer in answers.items():
        said = [_said(corpus, one) for one in answer[corpus.name].alarms if touches(one, places)]
        rows.append([_title(name, way), "<br>".join(said) or "nothing"])
    return f"### {example.title}: {example.truth}\n\n{quoted}\n\n{_table(('program', 'says'), rows)}"


def _said(corpus: Corpus, alarm: Alarm) -> str:
    at = ", ".join(f"“{corpus.text(place)}” in {place.document}" for place in alarm.at)
    against = ", ".join(f"“{corpus.text(place)}” in {place.document}" for place in alarm.against)
    return f"{at}{f', held against {against}' if against else ''}: {alarm.kind}, {alarm.says}"


def _sentence(text: str, place: Place) -> str:
    ends = [match.end() for match in re.finditer(r"[.!?]”?\"?(?=\s+[A-Z“\"])\s+|\n+", text)]
    start = max((end for end in ends if end <= place.start), default=0)
    return text[start : min((end for end in ends if end >= place.end), default=len(text))].strip()


def _title(name: str, way: str) -> str:
    return f"{name} {WAYS[way]}".strip()


def _table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"
