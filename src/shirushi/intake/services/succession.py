"""A holder reports a merger, a takeover or a split. What follows is the rules' answer; a body confirms it."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from shirushi.agenda import services as agenda
from shirushi.grants import queries as grants
from shirushi.intake import policy
from shirushi.intake.models import Succession
from shirushi.papers import services as papers
from shirushi.people import queries as people
from shirushi.people.actor import Actor
from shirushi.people.models import Dossier, Role
from shirushi.people.rights import allow
from shirushi.people.rulebook import current
from shirushi.record import journal
from shirushi.record.errors import ActRefused
from shirushi.rules import Decision

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

Event = Succession.Event
# Where another company has a part, it is named.
WITH_ANOTHER = (Event.TAKEOVER, Event.MERGER_SURVIVING, Event.MERGER_DISSOLVED, Event.SPLIT_NEW)


def consequence(*, scheme: str, event: str, other_number: str, on: date) -> Decision:
    """What the rules say of it. Raises Refused where the scheme has published nothing."""
    facts = {"scheme": scheme, "on": on, "event": event, "other_granted": bool(other_number)}
    return current().require("succession", facts)


@transaction.atomic
def report_succession(
    *,
    dossier: Dossier,
    event: str,
    other_name: str,
    other_number: str,
    takes_effect_on: date,
    description: str,
    upload: "UploadedFile[Any] | None",
    by: Actor,
    on: date,
) -> Succession:
    """Report it to the granting body, with the papers that the type asks for."""
    allow(policy.may_report_succession(by, dossier))
    _refuse_without_a_grant(dossier, on)
    _refuse_unnamed(event, other_name)
    decision = consequence(scheme=dossier.scheme, event=event, other_number=other_number, on=on)
    if decision["papers"] in ("own", "both") and upload is None:
        raise ActRefused("papers_missing", _("This type needs its papers. Nothing was reported."))
    file = papers.store(dossier=dossier, upload=upload, by=by, on=on) if upload else None
    if file:
        papers.mark_submitted(files=[file], by=by, on=on)
    try:
        with transaction.atomic():
            made: Succession = dossier.successions.create(
                event=event,
                other_name=other_name.strip(),
                other_number=other_number.strip(),
                takes_effect_on=takes_effect_on,
                description=description.strip(),
                papers=file,
                decision=decision.as_json(),
                reported_on=on,
            )
    except IntegrityError:
        raise ActRefused(
            "succession_waits", _("An earlier report still waits for its confirmation. Nothing was reported.")
        ) from None
    _pass_on(made, by, on)
    return made


def _refuse_without_a_grant(dossier: Dossier, on: date) -> None:
    """A company without the mark has nothing that could go on or end; a new one applies anew."""
    if not grants.holds(grants.current_grant(dossier, on), on):
        raise ActRefused("no_grant", _("This unit holds no mark. Nothing was reported."))


def _refuse_unnamed(event: str, other_name: str) -> None:
    if event in WITH_ANOTHER and not other_name.strip():
        raise ActRefused("other_unnamed", _("Name the other company. Nothing was reported."))


def _pass_on(made: Succession, by: Actor, on: date) -> None:
    granting = people.granting_body(made.dossier.scheme)
    agenda.open_task(
        kind="awards.confirm_succession",
        dossier=made.dossier,
        subject_id=made.pk,
        organisation=granting,
        roles=[Role.OFFICER],
        params={"business": str(made.dossier.unit)},
        on=on,
    )
    journal.record(
        "intake.succession.reported",
        made,
        by=by,
        on=on,
        decision=made.decision,
        after={"event": made.event, "type": made.decision["outcome"]["type"]},
    )
