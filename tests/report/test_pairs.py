"""The rows of the table of discrepancies: which claims stand against each other, and what their message says."""

import csv
import io

import pytest

from reconcile import pipeline
from reconcile.report import table
from reconcile.report.index import Index
from reconcile.report.pairs import pair_message
from tests.reports import BILLION, MILLION, finding, report


def rows(folder, code, **texts):
    for name, text in texts.items():
        file = folder / f"{name.replace('__', '/')}.txt"
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"{text}\n")
    found = csv.DictReader(io.StringIO(table.csv(pipeline.check([str(folder)]), "discrepancies")))
    return [row for row in found if row["code"] == code]


def test_an_altered_quotation_is_told_by_its_words(tmp_path):
    said = "Mayor Ida Brekke said: “We will sell the old harbour to anybody who asks for it {} the next election.”"
    words = {"a": "shortly before", "b": "right after", "c": "long before"}
    found = rows(tmp_path, "ATT005", **{name: said.format(word) for name, word in words.items()})
    assert found
    for row in found:
        one, other = (words[row[f"{side}_document"].removesuffix(".txt")[-1]] for side in "ab")
        assert one in row["message"]
        assert other in row["message"]
        assert "Brekke in" not in row["message"]


def test_a_denial_has_rows_across_it_alone(tmp_path):
    affirmed = "The council has approved the sale of the old harbour to a Danish company."
    denied = "The council has not approved the sale of the old harbour to a Danish company."
    found = rows(tmp_path, "ATT003", a=affirmed, b=affirmed, c=denied)
    assert [sorted(row[f"{side}_document"][-5] for side in "ab") for row in found] == [["a", "c"], ["b", "c"]]


def test_documents_of_one_name_are_told_apart(tmp_path):
    cost = "In 2021 the new bridge over the Aller cost ${} million."
    found = rows(tmp_path, "MON001", x__a=cost.format(41), y__a=cost.format(45), z__b=cost.format(49))
    assert "$41 million in x/a, $45 million in y/a" in found[0]["message"]


@pytest.mark.parametrize(
    ("message", "around", "says"),
    [
        (
            "cost: differs, $4.2 million …",
            ("cost: differs, ", ""),
            "cost: differs, $4.2 million in a, $4.2 billion in b",
        ),
        ("$4.2 million … can't both hold", ("", " can't both hold"), None),
        ("two: figures differ", None, "two: figures differ"),
    ],
)
def test_the_message_is_cut_where_its_template_has_the_values(message, around, says):
    told = pair_message(Index(report()), finding(message=message, around=around), MILLION, BILLION)
    assert told == (says or "$4.2 million in a, $4.2 billion in b can't both hold")


def test_one_length_in_two_units_is_no_row(tmp_path):
    texts = {"a": "412 metres", "b": "0.412 km", "c": "512 metres"}
    found = rows(tmp_path, "QTY001", **{name: f"The new Aller bridge is {text} long." for name, text in texts.items()})
    assert [{row["a_text"], row["b_text"]} for row in found] == [
        {"412 metres", "512 metres"},
        {"0.412 km", "512 metres"},
    ]
