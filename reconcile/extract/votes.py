"""How a vote was split: "passed by 172 to 140", "voted 52-48", "a 5–4 ruling". Scores of games are left alone."""

import re

from msgspec.structs import replace

from reconcile.extract.amount import Amount

_BETWEEN = re.compile(r"[ ]?[-–—][ ]?|[ ](?:to|against)[ ]")
_VOTED = re.compile(
    r"""(?<!\w)(?: (?:vot(?:e|es|ed|ing)|ballot|ruled|ruling|voice)(?:[ ][\w’'-]+){0,3}
      | (?:passed|approved|rejected|adopted|confirmed|ratified|upheld|acquitted|repealed|carried)(?:[ ]\w+ly)?(?:[ ]by)?
    )[ ]\Z""",
    re.VERBOSE | re.IGNORECASE,
)
_RULING = re.compile(r"[ -](?:votes?|ruling|decision|opinion)\b")
_GAME = re.compile(r"[ -](?:win|defeat|victory|loss|draw|lead|triumph|success|home|away|on[ ]aggregate|scoreline)\b")
_NO_SIDE = frozenset({"from", "until", "at", "between", "on", "since", "ages", "aged"})  # "voting was from 9 to 5"
_REACH = 48  # characters before the first number
_APART = 9  # characters between the two, at most: " against "


def with_votes(text: str, amounts: list[Amount]) -> list[Amount]:
    """The amounts, with bare pairs that are the sides of a vote as counts of votes."""
    for i in range(len(amounts) - 1):
        ayes, noes = amounts[i], amounts[i + 1]
        if noes.start - ayes.end <= _APART and _is_split(text, ayes, noes):
            amounts[i : i + 2] = [_votes(ayes), _votes(noes)]
    return amounts


def _is_split(text: str, ayes: Amount, noes: Amount) -> bool:
    if not (_is_plain(ayes) and _is_plain(noes)) or not _BETWEEN.fullmatch(text, ayes.end, noes.start):
        return False
    if _GAME.match(text, noes.end):
        return False
    if ayes.numeral.lead in _NO_SIDE:
        return False
    ruled = _RULING.match(text, noes.end) is not None
    return ruled or _VOTED.search(text, max(0, ayes.start - _REACH), ayes.start) is not None


def _is_plain(found: Amount) -> bool:
    numeral = found.numeral
    whole = numeral.ulp == 1 and numeral.high is None and numeral.factor == 1 and found.low >= 0
    return found.kind is None and whole and not (numeral.glued or numeral.led or numeral.share or numeral.ordinal)


def _votes(found: Amount) -> Amount:
    return replace(found, kind="count", unit="vote", noun="votes")
