"""Where this copy of the program came from, in pip's words."""

from importlib.metadata import PackageNotFoundError, distribution

import msgspec
from msgspec import Struct


class _Repository(Struct):
    vcs: str
    commit_id: str


class _Origin(Struct):
    """direct_url.json, which an installer leaves where it was given a place and not a name.

    Source: PEP 610.
    """

    url: str
    vcs_info: _Repository | None = None
    archive_info: dict[str, object] | None = None


def own_requirement() -> str | None:
    """The requirement that installs this copy elsewhere: a release by its number, an archive, or a repository at its
    commit. None where the copy came from a folder, or was never installed."""
    try:
        installed = distribution("reconcile")
    except PackageNotFoundError:
        return None
    written = installed.read_text("direct_url.json")
    return f"reconcile=={installed.version}" if written is None else requirement_of(written)


def requirement_of(written: str) -> str | None:
    """The requirement for what a direct_url.json says."""
    try:
        origin = msgspec.json.decode(written, type=_Origin)
    except msgspec.DecodeError:
        return None
    if origin.vcs_info is not None:
        return f"reconcile @ {origin.vcs_info.vcs}+{origin.url}@{origin.vcs_info.commit_id}"
    if origin.archive_info is not None and not origin.url.startswith("file:"):
        return f"reconcile @ {origin.url}"
    return None
