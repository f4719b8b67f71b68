from decimal import Decimal

import pytest

from reconcile.extract.figures import Figures


@pytest.mark.parametrize(
    ("text", "span", "value", "unit"),
    [
        ("He held 40 meetings.", "40 meetings", 40, "meeting"),
        ("He came eight times.", "eight times", 8, "time"),
        ("The pact names eight areas.", "eight areas", 8, "area"),
        ("The team sent 64 Canadian volunteers to Chad.", "64 Canadian volunteers", 64, "volunteer"),
        ("Officials said 12 people were killed.", "12 people", 12, "person"),
        ("There are 32 villagers still missing.", "32 villagers still missing", 32, "villager"),
        ("The blast left six hurt.", "six hurt", 6, "hurt"),
        ("It got 3,412 votes.", "3,412 votes", 3412, "vote"),
        ("The death toll rose to 57.", "57", 57, "toll"),
        ("The dead numbered 15.", "15", 15, "dead"),
        ("Doctors put the number of dead at 15.", "15", 15, "dead"),
        ("The number of deaths rose to 57.", "57", 57, "death"),
        ("A crowd of 500 watched.", "500", 500, "crowd"),
        ("Pumps: 41", "41", 41, "pump"),
        ("- Barns destroyed: 97", "97", 97, "barn"),
        ("Killed: 12\nDoor: open", "12", 12, "killed"),
        ("Some states sent 40 U.S. senators.", "40 U.S. senators", 40, "senator"),
        ("They stole 460 red and blue vans.", "460 red and blue vans", 460, "van"),
        (
            "They sold 2.7m combined digital and paper copies.",
            "2.7m combined digital and paper copies",
            2700000,
            "copy",
        ),
        ("It runs 300 NHS trusts.", "300 NHS trusts", 300, "trust"),
        ("Some 12 Leeds residents came.", "Some 12 Leeds residents", 12, "resident"),
        ("NINE HORSES WERE SOLD.", "NINE HORSES", 9, "horse"),
        ("They made 40 arms sales.", "40 arms sales", 40, "sale"),
        ("They sold 300 Model 3 sedans.", "300 Model 3 sedans", 300, "sedan"),
        ("They saw 40 wolves.", "40 wolves", 40, "wolf"),
        ("In 2019 100m people left.", "100m people", 100_000_000, "person"),
        ("It is one of the main buildings.", "one of the main buildings", 1, "building"),
        ("They saw 40 police officers.", "40 police officers", 40, "officer"),
        ("They saw 40 police.", "40 police", 40, "police"),
        ("Exactly one person died.", "one person", 1, "person"),
        ("A 12-member board met.", "12-member", 12, "member"),
        ("They fed 1,200 homeless people.", "1,200 homeless people", 1200, "person"),
        ("They found 12 missing hikers.", "12 missing hikers", 12, "hiker"),
        ("It left 12 dead in town.", "12 dead", 12, "dead"),
        ("At least 40 died in the fire.", "At least 40 died", 40, "died"),
        ("Forty have perished.", "Forty have perished", 40, "perished"),
        ("Some 45.320 spectators came.", "Some 45.320 spectators", 45320, "spectator"),
        ("Attendance was 45.320.", "45.320", 45320, "attendance"),
        ("The party won a majority of 174.", "174", 174, "majority"),
        ("Two Hurt In Valley Fire", "Two Hurt", 2, "hurt"),
        ("Blast Kills 12 In Valley Town", "12", 12, "killed"),
        ("Death Toll Rises To 57", "57", 57, "toll"),
        ("Medics saw 112 runners.", "112 runners", 112, "runner"),
        ("Quakes claimed 12 lives.", "12 lives", 12, "life"),
        ("The club has 12 wins.", "12 wins", 12, "win"),
        ("Fire at the mill\n\nAbout 120 workers fled.", "About 120 workers", 120, "worker"),
        ("Fire at the mill\n\nSome 1200 homes burned.", "Some 1200 homes", 1200, "home"),
        ("They came in 20 of the red buses.", "20 of the red buses", 20, "bus"),
    ],
)
def test_counts(figures: Figures, text: str, span: str, value: int, unit: str) -> None:
    (found,) = figures.find(text)
    assert (text[found.start : found.end], found.kind) == (span, "count")
    assert (found.value.low, found.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "span", "unit"),
    [
        ("On the 75th anniversary they sang.", "75th anniversary", "anniversary"),
        ("The third round began.", "third round", "round"),
        ("It was her third win in a row.", "third win", "win"),
        ("He lost for the third time.", "third time", "time"),
        ("It finished its fifth surgical mission.", "fifth surgical mission", "mission"),
    ],
)
def test_ordinals(figures: Figures, text: str, span: str, unit: str) -> None:
    (found,) = figures.find(text)
    assert (text[found.start : found.end], found.kind, found.unit) == (span, "ordinal", unit)


