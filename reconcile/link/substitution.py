"""Whether two sentences tell of two things in one word only: "the retail trade", "the restaurant trade"."""

from collections.abc import Mapping

from reconcile.link.alignment import Alignment
from reconcile.link.nouns import Nouns
from reconcile.model import Claim
from reconcile.rulepack.schema import Rules
from reconcile.text.sentences import Sentences
from reconcile.text.vocabulary import folded_forms_of, forms_of
from reconcile.text.words import WORD, fold

FORETOLD = ("plan", "forecast", "target")
_ARTICLES = frozenset({"a", "an", "the"})


class Substitution:
    """Looks at where a word stands for which another sentence, alike in all else, has another."""

    def __init__(self, alignment: Alignment, sentences: Mapping[str, Sentences], rules: Rules, nouns: Nouns) -> None:
        self._alignment = alignment
        self._sentences = sentences
        self._nouns = nouns
        self._function = folded_forms_of(rules, "function")
        moving = folded_forms_of(rules, "level", "change")
        self._verbs = moving.union(forms_of(rules, "verb"))
        self._setting = folded_forms_of(rules, "setting")
        moves = (word for entry in rules.changes for word in (*entry.before, *entry.after) if entry.direction)
        self._moves = moving.union(map(fold, moves))
        self._foretold = {
            fold(f.split()[0]) for entry in rules.modality if entry.modality in FORETOLD for f in entry.forms
        }

    def is_contrast(self, a: Claim, b: Claim) -> bool:
        """Whether one word stands for another, all else is said alike, and the two are hardly words for one thing: of
        no measure that is known, or telling of one noun, or where something is ("in the city", "among the young").
        Who awards $31 million, the court or the jury, may well be one."""
        x, y = self._alignment.beside(a), self._alignment.beside(b)
        ours, theirs = x - y, y - x
        if not len(ours) == len(theirs) == 1 or ours | theirs <= self._moves or ours | theirs <= self._foretold:
            return False  # "cut" and "slashed" say one thing, "hit" and "reached", "plans" and "expects" too
        if a.frame.concept is None and b.frame.concept is None:
            return True
        (one,), (other,) = ours, theirs
        (before, behind), (before_other, behind_other) = self._around(a, one), self._around(b, other)
        if before == before_other and before in self._setting:
            return True
        if not behind or behind != behind_other or not self._is_noun(behind):
            return False
        return all(word in self._function for word in (before, before_other) if word)  # else it is what they do

    def _around(self, claim: Claim, word: str) -> tuple[str, str]:
        """The words before and behind a word of a claim's sentence, articles left out; empty at its ends, behind what
        belongs to whom it names ("the company's"), and where it can't be found."""
        text = self._sentences[claim.document]
        span = text.at(claim.start)
        written = [match[0] for match in WORD.finditer(text.text, span.start, span.end)]
        words = [self._nouns.meaning(fold(w)) for w in written]
        if word not in words:
            return "", ""
        place = words.index(word)
        lead = place - 1 if place and words[place - 1] not in _ARTICLES else place - 2
        owns = written[place].endswith(("'s", "’s"))
        return words[lead] if lead >= 0 else "", "" if owns else next(iter(written[place + 1 :]), "")

    def _is_noun(self, word: str) -> bool:
        """Whether a word that follows another may be the noun that the other tells of."""
        is_verb = word.endswith("ed") or not {word.lower(), fold(word)}.isdisjoint(self._verbs)
        return not is_verb and fold(word) not in self._function and not word[0].isdigit()
