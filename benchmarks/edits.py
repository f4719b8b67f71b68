"""Edits of fixture corpora: is one that changes a fact reported, and one that keeps it left alone? `make edits`.

Every claim that two documents of a corpus agree on is rewritten, one edit at a time, in a copy of the corpus, and the
copy is checked. The agreeing claims are those of the facts that a run over the untouched corpus finds agreed, of the
facts that expected.yaml demands, and, for posts, the speakers to whom two documents give one. The edits are made by
rules alone, so that two runs make the same ones.

Edits that change the meaning. One is made only where the new figure or day, with its rounding and the words around it
(rules/tolerances.yaml), can no longer be what at least one of the other documents says. It counts as reported where a
finding that was not there before is on the edited claim and on one of another document that it agreed with, and its
cause counts as right where the diagnosis is one of those in `editing/changes.py: CAUSES`.

- value: another number in the same form, a fifth more, or as little further off as no rounding explains.
- digit swap: two neighbouring digits change places, the leftmost two for which that is no rounding.
- magnitude: million for billion and the like; without such a word, figures of three digits or more move by ten.
- unit: the same number in a unit that is taken for its own: miles and kilometres, percent and percentage points.
- currency: the same number with another currency's sign or name.
- date shift: the days that are written move by one or by seven, weekday and date together; or the next month's name.
- year: the year before; where none is written, that year is added behind the date.
- direction: rose and fell, up and down, more and less, where the word stands in the figure's own clause.
- bound: more than and fewer than, almost and just over.
- speaker: another name in place of the speaker's, in a statement that both documents give to the same one.
- negation: "not" behind the first auxiliary of such a statement; "did not" before the verb of a dated event.
- role: another post for a person whose post two documents tell.

Edits that keep it. Nothing new may be raised: any finding of a code, cause and pair of documents that was not there
before counts, notes too.

- number words: nineteen for 19, and the other way; third and 3rd. Not of 50bp or two-thirds: nobody writes those so.
- scale: $0.64 billion for $640 million; €2,400,000 for €2.4 million.
- other unit: converted, and rounded to the power of ten nearest to what was written, or the next finer one where that
  no longer fits.
- symbol or code: $, US$, USD and dollars; km/h and kilometres per hour; percent and %.
- date form: April 3 and 3 April; a weekday as its date; ISO.
- synonym: words of one entry of rules/: rose and climbed, revenue and turnover, about and approximately.
- order of clauses: a time, the source of a figure or the speaker of a quotation moves to the other end of its sentence;
  two clauses parted by a semicolon change places.
- order of sentences: the claim's sentence and the next of its paragraph, where neither leans on what stands before it.
- order of paragraphs: the claim's paragraph and the next, likewise.

Facts that the program is known to miss (the todos of expected.yaml) are edited too, and told in a row of their own:
what isn't linked can't be compared.
"""

import argparse
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from editing.changes import CAUSES  # noqa: E402
from editing.keeps import KINDS  # noqa: E402
from editing.kept_words import check_synonyms  # noqa: E402
from editing.run import Outcome, run  # noqa: E402
from editing.target import Edit, read_base  # noqa: E402

PAGE = ROOT / "docs" / "edits.md"
MISSES = "of facts known to be missed"
BEGIN, END = "<!-- from benchmarks/edits.py --write -->", "<!-- end -->"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "corpora", nargs="*", type=Path, help="folders of corpora; all of fixtures/ where none is named"
    )
    parser.add_argument("--list", action="append", default=[], metavar="KIND", help="show the misses of a kind, or all")
    parser.add_argument("--json", type=Path, metavar="FILE", help="every edit with its outcome")
    parser.add_argument("--write", action="store_true", help=f"write the table into {PAGE.relative_to(ROOT)}")
    options = parser.parse_args()
    check_synonyms()
    started = time.perf_counter()
    folders = options.corpora or sorted(path.parent for path in (ROOT / "fixtures").glob("*/corpus.yaml"))
    outcomes: list[Outcome] = []
    for folder in folders:
        outcomes += run(read_base(folder))
    console = Console()
    for kind in options.list:
        show_misses(outcomes, kind, console)
    show(outcomes, console)
    console.print(f"{len(outcomes)} edits of {len(folders)} corpora in {time.perf_counter() - started:.0f} s")
    if options.json:
        options.json.write_text(json.dumps([record(outcome) for outcome in outcomes], indent=1), encoding="utf-8")
    if options.write:
        write(outcomes, len(folders))