@pytest.mark.parametrize(
    "text",
    [
        "One of them left.",
        "No one came.",
        "One must eat.",
        "The two leaders met.",
        "Both sides met.",
        "It was 1990.",
        "Flight 370 was lost.",
        "Vote for ballot No. 14.",
        "They came to Lot No. 5.",
        "Section 3 and Article 5 apply.",
        "The G20 met COVID-19 experts.",
        "It paid for COVID -19 tests.",
        "They won 3-1 at home.",
        "Version 2.3.1 is out.",
        "He lives at 166 Center Street.",
        "It began at 08:59.",
        "A third party won.",
        "Those who finish third win nothing.",
        "He made a 911 call.",
        "No third country took part.",
        "The Nasdaq 100 fell.",
        "A Boeing 737 landed.",
        "Call 555-123-4567 now.",
        "#42 is https://example.org/12/people",
    ],
)
def test_what_counts_nothing(figures: Figures, text: str) -> None:
    assert figures.find(text) == []


def test_a_number_that_is_compared_takes_the_noun_before(figures: Figures) -> None:
    text = "Thieves took 460 vans, compared with 63 before."
    assert [(text[found.start : found.end], found.unit) for found in figures.find(text)] == [
        ("460 vans", "van"),
        ("63", "van"),
    ]


@pytest.mark.parametrize(
    ("text", "span", "unit"),
    [
        ("One nurse slept.", "One nurse", "nurse"),
        ("It left just one likely answer for him.", "one likely answer", "answer"),
        ("It is one of the oldest mills in town.", "one of the oldest mills", "mill"),
        ("It was one of Peru's best-loved songs.", "one of Peru's best-loved songs", "song"),
        ("One expert thinks it works.", "One expert", "expert"),
        ("One Dutch Railways train was late.", "One Dutch Railways train", "train"),
        ("Only one police officer came.", "one police officer", "officer"),
        ("One building fell.", "One building", "building"),
        ("Some 1 patient in the trial died.", "Some 1 patient", "patient"),
        ("A one-bedroom flat was let.", "one-bedroom", "bedroom"),
    ],
)
def test_one_of_something(figures: Figures, text: str, span: str, unit: str) -> None:
    (found,) = figures.find(text)
    assert (text[found.start : found.end], found.kind, found.value.low, found.unit) == (span, "count", 1, unit)


