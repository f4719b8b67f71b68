"""W3C Web Annotations: findings and claims as annotations of the documents they stand in.

Source: W3C Recommendation of 23 February 2017, Web Annotation Data Model.
"""

import json
from typing import Any
from urllib.parse import quote

from reconcile.model import Claim, Document, Finding, Report
from reconcile.report.index import Index
from reconcile.report.values import short, speaker_words

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_RESERVED = "%:/?#[]@!$&'()*+,;="  # what is a sign of an address stays
_BESIDE = 32  # characters before and after a quote, which find it again in a text that was changed elsewhere


def render_findings(report: Report) -> bytes:
    """Each finding as an annotation of all places it rests on: what is wrong, its code and its likely cause."""
    index = Index(report)
    return _collection("Findings", [_finding(index, finding) for finding in report.findings])


def render_claims(report: Report) -> bytes:
    """Each claim as an annotation of its place: what it was read as."""
    index = Index(report)
    return _collection("Claims", [_claim(index, claim) for claim in report.claims])


def _collection(label: str, annotations: list[dict[str, Any]]) -> bytes:
    """A collection of one page. Its ids are names: it has no address until it is put somewhere."""
    name = f"urn:reconcile:{label.lower()}"
    page = {"id": f"{name}:1", "type": "AnnotationPage", "partOf": name, "startIndex": 0, "items": annotations}
    content: dict[str, Any] = {
        "@context": _CONTEXT,
        "id": name,
        "type": "AnnotationCollection",
        "label": label,
        "total": len(annotations),
    }
    if annotations:
        content |= {"first": page, "last": page["id"]}
    return (json.dumps(content, indent=2, ensure_ascii=False) + "\n").encode()


def _finding(index: Index, finding: Finding) -> dict[str, Any]:
    diagnosis = finding.diagnosis
    bodies = [
        _body(finding.message, "assessing"),
        *([_body(diagnosis.detail, "commenting")] if diagnosis and diagnosis.detail else []),
        *([_body(f"Likely: {diagnosis.likely}", "commenting")] if diagnosis and diagnosis.likely else []),
        *([_body(f"Accepted: {finding.suppressed}", "commenting")] if finding.suppressed is not None else []),
        *(_body(tag, "tagging") for tag in (finding.code, finding.severity, *([diagnosis.cause] if diagnosis else []))),
    ]
    targets = [_target(index, claim) for claim in index.in_order(index.of(finding.claims))]
    return _annotation(f"urn:reconcile:finding:{finding.id}", "assessing", bodies, targets)


def _claim(index: Index, claim: Claim) -> dict[str, Any]:
    words = speaker_words(claim.speaker) if claim.kind in ("attribution", "statement") else short(claim, explicit=True)
    bodies = [_body(words, "describing"), _body(claim.kind, "tagging")]
    return _annotation(f"urn:reconcile:claim:{_iri(claim.id)}", "describing", bodies, [_target(index, claim)])


def _annotation(id: str, motivation: str, bodies: list[Any], targets: list[Any]) -> dict[str, Any]:
    return {"id": id, "type": "Annotation", "motivation": motivation, "body": bodies, "target": targets}


def _body(words: str, purpose: str) -> dict[str, str]:
    return {"type": "TextualBody", "value": words, "format": "text/plain", "purpose": purpose}


def _target(index: Index, claim: Claim) -> dict[str, Any]:
    """A place by its words, with those around it, and by its offsets in code points, as the model counts them."""
    document = index.document(claim)
    text, start, end = document.text, claim.start, claim.end
    return {
        "type": "SpecificResource",
        "source": _source(document, index),
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": claim.text,
                "prefix": text[max(0, start - _BESIDE) : start],
                "suffix": text[end : end + _BESIDE],
            },
            {"type": "TextPositionSelector", "start": start, "end": end},
        ],
    }


def _source(document: Document, index: Index) -> str:
    """Where the document is on the web, else its path from where the program ran; a row of a table by its id."""
    if document.url and document.url.startswith(("https://", "http://")):
        return quote(document.url, safe=_RESERVED)
    return (
        _iri(document.path) if index.documents_at[document.path] == 1 else f"{_iri(document.path)}#{_iri(document.id)}"
    )


def _iri(path: str) -> str:
    return quote(path, errors="replace")
