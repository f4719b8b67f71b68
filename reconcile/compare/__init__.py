"""Clusters of claims → facts and findings: do they agree, and if not, why."""

from reconcile.compare.verdicts import Comparison, compare

__all__ = ["Comparison", "compare"]
