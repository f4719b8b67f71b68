"""The sources: their short names, dates, publishers, what they share; and what could not be read."""

from pathlib import PurePosixPath

from rich.cells import cell_len
from rich.text import Text

from reconcile.model import Document
from reconcile.report.terminal.screen import Screen
from reconcile.report.undated import undated
from reconcile.wording import counted, listed

MANY_SOURCES = 12
_LEAST_OF_PATH = 8  # cells; less says nothing


def sources(screen: Screen) -> None:
    """A line for each document, those that findings rest on first when there are too many to show. Rows of one file
    don't repeat its name: the first line of the report has it."""
    documents = screen.report.documents
    if not documents:
        return
    shown = documents if screen.everything else _most_important(screen)
    one_file = len(documents) > 1 and len({document.path for document in documents}) == 1
    rows = [
        (screen.index.names[document.id], "" if one_file else _path(screen, document), _date(document))
        for document in shown
    ]
    name_width = max(len(name) for name, _, _ in rows)
    date_width = max(len(date) for _, _, date in rows)
    path_room = max(_LEAST_OF_PATH, min(screen.width // 2, screen.width - name_width - date_width - 5))
    path_width = min(max(cell_len(path) for _, path, _ in rows), path_room)
    screen.line()
    for document, (name, path, date) in zip(shown, rows, strict=True):
        path = screen.cut(path, path_width)
        style = screen.linked("cyan", document) if one_file else "cyan"
        line = screen.text(" ", (name, style), " " * (name_width - len(name) + 2))
        if not one_file:
            line.append_text(screen.text((path, screen.linked("underline", document))))
            line.append(" " * (path_width - cell_len(path) + 2))
        line.append_text(screen.text((f"{date:<{date_width}}", "" if document.published else "dim"), "  "))
        words = about(document) or (document.id if one_file else "")
        if (room := screen.width - line.cell_len) >= _LEAST_OF_PATH:
            line.append(screen.cut(words, room), style="dim")
        screen.line(line)
    if rest := len(documents) - len(shown):
        screen.hanging(Text(), screen.text((f" and {counted(rest, 'more source')}: --all shows them", "dim")))
    for group in screen.report.shared:
        names = [screen.index.names[id] for id in group.documents if id in screen.index.names]
        screen.hanging(
            screen.text(" ", (screen.signs.warning, "yellow"), " "),
            screen.text((f"{listed(names)} count as one origin: {group.reason}", "dim")),
        )


def without_dates(screen: Screen) -> None:
    """Whether dates were left unresolved because documents have none, and what to do about it."""
    if found := undated(screen.report):
        words = screen.text(found.message, (f"; {found.hint}", "dim"))
        screen.line()
        screen.hanging(screen.text(" ", (screen.signs.warning, "yellow"), " "), words)


def about(document: Document) -> str:
    """Who published it, and its title."""
    return " · ".join(part for part in (document.source or document.author, document.title) if part)


def unreadable(screen: Screen) -> None:
    """The inputs that could not be read, and what to do about it."""
    if not screen.report.diagnostics:
        return
    screen.line()
    screen.line(screen.text(("could not be read", "bold red")))
    for diagnostic in screen.report.diagnostics:
        words = Text(screen.safe(str(diagnostic)))
        if diagnostic.hint:
            words.append_text(screen.text((f" ({diagnostic.hint})", "dim")))
        screen.hanging(screen.text(" ", (screen.signs.error, "red"), " "), words)


def _most_important(screen: Screen) -> list[Document]:
    documents = list(screen.report.documents)
    if len(documents) <= MANY_SOURCES:
        return documents
    uses: dict[str, int] = {}
    for finding in screen.report.findings:
        for id in finding.documents:
            uses[id] = uses.get(id, 0) + 1
    chosen = {document.id for document in sorted(documents, key=lambda d: -uses.get(d.id, 0))[:MANY_SOURCES]}
    return [document for document in documents if document.id in chosen]


def _path(screen: Screen, document: Document) -> str:
    """The path below the folder that the first line of the report names."""
    path, folder = PurePosixPath(document.path), screen.index.folder
    return screen.safe(str(path.relative_to(folder)) if folder else document.path)


def _date(document: Document) -> str:
    if document.published is None:
        return "undated"
    return f"{document.published} ({document.published_from})" if document.published_from else str(document.published)
