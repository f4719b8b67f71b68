"""What a run concludes: order, origins, fingerprints, and what is left out."""

from msgspec.structs import replace

from reconcile.model import Frame, SharedWording
from tests.compare.build import YEAR_2021, figure, run, statement, the_fact, the_finding, when


def test_conflicts_come_first_then_speakers_then_what_most_say() -> None:
    result = run(
        [figure("a", "$1 million", id="alone")],
        [figure("a", "$2 million", id="1"), figure("b", "$2 million", id="2"), figure("c", "$2 million", id="3")],
        [statement("a", "it is closed", "Ilse Marten"), statement("b", "it is closed")],
        [figure("b", "$3 million", id="4"), figure("c", "$9 million", id="5")],
    )
    assert [fact.label for fact in result.facts] == ["matter 3", "matter 2", "matter 1", "matter 0"]


def test_copies_are_one_origin() -> None:
    same = [figure(doc, "$2 million") for doc in "abc"]
    shared = (SharedWording(documents=("a", "b"), reason="wording"),)
    assert the_fact(run(same, shared=shared)).origins == 2


def test_copies_that_differ_were_edited() -> None:
    shared = (SharedWording(documents=("a", "b"), reason="wording"),)
    finding = the_finding(run([figure("a", "$2.0 million"), figure("b", "$3.1 million")], shared=shared))
    assert finding.diagnosis is not None and finding.diagnosis.cause == "editing-slip"


def test_a_fingerprint_outlives_rewording_and_moving_but_no_other_value() -> None:
    def fingerprint(*, first: str = "$48.2 million", second: str = "$42.8 million", start: int = 0) -> str:
        return the_finding(run([figure("a", first, start=start), figure("b", second)])).id

    assert fingerprint() == fingerprint(start=90) == fingerprint(first="$48,200,000")
    assert len({fingerprint(), fingerprint(second="$42.9 million"), fingerprint(first="$47.2 million")}) == 3
    assert len(fingerprint()) == 9


def test_two_facts_of_one_frame_have_two_ids() -> None:
    result = run([figure("a", "$1 million", id="1")], [figure("a", "$2 million", id="2")])
    assert len({fact.id for fact in result.facts}) == 2


def test_a_fact_keeps_its_id_when_its_value_changes() -> None:
    other_period = Frame(measure="cost", subjects=("bridge",), period=YEAR_2021)
    one = the_fact(run([figure("a", "$1 million")])).id
    assert one == the_fact(run([figure("a", "$2 million", start=7)])).id
    assert one != the_fact(run([figure("a", "$1 million", frame=other_period)])).id


def test_furniture_is_no_part_of_a_fact() -> None:
    advert = replace(figure("b", "$9 million"), furniture=True)
    fact = the_fact(run([figure("a", "$2 million"), advert]))
    assert (fact.verdict, fact.documents) == ("single-source", ("a",))


def test_long_file_names_are_cut_to_what_tells_them_apart() -> None:
    names = ["003_75e5682f2490e149aabb", "004_266d5517e6743de1aabb"]
    message = the_finding(run([figure(names[0], "$48.2 million"), figure(names[1], "$42.8 million")])).message
    assert message == "amounts differ: $48.2 million in 003 and $42.8 million in 004"


def test_agreement_that_is_not_exact_is_explained() -> None:
    (line,) = run([figure("a", "$190.27 billion"), figure("b", "$190 billion")]).cleared
    assert line.reason == "rounding"
    assert line.message == (
        "matter 0: $190.27 billion (a) and $190 billion (b) agree, “$190 billion” is the other, rounded to the nearest"
        " 1 billion"
    )
    week = when("b", "next week", "2023-03-20 2023-03-26", granularity="week", derivation="the week after 2023-03-17")
    (line,) = run([when("a", "March 20 to 22", "2023-03-20 2023-03-22"), week]).cleared
    assert line.reason == "granularity" and "the week after 2023-03-17" in line.message


def test_no_clusters_no_facts() -> None:
    result = run()
    assert (result.facts, result.findings, result.cleared) == ((), (), ())
