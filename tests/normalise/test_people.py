"""Pronouns, surnames and roles referred back; authors of signed texts; whose voice a sentence is in."""

import pytest

from reconcile.extract.attribution import Attributions
from reconcile.model import Document, Speaker
from reconcile.normalise.author import author_of
from reconcile.normalise.people import resolve_speakers
from reconcile.normalise.persons import Naming, Person
from reconcile.normalise.voices import Voices
from reconcile.rulepack.load import load_rules
from reconcile.text.sentences import Sentences

RULES = load_rules()
ATTRIBUTIONS = Attributions(RULES)


def read(text: str, author: str | None = None) -> tuple[Document, Sentences]:
    document = Document(id="d", path="d.txt", text=text, author=author)
    return document, Sentences(document, RULES)


def speakers(text: str) -> list[Speaker]:
    document, sentences = read(text)
    return resolve_speakers(document, sentences, ATTRIBUTIONS.find(document, sentences), Naming(document, RULES), RULES)


def names(text: str) -> list[str | None]:
    return [speaker.name for speaker in speakers(text)]


CASES = [
    ("Li Wenhua, a ministry spokesperson, said it rained.\nLi said it stopped.", ["Li Wenhua", "Li Wenhua"]),
    ("Ruth Adler said it rained.\nMs. Adler said it stopped.", ["Ruth Adler", "Ruth Adler"]),
    ("Polish President Ana Lima left.\nLima said it rained.", ["Ana Lima"]),
    ("Ruth Adler said it rained.\nIt stopped, she said.", ["Ruth Adler", "Ruth Adler"]),
    (
        "Spokeswoman Ruth Adler said it rained.\nSpokesman Max Hill said it stopped.\nIt will rain again, she added.",
        ["Ruth Adler", "Max Hill", "Ruth Adler"],
    ),
    (
        "Li Wenhua, a ministry spokesperson, said Ana Lima and Max Hill would meet.\n"
        "The spokesperson added that it rained.",
        ["Li Wenhua", "Li Wenhua"],
    ),
    (
        "Li Wenhua, a ministry spokesperson, said it rained.\nJo Roe, an envoy to Peru, said it stopped.\n"
        "The spokesperson added that it froze.",
        ["Li Wenhua", "Jo Roe", "Li Wenhua"],
    ),
    ("Ruth Kelly, the mayor of Elm, met Max Hill. It rained, the mayor said.", ["Ruth Kelly"]),
    ("Elm Foods Inc. said sales fell.\nIt said costs rose.", ["Elm Foods Inc.", "Elm Foods Inc."]),
    ("A spokesman said it rained.", [None]),
    ("Police said it rained.", [None]),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_full_names(text: str, expected: list[str | None]) -> None:
    assert names(text) == expected


def test_role_and_organisation_go_along_and_the_span_is_the_word_here() -> None:
    text = "Polish Roads Ministry spokeswoman Ewa Nowak said it rained.\nIt stopped, Nowak said."
    later = speakers(text)[1]
    assert (later.name, later.role) == ("Ewa Nowak", "Polish Roads Ministry spokeswoman")
    assert later.organisation == "Polish Roads Ministry"
    assert text[later.start : later.end] == "Nowak"


def test_initials_with_stops_are_one_word_of_a_post() -> None:
    text = "U.S. District Judge Ilse Marten ordered a fine. \u201cYou took from all of us,\u201d Marten said."
    assert [(voice.name, voice.role) for voice in speakers(text)] == [("Ilse Marten", "U.S. District Judge")]


def test_a_speaker_without_a_name_has_a_role() -> None:
    (speaker,) = speakers("Rescue officials said it rained.")
    assert (speaker.name, speaker.role) == (None, "Rescue officials")


def test_people_are_named_once_and_in_full() -> None:
    document, _ = read("French President Ana Lima met Max Hill. Hill, the mayor of Elm, thanked President Lima.")
    assert [(p.name, p.role) for p in Naming(document, RULES).people] == [
        ("Ana Lima", "French President"),
        ("Max Hill", "mayor of Elm"),
        ("Ana Lima", "President"),
    ]


SIGNED = (
    "At the invitation of my hosts I will visit the coast, and I look forward to it.\n"
    "Since I was elected President of the French Republic, we have opened four ports together.\n"
    "Trade between our countries has grown in every one of those years.\n"
    "{end}"
)


@pytest.mark.parametrize(
    ("text", "others", "author"),
    [
        (SIGNED.format(end="Translation: V. Petrov"), [], None),
        (SIGNED.format(end=""), [Person(name="Ana Lima", role="French President")], "Ana Lima"),
        (SIGNED.format(end=""), [Person(name="Max Hill", role="German President")], None),
        (SIGNED.format(end=""), [Person(name="Max Hill", role="French Foreign Minister")], None),
        (SIGNED.format(end="This is a long interview with Ana Lima."), [], "Ana Lima"),
        ("By Jane Roe\n\n" + SIGNED.format(end=""), [], "Jane Roe"),
        ("“I will go, and my wife and I look forward to it, as we always did,” she said.\n" * 3, [], None),
        ("The President of the French Republic, Ana Lima, left for the coast in the morning.\n" * 3, [], None),
    ],
)
def test_author_of_a_signed_text(text: str, others: list[Person], author: str | None) -> None:
    document, _ = read(text)
    found = author_of(document, Naming(document, RULES), RULES, others)
    assert (found.name if found else None) == author


def voice(text: str, part: str, author: Speaker | None = None) -> str | None:
    document, sentences = read(text)
    attributions = ATTRIBUTIONS.find(document, sentences)
    voices = Voices(
        document,
        attributions,
        resolve_speakers(document, sentences, attributions, Naming(document, RULES), RULES),
        author,
    )
    start = text.index(part)
    speaker = voices.at(start, start + len(part))
    return speaker.name if speaker else None


@pytest.mark.parametrize(
    ("text", "part", "name"),
    [
        ("Ruth Adler said it rained for 3 days.", "3 days", "Ruth Adler"),
        ("Ruth Adler said it rained for 3 days.", "Ruth Adler said it rained for 3 days.", "Ruth Adler"),
        ("It rained for 3 days, Ruth Adler said.", "It rained for 3 days, Ruth Adler said.", "Ruth Adler"),
        ("Ruth Adler said it rained. It lasted 3 days.\nThe town is wet.", "3 days", "Ruth Adler"),
        ("Ruth Adler said it rained. It lasted 3 days.\nThe town is wet.", "The town", None),
        ("It rained for 3 days in the town.", "3 days", None),
        ("Ruth Adler said Max Hill told reporters that it rained for 3 days.", "3 days", "Max Hill"),
        ("Max Hill believes that it rained for 3 days, Ruth Adler said.", "3 days", "Ruth Adler"),
    ],
)
def test_voice(text: str, part: str, name: str | None) -> None:
    assert voice(text, part) == name


def test_the_author_speaks_where_nobody_else_does() -> None:
    text = "I went to see it. Ruth Adler said it rained for 3 days.\nI said that it was 4 days."
    author = Speaker(name="Jo Roe")
    assert [voice(text, part, author) for part in ("went to", "3 days", "4 days")] == ["Jo Roe", "Ruth Adler", "Jo Roe"]


def test_polarity_of_what_is_denied() -> None:
    document, sentences = read("Ruth Adler denied that it rained for 3 days.")
    attributions = ATTRIBUTIONS.find(document, sentences)
    voices = Voices(
        document, attributions, resolve_speakers(document, sentences, attributions, Naming(document, RULES), RULES)
    )
    start = document.text.index("3 days")
    assert voices.polarity(start, start + 6) == "denied"
    assert voices.polarity(0, 4) == "affirmed"
