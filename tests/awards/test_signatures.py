"""What both sides sign, what is kept of it, the certificate, and the data of the mark."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from io import BytesIO

import pikepdf
import pytest
from django.utils import translation

from shirushi.awards import papers, services
from shirushi.awards.models import ContractSignature, TermsAcceptance
from shirushi.awards.services.signing import Evidence
from shirushi.grants.models import Grant
from shirushi.papers.contents import open_content
from shirushi.papers.letters.queries import waiting
from shirushi.people.rights import NotAllowed
from shirushi.record.errors import ActRefused
from shirushi.record.models import JournalLine
from tests.awards import stages
from tests.awards.stages import CONCLUDED, SIGNED
from tests.cast import acting
from tests.intake.drafts import signed_in
from tests.review.stages import Case

pytestmark = pytest.mark.django_db
EXPIRED = date(2030, 1, 1)


@pytest.fixture(autouse=True)
def _in_japanese() -> Iterator[None]:
    with translation.override("ja"):
        yield


@pytest.fixture
def contracted() -> Case:
    return stages.contracted()


def kept(sha256: str) -> bytes:
    with open_content(sha256) as opened:
        content: bytes = opened.read()
    return content


def test_both_sides_sign_the_same_bytes_and_the_trail_says_who_and_how() -> None:
    case = stages.granted()
    contract = stages.contract_of(case)
    given = Evidence(strength="two_factors", address_digest="ab" * 32)
    by = acting(case.company.representative, SIGNED)

    services.sign_contract(contract=contract, by=by, on=SIGNED, evidence=given)
    stages.pay_registration(case)
    stages.conclude(case)

    first, second = ContractSignature.objects.order_by("pk")
    assert (first.side, first.name, first.strength, first.address_digest) == (
        "business",
        "緑川 一郎",
        "two_factors",
        "ab" * 32,
    )
    assert (second.side, second.signed_by) == ("body", case.company.officer)
    assert first.sha256 == second.sha256
    assert kept(first.sha256) == papers.contract_pdf(stages.contract_of(case))


def test_what_was_signed_stays_when_the_facts_change() -> None:
    case = stages.granted()
    stages.sign(case)
    signed = kept(ContractSignature.objects.get().sha256)

    case.company.business.name = "べつの名前株式会社"
    case.company.business.save()
    stages.pay_registration(case)
    stages.conclude(case)

    assert {each.sha256 for each in ContractSignature.objects.all()} == {
        ContractSignature.objects.first().sha256
    }
    assert kept(ContractSignature.objects.last().sha256) == signed


def test_the_record_of_the_signatures_and_the_letter_follow_the_conclusion(contracted: Case) -> None:
    contract = stages.contract_of(contracted)

    assert contract.evidence is not None
    with pikepdf.open(BytesIO(kept(contract.evidence.sha256))) as opened:
        assert str(opened.docinfo["/Title"]) == "契約の成立と署名の記録"
    assert waiting("awards.contracted", Grant.objects.get().pk) is not None
    line = JournalLine.objects.get(action="awards.contract.concluded")
    assert line.after["sha256"] == contract.file.sha256


@pytest.mark.parametrize(("language", "title"), [("ja", "登録証"), ("en", "Certificate of the grant")])
def test_the_certificate_is_made_in_both_languages_and_the_same_each_time(
    language: str, title: str, contracted: Case
) -> None:
    grant = Grant.objects.get()

    first, second = (papers.certificate_pdf(grant, language) for _time in range(2))

    assert first == second
    with pikepdf.open(BytesIO(first)) as opened:
        assert str(opened.docinfo["/Title"]) == title


def test_the_data_of_the_mark_come_after_the_terms_and_each_time_is_written_down(contracted: Case) -> None:
    grant = Grant.objects.get()
    by = acting(contracted.company.representative, CONCLUDED)

    with pytest.raises(ActRefused) as early:
        services.deliver_mark(grant=grant, form="svg", by=by, on=CONCLUDED)
    services.accept_terms(grant=grant, language="ja", by=by, on=CONCLUDED)
    drawn = {
        form: services.deliver_mark(grant=grant, form=form, by=by, on=CONCLUDED) for form in ("svg", "png")
    }

    assert early.value.code == "terms_not_accepted"
    assert TermsAcceptance.objects.get().terms_sha256 == papers.terms_digest("ja")
    assert drawn["svg"].startswith(b"<svg")
    assert drawn["png"].startswith(b"\x89PNG")
    assert JournalLine.objects.filter(action="awards.mark.delivered").count() == 2


def test_a_mark_that_may_not_be_shown_is_not_handed_out(contracted: Case) -> None:
    grant = Grant.objects.get()
    by = acting(contracted.company.representative, EXPIRED)

    with pytest.raises(ActRefused) as refused:
        services.accept_terms(grant=grant, language="ja", by=by, on=EXPIRED)

    assert refused.value.code == "mark_not_shown"


def test_no_other_takes_the_data(contracted: Case) -> None:
    grant = Grant.objects.get()

    for who in (contracted.company.officer, contracted.company.worker):
        with pytest.raises(NotAllowed):
            services.deliver_mark(grant=grant, form="svg", by=acting(who, CONCLUDED), on=CONCLUDED)


def test_the_business_signs_on_its_page_reads_the_pdf_and_takes_the_mark(
    show_day: Callable[[date], None],
) -> None:
    case = stages.granted()
    contract = stages.contract_of(case)
    show_day(SIGNED)
    client = signed_in(case.company.representative)

    before = b"".join(client.get(f"/contracts/{contract.pk}/pdf").streaming_content)
    client.post(f"/business/contracts/{contract.pk}", {"agreed": "on", "revision": contract.revision})
    signature = ContractSignature.objects.get()
    stages.pay_registration(case)
    stages.conclude(case)
    show_day(CONCLUDED + timedelta(days=1))
    address = f"/business/certificates/{Grant.objects.get().pk}"
    terms = client.get(f"{address}/mark").text
    client.post(f"{address}/mark", {"agreed": "on"})
    taken = client.get(f"{address}/mark/png")
    certificate = client.get(f"{address}/en.pdf")

    assert before == kept(signature.sha256)
    assert len(signature.address_digest) == 64
    assert "Accept the terms" in terms
    assert b"".join(taken.streaming_content).startswith(b"\x89PNG")
    assert b"".join(certificate.streaming_content).startswith(b"%PDF")
