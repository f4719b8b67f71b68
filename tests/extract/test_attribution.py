"""Who is said to have said what, on texts written for this test."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.extract.attribution import Attributions
from reconcile.model import Attribution, Document
from reconcile.rulepack.load import load_rules
from reconcile.text.sentences import Sentences

RULES = load_rules()
ATTRIBUTIONS = Attributions(RULES)


def find(text: str) -> list[Attribution]:
    document = Document(id="d", path="d.txt", text=text)
    return ATTRIBUTIONS.find(document, Sentences(document, RULES))


def written(text: str) -> list[tuple[str, str, list[str]]]:
    """Source, cue and contents of each attribution as they stand in the text."""
    return [
        (
            text[a.source.start : a.source.end] if a.source else "",
            text[a.cue.start : a.cue.end],
            [text[span.start : span.end] for span in a.contents],
        )
        for a in find(text)
    ]


CASES = [
    # quotations that other words announce
    ("“We will rebuild,” the mayor, Ida Moe, vowed.", [("the mayor, Ida Moe", "vowed", ["“We will rebuild,”"])]),
    ("“We will rebuild,” promised Ida Moe.", [("Ida Moe", "promised", ["“We will rebuild,”"])]),
    ("“Ice is on the road,” warned the mayor.", [("the mayor", "warned", ["“Ice is on the road,”"])]),
    ("The mayor vowed: “We will rebuild.”", [("The mayor", "vowed", ["“We will rebuild.”"])]),
    ("As Moe puts it, “It was a wall.”", [("Moe", "puts it", ["“It was a wall.”"])]),
    ("“It was a wall,” was skipper Ida Moe's line.", [("skipper Ida Moe", "line", ["“It was a wall,”"])]),
    ("Skipper Ida Moe’s verdict: “It was a wall.”", [("Skipper Ida Moe", "verdict", ["“It was a wall.”"])]),
    ("“It is not what we asked for,” Moe said.", [("Moe", "said", ["“It is not what we asked for,”"])]),
    # figures that a source puts, counts or speaks of
    ("The hospital put the number of dead at 15.", [("The hospital", "put", ["the number of dead at 15"])]),
    (
        "The ministry put the cost at $4 million, but the union spoke of $6 million.",
        [("The ministry", "put", ["the cost at $4 million"]), ("the union", "spoke of", ["$6 million"])],
    ),
    (
        "Police said 300 came; officials counted 900 at the gate.",
        [("Police", "said", ["300 came"]), ("officials", "counted", ["900 at the gate"])],
    ),
    ("The council put up 12 signs.", []),
    ("The clerk counted the votes.", []),
    ("The hospital put the toll at fifteen.", [("The hospital", "put", ["the toll at fifteen"])]),
    ("The school counts 300 pupils, the mayor said.", [("the mayor", "said", ["The school counts 300 pupils"])]),
    ("Police put officers at 12 gates.", []),
    ("The firm values its staff at 40 sites.", []),
    ("The mayor spoke of her pride in 12 years of work.", []),
    (
        "Ida Moe said she slept badly, counting the hours.",
        [("Ida Moe", "said", ["she slept badly, counting the hours"])],
    ),
    ("You’d think the bridge was new.", []),
    # a time between speaker and verb, or before the speaker
    ("Police on Wednesday said the road was shut.", [("Police", "said", ["the road was shut"])]),
    ("The ministry late on Friday said it rained.", [("The ministry", "said", ["it rained"])]),
    ("Ruth Adler on 4 May also said it rained.", [("Ruth Adler", "said", ["it rained"])]),
    ("The firm last year said it was full.", [("The firm", "said", ["it was full"])]),
    ("Three weeks ago the company said sales fell.", [("the company", "said", ["sales fell"])]),
    ("Two years ago Ruth Adler said it rained.", [("Ruth Adler", "said", ["it rained"])]),
    ("Last month the ministry said it rained.", [("the ministry", "said", ["it rained"])]),
    ("Later that day police said it rained.", [("police", "said", ["it rained"])]),
    ("ELM HILL - The central bank on Friday said it rained.", [("The central bank", "said", ["it rained"])]),
    # a name that is also a month or a preposition
    ("Per Aune said it rained.", [("Per Aune", "said", ["it rained"])]),
    ("Tora May said it rained.", [("Tora May", "said", ["it rained"])]),
    ("“It rained,” said April Moe.", [("April Moe", "said", ["“It rained,”"])]),
    ("In May Adler said it rained.", [("Adler", "said", ["it rained"])]),
    ("On 3 May Ruth Adler said it rained.", [("Ruth Adler", "said", ["it rained"])]),
    ("Adler may say it rained.", []),
    # before
    ("Adler said the dam would hold.", [("Adler", "said", ["the dam would hold"])]),
    ("Ruth Adler said that the dam holds.", [("Ruth Adler", "said", ["that the dam holds"])]),
    (
        "Ruth Adler, a Dutch envoy to Peru, said that talks went well.",
        [("Ruth Adler, a Dutch envoy to Peru", "said", ["that talks went well"])],
    ),
    (
        "In an interview with the Elm Daily, Adler said costs had risen.",
        [("Adler", "said", ["costs had risen"])],
    ),
    (
        "Adler said in an interview with the Elm Daily that costs had risen.",
        [("Adler", "said", ["that costs had risen"])],
    ),
    ("Adler told a press briefing that costs had risen.", [("Adler", "told", ["that costs had risen"])]),
    ("The company said sales fell 3%.", [("The company", "said", ["sales fell 3%"])]),
    ("A report by Elm University says fish are fewer.", [("A report by Elm University", "says", ["fish are fewer"])]),
    ("Adler said: “We are late.”", [("Adler", "said", ["“We are late.”"])]),
    ("Adler said:\n\n“We are late. It rained.”\n\nHe left.", [("Adler", "said", ["“We are late. It rained.”"])]),
    ("'The dam will hold,' said Ruth Adler.", [("Ruth Adler", "said", ["'The dam will hold,'"])]),
    ("The workers' union said it holds.", [("The workers' union", "said", ["it holds"])]),
    ("Elm Mill to Close, Adler Says", [("Adler", "Says", ["Elm Mill to Close"])]),
    ("The United Says Club met.", []),
    ("Adler called the offer “a bad joke.”", [("Adler", "called", ["the offer “a bad joke.”"])]),
    # after
    ("The dam will hold, Adler said on Friday.", [("Adler", "said", ["The dam will hold"])]),
    ("“The dam will hold. It must,” the mayor said.", [("the mayor", "said", ["“The dam will hold. It must,”"])]),
    ("“Will it hold?” Adler asked.", [("Adler", "asked", ["“Will it hold?”"])]),
    ("''It will hold,'' Adler said.", [("Adler", "said", ["''It will hold,''"])]),
    (
        "“It will hold,” said Dr. Jo Roe, chief engineer at Elm Dams.",
        [("Dr. Jo Roe, chief engineer at Elm Dams", "said", ["“It will hold,”"])],
    ),
    ("“It will hold,” Adler told Elm Radio.", [("Adler", "told", ["“It will hold,”"])]),
    ("The dam will hold, according to Ruth Adler.", [("Ruth Adler", "according to", ["The dam will hold"])]),
    # inside
    ("The dam, he said, is safe for a year.", [("he", "said", ["The dam", "is safe for a year"])]),
    ("“The dam,” said Adler, “is safe.”", [("Adler", "said", ["“The dam,”", "“is safe.”"])]),
    # participles
    (
        "Noting that rain was near, Adler said the gates would open.",
        [("Adler", "Noting", ["that rain was near"]), ("Adler", "said", ["the gates would open"])],
    ),
    (
        "The gates will open, Adler said, adding that rain was near.",
        [("Adler", "said", ["The gates will open"]), ("Adler", "adding", ["that rain was near"])],
    ),
    # two speakers
    (
        "The mayor said 40 roads were shut, while police said 35 were.",
        [("The mayor", "said", ["40 roads were shut"]), ("police", "said", ["35 were"])],
    ),
    # speech that goes on
    (
        "Adler said that rain was near. The gates must open.\nThe town lies on the Elm.",
        [("Adler", "said", ["that rain was near", "The gates must open"])],
    ),
    (
        "“Rain is near,” said Adler. “The gates must open.”",
        [("Adler", "said", ["“Rain is near,”", "“The gates must open.”"])],
    ),
    (
        "“Rain is near,” Adler said. “We wait.\n\n“The gates must open.”",
        [("Adler", "said", ["“Rain is near,”", "“We wait", "“The gates must open.”"])],
    ),
    # what machine translation leaves
    ("Rain is near, he said. declared.", [("he", "said", ["Rain is near"])]),
    ("“Rain is near,” he said. he declared.", [("he", "said", ["“Rain is near,”"])]),
    ("Rain came.Ruth Adler said that it stayed.", [("Ruth Adler", "said", ["that it stayed"])]),
    # layout
    ("“We are late.” — Ruth Adler", [("Ruth Adler", "—", ["“We are late.”"])]),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_source_cue_and_contents(text: str, expected: list[tuple[str, str, list[str]]]) -> None:
    assert written(text) == expected


NAMES = [
    ("“Sales fell,” said analyst Ida Holm of Elm Bank.", "Ida Holm", "analyst", "Elm Bank"),
    ("Prof Ian Gray of Elm University said it rained.", "Ian Gray", None, "Elm University"),
    ("Smt. Meera Joshi said it rained.", "Meera Joshi", None, None),
    ("Shri Anil Rao said it rained.", "Anil Rao", None, None),
    ("Dato’ Ali Rahman said it rained.", "Ali Rahman", None, None),
    ("Mme Claire Petit said it rained.", "Claire Petit", None, None),
    ("Rev. Paul Stone said it rained.", "Paul Stone", None, None),
    ("Ruth Adler, a Dutch envoy to Peru, said talks went well.", "Ruth Adler", "Dutch envoy to Peru", None),
    (
        "Polish Transport Ministry spokeswoman Ewa Nowak said trams run.",
        "Ewa Nowak",
        "Polish Transport Ministry spokeswoman",
        "Polish Transport Ministry",
    ),
    ("Ewa Nowak, another ministry spokesperson, said trams run.", "Ewa Nowak", "ministry spokesperson", None),
    ("“It holds,” said Dr. Jo Roe, chief engineer at Elm Dams.", "Jo Roe", "chief engineer", "Elm Dams"),
    ("The Dutch Ministry of Roads said trams run.", "Dutch Ministry of Roads", None, "Dutch Ministry of Roads"),
    ("Mr. Nowak said trams run.", "Nowak", None, None),
    ("The spokesperson said trams run.", None, "spokesperson", None),
    ("Police said trams run.", None, "Police", None),
    ("Jan van der Berg said trams run.", "Jan van der Berg", None, None),
    ("President Ana Lima said trams run.", "Ana Lima", "President", None),
    ("The town's engineer, Jo Roe, said trams run.", "Jo Roe", "town's engineer", None),
    ("Elm Police Capt. Jo Roe said trams run.", "Jo Roe", "Elm Police Capt.", None),
    ("Elm Radio’s Jo Roe said trams run.", "Jo Roe", None, "Elm Radio"),
    ("Records filed last week in Elm show that trams run.", None, "Records", None),
]


@pytest.mark.parametrize(("text", "name", "role", "organisation"), NAMES, ids=[case[0] for case in NAMES])
def test_name_role_and_organisation(text: str, name: str | None, role: str | None, organisation: str | None) -> None:
    (attribution,) = find(text)
    assert (attribution.name, attribution.role, attribution.organisation) == (name, role, organisation)


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Adler denied that the dam leaks.", "denied"),
        ("Adler confirmed that the dam leaks.", "confirmed"),
        ("Adler pledged to mend the dam.", "planned"),
        ("Adler said the dam leaks.", "said"),
        ("“The dam holds,” Adler pledged.", "said"),
        ("Adler denied: “The dam leaks.”", "said"),
    ],
)
def test_stance_is_the_verbs(text: str, stance: str) -> None:
    assert [a.stance for a in find(text)] == [stance]


@pytest.mark.parametrize(
    "text",
    [
        "The firm added 300 jobs and reported a profit of 4 million.",
        "A noted expert found the repeated tests useful.",
        "Adler did not say when the dam would open.",
        "Neither the mayor nor the union said when the dam would open.",
        "The dam is said to be the oldest in the valley.",
        "The United States maintained close contact with the United Kingdom.",
        "The leaders will discuss plans to widen the road.",
        "A Times report on the dam was long.",
        "NOTE: The dam opens at nine.",
        "The bus company's line to “Elm Hill” is closed.",
    ],
)
def test_words_that_only_look_like_speech(text: str) -> None:
    assert written(text) == []


_PIECES = st.sampled_from(
    [
        *(
            "said",
            " ",
            "Ruth Adler",
            "“",
            "”",
            '"',
            "''",
            "‘",
            "’",
            ", ",
            ". ",
            "\n",
            "that",
            "he",
            "told",
            "reporters",
        ),
        *(
            "noting",
            "according to",
            "(",
            ")",
            "a clerk",
            "Mr.",
            "e\u0301",
            "𝄞",
            "王",
            "—",
            ":",
            "and",
            "the mayor",
            "3%",
        ),
    ]
)


@given(st.lists(_PIECES, max_size=60).map("".join) | st.text(max_size=80))
@settings(max_examples=150, deadline=None)
def test_spans_lie_in_the_text_and_the_hull_holds_cue_and_contents(text: str) -> None:
    for found in find(text):
        assert 0 <= found.start < found.end <= len(text)
        for span in (found.cue, *found.contents):
            assert found.start <= span.start < span.end <= found.end
        assert found.source is not None
        assert 0 <= found.source.start < found.source.end <= len(text)


@pytest.mark.parametrize(
    "unit",
    ['"', "“", "''", "said ", "he said that ", "Ann Roe, a clerk, ", "noting that it is, ", "said          ", "x"],
)
def test_what_is_found_in_hostile_text_lies_within_it(unit: str) -> None:
    text = unit * (20_000 // len(unit))
    assert all(0 <= found.start < found.end <= len(text) for found in find(text))
