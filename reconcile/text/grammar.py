"""The closed classes of English that tell where a noun phrase ends: words that no rule pack would ever add to."""

from collections.abc import Sequence

# Before a post that somebody held, and before one that is not the post itself.
PAST_POST = frozenset({"former", "ex", "late", "then"})
POST_QUALIFIERS = PAST_POST | {"deputy", "vice", "acting", "assistant", "interim"}


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


WEEKDAYS = _words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
MONTHS = _words("January February March April May June July August September October November December")
PARTICLES = _words("van von der den de del della di da dos du la le el al bin ibn ben ter ten")
ARTICLES = _words("the a an another one this that his her their its our my your these those")
QUANTIFIERS = _words(
    "two three four five six seven eight nine ten dozens hundreds several many some other both all most no every each "
    "any"
)
DETERMINERS = ARTICLES | QUANTIFIERS
WAYS = _words("up down")
PREPOSITIONS = _words("of for at in with by from to on near")
AUXILIARIES = _words("has have had is was are were been being 's ’s")
# Before a reporting verb these mean that nothing is reported: "did not say", "would say", "to say", "to be told".
IRREALIS = _words("not never to would could should might may can cannot must will shall be nobody none n't n’t")
# Words that open a clause of its own: a noun phrase never reaches back over them.
CLAUSE_OPENERS = _words(
    "that but when as because if while although though since where so than whether until unless how why what after "
    "before"
)
# Words that open an adjunct: "On Friday evening Ruth Adler said" has its subject after it.
ADJUNCT_OPENERS = PREPOSITIONS | _words(
    "during after before under since following despite about against among amid over through within without as when "
    "while if although because once until unlike like asked per into"
)
CONNECTORS = _words(
    "But And So Yet However Meanwhile Still Then Also Later Earlier Instead Now Here Or Nor Separately Finally"
)
ADVERBS = _words(
    "also then later further once again now recently previously earlier already still often even first just finally "
    "both always ever more all each himself herself themselves"
)
# Verbs whose past is written as their base.
UNCHANGING = _words("beat bet cut hit hurt let put set shut upset outbid underbid")
# Capitalised at the head of a sentence, and no part of a name.
NOT_NAMES = (
    WEEKDAYS
    | MONTHS
    | CONNECTORS
    | {word.capitalize() for word in DETERMINERS | PREPOSITIONS | CLAUSE_OPENERS | ADJUNCT_OPENERS}
    | _words(
        "It He She They We I You There Today Yesterday Tomorrow Not Yes Who Which According Next Last Such Even Only "
        "Just Noting Citing Adding Saying Speaking"
    )
)
# Of these, names of people too: "Per Aune", "Theresa May".
_NAMES_TOO = _words("April May June August Per")
_BEFORE_MONTH = PREPOSITIONS | _words("since until till last next this early late mid during before after and")
# Short forms that no ending explains, and what is said with them.
CONTRACTIONS = {
    "cannot": ("can", "not"),
    "can't": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
    "ain't": ("is", "not"),
    "let's": ("let", "us"),
    "gonna": ("going", "to"),
    "wanna": ("want", "to"),
    "gotta": ("got", "to"),
    "dunno": ("do", "not", "know"),
}


def in_name(words: Sequence[str], i: int) -> bool:
    """Whether a word is capitalised as a part of a name: "May" is behind "Theresa", but not in "in May Theresa"."""
    word = words[i]
    if not word[:1].isupper():
        return False
    if word not in NOT_NAMES:
        return True
    if word not in _NAMES_TOO or (i and (words[i - 1].lower() in _BEFORE_MONTH or words[i - 1][0].isdigit())):
        return False
    beside = (words[j] for j in (i - 1, i + 1) if 0 <= j < len(words))
    return any(other[:1].isupper() and other not in NOT_NAMES for other in beside)
