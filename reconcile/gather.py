"""Documents → claims: in this process or in several, and not again for a document that is remembered."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from hashlib import blake2b
from heapq import heapreplace
from itertools import chain, count
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import astuple, replace

from reconcile.crew import Crew, Tick, cores, forks
from reconcile.extract import Extractor, Mentions
from reconcile.model import Claim, Document
from reconcile.normalise import Normaliser, Person
from reconcile.rulepack.schema import Rules

# Code points for which a process pays, where it is forked and where it is started anew. By measurement on two cores:
# two forked ones are as fast as one with 50,000 in all, and take six tenths of the time with 500,000; to start one anew
# and load what it needs takes as long as 250,000 take to be read.
_WORTH_FORKING = 120_000
_WORTH_STARTING = 500_000

People = tuple[Person, ...]
T = TypeVar("T")


class Read(Struct, frozen=True, kw_only=True):
    """The claims of one document, which was the `number`th of a run where all documents named `people`."""

    number: int
    people: People
    claims: list[Claim]


class Memory:
    """What is known of the documents of the last run, by their digests. It belongs to one setting of `statements`."""

    def __init__(self) -> None:
        self._rules: Rules | None = None
        self.people: dict[bytes, People] = {}
        self.read: dict[bytes, Read] = {}

    def begin(self, rules: Rules) -> None:
        """By other rules, all is to be read anew."""
        if self._rules is not rules:
            self._rules, self.people, self.read = rules, {}, {}

    def keep(self, keys: Sequence[bytes]) -> None:
        """Forget all other documents."""
        self.people = {key: self.people[key] for key in keys}
        self.read = {key: self.read[key] for key in keys}


class _Share(Struct, frozen=True, kw_only=True):
    """Documents with their numbers in the run."""

    documents: tuple[tuple[int, Document], ...]
    rules: Rules
    statements: bool

    @property
    def size(self) -> int:
        return sum(len(document.text) for _, document in self.documents)


def gather(
    documents: Sequence[Document],
    rules: Rules,
    *,
    statements: bool = False,
    jobs: int | None = 1,
    tell: Callable[[int, int], None] = lambda done, total: None,
    memory: Memory | None = None,
) -> list[Claim]:
    """The claims of all documents, by document and offset: the same for any number of processes.

    Args:
        jobs: processes; 0 is one for each core, None as many as pay.
        tell: is told how many of how many steps are done.
        memory: is asked for documents that it knows, and told of the others.

    Raises:
        WorkerError: a process was ended from outside.
    """
    known = memory or Memory()
    known.begin(rules)
    keys = [_key(document) for document in documents]
    numbered = dict(zip(keys, enumerate(documents, start=1), strict=True))

    done = count(1)

    def tick() -> None:
        tell(next(done), 2 * len(documents))

    def read(wanted: Sequence[bytes]) -> None:
        share = _Share(documents=tuple(numbered[key] for key in wanted), rules=rules, statements=statements)
        with _reader(share, jobs, tick) as reader:
            known.people.update(zip(wanted, reader.people(), strict=True))
            people = _all_people(known, keys)
            for key, claims in zip(wanted, reader.claims(people), strict=True):
                known.read[key] = Read(number=numbered[key][0], people=people, claims=claims)

    read([key for key in keys if key not in known.people])
    people = _all_people(known, keys)
    # A person with a post may be the author of any text in the first person.
    read([key for key in keys if known.read[key].people != people])
    known.keep(keys)
    return [claim for key in keys for claim in _as_number(known.read[key], numbered[key][0])]


def _all_people(known: Memory, keys: Sequence[bytes]) -> People:
    return tuple(chain.from_iterable(known.people.get(key, ()) for key in keys))


def _key(document: Document) -> bytes:
    return blake2b(repr(astuple(document)).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _as_number(read: Read, number: int) -> Iterable[Claim]:
    """The claims of a document that has another number now than when it was read."""
    if number == read.number:
        return read.claims

    def moved(id: str) -> str:
        return f"{number}.{id.partition('.')[2]}"

    return [
        replace(claim, id=moved(claim.id), restates=moved(claim.restates) if claim.restates else None)
        for claim in read.claims
    ]


@contextmanager
def _reader(share: _Share, jobs: int | None, tick: Tick) -> "Iterator[_Reader | _Readers]":
    pays = min(cores(), share.size // (_WORTH_FORKING if forks() else _WORTH_STARTING))
    number = min(pays if jobs is None else jobs or cores(), len(share.documents))
    if number < 2:
        yield _Reader(share, tick)
        return
    _extractor(share.rules)  # a forked process finds it made
    parts = _parts(share, number)
    shares = [replace(share, documents=tuple(share.documents[place] for place in part)) for part in parts]
    with Crew(_Reader, shares, tick) as crew:
        yield _Readers(crew, parts)


class _Reader:
    """Reads documents in this process; first everybody's people are asked for, then the claims."""

    def __init__(self, share: _Share, tick: Tick) -> None:
        self._share = share
        self._tick = tick
        self._normaliser = Normaliser(share.rules)
        self._mentions: list[Mentions] = []

    def people(self) -> list[People]:
        """Whom each document names."""
        named: list[People] = []
        extractor = _extractor(self._share.rules)
        for _, document in self._share.documents:
            self._mentions.append(extractor.mentions(document, statements=self._share.statements))
            named.append(tuple(self._normaliser.meet(document)))
            self._tick()
        return named

    def claims(self, people: People) -> list[list[Claim]]:
        """The claims of each document, where all of the run name `people`."""
        self._normaliser.know(people)
        claims: list[list[Claim]] = []
        build = self._normaliser.claims
        for (number, document), m in zip(self._share.documents, self._mentions, strict=True):
            claims.append(build(document, number, m.sentences, m.figures, m.moments, m.attributions, m.statements))
            self._tick()
        return claims


class _Readers:
    """The same in several processes. `parts` are the places of the documents that each has."""

    def __init__(self, crew: Crew[_Share], parts: Sequence[Sequence[int]]) -> None:
        self._crew = crew
        self._places = [place for part in parts for place in part]

    def people(self) -> list[People]:
        return self._in_order(self._crew.ask("people"))

    def claims(self, people: People) -> list[list[Claim]]:
        return self._in_order(self._crew.ask("claims", people))

    def _in_order(self, answers: list[list[T]]) -> list[T]:
        by_place = dict(zip(self._places, chain.from_iterable(answers), strict=True))
        return [by_place[place] for place in sorted(by_place)]


def _parts(share: _Share, number: int) -> list[list[int]]:
    """The places of the documents for each of several processes: the longest first, to the one that has least."""
    parts: list[list[int]] = [[] for _ in range(number)]
    loads = [(0, part) for part in range(number)]
    lengths = [len(document.text) for _, document in share.documents]
    for place in sorted(range(len(lengths)), key=lambda place: -lengths[place]):
        load, part = loads[0]
        parts[part].append(place)
        heapreplace(loads, (load + lengths[place], part))
    return parts


@lru_cache(maxsize=4)
def _extractor(rules: Rules) -> Extractor:
    """Its patterns take longer to make than a short text to read."""
    return Extractor(rules)
