import pytest

from reconcile.errors import Diagnostic
from reconcile.gate.suppression import Placed, Suppression, suppress
from tests.reports import finding, report

PLACE = Diagnostic(message="", path="reconcile.toml", line=3, column=1)
MONEY, SPEAKER = finding("MON001", id="1111-aaaa"), finding("ATT001", "warning", id="2222-bbbb", documents=("b",))


def placed(**conditions: str) -> Placed:
    return Placed(suppression=Suppression(reason="known", **conditions), place=PLACE)


@pytest.mark.parametrize(
    ("conditions", "suppressed"),
    [
        ({"id": "1111-aaaa"}, ["MON001"]),
        ({"id": "1111"}, []),
        ({"code": "ATT"}, ["ATT001"]),
        ({"code": "mon001"}, ["MON001"]),
        ({"fact": "F1"}, ["MON001", "ATT001"]),
        ({"fact": "cost of *"}, ["MON001", "ATT001"]),
        ({"fact": "COST*", "code": "MON"}, ["MON001"]),
        ({"fact": "cost"}, []),  # the whole label
        ({"document": "a.txt"}, ["MON001"]),
        ({"document": "a"}, ["MON001"]),
        ({"document": "*.txt"}, ["MON001", "ATT001"]),
        ({"document": "wire/*"}, []),
        ({"document": "a*", "code": "ATT"}, []),
    ],
)
def test_what_is_given_must_hold(conditions: dict[str, str], suppressed: list[str]) -> None:
    made = suppress(report(MONEY, SPEAKER), [placed(**conditions)])
    assert [item.code for item in made.findings if item.suppressed == "known"] == suppressed
    assert len(made.notices) == (not suppressed)


def test_one_that_matches_nothing_is_told_with_its_place() -> None:
    (notice,) = suppress(report(MONEY), [placed(code="DAT", document="b*"), placed(code="MON")]).notices
    assert (notice.kind, notice.subject) == ("unused", "code 'DAT', document 'b*'")
    assert str(notice.place) == "reconcile.toml:3:1: the suppression of code 'DAT', document 'b*' matches no finding"


def test_the_first_that_matches_gives_the_reason_and_all_that_match_are_used() -> None:
    other = Placed(suppression=Suppression(reason="other", code="MON001"), place=PLACE)
    made = suppress(report(MONEY), [placed(code="MON"), other])
    assert [item.suppressed for item in made.findings] == ["known"]
    assert made.notices == ()


@pytest.mark.parametrize("fields", [{"reason": " ", "id": "x"}, {"reason": "known"}])
def test_a_reason_and_something_to_suppress_must_be_given(fields: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"reason is empty|suppress everything"):
        Suppression(**fields)
