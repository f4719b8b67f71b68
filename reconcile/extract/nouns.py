"""The noun phrase behind a number and its singular head: "Canadian volunteers" → volunteer."""

import re

from msgspec import Struct

from reconcile.extract.plurals import Plurals
from reconcile.rulepack.lexicon import alternation
from reconcile.rulepack.schema import Rules

_TOKEN = re.compile(r"(?P<gap>[ \u00a0]|-|\n(?!\n))(?P<word>(?:[A-Z]\.){2,}|[^\W\d_](?:[\w’'&]|[.](?=\w)|-(?=\w))*)")
# "Model 3 sedans": a number that belongs to the name inside a noun phrase.
_MODEL = re.compile(r"[ ][0-9]{1,3}(?=[ ][a-z])")
_QUALIFIERS = frozenset({"approximation", "lower_bound", "upper_bound"})
_NUMBERS = frozenset({"cardinal", "multiplier"})
_COORDINATORS = frozenset({"and", "or", "&"})
_CONTRACTIONS = ("'d", "’d", "'ll", "’ll", "'ve", "’ve", "'re", "’re", "'m", "’m")  # a pronoun with its verb
NOUNS_IN_LY = frozenset(
    {"family", "assembly", "supply", "ally", "rally", "reply", "monopoly", "anomaly", "belly", "fly"}
)
_LIMIT = 6  # words in a noun phrase, modifiers included
# "The death toll from the quake rose to 57": a noun, where it is from, and words that lead to the number.
_TALLY = (
    r"(?<!\w)(?P<noun>[a-z]+)(?P<of>[ ]of[ ](?:(?!{0})[a-z-]+[ ]){{0,3}}?(?!{0})[a-z-]+s|[ ]of[ ][a-z]+)?"
    r"(?:[ ][a-z]+ed|[ ]cast)?"
    r"(?:[ ](?:in|from|among)(?:[ ][\w’'-]+){{1,4}}?)??"
    r"(?P<links>(?:[ ]{0}){{1,5}})[ ]\Z"
)
_OF = re.compile(r"[ ]of[ ](?:(?:the|his|her|its|their|our|my|your|these|those|them)[ ])?")


