"""Numbers in words: "three hundred and forty-two", "two and a half million", "a third", "tens of thousands"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from reconcile.extract.shares import Shares
from reconcile.extract.word_reader import Reader, Token, Word, WordNumber, part_ulp
from reconcile.rulepack.lexicon import alternation, small
from reconcile.rulepack.schema import Rules
from reconcile.text.alternation import scanner

ONE = Decimal(1)


_ARTICLE = re.compile(r"(?<!\w)an?[\s-]+\Z", re.IGNORECASE)
_JOINT = r"[\s\u00a0-]{1,3}(?:(?:and|&|of|point)[\s-]{1,3})?(?:(?:an?|the)[\s-]{1,3})?"
# "another quarter point" needs no article.
_POINT_FOLLOWS = re.compile(
    r"[\s-](?:of\s(?:an?|one)\s)?(?:(?:percentage|percent|per\scent)[\s-])?points?\b", re.IGNORECASE
)
_QUARTER = Decimal("0.25")
_PARTED = frozenset({"length", "mass", "volume", "area", "angle"})  # "the quarter-mile track" needs no article either
_RUN_LIMIT = 16  # words; the longest number below a quadrillion has fewer


class NumberWords:
    """Reads numbers in words at the offsets that `hits` gives."""

    def __init__(self, rules: Rules) -> None:
        self._shares = Shares(rules)
        senses: dict[str, list[Word]] = {}
        for entry in rules.magnitudes:
            value = entry.value
            if value is None:
                continue
            match entry.role:
                case "cardinal":
                    self._add(senses, entry.forms, Word(role="cardinal", value=value))
                    self._add(senses, entry.plural, Word(role="vague", value=value))
                case "multiplier":
                    self._add(senses, entry.forms, Word(role="scale", value=value))
                    self._add(senses, entry.plural, Word(role="vague", value=value))
                case "few":
                    self._add(senses, entry.forms, Word(role="few", value=value, most=entry.most))
                case "ordinal":
                    self._add(senses, entry.forms, Word(role="ordinal", value=value))
                case "fraction":
                    part = value if value < 1 else ONE / value
                    self._add(senses, entry.forms, Word(role="fraction", value=part))
                    self._add(senses, entry.plural, Word(role="fractions", value=part))
                case _:
                    pass
        self._senses = {form: tuple(words) for form, words in senses.items()}
        self._hit = scanner(self._senses)
        self._first = re.compile(alternation(self._senses), re.IGNORECASE)
        measures = (word for unit in rules.units if unit.dimension in _PARTED for word in unit.words)
        self._measure = re.compile(rf"[\s-]{alternation(measures)}", re.IGNORECASE)
        self._next = re.compile(rf"(?P<joint>{_JOINT})(?P<word>{alternation(self._senses)})", re.IGNORECASE)

    @staticmethod
    def _add(senses: dict[str, list[Word]], forms: tuple[str, ...], word: Word) -> None:
        for form in forms:
            senses.setdefault(form, []).append(word)

    def hits(self, text: str) -> Iterator[int]:
        """Offsets at which a number word begins, in order."""
        if self._first.match(text):
            yield 0
        for match in self._hit.finditer(text):
            yield match.start() + 1

    def read(self, text: str, at: int) -> WordNumber | None:
        """The number in words that begins at a hit; None where the words are no number."""
        tokens = self._tokens(text, at)
        article = _ARTICLE.search(text, max(0, at - 4), at)
        first = tokens[0]
        if (vague := first.sense("vague")) is not None:
            return _vague(tokens, vague)
        if first.sense("few") is not None:
            return _few(tokens, article.start() if article else at)
        part = first.sense("fraction")
        if part is not None:
            number = self._part(text, tokens, part, article)
            if number is not None:
                return number
        if first.sense("cardinal") is None and (first.sense("scale") is None or article is None):
            rank = first.sense("ordinal")
            return WordNumber(start=at, end=first.end, value=rank, ordinal=True) if rank is not None else None
        number = Reader(text, tokens).read()
        if first.sense("scale") is not None and article is not None:
            return _moved(number, article.start())
        return number

    def _tokens(self, text: str, at: int) -> list[Token]:
        first = self._first.match(text, at)
        if first is None:
            raise ValueError(f"no number word at {at}")
        tokens = [Token(start=at, end=first.end(), joint="", senses=self._senses[small(first[0])])]
        while len(tokens) < _RUN_LIMIT and (match := self._next.match(text, tokens[-1].end)):
            joint = " ".join(small(match["joint"]).replace("-", " ").split()).replace("&", "and")
            senses = self._senses[small(match["word"])]
            tokens.append(Token(start=match.start("word"), end=match.end(), joint=joint, senses=senses))
        return tokens

    def _part(self, text: str, tokens: list[Token], part: Decimal, article: re.Match[str] | None) -> WordNumber | None:
        """ "half a million", "a quarter of a million", "half of", "a third of"."""
        first = tokens[0]
        start = article.start() if article else first.start
        is_half = first.sense("ordinal") is None and part == Decimal("0.5")
        if len(tokens) > 1 and tokens[1].joint in ("", "a", "of a"):
            scale = tokens[1].sense("scale")
            if scale is not None:
                return WordNumber(start=start, end=tokens[1].end, value=part * scale, ulp=part_ulp(part) * scale)
        shared = article is not None and self._shares.ranks_nothing(text, start, first.end)
        named = part == _QUARTER and (_POINT_FOLLOWS.match(text, first.end) or self._measure.match(text, first.end))
        if is_half or shared or named:
            return WordNumber(start=start, end=first.end, value=part, ulp=part_ulp(part), share=True)
        return None


def _vague(tokens: list[Token], value: Decimal) -> WordNumber:
    last = tokens[0]
    for token in tokens[1:]:
        further = token.sense("vague")
        if further is None or token.joint != "of":
            break
        value *= further
        last = token
    return WordNumber(start=tokens[0].start, end=last.end, value=value, high=value * 10, ulp=value)


def _few(tokens: list[Token], start: int) -> WordNumber | None:
    """ "A few hundred thousand", "several dozen"; None where no magnitude follows."""
    word = tokens[0].senses[0]
    scale, end = ONE, start
    for token in tokens[1:]:
        further = token.sense("scale") if not token.joint else None
        if further is None:
            break
        scale, end = scale * further, token.end
    if scale == ONE:
        return None
    return WordNumber(start=start, end=end, value=word.value * scale, high=(word.most or word.value) * scale, ulp=scale)


def _moved(number: WordNumber, start: int) -> WordNumber:
    return WordNumber(
        start=start, end=number.end, value=number.value, ulp=number.ulp, share=number.share, ordinal=number.ordinal
    )
