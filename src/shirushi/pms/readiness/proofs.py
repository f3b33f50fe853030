"""What a PMS can show, each judged from its records on a day: done or not, how far, and where to go on.

A proof is judged from records alone; nobody ticks it. `PROOFS` names them all, `content/readiness.yaml` says
which requirement of which scheme each one counts for.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.db.models import Count, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from shirushi.people.models import Membership, Organisation, Role
from shirushi.pms.models import (
    AuditPlan,
    ConfirmationRound,
    DepartmentConfirmation,
    Document,
    DocumentVersion,
    Holding,
    InterestedParty,
    Law,
    ManagementReview,
    Nonconformity,
    NoneHere,
    Objective,
    OperationCheck,
    YearPlan,
)
from shirushi.pms.queries import checks, contractors, risk, training, workers
from shirushi.pms.readiness import registers

YEAR = timedelta(days=366)
APRIL = 4
RULE_CODES = tuple("abcdefghijklmno")
Text = str | Promise


@dataclass(frozen=True)
class Proof:
    """One thing that is shown or missing. `on` is the day of what shows it, where it has one."""

    code: str
    label: Text
    met: bool
    detail: Text
    view: str
    on: date | None = None


@dataclass
class Looked:
    """A business on a day; what several proofs look at is read once."""

    organisation: Organisation
    on: date

    @cached_property
    def has_inventory(self) -> bool:
        """Where nothing is handled yet, that nothing is late shows nothing."""
        approved = Holding.objects.filter(organisation=self.organisation, state=Holding.State.APPROVED)
        return bool(approved.exists())

    @cached_property
    def risks(self) -> risk.RiskReadiness:
        return risk.readiness(self.organisation, self.on)


Answer = tuple[bool, Text, date | None]
Judge = Callable[[Looked], Answer]


@dataclass(frozen=True)
class Asked:
    label: Text
    view: str
    judge: Judge


def judge_all(organisation: Organisation, on: date) -> dict[str, Proof]:
    """Every proof on that day, by its code."""
    looked = Looked(organisation, on)
    found = {}
    for code, asked in PROOFS.items():
        met, detail, day = asked.judge(looked)
        found[code] = Proof(code, asked.label, met, detail, asked.view, day)
    return found


def _officers(at: Looked) -> Answer:
    wanted = {Role.REPRESENTATIVE, Role.PRIVACY_OFFICER, Role.AUDIT_OFFICER}
    held = Membership.objects.held_on(at.on).filter(organisation=at.organisation, role__in=wanted)
    missing = [Role(role).label for role in sorted(wanted - set(held.values_list("role", flat=True)))]
    if missing:
        return False, _("Not yet appointed: %(roles)s") % {"roles": ", ".join(map(str, missing))}, None
    return True, _("Representative, privacy officer and audit officer are appointed."), None


def _workers(at: Looked) -> Answer:
    count = workers.working_on(at.organisation.pk, at.on).count()
    return count > 0, _("%(count)s in the register of workers") % {"count": count}, None


def _inventory(at: Looked) -> Answer:
    entries = Holding.objects.filter(organisation=at.organisation)
    approved = entries.filter(state=Holding.State.APPROVED)
    count, waiting = approved.count(), entries.filter(state=Holding.State.PROPOSED).count()
    if not count and not waiting:
        return False, _("The inventory is still empty."), None
    detail = _("%(approved)s approved, %(waiting)s waiting for approval") % {
        "approved": count,
        "waiting": waiting,
    }
    last = approved.order_by("-approved_on").values_list("approved_on", flat=True).first()
    return bool(last) and not waiting, detail, last


def _confirmation(at: Looked) -> Answer:
    last = (
        ConfirmationRound.objects.filter(organisation=at.organisation, created_on__gt=at.on - YEAR)
        .order_by("-pk")
        .first()
    )
    if last is None:
        return False, _("No yearly confirmation within the last twelve months."), None
    open_parts = DepartmentConfirmation.objects.filter(round=last, confirmed_on=None).count()
    if open_parts:
        return False, _("%(count)s departments have not confirmed yet.") % {"count": open_parts}, None
    return True, _("Every department has confirmed its entries."), last.created_on


def _risks(at: Looked) -> Answer:
    state = at.risks
    if not state.approved_holdings:
        return False, _("The inventory has no approved entry yet: nothing can be assessed."), None
    detail = _("%(assessed)s of %(approved)s entries are assessed within the year.") % {
        "assessed": state.assessed_holdings,
        "approved": state.approved_holdings,
    }
    complete = state.assessed_holdings == state.approved_holdings
    return complete and not state.sheets_to_review, detail, state.last_assessed_on


def _treatment(at: Looked) -> Answer:
    state = at.risks
    if not state.sheets:
        return False, _("There is no risk sheet yet."), None
    detail = _(
        "%(accepted)s of %(sheets)s sheets have accepted residual risk; %(overdue)s treatments are overdue."
    ) % {
        "accepted": state.sheets_accepted,
        "sheets": state.sheets,
        "overdue": state.overdue_treatments,
    }
    complete = state.sheets_accepted == state.sheets
    return complete and not state.overdue_treatments, detail, state.last_accepted_on


def _training(at: Looked) -> Answer:
    share = training.share_trained(at.organisation.pk, at.on)
    last = training.last_held(at.organisation.pk)
    if not share.present:
        return False, _("The register of workers is still empty."), None
    detail = _("%(passed)s of %(present)s workers passed within the year.") % {
        "passed": share.passed,
        "present": share.present,
    }
    return share.is_complete, detail, last.approved_on if last else None


def _contractors(at: Looked) -> Answer:
    reviewed, total = contractors.contractors_reviewed(at.organisation, at.on)
    if not total:
        return _no_contractors(at)
    detail = _("%(reviewed)s of %(total)s contractors are evaluated within their year.") % {
        "reviewed": reviewed,
        "total": total,
    }
    return reviewed == total, detail, None


def _no_contractors(at: Looked) -> Answer:
    """Nobody registered: either nobody entrusts anything, which is said once, or the register is not begun."""
    said = NoneHere.objects.filter(
        organisation=at.organisation, kind=NoneHere.Kind.CONTRACTORS, ended_on=None, created_on__lte=at.on
    ).first()
    if said is None:
        return False, _("No contractor is registered. If there is none, say so once."), None
    return True, _("It was said that nothing is entrusted to anybody."), said.created_on


def _audit(at: Looked) -> Answer:
    received = AuditPlan.objects.filter(organisation=at.organisation, received_on__gt=at.on - YEAR)
    last = received.order_by("-received_on").first()
    if last is None:
        return (
            False,
            _("No audit report was received by the representative within the last twelve months."),
            None,
        )
    return True, str(last), last.received_on


def _correction(at: Looked) -> Answer:
    late = Nonconformity.objects.filter(organisation=at.organisation, done_on=None, due_on__lt=at.on).count()
    unplanned = Nonconformity.objects.filter(organisation=at.organisation, done_on=None, due_on=None).count()
    detail = _("%(late)s overdue, %(unplanned)s without a planned action") % {
        "late": late,
        "unplanned": unplanned,
    }
    return not late and not unplanned, detail, None


def _operation_checks(at: Looked) -> Answer:
    month = at.on.replace(day=1)
    asked = OperationCheck.objects.filter(
        organisation=at.organisation, month__gt=month - YEAR, month__lt=month
    )
    last = asked.exclude(answered_on=None).order_by("-month").first()
    missing = checks.unanswered(at.organisation.pk, month)
    if last is None and not missing:
        return False, _("No operation check has been answered yet."), None
    detail = _("%(count)s checks of past months are unanswered.") % {"count": missing}
    return last is not None and not missing, detail, last.answered_on if last else None


def _management_review(at: Looked) -> Answer:
    held = ManagementReview.objects.filter(organisation=at.organisation, approved_on__gt=at.on - YEAR)
    last = held.order_by("-approved_on").first()
    if last is None:
        return False, _("No management review was approved within the last twelve months."), None
    return True, _("The representative has reviewed the PMS."), last.approved_on


def _objectives(at: Looked) -> Answer:
    # Business years begin in April; objectives are named by the calendar year in which theirs began.
    years = {at.on.year, at.on.year - 1} if at.on.month < APRIL else {at.on.year}
    count = Objective.objects.filter(organisation=at.organisation, year__in=years).count()
    return count > 0, _("%(count)s objectives for this year") % {"count": count}, None


def _year_plan(at: Looked) -> Answer:
    begun = YearPlan.objects.filter(organisation=at.organisation, starts_on__lte=at.on).order_by("-starts_on")
    plan = begun.first()
    if plan is None or not plan.covers(at.on) or not plan.approved_on:
        return False, _("This business year has no approved plan."), None
    return True, _("This business year is planned, and the plan is approved."), plan.approved_on


def _in_force(at: Looked) -> Q:
    approved = DocumentVersion.State.APPROVED
    return Q(document__organisation=at.organisation, state=approved, effective_on__lte=at.on)


def _policy(at: Looked) -> Answer:
    held = DocumentVersion.objects.filter(_in_force(at), document__kind=Document.Kind.POLICY)
    last = held.order_by("-effective_on").first()
    if last is None:
        return False, _("No approved privacy policy is in force."), None
    return True, _("An approved privacy policy is in force."), last.effective_on


def _rules(at: Looked) -> Answer:
    held = DocumentVersion.objects.filter(_in_force(at), document__kind=Document.Kind.RULE)
    codes = set(held.values_list("document__code", flat=True))
    missing = [letter for letter in RULE_CODES if f"rule_{letter}" not in codes]
    if missing:
        return False, _("Rules not yet in force: %(codes)s") % {"codes": ", ".join(missing)}, None
    return True, _("The fifteen rules a to o are in force."), None


def _laws(at: Looked) -> Answer:
    count, stale = _lines_of(Law, at)
    if not count:
        return False, _("The register of laws is empty."), None
    return not stale, _("%(count)s laws were not checked within the year.") % {"count": stale}, None


def _parties(at: Looked) -> Answer:
    count, stale = _lines_of(InterestedParty, at)
    if not count:
        return False, _("The register of interested parties is empty."), None
    words = _("%(count)s interested parties were not checked within the year.")
    return not stale, words % {"count": stale}, None


def _lines_of(register: type[Law | InterestedParty], at: Looked) -> tuple[int, int]:
    """How many lines stand in a register, and how many of them nobody looked at for a year."""
    stale = Count("pk", filter=Q(checked_on=None) | Q(checked_on__lte=at.on - YEAR))
    standing = register.objects.filter(organisation=at.organisation, ended_on=None)
    counted = standing.aggregate(count=Count("pk"), stale=stale)
    return counted["count"], counted["stale"]


PROOFS: dict[str, Asked] = {
    "officers": Asked(_("Officers are appointed"), "entrance:organisation", _officers),
    "workers": Asked(_("Workers are known"), "portal:workers", _workers),
    "policy": Asked(_("Privacy policy"), "portal:pms_documents", _policy),
    "rules": Asked(_("Internal rules a to o"), "portal:pms_documents", _rules),
    "laws": Asked(_("Laws are known and checked"), "portal:pms_laws", _laws),
    "parties": Asked(_("Interested parties are known and checked"), "portal:pms_parties", _parties),
    "inventory": Asked(_("Inventory is approved"), "portal:inventory", _inventory),
    "confirmation": Asked(_("Inventory is confirmed yearly"), "portal:inventory", _confirmation),
    "risks": Asked(_("Risks are assessed"), "portal:risk_sheets", _risks),
    "treatment": Asked(_("Treatment and residual risk"), "portal:risk_sheets", _treatment),
    "objectives": Asked(_("Objectives"), "portal:pms_objectives", _objectives),
    "year_plan": Asked(_("Plan of the year"), "portal:pms_plan", _year_plan),
    "training": Asked(_("Training of all workers"), "portal:training", _training),
    "contractors": Asked(_("Contractors are evaluated"), "portal:contractors", _contractors),
    "checks": Asked(_("Operation checks"), "portal:pms_checks", _operation_checks),
    "audit": Asked(_("Internal audit"), "portal:pms_audits", _audit),
    "requests": Asked(_("Requests are answered in time"), "portal:data_requests", registers.requests),
    "complaints": Asked(_("Complaints are dealt with in time"), "portal:complaints", registers.complaints),
    "transfers": Asked(_("Provisions are recorded"), "portal:provisions", registers.transfers),
    "mishaps": Asked(_("Incidents and near misses are dealt with"), "portal:mishaps", registers.mishaps),
    "media": Asked(_("Media and disposals are on record"), "portal:media", registers.media),
    "notices": Asked(_("Persons are shown an approved text"), "portal:inventory", registers.notices),
    "correction": Asked(_("Nonconformities are corrected"), "portal:pms_nonconformities", _correction),
    "management_review": Asked(_("Management review"), "portal:pms_reviews", _management_review),
}
