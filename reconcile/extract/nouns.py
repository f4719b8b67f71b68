"""The noun phrase behind a number and its singular head: "Canadian volunteers" → volunteer."""

import re

from msgspec import Struct

from reconcile.rulepack.schema import Rules

_TOKEN = re.compile(r"(?P<gap>[ \u00a0]|-|\n(?!\n))(?P<word>(?:[A-Z]\.){2,}|[^\W\d_](?:[\w’'&]|[.](?=\w)|-(?=\w))*)")
_STATE_GAP = re.compile(
    r"(?:(?:[ ](?:still|now|feared|reported|reportedly|presumed|believed))*[ ])(?P<state>[a-z]+)(?![\w-])"
)
# "Model 3 sedans": a number that belongs to the name inside a noun phrase.
_MODEL = re.compile(r"[ ][0-9]{1,3}(?=[ ][a-z])")
_COORDINATORS = frozenset({"and", "or", "&"})
_LIMIT = 6  # words in a noun phrase, modifiers included
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
        irregular: dict[str, str] = {}
        for entry in rules.nouns:
            words.setdefault(entry.role, set()).update(entry.forms)
            irregular.update(entry.singular)
        self._stops = frozenset(words.get("stop", ()))
        self._modifiers = frozenset(words.get("modifier", ()))
        self._not_plural = frozenset(words.get("not_plural", ()))
        self._invariant = frozenset(words.get("invariant", ()))
        self._irregular = irregular
        self.states = frozenset(words.get("state", ()))
        self.names = frozenset(words.get("name", ()))
        self.tallies = frozenset(words.get("tally", ()))
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
            if i and lower in _COORDINATORS and not coordinated:
                coordinated, at = True, token.end()
                continue
            if lower in self._stops or (lower.endswith("ly") and i and lower not in ("family", "assembly", "supply")):
                break
            if singular and i and lower.endswith(("ed", "ing")):
                break
            if first_hyphened and i == 0:
                if lower.split("-")[0] in self._stops:
                    return None
                return self._phrase(text, start, token, plural=False)
            if lower in self._modifiers:
                head = token
            if self._is_plural(lower):
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

    def state(self, text: str, at: int) -> tuple[int, str] | None:
        """The state that people are counted by behind the offset ("hurt", "still missing"): where it ends, and the word."""
        match = _STATE_GAP.match(text, at)
        if match is None or match["state"] not in self.states:
            return None
        return match.end(), match["state"]

    def singular(self, word: str) -> str:
        """The singular of a noun in lower case; a word that is no plural comes back as it is."""
        word = word.lower().removesuffix("’s").removesuffix("'s").rstrip("’'")
        known = self._irregular.get(word)
        if known is not None:
            return known
        if word in self._invariant or not word.endswith("s") or word.endswith(("ss", "us", "is")):
            compound = next((part for part in self._irregular if len(part) > 3 and word.endswith("-" + part)), None)
            return word[: -len(compound)] + self._irregular[compound] if compound else word
        if word.endswith("ies") and len(word) > 4:
            return word[:-3] + "y"
        if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
            return word[:-2]
        return word[:-1]

    def _is_plural(self, lower: str) -> bool:
        if lower in self._modifiers or lower in self._not_plural:
            return False
        if lower in self._irregular or lower in self._invariant:
            return True
        if "’" in lower or "'" in lower or len(lower) < 3:
            return False
        if lower.endswith("s"):
            return not lower.endswith(("ss", "us", "is", "ous"))
        return lower.endswith(("people", "men", "women", "children")) and lower not in (
            "specimen",
            "abdomen",
            "regimen",
        )

    def _phrase(self, text: str, start: int, head: re.Match[str], *, plural: bool) -> NounPhrase:
        end = head.end()
        state = _STATE_GAP.match(text, end)
        tail = state.end() if state and state["state"] in self.states else end
        return NounPhrase(start=start, end=tail, noun=text[start:tail], head=self.singular(head["word"]), plural=plural)
