"""Which lines above and below an article tell its day, its paper and its writer, and which tell a story."""

from datetime import date

import pytest

from reconcile.ingest.credits import is_of_another_day, read_credits
from reconcile.ingest.days import read_day
from reconcile.ingest.foot import read_foot
from reconcile.ingest.furniture import find_furniture
from reconcile.ingest.header import day_from, read_header_line
from reconcile.ingest.lexicon import furniture_lexicon
from reconcile.ingest.lines import lines_of
from reconcile.ingest.page import Page
from reconcile.rulepack.load import load_rules

RULES = load_rules()
LEXICON = furniture_lexicon(RULES)
THIRD_OF_JUNE = date(2024, 6, 3)
BODY = (
    "The council closed the bridge over the harbour on Monday after engineers found cracks in it.\n\n"
    "The lorries were sent through the town for a week, and the mayor said that it would be mended soon.\n"
)
# A picture's day and a guest's are no day of publication, above the article or below it.
OF_ANOTHER = [
    "Photo: Karin Holm, 3 June 2011",
    "Photo: Reuters, 3 June 2011",
    "Photo by Karin Holm, Harbour Courier, 3 June 2011",
    "Photos: Jo Dahl | 3 June 2011",
    "Pictures: Jo Dahl, Oslo, 3 June 2011",
    "Graphics: Jo Dahl, 3 June 2011",
    "Guests: 14 July 2024, Oslo",
    "Guests: Karin Holm, 3 June 2024",
    "Host: Karin Holm, 3 June 2024",
    "Hosted by Karin Holm, 3 June 2024",
    "Presented by Karin Holm, Oslo, 3 June 2024",
]


def day_of_line(text: str) -> date | None:
    (line,) = lines_of(text)
    told = read_header_line(line, LEXICON, None)
    if told is None:
        return None
    fields = told[1]
    return day_from({"published": fields["day"]} if "day" in fields else fields, None)


