"""Numbers that leave out the noun said just before."""

import pytest

from reconcile.extract.figures import Figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lopez drew 812 votes; Hahn drew 640.", [("812 votes", "vote"), ("640", "vote")]),
        ("It won 9 of the 30 seats. In May it had won 7.", [("9", "seat"), ("30 seats", "seat"), ("7", "seat")]),
        ("They opened 12 shops and closed 5.", [("12 shops", "shop"), ("5", "shop")]),
        ("The fire killed 3 people and injured 14.", [("3 people", "person"), ("14", "injured")]),
        ("They won $90m, including 60m for pumps.", [("$90m", "USD"), ("60m", "USD")]),
        ("They sold 5,000 pumps, 700 of them abroad.", [("5,000 pumps", "pump"), ("700", "pump")]),
        ("They sold 5,000 pumps at home and 9,000 worldwide.", [("5,000 pumps", "pump"), ("9,000", "pump")]),
        ("They sold 5,000 pumps, of which 700 leaked.", [("5,000 pumps", "pump"), ("700", "pump")]),
        ("Storms killed 9 people in Ohio and 4 in Iowa.", [("9 people", "person"), ("4", "person")]),
        ("They fined 12 riders. Another 40 were warned.", [("12 riders", "rider"), ("40", "rider")]),
        ("They hired 300 guards, down from 420 a year earlier.", [("300 guards", "guard"), ("420", "guard")]),
        ("Some 980 dancers came, up 4 percent from the 942 of last year.",
         [("Some 980 dancers", "dancer"), ("4 percent", "percent"), ("942", "dancer")]),
        ("Turnout was 61 percent, up from 58.", [("61 percent", "percent"), ("58", "percent")]),
        ("Turnout was 61 percent. Four years ago it had been 58.", [("61 percent", "percent"), ("58", "percent")]),
        ("By noon the number of parcels sorted stood at 4,120.", [("4,120", "parcel")]),
        ("He gave the number of stolen bicycles as 4,120 worldwide.", [("4,120", "bicycle")]),
        ("The club won 24 games, lost 12 and drew 3.", [("24 games", "game"), ("12", "game"), ("3", "game")]),
        ("Some 60 people were hurt, 15 seriously.", [("Some 60 people", "person"), ("15", "person")]),
        ("It was 64 percent, compared with 59.5 in 2019 and 61 in 2015.",
         [("64 percent", "percent"), ("59.5", "percent"), ("61", "percent")]),
        ("It takes 10 minutes, compared with 30 before.", [("10 minutes", "minute"), ("30", "minute")]),
        ("The number of dead has risen to 34.", [("34", "dead")]),
        ("It lost €512 million (previous year: 471 million).", [("€512 million", "EUR"), ("471 million", "EUR")]),
        ("It hired 300 guards (Q2 2021: 420).", [("300 guards", "guard"), ("420", "guard")]),
        ("It lost 512 million euros, up from 471 million a year ago.",
         [("512 million euros", "EUR"), ("471 million", "EUR")]),
        ("It lost $512m ($1.2 a share), compared with 471m.", [("$512m", "USD"), ("$1.2", "USD"), ("471m", "USD")]),
        ("It lost 512 million zloty ($128 million), up from 471 million a year ago.",
         [("512 million zloty", "PLN"), ("$128 million", "USD"), ("471 million", "PLN")]),
        ("The race drew 940 riders, 120 more than last year.", [("940 riders", "rider"), ("120", "rider")]),
        ("The index lost 512 points, or 1.2 percent, to 39,204.",
         [("512 points", "point"), ("1.2 percent", "percent"), ("39,204", "point")]),
        ("The index ended 512 points lower at 39,204.", [("512 points", "point"), ("39,204", "point")]),
        ("Cases fell from 512 in 2019 to 471.", [("512", "case"), ("471", "case")]),
        ("It helps the 49 who stayed.", [("49", "person")]),
        ("It was her second title and third in a row.", [("second title", "title"), ("third", "title")]),
    ],
)  # fmt: skip
def test_a_bare_number_takes_over_the_noun(figures: Figures, text: str, expected: list[tuple[str, str]]) -> None:
    assert [(text[found.start : found.end], found.unit) for found in figures.find(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "He kept 12 goats and turned 40.",
        "He kept 12 goats. He was 40.",
        "They saw 12 goats. The gates closed at 5.",
        "They saw 12 goats on Route 9 and 66.",
        "They sold 12 goats in the fair, founded in 1950.",
        "He kept 12 goats. It was a long way. Nobody saw him go. They kept 9.",
        "Lopez drew a crowd; Hahn drew 640.",
        "They sat third in a row.",
        "They keep 12 goats and work from 9 to 5.",
    ],
)
def test_a_bare_number_stays_unread(figures: Figures, text: str) -> None:
    assert len([found for found in figures.find(text) if found.kind != "age"]) <= 1


def test_a_magnitude_is_left_out_with_the_unit(figures: Figures) -> None:
    text = "It lost $5.2 billion, up from 4.9 a year ago."
    assert [found.value.low for found in figures.find(text)] == [5_200_000_000, 4_900_000_000]
