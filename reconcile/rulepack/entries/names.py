"""rules/names.yaml: places and bodies under all their names, and words about a figure's standing."""

from typing import Literal

from reconcile.rulepack.entry import Entry


class Name(Entry, frozen=True, kw_only=True):
    """One place or organisation; `forms` are its names and adjectives ("Russia", "Russian", "the Kremlin").

    `given` are those of the forms that people are called too: beside another capitalised name that is no office ("Chad
    Miller", "Michael Jordan", "Mr. Jordan") they are not the place. `unless` are longer names that one of the forms
    stands in and that name something else ("New Mexico").
    """

    kind: Literal["country", "place", "organisation"]
    forms: tuple[str, ...]
    given: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
