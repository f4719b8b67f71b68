"""The classes of words of rules/vocabulary.yaml, by their role."""

from collections.abc import Iterator

from reconcile.rulepack.schema import Rules
from reconcile.text.words import fold


def forms_of(rules: Rules, *roles: str) -> Iterator[str]:
    """The forms of all entries of these roles, as they are given."""
    return (form for entry in rules.vocabulary if entry.role in roles for form in entry.forms)


def noun_forms_of(rules: Rules, role: str) -> Iterator[str]:
    """The forms of all entries of rules/nouns.yaml with this role, as they are given."""
    return (form for entry in rules.nouns if entry.role == role for form in entry.forms)


def folded_forms_of(rules: Rules, *roles: str) -> frozenset[str]:
    """The same, each folded as a whole."""
    return frozenset(map(fold, forms_of(rules, *roles)))


def sides_of(rules: Rules, role: str) -> Iterator[tuple[str, str, int]]:
    """Each word of the entries whose forms are sides, with the entry's id and the number of the side; the words of one
    side stand with "/" between them."""
    return (
        (word, entry.id, number)
        for entry in rules.vocabulary
        if entry.role == role
        for number, side in enumerate(entry.forms)
        for word in side.split("/")
    )
