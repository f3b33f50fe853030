"""The words of contractors."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from shirushi.agenda.texts import Text
from shirushi.pms.access import WHOLE
from shirushi.pms.models import Contractor, ContractorEvaluation, Judgement

ACTIONS = {
    "pms.contractor.registered": _("A contractor was entered into the register"),
    "pms.contractors.registered": _("Contractors were entered into the register together"),
    "pms.contractor.changed": _("The data of a contractor were changed"),
    "pms.contractor.ended": _("The work with a contractor ended"),
    "pms.contractor.asked": _("A link to the questionnaire of a contractor was given out"),
    "pms.contractor.answered": _("The questionnaire of a contractor was answered"),
    "pms.contractor.judged": _("A contractor was evaluated"),
    "pms.contractor.excepted": _("An exception for a contractor was approved"),
    "pms.contractor.review_asked": _("The next evaluation of a contractor came near"),
}

TASKS = {
    "pms.contractor.review": Text(
        label=_("Evaluate the contractor %(name)s"),
        detail=_(
            "Send the questionnaire by a link, or record the answers yourself. Before entrusting, and yearly."
        ),
        mail=_("A contractor is to be evaluated."),
    ),
    "pms.contractor.judge": Text(
        label=_("Judge the answers of %(name)s"),
        detail=_("Fit, fit with conditions, or not fit; and the day of the next evaluation."),
        mail=_("The questionnaire of a contractor is answered."),
    ),
    "pms.contractor.except": Text(
        label=_("%(name)s is not fit: approve an exception or end the work"),
        detail=_("The representative decides about exceptions, with the reason."),
        mail=_("A contractor was found not fit. A decision is needed."),
    ),
}


def label_of(column: str) -> object:
    """What a column of the register is called."""
    return getattr(Contractor._meta.get_field(column), "verbose_name", column)


LABELS = {
    column: label_of(column)
    for column in (
        "corporate_number", "work", "data", "quantity", "contract_on", "nda_on", "certificates", "re_entrusts",
        "re_entrusted_to", "judgement", "next_review_on",
    )
}  # fmt: skip
CODES_OF = {"judgement": dict(Judgement.choices), "way": dict(ContractorEvaluation.Way.choices)}

TONES = {Judgement.FIT: "granted", Judgement.CONDITIONS: "info", Judgement.UNFIT: "suspended"}


def standing_of(contractor: Contractor) -> tuple[str, object]:
    """Tone and word of where a contractor stands."""
    if contractor.ended_on:
        return "ended", _("Work ended")
    if not contractor.judgement:
        return "attention", _("Not evaluated yet")
    if contractor.excepted_on:
        return "attention", _("Not fit, entrusted by exception")
    return TONES[Judgement(contractor.judgement)], contractor.get_judgement_display()


def is_late(contractor: Contractor, on: date) -> bool:
    return contractor.ended_on is None and contractor.next_review_on < on


COLUMNS = [
    ("name", label_of("name"), 28),
    ("corporate_number", label_of("corporate_number"), 16),
    ("work", label_of("work"), 28),
    ("data", label_of("data"), 32),
    ("quantity", label_of("quantity"), 10),
    ("contract_on", label_of("contract_on"), 12),
    ("nda_on", label_of("nda_on"), 12),
    ("certificates", label_of("certificates"), 24),
    ("re_entrusts", label_of("re_entrusts"), 8),
    ("re_entrusted_to", label_of("re_entrusted_to"), 24),
    ("abroad", label_of("abroad"), 8),
    ("evaluated_on", _("Evaluated on"), 12),
    ("judgement", label_of("judgement"), 16),
    ("excepted_on", _("Exception approved on"), 12),
    ("next_review_on", label_of("next_review_on"), 12),
    ("ended_on", _("Ended on"), 12),
    ("remark", label_of("remark"), 28),
]

CARD = {
    "phase": "do",
    "order": 20,
    "label": _("Contractors"),
    "detail": _("To whom personal information is entrusted, evaluated before and every year."),
    "view": "portal:contractors",
    "roles": WHOLE,
}
