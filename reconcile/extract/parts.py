"""Parts of a unit of money that are a share: "12 pence of every pound", "thirty cents on the dollar"."""

import re
from decimal import Decimal

from msgspec.structs import replace

from reconcile.extract.amount import Amount
from reconcile.extract.currency_signs import Signs

_OF_EACH = re.compile(r"[ ](?:(?:out[ ])?of|in|from|on)[ ](?:every|each|the)[ ](?:[$€£](?=1(?![\w.,])))?")
_ONE = "1"
_HUNDRED = Decimal(100)


def share_of_money(text: str, found: Amount, signs: Signs) -> Amount | None:
    """The percentage that an amount in hundredths is of each whole one; None where it is a sum."""
    if found.kind != "money" or not 0 < found.factor < 1:
        return None
    each = _OF_EACH.match(text, found.end)
    if each is None:
        return None
    if each[0].endswith(("$", "€", "£")):
        end = each.end() + len(_ONE)
    else:
        whole = signs.words.match(text, each.end())
        if (
            whole is None
            or whole[1].code != found.unit
            or whole[1].factor != 1
            or text[whole[0] : whole[0] + 1] in "’'"
        ):
            return None
        end = whole[0]
    return replace(
        found,
        kind="percent",
        unit="percent",
        candidates=(),
        assumed=False,
        part=False,
        prefixed=False,
        factor=found.factor * _HUNDRED,
        low=found.low * _HUNDRED,
        high=found.high * _HUNDRED,
        ulp=found.ulp * _HUNDRED,
        end=end,
    )