@pytest.mark.parametrize(
    "text",
    [
        "No one mill shut.",
        "This one mill shut.",
        "One cannot know. One often hears it.",
        "One really wonders.",
        "One refused to go.",
        "There is one thing, on the one hand.",
        "Phase one trials began.",
        "He left on Marine One helicopter. One Mill Lane Tower fell.",
        "1 Introduction",
        "A one-way street, a two-way radio and a seven-figure fee.",
    ],
)
def test_a_one_that_counts_nothing(figures: Figures, text: str) -> None:
    assert figures.find(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It met 30 crew members.", [("30 crew members", "member")]),
        ("It met 30 crew in Rome.", [("30 crew", "crew")]),
        (
            "A 200-strong crowd and a 1.3 million-strong army came.",
            [("200-strong crowd", "crowd"), ("1.3 million-strong army", "army")],
        ),
        ("A total of 40 million in the plant.", []),
        ("Girls aged 7 to 11 that swim.", []),
        ("They saw 12 thefts, and 9 per week in May.", [("12 thefts", "theft")]),
    ],
)
def test_heads_and_totals(figures: Figures, text: str, expected: list[tuple[str, str]]) -> None:
    assert [(text[f.start : f.end], f.unit) for f in figures.find(text) if f.kind == "count"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 20 states joined.", [("At least 20 states", "state")]),
        ("It met 40 United States senators.", [("40 United States senators", "senator")]),
        ("It sold nine wood- and oil-heated glass ovens.", [("nine wood- and oil-heated glass ovens", "oven")]),
        ("Output was below 2015 levels.", []),
        ("It met 2000 people.", [("2000 people", "person")]),
        ("Their two children came.", [("two children", "child")]),
        ("A two course lunch was had.", [("two course", "course")]),
        ("Of its 40 mills, nine were shut.", [("40 mills", "mill"), ("nine", "mill")]),
        ("The mill employs 900 in Rome.", [("900", "employee")]),
        ("He saw five of seven plays.", [("five of seven plays", "play")]),
        ("It won six cups and made millions.", [("six cups", "cup")]),
        (
            "Four 19th-century mills and ten 5-star hotels were sold.",
            [("Four 19th-century mills", "mill"), ("ten", "hotel"), ("5-star", "star")],
        ),
        ("The attendance, 62,140, was a record; in the crowd, 12, all old, fell.", [("62,140", "attendance")]),
        ("It shut 120 of Elm’s 540 mills.", [("120", "mill"), ("540 mills", "mill")]),
        ("It buys 48 Elm aircraft and posts strong sales.", [("48 Elm aircraft", "aircraft")]),
        ("It saw 48 police and troops march.", [("48 police and troops", "troops")]),
        ("They won by a 7 to 2 majority.", []),
        ("A 9-2 wins record and a 787-9 seats many.", []),
        ("It has 12 aces and saved 9 of 11 serves.", [("12 aces", "ace"), ("9", "serve"), ("11 serves", "serve")]),
        ("She wrote two plays and over 100 tales.", [("two plays", "play"), ("over 100 tales", "tale")]),
        ("Dozens more were rescued.", [("Dozens more were rescued", "rescued")]),
        ("The Big Four banks met.", []),
        ("It rained on Sunday. Four mills shut.", [("Four mills", "mill")]),
        ("Toll in valley floods crosses 400.", [("400", "toll")]),
        ("Some 10-12 fans came.", [("Some 10-12 fans", "fan")]),
        ("One missing child was found.", [("One missing child", "child")]),
        ("One reason he’s here is 5 a.m.", [("One reason", "reason")]),
        ("One Song Sums Up The Year", []),
    ],
)
def test_nouns_of_news(figures: Figures, text: str, expected: list[tuple[str, str]]) -> None:
    found = figures.find(text)
    assert [(text[f.start : f.end], f.unit) for f in found if f.kind == "count"] == expected


@pytest.mark.parametrize("text", ["It is one of the main reasons.", "He said it in one sentence."])
def test_one_of_what_nobody_counts(figures: Figures, text: str) -> None:
    assert figures.find(text) == []


def test_a_length_behind_a_number_is_no_million(figures: Figures) -> None:
    found = figures.find("Some 1,200 400m runners left.")
    assert [(figure.kind, figure.value.low, figure.unit) for figure in found] == [
        ("count", 1200, "runner"),
        ("quantity", 400, "meter"),
    ]
