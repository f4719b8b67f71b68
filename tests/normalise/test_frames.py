"""For which time a figure holds, and how it stands: fact or forecast, affirmed or denied, a total or a rate."""

from datetime import date

import pytest

from reconcile.model import Claim, Frame
from reconcile.pipeline import extract_text


def frame(text: str, figure: str) -> Frame:
    return claim(text, figure).frame


def claim(text: str, figure: str) -> Claim:
    return next(claim for claim in extract_text(text, date(2025, 4, 25)) if claim.text == figure)


@pytest.mark.parametrize(
    ("text", "figure", "period"),
    [
        ("Unemployment was 5.1% in the third quarter, against 4.9% in the quarter before.", "4.9%", date(2024, 4, 1)),
        ("Profit was $40m in 2023, down from $52m the year before.", "$52m", date(2022, 1, 1)),
        ("Inflation fell to 5.1% in March from 5.4% the month before.", "5.4%", date(2025, 2, 1)),
        ("Output was 41 tonnes in March, against 38 tonnes a month earlier.", "38 tonnes", date(2025, 2, 1)),
        ("Rents rose to 640 euros in 2024. A year ago they were 610 euros.", "610 euros", date(2024, 1, 1)),
        ("The thieves took 17th-century maps worth 3 million euros.", "3 million euros", None),
        ("A bust by Ida Corr (1871-1940) went for €95,000.", "€95,000", None),
        ("On today's market it would fetch €95,000.", "€95,000", None),
        ("The bakery opened 12 branches in 2021.", "12 branches", date(2021, 1, 1)),
        ("The index closed 2% lower on Thursday.", "2%", date(2025, 4, 24)),
        ("The town spent $4m in the year that begins in July.", "$4m", None),
        ("The yard sold 410 boats in March against 380 in February.", "380", date(2025, 2, 1)),
        ("The rate is 3.1%, down from February's revised 3.4%.", "3.4%", date(2025, 2, 1)),
        ("In 2023, sales were $4m; this year they are $5m.", "$4m", date(2023, 1, 1)),
        ("In January, the rate was 4%; in March, it was 5%.", "4%", date(2025, 1, 1)),
        ("The rate, which was 5% in January, is now 4%.", "4%", None),
        ("Last year's sales of $4m were a record.", "$4m", date(2024, 1, 1)),
        ("The firm made $4m in 2023 and has 40 shops.", "40 shops", None),
        ("A year ago, 40 people were hurt.", "40 people", date(2024, 1, 1)),
        ("In the first three months the firm sold 410 boats.", "410 boats", date(2025, 1, 1)),
        ("In the first three months of her reign she sold 410 boats.", "410 boats", None),
    ],
)
def test_the_time_of_a_figure(text: str, figure: str, period: date | None) -> None:
    found = frame(text, figure).period
    assert (found.low if found else None) == period


@pytest.mark.parametrize(
    ("text", "figure", "modality"),
    [
        ("Output is forecast to rise 2.2% next year, after falling 1.4% in 2024.", "1.4%", "fact"),
        ("Output is forecast to rise 2.2% next year, after falling 1.4% in 2024.", "2.2%", "forecast"),
        ("Sales will reach £90 million.", "£90 million", "forecast"),
        ("The ferry was to cost £90 million.", "£90 million", "plan"),
        ("The jobless rate is forecast to go up to 4.4%.", "4.4%", "forecast"),
        ("The bakery plans about 12 branches.", "about 12 branches", "plan"),
        ("The plans cost £90 million.", "£90 million", "fact"),
        ("The union wants a raise of 12%.", "12%", "target"),
        ("The union had asked for 8% but settled for 5%.", "5%", "fact"),
        ("Profit of $4 million beat forecasts of $3 million.", "$4 million", "fact"),
        ("Profit of $4 million was below expectations of $5 million.", "$5 million", "forecast"),
        ("The bridge cost $40 million instead of the planned $30 million.", "$40 million", "fact"),
        ("The bridge cost $40 million instead of the planned $30 million.", "$30 million", "plan"),
        ("The firm kept its guidance of 12% growth.", "12%", "forecast"),
    ],
)
def test_a_forecast_ends_before_what_it_is_held_against(text: str, figure: str, modality: str) -> None:
    assert frame(text, figure).modality == modality


