"""The frame of a claim: what is measured, of whom, for which period, against which baseline."""

from collections.abc import Sequence

import msgspec

from reconcile.model import Figure, Frame, Mention, Span, Statement
from reconcile.normalise.clause import Clauses
from reconcile.normalise.measured import measure_of, noun_of, phrase_of, terms_of
from reconcile.normalise.owners import owner_of, subjects_of
from reconcile.normalise.scene import Scene
from reconcile.normalise.standing import date_role, figure_role, modality_of, rate_of
from reconcile.normalise.times import baseline_of, baselines_in, fiscal_year, period_of
from reconcile.text.words import fold

TIMELESS = frozenset({"duration", "age", "ordinal"})  # kinds that no period goes with
POINTING = frozenset({"this", "that", "these"})


def figure_frames(scene: Scene, figures: Sequence[Figure]) -> list[Frame]:
    """The frames of figures in order; one that restates another in brackets has that one's frame."""
    found: dict[int, Frame] = {}
    owner: tuple[int, str] | None = None
    for figure in figures:
        restated = found.get(figure.restates) if figure.restates is not None else None
        frame = _figure_frame(scene, figure) if restated is None else restated
        sentence = scene.sentences.index(figure.start)
        if frame.owner:
            owner = sentence, frame.owner
        elif owner and owner[0] == sentence and scene.lexicon.is_owned(frame.concept):
            frame = msgspec.structs.replace(frame, owner=owner[1])  # "65,000 votes went to her, or 42 percent"
        found[figure.start] = frame
    return list(found.values())


def date_frame(scene: Scene, date: Mention) -> Frame:
    """What happens on a date, of whom, and whether it is the first or the last day of it."""
    clauses = scene.clauses(date.start)
    measure = measure_of(clauses, date)
    subjects, places = subjects_of(scene, clauses, date)
    modality, polarity = modality_of(clauses, date)
    return Frame(
        measure=phrase_of(clauses, date, measure),
        concept=measure.id if measure else None,
        role=date_role(clauses, date),
        subjects=subjects,
        places=places,
        terms=terms_of(clauses, date),
        modality=modality,
        polarity=polarity,
    )


def statement_frame(scene: Scene, statement: Statement) -> Frame:
    """The words of a statement, without who says it.

    "This" at its head brings in the words of the sentence before, and "the two countries" the countries that the
    document is about: a statement that is quoted elsewhere names there what it only points to here.
    """
    clauses = scene.clauses(statement.start)
    words = _statement_words(clauses, statement)
    subjects, places = subjects_of(scene, clauses, statement)
    sentence = scene.before(clauses) if clauses.words and clauses.words[0].lower in POINTING else None
    if sentence is not None:
        words += _statement_words(sentence, sentence.span)
    if scene.lexicon.hits("pair", clauses.words):
        names = scene.lexicon.names
        words += [fold(part) for place in sorted(scene.pair) for part in names.label(place).split()]
    spans: list[Span] = [*clauses.figures, *(date.moment for date in clauses.dates)]
    return Frame(
        role="figures" if any(statement.covers(span) for span in spans) else "level",
        terms=tuple(dict.fromkeys(words)),
        subjects=subjects,
        places=places,
    )


