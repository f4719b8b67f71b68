"""A file of exchange rates, CSV or YAML → rates that are laid over those of the European Central Bank."""

import csv
import io
import re
from collections.abc import Collection, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import yaml
from msgspec import Struct

from reconcile.errors import Diagnostic, InputError
from reconcile.ingest.nodes import compose, fault_at, fields_of, read_text
from reconcile.model import ExchangeRate
from reconcile.wording import suggestion

_FIELDS = ("date", "from", "to", "rate")
_WHEN = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?")
_RATE = re.compile(r"[0-9]{1,18}(?:\.[0-9]{1,18})?")
_COMMA = re.compile(r"(?P<whole>[0-9]{1,18}),(?P<part>[0-9]{1,18})")
_THOUSANDS = 3  # digits after a comma that may as well be a thousands mark: "1,300"


class _Row(Struct, frozen=True, kw_only=True):
    """One entry as written. `comma`: its file may write decimal commas, since its cells end at another mark."""

    fields: dict[str, str]
    place: Diagnostic
    comma: bool


def read_rates(path: Path, name: str, currencies: Collection[str]) -> tuple[ExchangeRate, ...]:
    """The rates of a file: `.yaml` and `.yml` are YAML, every other is CSV. `currencies` are the codes that exist.

    Raises:
        InputError: with every fault of the file: a field that is missing or no rate, a code that isn't known, two rates
            for one pair on one day.
    """
    faults: list[Diagnostic] = []
    text = read_text(path, name)
    rows = _yaml(text, name, faults) if path.suffix.lower() in (".yaml", ".yml") else _csv(text, name, faults)
    found: dict[tuple[str, str, str], ExchangeRate] = {}
    for row in rows:
        rate = _rate(row, currencies, faults)
        if rate is None:
            continue
        known = found.setdefault((rate.when, rate.unit, rate.other), rate)
        if known.rate != rate.rate:
            pair = f"{rate.unit} to {rate.other} for {rate.when}"
            faults.append(_fault(row, f"a second rate from {pair}: {rate.rate}, before {known.rate}", "keep one"))
    if not found and not faults:
        faults.append(Diagnostic(message="holds no rates", path=name, hint=f"its fields: {', '.join(_FIELDS)}"))
    if faults:
        raise InputError(*faults)
    return tuple(found.values())


def _csv(text: str, name: str, faults: list[Diagnostic]) -> Iterator[_Row]:
    header = text.partition("\n")[0]
    delimiter = max(",;\t", key=header.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        names = [cell.strip().lower() for cell in next(rows, [])]
        missing = [field for field in _FIELDS if field not in names]
        if missing:
            hint = f"the first line names the columns: {', '.join(_FIELDS)}"
            faults.append(Diagnostic(message=f"has no column `{missing[0]}`", path=name, line=1, hint=hint))
            return
        for cells in rows:
            if any(cell.strip() for cell in cells):
                filled = {key: cell.strip() for key, cell in zip(names, cells, strict=False) if cell.strip()}
                place = Diagnostic(message="", path=name, line=rows.line_num)
                yield _Row(fields=filled, place=place, comma=delimiter != ",")
    except csv.Error as error:
        faults.append(Diagnostic(message=f"is not CSV: {error}", path=name, line=rows.line_num))


def _yaml(text: str, name: str, faults: list[Diagnostic]) -> Iterator[_Row]:
    root = compose(text, name)
    if root is not None and not isinstance(root, yaml.SequenceNode):
        hint = "write `- {date: 2023-03-17, from: USD, to: CNY, rate: 6.88}`, one a line"
        faults.append(fault_at(root, name, "is not a list of rates", hint))
        return
    for node in root.value if root is not None else ():
        before = len(faults)
        fields = fields_of(node, _FIELDS, name, faults)
        if len(faults) == before:
            yield _Row(fields=fields, place=fault_at(node, name, "", ""), comma=False)


def _rate(row: _Row, currencies: Collection[str], faults: list[Diagnostic]) -> ExchangeRate | None:
    before = len(faults)
    missing = [field for field in _FIELDS if field not in row.fields]
    if missing:
        faults.append(_fault(row, f"the rate has no `{missing[0]}`", f"a rate has {', '.join(_FIELDS)}"))
        return None
    when, unit, other, written = (row.fields[field] for field in _FIELDS)
    unit, other = unit.upper(), other.upper()
    if not _is_time(when):
        hint = "write 2023-03-17, or 2023-03 or 2023 for all its days"
        faults.append(_fault(row, f"date: there is no {when!r}", hint))
    for field, code in (("from", unit), ("to", other)):
        if code not in currencies:
            hint = suggestion(code, currencies) if len(code) == len("EUR") else "write its ISO 4217 code: USD"
            faults.append(_fault(row, f"{field}: {code!r} is no currency", hint))
    if unit == other:
        faults.append(_fault(row, f"a rate from {unit} to itself", "name two currencies"))
    rate = _number(row, written, faults)
    if rate is None or len(faults) > before:
        return None
    return ExchangeRate(when=when, unit=unit, other=other, rate=rate)


def _number(row: _Row, written: str, faults: list[Diagnostic]) -> Decimal | None:
    comma = _COMMA.fullmatch(written) if row.comma else None
    if comma is not None and len(comma["part"]) == _THOUSANDS and comma["whole"] != "0":
        hint = f"write {comma['whole']}.{comma['part']} or {comma['whole']}{comma['part']}"
        faults.append(_fault(row, f"rate: {written!r} may be two numbers", hint))
        return None
    plain = f"{comma['whole']}.{comma['part']}" if comma is not None else written
    if not _RATE.fullmatch(plain) or not Decimal(plain):
        hint = "write how much of `to` one of `from` is: 6.8888"
        faults.append(_fault(row, f"rate: {written!r} is no number above 0", hint))
        return None
    return Decimal(plain)


def _is_time(when: str) -> bool:
    match = _WHEN.fullmatch(when)
    if match is None:
        return False
    try:
        date(int(match["year"]), int(match["month"] or 1), int(match["day"] or 1))
    except ValueError:
        return False
    return True


def _fault(row: _Row, message: str, hint: str) -> Diagnostic:
    place = row.place
    return Diagnostic(message=message, path=place.path, line=place.line, column=place.column, hint=hint)
