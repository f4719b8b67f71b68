"""An exchange rate that somebody gives."""

from decimal import Decimal

from msgspec import Struct


class ExchangeRate(Struct, frozen=True, kw_only=True):
    """One of `unit` is worth `rate` of `other`, ISO 4217 codes, on a day, or on every day of a month or a year.

    `when` is as ISO 8601 writes it: "2023-03-17", "2023-03" or "2023".
    """

    when: str
    unit: str
    other: str
    rate: Decimal
