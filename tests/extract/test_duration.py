from decimal import Decimal

import pytest

from reconcile.extract.figures import Figures


@pytest.mark.parametrize(
    ("text", "span", "kind", "value", "unit"),
    [
        ("A three-day visit began.", "three-day", "duration", "3", "day"),
        ("For 13 consecutive years it led.", "13 consecutive years", "duration", "13", "year"),
        ("It led 13 years in a row.", "13 years", "duration", "13", "year"),
        ("It led for the 13th consecutive year.", "13th consecutive year", "duration", "13", "year"),
        ("It led for the 13th year running.", "13th year running", "duration", "13", "year"),
        ("It took two and a half hours.", "two and a half hours", "duration", "2.5", "hour"),
        ("It took half an hour.", "half an hour", "duration", "0.5", "hour"),
        ("It took 90 minutes.", "90 minutes", "duration", "90", "minute"),
        ("They left seven minutes later.", "seven minutes", "duration", "7", "minute"),
        ("It opened eighteen months later than planned.", "eighteen months", "duration", "18", "month"),
        ("It took six gruelling months.", "six gruelling months", "duration", "6", "month"),
        ("It took three centuries.", "three centuries", "duration", "3", "century"),
        ("She waited for five hours on Friday.", "five hours", "duration", "5", "hour"),
        ("He was sentenced to 12 years on Thursday.", "12 years", "duration", "12", "year"),
        ("She taught for nine years before moving.", "nine years", "duration", "9", "year"),
        ("A 34-year-old man came.", "34-year-old", "age", "34", "year"),
        ("She is 34 years old.", "34 years old", "age", "34", "year"),
        ("A man aged 34 came.", "aged 34", "age", "34", "year"),
        ("Ana Lima, 34, came.", "34", "age", "34", "year"),
        ("He turned 34 last week.", "34", "age", "34", "year"),
        ("Ilse Roth died peacefully at 91.", "91", "age", "91", "year"),
        ("His younger brother Daan, 39, was held.", "39", "age", "39", "year"),
        ("At 38 he was mayor.", "38", "age", "38", "year"),
        ("A boy of 9 came.", "of 9", "age", "9", "year"),
        ("He waited an hour and a half.", "an hour and a half", "duration", "1.5", "hour"),
        ("A two-week-old calf came.", "two-week-old", "age", "2", "week"),
        ("It is six weeks of age.", "six weeks of age", "age", "6", "week"),
        ("Max Hill Jr., 24, was found.", "24", "age", "24", "year"),
        ("Max Hill, Sr., 64, was found.", "64", "age", "64", "year"),
        ("Max “Red” Hill, 40, of Elm was found.", "40", "age", "40", "year"),
        ("Suspect Max Hill (34) was held.", "34", "age", "34", "year"),
        ("Max Hill, fifty-eight, was held.", "fifty-eight", "age", "58", "year"),
    ],
)
def test_durations_and_ages(figures: Figures, text: str, span: str, kind: str, value: str, unit: str) -> None:
    (found,) = figures.find(text)
    assert (text[found.start : found.end], found.kind) == (span, kind)
    assert (found.value.low, found.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "span", "value", "unit"),
    [
        ("The lift stuck for an hour.", "an hour", "1..1", "hour"),
        ("The siege went on for more than a week.", "more than a week", "1..None", "week"),
        ("The hearing took an hour and a half.", "an hour and a half", "1.5..1.5", "hour"),
        ("The hearing took two hours and a half.", "two hours and a half", "2.5..2.5", "hour"),
        ("The hearing took an hour and 20 minutes.", "an hour and 20 minutes", "80..80", "minute"),
        ("Snow fell all day.", "all day", "1..1", "day"),
        ("They held an all-day vigil.", "all-day", "1..1", "day"),
        ("We need another business day.", "another business day", "1..1", "day"),
        ("The repair needs a couple of weeks.", "a couple of weeks", "2..2", "week"),
        ("The parcel takes five working days.", "five working days", "5..5", "day"),
        ("The film runs 2h15.", "2h15", "135..135", "minute"),
        ("The ferry takes 3 h.", "3 h", "3..3", "hour"),
        ("The repair needs several weeks.", "several weeks", "3..9", "week"),
        ("It took three-quarters of an hour.", "three-quarters of an hour", "0.75..0.75", "hour"),
    ],
)
def test_lengths_in_words(figures: Figures, text: str, span: str, value: str, unit: str) -> None:
    (found,) = figures.find(text)
    assert (text[found.start : found.end], found.kind, found.unit) == (span, "duration", unit)
    assert f"{found.value.low}..{found.value.high}" == value


