"""rules/currencies.yaml: how each currency is written."""

from reconcile.rulepack.entry import Entry


class Currency(Entry, frozen=True, kw_only=True):
    """One currency; the id is its ISO 4217 code, which is also read as written ("USD 5m", "5m USD").

    `symbols` stand before or after the number, in their own spelling ("S$", "€"); `prefixes` only before it ("Rs.")
    and `suffixes` only after it ("元"); `scaled` are letters before it that need a magnitude or grouped digits, since
    they also name things ("N2.4 trillion", but "N95"). `words` follow it ("Singapore dollar"; the plural in -s is
    found too). `subunits` are words and `subunit_symbols` signs for a part of it ("cent", "¢"), of which
    `subunits_in_one` make one.
    `shared` symbols and words may mean this currency, though another is their default: the one that lists them among
    its own. `countries` (ids of rules/names.yaml) and `places` in them tell which is meant where a text names them; a
    default without countries is used the world over ("dollar"). `code_is_word` marks a code that is an English word in
    capitals ("ALL"): it is read only behind a number, or before one that is written as amounts are ("ALL 5,000").
    `verbs` are those of the words that are verbs too ("won"): they are read behind a number that is written as an
    amount is, or that stands behind a word of price. `whole` says that no parts of it are in use, so that "15.000" are
    fifteen thousand; `in_lakhs` that amounts of it are told in lakhs, so that "₹2.5L" are 250,000.
    """

    symbols: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    scaled: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    subunits: tuple[str, ...] = ()
    subunit_symbols: tuple[str, ...] = ()
    subunits_in_one: int = 100
    shared: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    code_is_word: bool = False
    whole: bool = False
    in_lakhs: bool = False
