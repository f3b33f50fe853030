"""Who takes part: persons, organisations and their units, roles, invitations, dossiers and access."""

from datetime import date
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from shirushi.people.access import Member, SeenByOrganisation, SeenDossiers, SeenOwn, SeenThroughMembership


class Scheme(models.TextChoices):
    PRIVACYMARK = "privacymark", _("PrivacyMark")
    JAPHIC = "japhic", _("JAPHIC mark")


class Persons(BaseUserManager["Person"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Person":
        person = self.model(email=self.normalize_email(email).lower(), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email=(username or "").lower())


class Person(AbstractBaseUser):
    email = models.EmailField(_("E-mail"), unique=True)
    name = models.CharField(_("Name"), max_length=100, blank=True)
    language = models.CharField(_("Language"), max_length=2, default="ja")
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    objects = Persons()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    def __str__(self) -> str:
        return self.name or self.email


class Organisation(models.Model):
    class Kind(models.TextChoices):
        BUSINESS = "business", _("Business")
        REVIEW_BODY = "review_body", _("Review body")
        GRANTING_BODY = "granting_body", _("Granting body")

    kind = models.CharField(max_length=20, choices=Kind)
    scheme = models.CharField(max_length=20, choices=Scheme, blank=True)
    code = models.CharField(max_length=2, blank=True)
    name = models.CharField(_("Name of the organisation"), max_length=200)
    name_kana = models.CharField(_("Name in kana"), max_length=200, blank=True)
    name_english = models.CharField(_("Name in English"), max_length=200, blank=True)
    corporate_number = models.CharField(_("Corporate number"), max_length=13, null=True, unique=True)  # noqa: DJ001
    prefecture = models.CharField(_("Prefecture"), max_length=2, blank=True)
    address = models.CharField(_("Address"), max_length=300, blank=True)
    website = models.URLField(_("Website"), blank=True)
    registered_on = models.DateField()
    # A business that was dissolved or closed down on this day.
    ceased_on = models.DateField(null=True)
    # What it is searched by: its names and its number, folded (`people.searching`).
    search_words = models.TextField(blank=True, default="")

    objects = SeenByOrganisation.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="business", scheme="") | (~Q(kind="business") & ~Q(scheme="")),
                name="a_body_serves_a_scheme_and_a_business_none",
            ),
            models.UniqueConstraint(
                fields=["scheme", "code"], condition=~Q(code=""), name="a_body_code_is_used_once_in_a_scheme"
            ),
            models.UniqueConstraint(
                fields=["scheme"], condition=Q(kind="granting_body"), name="a_scheme_has_one_granting_body"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_body(self) -> bool:
        return self.kind != self.Kind.BUSINESS


class Department(models.Model):
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="departments")
    name = models.CharField(_("Name"), max_length=100)
    closed_on = models.DateField(null=True)

    objects = SeenOwn.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "name"],
                condition=Q(closed_on=None),
                name="an_open_department_name_is_used_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Unit(models.Model):
    """What is certified: a corporation, a department, a sole proprietor."""

    class Kind(models.TextChoices):
        CORPORATION = "corporation", _("Whole corporation")
        DEPARTMENT = "department", _("Department")
        SOLE_PROPRIETOR = "sole_proprietor", _("Sole proprietor")

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="units")
    kind = models.CharField(_("What is to be certified"), max_length=20, choices=Kind)
    name = models.CharField(_("Name of the department"), max_length=200, blank=True)
    registered_on = models.DateField()

    objects = SeenOwn.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "kind", "name"], name="a_unit_is_registered_once"
            ),
            models.CheckConstraint(
                condition=(Q(kind="department") & ~Q(name="")) | (~Q(kind="department") & Q(name="")),
                name="a_department_unit_has_a_name_and_others_none",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation.name} {self.name}".strip()


