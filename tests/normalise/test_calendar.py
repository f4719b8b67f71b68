"""What written dates mean: the days, against publication, the sentence, or the years that a text names."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.extract.date import Dates
from reconcile.model import Document, Resolved, Span
from reconcile.normalise.calendar import reference_date, resolve
from reconcile.rulepack.load import load_rules
from reconcile.text.sentences import Sentences

RULES = load_rules()
DATES = Dates(RULES)
SATURDAY = date(2023, 3, 18)


def resolved(text: str, published: date | None = SATURDAY, language: str | None = None) -> list[Resolved]:
    document = Document(id="a", path="a.txt", text=text, published=published, language=language)
    return resolve(document, DATES.find(text), Sentences(document, RULES).at)


def days(found: Resolved) -> str | None:
    if found.value is None:
        return None
    low, high = found.value.low, found.value.high
    return str(low) if low == high else f"{low or ''}..{high or ''}"


# Text published on Saturday 2023-03-18, and the days that its last date means.
PUBLISHED = [
    ("The visit lasts from March 20 to 22.", "2023-03-20..2023-03-22"),
    ("She said so in a statement on Friday.", "2023-03-17"),
    ("She said so on Saturday.", "2023-03-18"),
    ("They will meet on Friday.", "2023-03-24"),
    ("They will meet on Saturday.", "2023-03-18"),
    ("They meet from Monday to Wednesday of next week.", "2023-03-20..2023-03-22"),
    ("A decade ago it rose.", "2013-01-01..2013-12-31"),
    ("They met last Saturday.", "2023-03-11"),
    ("Crews hoped to reach 60 percent by Monday.", "..2023-03-20"),
    ("Crews had hoped to be done on Monday.", "2023-03-13"),
    ("She wanted to leave on Wednesday.", "2023-03-22"),
    ("Aid was promised on Wednesday.", "2023-03-15"),
    ("They meet next Friday.", "2023-03-24"),
    ("They meet on Friday next week.", "2023-03-24"),
    ("It rained on Monday and Tuesday, she said.", "2023-03-13..2023-03-14"),
    ("She announced on Friday (March 17) that he will visit next week.", "2023-03-20..2023-03-26"),
    ("She said on Monday (March 6) that he would call the following Wednesday.", "2023-03-08"),
    ("He arrived on March 3 and left two days later.", "2023-03-05"),
    ("The firm fell in the first quarter of 2022 from a year earlier.", "2021-01-01..2021-03-31"),
    ("It was signed on December 5.", "2022-12-05"),
    ("It will be signed on December 5.", "2023-12-05"),
    ("It rose in February.", "2023-02-01..2023-02-28"),
    ("It rose last March.", "2022-03-01..2022-03-31"),
    ("Last month it rose.", "2023-02-01..2023-02-28"),
    ("Yesterday it rose.", "2023-03-17"),
    ("It rose in the past two weeks.", "2023-03-04..2023-03-17"),
    ("Ten years ago it rose.", "2013-01-01..2013-12-31"),
    ("It shut two weeks ago.", "2023-02-27..2023-03-05"),
    ("It shut three days ago.", "2023-03-15"),
    ("It rose in the first four months of last year.", "2022-01-01..2022-04-30"),
    ("It rose in 2022.", "2022-01-01..2022-12-31"),
    ("It rose at the end of 2022.", "2022-11-01..2022-12-31"),
    ("It rose in early 2022.", "2022-01-01..2022-04-30"),
    ("It rose in mid-January.", "2023-01-11..2023-01-21"),
    ("It rose in the third week of 2023.", "2023-01-16..2023-01-22"),
    ("It fell on the last Friday of 2022.", "2022-12-30"),
    ("It has grown since 2013.", "2013-01-01.."),
    ("It has grown since the beginning of last year.", "2022-01-01.."),
    ("It must end by March 31.", "..2023-03-31"),
    ("It shut after 2019.", "2020-01-01.."),
    ("It grew from 2013 to 2022.", "2013-01-01..2022-12-31"),
    ("It grew in the two months to February 2023.", "2023-01-01..2023-02-28"),
    ("It lost money in the year ended June 30, 2022.", "2021-07-01..2022-06-30"),
    ("In the 1990s it grew.", "1990-01-01..1999-12-31"),
    ("It grew in Q4 2022.", "2022-10-01..2022-12-31"),
    ("It froze in winter 2022.", "2022-12-01..2023-02-28"),
    ("He rose earlier this year.", "2023-01-01..2023-03-18"),
    ("He will be away for the rest of the month.", "2023-03-18..2023-03-31"),
    ("They left on the eve of March 3.", "2023-03-02"),
    ("It ran from December 28 to January 3.", "2022-12-28..2023-01-03"),
    ("It froze on February 30, 2022.", None),
    ("It was long before 29 February 2021.", None),
    ("It rose on Christmas Day.", "2022-12-25"),
    ("They will meet on Good Friday.", "2023-04-07"),
    ("It was quiet on Thanksgiving 2021.", "2021-11-25"),
    ("It was quiet on Black Friday, 2021.", "2021-11-26"),
    ("Pools will open on Memorial Day.", "2023-05-29"),
    ("The river rose three days before Easter last year.", "2022-04-14"),
    ("Last Christmas it snowed.", "2022-12-25"),
    ("The ferry will sail in three weeks.", "2023-04-08"),
    ("The ferry will sail in two years' time.", "2025-01-01..2025-12-31"),
    ("Bidders must reply within ten days.", "2023-03-18..2023-03-28"),
    ("Bidders replied within ten days of 3 March.", "2023-03-03..2023-03-13"),
    ("She retired two Fridays ago.", "2023-03-10"),
    ("She will retire two Mondays from now.", "2023-03-27"),
    ("She will retire on Monday week.", "2023-03-27"),
    ("She will be away for a week, from tomorrow.", "2023-03-19..2023-03-25"),
    ("The strike will last two weeks starting 3 April.", "2023-04-03..2023-04-16"),
    ("It grew in the nine-month period ended September 30, 2022.", "2022-01-01..2022-09-30"),
    ("It grew in the decade to 2020.", "2011-01-01..2020-12-31"),
    ("They meet next week between Tuesday and Thursday.", "2023-03-21..2023-03-23"),
    ("It is planned between now and May 3.", "2023-03-18..2023-05-03"),
    ("It ran from 2019 to the present.", "2019-01-01..2023-03-18"),
    ("It rained in week 12 of 2022.", "2022-03-21..2022-03-27"),
    ("It ships in calendar week 14.", "2023-04-03..2023-04-09"),
    ("Sales fell in 4Q22.", "2022-10-01..2022-12-31"),
    ("Sales fell in Q3 '22.", "2022-07-01..2022-09-30"),
    ("They met on the 12th to vote.", "2023-03-12"),
    ("They will meet on the third Tuesday.", "2023-03-21"),
    ("It closed on 22/04, 2021.", "2021-04-22"),
    ("He came on 3 February and left on the 7th.", "2023-02-07"),
    ("It grew in the first half of the 20th century.", "1900-01-01..1949-12-31"),
    ("It grew in the first quarter of the 19th century.", "1800-01-01..1824-12-31"),
    ("It rained in the second half of February.", "2023-02-15..2023-02-28"),
    ("It rained in late February.", "2023-02-16..2023-02-28"),
    ("It rose so far this year.", "2023-01-01..2023-03-18"),
    ("It stood from the 12th to the 15th century.", "1100-01-01..1499-12-31"),
    ("It made a loss in the six months ended 30 June 2022 and 2021.", "2021-01-01..2021-06-30"),
    ("She will reply within five working days.", "2023-03-18..2023-03-24"),
    ("She is on leave from Mon 20 to Fri 24 March.", "2023-03-20..2023-03-24"),
    ("It rained over the summer.", "2022-06-01..2022-08-31"),
    ("It was built in the late 1700s.", "1766-09-01..1799-12-31"),
    ("She was away from the 9th until the 11th.", "2023-03-09..2023-03-11"),
    ("It was 5% in March, against 4.2% in February, and 3% a year earlier.", "2022-03-01..2022-03-31"),
    ("It rose to 5% in March from 4.2% in February, and was 3% a year earlier.", "2022-03-01..2022-03-31"),
    ("The pool stays closed until Monday.", "..2023-03-20"),
    ("The pool is still shut till Monday.", "..2023-03-20"),
    ("The pool is closed up to and including Monday.", "..2023-03-20"),
    ("The pool was closed until Monday.", "..2023-03-13"),
    ("The pool reopens on Monday.", "2023-03-20"),
    ("The vote is on Monday.", "2023-03-20"),
    ("Crews dig to find survivors of Monday's flood.", "2023-03-13"),
    ("They train to win on Monday.", "2023-03-20"),
    ("Since January rents will have doubled.", "2023-01-01.."),
    ("The firm files in Q2.", "2023-04-01..2023-06-30"),
    ("The firm filed in Q2.", "2022-04-01..2022-06-30"),
    ("No album is due before 2031.", "2031-01-01.."),
    ("It isn't expected in the shops before May 2024.", "2024-05-01.."),
    ("It opens no earlier than 3 May.", "2023-05-03.."),
    ("Nobody may be sacked before May 2024.", "..2024-04-30"),
    ("It closed ten years after 2013.", "2023-01-01..2023-12-31"),
    ("It closed two years before May 2013.", "2011-05-01..2011-05-31"),
    ("It closed more than two weeks after 3 May 2021.", "2021-05-17.."),
    ("It must end before the end of the year.", "..2023-12-31"),
    ("It shut two and a half weeks before 20 June 2022.", "2022-06-03"),
    ("It shut half a decade ago.", "2018-01-01..2018-12-31"),
    ("In the twenty-tens it grew.", "2010-01-01..2019-12-31"),
    ("It will sail in two weeks' time, he said, or in three days' time.", "2023-03-21"),
]


@pytest.mark.parametrize(("text", "expected"), PUBLISHED)
def test_the_days_a_date_means(text: str, expected: str | None) -> None:
    assert days(resolved(text)[-1]) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected", "alternatives", "assumed"),
    [
        ("Due 13/04/2023.", None, "2023-04-13", [], ()),
        ("Due 04/13/2023.", None, "2023-04-13", [], ()),
        ("Due 03/04/2023.", "en-US", "2023-03-04", [], ()),
        ("Due 03/04/2023.", "en-GB", "2023-04-03", [], ()),
        ("Due 03/04/2023.", "de", "2023-04-03", [], ()),
        ("Due 03/04/2023.", None, "2023-03-04", ["2023-04-03"], ("day-month order",)),
        ("Sent 5 May 2022, due 03/04/2023.", None, "2023-04-03", [], ()),
        ("Sent on Friday, May 5, 2023, due 03/04/2023.", None, "2023-03-04", [], ()),
        ("Due 03.04.2023.", None, "2023-04-03", [], ()),
        ("Due 3-4-07.", None, "2007-03-04", ["2007-04-03"], ("day-month order",)),
        ("Paid 12/25/2022, due 03/04/2023.", None, "2023-03-04", [], ()),
        ("Due Saturday, 03/04/2023.", None, "2023-03-04", [], ()),
        ("Due 05/05/2023.", None, "2023-05-05", [], ()),
    ],
)
def test_the_order_of_day_and_month(
    text: str, language: str | None, expected: str, alternatives: list[str], assumed: tuple[str, ...]
) -> None:
    last = resolved(text, published=None, language=language)[-1]
    assert days(last) == expected
    assert [str(other.low) for other in last.alternatives] == alternatives
    assert last.assumed == assumed


def test_a_weekday_that_does_not_fit_is_named() -> None:
    (friday,) = resolved("She said so on Friday (March 17).")
    (thursday,) = resolved("She said so on Thursday (March 17).")
    assert (days(friday), friday.weekday_mismatch) == ("2023-03-17", None)
    assert (days(thursday), thursday.weekday_mismatch) == ("2023-03-17", "Thursday")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She said on Friday (March 17) so. In 2022 it grew. They look forward to 2023.", "2023-03-17"),
        ("She said on Friday (March 17) so.", None),
        ("She said on Friday (March 17) so. It will end by 2030.", None),
        ("3 May 2022 - OSLO. She said so on Monday.", "2022-05-03"),
        ("She said so on Friday. In 2022 it grew.", None),
    ],
)
def test_the_day_a_text_speaks_from_is_inferred_only_where_one_is_left(text: str, expected: str | None) -> None:
    document = Document(id="a", path="a.txt", text=text)
    found, how = reference_date(document, DATES.find(text))
    assert (str(found) if found else None) == expected
    assert (how is None) == (expected is None)


def test_relative_dates_without_an_anchor_stay_open() -> None:
    assert [days(found) for found in resolved("It rose last week, on Friday and in May.", published=None)] == [None] * 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She said so on Friday.", "Friday before 2023-03-18, the day of publication"),
        ("She said on Friday (March 17) he comes next week.", "the week after Friday 2023-03-17"),
        ("It rose last month.", "the month before 2023-03-18, the day of publication"),
        ("It rose in March 2013.", None),
    ],
)
def test_the_derivation_is_told_in_words(text: str, expected: str | None) -> None:
    assert resolved(text)[-1].derivation == expected


def test_the_date_of_the_document_is_marked() -> None:
    first, second = resolved("OSLO, March 18, 2023 /Wire/ -- She left on March 17.")
    assert (first.publication, second.publication) == (True, False)


YEARS = st.integers(min_value=1, max_value=9999)
FORMS = st.sampled_from(
    [
        "in {y:04}",
        "February 30, {y:04}",
        "31/02/{y:04}",
        "last century",
        "{n} centuries ago",
        "{n} years ago",
        "{n} decades later",
        "the past {n} centuries",
        "next week",
        "after 31 December {y:04}",
        "before 1 January {y:04}",
        "two days after December 31, {y:04}",
        "the end of {y:04}",
        "the {y:04}s",
        "winter {y:04}",
        "29 February",
        "Friday 29 February",
        "the last Friday of {y:04}",
        "fifth Monday of February {y:04}",
        "{y:04}/{n}",
        "from {y:04} to {n}",
        "{n}/{n}/{y:04}",
        "the first 99 months of {y:04}",
        "next weekend",
        "the following day",
    ]
)


@settings(deadline=None)
@given(st.lists(FORMS, min_size=1, max_size=4), YEARS, st.integers(0, 999), st.none() | st.dates())
def test_no_date_is_too_odd(forms: list[str], year: int, number: int, published: date | None) -> None:
    text = "It was " + " and ".join(form.format(y=year, n=number) for form in forms) + "."
    for found in resolved(text, published=published):
        if found.value and found.value.low and found.value.high:
            assert found.value.low <= found.value.high


def sentence_of(text: str) -> Callable[[int], Span]:
    return lambda _: Span(start=0, end=len(text))


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_resolves(text: str) -> None:
    moments = DATES.find(text)
    document = Document(id="a", path="a", text=text, published=SATURDAY)
    assert len(resolve(document, moments, sentence_of(text))) == len(moments)
