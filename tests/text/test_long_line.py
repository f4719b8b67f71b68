from reconcile.model import Document
from reconcile.rulepack.load import load_rules
from reconcile.text.sentences import LONGEST, Sentences


def test_a_line_without_a_full_stop_is_cut_between_words() -> None:
    text = "oak 7 percent, " * 400
    spans = Sentences(Document(id="a", path="a", text=text), load_rules()).spans
    assert all(span.end - span.start <= LONGEST for span in spans)
    assert " ".join(text[span.start : span.end] for span in spans) == text.strip()
