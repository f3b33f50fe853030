"""Words for the acts, tasks and notices of a review."""

from django.utils.translation import gettext_lazy as _

from shirushi.agenda.texts import Text
from shirushi.review.models import Judgement

ACTIONS = {
    "review.review.reopened": _("The case was sent back to the review"),
    "review.assignment.made": _("An assessor was assigned"),
    "review.assignment.declared": _("An assessor declared to have no conflict of interest"),
    "review.assignment.recused": _("An assessor stepped down for a conflict of interest"),
    "review.assignment.released": _("An assessor was released from the case"),
    "review.assignment.left": _("An assessor left the body and with it the case"),
    "review.trainee.agreed": _("The business agreed to the trainee"),
    "review.trainee.refused": _("The business did not agree to the trainee"),
    "review.register.written": _("The register of assessors was changed"),
    "review.register.end_announced": _("The end of an assessor's registration was announced"),
    "review.tie.recorded": _("A tie of an assessor was recorded"),
    "review.tie.annulled": _("A tie of an assessor was annulled"),
    "review.days_away.recorded": _("Days away of an assessor were recorded"),
    "review.days_away.cancelled": _("Days away of an assessor were taken back"),
    "review.review.started": _("The review began"),
    "review.review.completed": _("The review was completed"),
    "review.document_review.completed": _("The document review was completed"),
    "review.visit.planned": _("The visit was planned"),
    "review.visit.proposed": _("The plan of the visit was proposed"),
    "review.visit.agreed": _("The business agreed to the plan of the visit"),
    "review.visit.another_day_asked": _("The business asked for another day of the visit"),
    "review.team.questions_listed": _("Questions for the visit were listed"),
    "review.team.device_registered": _("A device was prepared for the visit"),
    "review.team.answers_received": _("Answers of the visit came in"),
    "review.team.device_cleared": _("A device of the visit was cleared"),
    "review.team.device_revoked": _("A device of the visit was reported lost"),
    "review.team.summing_up_kept": _("The summing-up was written down"),
    "review.visit.summed_up": _("The visit was summed up and signed by the lead"),
    "review.review.reported": _("The report of completion was kept"),
    "review.onsite.planned": _("The day of the on-site review was set"),
    "review.onsite.completed": _("The on-site review was completed"),
    "review.team.judged": _("A requirement was judged"),
    "review.team.noted": _("A note was written among the team"),
    "review.document.replaced": _("A document was replaced during the review"),
    "review.finding.written": _("A finding was written down"),
    "review.finding.closed_at_visit": _("A finding was seen corrected at the visit"),
    "review.document_result.issued": _("The result of the document review was sent"),
    "review.finding.answered": _("A finding was answered"),
    "review.findings.issued": _("The findings were handed to the business"),
    "review.answer.accepted": _("An answer was accepted"),
    "review.answer.returned": _("An answer was returned"),
    "review.halt.begun": _("The review was halted"),
    "review.halt.ended": _("The review went on"),
    "review.halt.annulled": _("The halt of the review was annulled"),
}

LABELS = {"requirements": _("Requirements"), "verdict": _("Judgement"), "hours": _("Hours")}
CODES_OF = {"verdict": dict(Judgement.Verdict.choices)}

