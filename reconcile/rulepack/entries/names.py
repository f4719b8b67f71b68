"""rules/names.yaml: places and bodies under all their names, and words about a figure's standing."""

from typing import Literal

from reconcile.rulepack.entry import Entry


class Name(Entry, frozen=True, kw_only=True):
    """One place or organisation; `forms` are its names and adjectives ("Russia", "Russian", "the Kremlin")."""

    kind: Literal["country", "place", "organisation"]
    forms: tuple[str, ...]
