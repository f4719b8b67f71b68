"""What a bare number counts: people by their state ("were killed"), and totals ("the toll rose to")."""

import re

from reconcile.extract.numerals import lead_word
from reconcile.extract.plurals import Plurals
from reconcile.rulepack.lexicon import alternation
from reconcile.rulepack.schema import Rules
from reconcile.text.vocabulary import forms_of

REACH = 80  # code points; "toll from the fire at the Dorvan coal mine has since risen to at least " is 70
_NUMBERS = "numbers"  # "passenger numbers reached 7.2 million"
_QUALIFIERS = frozenset({"approximation", "lower_bound", "upper_bound"})
# "The death toll from the quake rose to 57": a noun, where it is from, and words that lead to the number.
_TALLY = (
    r"(?<!\w)(?P<noun>[a-z]+)"
    r"(?P<of>[ ]of[ ](?:(?!{0})[a-z-]+[ ]){{0,3}}?(?!{0})[a-z-]+s|[ ]of[ ](?!{0}|the\b|an?\b)[a-z]+)?"
    r"(?:[ ][a-z]+ed|[ ]cast)?"
    r"(?:[ ](?:in|from|among|at|across|on|of|for)(?:[ ][\w’'-]+){{1,4}}?){{0,2}}?"
    r"(?:(?P<links>(?:[ ]{0}|{1}){{1,5}}?)|(?P<label>[:,]))(?:[ ]{2})?[ ]\Z"
)

_SHARE = r"[ ][0-9]{1,3}(?:[.,][0-9]{1,2})?[ ]?(?:%|percent(?![a-z])|per[ ]cent(?![a-z]))"
_MOVED = re.compile(
    r"[ ](?:rose|risen|fell|fallen|grew|grown|climbed|jumped|surged|soared|increased|dropped|declined|slipped)\b"
)
# "In the crowd, 12, …" are among it.
_WITHIN = re.compile(r"(?<!\w)(?:in|of|from|among|at|with|by|for)[ ](?:the[ ]|its[ ])?\Z", re.IGNORECASE)


class Tallies:
    """Reads the words around a number that has no noun of its own."""

    def __init__(self, rules: Rules, plurals: Plurals) -> None:
        self._plurals = plurals
        words: dict[str, set[str]] = {}
        for entry in rules.nouns:
            words.setdefault(entry.role, set()).update(entry.forms)
        self._state_verbs = {
            verb: state for entry in rules.nouns if entry.role == "state" for verb, state in entry.singular.items()
        }
        self._tallies = frozenset(words.get("tally", ()))
        self._collectives = frozenset(words.get("collective", ()))
        self._counted = frozenset((*forms_of(rules, "person"), *(plurals.singular(tally) for tally in self._tallies)))
        self._states = frozenset((*words.get("state", ()), *words.get("state_verb", ())))
        state = rf"[ ](?P<state>{alternation(words.get('state', ()))})(?![\w-])"
        adverbs = alternation(words.get("state_adverb", ()))
        links = alternation(words.get("state_link", ()))
        self._state_after_noun = re.compile(rf"(?:[ ]{adverbs}){{0,3}}{state}", re.IGNORECASE)
        verb = rf"(?:[ ](?:may|might|could|have|had|has)){{0,2}}[ ](?P<verb>{alternation(words.get('state_verb', ()))})"
        self._state = re.compile(rf"(?:[ ](?:{adverbs}|{links})){{0,4}}{state}|{verb}", re.IGNORECASE)
        did = alternation(words.get("people_did", ()))
        self._people_did = re.compile(
            rf" (?:of them )?(?:(?:have|had|then|later|also|{adverbs}) )?{did}", re.IGNORECASE
        )
        self._priced = frozenset((*words.get("priced", ()), *words.get("in_millions", ())))
        qualifiers = alternation(
            form for entry in rules.magnitudes for form in entry.forms if entry.role in _QUALIFIERS
        )
        links = alternation(words.get("tally_link", ()))
        self._tally = re.compile(_TALLY.format(links, _SHARE, qualifiers), re.IGNORECASE)
        self._verb = re.compile(rf"(?<!\w)(?P<verb>[a-z]+)(?:[ ](?:another|{qualifiers}))?[ ]\Z", re.IGNORECASE)
        ends = alternation((*words.get("followed", ()), *words.get("clause", ())))
        self._clause_end = re.compile(rf"\s*(?:[.;:)”\"\n]|,(?![0-9])|\Z)| {ends}", re.IGNORECASE)
        # In a headline they are capitals too: "Blast Kills 12", "Toll Rises To 57".
        self.leading = frozenset((*self._state_verbs, *words.get("tally_link", ())))

    def state_behind(self, text: str, at: int) -> int:
        """Where the state of what a noun names ends behind it ("villagers still missing"); the offset without one."""
        match = self._state_after_noun.match(text, at)
        return match.end() if match else at

    def ends_clause(self, text: str, at: int) -> bool:
        """Whether no noun can follow at the offset: the clause ends, or its next part begins there."""
        return self._clause_end.match(text, at) is not None

    def state(self, text: str, at: int) -> tuple[int, str] | None:
        """The state that people are counted by behind the offset ("were killed"): its end, and the word."""
        match = self._state.match(text, at)
        return (match.end(), (match["state"] or match["verb"]).lower()) if match else None

    def is_done_by_people(self, text: str, at: int) -> bool:
        """Whether what is told behind the offset is what only people did: "... fled their homes"."""
        return self._people_did.match(text, at) is not None

    def is_state(self, unit: str) -> bool:
        """Whether a unit is what people are counted by ("killed") and no name for them."""
        return unit in self._states

    def suffered(self, text: str, at: int) -> str | None:
        """The state that a verb before the offset puts people in: "killing at least " → killed."""
        match = self._verb.search(text, max(0, at - 40), at)
        return self._state_verbs.get(match["verb"].lower()) if match else None

    def tally(self, text: str, at: int, *, large: bool = False) -> tuple[str, bool] | None:
        """The noun that a total at the offset is of, and whether only "of" or a colon parts them ("a crowd of").

        A `large` number is a total of any plural that moved: "admissions rose to 2.2 million".
        """
        match = self._tally.search(text, max(0, at - REACH), at)
        while match is not None:
            within = match["label"] == "," and _WITHIN.search(text, max(0, match.start() - 16), match.start())
            if not within and (found := self._total(text, match, large=large)) is not None:
                return found
            match = self._tally.search(text, match.end("noun"), at)  # "on Monday the number of votes stood at"
        return None

    def _total(self, text: str, match: re.Match[str], *, large: bool) -> tuple[str, bool] | None:
        noun = match["noun"].lower()
        if noun == _NUMBERS and (of := lead_word(text, match.start("noun"))) and of in self._counted:
            return of, False
        moved = large and match["links"] is not None and _MOVED.search(match["links"]) is not None
        beside = match["links"] == " of" and match.start("links") == match.end("noun")
        consists = beside and match["noun"] in self._collectives
        are_the = noun in self._states and not beside and lead_word(text, match.start("noun")) == "the"  # "the dead"
        if (
            not consists
            and not are_the
            and noun not in self._tallies
            and not (moved and noun not in self._priced and self._plurals.is_plural(noun))
        ):
            return None
        if are_the:
            return noun, False
        noun = match["of"].rpartition(" ")[2] if match["of"] else match["noun"]
        return self._plurals.singular(noun), match["label"] is not None or match["links"].lower() == " of"
