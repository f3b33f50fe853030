"""The journal, which cannot be taken back, and the outbox, which says what has to happen outside.

Actors and subjects are named by value: this package knows no other.
"""

from django.db import models


class JournalLine(models.Model):
    """One act. Triggers on both engines refuse updates and deletions (migration 0002)."""

    action = models.CharField(max_length=80)
    dossier_id = models.BigIntegerField(null=True)
    subject_type = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    actor_id = models.BigIntegerField(null=True)
    organisation_id = models.BigIntegerField(null=True)
    effective_on = models.DateField()
    recorded_at = models.DateTimeField()
    decision = models.JSONField(null=True)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    body_digest = models.CharField(max_length=64, blank=True)
    annuls = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="annulled_by")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["annuls"], name="a_line_is_annulled_once"),
        ]
        indexes = [
            models.Index(fields=["dossier_id", "id"], name="journal_of_a_dossier"),
            models.Index(fields=["subject_type", "subject_id", "id"], name="journal_of_a_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.subject_type} {self.subject_id}"


class JournalBody(models.Model):
    """The part of a line that names people; it can be erased, the line keeps its salted digest."""

    line = models.OneToOneField(JournalLine, on_delete=models.PROTECT, related_name="body")
    salt = models.CharField(max_length=64)
    content = models.JSONField()

    def __str__(self) -> str:
        return f"body of {self.line_id}"


class JournalLeaf(models.Model):
    """A committed line's number in the tree, given by the sequencer."""

    number = models.BigIntegerField(unique=True)
    line = models.OneToOneField(JournalLine, on_delete=models.PROTECT, related_name="leaf")
    leaf_hash = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"leaf {self.number}"


class JournalNode(models.Model):
    """A complete subtree of the journal's Merkle tree (RFC 6962): level 0 are the leaves."""

    level = models.PositiveSmallIntegerField()
    position = models.BigIntegerField()
    node_hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["level", "position"], name="a_node_has_one_place"),
        ]

    def __str__(self) -> str:
        return f"node {self.level}/{self.position}"


class OutboxEntry(models.Model):
    """Something that has to happen outside the act's transaction."""

    topic = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    payload = models.JSONField(default=dict)
    number = models.BigIntegerField(null=True, unique=True)

    class Meta:
        indexes = [
            models.Index(fields=["id"], condition=models.Q(number=None), name="outbox_not_yet_numbered"),
        ]

    def __str__(self) -> str:
        return f"{self.topic} {self.subject_id}"


class FollowerPosition(models.Model):
    """How far a follower has read the outbox."""

    follower = models.CharField(max_length=60, unique=True)
    number = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.follower} at {self.number}"


class SequencerLock(models.Model):
    """One row, locked by the sequencer while it numbers: numbers have no gaps and follow commits."""

    name = models.CharField(max_length=20, unique=True)

    def __str__(self) -> str:
        return self.name
