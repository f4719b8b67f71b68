"""The frame of a claim: what is measured, of whom, for which period, against which baseline."""

import re
from collections.abc import Sequence
from decimal import Decimal

import msgspec

from reconcile.model import Figure, Frame, Interval, Mention, Span, Statement
from reconcile.normalise.acts import acts_of
from reconcile.normalise.clause import Clauses
from reconcile.normalise.marks import marks_of
from reconcile.normalise.measured import is_day_of_saying, is_named_by_change, measure_of, noun_of, phrase_of, terms_of
from reconcile.normalise.owners import aged_noun, owner_of, places_of
from reconcile.normalise.roles import date_role, figure_role
from reconcile.normalise.scene import Scene
from reconcile.normalise.scopes import scope_of
from reconcile.normalise.standing import counts_culprit, modality_of, polarity_of
from reconcile.normalise.times import Times
from reconcile.rulepack.entries.measures import Measure
from reconcile.text.spoken import written_out
from reconcile.text.words import fold

TIMELESS = frozenset({"duration", "age"})  # kinds that no period goes with
TODAY = frozenset({"today", "tonight", "this morning", "this week", "this month", "this year", "now"})
ONE = Interval(low=Decimal(1), high=Decimal(1))
FEW = 3  # days; "on 11 and 12 May", "last weekend"
SO_FAR = re.compile(r"\b(?:by|as of)\s(?:late\s|early\s)?\Z", re.IGNORECASE)
SET_TO = re.compile(r"\bto\s(?:just\s|about\s)?\Z")
PERFECT = frozenset({"had", "has", "have", "was", "were"})
IT = "it"
IT_REACH = 5  # words from "it" to its figure: "it had fallen to about"
POINTING = frozenset({"this", "that", "these"})


def figure_frames(scene: Scene, figures: Sequence[Figure]) -> list[Frame]:
    """The frames of figures in order; one that restates another in brackets has that one's frame."""
    found: dict[int, Frame] = {}
    owner: tuple[int, str] | None = None
    clauses: Clauses | None = None
    told: tuple[int, Figure, Frame] | None = None  # the last figure whose measure is known, and its sentence
    for figure in figures:
        sentence = scene.sentences.index(figure.start)
        here = scene.clauses(figure.start)
        if here is not clauses:
            clauses, times = here, Times(scene, here)
        restated = found.get(figure.restates) if figure.restates is not None else None
        frame = _figure_frame(scene, clauses, times, figure) if restated is None else restated
        if frame.concept is None and told is not None and _is_it(scene, clauses, figure, *told[:2]):
            frame = msgspec.structs.replace(frame, measure=told[2].measure, concept=told[2].concept)
        if frame.concept is not None:
            told = sentence, figure, frame
        if frame.owner:
            owner = sentence, frame.owner
        elif owner and owner[0] == sentence and figure.kind != "age" and scene.lexicon.is_owned(frame.concept):
            frame = msgspec.structs.replace(frame, owner=owner[1])  # "65,000 votes went to her, or 42 percent"
        found[figure.start] = frame
    return list(found.values())


def _is_it(scene: Scene, clauses: Clauses, figure: Figure, sentence: int, told: Figure) -> bool:
    """Whether a figure is of what "it" stands for, and that is what the figure told before it is of: "Inflation was 4%.
    A year ago it was 6%"."""
    if figure.kind.removesuffix("_change") != told.kind.removesuffix("_change"):
        return False
    spans = scene.sentences.spans
    here = scene.sentences.index(figure.start)
    if here - sentence > 1 or not scene.sentences.paragraph(figure.start).covers(spans[sentence]):
        return False
    first = clauses.place(figure).first
    its = [number for number in range(max(0, first - IT_REACH), first) if clauses.words[number].lower == IT]
    if not its or clauses.figures_between(clauses.words[its[-1]].start, figure.start):
        return False
    moves = {hit.first for role in ("level", "change") for hit in clauses.hits(role, its[-1], first)}
    return all(
        word.folded in clauses.lexicon.function or number in moves
        for number, word in enumerate(clauses.words[its[-1] : first], start=its[-1])
    )


def date_frame(scene: Scene, date: Mention) -> Frame:
    """What happens on a date, of whom, and whether it is the first or the last day of it. "Today" is the day of writing
    where nothing with a name happens on it."""
    clauses = scene.clauses(date.start)
    idle = scene.text[date.start : date.end].lower() in TODAY or is_day_of_saying(clauses, date)
    measure = measure_of(clauses, date)
    role = _role_of(clauses, date, named=measure is not None and _is_its_day(clauses, date, measure), idle=idle)
    return Frame(
        measure=phrase_of(clauses, date, measure),
        concept=measure.id if measure else None,
        role=role,
        subjects=clauses.subjects_until(date),
        places=places_of(scene, clauses, date),
        terms=terms_of(clauses, date),
        modality=modality_of(clauses, date),
        polarity=polarity_of(clauses, date, measure),
        marks=marks_of(scene, clauses, date, measure) if role != "period" else frozenset(),
    )


