"""Renewals of the many: asked for, applied for, on their way. Rows as the acts would have left them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from django.db import transaction

from shirushi.agenda.models import Task
from shirushi.billing.models import Allocation, Invoice, InvoiceLine, InvoiceSeries, Payment
from shirushi.billing.numbers import fiscal_year
from shirushi.grants.models import Grant
from shirushi.grants.numbers import shown
from shirushi.intake.models import Application
from shirushi.intake.services.submission import DAYS_TO_PAY, FEES_AT_SUBMISSION, INVOICE_KINDS
from shirushi.operations.demo.case import DECLARED
from shirushi.operations.demo.facts import BATCH, Kept, created, line
from shirushi.operations.demo.holders import needed
from shirushi.people.models import Access, Role, Scheme
from shirushi.people.rulebook import current
from shirushi.review.models import Assignment, Review
from shirushi.rules import Decision

State = Application.State
# Of those whose window has closed, how many had applied; and of those in whose window we are.
APPLIED_IN_TIME, APPLIED_EARLY = 0.97, 0.6
# Days since submission until the formal check is passed, until the review begins.
UNTIL_ACCEPTED, UNTIL_BEGUN = 12, 30
ANSWERING = [Role.PRIVACY_OFFICER.value, Role.REPRESENTATIVE.value]


@dataclass
class Renewal:
    kept: Kept
    grant: Grant
    window: Decision
    applied_on: date
    state: str
    decisions: dict[str, dict[str, Any]]


class Windows:
    """The window of each day of expiry, asked for once."""

    def __init__(self, today: date) -> None:
        self._today = today
        self._known: dict[tuple[str, date], Decision] = {}

    def of(self, scheme: str, expires_on: date) -> Decision:
        key = (scheme, expires_on)
        if key not in self._known:
            facts = {"scheme": scheme, "on": self._today, "expires_on": expires_on}
            self._known[key] = current().require("renewal_window", facts)
        return self._known[key]


def write(kept: Sequence[Kept], random: Random, today: date) -> None:
    for start in range(0, len(kept), BATCH):
        _write_batch(kept[start : start + BATCH], random, today)


@transaction.atomic
def _write_batch(kept: Sequence[Kept], random: Random, today: date) -> None:
    windows = Windows(today)
    applied, waiting = [], []
    for each in kept:
        grant = each.grants[-1]
        window = _open_window(each, grant, windows, today)
        if window is None:
            continue
        applied_on = _applied_on(window, random, today)
        if applied_on is not None:
            applied.append(_renewal(each, grant, window, applied_on, today))
        elif not _is_past(window, today):
            waiting.append((each, grant, window))
    created(_task_to_renew(each, grant, window) for each, grant, window in waiting)
    _write_applied(applied)


def _open_window(kept: Kept, grant: Grant, windows: Windows, today: date) -> Decision | None:
    holds = kept.holder.ending in {"granted", "lifted"}
    if (
        not holds
        or grant.expires_on is None
        or not grant.starts_on
        or not grant.starts_on <= today <= grant.expires_on
    ):
        return None
    window = windows.of(kept.holder.scheme, grant.expires_on)
    opens_on = window.day("opens_on")
    return window if opens_on is not None and opens_on <= today else None


def _is_past(window: Decision, today: date) -> bool:
    closes_on = window.day("closes_on")
    return closes_on is not None and closes_on < today


def _applied_on(window: Decision, random: Random, today: date) -> date | None:
    opens_on, closes_on = window.day("opens_on") or today, window.day("closes_on") or today
    chance = APPLIED_IN_TIME if closes_on < today else APPLIED_EARLY
    if random.random() > chance:
        return None
    return opens_on + timedelta(days=random.randint(0, (min(closes_on, today) - opens_on).days))


def _renewal(kept: Kept, grant: Grant, window: Decision, applied_on: date, today: date) -> Renewal:
    age = (today - applied_on).days
    state = (
        State.SUBMITTED
        if age < UNTIL_ACCEPTED
        else State.ACCEPTED
        if age < UNTIL_BEGUN
        else State.UNDER_REVIEW
    )
    return Renewal(kept, grant, window, applied_on, state, _decisions(kept.holder.scheme, applied_on, window))


def _decisions(scheme: Scheme, on: date, window: Decision) -> dict[str, dict[str, Any]]:
    declared, book = DECLARED[scheme], current()
    asked = {"scheme": scheme.value, "on": on}
    decided = {"eligibility": book.require("eligibility", {**asked, **_eligibility(scheme, declared)})}
    if scheme == Scheme.PRIVACYMARK:
        decided["size_class"] = book.require("size_class", {**asked, **declared["size_class"]})
        measure = {"size": decided["size_class"]["size"]}
    else:
        decided["headcount"] = book.require("headcount", {**asked, **declared["headcount"]})
        measure = {"workers": decided["headcount"]["workers"]}
    decided["documents"] = book.require("documents", {**asked, "kind": "renewal", "applies": []})
    decided["fees"] = book.require("fees", {**asked, "kind": "renewal", **measure})
    decided["renewal_window"] = window
    return {question: decision.as_json() for question, decision in decided.items()}


def _eligibility(scheme: Scheme, declared: dict[str, dict[str, Any]]) -> dict[str, Any]:
    unit = {"unit": "corporation"} if scheme == Scheme.JAPHIC else {}
    return {**declared["eligibility"], **unit}


def _task_to_renew(kept: Kept, grant: Grant, window: Decision) -> Task:
    return Task(
        dossier=kept.dossier,
        kind="intake.renew",
        subject_id=kept.dossier.pk,
        organisation=kept.organisation,
        roles=ANSWERING,
        params={"number": shown(grant), "expires_on": str(grant.expires_on)},
        opened_on=needed(window, "opens_on"),
        due_on=window.day("closes_on"),
        decision=window.as_json(),
    )


def _write_applied(renewals: Sequence[Renewal]) -> None:
    for each in renewals:
        each.grant.renewal_applied_on = each.applied_on
    Grant.objects.bulk_update([each.grant for each in renewals], ["renewal_applied_on"], batch_size=BATCH)
    invoices = created(_invoices(renewals))
    created(
        InvoiceLine(invoice=invoice, code=row["code"], amount=row["amount"])
        for each, invoice in zip(renewals, invoices, strict=True)
        for row in _fees(each)
    )
    _write_payments(invoices)
    applications = created(_application(*pair) for pair in zip(renewals, invoices, strict=True))
    pairs = list(zip(renewals, applications, strict=True))
    _write_reviews([(each, made) for each, made in pairs if each.state == State.UNDER_REVIEW])
    created(task for each, made in pairs for task in _tasks(each, made))
    created(
        line(
            "grants.grant.renewal_applied",
            each.grant,
            each.kept.body,
            each.applied_on,
            decision=each.window.as_json(),
        )
        for each in renewals
    )


def _fees(renewal: Renewal) -> list[dict[str, Any]]:
    codes = FEES_AT_SUBMISSION.get(renewal.kept.holder.scheme)
    rows: list[dict[str, Any]] = renewal.decisions["fees"]["outcome"]["lines"]
    return [row for row in rows if codes is None or row["code"] in codes]


def _invoices(renewals: Sequence[Renewal]) -> Iterator[Invoice]:
    """Numbered in each issuer's series, which goes on where it stood."""
    series: dict[tuple[int, int], InvoiceSeries] = {}
    for each in renewals:
        issuer, year = each.kept.body.organisation, fiscal_year(each.applied_on)
        key = (issuer.pk, year)
        if key not in series:
            series[key], _made = InvoiceSeries.objects.get_or_create(issuer=issuer, fiscal_year=year)
        series[key].last += 1
        yield _invoice(each, f"{year}-{series[key].last:06d}")
    InvoiceSeries.objects.bulk_update(series.values(), ["last"])


