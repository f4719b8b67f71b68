"""Whose an age, a candidate's votes or a firm's revenue is."""

import pytest

import reconcile


def owners(text: str, kind: str) -> list[str | None]:
    return [claim.frame.owner for claim in reconcile.claims_in(text) if claim.kind == kind]


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Ruth Adler, 45, opened the mill.", "Ruth Adler"),
        ("Ruth Adler, aged 45, opened the mill.", "Ruth Adler"),
        ("The 45-year-old Ruth Adler opened the mill.", "Ruth Adler"),
        ("In Elm, the 45-year-old Ruth Adler opened the mill.", "Ruth Adler"),
        ("Ruth Anna Adler, a 45-year-old Oakline driver, opened the mill.", "Ruth Anna Adler"),
        ("Victim Ruth Adler, 45, opened the mill.", "Ruth Adler"),
        ("Photograph by PAP Ruth Adler, 45, who opened the mill.", "Ruth Adler"),
        ("On Friday, a 45-year-old opened the mill.", None),
    ],
)
def test_an_age_belongs_to_the_name_beside_it(text: str, owner: str | None) -> None:
    assert owners(text, "age") == [owner]


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Ruth Adler won 65,000 votes.", ["Ruth Adler"]),
        ("Some 65,000 votes went to Max Hill.", ["Max Hill"]),
        ("Max Hill had 40,000 votes and Ruth Adler 65,000 votes.", ["Max Hill", "Ruth Adler"]),
    ],
)
def test_votes_belong_to_whom_they_were_cast_for(text: str, owner: list[str]) -> None:
    assert owners(text, "count") == owner


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Revenue of Orlo Corp was $4m and that of Halden Group $5m.", ["Orlo Corp", "Halden Group"]),
        ("Unlike Orlo Corp, Halden Group had revenue of $4m.", ["Halden Group"]),
        ("Halden Group, which bought Orlo Corp in May, had revenue of $4m.", ["Halden Group"]),
        ("Škoda's revenue was $4m.", ["Škoda"]),
    ],
)
def test_revenue_belongs_to_the_firm_that_it_is_told_of(text: str, owner: list[str]) -> None:
    assert owners(text, "money") == owner
