"""The nouns of the program, with no logic that needs a stage."""

from reconcile.model.claim import Claim, Frame, Granularity, Modality, Polarity, Speaker
from reconcile.model.document import Document, Furniture, Span
from reconcile.model.finding import (
    Cleared,
    Cluster,
    Diagnosis,
    Fact,
    FactVerdict,
    Finding,
    FindingVerdict,
    Link,
    Reason,
    Severity,
    SharedWording,
)
from reconcile.model.interval import Interval, Period
from reconcile.model.mention import Attribution, Bound, Direction, Figure, Kind, Mention, Statement
from reconcile.model.report import Report

__all__ = [
    "Attribution",
    "Bound",
    "Claim",
    "Cleared",
    "Cluster",
    "Diagnosis",
    "Direction",
    "Document",
    "Fact",
    "FactVerdict",
    "Figure",
    "Finding",
    "FindingVerdict",
    "Frame",
    "Furniture",
    "Granularity",
    "Interval",
    "Kind",
    "Link",
    "Mention",
    "Modality",
    "Period",
    "Polarity",
    "Reason",
    "Report",
    "Severity",
    "SharedWording",
    "Span",
    "Speaker",
    "Statement",
]