class NounPhrase(Struct, frozen=True, kw_only=True):
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
        self._modifiers = frozenset(words.get("modifier", ()))
        self._states = frozenset(words.get("state", ()))
        self._state_verbs = {
            verb: state for entry in rules.nouns if entry.role == "state" for verb, state in entry.singular.items()
        }
        self._tallies = frozenset(words.get("tally", ()))
        states = rf"[ ](?P<state>{alternation(self._states)})(?![\w-])"
        adverbs = alternation(words.get("state_adverb", ()))
        links = alternation(words.get("state_link", ()))
        self._state_after_noun = re.compile(rf"(?:[ ]{adverbs}){{0,3}}{states}", re.IGNORECASE)
        self._state = re.compile(rf"(?:[ ](?:{adverbs}|{links})){{0,4}}{states}", re.IGNORECASE)
        self._tally = re.compile(_TALLY.format(alternation(words.get("tally_link", ()))), re.IGNORECASE)
        qualifiers = alternation(
            form for entry in rules.magnitudes for form in entry.forms if entry.role in _QUALIFIERS
        )
        self._verb = re.compile(rf"(?<!\w)(?P<verb>[a-z]+)(?:[ ](?:another|{qualifiers}))?[ ]\Z", re.IGNORECASE)
        self._codes = re.compile(
            alternation(form + ending for form in words.get("code", ()) for ending in ("", "s")), re.IGNORECASE
        )
        ends = alternation((*words.get("followed", ()), *words.get("clause", ())))
        self._clause_end = re.compile(rf"\s*(?:[.;:)”\"]|,(?![0-9])|\Z)| {ends}", re.IGNORECASE)
        # In a headline they are capitals too: "Blast Kills 12", "Toll Rises To 57".
        self.leading = frozenset((*self._state_verbs, *words.get("tally_link", ())))
        self.names = frozenset(words.get("name", ()))
        self.pair_words = frozenset(words.get("pair", ()))
        self._hyphen_idioms = frozenset(words.get("hyphen_idiom", ()))
        self.single_idioms = frozenset(words.get("single_idiom", ()))
        self.occasions = frozenset(words.get("occasion", ()))
        self.numbers = frozenset(form for entry in rules.magnitudes if entry.role in _NUMBERS for form in entry.forms)
        self.ordinal_idioms = frozenset(words.get("ordinal_idiom", ()))

    def phrase(self, text: str, at: int, *, of: bool = False, singular: bool = False) -> NounPhrase | None:
        """The noun phrase that begins behind a number.

        With `of`, "of the" may stand between. Without `singular` the head must be a plural: "40 U.S. senators" has one,
        "166 Center Street" has none.
        """
        if of and (between := _OF.match(text, at)):
            at = between.end() - 1
        start = at
        last: re.Match[str] | None = None
        head: re.Match[str] | None = None
        first_hyphened = coordinated = False
        for i in range(_LIMIT):
            token = _TOKEN.match(text, at)
            if token is None:
                break
            word = token["word"]
            if i == 0:
                start = token.start("word")
                first_hyphened = token["gap"] == "-"
            elif token["gap"] == "-":
                break
            lower = word.lower()
            if i == 0 and lower in self._states:
                # "12 missing hikers", but "12 missing and 3 hikers dead".
                head = token if self.plurals.is_plural(lower) else None
                coordinated, at = True, token.end()
                continue
            if i and lower in _COORDINATORS and not coordinated:
                coordinated, at = True, token.end()
                continue
            if lower.endswith(_CONTRACTIONS):
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
            # "One Rolling Stones album" goes on behind the name.
            if self.plurals.is_plural(lower) and not (singular and i and word[0].isupper()):
                return self._phrase(text, start, token, plural=True)
            last = last if coordinated else token
            at = token.end()
            if word[0].isupper() and (model := _MODEL.match(text, at)):
                at = model.end()
        if head is not None and not singular:
            return self._phrase(text, start, head, plural=True)
        if singular and last is not None:
            return self._phrase(text, start, last, plural=False)
        return None

    def is_code(self, text: str, start: int) -> bool:
        """Whether the number at the offset is called rather than counted: "911 calls"."""
        return self._codes.match(text, start) is not None

    def ends_clause(self, text: str, at: int) -> bool:
        """Whether no noun can follow at the offset: the clause ends, or its next part begins there."""
        return self._clause_end.match(text, at) is not None

    def state(self, text: str, at: int) -> tuple[int, str] | None:
        """The state that people are counted by behind the offset ("were killed"): its end, and the word."""
        match = self._state.match(text, at)
        return (match.end(), match["state"].lower()) if match else None

    def suffered(self, text: str, at: int) -> str | None:
        """The state that a verb before the offset puts people in: "killing at least " → killed."""
        match = self._verb.search(text, max(0, at - 40), at)
        return self._state_verbs.get(match["verb"].lower()) if match else None

    def tally(self, text: str, at: int) -> tuple[str, bool] | None:
        """The noun that a total at the offset is of, and whether only "of" parts them ("a crowd of")."""
        match = self._tally.search(text, max(0, at - 70), at)
        if match is None or match["noun"].lower() not in self._tallies:
            return None
        noun = match["of"].rpartition(" ")[2] if match["of"] else match["noun"]
        return self.plurals.singular(noun), match["links"].lower() == " of"

    def _strong(self, text: str, start: int, at: int) -> NounPhrase | None:
        """What is as many: "a 200-strong crowd"."""
        many = self.phrase(text, at, singular=True)
        return NounPhrase(start=start, end=many.end, noun=many.noun, head=many.head, plural=False) if many else None

    def _phrase(self, text: str, start: int, head: re.Match[str], *, plural: bool) -> NounPhrase:
        end = head.end()
        state = self._state_after_noun.match(text, end)
        tail = state.end() if state else end
        return NounPhrase(
            start=start, end=tail, noun=text[start:tail], head=self.plurals.singular(head["word"]), plural=plural
        )
