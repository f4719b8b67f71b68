"""A text as it stands on a page: its lines, and which of them are paragraphs."""

from reconcile.ingest.lines import lines_of
from reconcile.ingest.prose import Prose


class Page:
    """Worked out once for the head, the metadata and the furniture of a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = lines_of(text)
        self.prose = Prose(self.lines)
