"""What the installation keeps of its own running."""

from django.db import models


class DailyRun(models.Model):
    """One day's run: what time alone changed on that day. Unfinished ones are taken up again."""

    day = models.DateField(unique=True)
    finished_at = models.DateTimeField(null=True)
    # By duty, the keys of what changed.
    changed = models.JSONField(default=dict)

    def __str__(self) -> str:
        return self.day.isoformat()
