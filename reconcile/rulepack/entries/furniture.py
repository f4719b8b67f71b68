"""rules/furniture.yaml: text that is not part of an article."""

from typing import Literal

from reconcile.rulepack.entry import Entry, Pattern


class FurnitureRule(Entry, frozen=True, kw_only=True):
    """A kind of line that is not the article's, and what goes with it.

    `pattern` is a regular expression that a line begins with, case aside, after list and emphasis marks; it sees the
    first 240 characters of a line. A sentence may begin like furniture, so patterns end in `$` where they can.

    `extent` says how far the furniture reaches:

    - head: the line, and only above the article. Named groups fill the metadata: `title`, `source`, `author`,
      `published`, `updated` (the date where nothing is published), `url`, `language`; `day` is a date that has to be
      readable for the line to count.
    - credit: the line, above the article or at its end, where all pieces of it between marks are known or names and
      one is the day. `pattern` is of a whole piece ("by Jane Roe", "press release"); groups as for head, and `body`
      where the name that stands before it is the source.
    - other credit: as credit, of what stands beside the article ("photo", "guests"). A line that begins with it,
      and has none but papers beside it, has a day of its own: the picture's, or the guests'.
    - other day: no furniture. What stands before a day that isn't the day of the document, to its end.
    - masthead: the first line of a document that is no header line, where a headline of four words or more, or a
      dateline, stands below it; its group is `source`.
    - line: the line.
    - tail: the line, and only below the article: prose stands above it, and none that is no furniture below it.
    - paragraph: the line and those below it, up to an empty line or to prose.
    - rest: all that follows, until the article comes back: two paragraphs of prose in a row that no rule knows. Prose
      is at least twelve words that end in a full stop; teasers end in dots, links and headings in nothing.
    - end: all that follows whatever it is, where the larger part of the prose stands before it; else as `rest`.

    Where no prose stands before the line, `rest` and `end` are the line alone: a menu above an article is no tail.

    `reason` is what the report says of it.
    """

    pattern: Pattern
    extent: Literal[
        "head", "masthead", "credit", "other credit", "other day", "line", "tail", "paragraph", "rest", "end"
    ]
    reason: str
