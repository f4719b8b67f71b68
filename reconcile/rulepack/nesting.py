"""YAML as nodes, from texts of strangers: what is nested too deeply is refused before anything follows it down."""

from typing import Any

import yaml

_DEEPEST = 16  # levels of nesting; an expectation of a corpus has six
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def compose(text: str, loader: Any = LOADER) -> yaml.Node | None:
    """The root of a YAML text; None where it is empty.

    Raises:
        yaml.YAMLError: it is no YAML, or is nested too deeply.
    """
    refuse_depth(text)
    root: yaml.Node | None = yaml.compose(text, Loader=loader)
    return root


def refuse_depth(text: str) -> None:
    """Lets every YAML text pass that isn't nested too deeply.

    The composer in C ends the process on deep nesting, and the one in Python runs out of stack; events need none.

    Raises:
        yaml.YAMLError: it is nested too deeply, or is no YAML.
    """
    depth = 0
    for event in yaml.parse(text, Loader=LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise yaml.MarkedYAMLError(problem="it is nested too deeply")
