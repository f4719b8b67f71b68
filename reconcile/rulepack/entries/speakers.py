"""rules/speakers.yaml: reporting verbs, titles, roles, and the words that refer back to a speaker."""

from typing import Literal

from reconcile.rulepack.entry import Entry


class SpeakerWord(Entry, frozen=True, kw_only=True):
    """`role` says what the forms are; `stance` is what a verb does to what is said ("said", "denied", "confirmed")."""

    role: Literal["verb", "phrase", "title", "post", "pronoun"]
    forms: tuple[str, ...]
    stance: str | None = None
