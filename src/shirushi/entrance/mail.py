"""The mail that carries an invitation: the only place where its token is ever shown."""

import logging
import smtplib

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from shirushi.people.services import Issued

log = logging.getLogger(__name__)


def send_invitation(issued: Issued) -> bool:
    """Send the invitation. False: the mail server did not take it; the invitation stands."""
    invitation = issued.invitation
    subject = _("Invitation to %(organisation)s") % {"organisation": invitation.organisation.name}
    body = render_to_string(
        "entrance/mail/invitation.txt",
        {"invitation": invitation, "address": address_of(issued.token)},
    )
    try:
        send_mail(subject, body, None, [invitation.email])
    except (OSError, smtplib.SMTPException):
        log.exception("invitation %s could not be mailed", invitation.pk)
        return False
    return True


def address_of(token: str) -> str:
    return settings.SITE_ADDRESS.rstrip("/") + reverse("entrance:invitation", args=[token])