@pytest.mark.parametrize(
    "line",
    [
        'Posted by "Karin" on June 3, 2024',
        "Posted by Karin Holm on 3 June 2024",
        "Posted on June 3, 2024 by karin_h",
        "Posted by editor - June 3, 2024 at 9:25 pm",
        "Posted June 3, 2024, by the Harbour Watch team",
        "Posted in Transport on 3 June 2024",
        "Filed under Transport, 3 June 2024",
        "Filed under: Transport | 3 June 2024",
        "Filed under Ferries on Monday 3 June 2024",
        "Written by Karin Holm on 3 June 2024",
        "Submitted by karin on Mon, 06/03/2024 - 10:15",
        "Harbour Courier | Official site | Monday 3 June 2024",
        "HARBOUR COURIER | NEWS | MONDAY 3 JUNE 2024 | PAGE 4",
        "Harbour Courier · Transport · 3 June 2024",
        "Harbour Authority | Press release | Oslo and Bergen, 3 June 2024",
        "Harbour Authority | Statement | Oslo, 3 June 2024",
        "Holm Shipping - Press release - Oslo, 3 June 2024",
        "Holm Shipping plc, press release, Oslo, 3 June 2024",
        "Press release | Holm Shipping | 3 June 2024",
        "The Oslo Gazette, by Karin Holm at Abbey Quay, Monday 3 June 2024",
        "The Oslo Gazette, Monday 3 June 2024, by Karin Holm",
        "The Oslo Gazette, Karin Holm, 3 June 2024",
        "Oslo Evening Gazette: Monday, June 3, 2024",
        "The Oslo Gazette (Oslo), 3 June 2024, page 4",
        "Oslo Gazette, late edition, 3 June 2024",
        "Oslo Gazette, issue of 3 June 2024",
        "From the issue of 3 June 2024",
        "Issue of 3 June 2024",
        "Print edition of Monday 3 June 2024",
        "Edition of 3 June 2024, page 7",
        "From our print edition, 3 June 2024",
        "Port Holm, 3 June 2024 - for immediate release",
        "For immediate release - Port Holm, 3 June 2024",
        "3 June 2024 - for immediate release",
        "For immediate release. 3 June 2024.",
        "NEWS RELEASE - FOR IMMEDIATE USE - 3 JUNE 2024",
        "Recorded 3 June 2024. Host: Karin Holm",
        "Recorded on 3 June 2024; host: Karin Holm; guest: Jo Dahl",
        "Podcast, episode 14, recorded Monday 3 June 2024",
        "Transcript, 3 June 2024",
        "Transcript of a broadcast, 3 June 2024",
        "Transcript | Harbour Radio | 3 June 2024",
        "Harbour Radio, transcript, 3 June 2024, 7.30 a.m.",
        "Aired June 3, 2024 - 19:00 ET",
        "First broadcast: 3 June 2024",
        "Broadcast on Harbour Radio on 3 June 2024",
        "Updated 3 June 2024",
        "Updated: 3 June 2024, 14:05 CEST",
        "Updated Monday 3 June 2024 at 2.05pm",
        "Last modified 3 June 2024",
        "Last modified on 2024-06-03 14:05:00",
        "Last modified: Monday, June 3, 2024 2:05 PM EDT",
        "Page last updated 3 June 2024",
        "This page was last updated on 3 June 2024.",
        "Last reviewed: 3 June 2024",
        "Content last modified 2024-06-03",
        "Monday 3 June 2024, 14:05 BST",
        "14:05, Monday 3 June 2024",
        "14.05 on Monday 3 June 2024",
        "3 June 2024 (Monday)",
        "June 3, 2024, Monday",
        "3 June 2024, Monday, 14:05",
        "Monday, the 3rd of June 2024",
        "2024-06-03T14:05+02:00",
        "2024-06-03, 14:05 UTC",
        "03.06.2024, 14:05",
        "Harbour Courier, 2024-06-03",
        "Harbour Courier 3 June 2024",
        "The Harbour Courier — Monday, June 3, 2024 — Vol. 12, No. 144",
        "Vol. 12, No. 144, Monday, June 3, 2024",
        "No. 144 | Monday 3 June 2024 | 2.50 euro",
        "Published in Oslo, Monday 3 June 2024",
        "Published by Holm Shipping, 3 June 2024",
        "Issued by: Holm Shipping, 3 June 2024",
        "Issued by the Harbour Authority on 3 June 2024",
        "Released by Holm Shipping at 07:00 on 3 June 2024",
        "Statement issued 3 June 2024 by the Harbour Authority",
        "Date of issue 3 June 2024",
        "Date: 3 June 2024",
        "Dated 3 June 2024",
        "By Karin Holm in Oslo, Monday 3 June 2024",
        "By Karin Holm, shipping correspondent, 3 June 2024",
        "By Karin Holm | Harbour Courier | Updated June 3, 2024",
        "Karin Holm | 3 June 2024 | Updated 14:05",
        "Words: Karin Holm. Photos: Jo Dahl. 3 June 2024",
        "Report by Karin Holm, Oslo, 3 June 2024",
        "Minutes of the council, 3 June 2024",
        "Press conference transcript | Oslo | June 3, 2024",
        "Blog | Karin Holm | 3 June 2024 | 5 comments",
        "Harbour Watch blog, 3 June 2024",
        "Newsletter no. 14, 3 June 2024",
        "Situation report no. 4, 3 June 2024, 18:00",
        "Bulletin 14 | 3 June 2024",
        "By KARIN HOLM Staff Writer June 3, 2024",
        "June 3, 2024 by Karin Holm Leave a Comment",
        "Harbour Staff | Posted: Jun 3, 2024 / 10:15 AM CDT | Updated: Jun 4, 2024 / 2:00 PM CDT",
        "Posted: Jun 3, 2024 / 10:15 AM CDT",
        "Published Mon, Jun 3 2024 10:15 AM EDT",
        "Published 10:15 a.m. ET June 3, 2024 | Updated 2 p.m. ET June 4, 2024",
        "Published 10:15 a.m. ET June 3, 2024",
        "Jun 3, 2024, 10:15am EDT",
        "3 Jun 2024 - 10:15",
        "Mon 3 Jun 2024 10.15 BST",
        "Last modified on Mon 3 Jun 2024 11.00 BST",
        "Monday 03 June 2024 10:15 BST",
        "10:15, 3 JUN 2024",
        "10:15, 3 JUN 2024 Updated 11:00, 4 JUN 2024",
        "PUBLISHED: 10:15 BST, 3 June 2024 | UPDATED: 11:00 BST, 4 June 2024",
        "June 3, 2024 10:15 AM PT",
        "June 3, 2024 at 10:15 a.m. EDT",
        "First published on Mon 3 Jun 2024 06.00 BST",
        "3 June 2024, 10:15am",
        "JUNE 3, 2024 / 10:15 AM / HARBOUR NEWS",
        "Karin Holm, Harbour Wire June 3, 2024",
        "Reuters June 3, 2024 10:15 AM UTC",
        "June 3, 2024 10:15 AM UTC Updated 2 hours ago",
        "Issue date: 3 June 2024",
        "Release date: Monday 3 June 2024",
        "Embargo: 00:01 Monday 3 June 2024",
        "EMBARGOED UNTIL 00:01 ON 3 JUNE 2024",
        "Press Release No. 24/113 June 3, 2024",
        "Press release 24/113, 3 June 2024",
        "(3 June 2024)",
        "[3 June 2024]",
        "## 3 June 2024",
        "*3 June 2024*",
        "**Date:** June 3, 2024",
        "Press briefing by the spokesman, 3 June 2024",
        "Speech by Karin Holm, Oslo, 3 June 2024",
        "Interview with Karin Holm, 3 June 2024",
        "June 3rd, 2024 • 5 min read • Karin Holm",
        "Version 2, 3 June 2024",
        "Analysis, 3 June 2024",
        "Karin Holm in Oslo | 3 June 2024",
        "Oslo | 3 June 2024",
        "Added 3 June 2024 by admin",
        "3 June 2024 | News",
        "News | 3 June 2024",
        "Monday 3 June 2024 | Issue 14 | Free",
        "Holm Weekly, Vol. XII, 3 June 2024",
        "Published: Mon, 3rd Jun 2024",
        "Date published: June 3, 2024",
        "Statement by the mayor, 3 June 2024",
        "Letter to members, 3 June 2024",
        "Open letter, 3 June 2024",
        "Morning briefing: Monday, 3 June 2024",
        "Police appeal - 3 June 2024",
        "Incident update, 3 June 2024, 14:00",
        "Update 3, 3 June 2024",
    ],
)
def test_line_tells_the_day(line: str) -> None:
    assert day_of_line(line) == THIRD_OF_JUNE


