"""Where a business reads on after a notice: the beginning of its kind, and the view that takes its subject."""

VIEWS: dict[str, str] = {
    "awards.": "portal:decision",
    "awards.succession_": "portal:succession",
    "billing.": "portal:invoice",
    "incidents.incident.": "portal:incident",
    "incidents.measure.annulled": "portal:incident",
    "incidents.measure.notified": "portal:measure_notice",
    "incidents.suspension.": "portal:suspension",
    "intake.application_": "portal:application",
    "operations.period_reached": "portal:suspension",
    "operations.revocation_due": "portal:suspension",
    "pms.comment.mentioned": "portal:pms_comment",
    "review.": "portal:findings",
    "review.visit_proposed": "portal:visit",
}
