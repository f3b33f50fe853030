"""What the acts on a mark share: telling the registry, finding the line that an annulment takes back."""

from shirushi.grants.models import Grant
from shirushi.record import outbox
from shirushi.record.models import JournalLine


def publish(grant: Grant) -> None:
    """A public fact of the mark changed."""
    if grant.registration_id is not None:
        outbox.publish("grants.registration", grant.registration_id)


def line_of(action: str, subject_id: int) -> JournalLine | None:
    """The last line of that act: an action is named after the kind of thing that it was done to."""
    subject_type = action.rpartition(".")[0]
    lines = JournalLine.objects.filter(action=action, subject_type=subject_type, subject_id=subject_id)
    return lines.order_by("-pk").first()
