"""Whoever runs the installation opens a body with its first officer; the officer invites the others."""

from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.people.actor import Actor
from shirushi.people.models import Membership, Organisation, Person, Role
from shirushi.people.prefectures import PREFECTURES
from shirushi.people.rights import allow
from shirushi.record import journal
from shirushi.record.errors import ActRefused


@transaction.atomic
def open_body(
    *, kind: str, scheme: str, name: str, code: str, prefecture: str, officer: str, by: Actor, on: date
) -> Membership:
    """Open a review body or granting body; `officer` is the address of its first officer.

    The officer has no password: it is asked for at "forgotten password", which proves the address.
    """
    allow(by.is_system)
    _refuse_unfit(kind, scheme, code, prefecture, officer)
    body = Organisation.objects.create(
        kind=kind, scheme=scheme, name=name, code=code, prefecture=prefecture, registered_on=on
    )
    person = Person.objects.filter(email=officer.lower()).first() or Person.objects.create_user(email=officer)
    membership = Membership.objects.create(person=person, organisation=body, role=Role.OFFICER, from_on=on)
    after = {"name": name, "kind": kind, "scheme": scheme, "code": code}
    journal.record("people.body.opened", body, by=by, on=on, after=after, personal={"officer": officer})
    return membership


def _refuse_unfit(kind: str, scheme: str, code: str, prefecture: str, officer: str) -> None:
    if prefecture not in PREFECTURES:
        raise ActRefused(
            "unknown_prefecture", _("There is no prefecture with this code. Nothing was changed.")
        )
    try:
        validate_email(officer)
    except ValidationError as error:
        raise ActRefused(
            "not_an_address", _("This is not an e-mail address. Nothing was changed.")
        ) from error
    same = Organisation.objects.filter(scheme=scheme)
    if code and same.filter(code=code).exists():
        raise ActRefused("code_taken", _("Another body of the scheme has this code. Nothing was changed."))
    if kind == Organisation.Kind.GRANTING_BODY and same.filter(kind=kind).exists():
        raise ActRefused("one_granting_body", _("The scheme has its granting body. Nothing was changed."))
