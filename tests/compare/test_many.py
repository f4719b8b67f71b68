"""Very many documents on one fact: what is said of it must not grow with their pairs."""

import pytest

from reconcile import pipeline
from reconcile.compare.holding import holding
from reconcile.model import Link
from reconcile.report import html, json, sarif
from tests.report.test_terminal import screen


@pytest.mark.parametrize(
    ("links", "kept"),
    [
        ([], []),
        (["a b 0.9"], ["a b 0.9"]),
        (["a b 0.9", "b c 0.7", "a c 0.8"], ["a b 0.9", "a c 0.8"]),
        (["a b 0.9", "c d 0.7"], ["a b 0.9", "c d 0.7"]),
    ],
)
def test_the_best_links_that_join_all_are_kept(links, kept):
    def made(words):
        a, b, score = words.split()
        return Link(a=a, b=b, score=float(score))

    assert holding([made(words) for words in links]) == tuple(made(words) for words in kept)


def lengths(tmp_path, number):
    folder = tmp_path / str(number)
    folder.mkdir()
    for place in range(number):
        (folder / f"{place:03}.txt").write_text(
            f"Published: 2024-05-06\n\nThe bridge over the Elm cost ${place % 9 + 3}.{place % 7} million. "
            f"It was opened on {place % 28 + 1} April 2024.\n"
        )
    report = pipeline.check([str(folder)])
    assert max(len(fact.claims) for fact in report.facts) >= number
    return {
        "text": len(screen(report)),
        "everything": len(screen(report, verbosity=1)),
        "html": len(html.render(report, gate="")),
        "json": len(json.render(report, 0)),
        "sarif": len(sarif.render(report, [], 0)),
        "messages": sum(len(finding.message) for finding in report.findings),
    }


def test_no_report_grows_with_the_pairs(tmp_path):
    few, many = lengths(tmp_path, 20), lengths(tmp_path, 80)
    grown = {format: many[format] / few[format] for format in few}
    assert {format: growth for format, growth in grown.items() if growth > 6} == {}
