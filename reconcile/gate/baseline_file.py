"""The text of a baseline file: entries added and removed, everything else left as people wrote it."""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

import yaml

from reconcile.gate.baseline import Entry
from reconcile.rulepack.nesting import compose

_LINE_END = re.compile("\n|\x85|\u2028|\u2029")  # YAML's, by which its readers count lines

HEADER = """\
# Findings that were looked at and accepted. `reconcile baseline add` and `prune` write this file; reasons, authors,
# days (`expires`, the last on which an entry holds) and comments may be edited by hand.
"""


def edited(text: str, entries: Sequence[Entry], *, add: Sequence[Entry] = (), remove: Collection[str] = ()) -> str:
    """The text of a file that holds `entries`, without those of the ids in `remove` and with those of `add`, which
    replace entries of their ids.

    Entries stand by code, fact and id, so that the same acceptances give the same file. Comments stay with the entry
    that they stand above. A list in brackets is written anew.
    """
    header, blocks = _parts(text, entries)
    renewed = {entry.id: entry for entry in add}
    kept = {entry.id: entry for entry in entries if entry.id not in remove} | renewed
    written = {id: _comments(blocks.get(id, "")) + _written(entry) for id, entry in renewed.items()}
    ordered = sorted(kept.values(), key=lambda entry: (entry.code or "", entry.fact or "", entry.id))
    parts = [header or HEADER, *(written.get(entry.id) or blocks[entry.id] for entry in ordered)]
    return "\n".join(parts if ordered else [*parts, "[]\n"])


def _parts(text: str, entries: Sequence[Entry]) -> tuple[str, dict[str, str]]:
    """What stands before the first entry, and each entry with the comments right above it."""
    root = compose(text, yaml.SafeLoader)
    lines = _LINE_END.split(text)
    if not isinstance(root, yaml.SequenceNode) or root.flow_style:
        end = root.start_mark.line if root is not None else len(lines)
        return _ended(lines[:end]), {entry.id: _written(entry) for entry in entries}
    starts = [_start(lines, item.start_mark.line) for item in root.value]
    indent = root.start_mark.column
    blocks = [_ended([_outdented(line, indent) for line in lines[a:b]]) for a, b in pairwise([*starts, len(lines)])]
    return _ended(lines[: starts[0]]), {entry.id: block for entry, block in zip(entries, blocks, strict=True)}


def _outdented(line: str, indent: int) -> str:
    return line[indent:] if not line[:indent].strip() else line


def _start(lines: list[str], line: int) -> int:
    """The line of an entry's dash, or of the first of the comments above it; text of the entry before is deeper in."""
    while not lines[line].lstrip().startswith("-"):
        line -= 1
    comment = re.compile(rf" {{0,{len(lines[line]) - len(lines[line].lstrip())}}}#")
    while line > 0 and comment.match(lines[line - 1]):
        line -= 1
    return line


def _ended(lines: list[str]) -> str:
    text = "\n".join(lines).strip("\n")
    return f"{text}\n" if text else ""


def _comments(block: str) -> str:
    found = re.match(r"(?:#.*\n)*", block)
    return found[0] if found else ""


def _written(entry: Entry) -> str:
    fields = {
        "id": entry.id,
        "code": entry.code,
        "fact": entry.fact,
        "documents": list(entry.documents),
        "message": entry.message,
        "reason": entry.reason,
        "author": entry.author,
        "expires": entry.expires,
    }
    given = {name: value for name, value in fields.items() if value}
    # Lines as long as they are: a changed word then is a changed line, not a paragraph that flows anew.
    return yaml.safe_dump([given], sort_keys=False, allow_unicode=True, width=10**6)
