"""GitLab's code quality report: what a merge request shows as introduced and resolved.

Source: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format, and for what GitLab refuses (the
first entry that isn't valid ends the reading) app/validators/json_schemas/codeclimate.json in its repository.
"""

from hashlib import sha256

import msgspec

from reconcile.errors import Diagnostic
from reconcile.model import Finding, Report
from reconcile.report.evidence import evidence, in_file, told
from reconcile.report.glyphs import safe
from reconcile.report.index import Index

_SEVERITIES = {"error": "major", "warning": "minor", "note": "info"}

_Object = dict[str, object]


def render(report: Report) -> bytes:
    """An entry for each finding that nobody has accepted and for each input that couldn't be read, as a list in JSON.

    The fingerprint is the finding's id, by which GitLab tells what a merge request brings in and what it mends.
    """
    index = Index(report)
    entries = [_unreadable(fault) for fault in report.diagnostics]
    entries += [_entry(index, finding) for finding in report.findings if finding.suppressed is None]
    return msgspec.json.format(msgspec.json.encode(entries), indent=2) + b"\n"


def _entry(index: Index, finding: Finding) -> _Object:
    return {
        "description": "\n".join(told(index, finding)),
        "check_name": finding.code,
        "fingerprint": finding.id,
        "severity": _SEVERITIES[finding.severity],
        "location": _location(index, finding),
    }


def _location(index: Index, finding: Finding) -> _Object:
    claims = evidence(index, finding)
    if not claims:  # GitLab takes none without a place
        return _place(index.documents[finding.documents[0]].path if finding.documents else ".", 1, 1)
    document = index.document(claims[0])
    region = in_file(document, claims[0])
    return _place(document.path, region.line, region.end_line)


def _unreadable(fault: Diagnostic) -> _Object:
    line = fault.line or 1
    return {
        "description": safe(fault.message),
        "check_name": "unreadable",
        "fingerprint": sha256(str(fault).encode("utf-8", "replace")).hexdigest(),
        "severity": "blocker",
        "location": _place(fault.path or ".", line, line),
    }


def _place(path: str, begin: int, end: int) -> _Object:
    return {"path": safe(path), "lines": {"begin": begin, "end": end}}