def _figure_frame(scene: Scene, figure: Figure) -> Frame:
    clauses = scene.clauses(figure.start)
    measure = measure_of(clauses, figure)
    baselines = baselines_in(clauses)
    period, written = None, False
    if figure.kind not in TIMELESS:
        period, written = period_of(scene, clauses, figure, [span for _, span in baselines])
    subjects, places = subjects_of(scene, clauses, figure)
    modality, polarity = modality_of(clauses, figure)
    return Frame(
        measure=phrase_of(clauses, figure, measure),
        concept=measure.id if measure else None,
        noun=noun_of(clauses, figure, measure),
        owner=owner_of(scene, clauses, figure, measure),
        role=figure_role(clauses, figure),
        subjects=subjects,
        places=places,
        terms=terms_of(clauses, figure),
        period=period,
        period_written=written,
        baseline=baseline_of(clauses, figure, baselines),
        direction=figure.direction,
        modality=modality,
        polarity=polarity,
        scope=rate_of(clauses, figure) or fiscal_year(clauses, period),
    )


    def statement(self, statement: Statement) -> Frame:
        """The words of a statement, without who says it. "This" at its head brings in the words of the sentence
        before, and "the two countries" the countries that the document is about: a statement that is quoted elsewhere
        names there what it only points to here."""
        clauses = self.clauses(statement.start)
        words = self._statement_words(clauses, statement)
        subjects, places = self._subjects(clauses, statement)
        number = self.sentences.index(statement.start)
        if clauses.words and clauses.words[0].lower in ("this", "that", "these") and number:
            words += self._statement_words(self.clauses(self.sentences.spans[number - 1].start), None)
        if self.lexicon.hits("pair", clauses.words):
            names = self.lexicon.names
            words += [fold(part) for place in sorted(self.pair) for part in names.label(place).split()]
        spans: list[Span] = [*self.figures, *(date.moment for date in self.dates)]
        return Frame(
            role="figures" if any(statement.covers(span) for span in spans) else "level",
            terms=tuple(dict.fromkeys(words)),
            subjects=subjects,
            places=places,
        )

    def _statement_words(self, clauses: Clauses, span: Span | None) -> list[str]:
        return [
            fold(name) if name else word.folded
            for word, name in clauses.named_words()
            if word.folded not in self.lexicon.function
            and (span is None or (span.start <= word.start and word.end <= span.end))
            and not any(cue.start < word.end and word.start < cue.end for cue in self.cues)
        ]

    def clauses(self, offset: int) -> Clauses:
        """The sentence that holds an offset, taken apart once."""
        number = self.sentences.index(offset)
        if number not in self._clauses:
            self._clauses[number] = Clauses(self.text, self.sentences.at(offset), self.lexicon)
        return self._clauses[number]

    # What is measured -------------------------------------------------------------------------------------------

    def _measure(self, clauses: Clauses, mention: Mention) -> Measure | None:
        """The measure named nearest: in the figure's own words first, then to its left (its subject), then to its right."""
        kind = "date" if mention.kind == "date_range" else mention.kind
        best: tuple[float, int, Measure] | None = None
        for hit in clauses.measures:
            measure = hit.payload
            if measure.dimensions and isinstance(mention, Figure) and mention.kind == "quantity":
                if self.lexicon.dimensions.get(mention.unit) not in measure.dimensions:
                    continue
            if (measure.kinds and kind not in measure.kinds) or not self._may_count(measure, mention, clauses, hit):
                continue
            cost = self._cost(clauses, mention, hit)
            # At one distance the longer phrase says more: "trade balance" over "trade".
            rank = (cost - 0.5 * (hit.last - hit.first), hit.first, measure)
            if cost <= (NEAR if kind == "date" else REACH) and (best is None or rank[:2] < best[:2]):
                best = rank
        if best is None and isinstance(mention, Figure) and mention.direction is not None:
            return self._carried_on(clauses, mention, kind)
        return best[2] if best else None

    def _carried_on(self, clauses: Clauses, change: Figure, kind: str) -> Measure | None:
        """A change set behind a figure is of the same measure: "trade reached $30bn (…), an increase of 4%"."""
        before = [f for f in self.figures if clauses.span.start <= f.start and f.end <= change.start]
        hits = [hit for hit in clauses.measures if not hit.payload.kinds or kind in hit.payload.kinds]
        named = [hit for hit in hits if before and clauses.words[hit.last - 1].end <= before[0].start]
        return named[-1].payload if named else None

    def _may_count(self, measure: Measure, mention: Mention, clauses: Clauses, hit: Hit[Measure]) -> bool:
        """A count takes a measure that its own words name, or one of people when it counts people."""
        if not isinstance(mention, Figure) or mention.kind not in ("count", "ordinal"):
            return True
        words = clauses.words
        within = words[hit.first].start < mention.end and mention.start < words[hit.last - 1].end
        noun = fold(mention.unit)
        if noun == "time":  # "has visited the country eight times" counts what the verb says
            return True
        if within or noun in {word.folded for word in words[hit.first : hit.last]}:
            return True
        if measure.of == "person" and (not noun or self.lexicon.is_person(mention.unit)):
            return True
        return measure.of is not None and self._undergoes(clauses, mention, hit)

    def _undergoes(self, clauses: Clauses, figure: Figure, hit: Hit[Measure]) -> bool:
        """Whether the counted stand where those stand whom it happens to: "three riders were injured", "killed 12"."""
        here, after = clauses.number(figure.start), clauses.number(figure.end)
        if 0 <= here - hit.last <= 2:
            return True
        between = {word.lower for word in clauses.words[after : hit.first]}
        return 0 < hit.first - after <= 4 and bool(between & BE)

    def _cost(self, clauses: Clauses, mention: Mention, hit: Hit[Measure]) -> float:
        first, last = clauses.words[hit.first], clauses.words[hit.last - 1]
        if first.start < mention.end and mention.start < last.end:
            # "112 runners needed treatment" counts the treated: what happens to people says more than what they are.
            return 4 if isinstance(mention, Figure) and self.lexicon.is_person(mention.unit) else 0
        here, after = clauses.number(mention.start), clauses.number(mention.end)
        if last.end <= mention.start:
            distance = 0.6 * (here - hit.last + 1)  # the measure is most often the subject, to the left
            crossings = clauses.crossings(last.end, mention.start)
        else:
            distance = hit.first - after + 1.0
            crossings = clauses.crossings(mention.end, first.start)
        between = self._others_between(mention, first, last)
        return distance + CROSSING * crossings + 2 * between

    def _others_between(self, mention: Mention, first: Word, last: Word) -> int:
        low, high = (last.end, mention.start) if last.end <= mention.start else (mention.end, first.start)
        return sum(1 for figure in self.figures if low <= figure.start and figure.end <= high)

    def _noun(self, figure: Figure, measure: Measure | None) -> str | None:
        if figure.kind not in ("count", "ordinal"):
            return None
        noun = fold(figure.unit)
        if measure is None:
            return noun
        unnamed = measure.of == "person" or noun == "time" or noun in self.lexicon.words_of[measure.id]
        return "" if unnamed else noun

    def _phrase(self, clauses: Clauses, mention: Mention, measure: Measure | None) -> str | None:
        """The words for what is measured: the counted noun phrase, the known measure's label, or the nearest noun phrase."""
        counted = mention.noun if isinstance(mention, Figure) else None
        if counted and not (measure is not None and fold(counted) == "time"):
            return counted
        if measure is not None and not measure.generic:
            return measure.label
        words = self._noun_phrase(clauses, mention)
        if measure is not None and not any(word.folded in measure.label for word in words):
            return " ".join([*(word.lower for word in words), measure.label])
        return " ".join(word.lower for word in words) or None

    def _noun_phrase(self, clauses: Clauses, mention: Mention) -> list[Word]:
        """Up to three words for what a figure is of: behind it ("a $3bn loan", "$40m in damages"), else the subject of
        its clause, the words before the verb; else the nearest before it."""
        clause = clauses.clause(mention)
        before = clauses.words[max(0, clauses.number(mention.start) - 1) : clauses.number(mention.start)]
        if before and before[0].lower in ("its", "their", "whose"):
            return self._content(clauses, clauses.span.start, mention.start, mention)[-3:]
        number = clauses.number(mention.end)
        link = clauses.words[number : number + 1]
        behind = self._content(clauses, mention.end, clause.end, mention)[:3]
        if behind and (behind[0] in link or (link and link[0].lower in ("of", "in", "for", "on", "worth"))):
            return behind
        before = clauses.words[clauses.number(clause.start) : clauses.number(mention.start)]
        verbs = [hit for role in ("level", "change") for hit in self.lexicon.hits(role, before)]
        if verbs:
            subject = self._content(clauses, clause.start, before[min(hit.first for hit in verbs)].start, mention)
            if subject:
                return subject[-3:]
        return self._content(clauses, clauses.span.start, mention.start, mention)[-3:] or behind

    def _content(self, clauses: Clauses, start: int, end: int, mention: Mention) -> list[Word]:
        """The words of a stretch that carry meaning: no function words, figures, dates, cues or names."""
        lexicon = self.lexicon
        return [
            word
            for word in clauses.words[clauses.number(start) : clauses.number(end)]
            if word.folded not in lexicon.function
            and not NUMBER.search(word.lower)
            and not (mention.start < word.end and word.start < mention.end)
            and not lexicon.is_a("level", word.folded)
            and not lexicon.is_a("change", word.folded)
            and not self._in_other(word)
        ]

    def _in_other(self, word: Word) -> bool:
        spans: Sequence[Span] = [*self.cues, *(date.moment for date in self.dates), *self.figures]
        return any(span.start < word.end and word.start < span.end for span in spans)

    def _terms(self, clauses: Clauses, mention: Mention) -> tuple[str, ...]:
        """The folded content words of the sentence around a claim, its clause's first."""
        clause = clauses.clause(mention)
        own = [word.folded for word in self._content(clauses, clause.start, clause.end, mention)]
        rest = [word.folded for word in self._content(clauses, clauses.span.start, clauses.span.end, mention)]
        extra = [fold(part) for part in (mention.noun or "").split()] if isinstance(mention, Figure) else []
        extra = [word for word in extra if word not in self.lexicon.function]
        return tuple(dict.fromkeys([*extra, *own, *rest]))

    # Of whom ----------------------------------------------------------------------------------------------------

    def _subjects(self, clauses: Clauses, span: Span) -> tuple[tuple[str, ...], frozenset[str]]:
        """The names of the sentence, and the places named in the clause or the one beside it: of "the first visit since
        the war in Ukraine" Ukraine is no party. Names in "US dollars" and "the minister said" are no subjects."""
        others: list[Span] = [*self.cues, *self.figures]
        hits = [hit for hit in clauses.names if not any(other.start <= hit.start < other.end for other in others)]
        near = [hit for hit in hits if clauses.crossings(hit.start, span.start) <= 1 or span.start <= hit.start < span.end]
        places = {hit.place for hit in near if hit.place}
        if self.lexicon.hits("pair", clauses.words):
            places |= self.pair
        return tuple(dict.fromkeys(hit.name for hit in hits)), frozenset(places)

    def _aged(self, age: Mention) -> str | None:
        """Whose age it is, where the name stands beside it: "Jane Roe, 34," and "the 34-year-old Jane Roe"."""
        before = NAME_BEFORE.search(self.text, max(0, age.start - 60), age.start)
        behind = NAME_BEHIND.match(self.text, age.end, age.end + 80)
        named = before or behind
        name = named["name"] if named else None
        return name if name and fold(name) not in self.lexicon.function else None

    def _owner(self, clauses: Clauses, figure: Figure, measure: Measure | None) -> str | None:
        """Whose age, votes or revenue it is: the person named beside an age; else the name before the figure, with no
        other figure between, or right behind it after "for", "of" or "to"."""
        if figure.kind == "age":
            return self._aged(figure)
        if measure is None or not measure.owner:
            return None
        names = [hit for hit in clauses.names if hit.place is None]
        behind = [hit for hit in names if 0 < hit.start - figure.end <= OWNER_REACH]
        if behind and OWNER_LINK.search(self.text[figure.end : behind[0].start]):
            return behind[0].name
        others = [other for other in self.figures if other.kind == figure.kind and other.end <= figure.start]
        floor = max((other.end for other in others), default=0)
        before = [hit for hit in names if floor <= hit.start and hit.end <= figure.start]
        opening = NAME_OPENING.match(self.text, max(floor, clauses.clause(figure).start))
        if not before and opening is not None and opening.end() < figure.start:
            word = fold(opening["name"])
            return None if word in self.lexicon.function else opening["name"]
        return before[0].name if before else None

    # When and against what ---------------------------------------------------------------------------------------

    def _baselines(self, clauses: Clauses) -> list[tuple[str, Span]]:
        """What changes are measured against, by name and span, anywhere in the sentence."""
        return [
            (f"{name} {year}" if (year := match.groupdict().get("year")) else name, Span(start=match.start(), end=match.end()))
            for name, pattern in self.lexicon.baselines
            for match in pattern.finditer(self.text, clauses.span.start, clauses.span.end)
            if not any(figure.start < match.end() and match.start() < figure.end for figure in self.figures)
        ]

    def _baseline(self, clauses: Clauses, figure: Figure, baselines: list[tuple[str, Span]]) -> str | None:
        """The baseline named nearest to a change, behind it rather than before it."""
        if figure.kind not in ("percent", "percent_change") and figure.direction is None:
            return None
        cost = {
            name: span.start - figure.end if span.start >= figure.end else 40 + figure.start - span.end
            for name, span in reversed(baselines)
        }
        return min(cost, key=lambda name: (cost[name], name), default=None)

    def _period(self, clauses: Clauses, mention: Mention, baselines: list[Span]) -> tuple[Period | None, bool]:
        """The date that goes with a figure: the nearest in its sentence, else the one the sentence before it sets."""
        best: tuple[float, Period] | None = None
        for date in self._dates_in(clauses.span):
            moment = date.moment
            if any(span.overlaps(moment) for span in baselines) or self._is_cue_date(moment):
                continue
            if moment.start > mention.end and self._date_role(clauses, moment) != "level":
                continue  # "spent in the year that begins in July" is not July's spending
            low, high = (moment.end, mention.start) if moment.end <= mention.start else (mention.end, moment.start)
            if COMPARED.search(self.text[max(clauses.span.start, moment.start - 30) : moment.start]):
                continue  # "a little more than four years ago"
            if moment.start > mention.end and self._is_of_another(clauses, low, high):
                continue
            cost = clauses.number(high) - clauses.number(low) + CROSSING * clauses.crossings(low, high)
            if date.value is not None and (best is None or cost < best[0]):
                best = (cost, date.value)
        if best is not None:
            return best[1], True
        return self._period_before(mention), False

    def _is_of_another(self, clauses: Clauses, low: int, high: int) -> bool:
        """Whether a date behind a figure goes with something else: "41.6 percent, 4.6 points more than in 2020"."""
        between = any(low <= figure.start and figure.end <= high for figure in self.figures)
        return between or clauses.crossings(low, high) > 1

    def _period_before(self, mention: Mention) -> Period | None:
        """The period that the sentence before sets for this one, if it is of the same paragraph and sets just one."""
        number = self.sentences.index(mention.start)
        if not number or self.sentences.paragraph(mention.start).start > self.sentences.spans[number - 1].start:
            return None
        span = self.sentences.spans[number - 1]
        opening = span.start + OPENING
        before = [d for d in self._dates_in(span) if d.granularity != "day" and d.moment.start <= opening]
        return before[0].value if len(before) == 1 and not self._is_cue_date(before[0].moment) else None

    def _dates_in(self, span: Span) -> list[Resolved]:
        return [date for date in self.dates if span.start <= date.moment.start and date.moment.end <= span.end]

    def _is_cue_date(self, moment: Span) -> bool:
        """Whether a date tells when something was said: it stands right behind a cue ("said in a statement on Friday")."""
        gap = 40  # code points; "said in a statement issued late on" is 35
        return any(
            cue.end <= moment.start <= cue.end + gap
            and not re.search(r"[,;.]|\bthat\b", self.text[cue.end : moment.start])
            for cue in self.cues
        )

    # What kind of figure -------------------------------------------------------------------------------------------

    def _figure_role(self, clauses: Clauses, figure: Figure) -> str:
        if figure.kind == "duration" and self._is_length(clauses, figure):
            return "length"
        number = clauses.number(figure.start)
        before = clauses.words[max(0, number - 3) : number]
        text = " ".join(word.lower for word in before)
        others = any(
            other.kind == figure.kind and other is not figure and clauses.span.covers(other) for other in self.figures
        )
        previous = self.lexicon.hits("previous", before)
        if previous and others and previous[-1].last == len(before):
            return "previous"
        if figure.direction is not None and figure.kind not in ("percent", "percent_change", "ordinal", "age"):
            return "change"
        return "previous" if others and text.endswith("from") else "level"

    def _is_length(self, clauses: Clauses, duration: Figure) -> bool:
        """Whether a duration is how long an event lasts: "a three-day visit", "a visit of three days", "lasted a week"."""
        here, after = clauses.number(duration.start), clauses.number(duration.end)
        for hit in clauses.measures:
            if "date" not in hit.payload.kinds:
                continue
            between = {word.lower for word in clauses.words[hit.last : here]}
            if 0 <= hit.first - after <= 2 or (
                0 <= here - hit.last <= 3 and between & {"of", "lasting", "lasted", "last", "lasts"}
            ):
                return True
        return False

    def _date_role(self, clauses: Clauses, mention: Mention) -> str:
        """Whether a date is the first or the last day of what happens: the nearest such verb in its own clause."""
        if mention.kind == "date_range":
            return "level"
        clause = clauses.clause(mention)
        words = clauses.words[clauses.number(clause.start) : clauses.number(mention.start)]
        found = [(hit.last, role) for role in ("start", "end") for hit in self.lexicon.hits(role, words)]
        return max(found)[1] if found else "level"

    def _modality(self, clauses: Clauses, mention: Mention) -> tuple[Modality, Polarity]:
        clause = clauses.clause(mention)
        modality: Modality = "fact"
        for hit in clauses.modality:
            word = clauses.words[hit.first]
            near = clause.start <= word.start < clause.end or clauses.crossings(word.start, mention.start) <= 1
            if not near or (word.start > mention.end and word.start >= clause.end):
                continue
            if hit.payload == "denied":
                if word.start < mention.start:
                    return modality, "denied"
            else:
                modality = hit.payload  # type: ignore[assignment]
        return modality, "affirmed"

    def _fiscal(self, clauses: Clauses, period: Period | None) -> str | None:
        """A year of accounts is not the calendar year of its number."""
        dates = self._dates_in(clauses.span)
        fiscal = any(date.value == period and isinstance(date.moment.written, Fiscal) for date in dates)
        return "fiscal year" if fiscal and period is not None else None

    def _scope(self, clauses: Clauses, mention: Mention) -> str | None:
        """What a rate is per: "per household", "a barrel"; None for a plain amount."""
        number = clauses.number(mention.end)
        after = clauses.words[number : number + 4]
        for hit in self.lexicon.hits("per", after):
            if hit.first <= 1:
                nouns = [w.folded for w in after[hit.first :] if w.folded not in self.lexicon.function]
                return " ".join(["per", *nouns[:1]])
        return None
