"""The packs that tell what a figure is a figure of: measures, names, baselines, modality and the words of clauses."""

from reconcile.extract import Extractor
from reconcile.model import Claim, Document, Span
from reconcile.normalise import Normaliser
from reconcile.normalise.frame_words import class_phrases, frame_words
from reconcile.rulepack.entries.baselines import Baseline
from reconcile.rulepack.entries.measures import Measure
from reconcile.rulepack.entries.modality import ModalityWord
from reconcile.rulepack.entries.names import Name
from reconcile.rulepack.entries.vocabulary import WordClass
from reconcile.rulepack.schema import Rules
from reconcile.text.phrases import words_of


class FrameTrials:
    """Whether the frames of a text's claims show that an entry was found in it."""

    def __init__(self, rules: Rules) -> None:
        self._extractor = Extractor(rules)
        self._normaliser = Normaliser(rules)
        self._words = frame_words(rules)

    def measure(self, entry: Measure, text: str) -> bool:
        """A claim that is a value of the measure."""
        return any(claim.frame.concept == entry.id for claim in self._claims(text))

    def baseline(self, entry: Baseline, text: str) -> bool:
        """A change against the baseline, with the year behind its name where one is stated."""
        names = [claim.frame.baseline or "" for claim in self._claims(text)]
        return any(name == entry.id or name[:-5] == entry.id for name in names)

    def modality(self, entry: ModalityWord, text: str) -> bool:
        """A claim that is no statement of fact, or denied; for words that take a denial back, a denial without them."""
        if entry.modality in ("affirmed", "asked"):
            claims = self._claims(text)
            return bool(claims) and all(claim.frame.polarity == "affirmed" for claim in claims)
        return any(entry.modality in (c.frame.modality, c.frame.polarity) for c in self._claims(text))

    def name(self, entry: Name, text: str) -> bool:
        """The place or body, named."""
        known = self._words.names.known(text)
        return any(hit.place == entry.id for hit in self._words.names.find(text, Span(start=0, end=len(text)), known))

    def word_class(self, entry: WordClass, text: str) -> bool:
        """One of the words in any of its endings; for nouns that stand for people, a figure that counts people."""
        if entry.role == "person":
            document = Document(id="example", path="example", text=text)
            return any(self._words.is_person(figure.unit) for figure in self._extractor.mentions(document).figures)
        return any(hit.payload == entry for hit in class_phrases([entry]).find(words_of(text, 0, len(text))))

    def _claims(self, text: str) -> list[Claim]:
        document = Document(id="example", path="example", text=text)
        found = self._extractor.mentions(document)
        return self._normaliser.claims(
            document, 1, found.sentences, found.figures, found.moments, found.attributions, statements=()
        )
