"""rules/nouns.yaml: what is counted, and what only looks like a count."""

from typing import Literal

from reconcile.rulepack.entry import Entry


class NounRule(Entry, frozen=True, kw_only=True):
    """Words about the noun of a count. An example is a text whose counts would be read otherwise without the entry.

    What `forms` are, by `role`:
        stop: words that end a noun phrase.
        name: words that make the number behind them a name ("Flight 370"); code: numbers that are names, with what they
            name ("911 call").
        pair: words before "two" that point back at a pair already named ("the two leaders").
        state: what people are counted by ("six hurt"), state_verb: what they did ("40 died"), with state_adverb ("still
            missing") and state_link ("were hurt"); `singular` gives the state that a verb before a bare number brings
            about ("killing 12" → killed).
        tally: nouns before a bare total ("the toll rose to 57"), with tally_link, the words between.
            Any plural that "rose to" a large number is one but for those that are priced, not counted.
        collective: nouns before the number of those they consist of ("a crew of 14").
        peopled: places before the number of their people ("a town of 14,000"); holding: what stands before "for" and
            the number of people that have room there ("a stadium for 38,000"), holds: the verbs of that;
            made_to: verbs before the number of those who then do something ("forced 3,500 to flee"); people_did: what
            only people did, behind a bare number that opens a clause and takes over no noun ("Some 12,000 fled");
            none_of: plurals that a "no" counts ("no casualties").
        modifier: plurals that also stand before a noun ("sports cars"); not_plural: words that look like a plural.
        invariant: nouns that are the same in both numbers; irregular: `singular` gives singulars, plural first.
        deed: verbs that are a noun behind an ordinal ("third win").
        A bare number takes over a noun said before where it stands behind words of comparison (compared: "up from 12"),
            of a part (part: "of which 12") or of more (further: "another 12"), or behind a verb (taking: "lost 12"; any
            other in -ed or -ing but not_taking: "turned 12"), or before followed ("12 of them"); clause lists the
            words that may come next, streak those behind a bare ordinal ("third in a row").
        ordinal_idiom: nouns and words after an ordinal that ranks nothing ("third party"); single_idiom: those after a
            one that counts nothing ("at one point"), one_of_idiom: those of which nobody counts one ("one of the
            reasons"); hyphen_idiom: those that a number is joined to and does not count
            ("a two-way street").
        counted_first: nouns that a number counts before another noun, with a hyphen left out ("a two course lunch").
        placing: nouns for a rank ("sixth place"), with placed: verbs before a bare one ("finished sixth"), place_move:
            those that lead to one ("lifts them to sixth"), and table: what it is in ("11th in the table").
        size: adjectives that make an "m" before them metres ("32m wide"), and in_metres: words before it that do.
            in_millions: words that make it millions ("the audience rose to 3m"), level_in_millions: those beside which
            it must say a level ("passengers fell 30m" may be a fall), in_trillions: those that make a "t" trillions.
        aged: nouns for people whose age stands behind them ("her son, 12,"), beside those of rules/vocabulary.yaml and
            the posts of rules/speakers.yaml.
        gauge: names of an index, with gauge_reads: what stands between one and its level in points ("the PMI rose to
            51.2").
        occasion: nouns in which a number is reached, so that "3 in 4 games" is no share.
    """

    role: Literal[
        "stop",
        "name",
        "code",
        "pair",
        "state",
        "state_adverb",
        "state_link",
        "state_verb",
        "tally",
        "tally_link",
        "collective",
        "priced",
        "peopled",
        "holding",
        "holds",
        "made_to",
        "people_did",
        "none_of",
        "modifier",
        "not_plural",
        "invariant",
        "irregular",
        "ordinal_idiom",
        "single_idiom",
        "one_of_idiom",
        "hyphen_idiom",
        "counted_first",
        "size",
        "in_metres",
        "in_millions",
        "level_in_millions",
        "in_trillions",
        "gauge",
        "gauge_reads",
        "occasion",
        "aged",
        "deed",
        "placing",
        "placed",
        "place_move",
        "table",
        "compared",
        "part",
        "further",
        "followed",
        "clause",
        "streak",
        "taking",
        "not_taking",
    ]
    forms: tuple[str, ...] = ()
    singular: dict[str, str] = {}
