"""What tells the thing that a figure is of from others of its kind, and which of two opposites is done with it."""

import pytest

import reconcile


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("Lee won 40 percent of the vote.", {("subject", "Lee")}),
        ("The Elm Bank lent Orlo Shipping $40 million.", {("subject", "Elm Bank"), ("object", "Orlo Shipping")}),
        ("Rents in Aller rose to $900.", {("in", "Aller")}),
        ("Route 5 cost $40 million.", {("# rout", "5")}),
        ("The poor of ward B got $40 million.", {("# ward", "b")}),
        ("Repairs to the A40 cost $40 million.", {("# ", "a40")}),
        ("The second bridge cost $40 million.", {("# bridg", "second")}),
        ("In the second half, the firm paid $40 million.", {("# half", "second")}),
        ("Cloud revenue was $40 million.", {("sort", "cloud")}),
        ("Annual revenue was $40 million.", set()),
        ("On 3 May the firm paid $40 million.", set()),
        ("AROLD, Ore. (April 4) – The firm paid $40 million.", set()),
        ("The firm paid $40 million.", set()),
    ],
)
def test_names_and_numbers_of_a_clause(text: str, marks: set[tuple[str, str]]) -> None:
    (figure,) = (claim for claim in reconcile.claims_in(text) if claim.kind in ("money", "percent"))
    assert figure.frame.marks == marks


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Orlo hired 450 workers.", {("hiring and dismissing", "0")}),
        ("In May 450 workers were laid off.", {("hiring and dismissing", "1")}),
        ("Rents fell to $900.", {("by or to", "to")}),
        ("Rents fell by about $900.", {("by or to", "by")}),
        ("The gift went to 450 workers.", set()),
        ("The close-knit village has 450 homes.", set()),
    ],
)
def test_which_of_two_opposites(text: str, acts: set[tuple[str, str]]) -> None:
    (figure,) = (claim for claim in reconcile.claims_in(text) if claim.kind in ("money", "count"))
    assert figure.frame.acts == acts
