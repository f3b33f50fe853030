"""Mails of a reminder: one sentence, the last day and the way in. Follower of `pms.training.reminder`.

Whoever has an address but no login gets a link that is made as the mail leaves: its token is nowhere else.
"""

import logging
import smtplib
from datetime import date, timedelta

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from shirushi.pms import tokens
from shirushi.pms.models import Enrolment, TrainingMail
from shirushi.pms.services.training.paper import last_day
from shirushi.record.models import OutboxEntry
from shirushi.ui.days import written_day

# After this time a claim is taken to be that of a process that died.
CLAIM_HOLDS = timedelta(minutes=15)
# Whoever reminds a large company does not wait for all its mails: the rest leaves at the next followings.
AT_ONCE = 50
log = logging.getLogger(__name__)


def follow(_entries: list[OutboxEntry]) -> None:
    """Nothing to do inside the follower's transaction: what is unsent stands in the mails themselves."""


def send_unsent() -> None:
    waiting = TrainingMail.objects.filter(_unclaimed()).order_by("pk").values_list("pk", flat=True)
    keys = list(waiting[:AT_ONCE])
    if not keys:
        return
    try:
        with get_connection() as connection:
            for key in keys:
                if mail := _claimed(key):
                    _send(mail, connection)
    except (OSError, smtplib.SMTPException):
        log.exception("reminders of training could not be mailed; they are tried again")


def _unclaimed() -> Q:
    return Q(claimed_at=None) | Q(claimed_at__lt=Now() - CLAIM_HOLDS)


def _claimed(key: int) -> TrainingMail | None:
    if not TrainingMail.objects.filter(_unclaimed(), pk=key).update(claimed_at=Now()):
        return None
    return TrainingMail.objects.select_related(
        "reminder", "enrolment__worker__person", "enrolment__course__organisation"
    ).get(pk=key)


def _send(mail: TrainingMail, connection: object) -> None:
    """Whoever passed or left meanwhile is not written to; a refused address does not stop the others."""
    enrolment = mail.enrolment
    if enrolment.is_waited_for and enrolment.course.is_open:
        try:
            connection.send_messages([message(enrolment, mail.reminder.created_on)])  # type: ignore[attr-defined]
        except smtplib.SMTPRecipientsRefused:
            log.warning("the mail server refuses the recipient of enrolment %s", enrolment.pk)
        except (OSError, smtplib.SMTPException):
            TrainingMail.objects.filter(pk=mail.pk).update(claimed_at=None)
            raise
    mail.delete()


def message(enrolment: Enrolment, on: date) -> EmailMessage:
    person = enrolment.worker.person
    with translation.override(person.language if person else settings.LANGUAGE_CODE):
        address, until_on = (settings.SITE_ADDRESS, enrolment.due_on) if person else _link(enrolment, on)
        business = enrolment.course.organisation.name
        return EmailMessage(
            subject=_("%(business)s: please take the yearly training") % {"business": business},
            body=_body(business, address, until_on),
            to=[person.email if person else enrolment.worker.email],
        )


def _body(business: str, address: str, until_on: date) -> str:
    lines = [
        _("%(business)s asks you to take the yearly training on personal information.")
        % {"business": business},
        _("Last day: %(day)s") % {"day": written_day(until_on)},
        "",
        _("Start here:"),
        address,
        "",
        _("This message was sent automatically. Replies are not read."),
    ]
    return "\n".join(lines)


@transaction.atomic
def _link(enrolment: Enrolment, on: date) -> tuple[str, date]:
    token = tokens.new_token()
    until_on = last_day(enrolment, on)
    Enrolment.objects.filter(pk=enrolment.pk).update(
        token_digest=tokens.digest_of(token), token_until_on=until_on
    )
    return address_of(token), until_on


def address_of(token: str) -> str:
    """The whole address of a link, for mails and slips."""
    return settings.SITE_ADDRESS.rstrip("/") + reverse("portal:training_link", args=[token])
