"""Reads several documents on one event and says where their facts agree, where they conflict, and why."""

from importlib import import_module

__all__ = ["Reconciliation", "__version__", "check", "claims_in", "extract_claims"]
_WITHOUT_TABLES = frozenset({"claims_in"})  # pandas takes twice the memory of all the rest


def __getattr__(name: str) -> object:
    """Loads what is asked for, so that `import reconcile` costs nothing; the types are in __init__.pyi."""
    if name == "__version__":
        from importlib.metadata import PackageNotFoundError, version

        try:
            return version("reconcile")
        except PackageNotFoundError:
            return "0+source"
    if name in __all__:
        return getattr(import_module("reconcile.claims" if name in _WITHOUT_TABLES else "reconcile.api"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
