"""The noun phrase behind a number and its singular head: "Canadian volunteers" → volunteer."""

import re

from msgspec import Struct

from reconcile.extract.plurals import Plurals, is_plural_acronym
from reconcile.extract.tallies import Tallies
from reconcile.rulepack.lexicon import alternation
from reconcile.rulepack.schema import Rules

# The second hyphen is that of "low- and middle-income".
_TOKEN = re.compile(
    r"(?P<gap>[ \u00a0]|-|\n(?!\n))"
    r"(?P<word>(?:[A-Z]\.){2,}|[^\W\d_](?:[\w’'&]|[.](?=\w)|-(?=\w))*(?:-(?=[ ](?:and|or)[ ]))?)"
)
_LABEL = re.compile(r"\n[^\n:.,;]{1,40}:(?=\s)")  # "Killed: 12", and below it "Injured: 40"
# "Model 3 sedans": a number that belongs to the name inside a noun phrase.
_MODEL = re.compile(r"[ ][0-9]{1,3}(?=[ ][a-z])")
# "Four 19th-century paintings".
_RANKED = re.compile(r"[ ](?P<first>[0-9]{1,2}(?:st|nd|rd|th)-[a-z]+)(?=[ ][a-z])")
_SHARES_OF = "ten"  # "nine of ten limes" is a share, "five of seven counts" are five
_COORDINATORS = frozenset({"and", "or", "&"})
_OWNING = ("'s", "’s", "s'", "s’")
_JOINING = (" and", " or")
_CONTRACTIONS = (
    "n't",
    "n’t",
    "'d",
    "’d",
    "'ll",
    "’ll",
    "'ve",
    "’ve",
    "'re",
    "’re",
    "'m",
    "’m",
)  # a pronoun with its verb
NOUNS_IN_LY = frozenset(
    {"family", "assembly", "supply", "ally", "rally", "reply", "monopoly", "anomaly", "belly", "fly"}
)
_LIMIT = 6  # words in a noun phrase, modifiers included
_OF = re.compile(r"[ ]of[ ](?:(?:the|his|her|its|their|our|my|your|these|those|them)[ ])?")


class NounPhrase(Struct, frozen=True, kw_only=True, gc=False):
    """A counted noun phrase: `noun` as written, `head` its singular in lower case, `plural` whether the head is one."""

    start: int
    end: int
    noun: str
    head: str
    plural: bool


