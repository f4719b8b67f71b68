"""Fills docs/extraction.md with what the program reads: `make kinds`. What stands between the marks is written anew.

`<!-- kind: money -->` becomes a table of texts that rule packs have as examples, each with the claim read in it.
`<!-- recipe: SENTENCE -->` becomes what is read in the sentence without and with the last entry shown above it.
Each stretch ends in `<!-- end -->`; the prose around it is written by hand.
"""

import json
import re
import tempfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import reconcile
from reconcile.model import Claim
from reconcile.report.values import short, speaker_words
from reconcile.rulepack.load import load_rules

PAGE = Path(__file__).with_name("extraction.md")
PUBLISHED = date(2023, 3, 22)  # a Wednesday; relative dates hang on it
# Whose examples show a kind: pack, id (with ~ for a space) and, where it isn't the first that has the kind, its number.
# An entry that goes from the packs must go from here.
SHOWN = {
    "money": "currencies/USD/2 currencies/EUR/1 currencies/GBP currencies/INR/2 currencies/SEK currencies/DKK/2"
    " measures/budget measures/damage",
    "percent": "magnitudes/thirds magnitudes/tenths measures/turnout modality/forecast changes/stand",
    "percent_change": "changes/fall changes/tripled changes/eightfold baselines/year-on-year baselines/month-on-month"
    " measures/revenue",
    "quantity": "units/inch units/meter units/hectare units/stone units/gigabyte units/picometer measures/magnitude",
    "count": "magnitudes/twenty magnitudes/dozen magnitudes/million/1 magnitudes/below measures/meetings"
    " modality/condition",
    "ordinal": "magnitudes/third measures/wins measures/anniversary nouns/verbs~before~a~rank",
    "age": "measures/age",
    "duration": "units/quarter measures/winning~time measures/sentence magnitudes/near vocabulary/start-words",
    "date": "periods/january periods/march/1 periods/monday periods/wednesday/1 periods/tomorrow periods/later"
    " periods/new-years-day",
    "date_range": "periods/quarter periods/spring periods/weekend periods/early periods/mid periods/last/2"
    " periods/february/1 periods/fiscal/2 periods/one-to-twenty",
    "attribution": "speakers/say speakers/state-office/1 speakers/learned-and-ranked speakers/ask speakers/quoted-as"
    " speakers/according-to speakers/deny speakers/reject/1",
}
_STRETCH = re.compile(r"(?P<mark><!-- (?P<what>kind|recipe): (?P<of>.+?) -->\n).*?(?P<end><!-- end -->)", re.DOTALL)
_ENTRY = re.compile(r"```yaml\n# my-rules/(?P<pack>\w+)\.yaml\n(?P<entry>.*?)```", re.DOTALL)


def filled(page: str) -> str:
    """The page with every stretch between marks written anew.

    Raises:
        LookupError: no entry of `SHOWN` is in the packs, or none of its examples holds a claim of the kind.
    """
    tables = kinds()

    def stretch(match: re.Match[str]) -> str:
        if match["what"] == "kind":
            rows = tables[match["of"]]
        else:
            *_, entry = _ENTRY.finditer(page, 0, match.start())
            rows = recipe(match["of"], entry["pack"], entry["entry"])
        return match["mark"] + rows + match["end"]

    return _STRETCH.sub(stretch, page)


def kinds() -> dict[str, str]:
    """A table for each kind: the text with the claim's words in bold, and what was read in them."""
    rules = load_rules()
    texts = {
        (pack, entry.id.replace(" ", "~")): entry.examples
        for pack in type(rules).__struct_fields__
        for entry in getattr(rules, pack)
    }
    asked = {}
    for kind, names in SHOWN.items():
        for name in names.split():
            pack, entry, *number = name.split("/")
            asked[kind, name] = texts[pack, entry][int(number[0]) if number else 0 :]
    found = read([text for examples in asked.values() for text in examples])
    tables: dict[str, list[str]] = {kind: ["| text | read as |", "|---|---|"] for kind in SHOWN}
    for (kind, name), examples in asked.items():
        pairs = ((text, claim) for text in examples for claim in found[text] if claim.kind == kind)
        text, claim = next(pairs, ("", None))
        if claim is None:
            raise LookupError(f"no example of {name} holds a claim of the kind {kind}")
        tables[kind].append(f"| {_marked(text, claim)} | {words(claim)} |")
    return {kind: "\n".join([*rows, ""]) for kind, rows in tables.items()}


def recipe(sentence: str, pack: str, entry: str) -> str:
    """What is read in a sentence with the shipped packs, and with one entry more."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / f"{pack}.yaml").write_text(entry, encoding="utf-8")
        added = read([sentence], [folder])[sentence]
    rows = ["| | read in “" + sentence + "” |", "|---|---|"]
    for title, claims in (("without it", read([sentence])[sentence]), ("with it", added)):
        rows.append(f"| {title} | {'; '.join(f'{claim.kind}: {words(claim)}' for claim in claims) or 'nothing'} |")
    return "\n".join([*rows, ""])


def read(texts: Iterable[str], rules: Iterable[str] = ()) -> dict[str, list[Claim]]:
    """The claims of each text, read as a document of its own, published on `PUBLISHED`."""
    texts = list(texts)
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "texts.jsonl"
        lines = (json.dumps({"id": str(number), "text": text}) for number, text in enumerate(texts))
        table.write_text("\n".join(lines), encoding="utf-8")
        claims = reconcile.extract_claims(table, as_of=PUBLISHED, rules=tuple(rules)).claims
    found: dict[str, list[Claim]] = {text: [] for text in texts}
    for claim in claims:
        found[texts[int(claim.document)]].append(claim)
    return found


def words(claim: Claim) -> str:
    """A claim in a line: its value, then what is known of it."""
    frame = claim.frame
    if claim.kind == "attribution":
        return f"{speaker_words(claim.speaker)}, stance: {frame.measure}"
    noun = f" {claim.unit}" if claim.kind in ("count", "ordinal", "age") else ""
    known = [
        short(claim) + noun,
        f"“{claim.approximation}”" if claim.approximate and claim.approximation else "",
        f"bound: {claim.bound}" if claim.bound else "",
        f"against: {frame.baseline}" if frame.baseline else "",
        f"measure: {frame.concept or frame.measure}" if frame.concept or frame.measure else "",
        f"standing: {frame.modality}" if frame.modality != "fact" else "",
        *(f"assumed: {what}" for what in claim.assumed),
        claim.derivation or "",
    ]
    return ", ".join(part for part in known if part).replace("|", "\\|")


def _marked(text: str, claim: Claim) -> str:
    """The text in one line, the claim's words in bold."""
    marked = f"{text[: claim.start]}**{claim.text}**{text[claim.end :]}"
    return re.sub(r"\s+", " ", marked).strip().replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
