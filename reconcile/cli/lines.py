"""Lines of a plain list: whole where programs read them, broken between words where there is a width to keep to."""

from rich.console import Console
from rich.text import Text


def put(console: Console, text: Text, *, breaks: bool, indent: int = 0) -> None:
    """A text, moved to the right by `indent` cells; where it `breaks`, its further lines too."""
    margin = " " * indent
    room = max(console.width - indent, 20)
    for part in text.wrap(console, room) if breaks else [text]:
        part.rstrip()
        console.print(Text.assemble(margin, part), soft_wrap=True)
