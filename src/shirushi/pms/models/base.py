"""What every record of a PMS has: its business, a revision against lost updates, the day it was made."""

from django.db import models

from shirushi.people.models import Organisation
from shirushi.pms.access import SeenInPms


class Kept(models.Model):
    """A record of one business. Its change history is the journal's lines about it."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    created_on = models.DateField()
    revision = models.PositiveIntegerField(default=0)

    objects = SeenInPms.as_manager()

    class Meta:
        abstract = True
