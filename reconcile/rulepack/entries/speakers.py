"""rules/speakers.yaml: reporting verbs, titles, posts, and the words that refer back to a speaker."""

from typing import Literal

from reconcile.rulepack.entry import Entry


class SpeakerWord(Entry, frozen=True, kw_only=True):
    """`role` says what the forms are.

    verb: a reporting verb or phrase with the speaker as its subject; phrase: the speaker stands after it.
    title: before a surname. post: an office or trade. group: people without a name ("officials").
    body: the head noun of an organisation. report: a text that speaks. pronoun: refers back. listener: who is told.
    utterance: what somebody says, before or behind a quotation ("Adler's verdict: “…”"). tally: what a number is put
    at ("put the toll at 15").

    `stance` is what a verb does to what is said ("said", "denied", "confirmed", "planned").
    `takes` says what must follow a verb before it counts: clause, any clause; that, a clause that shows its verb, or a
    quotation; only-that, the word "that" or a quotation; person, the one who is told; object, a noun phrase or an
    infinitive; name, an object and what it is called; figure, what "that" asks, a figure ("counted
    900") or what figure-behind-at asks; figure-behind-at, a tally, "at" and a figure ("put the toll at 15"), or
    anything at an amount of money or a share ("valued the site at $4m").
    `speaker: report` keeps a verb to reports, polls and figures ("shows that").
    """

    role: Literal[
        "verb", "phrase", "title", "post", "group", "body", "report", "pronoun", "listener", "utterance", "tally"
    ]
    forms: tuple[str, ...]
    stance: str = "said"
    takes: Literal["clause", "that", "only-that", "person", "object", "name", "figure", "figure-behind-at"] = "clause"
    speaker: Literal["any", "report"] = "any"
    gender: Literal["male", "female"] | None = None
