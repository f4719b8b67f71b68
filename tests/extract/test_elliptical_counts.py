"""Counts without a noun beside them: what is left over, what opens a clause, what a crew or a crowd consists of."""

import pytest

from reconcile.extract.figures import Figures


@pytest.mark.parametrize(
    ("text", "span", "value", "unit"),
    [
        ("The barge carried 49 people. By noon 27 had been confirmed dead.", "27 had been confirmed dead", 27, "dead"),
        ("The barge carried 49 people; nine are still missing.", "nine are still missing", 9, "missing"),
        ("Twelve miners came up on Monday. The search for the other nine goes on.", "nine", 9, "miner"),
        ("Twelve miners came up on Monday. The remaining nine are being sought.", "nine", 9, "miner"),
        ("Twelve were rescued. Boats look for the remaining nine.", "nine", 9, "person"),
        ("Some 400 villagers fled; about 60 remain in the school.", "about 60", 60, "villager"),
        ("It has 4,000 members, and 3,100 voted for it.", "3,100", 3100, "member"),
        ("Police found 14 boats. All 14 were towed to Oslo.", "14", 14, "boat"),
        ("Of the 240 nurses in town, 180 walked out.", "180", 180, "nurse"),
        ("The neighbours, 3,200 of whom signed a petition, are cross.", "3,200", 3200, "neighbour"),
        ("Of those tested, 86 had the gene.", "86", 86, "person"),
        ("Of those who voted, 412 said no.", "412", 412, "person"),
        ("The talks left 300 jobs in doubt, and he said that 120 had gone.", "120", 120, "job"),
        ("Of the 14 games ten ended in a draw.", "ten", 10, "game"),
        ("More than 12,000 fled their homes.", "More than 12,000", 12000, "person"),
        ("The fire broke out where 300 queued for bread.", "300", 300, "person"),
        ("The club has 40 members, and 31 voted for it.", "31", 31, "member"),
        ("A crowd of more than 31,000 watched.", "more than 31,000", 31000, "crowd"),
        ("The crowd at Abbey Quay was more than 31,000.", "more than 31,000", 31000, "crowd"),
        ("An audience of about 2,000 clapped.", "about 2,000", 2000, "audience"),
        ("It has a staff of nearly 900.", "nearly 900", 900, "staff"),
        ("A crew of 14 was aboard.", "14", 14, "crew"),
        ("A team of six searched the hold.", "six", 6, "team"),
        ("A group of about 40 blocked the gate.", "about 40", 40, "group"),
        ("The fleet of 22 will be sold.", "22", 22, "fleet"),
        ("The team was nine strong.", "nine strong", 9, "person"),
        ("A 19-strong squad flew out.", "19-strong squad", 19, "squad"),
    ],
)
def test_counts_without_a_noun(figures: Figures, text: str, span: str, value: int, unit: str) -> None:
    found = [(text[f.start : f.end], f.value.low, f.unit) for f in figures.find(text) if f.kind == "count"]
    assert (span, value, unit) in found


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("The 40 boats left. Two minutes later another came.", "Two"),
        ("Twelve men fled. The two unidentified suspects fled too.", "two"),
        ("They closed 14 lanes. U.S. 41 remained open.", "41"),
        ("Forty guests fled from the party in the area of 12400 N. Elm Street.", "12400"),
        ("The Group of 20 met in Oslo after 40 talks.", "20"),
        ("Forty boats left at seven and were lost.", "seven"),
        ("The crew came at 14.", "14"),
        ("Room 12 applied for a loan.", "12"),
        ("In 2019 fled the last of them.", "2019"),
        ("In 2019 were sold the last 40 boats.", "2019"),
        ("The class of 2019 was glad.", "2019"),
        ("They sold 40 boats. On the 14th were the talks.", "14th"),
    ],
)
def test_numbers_that_count_nothing(figures: Figures, text: str, span: str) -> None:
    start = text.index(span)
    assert not [f for f in figures.find(text) if f.kind == "count" and f.start <= start < f.end]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Food rose 6 per cent, clothes almost four.", ["6 per cent", "almost four"]),
        ("Rents were up 6.1 per cent, wages nearly four and prices three.", ["6.1 per cent", "nearly four", "three"]),
        ("It slipped to 3.4 per cent from nearly four the month before.", ["3.4 per cent", "nearly four"]),
        ("Sales rose 9 per cent; the firm hired four.", ["9 per cent"]),
        ("Sales rose 9 per cent, helped by two.", ["9 per cent"]),
        ("Sales rose 9 per cent, says chapter four.", ["9 per cent"]),
        ("It keeps 12p in every pound.", ["12p in every pound"]),
        ("The state takes eleven and a half pence of every pound.", ["eleven and a half pence of every pound"]),
        ("Seven cents of each dollar goes on rent.", ["Seven cents of each dollar"]),
        ("Lenders got thirty cents on the dollar.", ["thirty cents on the dollar"]),
        ("It sold at 12 cents of the euro's worth.", []),
        ("A loaf costs 12 cents in the shop.", []),
        ("He kept 12 pence of the dollar.", []),
    ],
)
def test_percents_that_leave_out_the_sign(figures: Figures, text: str, spans: list[str]) -> None:
    found = [f for f in figures.find(text) if f.kind in ("percent", "percent_change")]
    assert [text[f.start : f.end] for f in found] == spans


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("You had to be at least 50.", "at least 50"),
        ("Patients aged at least 50 took part.", "at least 50"),
        ("Adults of at least 50 took part.", "at least 50"),
        ("Nurses must be over 18 to serve.", "over 18"),
        ("You must be 18 or older.", "18 or older"),
        ("You have to be 18 to vote.", "18"),
        ("At the age of at least 50 they may join.", "at least 50"),
    ],
)
def test_least_ages(figures: Figures, text: str, span: str) -> None:
    found = [f for f in figures.find(text) if f.kind == "age"]
    assert [text[f.start : f.end] for f in found] == [span]


@pytest.mark.parametrize(
    "text",
    [
        "The gap must be at least 50.",
        "They were at least 50 miles out.",
        "A heap of at least 50 burned.",
        "The gap must be 50.",
        "You must be 50 miles out.",
        "She is at most 50 cm off.",
    ],
)
def test_least_numbers_are_no_ages(figures: Figures, text: str) -> None:
    assert not [f for f in figures.find(text) if f.kind == "age"]
