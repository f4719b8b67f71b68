from msgspec.structs import replace

from reconcile.link.origins import shared_wording
from reconcile.model import Document
from reconcile.rulepack.load import load_rules

RULES = load_rules()
SPEECH = (
    "“We took on this harbour when nobody wanted it, and we will not leave it now that ships have come back to its"
    " quays. Those who doubted us may come and count them, any day, from the eastern pier to the lock.”"
)
COPY = (
    "The harbour of Torvik will be closed to cargo ships from May until the repairs of its eastern pier are finished,"
    " the port authority announced, and ferries will use the old quay beside the lock during the summer."
)


def document(name: str, text: str) -> Document:
    return Document(id=name, path=name, text=text)


def test_one_quotation_in_two_texts_is_no_shared_wording() -> None:
    a = document("a", f"The mayor spoke to reporters after the vote. {SPEECH} Her party clapped for a minute.")
    b = document("b", f"Marten did not sound like somebody who had lost. {SPEECH} Then she went home by bus.")
    assert shared_wording([a, b], RULES) == ()


def test_copied_copy_is() -> None:
    (group,) = shared_wording([document("a", f"{COPY} {SPEECH}"), document("b", f"{COPY} It rained.")], RULES)
    assert group.documents == ("a", "b")


def test_a_paper_that_names_its_agency_is_of_one_origin_with_the_agency() -> None:
    agency = replace(document("a", "The quay reopened on Friday."), source="North Wire")
    paper = replace(document("b", "Ships may dock again."), source="The Daily", origin="north wire")
    other = replace(document("c", "Nobody came."), source="The Evening")
    (group,) = shared_wording([agency, paper, other], RULES)
    assert group.documents == ("a", "b")


def test_who_names_the_first_to_tell_is_no_second_source() -> None:
    first = replace(document("a", "The quay reopened on Friday."), source="The Elm Post")
    later = replace(document("b", "Ships are back, as first reported by the Elm Post."), source="Radio Oak")
    other = replace(document("c", "The Elm Post is read by sailors."), source="The Evening")
    (group,) = shared_wording([first, later, other], RULES)
    assert group.documents == ("a", "b")
    assert group.reason == "named origin"


def test_a_text_that_many_copied_is_one_origin() -> None:
    copies = [document(f"{number:03}", f"{COPY} Edition {number}.") for number in range(80)]
    (group,) = shared_wording(copies, RULES)
    assert len(group.documents) == 80
