"""The programs: their environments, and a process of each over the documents of a corpus."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec
import yaml
from environments import environment
from msgspec import Struct

import reconcile
from peering.alarm import Answer
from peering.truth import Corpus

BENCHMARKS = Path(__file__).parent.parent
ROOT = BENCHMARKS.parent


class Program(Struct, frozen=True, kw_only=True):
    """A program as benchmarks/peers.yaml describes it. `ways` are those of worker.py."""

    claims: str
    fed: str
    evidence: str
    pins: tuple[str, ...] = ()
    ways: tuple[str, ...] = ("all",)
    left_out: str | None = None
    runs: bool = True

    @property
    def version(self) -> str:
        return self.pins[0].partition("==")[2] if self.pins else reconcile.__version__


class Quote(Struct, frozen=True, kw_only=True):
    """Words that stand once in a document."""

    document: str
    quote: str


class Example(Struct, frozen=True, kw_only=True):
    """Texts of one corpus, of which the page shows what every program says."""

    title: str
    truth: str
    corpus: str
    quotes: tuple[Quote, ...]


class Peers(Struct, frozen=True, kw_only=True):
    """benchmarks/peers.yaml, in its order."""

    programs: dict[str, Program]
    examples: tuple[Example, ...]


def read() -> Peers:
    """What is compared."""
    return msgspec.convert(yaml.safe_load((BENCHMARKS / "peers.yaml").read_text(encoding="utf-8")), Peers)


def interpreter(name: str, pins: Sequence[str]) -> Path:
    """The interpreter of a program's environment; this one, where it has no pins.

    Raises:
        subprocess.CalledProcessError: where it can't be installed; `stderr` says why.
    """
    return environment(name, pins, stderr=subprocess.PIPE) if pins else Path(sys.executable)


def ask(python: Path, name: str, way: str, corpus: Corpus) -> Answer:
    """What the program says of the corpus, from a process of its own.

    Raises:
        subprocess.CalledProcessError: where worker.py fails.
    """
    print(f"{name}: {corpus.name}, {way}", file=sys.stderr)
    documents = [{"id": one.id, "file": one.file, "text": one.text} for one in corpus.documents]
    task = json.dumps({"folder": str(corpus.folder / "docs"), "documents": documents, "way": way})
    command = [str(python), "-W", "ignore", str(BENCHMARKS / "peering" / "worker.py"), name]
    where = {**os.environ, "PYTHONPATH": str(ROOT)}
    answer = subprocess.run(command, input=task, stdout=subprocess.PIPE, text=True, check=True, env=where).stdout
    return msgspec.json.decode(answer, type=Answer)
