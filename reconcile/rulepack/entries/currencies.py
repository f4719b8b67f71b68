"""rules/currencies.yaml: how each currency is written."""

from reconcile.rulepack.entry import Entry


class Currency(Entry, frozen=True, kw_only=True):
    """One currency; the id is its ISO 4217 code.

    `symbols` stand before or after the number ("S$", "€"), `words` after it ("Singapore dollars"), each in its own
    spelling; `subunit_words` are hundredths of it ("cents"). `ambiguous` symbols and words may mean other currencies
    too: this entry is their default where `default_for` names them.
    """

    symbols: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    subunit_words: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    default_for: tuple[str, ...] = ()
