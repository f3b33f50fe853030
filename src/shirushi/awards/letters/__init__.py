"""The letters of the decision: granted with the offer of a contract, denied, and those on an objection."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shirushi.awards.models import Contract, GrantDecision, Objection
from shirushi.billing.presentation import fee_name
from shirushi.billing.queries import paid_back, refund_of
from shirushi.grants.models import Grant
from shirushi.grants.numbers import shown
from shirushi.papers.letters.kinds import Fields, LetterKind
from shirushi.papers.models import Letter, StoredFile
from shirushi.people.models import Role
from shirushi.people.rulebook import current
from shirushi.ui.amounts import yen
from shirushi.ui.days import era_day, written_day
from shirushi.ui.explanation import explained

CONTRACT_OFFERED, FEE = "awards.contract_offered", "registration_fee"


def _decided(letter: Letter) -> GrantDecision:
    related = GrantDecision.objects.select_related("application", "organisation", "registration_invoice")
    found: GrantDecision = related.get(pk=letter.subject_id)
    return found


def _granted(letter: Letter) -> Fields:
    decided = _decided(letter)
    contract = Contract.objects.filter(application=decided.application).first()
    lapses_on = contract.lapses_on if contract else None
    return {
        **_of_the_decision(decided),
        **_fee(decided),
        "lapses_on": written_day(lapses_on) if lapses_on else "",
        "lapse_warning": [_lapse_warning(written_day(lapses_on))] if lapses_on else [],
    }


def _lapse_warning(day: str) -> str:
    return _("If the contract is not concluded by %(day)s, the decision to grant lapses.") % {"day": day}


def _offered(letter: Letter) -> Fields:
    contract = Contract.objects.get(pk=letter.subject_id)
    decided = GrantDecision.objects.select_related("organisation", "registration_invoice").get(
        application=contract.application_id
    )
    lapses_on = written_day(contract.lapses_on) if contract.lapses_on else ""
    return {
        **_fee(decided),
        "decided_on": written_day(decided.decided_on),
        "decided_by": decided.organisation.name,
        "offered_on": written_day(contract.offered_on),
        "lapses_on": lapses_on,
        "lapse_warning": [_lapse_warning(lapses_on)] if lapses_on else [],
    }


def _fee(decided: GrantDecision) -> dict[str, str]:
    invoice = decided.registration_invoice
    if invoice is None:
        return {"fee": "", "fee_due_on": ""}
    return {"fee": yen(invoice.total), "fee_due_on": written_day(invoice.due_on)}


def _denied(letter: Letter) -> Fields:
    decided = _decided(letter)
    explanation = explained(decided.decision)
    again = [reason.text for reason in explanation.reasons] if explanation else []
    return {**_of_the_decision(decided), "again": again, "objection": _objection(decided)}


def _objection(decided: GrantDecision) -> str:
    days = current().settings[decided.application.scheme].objection_days
    if days is None:
        return _("You can object to this decision on your pages.")
    said = {"days": days}
    return _("You can object to this decision on your pages within %(days)s days after it was told.") % said


def _objected(letter: Letter) -> Fields:
    objection = Objection.objects.select_related("denied_by", "organisation", "application__invoice").get(
        pk=letter.subject_id
    )
    return {
        "money": _money(objection),
        "denied_on": written_day(objection.denied_on),
        "denied_by": objection.denied_by.name,
        "raised_on": written_day(objection.raised_on),
        "decided_on": written_day(objection.decided_on) if objection.decided_on else "",
        "reasons": objection.reasons,
    }


def _money(objection: Objection) -> list[str]:
    """The refund that the denial brought stands; the fee is due anew when a contract comes."""
    invoice = objection.application.invoice
    amount = paid_back(invoice, FEE) if invoice is not None else 0
    refund = refund_of(invoice) if invoice is not None else None
    if not amount or refund is None:
        return []
    said = {"amount": yen(amount), "fee": fee_name(FEE, objection.application.scheme)}
    if refund.paid_back_on:
        first = _("%(fee)s of %(amount)s was paid back to you after the denial. The refund stands.")
    else:
        first = _("%(fee)s of %(amount)s is being paid back to you after the denial. The refund stands.")
    again = _("If the grant is decided, %(fee)s is invoiced anew; the contract is concluded once it is paid.")
    return [first % said, again % said]


def _of_the_decision(decided: GrantDecision) -> dict[str, str]:
    return {
        "kind": decided.application.get_kind_display(),
        "decided_on": written_day(decided.decided_on),
        "decided_by": decided.organisation.name,
        "reasons": decided.reasons,
    }


def _contracted(letter: Letter) -> Fields:
    grant = Grant.objects.select_related("registration").get(pk=letter.subject_id)
    return {
        "number": shown(grant),
        "concluded_on": written_day(grant.contracted_on),
        "term": term_of(grant),
    }


def _signed(letter: Letter) -> list[StoredFile]:
    """The contract that both signed, and the record of the signatures. The certificate is made when asked for."""
    concluded = Contract.objects.select_related("file", "evidence").filter(
        application__grant_decision__grant=letter.subject_id, body_signed_on__isnull=False
    )
    return [file for contract in concluded for file in (contract.file, contract.evidence) if file]


def term_of(grant: Grant) -> str:
    """From the first to the last valid day."""
    days = {"start": era_day(grant.starts_on), "end": era_day(grant.expires_on)}
    return _("%(start)s to %(end)s") % days


KINDS = [
    LetterKind("awards.granted", gettext_lazy("Decision to grant, and offer of the contract"), _granted),
    LetterKind("awards.denied", gettext_lazy("Decision to deny"), _denied),
    LetterKind(
        CONTRACT_OFFERED,
        gettext_lazy("Contract ready to be signed"),
        _offered,
        (Role.OFFICER,),
        told_by=("awards.granted",),
    ),
    LetterKind(
        "awards.contracted",
        gettext_lazy("Conclusion of the contract, with the certificate"),
        _contracted,
        enclosures=_signed,
    ),
    LetterKind("awards.objection_received", gettext_lazy("Receipt of the objection"), _objected),
    LetterKind("awards.objection_upheld", gettext_lazy("Objection upheld"), _objected),
    LetterKind("awards.objection_rejected", gettext_lazy("Objection rejected"), _objected),
]
