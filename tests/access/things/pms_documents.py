"""A policy in force with a draft after it, its confirmation by everybody, a waiting rule, a law."""

from shirushi.people.models import Department
from shirushi.pms.models import DocumentVersion, ReadConfirmation, Worker
from shirushi.pms.services import documents
from tests.access.world import TODAY, World
from tests.cast import Cast, acting


def fill(made: World, people: Cast) -> None:
    officer, head = acting(people.privacy_officer, TODAY), acting(people.representative, TODAY)
    own = {
        "organisation": people.business,
        "kind": "rule",
        "text": "第1条（目的）\n本文",
        "by": officer,
        "on": TODAY,
    }
    shown = documents.add_document(title="車両の規程", **own)
    first = DocumentVersion.objects.get(document=shown)
    documents.ask_approval(version=first, by=officer, on=TODAY)
    documents.approve(version=first, by=head, on=TODAY)
    waiting = DocumentVersion.objects.get(document=documents.add_document(title="鍵の規程", **own))
    documents.ask_approval(version=waiting, by=officer, on=TODAY)
    _everybody(made, people, first)
    made.things |= {
        "document": shown,
        "document_version": first,
        "document_draft": documents.begin_draft(document=shown, by=officer, on=TODAY),
        "document_waiting": waiting,
        "law": documents.add_line(
            organisation=people.business,
            register=documents.REGISTERS["laws"],
            values={"name": "条例", "issuer": "市"},
            by=officer,
            on=TODAY,
        ),
    }


def _everybody(made: World, people: Cast, version: DocumentVersion) -> None:
    department, _new = Department.objects.get_or_create(
        organisation=people.business, name="営業部", closed_on=None
    )
    Worker.objects.create(
        organisation=people.business, created_on=TODAY, department=department, name="読む人", kind="regular",
        joined_on=TODAY,
    )  # fmt: skip
    asked = documents.ask_to_confirm(
        version=version, due_on=TODAY, by=acting(people.privacy_officer, TODAY), on=TODAY
    )
    made.things["acknowledgement"] = asked
    made.things["read_confirmation"] = ReadConfirmation.objects.get(
        acknowledgement=asked, worker__name="読む人"
    )