def statement_frame(scene: Scene, statement: Statement) -> Frame:
    """The words of a statement, without who says it.

    "This" at its head brings in the words of the sentence before, and "the two countries" the countries that the
    document is about: a statement that is quoted elsewhere names there what it only points to here.
    """
    clauses = scene.clauses(statement.start)
    words = _statement_words(scene, clauses, statement)
    sentence = scene.before(clauses) if clauses.words and clauses.words[0].lower in POINTING else None
    if sentence is not None:
        words += _statement_words(scene, sentence, sentence.span)
    if clauses.hits("pair"):
        names = scene.lexicon.names
        words += [fold(part) for place in sorted(scene.pair) for part in names.label(place).split()]
    dates = [date for date in clauses.dates if statement.covers(date.moment)]
    figures = any(statement.covers(figure) for figure in clauses.figures)
    return Frame(
        role="figures" if figures else "dated" if dates else "level",
        period=dates[0].value if len(dates) == 1 else None,
        terms=tuple(dict.fromkeys(words)),
        subjects=clauses.subjects,
        places=places_of(scene, clauses, statement),
    )


def _role_of(clauses: Clauses, date: Mention, *, named: bool, idle: bool) -> str:
    """ "By Sunday 3,400 had signed" is no day of signing."""
    times = _times_a_figure(clauses)
    so_far = times and SO_FAR.search(clauses.text, max(clauses.span.start, date.start - 8), date.start)
    if so_far and any(word.lower in PERFECT for word in clauses.words):
        return "period"
    own = (named and not _is_of_a_move(clauses, date)) or not (times or idle) or _takes_effect(clauses, date)
    return date_role(clauses, date) if own else "period"


def _is_of_a_move(clauses: Clauses, date: Mention) -> bool:
    """Whether a day is that on which a level moved to its figure: "the death toll rose to 19 on Friday"."""
    place = clauses.place(date)
    return any(
        clauses.figures_between(clauses.words[move.last - 1].end, date.start)
        and not any(move.last <= hit.first < place.first for hit in clauses.measures if "date" in hit.payload.kinds)
        for move in clauses.hits("change", place.head, place.first)
    )


def _takes_effect(clauses: Clauses, date: Mention) -> bool:
    """Whether a coming day is the one on which a figure is set anew: "The wage will rise to $14 on 1 July"."""
    known = next((found for found in clauses.dates if found.moment.start == date.start), None)
    if known is None or known.moment.tense != "future" or known.value is None or known.value.days != 1:
        return False
    return any(
        clauses.number(figure.start) - hit.last >= 0 and SET_TO.search(clauses.text, clauses.span.start, figure.start)
        for figure in clauses.figures
        if figure.end <= date.start and figure.kind in ("money", "percent")
        for hit in clauses.hits("change")
    )


def _is_its_day(clauses: Clauses, date: Mention, measure: Measure) -> bool:
    """Whether a date beside a figure may be that of an event: a month or a year is the time of the figure, where what
    happens takes a day or was done to several ("opened 12 shops in 2021")."""
    known = next((found for found in clauses.dates if found.moment.start == date.start), None)
    value = known.value if known is not None else None
    if value is None or (value.days or FEW + 1) <= FEW:
        return True
    return not (_times_a_figure(clauses) if measure.daily else _is_done_to_several(clauses, measure))


def _is_done_to_several(clauses: Clauses, measure: Measure) -> bool:
    """Whether the verb of an event has a number of things behind it: "signed four treaties", "launched 12 boats"."""
    ends = {hit.last for hit in clauses.measures if hit.payload is measure}
    ends |= {hit.last for role in ("start", "end") for hit in clauses.hits(role)}
    return any(
        figure.kind == "count" and figure.value != ONE and 0 <= clauses.number(figure.start) - last <= 1
        for figure in clauses.figures
        for last in ends
    )


def _times_a_figure(clauses: Clauses) -> bool:
    """Whether a date in the sentence is the time of a figure rather than an event of its own."""
    return any(figure.kind not in TIMELESS for figure in clauses.figures)


def _figure_frame(scene: Scene, clauses: Clauses, times: Times, figure: Figure) -> Frame:
    measure = measure_of(clauses, figure)
    period, written = None, False
    if figure.kind not in TIMELESS:
        period, written = times.period_of(figure)
    owner = owner_of(scene, clauses, figure, measure)
    return Frame(
        measure=phrase_of(clauses, figure, measure),
        concept=measure.id if measure else None,
        noun=noun_of(clauses, figure, measure) or (None if owner else aged_noun(clauses, figure)),
        owner=owner,
        role="level" if is_named_by_change(clauses, figure, measure) else figure_role(clauses, figure),
        subjects=clauses.subjects,
        places=places_of(scene, clauses, figure),
        terms=terms_of(clauses, figure),
        period=period,
        period_written=written,
        baseline=times.baselines.of(figure, period),
        direction=figure.direction,
        turn=figure.turn,
        modality=modality_of(clauses, figure),
        polarity=polarity_of(clauses, figure, measure),
        scope=scope_of(clauses, figure, period, times.baselines.spans),
        culprit=figure.kind == "count" and counts_culprit(clauses, figure),
        marks=marks_of(scene, clauses, figure, measure),
        acts=acts_of(clauses, figure, measure),
    )


def _statement_words(scene: Scene, clauses: Clauses, span: Span) -> list[str]:
    """Its content words; who says it, and that it is said, is left out, but for what is done ("rejected the toll")."""
    cues = [cue for cue in clauses.cues if cue not in scene.deeds]
    function = clauses.lexicon.function
    return [
        fold(name) if name else word.folded
        for word, name in clauses.named_words()
        if word.folded not in function
        and not (("'" in word.lower or "’" in word.lower) and fold(written_out(word.lower)[0]) in function)
        and (span.start <= word.start and word.end <= span.end)
        and not any(cue.start < word.end and word.start < cue.end for cue in cues)
    ]
