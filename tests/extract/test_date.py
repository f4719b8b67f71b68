"""Dates as they are written: which words are one, and which only look like one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.extract.date import Dates
from reconcile.rulepack.load import load_rules

DATES = Dates(load_rules())


def texts(text: str) -> list[str]:
    return [text[moment.start : moment.end] for moment in DATES.find(text)]


RANGES = """
They talk from [March 20 to 22] in Oslo.
The fair runs [20–22 March].
The fair runs [20-22 March 2023] only.
The fair runs [March 20–22, 2023], in Rome.
It lasts between [20 and 22 March].
It lasts [March 20 through March 22].
It lasted from [20 March until 22 March].
From the [20th to the 22nd of March] it rained.
The visit is on [Monday, March 20, to Wednesday, March 22].
The shop shuts [2023-03-20 to 2023-03-22].
The shop shuts [20/03/2023–22/03/2023].
Sales rose in [January and February].
Sales from [January to February 2023] rose.
Growth was slow [2013–2022].
From [2013 to 2022] it grew.
Held on [1 and 2 May] in Bern.
Held on [1] and [15 May] in Bern.
Held on [20, 21 and 22 March] and on [April 3, 4 and 5].
Held on [May 3], [7] and [9] in Bern.
The talks on [April 11 and 12] were called off; those on [April 18], and 12 others, were not.
Held [June 8th & 9th] at the hall.
Both met on [Monday and Tuesday].
A tour from March [broken] or from [March 20to 22] and [April 20 -22].
"""

SINGLE = """
It was signed on [20.3.2023] here.
Due by [20 Mar. 2023] or [Mar 20th].
It began on [March the 20th, 2023].
He spoke on [Friday (March 17)] about it.
He spoke on [March 17 (Friday)] about it.
He spoke on [Friday 17 March] about it.
Posted [2023-03-18T09:00Z] by staff.
In [2022] prices rose and in [2013] they fell.
It sold more ([2022]: €4m; [2021]: €3m) here.
In [one thousand seven hundred and eighty-nine] the mill burned, and in 1205 of them nothing.
[2022] saw a record.
The [2022] election was close.
Since [March 2013] nothing changed.
Music of the [1990s] and the ['90s].
In the [seventies] it was a farm.
It fell in [early March 2013] and at the [end of 2022].
Since the [beginning of last year] it has grown.
In the [first half of 2022] and the [last three weeks of this month]
The [first quarter of 2023] beat [Q1 2022].
The season [2022/23] and [fiscal 2022] and [FY2021]
For the [fiscal year ended June 30, 2022] it lost money.
In the [two months to February 2023] it grew.
Cold since [winter 2022].
In the [past year] and the [last ten years] it grew.
It shut [two weeks ago] and opened [a year earlier].
The [previous month] was worse, [last month] better.
He left [yesterday], returns [tomorrow], sings [tonight].
They met over the [weekend].
It fell on the [eve of March 3].
In [mid-January] it snowed.
Work on [Friday next week] then.
The [first Friday of July] is free.
On [Christmas Day] all is shut.
Prices rose [earlier this year] and will fall for the [rest of the year].
It is due the [week after next].
In [December–January 2023] it froze.
Seen [two days after March 20] again.
It rose [so far this year] and in the [year to date].
He ruled from [1368 until 1644], and Anne ([1702–1714]) later.
It stood from the [12th to the 15th century].
The [18th and 19th centuries] were kinder than the [first and second quarters of 2022].
In [Q1-Q3 2022] it grew; in the [six months ended 30 June 2022] and [2021] it did not.
I am away from [Mon 20 to Fri 24 March].
They rest on the [second and third of May].
It was hot in the [summer of '92] and cold in [winter 2022/23].
It shut in [4Q22], or in [FY2021-22], or in [1H 2022].
In the run-up to [May 7] it fell; [2021]'s result was better.
The film is due [w/c 27 March], in [week 12 of 2023] or by [CW 14/2023].
It fell over [Easter], and on [Good Friday] and [New Year’s Eve 2022].
It was [two days after 3 May 2021], or less than [three weeks from tomorrow].
In the year [476] Rome fell.
It stood from the [9th until the 11th], and was built in the [late 1700s].
It will shut at the [end of summer], or over the [winter].
It shut [half a year ago] and reopened [two and a half weeks later].
We close [23/12 - 2/1] and after [2016 summer], on [2016 Nov 19] and so on.
THE COURT SAT ON [MARCH 3, 2022] IN PARIS.
The talks.[March 3, 2022] was the day.
"""

NOT_DATES = """
Use 1/2-3/4 of a cup, or 3/8 of an inch.
In the fall of prices and in summer heat they ran.
It will last in part, and start in part.
Profits doubled in three weeks and again within two months.
It will be the third strike in two months.
He birdied on the 18th hole and in Week 10 of the season.
The record is 3/16 of an inch, and a 4-22 start.
Christmas trading was slow and Easter eggs were dear.
It may rain, and they march on.
April Jones and June Smith said so.
Theresa May said the G20 was open 24/7.
It was open every Friday and on Fridays.
At 08:59 they took 1/2 of the 20 apples.
Use version 1.2.3 or call 555-2013-44.
They counted 2022 people at 2022 km.
It cost $2022 or 2022 euros, see No. 2022.
The Sun set. She sat down and was wed.
A man in his 70s sold a three-day visit.
The field thinned on Super Tuesday.
The score was 3-2 after the first half of the match.
This is his second visit, a third of the way.
He is the last man to march.
Model A-2022 costs 2022% more.
A year-end party and a half-year plan.
Decades of growth, centuries of war, years of tourism.
The attacks of 9/11 changed it.
"""


def marked(line: str) -> tuple[str, list[str]]:
    pieces = line.replace("]", "[").split("[")
    return "".join(pieces), pieces[1::2]


@pytest.mark.parametrize("line", [line for line in (RANGES + SINGLE).strip().splitlines() if "[broken]" not in line])
def test_the_marked_words_and_no_others_are_dates(line: str) -> None:
    text, expected = marked(line)
    assert texts(text) == expected


@pytest.mark.parametrize("text", NOT_DATES.strip().splitlines())
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert texts(text) == []


@pytest.mark.parametrize(
    ("text", "bound", "inclusive"),
    [
        ("open since May 2020", "lower", True),
        ("open until Friday", "upper", True),
        ("done by 2030", "upper", True),
        ("closed after March 3", "lower", False),
        ("closed before 2013", "upper", False),
        ("shut after Friday's vote", None, True),
        ("shut after Friday raids", None, True),
        ("from 2020 onwards", "lower", True),
    ],
)
def test_the_words_before_a_date_bound_it(text: str, bound: str | None, inclusive: bool) -> None:
    (moment,) = DATES.find(text)
    assert (moment.bound, moment.inclusive) == (bound, inclusive)


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("date 2023-03-18 The minister left.", True),
        ("19th March 2023 – (Beijing) The minister left.", True),
        ("A title\n\nBERLIN, March 21, 2023 /Newswire/ -- The minister left.", True),
        ("A title\nPublished: 3 May 2022\nThe minister left.", True),
        ("The minister left on 3 May 2022 (late).", False),
        ("In 2022 the minister left.", False),
    ],
)
def test_the_date_at_the_head_of_a_text_is_known(text: str, heading: bool) -> None:
    (moment,) = DATES.find(text)
    assert moment.heading is heading


WORDS = """
March May 20 22 2022 to - – and , ( ) . Friday Mon next last the of first two weeks ago year Q1 H2 2022/23 1990s '90s
20/03/2023 1.1.2022 31 30 February early end mid- since by fiscal spring years days after before tomorrow 9999 0000
😀 é 人 a week half FY2022 this eve 24/7 99/99/9999 2022-13-45 ‐ İ seventies rest of later between from thirty
"""
PIECES = st.sampled_from([*WORDS.split(), "\n"])


@settings(deadline=None)
@given(st.lists(PIECES, max_size=30).map(" ".join) | st.lists(PIECES, max_size=20).map("".join) | st.text(max_size=80))
def test_spans_lie_in_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for moment in DATES.find(text):
        assert end <= moment.start < moment.end <= len(text)
        end = moment.end


@pytest.mark.parametrize(
    "unit",
    [
        "2022 ",
        "March ",
        "20 to ",
        "last ",
        ",2022",
        "1/1.1",
        "1",
        "a",
        "the first two ",
        "Q1 ",
        "end of ",
        "20, ",
        "Friday (",
        "-20",
        "\n",
    ],
)
def test_what_is_found_in_hostile_text_lies_within_it(unit: str) -> None:
    text = unit * (20_000 // len(unit))
    assert all(0 <= found.start < found.end <= len(text) for found in DATES.find(text))
