from msgspec.structs import replace

from reconcile.link.origins import shared_wording
from reconcile.model import Document

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
    assert shared_wording([a, b]) == ()


def test_copied_copy_is() -> None:
    (group,) = shared_wording([document("a", f"{COPY} {SPEECH}"), document("b", f"{COPY} It rained.")])
    assert group.documents == ("a", "b")


def test_a_paper_that_names_its_agency_is_of_one_origin_with_the_agency() -> None:
    agency = replace(document("a", "The quay reopened on Friday."), source="North Wire")
    paper = replace(document("b", "Ships may dock again."), source="The Daily", origin="north wire")
    other = replace(document("c", "Nobody came."), source="The Evening")
    (group,) = shared_wording([agency, paper, other])
    assert group.documents == ("a", "b")
