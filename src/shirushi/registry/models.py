"""What the public sees: a read model that can be rebuilt from facts, and publications."""

from django.db import models

from shirushi.people.models import Scheme


class Listing(models.Model):
    """One registered mark as the public sees it. Rebuilt from the facts of `grants` by the publisher."""

    registration_id = models.BigIntegerField(unique=True)
    scheme = models.CharField(max_length=20, choices=Scheme)
    number = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    name_kana = models.CharField(max_length=200, blank=True)
    name_english = models.CharField(max_length=200, blank=True)
    unit_kind = models.CharField(max_length=20)
    unit_name = models.CharField(max_length=200, blank=True)
    corporate_number = models.CharField(max_length=13, blank=True)
    prefecture = models.CharField(max_length=2, blank=True)
    address = models.CharField(max_length=300, blank=True)
    website = models.URLField(blank=True)
    # What the business was called until a day, the earliest first.
    former_names = models.JSONField(default=list)
    review_body = models.CharField(max_length=200)
    first_granted_on = models.DateField()
    grants = models.PositiveSmallIntegerField()
    starts_on = models.DateField(null=True)
    expires_on = models.DateField(null=True)
    # Terms and suspensions as dated facts, for the mark's page and for standing on any day.
    facts = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["scheme", "number"], name="a_listing_has_its_own_number"),
        ]
        indexes = [
            models.Index(fields=["scheme", "prefecture", "number"], name="listings_by_prefecture"),
            models.Index(fields=["prefecture", "number"], name="listings_by_place"),
            models.Index(fields=["corporate_number"], name="listings_by_corporate_number"),
            models.Index(fields=["number"], name="listings_by_number"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.name}"


class StandingSpan(models.Model):
    """The standing of a listing from a day until a day, computed from its facts; time alone needs no job."""

    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="spans")
    standing = models.CharField(max_length=30)
    may_show_mark = models.BooleanField()
    from_on = models.DateField()
    until_on = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["standing", "listing", "from_on", "until_on"], name="standings_on_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.standing} from {self.from_on}"


class Publication(models.Model):
    """What the scheme made public of a mark: a suspension with its period, a lifting, a revocation."""

    class Kind(models.TextChoices):
        SUSPENSION = "suspension"
        EXTENSION = "extension"
        LIFTING = "lifting"
        REVOCATION = "revocation"
        CORRECTION = "correction"

    listing = models.ForeignKey(Listing, on_delete=models.PROTECT, related_name="publications")
    scheme = models.CharField(max_length=20, choices=Scheme)
    kind = models.CharField(max_length=20, choices=Kind)
    source = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    effective_on = models.DateField()
    published_on = models.DateField()
    period_starts_on = models.DateField(null=True)
    period_ends_on = models.DateField(null=True)
    cites = models.JSONField(default=list)

    class Meta:
        indexes = [models.Index(fields=["-published_on", "-id"], name="publications_newest_first")]

    def __str__(self) -> str:
        return f"{self.kind} {self.source}"
