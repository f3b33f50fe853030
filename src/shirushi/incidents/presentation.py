"""Words for incidents, measures and what follows: acts, tasks, notices, tones."""

from django.utils.translation import gettext_lazy as _

from shirushi.agenda.texts import Text

ACTIONS = {
    "incidents.incident.reported": _("An incident was reported"),
    "incidents.incident.facts_updated": _("The facts of the incident were brought up to date"),
    "incidents.incident.closed": _("The incident was closed without a measure"),
    "incidents.report.sent": _("A report on the incident was sent"),
    "incidents.measure.decided": _("The measure was decided"),
    "incidents.measure.notified": _("The notice of the measure was sent"),
    "incidents.measure.annulled": _("The measure was annulled"),
}

TASKS = {
    "incidents.incident.final_report": Text(
        label=_("Send the final report on incident %(number)s"),
        detail=_("Cause, persons concerned, what was done, how it is kept from happening again."),
        mail=_("A final report on an incident is due."),
    ),
    "incidents.incident.decide": Text(
        label=_("Decide the measure for incident %(number)s (%(business)s)"),
        detail=_("Weigh event, cause and situation; choose level, months and end conditions."),
    ),
    "incidents.measure.send_notice": Text(
        label=_("Send the notice of the measure for incident %(number)s (%(business)s)"),
        detail=_("The measure takes effect on the day of dispatch."),
    ),
    "incidents.suspension.duties": Text(
        label=_("Suspended: stop using the mark %(number)s"),
        detail=_("Take the mark down, stop claiming the grant, return certificate and data; tick each off."),
        mail=_("There is something that you must do at once."),
    ),
    "incidents.suspension.conditions": Text(
        label=_("Fulfil the end conditions of the suspension (%(number)s) and report them"),
        detail=_("The suspension ends when all are judged met, also before the planned end."),
    ),
    "incidents.suspension.judge": Text(
        label=_("Judge the reported end conditions (%(business)s)"),
        detail=_("Met, or what is still missing."),
    ),
    "incidents.suspension.lift": Text(
        label=_("Lift the suspension of %(number)s (%(business)s)"),
        detail=_("All end conditions are judged met."),
    ),
    "incidents.suspension.decide_end": Text(
        label=_("The suspension of %(number)s reaches its planned end (%(business)s)"),
        detail=_("Lift it, or extend it if end conditions are not met."),
    ),
    "incidents.suspension.decide_revocation": Text(
        label=_("Decide on the revocation of %(number)s (%(business)s)"),
        detail=_("The suspension is over a year old and end conditions are not met."),
    ),
    "incidents.suspension.give_back": Text(
        label=_("Hand back certificate and mark data of %(number)s (%(business)s)"),
        detail=_("The suspension was lifted."),
    ),
}

NOTICES = {
    "incidents.incident.reported": Text(label=_("Incident %(number)s was reported.")),
    "incidents.incident.report_sent": Text(label=_("There is a new report on incident %(number)s.")),
    "incidents.incident.closed": Text(label=_("Incident %(number)s was closed without a measure.")),
    "incidents.measure.notified": Text(
        label=_("You have the notice of the measure for incident %(number)s."),
        mail=_("There is a notice of a measure for you."),
    ),
    "incidents.measure.annulled": Text(label=_("The measure for incident %(number)s was annulled.")),
    "incidents.suspension.duties_done": Text(
        label=_("%(business)s has fulfilled its duties during the suspension of %(number)s.")
    ),
    "incidents.suspension.condition_returned": Text(
        label=_("An end condition of the suspension of %(number)s is not met yet (%(business)s).")
    ),
    "incidents.suspension.extended": Text(
        label=_("The suspension of %(number)s was extended until %(until)s (%(business)s).")
    ),
    "incidents.suspension.lifted": Text(
        label=_("The suspension of %(number)s was lifted; it is free from %(from_on)s on (%(business)s).")
    ),
    "incidents.suspension.revoked": Text(
        label=_("The grant of %(number)s was revoked (%(business)s)."),
        mail=_("There is a notice of a measure for you."),
    ),
}

MEASURES = {
    "none": _("No measure"),
    "caution": _("Caution"),
    "recommendation": _("Recommendation"),
    "suspension": _("Suspension"),
    "revocation": _("Revocation"),
    "continue": _("Review continues"),
    "review_halt": _("Review halt"),
    "denial": _("Denial"),
    "may_apply": _("May apply"),
    "application_bar": _("Application bar"),
    "written_caution": _("Written caution"),
    "stern_caution": _("Stern caution"),
    "recommendation_or_request": _("Recommendation or request"),
}

# Tones of chips; those of the level scale stand in SCALE_TONES.
MEASURE_TONES = {
    "none": "neutral",
    "caution": "info",
    "recommendation": "info",
    "suspension": "suspended",
    "revocation": "revoked",
    "review_halt": "suspended",
    "denial": "revoked",
    "application_bar": "suspended",
}

SCALE_TONES = {
    "caution": "caution",
    "written_caution": "caution",
    "stern_caution": "caution",
    "recommendation": "recommendation",
    "recommendation_or_request": "recommendation",
    "suspension": "suspension",
    "review_halt": "suspension",
    "application_bar": "suspension",
    "revocation": "revocation",
    "denial": "revocation",
}

ADJUSTMENT_REASONS = {
    "persons": _("Number of persons concerned"),
    "sensitive_data": _("Sensitive personal information"),
    "secondary_damage": _("Secondary damage"),
    "repetition": _("It happened again"),
    "response": _("How the business responded"),
    "social_effect": _("Effect on society"),
    "other": _("Other"),
}

GRAVITY = {
    "sensitive": _("Sensitive personal information"),
    "property_damage": _("Damage to property is possible"),
    "improper_purpose": _("Possibly done with an improper purpose"),
    "my_number": _("My Number information"),
    "grave_breach": _("Another grave breach"),
}

AUTHORITIES = {
    "privacymark": _("To the PrivacyMark bodies"),
    "japhic": _("To the JAPHIC bodies"),
    "ppc": _("To the Personal Information Protection Commission"),
}

NEXT_STEP_TONES = {
    "final_report": "attention",
    "decide": "attention",
    "notify": "attention",
    "closed": "done",
}
