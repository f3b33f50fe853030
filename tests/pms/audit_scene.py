"""A planned year of audits, and audits held."""

from datetime import date

from shirushi.people.models import Department
from shirushi.pms.models import Audit, AuditItem, AuditPlan
from shirushi.pms.services import audits
from shirushi.pms.services.audits.planning import YearsPlan
from tests.pms.firm import DAY, Firm

PLANNED = date(2026, 6, 10)


def planned(made: Firm, by: str = "audit_officer", schemes: tuple[str, ...] = ("privacymark",)) -> AuditPlan:
    plan = YearsPlan(year=2026, theme="定期監査", planned_on=PLANNED, aim="運用を見る", schemes=schemes)
    return audits.plan_year(organisation=made.business, plan=plan, by=made.by(by), on=DAY)


def audit_of(plan: AuditPlan, department: Department | None) -> Audit:
    return plan.audits.get(department=department)


def begun(made: Firm, department: Department | None = None) -> Audit:
    """An audit that the audit officer holds."""
    audit = audit_of(planned(made), department)
    return audits.begin(audit=audit, by=made.by("audit_officer", PLANNED), on=PLANNED)


def answer(made: Firm, item: AuditItem, judgement: str = "conforms", finding: str = "") -> AuditItem:
    given = audits.Answer(judgement=judgement, finding=finding, seen="規程")
    return audits.answer_item(item=item, answer=given, by=made.by("audit_officer", PLANNED), on=PLANNED)


def answer_all(made: Firm, audit: Audit, *, bad: int = 0) -> None:
    """Everything conforms, but for the first ones."""
    AuditItem.objects.filter(audit=audit).update(judgement="conforms")
    for item in audit.items.order_by("position")[:bad]:
        answer(made, item, "nonconformity", f"不備{item.position}")


def finished(made: Firm, audit: Audit, *, bad: int = 0) -> Audit:
    answer_all(made, audit, bad=bad)
    return audits.finish(audit=audit, remark="", by=made.by("audit_officer", PLANNED), on=PLANNED)


def reported(made: Firm) -> AuditPlan:
    """A year of which everything is finished and reported, with one nonconformity."""
    plan = planned(made)
    by = made.by("audit_officer", PLANNED)
    for audit in plan.audits.order_by("pk"):
        audits.begin(audit=audit, by=by, on=PLANNED)
        finished(made, audit, bad=1 if audit.department else 0)
    return audits.report(plan=plan, opinion="おおむね守られている", by=by, on=PLANNED)
