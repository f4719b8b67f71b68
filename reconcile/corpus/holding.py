"""Whether the corpora of a folder still hold its floors.yaml, and what it becomes."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from reconcile.corpus import Outcome
from reconcile.corpus.floors import NAME, Floors, changed, digest, left_out, read_floors, worse, written
from reconcile.corpus.measure import figures
from reconcile.corpus.run import Run


class Held(Struct, frozen=True, kw_only=True):
    """`faults` is what is worse than the floors. `text` is what the file becomes, None where it stays."""

    file: Path
    faults: tuple[str, ...]
    text: str | None = None


def hold(outcomes: Sequence[Outcome], roots: Sequence[Path], *, write: bool, allow_regression: bool) -> list[Held]:
    """For each folder that holds corpora, how they do beside its floors.yaml; without one, nothing is asked of them.

    `roots` are such folders, or corpora in them. With `write` the floors rise to what was measured, with
    `allow_regression` they fall too.

    Raises:
        InputError: a floors.yaml can't be read.
    """
    return [
        _held(
            root,
            [outcome for outcome in outcomes if root.resolve() in outcome.folder.resolve().parents],
            write,
            allow_regression,
        )
        for root in dict.fromkeys(path.parent if (path / "corpus.yaml").is_file() else path for path in roots)
    ]


def _held(root: Path, outcomes: Sequence[Outcome], write: bool, allow_regression: bool) -> Held:
    file = root / NAME
    known, measured = read_floors(file), _measured(root, outcomes)
    # A corpus that came since has its floors from the next writing on: what is hard in it lowers no other's figure.
    judged = _measured(root, [outcome for outcome in outcomes if _name(root, outcome) in known.digests])
    missing = left_out(known, list(measured.digests))
    gone = [name for name in missing if not (root / name / "corpus.yaml").is_file()]
    lost = tuple(f"{name}: the corpus is gone" for name in gone)
    if len(missing) > len(gone):
        partly = ("only some of its corpora were run: name the folder that holds all",) if write else ()
        return Held(file=file, faults=(*changed(known, measured), *partly))
    fallen = (*lost, *worse(known, judged))
    if not write:
        return Held(file=file, faults=(*changed(known, measured), *fallen))
    if allow_regression:
        return Held(file=file, faults=(), text=written(measured))
    return Held(file=file, faults=fallen, text=None if fallen else written(measured))


def _measured(root: Path, outcomes: Sequence[Outcome]) -> Floors:
    return Floors(
        digests={_name(root, outcome): digest(outcome.folder) for outcome in outcomes},
        floors=figures((outcome.expectation, Run(outcome.report)) for outcome in outcomes),
    )


def _name(root: Path, outcome: Outcome) -> str:
    return outcome.folder.resolve().relative_to(root.resolve()).as_posix()
