"""The report as a page: one file that opens from disk and by mail, asks the network for nothing, and trusts no text."""

import re
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from reconcile.model import Report
from reconcile.report.glyphs import safe
from reconcile.report.html.page import page
from reconcile.report.html.room import ROOMS, most

# Around what parts selectors and declarations, and behind the colon of a declaration.
_SPACES = re.compile(r"\s*(?P<mark>[{};,]|(?<=[\w-]):(?=\s))\s*")
_EMPTY_LINES = re.compile(r"\n{2,}")


def render(report: Report, *, gate: str, settings: Mapping[str, str] | None = None) -> str:
    """The whole page as HTML. The same report gives the same text.

    Args:
        report: What was found.
        gate: The verdict on the run in one line.
        settings: The flags of the run that differ from their defaults, as they are shown under "Method".
    """
    environment = Environment(
        loader=PackageLoader("reconcile.report.html"),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style, script = _static("page.css"), _static("page.js")
    # Nothing may be fetched, and of styles and scripts these two alone run, whatever a document smuggles in.
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
    )
    template = environment.get_template("page.html")
    text = ""
    for room in ROOMS:
        text = template.render(
            page=page(report, gate=gate, settings=settings or {}, room=room),
            # Our own files, the only text on the page that is not escaped.
            style=Markup(style),
            script=Markup(script),
            policy=policy,
        )
        text = _EMPTY_LINES.sub("\n", text)
        if len(text.encode(errors="replace")) <= most(len(report.documents)):
            break
    return text


def _shown(value: object) -> object:
    """A text on its way to the page, with control and direction characters made visible; Jinja escapes it after."""
    if not isinstance(value, str) or isinstance(value, Markup) or value.isprintable():
        return value
    return safe(value)


def _static(name: str) -> str:
    """A file of ours without indentation, comments and the spaces that a style doesn't need: a fifth of it."""
    lines = files(__name__).joinpath("static", name).read_text(encoding="utf-8").splitlines()
    content = "\n".join(line for line in map(str.strip, lines) if line and not line.startswith(("//", "/*")))
    return _SPACES.sub(r"\g<mark>", content) if name.endswith(".css") else content


def _hash(content: str) -> str:
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"