@pytest.mark.parametrize(
    ("text", "value", "unit", "precision"),
    [
        ("He served 3 years, 4 months and 2 days.", "1217", "day", "11.5"),
        ("He was away for a month and 6 days.", "36", "day", "2.5"),
        ("It ran for two years and 5 weeks.", "109", "week", "2.5"),
        ("It ran for two years and 5 months.", "29", "month", "0.5"),
        ("It ran for two weeks and 5 days.", "19", "day", "0.5"),
    ],
)
def test_sums_over_the_calendar_are_as_exact_as_its_months(
    figures: Figures, text: str, value: str, unit: str, precision: str
) -> None:
    (found,) = figures.find(text)
    assert (found.value.low, found.unit, found.precision) == (Decimal(value), unit, Decimal(precision))


@pytest.mark.parametrize(
    "text",
    [
        "The panel sits every two weeks and each year.",
        "He plays twice a week, once a month, or several times a year.",
        "The full-year accounts are out, and so are those for the full year.",
        "It ran for a second time.",
        "She is in her 30s.",
        "It leaves at 9h30 or at 18 h.",
        "A week-long strike and a year's leave were agreed.",
    ],
)
def test_frequencies_and_years_of_accounts_are_no_durations(figures: Figures, text: str) -> None:
    assert [found for found in figures.find(text) if found.kind == "duration"] == []


@pytest.mark.parametrize(
    "text",
    ["It began ten years ago.", "Six minutes ago it began.", "It was two days earlier.", "Ten years on, it heals."],
)
def test_relative_dates_are_no_durations(figures: Figures, text: str) -> None:
    assert figures.find(text) == []


@pytest.mark.parametrize("text", ["It began 66 million years ago.", "It began 66 Ma ago."])
def test_what_is_too_long_ago_for_a_date_is_a_length(figures: Figures, text: str) -> None:
    assert [found.kind for found in figures.find(text)] == ["duration"]


@pytest.mark.parametrize(
    ("text", "span", "value", "unit", "precision"),
    [
        ("She needed 1:52:08 for it.", "1:52:08", "6728", "second", "0.5"),
        ("He finished (3:05:10) last.", "3:05:10", "11110", "second", "0.5"),
        ("He rowed it in 12:04:30 flat.", "12:04:30", "43470", "second", "0.5"),
        ("The heat was won in 1:44.52.", "1:44.52", "104.52", "second", "0.005"),
        ("The trip took 1h 05m.", "1h 05m", "65", "minute", "0.5"),
        ("The trip took 1h 52m 08s.", "1h 52m 08s", "6728", "second", "0.5"),
        ("She needed one hour, 52 minutes and eight seconds.", None, "6728", "second", "0.5"),
        ("She needed 1 hour 52 minutes and 8 seconds.", None, "6728", "second", "0.5"),
        ("She needed one hour, 52 minutes, and eight seconds.", None, "6728", "second", "0.5"),
        ("It takes three hours and 20 minutes.", "three hours and 20 minutes", "200", "minute", "0.5"),
        ("He served two years and three months.", "two years and three months", "27", "month", "0.5"),
    ],
)
def test_lengths_in_several_units_are_one_duration(
    figures: Figures, text: str, span: str | None, value: str, unit: str, precision: str
) -> None:
    (found,) = figures.find(text)
    assert text[found.start : found.end] == (span or text.removeprefix("She needed ").removesuffix("."))
    assert (found.kind, found.value.low, found.unit) == ("duration", Decimal(value), unit)
    assert found.precision == Decimal(precision)


@pytest.mark.parametrize(
    "text",
    [
        "The alarm rang at 2:19:44.",
        "It went quiet from 2:19:44 on.",
        "It was 2:19:44 p.m. in Rome.",
        "The log of 14:19:44 is lost.",
        "They won 3:10 and led 2:07.",
        "Read John 3:16 and Luke 2:01.",
        "0:12:44 The door opens.",
        "The ratio was 3:10:20:40.",
    ],
)
def test_times_of_day_scores_and_ratios_are_no_durations(figures: Figures, text: str) -> None:
    assert [found for found in figures.find(text) if found.kind == "duration"] == []


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Over 12 miles through mud she led.", None),
        ("Over three days, they talked.", None),
        ("The talks were spread over three days.", None),
        ("He gets $5 over three years.", None),
        ("He gets $5 million over three years.", None),
        ("They talked for over three days.", "lower"),
        ("A road over 12 miles long.", "lower"),
        ("Over three years have passed.", "lower"),
        ("The oak is over ten years old.", "lower"),
    ],
)
def test_over_bounds_or_spans(figures: Figures, text: str, bound: str | None) -> None:
    assert figures.find(text)[-1].bound == bound
