"""Several processes and what is remembered change nothing in what is found."""

from datetime import date

import pytest

from reconcile import gather as module
from reconcile.gather import Memory, gather
from reconcile.model import Document
from reconcile.rulepack.load import load_rules

TEXTS = [
    "French President Ruth Adler said on Friday that the bridge cost $4.2 million.\n",
    "Since I was elected President of France I have paid 12 of my men. I am proud of our bridge, and I say so.\n",
    "Ship traffic fell 12% last year, the harbour office said.\n" * 4,
    "The council met on 4 May 2024. It has 24 members.\n",
    "Nothing.\n",
]


def documents(*texts):
    return [
        Document(id=f"{number}.txt", path=f"{number}.txt", text=text, published=date(2024, 5, 6))
        for number, text in enumerate(texts)
    ]


@pytest.fixture(scope="module")
def rules():
    return load_rules()


@pytest.fixture(scope="module")
def expected(rules):
    return gather(documents(*TEXTS), rules, statements=True)


@pytest.mark.parametrize("jobs", [0, 1, 2, 4, 9, None])
def test_any_number_of_processes_finds_the_same(rules, expected, jobs):
    assert gather(documents(*TEXTS), rules, statements=True, jobs=jobs) == expected


def test_steps_are_told(rules):
    told = []
    gather(documents(*TEXTS), rules, jobs=2, tell=lambda done, total: told.append((done, total)))
    assert told == [(number, 10) for number in range(1, 11)]


class TestMemory:
    @pytest.fixture
    def read(self, monkeypatch):
        """The texts that were read since."""
        texts = []
        extractor = module._extractor

        class Watched:
            def __init__(self, rules):
                self._extractor = extractor(rules)

            def mentions(self, document, *, statements):
                texts.append(document.text)
                return self._extractor.mentions(document, statements=statements)

        monkeypatch.setattr(module, "_extractor", Watched)
        return texts

    @pytest.mark.parametrize(
        ("texts", "anew"),
        [
            (TEXTS, []),
            ([*TEXTS, "It rained for 3 days.\n"], ["It rained for 3 days.\n"]),
            ([*TEXTS[:3], "It rained for 3 days.\n", *TEXTS[4:]], ["It rained for 3 days.\n"]),
            (TEXTS[:3], []),
        ],
    )
    def test_only_what_changed_is_read(self, rules, read, texts, anew):
        memory = Memory()
        gather(documents(*TEXTS), rules, statements=True, memory=memory)
        read.clear()
        found = gather(documents(*texts), rules, statements=True, memory=memory)
        assert read == anew
        assert found == gather(documents(*texts), rules, statements=True)

    def test_a_document_that_moves_is_not_read_again(self, rules, read):
        memory = Memory()
        docs = documents(*TEXTS)
        gather(docs[1:], rules, statements=True, memory=memory)
        read.clear()
        found = gather(docs, rules, statements=True, memory=memory)
        assert found == gather(docs, rules, statements=True)

    def test_the_author_by_another_documents_word_is_found_anew(self, rules):
        memory = Memory()
        docs = documents(*TEXTS)
        before = gather(docs[1:2], rules, statements=True, memory=memory)
        after = gather(docs[:2], rules, statements=True, memory=memory)
        assert {claim.speaker and claim.speaker.name for claim in before if claim.document == "1.txt"} == {None}
        assert after == gather(docs[:2], rules, statements=True)
        assert "Ruth Adler" in {claim.speaker.name for claim in after if claim.document == "1.txt" and claim.speaker}

    def test_other_rules_read_all_anew(self, rules, read, tmp_path):
        memory = Memory()
        gather(documents(*TEXTS), rules, memory=memory)
        read.clear()
        gather(documents(*TEXTS), load_rules((tmp_path,)), memory=memory)
        assert len(read) == len(TEXTS)
