"""The mark's data are handed out once the terms of use were accepted; each time is written down."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.awards import artwork, papers, policy
from shirushi.awards.models import TermsAcceptance
from shirushi.grants.models import Grant
from shirushi.grants.queries import standing
from shirushi.people.actor import Actor
from shirushi.people.models import Person
from shirushi.people.rights import allow
from shirushi.record import journal
from shirushi.record.errors import ActRefused


@transaction.atomic
def accept_terms(*, grant: Grant, language: str, by: Actor, on: date) -> TermsAcceptance:
    """The business accepts the terms as they are shown in its language. Once is enough for a term."""
    allow(policy.may_accept_terms(by, grant))
    _refuse_unless_shown(grant, on)
    accepted, new = TermsAcceptance.objects.get_or_create(
        grant=grant,
        defaults={
            "accepted_on": on,
            "accepted_by": Person.objects.get(pk=by.person_id or 0),
            "terms_sha256": papers.terms_digest(language),
        },
    )
    if new:
        digest = {"sha256": accepted.terms_sha256}
        journal.record(
            "awards.mark.terms_accepted", accepted, dossier_id=grant.dossier_id, by=by, on=on, after=digest
        )
    return accepted


@transaction.atomic
def deliver_mark(*, grant: Grant, form: str, by: Actor, on: date) -> bytes:
    """The artwork with the number, as SVG or PNG."""
    allow(policy.may_take_mark(by, grant))
    _refuse_unless_shown(grant, on)
    if not TermsAcceptance.objects.filter(grant=grant).exists():
        raise ActRefused(
            "terms_not_accepted", _("The terms of use are accepted first. Nothing was handed out.")
        )
    drawn = artwork.drawn(grant, form)
    journal.record("awards.mark.delivered", grant, by=by, on=on, after={"form": form})
    return drawn


def _refuse_unless_shown(grant: Grant, on: date) -> None:
    if not standing(grant, on)["may_show_mark"]:
        raise ActRefused(
            "mark_not_shown", _("The mark may not be shown now, so its data are not handed out.")
        )
