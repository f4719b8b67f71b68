"""What a team lives with: filters, severities of its own, accepted findings, and the exit code that is left."""

from reconcile.gate.filters import keep_findings, keep_kinds
from reconcile.gate.verdict import FailOn, Gate, judge

__all__ = ["FailOn", "Gate", "judge", "keep_findings", "keep_kinds"]
