"""Words for the acts on a mark, its standings and a suspended holder's duties."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "grants.grant.awarded": _("The grant was awarded"),
    "grants.grant.begun": _("The term of the grant began"),
    "grants.grant.renewal_applied": _("The renewal was applied for"),
    "grants.grant.renewal_decided": _("The renewal was decided"),
    "grants.grant.revoked": _("The grant was revoked"),
    "grants.grant.revocation_annulled": _("The revocation was annulled"),
    "grants.grant.returned": _("The holder returned the mark"),
    "grants.grant.terminated": _("The grant contract was terminated"),
    "grants.suspension.begun": _("The mark was suspended"),
    "grants.suspension.extended": _("The suspension was extended"),
    "grants.suspension.lifted": _("The suspension was lifted"),
    "grants.suspension.given_back": _("Certificate and mark data were handed back"),
    "grants.suspension.annulled": _("The suspension was annulled"),
    "grants.condition.reported": _("An end condition was reported"),
    "grants.condition.met": _("An end condition was judged met"),
    "grants.condition.returned": _("An end condition was judged not yet met"),
    "grants.duty.done": _("A duty of the suspended holder was done"),
}

STANDINGS = {
    "granted": _("Granted"),
    "suspended": _("Suspended"),
    "revoked": _("Revoked"),
    "returned": _("Returned"),
    "terminated": _("Contract terminated"),
    "lapsed": _("Lapsed without contract"),
    "expired_under_renewal": _("Expired, renewal under review"),
    "awaiting_renewal": _("Expired, renewal can be applied for"),
    "expired": _("Expired"),
    "not_started": _("Not begun yet"),
}

# Tones of the design (ui): a standing is always shown with its word.
STANDING_TONES = {
    "granted": "granted",
    "suspended": "suspended",
    "revoked": "revoked",
    "expired_under_renewal": "attention",
    "awaiting_renewal": "attention",
    "not_started": "info",
}

PHASES = {
    "running": _("Running"),
    "decision_due": _("Period reached: extend or lift"),
    "revocation_due": _("Over a year: revocation is to be decided"),
    "ended_early": _("Ended before the planned end"),
    "ended": _("Ended"),
    "annulled": _("Annulled"),
}

PHASE_TONES = {
    "running": "suspended",
    "decision_due": "attention",
    "revocation_due": "revoked",
    "ended_early": "done",
    "ended": "done",
    "annulled": "ended",
}

DUTIES = {
    "stop_showing_mark": _("Stop using the mark"),
    "stop_claiming": _("Do not claim to hold the grant"),
    "return_certificate_and_data": _("Return the certificate and the mark data"),
}

DUTY_DETAILS = {
    "stop_showing_mark": _("Take it off business cards, brochures, web pages, advertisements and all else."),
    "stop_claiming": _("Not in any activity, spoken or written."),
    "return_certificate_and_data": _("Send the certificate and the mark's image data to the granting body."),
}


def standing_tone(standing: str) -> str:
    return STANDING_TONES.get(standing, "ended")
