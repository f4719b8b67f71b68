"""What a program says of some documents, in one shape for all of them."""

from msgspec import Struct


class Place(Struct, frozen=True, order=True, array_like=True):
    """Some characters of a document: `text[start:end]`."""

    document: str
    start: int
    end: int

    def meets(self, other: "Place") -> bool:
        return self.document == other.document and self.start < other.end and other.start < self.end


class Alarm(Struct, frozen=True, kw_only=True):
    """One thing that a program says is wrong, and the program's own name for such things.

    Where it shows which text it was compared with, `against` has those places, and `hints` the figures that it names
    without saying where they stand. `sources` are the documents that the text was compared with.
    """

    at: list[Place]
    sources: list[str]
    kind: str
    says: str
    against: list[Place] = []
    hints: list[str] = []
    cause: str | None = None


class Answer(Struct, frozen=True, kw_only=True):
    """What a process of worker.py says: the alarms, what the program failed with, its own summary where it has one, and
    what the process took: seconds of the processor, and bytes at its peak."""

    alarms: list[Alarm]
    errors: list[str]
    summary: str | None
    seconds: float
    memory: int
