import pytest

from reconcile.text.file_names import short_names


@pytest.mark.parametrize(
    ("documents", "names"),
    [
        (["a.txt", "b.txt"], ["a", "b"]),
        (["x/a.txt", "y/a.txt", "y/b.txt"], ["x/a", "y/a", "b"]),
        (["a.txt", "a.md"], ["a.txt", "a.md"]),
        (["x/a.txt", "x/a.md", "y/a.txt"], ["x/a.txt", "a.md", "y/a"]),
        (["rows.csv:2", "rows.csv:3"], ["rows.csv:2", "rows.csv:3"]),
        (["a.txt", "a.txt#2"], ["a.txt", "a.txt#2"]),
        (["p/x/a.txt", "q/x/a.txt"], ["p/x/a", "q/x/a"]),
        (["001_council_approves_bridge.txt", "002_council_approves_bridge.txt"], ["001", "002"]),
        (["", "/", ".."], ["", "/", ".."]),
    ],
)
def test_no_two_documents_are_called_the_same(documents, names):
    found = short_names(documents)
    assert len(set(found.values())) == len(documents)
    assert [found[document] for document in documents] == names