@pytest.mark.parametrize(
    ("text", "figure", "scope"),
    [
        ("The show drew 84,000 guests, 7 per cent more than in 2023.", "84,000 guests", None),
        ("The rate of inflation fell to 5.1 per cent last month.", "5.1 per cent", None),
        ("The fee is $12 a month.", "$12", "per month"),
        ("The fee is $12 monthly.", "$12", "per month"),
        ("It pays €5,000 for each bereaved family.", "€5,000", "per famili"),
        ("It pays 35 cents per equity share.", "35 cents", "per share"),
        ("The fee is $40 per metric tonne shipped.", "$40", "per tonn"),
        ("Prices rose 4% on a monthly basis.", "4%", None),
        ("The dividend of NOK 3.50 per share arrives on 15 November.", "NOK 3.50", "per share"),
    ],
)
def test_what_a_rate_is_per(text: str, figure: str, scope: str | None) -> None:
    assert frame(text, figure).scope == scope


def test_a_length_at_the_head_of_a_denial_is_not_denied() -> None:
    assert frame("The four-day week isn't agreed.", "four-day").polarity == "affirmed"
    assert frame("For four days they did not sleep.", "four days").polarity == "denied"


def test_more_than_behind_a_verb_makes_no_change() -> None:
    assert frame("The prize of £1.4m is more than the club took.", "£1.4m").role == "level"
    assert frame("The wait was 12 days longer than planned.", "12 days").role == "change"


@pytest.mark.parametrize(
    ("text", "date_written", "role", "concept"),
    [
        (
            "The merger is expected to close in the fourth quarter of 2025.",
            "fourth quarter of 2025",
            "end",
            "completion date",
        ),
        ("The hall opened in the spring of 2021.", "spring of 2021", "start", "opening"),
        ("The fair runs from 3 to 6 May.", "3 to 6 May", "level", None),
        ("The fee will rise to $40 on 1 July 2025.", "1 July 2025", "level", None),
        ("Oil rose to $82.10 on 22 April.", "22 April", "period", None),
        ("The yard launched four ferries in March.", "March", "period", "launch"),
        ("The yard launched a ferry in March.", "March", "start", "launch"),
    ],
)
def test_what_happens_at_a_time(text: str, date_written: str, role: str, concept: str | None) -> None:
    found = frame(text, date_written)
    assert (found.role, found.concept) == (role, concept)


@pytest.mark.parametrize(
    ("text", "age", "noun"),
    [
        ("The striker, 26, joined Elm.", "26", "striker"),
        ("Her twin, 12, was hurt.", "12", "twin"),
        ("Ruth Adler, 43, was hurt.", "43", None),
    ],
)
def test_who_is_so_old(text: str, age: str, noun: str | None) -> None:
    assert frame(text, age).noun == noun


@pytest.mark.parametrize(
    ("text", "figure", "concept"),
    [
        ("Inflation was 4.6 per cent in January. A year ago it was 6.7 per cent.", "6.7 per cent", "inflation"),
        ("The jobless rate stands at 5.2%. In 2019 it was 3.8%.", "3.8%", "unemployment"),
        ("The jobless rate stands at 5.2%. In 2019 it hurt 3.8% of them.", "3.8%", None),
        ("The bridge cost $4m. It will be replaced for $5m.", "$5m", None),
        ("Focal depth: 10 km. Epicentre: 31 km NE of Elm.", "31 km", "distance"),
    ],
)
def test_what_it_stands_for(text: str, figure: str, concept: str | None) -> None:
    assert frame(text, figure).concept == concept


@pytest.mark.parametrize(
    ("text", "figure", "role"),
    [
        ("The strike cost it customers: it lost $4m in fares.", "$4m", "level"),
        ("Exports fell $3bn.", "$3bn", "change"),
        ("Of 2,340 houses damaged, including 870 that fell down, most were old.", "870", "part"),
        ("The museum has 2,318 works, including 240 drawings.", "240 drawings", "level"),
    ],
)
def test_the_role_of_a_figure(text: str, figure: str, role: str) -> None:
    assert frame(text, figure).role == role


@pytest.mark.parametrize(
    ("text", "figure", "modality"),
    [
        ("The economy could shrink by 2.1% in 2025.", "2.1%", "forecast"),
        ("The bank forecasts that the economy will grow by as little as 1.9% this year.", "1.9%", "forecast"),
        ("The council is expecting 20,000 people.", "20,000 people", "forecast"),
        ("Hale scored his 31st goal of the season.", "31st goal", "fact"),
        ("The bank missed its 2.5% goal.", "2.5%", "target"),
    ],
)
def test_what_may_be_and_what_is(text: str, figure: str, modality: str) -> None:
    assert frame(text, figure).modality == modality


@pytest.mark.parametrize(
    ("text", "figure", "baseline"),
    [
        ("Pay rises by 4.5 per cent with effect from January.", "4.5 per cent", None),
        ("Output rose 3% in March from February.", "3%", "month-on-month"),
    ],
)
def test_from_when_a_change_holds_is_no_baseline(text: str, figure: str, baseline: str | None) -> None:
    assert frame(text, figure).baseline == baseline
