"""Words with a capital that are no names."""

import re
from functools import lru_cache

from reconcile.text.letters import UPPER

_SMALL = re.compile(r"(?<![\w’'])[a-z]{3,}(?![\w’'])")
_FULL_NAME = re.compile(rf"(?<=[a-z]\s)(?<![\w’']){UPPER}[\w’'.-]*\s(?P<last>{UPPER}[\w’'-]+)")


@lru_cache(maxsize=8)
def plain_words(text: str) -> frozenset[str]:
    """The words of a text that stand there without a capital too, as they are written with one, and never behind
    another one with a capital: "Operating" where "operating" is found, but not the "Cook" of "Ann Cook"."""
    small = {match[0].capitalize() for match in _SMALL.finditer(text)}
    return frozenset(small - {match["last"] for match in _FULL_NAME.finditer(text)})
