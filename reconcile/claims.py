"""The claims of a text that is no file: extraction alone, without what reports need."""

from collections.abc import Collection, Sequence
from datetime import date
from os import PathLike
from pathlib import Path
from typing import get_args

from reconcile import pipeline
from reconcile.model import Claim, Kind


def claims_in(
    text: str, *, published: date | None = None, kinds: Collection[Kind] = (), rules: Sequence[str | PathLike[str]] = ()
) -> tuple[Claim, ...]:
    """The claims of a text, in order, offsets in code points: `text[claim.start : claim.end] == claim.text`.

    Args:
        text: any text, an article or a sentence.
        published: the day that "yesterday" hangs on, where the text has no date of its own.
        kinds: only these; none means all but statements.
        rules: folders of rule packs laid over the shipped ones.

    Raises:
        RulePackError: a rule pack can't be used.
        ValueError: `kinds` has a value that doesn't exist.
    """
    wanted = known_values("kinds", kinds, get_args(Kind))
    found = pipeline.extract_text(text, published, tuple(map(Path, rules)), statements="statement" in wanted)
    return tuple(claim for claim in found if not wanted or claim.kind in wanted)


def known_values(setting: str, values: Collection[str], known: Sequence[str]) -> frozenset[str]:
    """The values of a setting.

    Raises:
        ValueError: one of them is none of the known ones.
    """
    if unknown := set(values) - set(known):
        raise ValueError(f"{setting}: unknown value {min(unknown)!r}; known: {', '.join(known)}")
    return frozenset(values)
