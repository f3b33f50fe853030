"""An audit under way, a nonconformity, a check, a log, an objective and a review: all of one department."""

from datetime import date

from shirushi.people.models import Department
from shirushi.pms.models import (
    Audit,
    AuditItem,
    AuditPlan,
    LogPlace,
    Nonconformity,
    Objective,
    OperationCheck,
)
from shirushi.pms.services import reviews
from tests.access.world import TODAY, World
from tests.cast import LONG_AGO, Cast, acting


def fill(made: World, people: Cast) -> None:
    department = Department.objects.filter(organisation=people.business).first() or Department.objects.create(
        organisation=people.business, name="営業部"
    )
    common = {"organisation": people.business, "created_on": LONG_AGO}
    plan = AuditPlan.objects.create(year=2026, theme="定期監査", schemes=["privacymark"], **common)
    audit = Audit.objects.create(
        plan=plan, kind="operation", department=department, planned_on=TODAY, begun_on=TODAY, **common
    )
    AuditItem.objects.create(
        audit=audit, position=1, origin="own", group="own", question={"ja": "鍵は", "en": "Keys?"}
    )
    made.things |= {
        "audit_plan": plan,
        "audit": audit,
        "nonconformity": Nonconformity.objects.create(
            number=1, source="other", text="鍵がない", found_on=TODAY, department=department, **common
        ),
        "check": OperationCheck.objects.create(department=department, month=date(2026, 11, 1), **common),
        "check_department": department,
        "log_place": LogPlace.objects.create(name="事務所", **common),
        "objective": Objective.objects.create(
            year=2026, text="誤送信をなくす", measure="件数", target="0", **common
        ),
    }
    _review(made, people)


def _review(made: World, people: Cast) -> None:
    by = acting(people.privacy_officer, TODAY)
    review = reviews.start_review(
        organisation=people.business, held_on=TODAY, covers_from=LONG_AGO, attendees="代表者", by=by, on=TODAY
    )
    target = review.inputs.all()[0]
    wanted = reviews.Decision(kind="change", text="直す", owner_id=people.privacy_officer.pk, due_on=TODAY)
    made.things |= {
        "management_review": review,
        "review_input": target,
        "review_decision": reviews.decide(review_input=target, decision=wanted, by=by, on=TODAY),
    }
