"""A course: planned in one step from the set, changed until it opens, then open for everybody."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.people.actor import Actor
from shirushi.people.models import Organisation, Person, Role
from shirushi.people.queries import people_with
from shirushi.people.rights import allow
from shirushi.people.services import guards
from shirushi.pms import policy, policy_training, training_content
from shirushi.pms.models import TrainingCourse
from shirushi.pms.services.training import enrolling
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused

Values = Mapping[str, Any]
PLAN = ("title", "aim", "method", "trainer", "question_count", "pass_mark", "opens_on", "due_on", "kinds")
# Fixed once people answer: the test would not be the same for all.
FIXED_WHEN_OPEN = ("question_count", "pass_mark", "opens_on", "kinds", "department_ids")
NOBODY = "—"


def set_for(organisation: Organisation, year: int) -> str:
    """The set of questions that was not used last: a year's courses share one, the next year takes the other."""
    courses = TrainingCourse.objects.filter(organisation=organisation)
    same_year: TrainingCourse | None = courses.filter(year=year).order_by("-pk").first()
    if same_year:
        return same_year.question_set
    last = courses.filter(year__lt=year).order_by("-year", "-pk").first()
    if last is None or last.question_set not in training_content.SETS:
        return training_content.SETS[0]
    after = training_content.SETS.index(last.question_set) + 1
    return training_content.SETS[after % len(training_content.SETS)]


@transaction.atomic
def start_course(*, organisation: Organisation, values: Values, by: Actor, on: date) -> TrainingCourse:
    """Plan a course: the material is filled with the company's own names; nobody is asked yet."""
    allow(policy.may_run(by, organisation))
    guards.lock(organisation)
    _check_days(values["opens_on"], values["due_on"], on)
    year = values["opens_on"].year
    chosen = set_for(organisation, year)
    _check_count(values.get("question_count", 10), chosen)
    course = TrainingCourse.objects.create(
        organisation=organisation,
        created_on=on,
        year=year,
        question_set=chosen,
        material=training_content.material(chosen).filled(names_in(organisation, on)),
        **{name: values[name] for name in PLAN if name in values},
    )
    _aim_at(course, values.get("department_ids", ()))
    journal.record("pms.training.planned", course, by=by, on=on, after=_written(values))
    return course


def names_in(organisation: Organisation, on: date) -> dict[str, str]:
    """Whose names the material bears; a role that nobody holds stays a dash."""
    roles = {
        "representative": Role.REPRESENTATIVE,
        "privacy_officer": Role.PRIVACY_OFFICER,
        "audit_officer": Role.AUDIT_OFFICER,
    }
    held = {name: _first(people_with(organisation, [role], on)) for name, role in roles.items()}
    return {"company": organisation.name, **held}


def _first(people: list[Person]) -> str:
    return str(people[0]) if people else NOBODY


def _check_days(opens_on: date, due_on: date, on: date) -> None:
    if due_on < max(opens_on, on):
        raise ActRefused("due_too_early", _("The last day lies before the first, or in the past."))


def _check_count(count: int, chosen: str) -> None:
    most = len(training_content.questions(chosen).questions)
    if not 1 <= count <= most:
        raise ActRefused("question_count", _("Ask between 1 and %(most)s questions."), most=most)


def _aim_at(course: TrainingCourse, department_ids: Any) -> None:
    own = course.organisation.departments.filter(pk__in=department_ids)
    if own.count() != len(set(department_ids)):
        raise ActRefused("department_foreign", _("Choose departments of this organisation."))
    course.departments.set(own)


def _written(values: Values) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name != "material"}


@transaction.atomic
def change_course(
    *, course: TrainingCourse, values: Values, by: Actor, on: date, revision: int | None = None
) -> TrainingCourse:
    """Change plan and material; of an open course what does not change the test, and a later last day."""
    allow(policy_training.may_run_course(by, course))
    claim(course, revision)
    differing = {name: value for name, value in values.items() if _now(course, name) != value}
    _refuse_frozen(course, differing)
    _check_days(values.get("opens_on", course.opens_on), values.get("due_on", course.due_on), on)
    _check_count(values.get("question_count", course.question_count), course.question_set)
    before = {name: _now(course, name) for name in differing if name != "material"}
    for name in differing.keys() - {"department_ids"}:
        setattr(course, name, differing[name])
    _renumber(course)
    course.save(update_fields=[*(differing.keys() - {"department_ids"}), "year", "question_set"])
    if "department_ids" in differing:
        _aim_at(course, differing["department_ids"])
    if course.is_open and "due_on" in differing:
        enrolling.move_due_day(course, on)
    after = {**_written(differing), "material_changed": "material" in differing}
    journal.record("pms.training.changed", course, by=by, on=on, before=before, after=after)
    return course


def _now(course: TrainingCourse, name: str) -> Any:
    if name == "department_ids":
        return sorted(course.departments.values_list("pk", flat=True))
    return getattr(course, name)


def _refuse_frozen(course: TrainingCourse, differing: Values) -> None:
    if course.approved_on:
        raise ActRefused("course_closed", _("The report of this course is approved. It stays as it is."))
    if course.opened_on and set(differing) & set(FIXED_WHEN_OPEN):
        raise ActRefused(
            "course_open", _("The course is open: whom it is for and its test stay as they are.")
        )


def _renumber(course: TrainingCourse) -> None:
    """Put off into another year, the course takes that year's set; its material stays as it was edited."""
    if course.opens_on.year != course.year:
        course.year = course.opens_on.year
        others = TrainingCourse.objects.filter(organisation_id=course.organisation_id).exclude(pk=course.pk)
        if others.exists():
            course.question_set = set_for(course.organisation, course.year)


@transaction.atomic
def open_course(
    *, course: TrainingCourse, by: Actor, on: date, revision: int | None = None
) -> TrainingCourse:
    """Release the course: everybody whom it is for is enrolled now, or on the day when it opens."""
    allow(policy_training.may_run_course(by, course))
    if course.opened_on:
        raise ActRefused("course_open_already", _("The course is open already."))
    _check_days(course.opens_on, course.due_on, on)
    claim(course, revision)
    course.opened_on = on
    course.save(update_fields=["opened_on"])
    journal.record("pms.training.opened", course, by=by, on=on, after={"due_on": course.due_on})
    enrolling.bring_up_to_date(course, by=by, on=on)
    return course