@pytest.mark.parametrize(
    "line",
    [
        "On 3 June 2024 the dam broke",
        "Match day: 3 June 2024",
        "Cup final | Kick-off 15:00 | until 3 June 2024",
        "The sinking: 3 June 2024",
        "Opening hours from 3 June 2024",
        "Accident of 3 June 2024",
        "Died 3 June 2024",
        "Karin Holm died on 3 June 2024",
        "Arrested on 3 June 2024",
        "Flood of 3 June 2024: what we know",
        "What happened on 3 June 2024",
        "Application deadline: 3 June 2024",
        "Meeting on 3 June 2024 cancelled",
        "Sale ends 3 June 2024",
        "Price as of 3 June 2024",
        "Contract signed 3 June 2024",
        "Delivered on 3 June 2024",
        "Data as at 3 June 2024",
        "Next hearing | 3 June 2024 | Oslo",
        "Updated guidance takes effect 3 June 2024",
        "Issued shares rose on 3 June 2024",
        "Recorded crime, 3 June 2024 to 5 July 2024",
        "Filed for bankruptcy on 3 June 2024",
        "On 3 June 2024, the dam broke.",
        "Monday 3 June 2024 was wet",
        "Dam broke on 3 June 2024",
        "Dam breaks, 3 June 2024",
        "The dam that broke on 3 June 2024",
        "© 2024 Harbour Courier",
        "Copyright 2024 Harbour Courier. Published weekly.",
        "Karin Holm (born 3 June 1964)",
        "Born 3 June 1964, Oslo",
        "Karin Holm, born 3 June 1964",
        "b. 3 June 1964",
        "Next edition: 3 June 2024",
        "Next edition, 3 June 2024",
        "Our next issue is out on 3 June 2024",
        "Next update 3 June 2024",
        "Next issue | 3 June 2024",
        "To be published on 3 June 2024",
        "Closing date: 3 June 2024",
        "Closing date 3 June 2024",
        "Tickets | On sale until 3 June 2024 | Harbour Hall",
        "Year to 30 June 2024",
        "Results | Year to 30 June 2024 | Holm Shipping",
        "Holm Shipping | Results for the six months ended 30 June 2024",
        "Annual report, 31 December 2023",
        "Interim Report, 30 June 2024",
        "Balance sheet at 30 June 2024",
        "As of 3 June 2024",
        "From 3 June 2024",
        "Valid from 3 June 2024",
        "Effective 3 June 2024",
        "In force since 3 June 2024",
        "Due 3 June 2024",
        "Opens 3 June 2024",
        "Karin Holm, 3 June 1964 – 4 July 2024",
        "3 June 1964 – 4 July 2024",
        "Karin Holm | 3 June 1964 – 4 July 2024",
        "Harbour Courier | 3 to 9 June 2024",
        "Exhibition, 3 June 2024 to 4 July 2024",
        "Cup final: 3 June 2024",
        "Election day: 3 June 2024",
        "Storm of 3 June 2024",
        "The storm of 3 June 2024, a year on",
        "Harbour Courier, founded 3 June 1924",
        "Established 3 June 1924",
        "Founded 3 June 1924 | Harbour Courier",
        "Updated every day",
        "Harbour Courier | June 2024",
        "Deadline | 3 June 2024",
        "The council met on 3 June 2024 by the harbour",
        "Recorded crime rose to 3 June 2024",
        "The ship left Oslo, 3 June 2024, with 40 aboard",
        "Issued 40 tickets on 3 June 2024",
        "Filed suit on 3 June 2024",
        "Posted a loss on 3 June 2024",
        "Released from jail on 3 June 2024",
        "Posted to Oslo on 3 June 2024, Holm never came back",
        "Published author dies, 3 June 2024",
        "Updated rules start 3 June 2024",
        "Harbour Courier, The Bridge Closed On 3 June 2024",
        "Photo taken 3 June 2024",
        "File photo, 3 June 2014",
        "Hearing: 3 June 2024",
        "Trial date | 3 June 2024",
        "Event | 3 June 2024, 19:00 | Harbour Hall",
        *OF_ANOTHER,
    ],
)
def test_line_tells_no_day_of_the_document(line: str) -> None:
    assert day_of_line(line) is None