def _invoice(renewal: Renewal, number: str) -> Invoice:
    decision = renewal.decisions["fees"]
    paid_on = None if renewal.state == State.SUBMITTED else renewal.applied_on + timedelta(days=8)
    total = sum(row["amount"] for row in _fees(renewal))
    return Invoice(
        dossier=renewal.kept.dossier,
        kind=INVOICE_KINDS[renewal.kept.holder.scheme],
        number=number,
        issuer=renewal.kept.body.organisation,
        payer=renewal.kept.organisation,
        issued_on=renewal.applied_on,
        due_on=renewal.applied_on + timedelta(days=DAYS_TO_PAY),
        total=total,
        provisional=decision["outcome"]["provisional"],
        confirmed_on=paid_on,
        decision=decision,
        received=total if paid_on else 0,
        paid_on=paid_on,
    )


def _write_payments(invoices: Sequence[Invoice]) -> None:
    paid = [(invoice, invoice.paid_on) for invoice in invoices if invoice.paid_on]
    payments = created(
        Payment(
            issuer=invoice.issuer,
            payer=invoice.payer,
            paid_on=paid_on,
            amount=invoice.total,
            left=0,
            payer_name=invoice.payer.name_kana or invoice.payer.name,
            recorded_on=paid_on,
        )
        for invoice, paid_on in paid
    )
    created(
        Allocation(payment=payment, invoice=invoice, amount=invoice.total, on=paid_on)
        for (invoice, paid_on), payment in zip(paid, payments, strict=True)
    )


