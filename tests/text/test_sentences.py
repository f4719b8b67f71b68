"""Where sentences end: behind units and abbreviations too, where the next one shows that it begins."""

import pytest

from reconcile.model import Document
from reconcile.rulepack.load import load_rules
from reconcile.text.sentences import Sentences

RULES = load_rules(())


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Gusts reached 120 km/h. Homes lost roofs.", 2),
        ("It was 40 °C. Schools stayed shut.", 2),
        ("Waves were 5 m. Boats stayed in port.", 2),
        ("In 2019 J. Smith came.", 1),
        ("Mr. He came from Oslo.", 1),
        ("She lives in the U.S. The firm doesn't.", 2),
        ("She lives in the U.S. State Department's house.", 1),
        ("She works for Elm Inc. In May it closed.", 2),
        ("She works for Elm Inc. Pumps of Leeds.", 1),
        ("It opened at 9 a.m. A crowd came.", 2),
        ("It opens at 9 a.m. Monday.", 1),
        ("They sell bolts, e.g. The Long One, in packs.", 1),
    ],
)
def test_sentences(text: str, parts: int) -> None:
    assert len(Sentences(Document(id="a", path="a", text=text), RULES).spans) == parts
