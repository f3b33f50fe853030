"""The granting body's word on a merger or split; of two holders that merge, the dissolved one's grant ends."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.agenda import services as agenda
from shirushi.awards import policy
from shirushi.awards.services.closing import close_case
from shirushi.grants import queries as grants
from shirushi.grants import services as grant_services
from shirushi.intake import queries as intake
from shirushi.intake.lifecycle import move
from shirushi.intake.models import Application, Succession
from shirushi.people.actor import Actor
from shirushi.people.models import Dossier, Role
from shirushi.people.rights import allow
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused
from shirushi.ui.days import written_day

State = Succession.State
Event = Succession.Event


def dissolved_report(survivor: Succession) -> Succession | None:
    """The report of the other holder of a merger of two: it names the survivor's number."""
    found: Succession | None = (
        Succession.objects.filter(
            state=State.REPORTED,
            event=Event.MERGER_DISSOLVED,
            dossier__scheme=survivor.dossier.scheme,
            dossier__registration__number=survivor.other_number,
            other_number=survivor.dossier.registration.number,
        )
        .select_related("dossier__unit__organisation")
        .first()
    )
    return found


@transaction.atomic
def confirm_succession(
    *, succession: Succession, word: str, by: Actor, on: date, revision: int | None
) -> None:
    """It is so. A grant that ends by it ends today; one that goes on is left alone, with its number."""
    allow(policy.may_confirm_succession(by, succession))
    _refuse_decided(succession)
    if on < succession.takes_effect_on:
        raise ActRefused(
            "not_in_effect_yet",
            _("It takes effect on %(day)s. Confirm it from that day on; nothing was changed."),
            day=written_day(succession.takes_effect_on),
        )
    _refuse_alone(succession)
    other = dissolved_report(succession) if _ends_another(succession) else None
    claim(succession, revision)
    _settle(succession, State.CONFIRMED, word, by, on)
    if succession.decision["outcome"]["grant"] == "ends":
        _end(succession, by, on)
    if other is not None:
        claim(other, None)
        _settle(other, State.CONFIRMED, word, by, on)
        _end(other, by, on)


def _ends_another(succession: Succession) -> bool:
    return bool(succession.decision["outcome"]["other_grant"] == "terminated")


def _refuse_alone(succession: Succession) -> None:
    """Two holders merge: both report, and the survivor's confirmation settles both."""
    if _ends_another(succession) and dissolved_report(succession) is None:
        raise ActRefused(
            "other_report_missing",
            _(
                "The other holder has not reported its dissolution to this number yet: "
                "the papers of both are needed. Nothing was changed."
            ),
        )
    if succession.event == Event.MERGER_DISSOLVED and succession.other_number:
        raise ActRefused(
            "confirmed_with_the_survivor",
            _("This is confirmed together with the report of the surviving holder. Nothing was changed."),
        )


@transaction.atomic
def decline_succession(
    *, succession: Succession, word: str, by: Actor, on: date, revision: int | None
) -> None:
    """Not so, or not like this; the business may report again."""
    allow(policy.may_confirm_succession(by, succession))
    _refuse_decided(succession)
    if not word.strip():
        raise ActRefused("reason_missing", _("Say why it is not confirmed. Nothing was changed."))
    claim(succession, revision)
    _settle(succession, State.DECLINED, word, by, on)


def _refuse_decided(succession: Succession) -> None:
    if succession.state != State.REPORTED:
        raise ActRefused("already_decided", _("This report was decided already. Nothing was changed."))


def _settle(succession: Succession, state: State, word: str, by: Actor, on: date) -> None:
    succession.state, succession.decided_on, succession.word = state, on, word.strip()
    succession.save(update_fields=["state", "decided_on", "word"])
    agenda.close_task(kind="awards.confirm_succession", subject_id=succession.pk, on=on)
    agenda.notify(
        kind=f"awards.succession_{state}",
        dossier=succession.dossier,
        subject_id=succession.pk,
        organisation=succession.dossier.unit.organisation,
        roles=[Role.REPRESENTATIVE, Role.PRIVACY_OFFICER],
        by=by,
        on=on,
    )
    journal.record(
        f"awards.succession.{state}",
        succession,
        by=by,
        on=on,
        decision=succession.decision,
        after={"state": succession.state, "word": succession.word},
    )


def _end(dissolved: Succession, by: Actor, on: date) -> None:
    """The grant is terminated, and what the dissolved holder still had open is closed."""
    dossier: Dossier = dissolved.dossier
    grant = grants.current_grant(dossier, on)
    if grant is not None and grants.holds(grant, on):
        grant_services.terminate(grant=grant, reason=str(_("Dissolved by a merger")), by=by, on=on)
    application = intake.open_application(dossier)
    if application is not None:
        move(application=application, to=Application.State.WITHDRAWN, on=on)
        close_case(application, by=by, on=on)
        journal.record(
            "awards.application.closed_by_merger",
            application,
            by=by,
            on=on,
            after={"state": application.state},
        )
