"""The claims of a text that is no file: extraction alone, without what reports need."""

from collections.abc import Collection, Sequence
from datetime import date
from os import PathLike
from pathlib import Path
from typing import get_args

from reconcile import pipeline
from reconcile.model import Claim, Kind
from reconcile.settings import known_values, several


def claims_in(
    text: str,
    *,
    published: date | None = None,
    kinds: Kind | Collection[Kind] = (),
    rules: str | PathLike[str] | Sequence[str | PathLike[str]] = (),
) -> tuple[Claim, ...]:
    """The claims of a text, in order, offsets in code points: `text[claim.start : claim.end] == claim.text`.

    Args:
        text: any text, an article or a sentence.
        published: the day that "yesterday" hangs on, where the text has no date of its own.
        kinds: only this, or these; none means all but statements.
        rules: a folder, or folders, of rule packs laid over the shipped ones.

    Raises:
        RulePackError: a rule pack can't be used.
        TypeError: `kinds` or `rules` is neither a text nor a list of them.
        ValueError: `kinds` has a value that doesn't exist.
    """
    wanted = known_values("kinds", several("kinds", kinds), get_args(Kind))
    found = pipeline.extract_text(
        text, published, tuple(map(Path, several("rules", rules))), statements="statement" in wanted
    )
    return tuple(claim for claim in found if not wanted or claim.kind in wanted)
