"""Asks one program about the documents of one corpus and prints an alarm.Answer as JSON: peers.py starts it.

It runs in environments that hold only that program, so it imports nothing else but task.py. Standard input has the
folder of the documents, their texts, and the way: whether each is held against all the others at once ("rest";
"fallback" is the same with a part of the program that is off by itself) or one at a time ("pairs").
"""

import contextlib
import io
import json
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from task import Alarm, Notes, Place, Task, alarm, paragraphs, places, rounds


def main() -> None:
    task: Task = json.load(sys.stdin)
    alarms: list[Alarm] = []
    notes: Notes = {"errors": [], "summary": None}
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            alarms += ASKED[sys.argv[1]](task, notes)
        except SystemExit:
            notes["errors"].append(err.getvalue().strip().splitlines()[-1])
    answer = {"alarms": alarms, **notes, "seconds": time.process_time(), "memory": peak()}
    json.dump(answer, sys.stdout)


def peak() -> int:
    """Bytes that this process held at most. Linux only."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    raise SystemExit("/proc/self/status has no VmHWM")


def reconcile(task: Task, notes: Notes) -> Iterator[Alarm]:
    """Errors and warnings. Notes, of a toll that has risen say, are no alarms."""
    import reconcile

    result = reconcile.check(task["folder"])
    claims = {claim.id: claim for claim in result.claims}
    for finding in result.findings:
        if finding.severity in ("error", "warning"):
            at = [(claims[id].document, claims[id].start, claims[id].end) for id in finding.claims]
            cause = finding.diagnosis.cause if finding.diagnosis else None
            says = f"{finding.message}{f' ({cause})' if cause else ''}"
            yield alarm(at[:1], task["documents"], finding.code, says, against=at[1:], cause=cause)


def corroborate(task: Task, notes: Notes) -> Iterator[Alarm]:
    """`check_answer`: the document is the answer, the others are the retrieved chunks."""
    from corroborate import check_answer

    for checked, sources in rounds(task):
        chunks = [text for source in sources for _, text in paragraphs(source)]
        for finding in check_answer(query="", retrieved_chunks=chunks, answer=checked["text"]).findings:
            # "3 number(s) in answer are not present in any retrieved chunk: [...]"
            message = re.sub(r"^\d+ ", "", finding.message.partition(":")[0])
            for span in dict.fromkeys(finding.spans):
                yield alarm(places(checked, span), sources, finding.code, f"{finding.severity.value}: {message}")


def quantguard(task: Task, notes: Notes) -> Iterator[Alarm]:
    """`QuantitativeGuard.verify` with its own tolerance: all that makes a text invalid for it.

    By the paragraph, for it fails on some ranges, and a failure takes the whole text that it was given with it.
    """
    from quantguard import QuantitativeGuard
    from quantguard.fallback.base import LexicalOverlapFallback

    guard = QuantitativeGuard(fallback_handler=LexicalOverlapFallback() if task["way"] == "fallback" else None)
    for checked, sources in rounds(task):
        chunks = [(source["id"], start, text) for source in sources for start, text in paragraphs(source)]
        for offset, text in paragraphs(checked):
            try:
                results = guard.verify(text, [chunk for _, _, chunk in chunks]).results
            except TypeError as error:
                notes["errors"].append(f"TypeError: {error}")
                continue
            for result in results:
                if result.status.value in ("CONTRADICTED", "AMBIGUOUS", "UNSUPPORTED"):
                    span = result.claim.span
                    evidence = [result.evidence] if result.evidence else result.candidate_evidence
                    against = [
                        (id, start + one.span.start, start + one.span.end)
                        for one in evidence
                        for id, start, _ in [chunks[one.source_index]]
                    ]
                    at = [(checked["id"], offset + span.start, offset + span.end)]
                    yield alarm(at, sources, result.status.value, result.reason, against=against)


def numaudit(task: Task, notes: Notes) -> Iterator[Alarm]:
    """Its command: the document is the document, the others are the data."""
    from numaudit.cli import main as command

    folder = Path(task["folder"])
    for checked, sources in rounds(task):
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            data = [str(folder / source["file"]) for source in sources]
            command([str(folder / checked["file"]), "--json", "--data", *data])
        lines = checked["text"].splitlines(keepends=True)
        for finding in json.loads(out.getvalue())["documents"][0]["findings"]:
            if finding["status"] == "unsourced":
                start = sum(map(len, lines[: finding["line"] - 1]))
                end = start + len(lines[finding["line"] - 1])
                at = [place for place in places(checked, finding["text"]) if start <= place[1] < end]
                nearest = f"{finding['nearest']:.15g}"
                yield alarm(at, sources, "unsourced", f"nearest in data: {nearest}", hints=[nearest])


def contrachecker(task: Task, notes: Notes) -> Iterator[Alarm]:
    """`check_contradictions` over the paragraphs of all documents, with the extractor that needs no model."""
    from contrachecker import check_contradictions
    from contrachecker.models import Chunk, Claim

    chunks = {
        f"{document['id']}:{start}": (document["id"], start, text)
        for document in task["documents"]
        for start, text in paragraphs(document)
    }

    def place(claim: Claim) -> Place:
        document, start, text = chunks[claim.source_chunk_id]
        first = text.lower().index(claim.subject)
        last = text.lower().index(claim.object, first)
        return document, start + first, start + last + len(claim.object)

    report = check_contradictions([Chunk(id=id, text=text) for id, (_, _, text) in chunks.items()])
    notes["summary"] = report.summary()
    for one in report.contradictions:
        against = [place(one.claim_b)]
        yield alarm([place(one.claim_a)], task["documents"], one.type, one.explanation, against=against)


def sourced(task: Task, notes: Notes) -> Iterator[Alarm]:
    """Its command has no way to be given documents, and says so."""
    from sourced.__main__ import main as command

    command(["check", task["folder"]])
    return iter(())


Ask = Callable[[Task, Notes], Iterator[Alarm]]
ASKED: dict[str, Ask] = {
    "reconcile": reconcile,
    "corroborate": corroborate,
    "rag-quantguard": quantguard,
    "numaudit": numaudit,
    "contrachecker": contrachecker,
    "sourced": sourced,
}

if __name__ == "__main__":
    main()
