"""Every letter that a case needs is there, and comes out of a case played from the application to the contract."""

from collections.abc import Iterator

import pytest
from django.utils import translation

from shirushi.agenda import letters
from shirushi.agenda.models import Task
from shirushi.billing import services as billing
from shirushi.billing.services import remind
from shirushi.papers.letters import kinds, queries, sheets
from shirushi.papers.models import Letter
from shirushi.people.actor import system
from tests.awards import stages as awards
from tests.awards.stages import CONCLUDED
from tests.billing import invoices
from tests.billing.invoices import DAY, DUE
from tests.cast import moment
from tests.review import stages
from tests.review.stages import COMPLETED

pytestmark = pytest.mark.django_db
# What a body writes to a business in a case and about its mark, and the kinds that say it.
WANTED = {
    "acceptance": {"intake.accepted", "intake.returned"},
    "invoice": {"billing.invoice"},
    "document review result": {"review.document_result"},
    "notice of the visit": {"review.visit"},
    "summing-up": {"review.summed_up"},
    "findings": {"review.findings"},
    "completion of corrections": {"review.completed"},
    "decision": {"awards.granted", "awards.denied"},
    "objection": {"awards.objection_received", "awards.objection_upheld", "awards.objection_rejected"},
    "contract": {"awards.contract_offered", "awards.contracted"},
    "certificate": {"awards.contracted"},
    "reminder": {"billing.reminder", "billing.further_reminder"},
    "measure": {"incidents.measure"},
    "change report": {"changes.confirmed", "changes.returned"},
    "return of the mark": {"changes.mark_returned"},
    "dissolution": {"changes.mark_dissolved"},
}


@pytest.fixture(autouse=True)
def _in_japanese() -> Iterator[None]:
    with translation.override("ja"):
        yield


@pytest.mark.parametrize("name", WANTED)
def test_every_letter_that_a_case_needs_is_registered(name: str) -> None:
    known = {kind.code for kind in kinds.registered()}

    assert WANTED[name] <= known


def test_no_letter_is_registered_that_nobody_asked_for() -> None:
    assert {kind.code for kind in kinds.registered()} == set().union(*WANTED.values())


def test_a_case_leaves_each_letter_ready_to_be_read_in_both_languages() -> None:
    case = stages.visited()
    finding = stages.find(case)
    stages.issue(case)
    stages.judge(case, stages.answer(case, finding))
    stages.services.complete_review(application=case.application, by=case.lead(COMPLETED), on=COMPLETED)
    awards.decide(case)
    offered = queries.waiting("awards.contract_offered", awards.contract_of(case).pk)
    awards.sign(case)
    awards.pay_registration(case)
    awards.conclude(case)

    drafted = Letter.objects.filter(dossier=case.application.dossier)
    titles = {
        letter.kind: [
            sheets.sheet_of(letter, on=CONCLUDED, language=language, addition="").title
            for language in ("ja", "en")
        ]
        for letter in drafted
    }

    assert offered is not None
    assert set(titles) == {
        "intake.accepted", "billing.invoice", "review.visit", "review.findings", "review.completed",
        "awards.granted", "awards.contract_offered", "awards.contracted",
    }  # fmt: skip
    assert all(japanese != english for japanese, english in titles.values())


def test_the_concluded_contract_goes_out_with_what_was_signed_and_the_record() -> None:
    case = stages.reviewed()
    awards.decide(case)
    awards.sign(case)
    awards.pay_registration(case)
    awards.conclude(case)
    contract = awards.contract_of(case)

    letter = letters.send_unread(
        letter=Letter.objects.get(kind="awards.contracted"), by=case.officer(CONCLUDED), on=CONCLUDED
    )

    assert {each.pk for each in letter.enclosures.all()} == {contract.file_id, contract.evidence_id}
    offered = Letter.objects.get(kind="awards.contract_offered")
    assert (offered.sender, offered.set_aside_reason) == (
        case.company.granting_body,
        "送付の前に署名されたため",
    )


def test_an_invoice_goes_out_with_its_document_and_its_lines() -> None:
    here = invoices.case()
    made = invoices.invoice(here)

    letter = letters.send_unread(
        letter=Letter.objects.get(kind="billing.invoice", subject_id=made.pk), by=here.clerk(), on=DAY
    )

    sheet = sheets.sheet_of(letter, on=DAY, language="ja", addition="")
    table = next(block for block in sheet.blocks if block.kind == "table")
    assert [each.pk for each in letter.enclosures.all()] == [made.paper_id]
    assert len(table.rows) == made.lines.count()
    assert made.number in {block.text for block in sheet.blocks}


def test_amounts_that_are_not_firm_are_not_written_of() -> None:
    here = invoices.case()
    made = invoices.invoice(here, day=invoices.UNDER_CHANGE, due_on=invoices.UNDER_CHANGE)

    before = queries.waiting("billing.invoice", made.pk)
    clerk = here.clerk(invoices.UNDER_CHANGE)
    billing.confirm_provisional(invoice=made, by=clerk, on=invoices.UNDER_CHANGE)

    assert before is None
    assert queries.waiting("billing.invoice", made.pk) is not None


@pytest.mark.parametrize("way", ["paid", "cancelled"])
def test_the_letter_of_an_invoice_that_is_over_is_not_sent_any_more(way: str) -> None:
    here = invoices.case()
    made = invoices.invoice(here)

    if way == "paid":
        billing.mark_paid(invoice=made, paid_on=DAY, by=here.clerk(), on=DAY)
    else:
        billing.cancel_invoice(invoice=made, reason="誤り", by=here.clerk(), on=DAY)

    assert Letter.objects.get(kind="billing.invoice").set_aside_on == DAY
    assert not Task.objects.filter(kind="letter.send.billing.invoice", closed_on=None).exists()


def test_a_reminder_encloses_the_invoice_again() -> None:
    here = invoices.case()
    made = invoices.invoice(here)

    letter = remind(invoice=made, by=system(on=DUE, at=moment(DUE)))

    assert [each.pk for each in letter.enclosures.all()] == [made.paper_id]
