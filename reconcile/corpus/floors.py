"""floors.yaml: what the corpora of a folder hold, and the worst that a run over all of them may do.

An expectation can be met by weakening it: a claim that is read no longer moves to `todo`, a finding is struck out, a
text is reworded. A floor says how many expectations of a kind there are, which share of them is met and which share of
what was found in their place is right; a digest says which texts that was measured on.
"""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

import msgspec
import yaml
from msgspec import Struct, structs

from reconcile.corpus.measure import Figures
from reconcile.errors import Diagnostic, InputError
from reconcile.rulepack.nesting import refuse_depth

NAME = "floors.yaml"
_HEAD = """\
# What these corpora hold and the worst that a run over them may do: how many expectations there are, in percent how
# many are met (recall) and how much of what was found in their place is right (precision).
# Written by `reconcile test --raise-floors`; a figure falls only with --allow-regression.
"""


class Floors(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`digests` by the corpus's folder; `floors` by section and kind: "claims/money", "facts/update"."""

    digests: dict[str, str] = {}
    floors: dict[str, Figures] = {}


def read_floors(path: Path) -> Floors:
    """The content of a floors.yaml; nothing where there is none.

    Raises:
        InputError: it can't be read, or is no such file.
    """
    try:
        text = path.read_text(encoding="utf-8")
        refuse_depth(text)
        return msgspec.convert(yaml.safe_load(text) or {}, Floors)
    except FileNotFoundError:
        return Floors()
    except (OSError, UnicodeDecodeError, yaml.YAMLError, msgspec.ValidationError) as error:
        hint = "`reconcile test --raise-floors` writes it anew once it is gone"
        raise InputError(Diagnostic(message=f"is no file of floors: {error}", path=str(path), hint=hint)) from None


def written(floors: Floors) -> str:
    """The text of a floors.yaml: a line for each corpus and each kind."""
    lines = [
        _HEAD.rstrip(),
        "digests:",
        *(f"  {_quoted(name)}: {seen}" for name, seen in sorted(floors.digests.items())),
    ]
    lines.append("floors:")
    for name, floor in sorted(floors.floors.items()):
        fields = ", ".join(f"{field}: {value}" for field, value in structs.asdict(floor).items())
        lines.append(f"  {name}: {{{fields}}}")
    return "\n".join(lines) + "\n"


def _quoted(name: str) -> str:
    """The name of a folder as a key that YAML reads back: bare, "2024" is a number and "on" is true."""
    return json.dumps(name, ensure_ascii=False)


def digest(folder: Path) -> str:
    """A fingerprint of a corpus's texts and of what is said of them in corpus.yaml; not of what is expected.

    It begins with a letter, so that YAML takes it for text.
    """
    found = hashlib.sha256()
    files = [folder / "corpus.yaml", *(path for path in (folder / "docs").rglob("*") if path.is_file())]
    for path in sorted(files):
        content = path.read_bytes()
        found.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode() + content)
    return f"sha256-{found.hexdigest()[:16]}"


def worse(known: Floors, measured: Floors) -> list[str]:
    """Each figure that is below its floor. Only a run over all corpora can tell."""
    nothing = Figures(expected=0, recall=0.0, precision=0.0)
    return [
        f"{name}: {field} is {now:g}, its floor is {before:g}"
        for name, floor in known.floors.items()
        for field, before in structs.asdict(floor).items()
        if (now := getattr(measured.floors.get(name, nothing), field)) < before
    ]


def changed(known: Floors, measured: Floors) -> list[str]:
    """Each corpus whose texts are others than when the floors were measured."""
    return [
        f"{name}: its texts are not those that the floors were measured on"
        for name, seen in measured.digests.items()
        if known.digests.get(name, seen) != seen
    ]


def left_out(known: Floors, names: Sequence[str]) -> list[str]:
    """The corpora that have a digest and are none of these."""
    return [name for name in known.digests if name not in names]
