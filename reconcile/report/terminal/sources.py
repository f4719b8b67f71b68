"""The sources: their short names, dates, publishers, what they share; and what could not be read."""

from rich.table import Table
from rich.text import Text

from reconcile.model import Document
from reconcile.report.terminal.screen import Screen, counted

MANY_SOURCES = 12


def sources(screen: Screen) -> None:
    """A line for each document, those that findings rest on first when there are too many to show."""
    documents = screen.report.documents
    if not documents:
        return
    shown = documents if screen.everything else _most_important(screen)
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold", max_width=max(screen.width // 2, 20))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for document in shown:
        date, known = _date(document)
        table.add_row(
            screen.text(" ", (screen.index.names[document.id], "cyan")),
            screen.text((document.path, "underline")),
            screen.text(date, (known, "dim")),
            screen.text((about(document), "dim")),
        )
    screen.line()
    screen.show(table)
    if rest := len(documents) - len(shown):
        screen.line(screen.text((f" and {counted(rest, 'more source')}: -v shows all", "dim")))
    for group in screen.report.shared:
        names = [screen.index.names[id] for id in group.documents if id in screen.index.names]
        screen.hanging(
            screen.text(" ", (screen.signs.warning, "yellow"), " "),
            screen.text((f"{listed(names)} count as one origin: {group.reason}", "dim")),
        )


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


def _date(document: Document) -> tuple[str, str]:
    if document.published is None:
        return "undated", ""
    return document.published.isoformat(), f" ({document.published_from})" if document.published_from else ""


def listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
