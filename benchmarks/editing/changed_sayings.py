"""Edits that change who says what: the speaker, the post, and whether it is denied."""

import re

from editing import words
from editing.target import Made, Target


def speaker(target: Target) -> Made:
    claim, speaker = target.claim, target.claim.speaker
    if claim.kind != "statement" or speaker is None or speaker.start is None or speaker.end is None:
        return
    named = [other.speaker.name for other in target.others if other.speaker and other.speaker.name]
    text = target.document.text
    span = text[speaker.start : speaker.end]
    if speaker.name is None or speaker.name not in named:
        return
    if speaker.name == speaker.organisation:
        at = span.find(speaker.name)
        if at >= 0:
            yield speaker.start + at, speaker.start + at + len(speaker.name), words.OTHER_BODY
        return
    for name in (speaker.name, speaker.name.split()[-1]):
        at = span.find(name)
        if at >= 0:
            yield speaker.start + at, speaker.start + at + len(name), words.OTHER_PERSON
            return


def negation(target: Target) -> Made:
    claim, text = target.claim, target.document.text
    if claim.kind == "statement":
        found = words.AUXILIARY.search(text, claim.start, claim.end)
        if claim.frame.polarity == "denied" or re.search(words.NEGATED, text[claim.start : claim.end]):
            return
        if found:
            yield found.end(), found.end(), " not"
    elif claim.kind in ("date", "date_range"):
        clause = text[target.sentence.start : claim.start]
        verbs = [*words.EVENT_VERB.finditer(clause)]
        its_own = verbs and not re.search(r"[,;:]|\b(?:that|which|who|and|to)\b", clause[verbs[-1].end() :])
        if claim.frame.concept and its_own and not re.search(words.NEGATED, clause):
            verb, at = verbs[-1], target.sentence.start
            yield at + verb.start(), at + verb.end(), f"did not {words.BASE_FORM[verb[0]]}"


def role(target: Target) -> Made:
    claim, speaker = target.claim, target.claim.speaker
    if claim.kind != "attribution" or speaker is None or not speaker.role or not speaker.name:
        return
    text = target.document.text
    surname = speaker.name.split()[-1]
    for match in re.finditer(re.escape(speaker.role), text, re.I):
        near = text[max(0, match.start() - 40) : match.end() + 40]
        if surname not in near:
            continue
        title = re.match(rf"\s{re.escape(speaker.name)}", text[match.end() :]) is not None
        other = "mayor" if "mayor" not in speaker.role.casefold() else "police chief"
        yield match.start(), match.end(), other.title() if title and match[0][0].isupper() else other
        return
