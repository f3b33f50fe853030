"""Contractors, to whom personal information is entrusted, and their yearly evaluation (通則 3-4-4)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from shirushi.people.models import Person
from shirushi.pms.models.base import Kept

__all__ = ["Contractor", "ContractorEvaluation", "Judgement"]


class Judgement(models.TextChoices):
    FIT = "fit", pgettext_lazy("contractor", "Fit")
    CONDITIONS = "conditions", pgettext_lazy("contractor", "Fit with conditions")
    UNFIT = "unfit", pgettext_lazy("contractor", "Not fit")


class Contractor(Kept):
    """One business and the work entrusted to it. What the last evaluation said stands here for the list."""

    name = models.CharField(_("Name of the contractor"), max_length=200)
    corporate_number = models.CharField(_("Corporate number"), max_length=13, blank=True)
    work = models.CharField(_("Entrusted work"), max_length=200)
    data = models.TextField(_("Entrusted personal information"))
    quantity = models.PositiveIntegerField(_("Number of persons"), null=True, blank=True)
    contract_on = models.DateField(_("Contract of"), null=True, blank=True)
    nda_on = models.DateField(_("Confidentiality agreement of"), null=True, blank=True)
    certificates = models.CharField(_("Certificates held"), max_length=200, blank=True)
    re_entrusts = models.BooleanField(_("Re-entrusts the work"), default=False)
    re_entrusted_to = models.CharField(_("Re-entrusted to"), max_length=200, blank=True)
    abroad = models.BooleanField(_("Handled abroad"), default=False)
    remark = models.TextField(_("Notes"), blank=True)
    judgement = models.CharField(
        pgettext_lazy("contractor", "Judgement"), max_length=20, choices=Judgement, blank=True
    )
    evaluated_on = models.DateField(null=True)
    excepted_on = models.DateField(null=True)
    next_review_on = models.DateField(_("Next evaluation"))
    # The day on which the next evaluation was put before the privacy officer.
    review_asked_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    end_reason = models.TextField(blank=True)
    import_batch = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(re_entrusts=False) | ~Q(re_entrusted_to=""), name="a_re_entrustment_says_to_whom"
            ),
            models.CheckConstraint(
                condition=Q(judgement="") ^ Q(evaluated_on__isnull=False),
                name="a_judged_contractor_has_the_day_of_its_evaluation",
            ),
            models.CheckConstraint(
                condition=Q(excepted_on=None) | Q(judgement="unfit"),
                name="only_a_contractor_that_is_not_fit_needs_an_exception",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "name", "id"], name="contractors_by_name"),
            models.Index(
                fields=["organisation", "next_review_on"],
                condition=Q(ended_on=None),
                name="contractors_to_evaluate",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_usable(self) -> bool:
        """Its last evaluation lets it have the work."""
        return self.judgement in (Judgement.FIT, Judgement.CONDITIONS) or self.excepted_on is not None


class ContractorEvaluation(Kept):
    """One evaluation: asked of the contractor by a link or answered by the officer, then judged."""

    class Way(models.TextChoices):
        LINK = "link", _("Answered by the contractor")
        OFFICER = "officer", _("Recorded by the privacy officer")

    contractor = models.ForeignKey(Contractor, on_delete=models.PROTECT, related_name="evaluations")
    way = models.CharField(max_length=20, choices=Way)
    token_digest = models.CharField(max_length=64, blank=True)
    token_until_on = models.DateField(null=True)
    # {code of the question: code of the answer}
    answers = models.JSONField(default=dict)
    comment = models.TextField(_("Remarks of the contractor"), blank=True)
    # Who answered for the contractor: personal, hence only here.
    answered_by = models.CharField(_("Answered by"), max_length=100, blank=True)
    answered_on = models.DateField(null=True)
    score = models.PositiveSmallIntegerField(_("Score"), null=True)
    judgement = models.CharField(
        pgettext_lazy("contractor", "Judgement"), max_length=20, choices=Judgement, blank=True
    )
    reason = models.TextField(_("Reason"), blank=True)
    judged_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    judged_on = models.DateField(null=True)
    exception_reason = models.TextField(_("Why it is entrusted all the same"), blank=True)
    excepted_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    excepted_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["contractor"],
                condition=Q(judged_on=None),
                name="a_contractor_has_one_open_evaluation",
            ),
            models.UniqueConstraint(
                fields=["token_digest"],
                condition=~Q(token_digest=""),
                name="a_link_to_a_questionnaire_is_one",
            ),
            models.CheckConstraint(
                condition=Q(answered_on=None) ^ Q(score__isnull=False),
                name="an_answered_questionnaire_has_a_score",
            ),
            models.CheckConstraint(
                condition=Q(judged_on=None) | (Q(answered_on__isnull=False) & ~Q(judgement="")),
                name="what_is_judged_was_answered",
            ),
            models.CheckConstraint(
                condition=Q(excepted_on=None) | (Q(judgement="unfit") & ~Q(exception_reason="")),
                name="an_exception_has_its_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contractor_id}: {self.created_on}"
