"""How much an equal figure tells, and what it outweighs."""

from datetime import date

import pytest
from msgspec.structs import replace

from reconcile.link.parting import Parting
from reconcile.link.score import SAME, Scorer
from reconcile.link.telling import Telling
from reconcile.model import Claim, Document
from reconcile.pipeline import extract_text
from reconcile.rulepack.load import load_rules
from reconcile.text.sentences import Sentences

DAY = date(2025, 4, 25)
RULES = load_rules(())
# What two reports of one matter have in common, without a figure in it.
MATTER = "The lido in Harrow Vale has a new owner, Oake Leisure of Perran."


def parting_of(claims: list[Claim], told: list[Document]) -> Parting:
    return Parting(claims, told, {document.id: Sentences(document, RULES) for document in told}, RULES)


def documents(*texts: str) -> tuple[list[Claim], list[Document]]:
    found: list[Claim] = []
    told: list[Document] = []
    for name, text in zip("abc", texts, strict=False):
        whole = f"{MATTER}\n\n{text}\n"
        told.append(Document(id=name, path=f"{name}.txt", text=whole, published=DAY, group="lido"))
        found += [
            replace(claim, id=f"{name}-{claim.id}", document=name)
            for claim in extract_text(whole, DAY)
            if claim.kind not in ("statement", "attribution", "date", "date_range")
        ]
    return found, told


@pytest.mark.parametrize(
    ("first", "second", "tells"),
    [
        ("It cost £4.35 million.", "The price: £4.35m.", 1.0),
        ("It cost £350,000.", "It was had for £350,000.", 1.0),
        ("It drew 600 swimmers.", "Some 600 members came.", 0.7),
        ("It is 28% larger.", "It grew by 28 per cent.", 0.7),
        ("It has two slides.", "It has two pools.", 0.3),
        ("More than 61,000 guests came.", "It had 61,240 guests.", 1.0),
        ("Nearly a thousand guests came.", "It had 768 guests.", 0.0),
        ("It cost £4.35 million.", "It cost £5.35 million.", 0.0),
        ("It cost £4.35 million.", "It weighs 4.35 million tonnes.", 0.0),
        # Slips: digits that changed places, other zeros, another currency.
        ("It drew 184,000 swimmers.", "It drew 148,000 swimmers.", 0.86),
        ("It cost £1,250.", "It cost £12,500.", 0.86),
        ("It cost £350,000.", "It cost €350,000.", 0.602),
        ("It is 28% larger.", "It is 280% larger.", 0.0),
    ],
)
def test_an_equal_figure_tells_by_its_digits(first: str, second: str, tells: float) -> None:
    claims, told = documents(first, second)
    a, b = claims
    assert Telling(claims, told, RULES).of(a, b) == pytest.approx(tells)


def test_a_figure_that_stands_in_the_other_text_is_no_slip() -> None:
    claims, told = documents("It cost £1,250.", "It cost £12,500, and the slide £1,250.")
    assert Telling(claims, told, RULES).of(claims[0], claims[1]) == 0.0


def test_without_a_group_the_texts_must_be_on_one_matter() -> None:
    claims, told = documents("It cost £350,000.", "It was had for £350,000.")
    one, other = (Document(id=d.id, path=d.path, text=d.text, published=DAY) for d in told)
    assert Telling(claims, [one, other], RULES).of(*claims) == 1.0
    elsewhere = Document(
        id="b",
        path="b.txt",
        text=other.text.replace(MATTER, "On the river Aune a miller of Stavely sold his barge."),
        published=DAY,
    )
    assert Telling(claims, [one, elsewhere], RULES).of(*claims) < 1.0


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # Nothing known is measured, and no word is shared.
        ("The council got £4.35 million.", "A developer paid £4.35m."),
        ("Each household gets 340 euros.", "It is planned that families receive €340."),
        ("The fire took 214 homes.", "Firefighters counted 214 structures."),
        ("Some 1,350 firefighters came.", "The town sent 1,350 personnel."),
        ("In October 1991 it leaked 46 tonnes.", "It leaked 46 tonnes in 1991."),
    ],
)
def test_an_equal_figure_outweighs_another_verb_noun_or_span(first: str, second: str) -> None:
    claims, told = documents(first, second)
    parting = parting_of(claims, told)
    scorer = Scorer(claims, RULES, parting)
    a, b = claims
    assert parting.apart(a, b) is None
    assert scorer.score(a, b).score >= SAME, scorer.score(a, b).fields


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        ("In 1991 it leaked 46 tonnes.", "It leaked 46 tonnes in 2003.", "period"),
        ("Net income was $46.2 million.", "Gross income was $46.2 million.", "measure"),
        ("France sold 4,620 boats.", "Spain sold 4,620 boats.", "subject"),
    ],
)
def test_not_another_time_side_or_place(first: str, second: str, reason: str) -> None:
    claims, told = documents(first, second)
    assert parting_of(claims, told).apart(*claims) == reason
