"""JUnit's XML, which build servers show as tests: a test case for each fact, failed where documents conflict on it."""

import re
from collections.abc import Collection, Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from reconcile.model import Finding, Report
from reconcile.report.evidence import evidence
from reconcile.report.glyphs import safe
from reconcile.report.index import Index
from reconcile.report.values import short

_NO_XML = re.compile("[\ufffe\uffff]")  # what XML 1.0 forbids beside the control characters and halves of pairs


def render(report: Report, failing: Collection[str]) -> bytes:
    """A suite with a case for each fact, for each finding on none, and one for each input that couldn't be read.

    A case fails where an open conflict, or any finding of `failing` (the ids that the gate stumbles over), rests on its
    fact; other findings are its output. Where all were accepted, the case is skipped. Without times: the same inputs
    give the same bytes.
    """
    index = Index(report)
    suite = Element("testsuite", {"name": "reconcile"})
    for fault in report.diagnostics:
        case = SubElement(suite, "testcase", {"classname": "reconcile.input", "name": _line(fault.path or "input")})
        SubElement(case, "error", {"message": _line(fault.message), "type": "unreadable"})
    told: dict[str, list[Finding]] = {fact.id: [] for fact in report.facts}
    for finding in report.findings:
        told.setdefault(finding.fact or finding.id, []).append(finding)
    for fact, findings in told.items():
        _case(suite, index, fact, findings, failing)
    outcomes = [child.tag for case in suite for child in case]
    counts = {"tests": len(suite), "failures": outcomes.count("failure"), "errors": outcomes.count("error")}
    suite.attrib |= {name: str(count) for name, count in counts.items()}
    root = Element("testsuites", {"name": "reconcile", **{name: suite.attrib[name] for name in counts}})
    suite.set("skipped", str(outcomes.count("skipped")))
    root.append(suite)
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'.encode()


def _case(suite: Element, index: Index, fact: str, findings: list[Finding], failing: Collection[str]) -> None:
    known = index.facts.get(fact)
    label = known.label if known else findings[0].name
    kind = known.kind if known else "finding"
    case = SubElement(suite, "testcase", {"classname": f"reconcile.{kind}", "name": f"{_line(label)} [{fact}]"})
    open_findings = [finding for finding in findings if finding.suppressed is None]
    failed = [finding for finding in open_findings if finding.verdict == "conflict" or finding.id in failing]
    if failed:
        message = "; ".join(f"{finding.code} {_line(finding.message)}" for finding in failed)
        failure = SubElement(case, "failure", {"message": message, "type": failed[0].code})
        failure.text = _lines(index, failed)
    elif findings and not open_findings:
        reasons = dict.fromkeys(finding.suppressed or "" for finding in findings)
        SubElement(case, "skipped", {"message": _line(f"accepted: {'; '.join(reasons)}")})
    others = [finding for finding in open_findings if finding not in failed]
    if others:
        SubElement(case, "system-out").text = _lines(index, others)


def _lines(index: Index, findings: list[Finding]) -> str:
    return "\n".join(_line(line) for finding in findings for line in _told(index, finding))


def _told(index: Index, finding: Finding) -> Iterator[str]:
    yield f"{finding.severity} {finding.code} {finding.message}"
    for claim in evidence(index, finding):
        yield f"{index.place(claim)}: {short(claim)}: {claim.text}"
    if finding.diagnosis is not None:
        likely = f"; likely {finding.diagnosis.likely}" if finding.diagnosis.likely else ""
        yield f"{finding.diagnosis.cause}: {finding.diagnosis.detail}{likely}"
    yield f"id {finding.id}"


def _line(text: str) -> str:
    return _NO_XML.sub("\ufffd", safe(text))
