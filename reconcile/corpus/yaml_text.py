"""Edits of a YAML file's sections that leave every other character where it is: comments, quotes, the order of fields.

A file has sections, each a list of mappings. The whole-file writers lose the comments, or lay the rest out anew.
"""

import yaml

from reconcile.rulepack.nesting import compose


class YamlText:
    """A text and the edits that wait for it; what is removed and set is counted as in the unedited text."""

    def __init__(self, text: str) -> None:
        self._newline = "\r\n" if "\r\n" in text else "\n"
        self._text = text + self._newline if text and not text.endswith("\n") else text
        root = compose(text, yaml.SafeLoader)
        pairs = root.value if isinstance(root, yaml.MappingNode) else []
        self._sections: dict[str, tuple[yaml.Node, yaml.Node]] = {key.value: (key, value) for key, value in pairs}
        self._edits: list[tuple[int, int, str]] = []
        self._removed: dict[str, set[int]] = {}
        self._added: dict[str, list[str]] = {}

    def set(self, section: str, number: int, field: str, value: str) -> None:
        """Gives a field of an entry, which it has, another value."""
        (node,) = (node for key, node in self._items(section)[number].value if key.value == field)
        self._edits.append((node.start_mark.index, self._end(node), value))

    def remove(self, section: str, number: int) -> None:
        """Takes an entry out, with the comment on its line."""
        self._removed.setdefault(section, set()).add(number)

    def append(self, section: str, entry: str) -> None:
        """Adds an entry, written on one line, at the end of a section."""
        self._added.setdefault(section, []).append(entry)

    def edited(self) -> str:
        """The text with all edits made."""
        edits, new = list(self._edits), ""
        for section in dict.fromkeys((*self._removed, *self._added)):
            if section not in self._sections:
                new += f"{section}:{self._newline}{self._lines_of(self._added[section])}"
            elif isinstance(self._sections[section][1], yaml.SequenceNode) and not self._is_block(section):
                edits.append(self._flow_edit(section))
            else:
                edits += self._block_edits(section)
        text = self._text
        for start, end, value in sorted(edits, reverse=True):
            text = text[:start] + value + text[end:]
        return text + new

    def _items(self, section: str) -> list[yaml.Node]:
        node = self._sections[section][1]
        return list(node.value) if isinstance(node, yaml.SequenceNode) else []

    def _is_block(self, section: str) -> bool:
        node = self._sections[section][1]
        return isinstance(node, yaml.SequenceNode) and not node.flow_style

    def _lines_of(self, entries: list[str], indent: int = 2) -> str:
        return "".join(f"{' ' * indent}- {entry}{self._newline}" for entry in entries)

    def _flow_edit(self, section: str) -> tuple[int, int, str]:
        removed = self._removed.get(section, ())
        kept = [
            self._text[item.start_mark.index : self._end(item)]
            for number, item in enumerate(self._items(section))
            if number not in removed
        ]
        node = self._sections[section][1]
        added = self._added.get(section, [])
        start, end = node.start_mark.index, node.end_mark.index
        if kept or not added:
            return start, end, f"[{', '.join((*kept, *added))}]"
        lines = self._newline + self._lines_of(added).removesuffix(self._newline)
        return len(self._text[:start].rstrip()), end, lines

    def _block_edits(self, section: str) -> list[tuple[int, int, str]]:
        items, removed = self._items(section), self._removed.get(section, set())
        key, node = self._sections[section]
        edits = [(*self._lines(items[number]), "") for number in removed]
        added = self._lines_of(self._added.get(section, []), node.start_mark.column if items else 2)
        behind_key = self._text.index(":", key.end_mark.index) + 1
        at = self._line_end(self._end(items[-1]) if items else behind_key)
        if added:
            edits.append((at, at, added))
        elif len(removed) == len(items):
            edits.append((behind_key, behind_key, " []"))
        return edits

    def _lines(self, item: yaml.Node) -> tuple[int, int]:
        """From the dash before an entry's first field to the end of its last line."""
        dash = self._text.rindex("-", 0, item.start_mark.index)
        return self._text.rfind("\n", 0, dash) + 1, self._line_end(self._end(item))

    def _line_end(self, index: int) -> int:
        """Where the next line begins."""
        end = self._text.find("\n", index)
        return len(self._text) if end < 0 else end + 1

    def _end(self, node: yaml.Node) -> int:
        """Behind a node's last character; the parser puts the end of a block before whatever comes next."""
        if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
            last = node.value[-1]
            return self._end(last[1] if isinstance(last, tuple) else last)
        end = int(node.end_mark.index)
        is_block = isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")
        return len(self._text[:end].rstrip()) if is_block else end
