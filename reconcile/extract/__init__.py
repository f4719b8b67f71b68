"""Document → mentions: what the text claims, as it is written."""

from msgspec import Struct

from reconcile.extract.attribution import Attributions
from reconcile.extract.date import Dates
from reconcile.extract.figures import Figures
from reconcile.extract.statement import statements_of
from reconcile.model import Attribution, Document, Figure, Moment, Statement
from reconcile.rulepack.schema import Rules
from reconcile.text.sentences import Sentences

__all__ = ["Extractor", "Mentions"]


class Mentions(Struct, frozen=True, kw_only=True):
    """All that one document mentions, each kind in the order of the text, and the sentences they stand in."""

    sentences: Sentences
    figures: tuple[Figure, ...]
    moments: tuple[Moment, ...]
    attributions: tuple[Attribution, ...]
    statements: tuple[Statement, ...]


class Extractor:
    """The lexicons of all dimensions, compiled once for a set of rules."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._dates = Dates(rules)
        self._figures = Figures(rules)
        self._attributions = Attributions(rules)

    def mentions(self, document: Document, *, statements: bool = False) -> Mentions:
        """All of the kinds that are always read, and statements where they are asked for.

        Dates go first: a numeral inside one ("20 to 22 March") is no figure.
        """
        sentences = Sentences(document, self._rules)
        moments = self._dates.find(document.text)
        return Mentions(
            sentences=sentences,
            moments=tuple(moments),
            figures=tuple(self._figures.find(document.text, moments)),
            attributions=tuple(self._attributions.find(document, sentences)),
            statements=tuple(statements_of(document, sentences)) if statements else (),
        )
