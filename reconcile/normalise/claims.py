"""The claims of a document, put together from its mentions, their dates, their speakers and their frames."""

from collections.abc import Sequence

import msgspec

from reconcile.model import (
    Attribution,
    Claim,
    Document,
    Figure,
    Frame,
    Kind,
    Moment,
    Polarity,
    Resolved,
    Span,
    Speaker,
    Statement,
)
from reconcile.normalise.author import author_of
from reconcile.normalise.calendar import resolve
from reconcile.normalise.frame import date_frame, figure_frames, statement_frame
from reconcile.normalise.frame_words import frame_words
from reconcile.normalise.people import resolve_speakers
from reconcile.normalise.persons import Naming, Person, Sighting
from reconcile.normalise.scene import Scene
from reconcile.normalise.voices import Voices
from reconcile.rulepack.schema import Rules
from reconcile.text.sentences import Sentences


class Normaliser:
    """Settles what mentions mean, one document at a time, knowing the people that any document of the run names."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._lexicon = frame_words(rules)
        self._people: list[Person] = []
        self._naming: dict[str, Naming] = {}

    def meet(self, document: Document) -> list[Person]:
        """The people a document names with a post."""
        self._naming[document.id] = naming = Naming(document, self._rules)
        return naming.people

    def know(self, people: Sequence[Person]) -> None:
        """Whom any document of the run names, so that one that writes only the post is understood."""
        self._people.extend(people)

    def claims(
        self,
        document: Document,
        number: int,
        sentences: Sentences,
        figures: Sequence[Figure],
        moments: Sequence[Moment],
        attributions: Sequence[Attribution],
        statements: Sequence[Statement],
    ) -> list[Claim]:
        """The claims of one document, by offset. `number` is the document's place in the run and begins their ids."""
        dates = resolve(document, moments, sentences.at)
        naming = self._naming.pop(document.id, None) or Naming(document, self._rules)
        speakers = resolve_speakers(document, sentences, attributions, naming, self._rules)
        author = author_of(document, naming, self._rules, others=self._people)
        voices = Voices(document, attributions, speakers, author)
        scene = Scene(document, sentences, self._lexicon, figures, dates, attributions)
        build = _Builder(document, voices)
        found: list[tuple[Span, Claim]] = [
            *(
                (figure, build.figure(figure, frame))
                for figure, frame in zip(figures, figure_frames(scene, figures), strict=True)
            ),
            *((date.moment, build.date(date, date_frame(scene, date.moment))) for date in dates),
            *((said, build.attribution(said, who)) for said, who in zip(attributions, speakers, strict=True)),
            *((said, build.statement(said, statement_frame(scene, said))) for said in statements),
            *((one, build.post(one)) for one in (naming.presented if statements else ())),
        ]
        found.sort(key=lambda pair: (pair[0].start, pair[0].end, pair[1].kind))
        return _numbered(number, found)


class _Builder:
    """Claims of one document, without their ids."""

    def __init__(self, document: Document, voices: Voices) -> None:
        self._document = document
        self._voices = voices

    def figure(self, figure: Figure, frame: Frame) -> Claim:
        return msgspec.structs.replace(
            self._claim(figure, figure.kind, frame),
            value=figure.value,
            unit=figure.unit,
            precision=figure.precision,
            approximate=figure.approximate,
            approximation=figure.approximation,
            bound=figure.bound,
            candidates=figure.candidates,
            assumed=("currency",) if figure.assumed else (),
        )

    def date(self, date: Resolved, frame: Frame) -> Claim:
        if date.publication:
            frame = msgspec.structs.replace(frame, role="publication")
        return msgspec.structs.replace(
            self._claim(date.moment, date.kind, frame),
            value=date.value,
            granularity=date.granularity,
            approximate=date.approximate,
            bound=date.bound,
            derivation=date.derivation,
            assumed=date.assumed,
            weekday_mismatch=date.weekday_mismatch,
            alternatives=date.alternatives,
        )

    def attribution(self, said: Attribution, speaker: Speaker) -> Claim:
        polarity: Polarity = "denied" if said.stance == "denied" else "affirmed"
        frame = Frame(measure=said.stance, polarity=polarity)
        return msgspec.structs.replace(self._claim(said, "attribution", frame), speaker=speaker)

    def statement(self, said: Statement, frame: Frame) -> Claim:
        polarity = self._voices.polarity(said.start, said.end)
        return self._claim(said, "statement", msgspec.structs.replace(frame, polarity=polarity))

    def post(self, one: Sighting) -> Claim:
        """Who somebody is said to be, wherever the text presents him: "the captain, Ruth Adler"."""
        return self._claim(one, "statement", Frame(owner=one.person.name, measure=one.person.role, role="post"))

    def _claim(self, span: Span, kind: Kind, frame: Frame) -> Claim:
        document = self._document
        line, column = document.position(span.start)
        return Claim(
            id="",
            document=document.id,
            kind=kind,
            text=document.text[span.start : span.end],
            start=span.start,
            end=span.end,
            line=line,
            column=column,
            frame=frame,
            speaker=self._voices.at(span.start, span.end),
            furniture=document.is_furniture(span.start, span.end),
        )


def _numbered(number: int, found: Sequence[tuple[Span, Claim]]) -> list[Claim]:
    """Ids by document and place; a figure in brackets gets the id of the figure that it restates."""
    ids = [f"{number}.{place}" for place in range(1, len(found) + 1)]
    figure_at = {
        mention.start: id_ for id_, (mention, _) in zip(ids, found, strict=True) if isinstance(mention, Figure)
    }
    claims = []
    for id_, (mention, claim) in zip(ids, found, strict=True):
        restated = mention.restates if isinstance(mention, Figure) else None
        restates = figure_at.get(restated) if restated is not None else None
        claims.append(msgspec.structs.replace(claim, id=id_, restates=restates))
    return claims
