"""rules/vocabulary.yaml: closed classes of words that show how a clause is built."""

from typing import Literal

from reconcile.rulepack.entry import Entry


class WordClass(Entry, frozen=True, kw_only=True):
    """`role` says what the forms do in a clause.

    "function" words carry no meaning of their own and are left out of comparison; "opener" words begin a clause, and
    "sentence opener" words a sentence;
    "level" verbs tie a measure to its figure ("reached"); "change" verbs move it ("rose"); "start" and "end" words
    make a date the first or last day of an event; "previous" words come before the level that a change began at ("up
    from"); "per" words make a figure a rate; "negator" words turn a statement over; "pair" phrases mean the two
    countries or bodies that the document is about; "person" nouns stand for people, "kind of person" nouns for some
    of them only, who may be a part of the people that another noun counts, "culprit" words for whoever did it;
    "other" words leave out those who were told before; "severity" words part the worse off from the rest; "begun"
    verbs say when something came to be, which no figure beside it is of; "contrast" forms are sides ("net" and
    "gross", the words of one with "/" between) that part two figures of one measure, "attributive contrast" forms do
    so only as they are written, and before a noun ("the old bridge"); "credit" phrases stand before the name of
    whoever told a story first; "opposite" forms are two sides (words of one with "/" between) of which only one is
    true of a figure ("hired" and "laid off"), and "antonym" forms sides of which only one is true of what a statement
    says; "particle" forms are the same of words that tell something only behind a verb ("the pumps were off"); of a
    "mutual" verb it is all one who does it to whom ("met"); "same" forms are one word in two shapes ("win/won",
    "grey/gray"); "filler" words may be left out of a quotation; "set phrase" forms are said by many; "official" and
    "authority" nouns name those who count or decide by office; of the latter reports use one for another ("police",
    "officials", "court documents"); "verb" forms, as written, show that the word before them is a name; "hour" words
    name a time of the day; "now" words make the figure behind them one of the text's own day; "setting" words lead to
    where something is, or whom it concerns; "neutral" words before a measure don't tell it from others, "alike" ones
    tell it from others than each other; "kind" words say in a name what kind of thing is named ("Elm School");
    "synonym" forms are words of one meaning, "counted alike" forms nouns by which one thing may be counted (both with
    "/" between); "anybody" nouns count people of whatever kind. Verbs and nouns are given in their base form and
    found in every other.
    """

    role: Literal[
        "function",
        "opener",
        "sentence opener",
        "level",
        "change",
        "start",
        "end",
        "previous",
        "per",
        "negator",
        "pair",
        "person",
        "kind of person",
        "culprit",
        "other",
        "severity",
        "credit",
        "begun",
        "contrast",
        "attributive contrast",
        "opposite",
        "antonym",
        "particle",
        "mutual",
        "same",
        "filler",
        "set phrase",
        "official",
        "authority",
        "kind",
        "verb",
        "hour",
        "now",
        "setting",
        "neutral",
        "alike",
        "synonym",
        "counted alike",
        "anybody",
    ]
    forms: tuple[str, ...]
