"""Every claim keeps its place: `text[start:end] == claim.text`, whatever stands around and inside it.

Pieces are sentences with claims in them, combining characters, scripts without spaces or from right to left, emoji of
several code points, and characters that change length when their case or form is changed.
"""

from io import BytesIO

from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile import pipeline
from reconcile.model import Report

SENTENCES = [
    "Turnover rose 12.5% to €310m on 4 May 2021.",
    "“We sold 1,200 kettles,” said Ruth Adler, 43, on Tuesday.",
    "At least forty-two people walked 5 km to the harbour.",
    "The firm, Adler said, will pay between $3 and $4 billion by March 2024.",
    "According to the ministry the strike lasted two and a half weeks.",
    "It cost ₹12,34,567 (about £11,000) in the first quarter of 2020.",
]
ODD = [
    *("\u0301", "e\u0301", "\u20dd", "\u0308\u0323", "ﬁ", "ß", "İ", "ǆ", "½", "²", "①", "٣", "२", "５", "Ⅻ", "㎞"),
    *("中", "文字化け", "５００万円", "3月5日", "한국어", "שלום", "مرحبا", "ไทย", "\u202eabc\u202c", "\u200f"),
    *(
        "😀",
        "👩\u200d👩\u200d👧",
        "🇫🇷",
        "🏽",
        "\U000e0067",
        "\u200b",
        "\u00ad",
        "\ufeff",
        "\u2028",
        "\u00a0",
        "\u202f",
        "\x0b",
    ),
    *("“", "”", "‘", "’", "«", "(", ")", "[", "–", "—", "-", ",", ".", ":", ";", "%", "$", "\n", "\n\n", "\t", " "),
]


def extract(text: str) -> Report:
    return pipeline.extract(["-"], pipeline.Options(stdin=BytesIO(text.encode())))


@st.composite
def riddled(draw: st.DrawFn) -> str:
    """A sentence with odd characters put into it anywhere."""
    sentence = draw(st.sampled_from(SENTENCES))
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(sentence)))
        sentence = sentence[:at] + draw(st.sampled_from(ODD)) + sentence[at:]
    return sentence


PIECES = st.one_of(st.sampled_from(SENTENCES), st.sampled_from(ODD), riddled(), st.text(max_size=6))
TEXTS = st.lists(PIECES, max_size=10).map("".join) | st.lists(PIECES, max_size=8).map(" ".join)


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_each_claim_is_where_it_says(text: str) -> None:
    report = extract(text)
    texts = {document.id: document.text for document in report.documents}
    for claim in report.claims:
        document = texts[claim.document]
        assert 0 <= claim.start < claim.end <= len(document)
        assert document[claim.start : claim.end] == claim.text
        assert claim.line == document.count("\n", 0, claim.start) + 1
        assert claim.column == claim.start - (document.rfind("\n", 0, claim.start) + 1) + 1
        if claim.speaker is not None and claim.speaker.start is not None and claim.speaker.end is not None:
            assert 0 <= claim.speaker.start < claim.speaker.end <= len(document)


@given(st.sampled_from(SENTENCES), st.sampled_from(ODD[:38]), st.sampled_from(ODD[:38]))
@settings(max_examples=25, deadline=None)
def test_paragraphs_in_other_scripts_around_it_change_nothing(sentence: str, before: str, after: str) -> None:
    """The claims of a paragraph are found at the same places when there are others above and below."""
    above = f"\n{before * 5}\n\n"
    alone = [(claim.kind, claim.start, claim.text) for claim in extract(sentence).claims]
    found = [
        (claim.kind, claim.start - len(above), claim.text)
        for claim in extract(f"{above}{sentence}\n\n{after * 5}\n").claims
        if len(above) <= claim.start < len(above) + len(sentence)
    ]
    assert found == alone