class Role(models.TextChoices):
    REPRESENTATIVE = "representative", _("Representative")
    PRIVACY_OFFICER = "privacy_officer", _("Privacy officer")
    AUDIT_OFFICER = "audit_officer", _("Audit officer")
    DEPARTMENT_HEAD = "department_head", _("Department head")
    WORKER = "worker", _("Worker")
    CLERK = "clerk", _("Clerk")
    ASSESSOR = "assessor", _("Assessor")
    OFFICER = "officer", _("Officer")
    COMMITTEE_MEMBER = "committee_member", _("Committee member")
    GUEST = "guest", _("Guest")


BUSINESS_ROLES = (
    Role.REPRESENTATIVE, Role.PRIVACY_OFFICER, Role.AUDIT_OFFICER,
    Role.DEPARTMENT_HEAD, Role.WORKER, Role.GUEST,
)  # fmt: skip
BODY_ROLES = (Role.CLERK, Role.ASSESSOR, Role.OFFICER, Role.COMMITTEE_MEMBER, Role.GUEST)


class Membership(models.Model):
    """A person holds a role in an organisation from a day until a day (both included)."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(_("Role"), max_length=20, choices=Role)
    department = models.ForeignKey(Department, on_delete=models.PROTECT, null=True, blank=True)
    from_on = models.DateField(_("From"))
    until_on = models.DateField(_("Until (last day)"), null=True, blank=True)

    objects = Member.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(role="guest") | Q(until_on__isnull=False), name="a_guest_has_an_end_date"
            ),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")) | Q(until_on=F("from_on") - 1),
                name="a_membership_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=["person", "organisation", "role"],
                condition=Q(until_on=None),
                name="an_open_role_is_held_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.role}"


class Deputy(models.Model):
    """Acts with another member's role from a day until a day."""

    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="deputies")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="deputised")
    from_on = models.DateField(_("From"))
    until_on = models.DateField(_("Until (last day)"))

    objects = SeenThroughMembership.as_manager()

    class Meta:
        constraints = [
            # The day before the first: a deputy that never began.
            models.CheckConstraint(
                condition=Q(until_on__gte=F("from_on") - 1), name="a_deputy_ends_after_beginning"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} for {self.membership}"


class Invitation(models.Model):
    """Asks a person by e-mail to take a role; only the digest of its token is kept."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="invitations")
    email = models.EmailField(_("E-mail"))
    role = models.CharField(_("Role"), max_length=20, choices=Role)
    department = models.ForeignKey(Department, on_delete=models.PROTECT, null=True, blank=True)
    token_digest = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    invited_at = models.DateTimeField()
    expires_on = models.DateField()
    role_until_on = models.DateField(_("Until (last day)"), null=True, blank=True)
    accepted_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    accepted_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)

    objects = SeenOwn.as_manager()

    def __str__(self) -> str:
        return f"{self.email} as {self.role}"


class Dossier(models.Model):
    """All that a scheme keeps about one unit. Applications, cases, incidents and files point here."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="dossiers")
    scheme = models.CharField(max_length=20, choices=Scheme)
    review_body = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    opened_on = models.DateField()

    objects = SeenDossiers.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "scheme"], name="a_unit_has_one_dossier_in_a_scheme"),
        ]

    def __str__(self) -> str:
        return f"{self.unit} ({self.scheme})"


class Access(models.Model):
    """An organisation or a person may see a dossier from a day until a day (both included)."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="accesses")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=60)
    from_on = models.DateField()
    until_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation=None) ^ Q(person=None),
                name="access_is_of_an_organisation_or_a_person",
            ),
            models.UniqueConstraint(
                fields=["dossier", "organisation"],
                condition=Q(until_on=None, organisation__isnull=False),
                name="an_organisation_has_one_open_access_to_a_dossier",
            ),
            models.UniqueConstraint(
                fields=["dossier", "person"],
                condition=Q(until_on=None, person__isnull=False),
                name="a_person_has_one_open_access_to_a_dossier",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "dossier"], name="dossiers_of_an_organisation"),
            models.Index(fields=["person", "dossier"], name="dossiers_of_a_person"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation or self.person} sees {self.dossier_id}"

    def holds_on(self, day: date) -> bool:
        return self.from_on <= day and (self.until_on is None or day <= self.until_on)
