"""The rule packs: which files there are and what an entry of each may say."""

from msgspec import Struct

from reconcile.rulepack.entries.abbreviations import Abbreviation
from reconcile.rulepack.entries.baselines import Baseline
from reconcile.rulepack.entries.changes import ChangeWord
from reconcile.rulepack.entries.currencies import Currency
from reconcile.rulepack.entries.findings import FindingRule
from reconcile.rulepack.entries.furniture import FurnitureRule
from reconcile.rulepack.entries.magnitudes import NumberWord
from reconcile.rulepack.entries.measures import Measure
from reconcile.rulepack.entries.modality import ModalityWord
from reconcile.rulepack.entries.names import Name
from reconcile.rulepack.entries.nouns import NounRule
from reconcile.rulepack.entries.periods import PeriodWord
from reconcile.rulepack.entries.relations import Relation
from reconcile.rulepack.entries.speakers import SpeakerWord
from reconcile.rulepack.entries.tolerances import Tolerance
from reconcile.rulepack.entries.units import Unit
from reconcile.rulepack.entries.vocabulary import WordClass
from reconcile.rulepack.entry import Entry


class Rules(Struct, frozen=True, kw_only=True, eq=False):
    """All packs in force, each in the order of its file. Compared by identity: lexicons are built once for each."""

    abbreviations: tuple[Abbreviation, ...]
    baselines: tuple[Baseline, ...]
    changes: tuple[ChangeWord, ...]
    currencies: tuple[Currency, ...]
    findings: tuple[FindingRule, ...]
    furniture: tuple[FurnitureRule, ...]
    magnitudes: tuple[NumberWord, ...]
    measures: tuple[Measure, ...]
    modality: tuple[ModalityWord, ...]
    names: tuple[Name, ...]
    nouns: tuple[NounRule, ...]
    periods: tuple[PeriodWord, ...]
    relations: tuple[Relation, ...]
    speakers: tuple[SpeakerWord, ...]
    tolerances: tuple[Tolerance, ...]
    units: tuple[Unit, ...]
    vocabulary: tuple[WordClass, ...]


PACKS: dict[str, type[Entry]] = {
    "abbreviations": Abbreviation,
    "baselines": Baseline,
    "changes": ChangeWord,
    "currencies": Currency,
    "findings": FindingRule,
    "furniture": FurnitureRule,
    "magnitudes": NumberWord,
    "measures": Measure,
    "modality": ModalityWord,
    "names": Name,
    "nouns": NounRule,
    "periods": PeriodWord,
    "relations": Relation,
    "speakers": SpeakerWord,
    "tolerances": Tolerance,
    "units": Unit,
    "vocabulary": WordClass,
}