def _application(renewal: Renewal, invoice: Invoice) -> Application:
    was_checked = renewal.state != State.SUBMITTED
    return Application(
        dossier=renewal.kept.dossier,
        scheme=renewal.kept.holder.scheme,
        kind=Application.Kind.RENEWAL,
        state=renewal.state,
        review_body=renewal.kept.body.organisation,
        declared=DECLARED[renewal.kept.holder.scheme],
        decisions=renewal.decisions,
        size=_size(renewal),
        started_on=renewal.applied_on,
        submitted_on=renewal.applied_on,
        formal_checked_on=renewal.applied_on + timedelta(days=UNTIL_ACCEPTED) if was_checked else None,
        invoice=invoice,
    )


def _size(renewal: Renewal) -> str:
    decided = renewal.decisions.get("size_class")
    return str(decided["outcome"]["size"]) if decided else ""


def _write_reviews(pairs: Sequence[tuple[Renewal, Application]]) -> None:
    created(Review(application=made, started_on=_begun_on(each)) for each, made in pairs)
    created(
        Assignment(
            application=made,
            person=person,
            is_lead=place == 0,
            no_conflict_declared_on=_begun_on(each),
            assigned_on=_begun_on(each),
        )
        for each, made in pairs
        for place, person in enumerate(each.kept.body.assessors)
    )
    created(
        Access(dossier=each.kept.dossier, person=person, reason="review", from_on=_begun_on(each))
        for each, _made in pairs
        for person in each.kept.body.assessors
    )


def _begun_on(renewal: Renewal) -> date:
    return renewal.applied_on + timedelta(days=UNTIL_BEGUN)


def _tasks(renewal: Renewal, application: Application) -> Iterator[Task]:
    body = renewal.kept.body
    if renewal.state == State.SUBMITTED:
        said = {"business": str(renewal.kept.organisation)}
        yield _task("intake.formal_check", renewal, application, roles=[Role.CLERK.value], params=said)
    elif renewal.state == State.ACCEPTED:
        yield _task("review.assign", renewal, application, roles=[Role.CLERK.value])
    else:
        yield _task("review.document_review", renewal, application, roles=[], person=body.assessors[0])


def _task(kind: str, renewal: Renewal, application: Application, **more: Any) -> Task:
    return Task(
        dossier=renewal.kept.dossier,
        kind=kind,
        subject_id=application.pk,
        organisation=renewal.kept.body.organisation,
        opened_on=renewal.applied_on,
        **more,
    )
