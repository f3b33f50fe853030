"""A case at each stage after its review, for tests."""

from datetime import date
from typing import Any

from shirushi.awards import services
from shirushi.awards.models import Contract, GrantDecision
from shirushi.billing import services as billing
from shirushi.grants.models import Grant
from tests.cast import acting
from tests.review import stages as review
from tests.review.stages import Case

DECIDED = date(2026, 8, 20)
SIGNED = date(2026, 9, 1)
CONCLUDED = date(2026, 9, 10)
LAPSES = date(2026, 11, 20)


def decide(case: Case, result: str = "granted", day: date = DECIDED) -> GrantDecision:
    return services.decide(
        application=case.application,
        result=result,
        reasons="要求事項を満たす。",
        by=case.decider(day),
        on=day,
    )


def granted(scheme: str = "privacymark", *, day: date = DECIDED, **more: Any) -> Case:
    case = review.reviewed(scheme, **more)
    decide(case, day=day)
    return case


def contract_of(case: Case) -> Contract:
    return Contract.objects.get(application=case.application)


def sign(case: Case, day: date = SIGNED) -> Contract:
    contract = contract_of(case)
    services.sign_contract(contract=contract, by=acting(case.company.representative, day), on=day)
    return contract


def pay_registration(case: Case, day: date = SIGNED) -> None:
    invoice = GrantDecision.objects.get(application=case.application).registration_invoice
    if invoice is None:
        return
    clerk = acting(case.company.granting_clerk, day)
    if invoice.provisional and invoice.confirmed_on is None:
        billing.confirm_provisional(invoice=invoice, by=clerk, on=day)
    billing.mark_paid(invoice=invoice, paid_on=day, by=clerk, on=day)


def conclude(case: Case, day: date = CONCLUDED) -> Grant:
    return services.conclude_contract(contract=contract_of(case), by=case.officer(day), on=day)


def contracted(scheme: str = "privacymark", **more: Any) -> Case:
    case = granted(scheme, **more)
    sign(case)
    pay_registration(case)
    conclude(case)
    return case