def show(outcomes: Sequence[Outcome], console: Console) -> None:
    """The two tables on the terminal."""
    for title, header, rows in (
        ("Edits that change the meaning", ("edit", "made", "reported", "right cause"), changing_rows(outcomes)),
        ("Edits that keep it", ("edit", "made", "raise something", "no longer agreed"), keeping_rows(outcomes)),
    ):
        table = Table(title=title, title_justify="left")
        table.add_column(header[0])
        for name in header[1:]:
            table.add_column(name, justify="right")
        for row in rows:
            table.add_row(*row, style="bold" if row[0] == "all" else "")
        console.print(table)


def changing_rows(outcomes: Sequence[Outcome]) -> list[tuple[str, ...]]:
    """A row for each kind: edits made, the share reported, and the share of these with the right cause."""
    rows: list[tuple[str, ...]] = []
    for kind in (*CAUSES, "all", MISSES):
        made = [outcome for outcome in outcomes if outcome.changes and _in(kind, outcome.edit)]
        reported = [outcome for outcome in made if outcome.reported]
        right = [outcome for outcome in reported if outcome.right_cause]
        rows.append((kind, str(len(made)), share(len(reported), len(made)), share(len(right), len(reported))))
    return rows


def keeping_rows(outcomes: Sequence[Outcome]) -> list[tuple[str, ...]]:
    """A row for each kind: edits made, the share that raises anything, and the share that parts claims in silence."""
    rows: list[tuple[str, ...]] = []
    for kind in (*KINDS, "all", MISSES):
        made = [outcome for outcome in outcomes if not outcome.changes and _in(kind, outcome.edit)]
        raising = [outcome for outcome in made if outcome.raised]
        lost = [outcome for outcome in made if outcome.lost]
        rows.append((kind, str(len(made)), share(len(raising), len(made)), share(len(lost), len(made))))
    return rows


def _in(row: str, edit: Edit) -> bool:
    return row == MISSES if edit.target.todo else row in ("all", edit.kind)


def share(part: int, whole: int) -> str:
    return f"{part} ({100 * part / whole:.1f}%)" if whole else "–"


def show_misses(outcomes: Sequence[Outcome], kind: str, console: Console) -> None:
    """Each edit of the kind that did not end as it should, with the old and the new words in their sentence."""
    for outcome in outcomes:
        edit = outcome.edit
        lost = not outcome.changes and outcome.lost
        if edit.target.todo or (outcome.good and not lost) or kind not in ("all", edit.kind):
            continue
        changed = "other cause" if outcome.reported else "missed"
        what = changed if outcome.changes else "raised" if outcome.raised else "no longer agreed"
        told = record(outcome)
        console.print(f"[b]{edit.kind}[/b] {what}: {told['corpus']}/{told['document']}", highlight=False)
        console.print(
            f"  {told['before']}[{told['old']}] → [{told['new']}]{told['after']}", highlight=False, markup=False
        )
        for other in edit.target.others:
            console.print(f"  against {other.document}: {other.text[:100]}", highlight=False, markup=False)
        for finding in outcome.raised:
            cause = finding.diagnosis.cause if finding.diagnosis else "-"
            console.print(f"  {finding.code} {cause}: {finding.message}", highlight=False, markup=False)


def record(outcome: Outcome) -> dict[str, object]:
    """The outcome as JSON writes it."""
    edit = outcome.edit
    text, sentence = edit.target.document.text, edit.target.sentence
    return {
        "corpus": edit.target.corpus,
        "document": edit.target.document.id,
        "kind": edit.kind,
        "changes": outcome.changes,
        "before": text[min(sentence.start, edit.start) : edit.start],
        "old": edit.old,
        "new": edit.new,
        "after": text[edit.end : max(sentence.end, edit.end)],
        "partners": sorted(edit.target.partners),
        "reported": outcome.reported,
        "right_cause": outcome.right_cause,
        "lost": outcome.lost,
        "raised": [
            {
                "code": finding.code,
                "cause": finding.diagnosis.cause if finding.diagnosis else None,
                "documents": list(finding.documents),
                "message": finding.message,
            }
            for finding in outcome.raised
        ],
    }


def write(outcomes: Sequence[Outcome], corpora: int) -> None:
    """The tables into docs/edits.md, between its two marks."""
    lines = [
        f"{len(outcomes)} edits of {corpora} corpora.",
        "",
        *markdown(
            ("changes the meaning", "made", "reported", "of these with the right cause"),
            changing_rows(outcomes),
        ),
        "",
        *markdown(("keeps the meaning", "made", "raise something", "no longer agreed"), keeping_rows(outcomes)),
    ]
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(before + BEGIN + "\n" + "\n".join(lines) + "\n" + END + after, encoding="utf-8")


def markdown(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    lines = [f"| {' | '.join(header)} |", f"|---|{'---:|' * (len(header) - 1)}"]
    return lines + [f"| {' | '.join(f'**{cell}**' if row[0] == 'all' else cell for cell in row)} |" for row in rows]


if __name__ == "__main__":
    main()