class Nouns:
    """Reads noun phrases with the words of rules/nouns.yaml alone."""

    def __init__(self, rules: Rules) -> None:
        words: dict[str, set[str]] = {}
        for entry in rules.nouns:
            words.setdefault(entry.role, set()).update(entry.forms)
        self.plurals = Plurals(rules)
        self._stops = frozenset(words.get("stop", ()))
        self.deeds = frozenset(words.get("deed", ()))
        self._bounds = frozenset(form for entry in rules.magnitudes for form in (*entry.forms, *entry.after))
        self._modifiers = frozenset(words.get("modifier", ()))
        self._states = frozenset(words.get("state", ()))
        self.tallies = Tallies(rules, self.plurals)
        self._codes = re.compile(
            alternation(form + ending for form in words.get("code", ()) for ending in ("", "s")), re.IGNORECASE
        )
        self._counted_first = re.compile(
            rf"[ ](?:-[ ])?(?P<noun>{alternation(words.get('counted_first', ()))})[ ](?P<next>[a-z]+)"
        )
        self.names = frozenset(words.get("name", ()))
        self.peopled = frozenset(words.get("peopled", ()))
        self.holding = frozenset(words.get("holding", ()))
        self.holds = frozenset(words.get("holds", ()))
        self.made_to = frozenset(words.get("made_to", ()))
        self.pair_words = frozenset(words.get("pair", ()))
        self._hyphen_idioms = frozenset(words.get("hyphen_idiom", ()))
        self.taking = frozenset(words.get("taking", ()))
        self.sizes = frozenset(words.get("size", ()))
        self.single_idioms = frozenset(words.get("single_idiom", ()))
        self.one_of_idioms = frozenset(words.get("one_of_idiom", ()))
        self.occasions = frozenset(words.get("occasion", ()))
        self._cardinals = frozenset(
            form for entry in rules.magnitudes if entry.role == "cardinal" for form in entry.forms
        )
        self.ordinal_idioms = frozenset(words.get("ordinal_idiom", ()))

    def phrase(self, text: str, at: int, *, of: bool = False, singular: bool = False) -> NounPhrase | None:
        """The noun phrase that begins behind a number.

        With `of`, "of the" may stand between. Without `singular` the head must be a plural: "40 U.S. senators" has one,
        "166 Center Street" has none.
        """
        if of and (between := _OF.match(text, at)):
            at = between.end() - 1
        ranked = _RANKED.match(text, at)
        at = ranked.end() if ranked else at
        start = at
        last: re.Match[str] | None = None
        head: re.Match[str] | None = None
        first_hyphened = coordinated = False
        for i in range(_LIMIT):
            token = _TOKEN.match(text, at)
            if token is None or (token["gap"] == "\n" and _LABEL.match(text, at)):
                break
            word = token["word"]
            if i == 0:
                start = ranked.start("first") if ranked else token.start("word")
                first_hyphened = token["gap"] == "-"
            elif token["gap"] == "-":
                break
            lower = word.lower()
            if i == 0 and lower in self._states:
                # "12 missing hikers", but "12 missing and 3 hikers dead".
                head = token if self.plurals.is_plural(lower) else None
                coordinated, at = not singular, token.end()
                continue
            if i and lower in _COORDINATORS and not coordinated:
                coordinated, at = True, token.end()
                continue
            if lower.endswith(_CONTRACTIONS) or (i == 0 and lower == _SHARES_OF) or (i and lower in self._cardinals):
                break
            if (lower in self._stops and not (singular and lower in self.deeds)) or (
                lower.endswith("ly") and i and lower not in NOUNS_IN_LY
            ):
                break
            if singular and i and lower.endswith(("ed", "ing")):
                break
            if first_hyphened and i == 0:
                if lower == "strong":
                    return self._strong(text, start, token.end())
                if lower.split("-")[0] in self._stops or lower in self._hyphen_idioms:
                    return None
                return self._phrase(text, start, token, plural=False)
            if lower in self._modifiers:
                head = token
            if (self.plurals.is_plural(lower) or is_plural_acronym(word)) and not self._goes_on(
                text, token, last, singular=singular
            ):
                if head is not None and self._is_verb(text, token):
                    break
                return self._phrase(text, start, token, plural=True)
            last = last if coordinated else token
            at = token.end()
            if word[0].isupper() and not word.endswith(_OWNING) and (model := _MODEL.match(text, at)):
                at = model.end()
        if head is not None and not singular:
            return self._phrase(text, start, head, plural=True)
        if singular and last is not None:
            return self._phrase(text, start, last, plural=False)
        return None

    def _goes_on(self, text: str, plural: re.Match[str], before: re.Match[str] | None, *, singular: bool) -> bool:
        """Whether a plural is part of a name before the noun: "40 United States senators", "one Rolling Stones album",
        "300 NHS trusts", "12 Leeds residents"."""
        word = plural["word"]
        following = _TOKEN.match(text, plural.end())
        if not word[0].isupper() or following is None or not following["word"][0].islower():
            return False
        if before is not None and (singular or before["word"] == "United"):
            return True
        lower = following["word"].lower()
        return (
            following["gap"] == " " and lower not in self._stops and (word.isupper() or self.plurals.is_plural(lower))
        )

    def _is_verb(self, text: str, word: re.Match[str]) -> bool:
        """Whether what looks like a plural says what else was done: "orders 48 aircraft and reports strong results"."""
        if not text.endswith(_JOINING, 0, word.start()):
            return False
        following = _TOKEN.match(text, word.end())
        if following is None or following["word"].endswith(("ed", "ing")):
            return False
        return not self.is_function_word(following["word"].lower())

    def counted_first(self, text: str, at: int) -> NounPhrase | None:
        """The noun behind a number that stands before another one, as if a hyphen joined it: "a two course lunch"."""
        match = self._counted_first.match(text, at)
        if match is None or match["next"] in self._stops:
            return None
        noun = match["noun"]
        return NounPhrase(start=match.start("noun"), end=match.end("noun"), noun=noun, head=noun, plural=False)

    def is_function_word(self, lower: str) -> bool:
        """Whether a word ends a noun phrase or bounds a number, and so names nothing: "some", "only"."""
        return lower in self._stops or lower in self._bounds

    def is_code(self, text: str, start: int) -> bool:
        """Whether the number at the offset is called rather than counted: "911 calls"."""
        return self._codes.match(text, start) is not None

    def _strong(self, text: str, start: int, at: int) -> NounPhrase | None:
        """What is as many: "a 200-strong crowd"."""
        many = self.phrase(text, at, singular=True)
        return NounPhrase(start=start, end=many.end, noun=many.noun, head=many.head, plural=False) if many else None

    def _phrase(self, text: str, start: int, head: re.Match[str], *, plural: bool) -> NounPhrase:
        end = head.end()
        tail = self.tallies.state_behind(text, end)
        return NounPhrase(
            start=start, end=tail, noun=text[start:tail], head=self.plurals.singular(head["word"]), plural=plural
        )
