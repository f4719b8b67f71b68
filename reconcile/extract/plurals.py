"""Which words are plurals, and their singulars: "wolves" → wolf."""

from reconcile.rulepack.schema import Rules

_NO_PLURAL_OF_MAN = frozenset({"specimen", "abdomen", "regimen", "turkmen"})


class Plurals:
    """Tells plurals by the words of rules/nouns.yaml and by their endings."""

    def __init__(self, rules: Rules) -> None:
        words: dict[str, set[str]] = {}
        irregular: dict[str, str] = {}
        for entry in rules.nouns:
            words.setdefault(entry.role, set()).update(entry.forms)
            if entry.role == "irregular":
                irregular.update(entry.singular)
        self._no_plurals = frozenset((*words.get("modifier", ()), *words.get("not_plural", ())))
        self._invariant = frozenset(words.get("invariant", ()))
        self._irregular = irregular

    def singular(self, word: str) -> str:
        """The singular of a noun in lower case; a word that is no plural comes back as it is."""
        if is_plural_acronym(word):
            return word[:-1].lower()
        word = word.lower().removesuffix("’s").removesuffix("'s").rstrip("’'")
        known = self._irregular.get(word)
        if known is not None:
            return known
        if word in self._invariant or not word.endswith("s") or word.endswith(("ss", "us", "is")):
            first, hyphen, last = word.rpartition("-")
            return f"{first}-{self._irregular[last]}" if hyphen and last in self._irregular else word
        if word.endswith("ies") and len(word) > 4:
            return word[:-3] + "y"
        if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
            return word[:-2]
        return word[:-1]

    def is_plural(self, lower: str) -> bool:
        """Whether a word in lower case is a plural that ends its noun phrase."""
        if lower in self._no_plurals:
            return False
        if lower in self._irregular or lower in self._invariant:
            return True
        if "’" in lower or "'" in lower or len(lower) < 3:
            return False
        if lower.endswith("s"):
            return not lower.endswith(("ss", "us", "is", "ous"))
        return lower.endswith(("people", "men", "women", "children")) and lower not in _NO_PLURAL_OF_MAN


def is_plural_acronym(word: str) -> bool:
    """Whether a word is written as several of what capitals stand for: "81 RBIs", "12 GPs"."""
    return len(word) > 2 and word[-1] == "s" and word[:-1].isupper() and word[:-1].isalpha()
