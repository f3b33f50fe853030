"""Where a body reads on after a notice: the beginning of its kind, and the view that takes its subject."""

VIEWS: dict[str, str] = {
    "awards.": "desk:application",
    "incidents.incident.": "desk:incident",
    "incidents.suspension.": "desk:suspension",
    "intake.application_": "desk:application",
    "review.": "desk:review",
}