@pytest.mark.parametrize(
    ("line", "source", "author"),
    [
        ("Harbour Authority | Press release | Oslo and Bergen, 3 June 2024", "Harbour Authority", None),
        ("harbour.example | Official site | 3 June 2024", "harbour.example", None),
        ("HARBOUR COURIER | NEWS | MONDAY 3 JUNE 2024", "HARBOUR COURIER", None),
        ("The Oslo Gazette, by Karin Holm at Abbey Quay, Monday 3 June 2024", "The Oslo Gazette", "Karin Holm"),
        ("The Oslo Gazette, Karin Holm, 3 June 2024", "The Oslo Gazette", None),
        ("Oslo Gazette, late edition, 3 June 2024", "Oslo Gazette", None),
        ("Posted by Karin Holm on 3 June 2024", None, "Karin Holm"),
        ("Report by Karin Holm, Oslo, 3 June 2024", None, "Karin Holm"),
        ("Bridge Closed to Lorries | 3 June 2024 | 4 min read", None, None),
        ("Bridge Closed to Lorries | Transport | 3 June 2024", None, None),
        ("Business weekly - issue of 3 June 2024", None, None),
        ("Released by Holm Shipping on 3 June 2024", None, None),
    ],
)
def test_whose_line_it_is(line: str, source: str | None, author: str | None) -> None:
    credits = read_credits(line, LEXICON)
    assert credits is not None
    assert (credits.fields.get("source"), credits.fields.get("author")) == (source, author)


