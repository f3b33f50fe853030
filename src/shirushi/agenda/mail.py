"""Follower of `agenda.notice`: an e-mail to each who holds the roles, in the person's own language.

A mail may be read on its way: it carries the business's name, one sentence without details and the way to
sign in. Sending holds no transaction open; a notice is claimed first, so that two followers send it once.
"""

import logging
import smtplib
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from shirushi.agenda import texts
from shirushi.agenda.models import Notice
from shirushi.people.access import BODY_WIDE_ROLES, DOSSIER_ROLES, open_on
from shirushi.people.models import Access, Membership, Person
from shirushi.people.queries import people_with
from shirushi.record.models import OutboxEntry

TOPIC = "agenda.notice"
# After this time a claim is taken to be that of a process that died.
CLAIM_HOLDS = timedelta(minutes=15)
log = logging.getLogger(__name__)


def follow(_entries: list[OutboxEntry]) -> None:
    """Nothing to do inside the follower's transaction: what is unsent is told by the notices themselves."""


def send_unsent() -> None:
    """Send every notice that has not been mailed, those that failed before among them."""
    for notice in Notice.objects.filter(_unclaimed(), mailed_at=None).order_by("id"):
        if _claim(notice):
            _send(notice)


def _unclaimed() -> Q:
    return Q(mail_claimed_at=None) | Q(mail_claimed_at__lt=Now() - CLAIM_HOLDS)


def _claim(notice: Notice) -> int:
    unsent = Notice.objects.filter(_unclaimed(), pk=notice.pk, mailed_at=None)
    return unsent.update(mail_claimed_at=Now())


def _send(notice: Notice) -> None:
    try:
        with get_connection() as connection:
            for person in recipients(notice):
                _deliver(connection, _message(notice, person))
    except (OSError, smtplib.SMTPException):
        log.exception("notice %s could not be mailed; it is tried again", notice.pk)
        Notice.objects.filter(pk=notice.pk).update(mail_claimed_at=None)
    else:
        Notice.objects.filter(pk=notice.pk).update(mailed_at=Now())


def _deliver(connection: BaseEmailBackend, message: EmailMessage) -> None:
    """An address that the server refuses for good must not have the others written to again and again."""
    try:
        connection.send_messages([message])
    except smtplib.SMTPRecipientsRefused:
        log.warning("the mail server refuses a recipient of %s", message.subject)


def recipients(notice: Notice) -> list[Person]:
    """Those who hold the roles and may see the dossier: an assessor only where it is open to the person."""
    seeing = {*BODY_WIDE_ROLES} if notice.organisation.is_body else {*DOSSIER_ROLES}
    told = people_with(notice.organisation, seeing & set(notice.roles), notice.given_on)
    others = people_with(notice.organisation, set(notice.roles) - seeing, notice.given_on)
    by_name = Access.objects.filter(open_on(notice.given_on), dossier=notice.dossier, person__in=others)
    named = set(by_name.values_list("person_id", flat=True))
    everybody = [*told, *(person for person in others if person.pk in named), *_addressed(notice)]
    return list({person.pk: person for person in everybody}.values())


def _addressed(notice: Notice) -> list[Person]:
    """The one person to whom a notice is addressed, while it has a part in the organisation."""
    held = Membership.objects.filter(open_on(notice.given_on), organisation=notice.organisation)
    here = Person.objects.filter(pk__in=held.values("person_id"), is_active=True)
    return list(here.filter(notices=notice))


def _message(notice: Notice, person: Person) -> EmailMessage:
    business = _business(notice)
    with translation.override(person.language):
        sentence = str(texts.of(notice.kind).mail)
        return EmailMessage(
            subject=_("%(business)s: %(sentence)s") % {"business": business, "sentence": sentence},
            body=_body(business, sentence, _address(notice)),
            to=[person.email],
        )


def _address(notice: Notice) -> str:
    view = texts.of(notice.kind).view
    if not view:
        return settings.SITE_ADDRESS
    return settings.SITE_ADDRESS.rstrip("/") + reverse(view, args=[notice.subject_id])


def _body(business: str, sentence: str, address: str) -> str:
    lines = [
        sentence,
        _("Business: %(business)s") % {"business": business},
        "",
        _("Sign in to read it:"),
        address,
        "",
        _("This message was sent automatically. Replies are not read."),
    ]
    return "\n".join(lines)


def _business(notice: Notice) -> str:
    """Whom it is about: the business of the dossier, or the one whose own PMS it concerns."""
    about = notice.dossier.unit.organisation if notice.dossier else notice.organisation
    return str(about.name)
