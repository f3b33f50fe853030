"""What somebody has to do by when, and what they were told. A deadline stands here and nowhere else."""

from django.db import models
from django.db.models import Q

from shirushi.agenda import texts
from shirushi.agenda.access import SeenByItsOwn, SeenByItsPerson
from shirushi.people.models import Dossier, Organisation, Person


class Task(models.Model):
    """One thing to do: who acts next, by when, why. Closed when done or no longer needed."""

    # Null for what a business has to do in its own PMS, of which no scheme knows.
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, null=True, related_name="tasks")
    kind = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="tasks")
    roles = models.JSONField(default=list)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="tasks")
    params = models.JSONField(default=dict)
    opened_on = models.DateField()
    due_on = models.DateField(null=True)
    decision = models.JSONField(null=True)
    # Who moved the due day, from which day: the facts of the decision's reason. Null where nobody did.
    moved = models.JSONField(null=True)
    closed_on = models.DateField(null=True)

    objects = SeenByItsOwn.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "subject_id", "organisation"],
                condition=Q(closed_on=None),
                name="a_task_is_open_once",
            ),
        ]
        indexes = [
            models.Index(
                fields=["organisation", "due_on"],
                condition=Q(closed_on=None),
                name="open_tasks_of_an_organisation",
            ),
            models.Index(fields=["dossier"], condition=Q(closed_on=None), name="open_tasks_of_a_dossier"),
            models.Index(fields=["due_on"], condition=Q(closed_on=None), name="open_tasks_by_their_day"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_id}"

    @property
    def label(self) -> str:
        return texts.label(self.kind, self.params)

    @property
    def detail(self) -> str:
        said = texts.detail(self.kind, self.params)
        return f"{said} {texts.moved(self.moved)}".strip() if self.moved else said


class Notice(models.Model):
    """A message to the people of an organisation who hold certain roles, or to one; sent by e-mail as well."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, null=True, related_name="notices")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="notices")
    roles = models.JSONField(default=list)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="notices")
    kind = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    params = models.JSONField(default=dict)
    given_on = models.DateField()
    given_at = models.DateTimeField()
    # Somebody is about to mail it: two followers do not send it twice.
    mail_claimed_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)

    objects = SeenByItsOwn.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "-id"], name="notices_of_an_organisation"),
            models.Index(fields=["id"], condition=Q(mailed_at=None), name="notices_not_yet_mailed"),
            models.Index(fields=["organisation", "subject_id"], name="notices_about_a_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_id}"

    @property
    def label(self) -> str:
        return texts.label(self.kind, self.params)

    @property
    def detail(self) -> str:
        return texts.detail(self.kind, self.params)


class CalendarLink(models.Model):
    """A person's link to its calendar in one organisation; whoever holds it reads, so only its digest is kept."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="calendar_links")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    token_digest = models.CharField(max_length=64, unique=True)
    made_on = models.DateField()
    ended_on = models.DateField(null=True)
    # How often it was read since the hour began.
    reads_since = models.DateTimeField(null=True)
    reads = models.PositiveIntegerField(default=0)

    objects = SeenByItsPerson.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "organisation"],
                condition=Q(ended_on=None),
                name="a_person_has_one_calendar_link_in_an_organisation",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.made_on}"