@pytest.mark.parametrize(
    "foot",
    [
        "Posted by Karin on June 3, 2024",
        "Last modified 3 June 2024",
        "Updated 3 June 2024, 14:05",
        "Published: 3 June 2024",
        "(Harbour Courier, 3 June 2024)",
        "Recorded 3 June 2024. Host: Karin Holm",
        "This page was last updated on 3 June 2024.",
        "Transcript, 3 June 2024",
        "Harbour Authority | Press release | 3 June 2024",
        "Filed under: Transport | 3 June 2024",
        "Published 3 June 2024\n© 2024 Harbour Courier. All rights reserved.",
        "From the issue of 3 June 2024",
        "First published in the Harbour Courier on 3 June 2024.",
        "Story updated June 3, 2024 at 2:05 p.m. ET",
        "Photo: Jo Dahl. Published 3 June 2024",
        "By Karin Holm, Harbour Courier, 3 June 2024. Photos: Jo Dahl",
        "Published 3 June 2024\nPhoto: Karin Holm, 3 June 2011",
        "Photo: Karin Holm, 3 June 2011\nPublished 3 June 2024",
    ],
)
def test_last_line_tells_the_day(foot: str) -> None:
    page = Page(f"Bridge shut\n\n{BODY}\n{foot}\n")
    found = read_foot(page, LEXICON)
    assert found is not None
    assert found.published == THIRD_OF_JUNE
    assert found.furniture in find_furniture(page.text, RULES)


@pytest.mark.parametrize(
    "foot",
    [
        "© 3 June 2024 was the day.",
        "The bridge opens on 3 June 2024",
        "Karin Holm was born on 3 June 1964.",
        "Next edition: 3 June 2024",
        "Deadline: 3 June 2024",
        "Hearing: 3 June 2024",
        "Read next:\nFerry sinks\nPosted 3 June 2023",
        "The ferry goes on 3 June 2024.",
        "The talks go on until 3 June 2024",
        "Correction published 3 June 2024: the bridge is 40 m long.",
        "Related articles\nFerry sinks\n3 June 2023",
        "Comments\nPosted by jo on 3 June 2025\nSo true",
        *OF_ANOTHER,
    ],
)
def test_last_line_tells_another_day(foot: str) -> None:
    assert read_foot(Page(f"Bridge shut\n\n{BODY}\n{foot}\n"), LEXICON) is None


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Mon, 06/03/2024 - 10:15", THIRD_OF_JUNE),
        ("Wednesday 06/03/2024", date(2024, 3, 6)),
        ("Friday 06/03/2024", None),
        ("06/03/2024", None),
    ],
)
def test_weekday_settles_which_number_is_the_month(written: str, day: date | None) -> None:
    assert read_day(written) == day


@pytest.mark.parametrize(
    "line", ["3 June 2024 " + "A " * 50_000, "| 3 June 2024" * 20_000, "by A " * 30 + "3 June 2024", "A, " * 50_000]
)
def test_hostile_line_has_no_credits(line: str) -> None:
    assert read_credits(line, LEXICON) is None
    assert not is_of_another_day(line, LEXICON)
