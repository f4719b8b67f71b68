"""Text to measure speed on, ordinary and dense with figures, made of sentences.yaml, the same in every run."""

import random
import re
from pathlib import Path

import yaml

SENTENCES = yaml.safe_load((Path(__file__).parent / "sentences.yaml").read_text(encoding="utf-8"))
NUMBERS = {
    "digit": (0, 9),
    "small": (2, 48),
    "age": (19, 88),
    "day": (1, 28),
    "year": (2004, 2023),
    "large": (105, 990),
    "hundred": (110, 890),
    "thousand": (2, 48),
}
# Of sentences in ordinary news: one in three has a figure or a date, which is one in some sixty words.
NEWS = {"news_plain": 45, "news_quote": 20, "news_figure": 35}
FINANCE = {"finance": 1}
PARAGRAPH = (3, 6)  # sentences
_SLOT = re.compile(r"\{(\w+)\}")


def text(kinds: dict[str, int], length: int, seed: int = 7) -> str:
    """Paragraphs of at least `length` characters; a longer text begins with the shorter."""
    chance = random.Random(seed)
    paragraphs: list[str] = []
    written = 0
    while written < length:
        chosen = chance.choices(list(kinds), list(kinds.values()), k=chance.randint(*PARAGRAPH))
        paragraphs.append(" ".join(_sentence(chance.choice(SENTENCES[kind]), chance) for kind in chosen))
        written += len(paragraphs[-1]) + 2
    return "\n\n".join(paragraphs) + "\n"


def _sentence(template: str, chance: random.Random) -> str:
    filled = _SLOT.sub(lambda match: _filling(match[1], chance), template)
    return filled[0].upper() + filled[1:]


def _filling(slot: str, chance: random.Random) -> str:
    if slot in NUMBERS:
        return str(chance.randint(*NUMBERS[slot]))
    if slot == "person":
        return f"{_filling('first', chance)} {_filling('last', chance)}"
    if slot == "last":
        # A paper has thousands of names: a few would be looked up in caches only.
        return "".join(chance.choices(SENTENCES["syllables"], k=chance.randint(2, 3))).capitalize()
    return str(chance.choice(SENTENCES["lists"][slot]))