TASKS = {
    "review.assign": Text(
        label=_("Name the review team"),
        detail=_("A lead assessor is needed before the review begins."),
    ),
    "review.replace": Text(
        label=_("Replace the reviewer who left: %(names)s"),
        detail=_("The case goes on. What was written stays; somebody takes the place on the team."),
    ),
    "review.agree_to_trainee": Text(
        label=_("May the trainee %(name)s come along?"),
        detail=_(
            "A trainee learns beside the lead assessor. You agree or refuse; the review goes on either way."
        ),
    ),
    "review.renew_registration": Text(
        label=_("The registration of %(name)s ends on %(day)s"),
        detail=_("Write the new end into the register, or name others for the cases in hand."),
    ),
    "review.declare": Text(
        label=_("Declare that you have no conflict of interest"),
        detail=_("Before you open the case. If you have one, step down."),
    ),
    "review.start": Text(
        label=_("Begin the review"),
        detail=_("The team is complete. The invoice has to be paid."),
    ),
    "review.document_review": Text(
        label=_("Review the documents"),
        detail=_("Compare what was handed in with the requirements, and write findings."),
    ),
    "review.plan_onsite": Text(
        label=_("Set the day of the on-site review"),
        detail=_("Agree on it with the business."),
    ),
    "review.confirm_visit": Text(
        label=_("Confirm the plan of the visit"),
        detail=_("Agree and name who will be there, or ask for another day."),
    ),
    "review.onsite_review": Text(
        label=_("Make the on-site review"),
        detail=_("Afterwards write down what you saw."),
    ),
    "review.issue_findings": Text(
        label=_("Hand the findings to the business"),
        detail=_("The business is told by when to answer."),
    ),
    "review.answer_findings": Text(
        label=_("Answer the findings (round %(round)s)"),
        detail=_("%(count)s still to answer: the cause, what you corrected, and evidence."),
    ),
    "review.judge_answers": Text(
        label=_("Judge the answers"),
        detail=_("Accept each answer, or return it and say what is missing."),
    ),
    "review.complete": Text(
        label=_("Complete the review"),
        detail=_("No finding is open. People who did not review decide next."),
    ),
}

NOTICES = {
    "review.assessor_left": Text(
        label=_("%(name)s is no assessor any more: %(unit)s"),
        detail=_("The case is closed to that person. Name somebody in its place."),
        mail=_("An assessor of one of your cases left. Name somebody in its place."),
    ),
    "review.trainee_agreed": Text(
        label=_("The business agreed to the trainee %(name)s"),
        mail=_("A business agreed to a trainee."),
    ),
    "review.trainee_refused": Text(
        label=_("The business did not agree to the trainee %(name)s"),
        detail=_("The review goes on without the trainee."),
        mail=_("A business did not agree to a trainee."),
    ),
    "review.document_replaced": Text(
        label=_("A document was replaced: %(document)s"),
        detail=_("The former file is kept. Look again at what you judged from it."),
        mail=_("A document of an application under review was replaced."),
    ),
    "review.started": Text(
        label=_("The review of your application has begun"),
        detail=_("Keep the people and papers for the on-site review at hand."),
        mail=_("The review of your application has begun."),
    ),
    "review.visit_proposed": Text(
        label=_("Plan of the visit, %(day)s"),
        detail=_("Agree and name who will be there, or ask for another day."),
        mail=_("A plan of the on-site review waits for your answer."),
    ),
    "review.visit_agreed": Text(
        label=_("The business agreed to the visit on %(day)s"),
        mail=_("A business agreed to the plan of its visit."),
    ),
    "review.visit_another_day": Text(
        label=_("The business asks for another day than %(day)s"),
        mail=_("A business asks for another day of its visit."),
    ),
    "review.overtime": Text(
        label=_("The visit took %(hours)s hours more than %(most)s"),
        detail=_("Time beyond the rule is charged to the business. Invoice it."),
        mail=_("A visit took longer than the rule allows."),
    ),
    "review.onsite_planned": Text(
        label=_("On-site review on %(day)s"),
        detail=_("It takes %(hours)s hours at most."),
        mail=_("The day of the on-site review was set."),
    ),
    "review.document_result": Text(
        label=_("Result of the document review %(number)s"),
        detail=_("Correct what it names by the day of the visit. Nothing has to be sent."),
        mail=_("The result of the document review is there to read."),
    ),
    "review.findings_issued": Text(
        label=_("Findings of the review (round %(round)s)"),
        detail=_("%(count)s findings. Read them and answer each nonconformity."),
        mail=_("There are findings of the review to read."),
    ),
    "review.completed": Text(
        label=_("The review is completed"),
        detail=_("People who did not review decide next."),
        mail=_("The review of your application is completed."),
    ),
    "review.halted": Text(
        label=_("The review stands still from %(starts_on)s"),
        detail=_("It goes on on %(goes_on_from)s."),
        mail=_("The review of your application stands still for a time."),
    ),
    "review.resumed": Text(
        label=_("The review goes on"),
        detail=_("What was open before is open again."),
        mail=_("The review of your application goes on."),
    ),
}
