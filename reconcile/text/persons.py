"""Reading the words that name a speaker: name, role and organisation out of "Ruth Adler, a clerk at Elm Bank"."""

import re
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from reconcile.rulepack.schema import Rules
from reconcile.text.alternation import alternation
from reconcile.text.grammar import ARTICLES, NOT_NAMES, PARTICLES, PREPOSITIONS, in_name

WORD = re.compile(
    r"[^\W_][\w’'&/-]*(?:\.(?=\w)[\w’'&/-]*)*(?:\.(?:(?<=\b[A-Z].)|(?<=\b[A-Z][a-z].)|(?<=\b[A-Z][a-z]{2}.)|(?<=\b[A-Z][a-z]{3}.)))?"
)
_AREAS = {"state", "county", "city", "district", "nation"}  # "Elm County sheriff" is no county's spokesman
_OF_WHOM = ("at", "with", "for", "by", "from")
_OF_A_NAME = ("of", "at", "from", "with")


class Name(Struct, frozen=True, kw_only=True, gc=False):
    """Who a noun phrase names. `organisation` alone means that a body speaks; `role` alone, somebody without a name."""

    name: str | None = None
    role: str | None = None
    organisation: str | None = None
    gender: str | None = None


class PersonWords:
    """The titles, posts, bodies and groups of the rule packs, and how a phrase is read with them."""

    def __init__(self, rules: Rules) -> None:
        by_role: dict[str, dict[str, str | None]] = {}
        for entry in rules.speakers:
            for form in entry.forms:
                by_role.setdefault(entry.role, {}).setdefault(form.casefold(), entry.gender)
        self.titles = by_role.get("title", {})
        self.posts = by_role.get("post", {})
        self.pronouns = by_role.get("pronoun", {})
        self.groups = frozenset(by_role.get("group", {}))
        self.bodies = frozenset(by_role.get("body", {}))
        self.reports = frozenset(by_role.get("report", {}))
        self.places = {
            form.casefold().replace("’", "'"): entry.id
            for entry in rules.names
            for form in entry.forms
            if entry.kind in ("country", "place")
        }
        self._place_forms = sorted(self.places, key=lambda form: (-len(form), form))
        posts = [variant for form in self.posts for variant in _cases(form)]
        titles = [form for entry in rules.speakers if entry.role == "title" for form in entry.forms]
        # A speaker's words are read for the attribution and again for the person.
        self.read = lru_cache(maxsize=1024)(self._read)
        self._post = re.compile(rf"(?<![\w-]){alternation(posts)}s?(?![\w’'-])")
        self.post_or_title = re.compile(rf"(?<!\w){alternation([*posts, *titles])}(?![\w’'-])")

    def _read(self, phrase: str) -> Name:
        """Name, role and organisation as the phrase writes them, articles stripped: see the module's example."""
        core, *asides = _split_aside(phrase)
        core = core.removesuffix("’s").removesuffix("'s")
        words = [match[0] for match in WORD.finditer(core)]
        while words and words[0].casefold() in ARTICLES:
            words.pop(0)
        if not words:
            return Name()
        found = self._core(words)
        for aside in asides:
            found = self._aside(found, aside)
        return found

    def _core(self, words: list[str]) -> Name:
        """The phrase without its asides: posts and titles before a name, a body, a group, a text that speaks."""
        whole = " ".join(words)
        head = _head(words)
        if member := self._member(words, head):
            return member
        start, end = self._last_name(words)
        if end == len(words) and start < end and not self._is_body(words):
            titled = self._titled(words, start)
            if titled is not None:
                return titled
        last = head[-1].casefold()
        if last in self.posts or last.removesuffix("s") in self.posts or last in self.groups:
            return Name(role=whole, organisation=self._after_preposition(words) or self._body_in(whole))
        plain = [word.casefold() if i == 0 and head[1:2] and head[1].islower() else word for i, word in enumerate(head)]
        report = next((i for i, word in enumerate(plain) if word in self.reports), None)
        if report is not None:
            return Name(role=" ".join(head[: report + 1]), organisation=self._after_preposition(words))
        if self._is_body(words) or self._is_body(head):
            return Name(name=whole, organisation=whole)
        if end == len(words) and start < end and PREPOSITIONS.isdisjoint(words[:start]):
            return Name(name=" ".join(words[start:]))
        return Name(role=whole, organisation=self._after_preposition(words))

    def _titled(self, words: list[str], start: int) -> Name | None:
        """ "Chinese Foreign Ministry spokeswoman Hua Chunying", "Elm Police Capt. Ruth Adler", "Elm Radio's Max Hill".

        The post may be capitalised like a part of the name, so the last post, title or possessive is where names begin.
        """
        whole = " ".join(words)
        posts = list(self._post.finditer(whole))
        if posts:
            role, rest = whole[: posts[-1].end()], whole[posts[-1].end() :].strip()
            post = posts[-1][0].casefold()
            if not rest:
                return Name(role=role, organisation=self._body_in(role), gender=self.posts.get(post))
            if _capital(rest) and not self.is_body_name(rest):
                name, title = self._untitled(rest.split(" "))
                gender = self.posts.get(post) or self.titles.get(title.casefold())
                return Name(name=name, role=role, organisation=self._body_in(role), gender=gender)
        for i in range(len(words) - 2, -1, -1):
            if words[i].casefold() in self.titles:
                gender = self.titles[words[i].casefold()]
                # "Mr.", "Dr" and "Hon'ble" are no offices; "Elm Police Capt." and "Judge" are.
                office = i > 0 or (gender is None and words[i].isalpha() and f"{words[i].lower()}." not in self.titles)
                return Name(
                    name=" ".join(words[i + 1 :]), role=" ".join(words[: i + 1]) if office else None, gender=gender
                )
            if words[i].endswith(("’s", "'s")) and i >= start:
                return Name(name=" ".join(words[i + 1 :]), organisation=" ".join(words[start : i + 1])[:-2])
        return None

    def _member(self, words: list[str], head: list[str]) -> Name | None:
        """ "analyst Ruth Adler of Elm Bank", "Prof Max Hill of Elm University": a titled name, and whose it is."""
        start, end = self._last_name(head)
        whose = words[len(head) + 1 :]
        if end < len(head) or not whose or words[len(head)] not in _OF_A_NAME or not _capital(whose[-1]):
            return None
        found = None if self._is_body(head) else self._titled(head, start)
        bound = whose[0] in ARTICLES or self._is_body(whose)
        if found is None and start == 0 and len(head) > 1 and bound and not self._is_body(head):
            found = Name(name=" ".join(head))  # "Ruth Adler of the fund manager Elm Capital", "Ruth Adler of Elm Bank"
        if found is None or found.name is None or found.name == found.organisation:
            return None
        return replace(found, organisation=found.organisation or _without_article(" ".join(whose)))

    def _untitled(self, words: list[str]) -> tuple[str, str]:
        """A name without the titles before it, and the last of these."""
        title = ""
        while len(words) > 1 and words[0].casefold() in self.titles:
            title, *words = words
        return " ".join(words), title

    def _aside(self, found: Name, aside: str) -> Name:
        """What "a clerk at Elm Bank" adds; ages and relative clauses add nothing."""
        words = [match[0] for match in WORD.finditer(aside)]
        if found.name is None and words and len(words) < 5 and all(in_name(words, i) for i in range(len(words))):
            return Name(name=" ".join(words), role=found.role, organisation=found.organisation, gender=found.gender)
        if not words or not self._post.search(aside) or words[0].casefold() in ("who", "which", "whose"):
            return found
        while words and words[0].casefold() in ARTICLES and words[1:2] != ["of"]:
            words.pop(0)
        organisation: str | None = None
        role = " ".join(words)
        for i, word in enumerate(words[1:-1], 1):
            if word in _OF_WHOM and (words[i + 1][0].isupper() or words[i + 1] == "the"):
                organisation, role = _without_article(" ".join(words[i + 1 :])), " ".join(words[:i])
                break
        if found.name and found.organisation == found.name:
            return Name(name=found.name, role=role, organisation=organisation)
        post = self._post.search(role)
        gender = found.gender or (self.posts.get(post[0].casefold()) if post else None)
        return Name(
            name=found.name,
            role=found.role or role,
            organisation=found.organisation or organisation or self._body_in(role),
            gender=gender,
        )

    @staticmethod
    def _last_name(words: list[str]) -> tuple[int, int]:
        """The last run of capitalised words, particles inside it included."""
        end = len(words)
        while end and not in_name(words, end - 1):
            end -= 1
        start = end
        while start and (in_name(words, start - 1) or (words[start - 1] in PARTICLES and start < end)):
            start -= 1
        while start < end and not in_name(words, start):
            start += 1
        return start, end

    def _is_body(self, words: list[str]) -> bool:
        if not words:
            return False
        lowered = [word.casefold().removesuffix("’s").removesuffix("'s") for word in words]
        return (
            lowered[-1].rstrip(".") in self.bodies
            or " ".join(lowered) in self.places
            or (lowered[-1].rstrip("s") in self.bodies and len(words) > 1)
            or any(word in self.bodies and words[i + 1] in ("of", "for", "on") for i, word in enumerate(lowered[:-1]))
            or (len(words) == 1 and words[0].isupper() and 2 < len(words[0]) < 6)
        )

    def _body_in(self, role: str) -> str | None:
        """The organisation in a role: "Chinese Foreign Ministry spokeswoman" is of the Chinese Foreign Ministry."""
        words = role.split(" ")
        for i in range(len(words) - 1, -1, -1):
            if words[i].casefold() in self.bodies - _AREAS and words[i][0].isupper():
                start = i
                while start and words[start - 1][0].isupper():
                    start -= 1
                return " ".join(words[start : i + 1])
        return None

    def _after_preposition(self, words: list[str]) -> str | None:
        for i, word in enumerate(words[1:-1], 1):
            if word in _OF_WHOM:
                return (
                    _without_article(" ".join(words[i + 1 :]))
                    if words[i + 1][0].isupper() or words[i + 1] == "the"
                    else None
                )
        return None

    def post_in(self, role: str) -> str | None:
        """The head noun of a role: "spokeswoman" of "Chinese Foreign Ministry spokeswoman"."""
        last = None
        for match in self._post.finditer(re.split(r" (?:of|to|for|at|in|with) ", role)[0]):
            last = match[0].casefold()
        return last

    def same_post(self, a: str | None, b: str) -> bool:
        """Whether two head nouns can be one person's: "spokesperson" fits "spokeswoman", "ministers" "minister"."""
        return a is not None and _neutral(a) == _neutral(b)

    def is_group(self, phrase: str) -> bool:
        """Whether the phrase means several people: "police", "Elm Party leaders"."""
        return not self.groups.isdisjoint(word.casefold() for word in phrase.split(" "))

    def is_body_name(self, name: str) -> bool:
        return self._is_body(name.split(" "))

    def places_in(self, text: str) -> frozenset[str]:
        """The ids of the places that the text names, under any of their names, the longest name first."""
        rest, found = f" {text.casefold().replace('’', chr(39))} ", set()
        for form in self._place_forms:
            if f" {form} " in rest:
                found.add(self.places[form])
                rest = rest.replace(f" {form} ", "  ")
        return frozenset(found)

    def posts_in(self, text: str) -> "list[re.Match[str]]":
        return list(self._post.finditer(text))


def _head(words: list[str]) -> list[str]:
    """The words up to the first preposition: its last one says what the phrase is."""
    for i, word in enumerate(words[1:], 1):
        if word in PREPOSITIONS:
            return words[:i]
    return words


@lru_cache(maxsize=4)
def person_words(rules: Rules) -> PersonWords:
    return PersonWords(rules)


def _cases(form: str) -> list[str]:
    """A post as running text, a headline and a title before a name write it: prime minister, Prime Minister, CEO."""
    return [form, form.upper(), form.capitalize(), form.title(), form.title().replace(" Of ", " of ")]


def _neutral(post: str) -> str:
    return re.sub(r"(?:wo)?man$|person$", "", post.removesuffix("s"))


def _capital(word: str) -> bool:
    return word[0].isupper() and word not in NOT_NAMES


def _without_article(phrase: str) -> str:
    first, _, rest = phrase.partition(" ")
    return rest if first.casefold() in ARTICLES else phrase


def _split_aside(phrase: str) -> list[str]:
    return [part.strip() for part in re.split(r",\s+|\s*[()]\s*|\s+(?:[–—]|--)\s+", phrase) if part.strip()]
