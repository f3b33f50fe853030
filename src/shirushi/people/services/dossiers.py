"""Dossiers: one for each unit and scheme; who may see them."""

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.people import policy
from shirushi.people.actor import Actor
from shirushi.people.models import Access, Dossier, Organisation, Person, Scheme, Unit
from shirushi.people.rights import allow
from shirushi.record import journal
from shirushi.record.errors import ActRefused

# PrivacyMark: a whole legal entity. JAPHIC: departments and sole proprietors as well (004 対象範囲).
UNITS_OF = {
    Scheme.PRIVACYMARK: (Unit.Kind.CORPORATION,),
    Scheme.JAPHIC: (Unit.Kind.CORPORATION, Unit.Kind.DEPARTMENT, Unit.Kind.SOLE_PROPRIETOR),
}


@transaction.atomic
def open_dossier(*, unit: Unit, scheme: str, by: Actor, on: date) -> Dossier:
    """Open the unit's dossier in a scheme; an open one is returned as it is."""
    allow(policy.may_open_dossier(by, unit.organisation))
    if unit.kind not in UNITS_OF[Scheme(scheme)]:
        raise ActRefused("unit_not_of_scheme", _("PrivacyMark is granted to a whole corporation only."))
    dossier, is_new = Dossier.objects.get_or_create(unit=unit, scheme=scheme, defaults={"opened_on": on})
    if is_new:
        after = {"scheme": scheme, "unit": str(unit)}
        journal.record("people.dossier.opened", dossier, by=by, on=on, dossier_id=dossier.pk, after=after)
    return dossier


@transaction.atomic
def choose_review_body(*, dossier: Dossier, review_body: Organisation, by: Actor, on: date) -> Dossier:
    """Name the review body that answers for the dossier. Submission alone lets it see anything."""
    allow(policy.may_open_dossier(by, dossier.unit.organisation))
    if review_body.kind != Organisation.Kind.REVIEW_BODY or review_body.scheme != dossier.scheme:
        raise ActRefused("not_a_review_body", _("Choose a review body of this scheme."))
    before = {"review_body": dossier.review_body.name if dossier.review_body else None}
    if dossier.review_body_id == review_body.pk:
        return dossier
    dossier.review_body = review_body
    dossier.save(update_fields=["review_body"])
    after = {"review_body": review_body.name}
    journal.record(
        "people.review_body.chosen", dossier, by=by, on=on, dossier_id=dossier.pk, before=before, after=after
    )
    return dossier


@transaction.atomic
def open_access(
    *,
    dossier: Dossier,
    reason: str,
    by: Actor,
    on: date,
    organisation: Organisation | None = None,
    person: Person | None = None,
) -> Access:
    """Let an organisation or a person see the dossier; while it may already, nothing changes."""
    allow(policy.may_give_access(by, dossier))
    access, is_new = Access.objects.get_or_create(
        dossier=dossier,
        organisation=organisation,
        person=person,
        until_on=None,
        defaults={"reason": reason, "from_on": on},
    )
    if is_new:
        journal.record("people.access.opened", access, by=by, on=on, after=_whose(access))
    return access


@transaction.atomic
def close_access(
    *,
    dossier: Dossier,
    by: Actor,
    on: date,
    organisation: Organisation | None = None,
    person: Person | None = None,
) -> None:
    """From now on the organisation or person sees the dossier no more; what began today never held."""
    allow(policy.may_give_access(by, dossier))
    access = dossier.accesses.filter(organisation=organisation, person=person, until_on=None).first()
    if access:
        access.until_on = max(on, access.from_on) - timedelta(days=1)
        access.save(update_fields=["until_on"])
        journal.record("people.access.closed", access, by=by, on=on, before=_whose(access))


def _whose(access: Access) -> dict[str, object]:
    return {
        "organisation": access.organisation.name if access.organisation else None,
        "person_id": access.person_id,
        "reason": access.reason,
    }
