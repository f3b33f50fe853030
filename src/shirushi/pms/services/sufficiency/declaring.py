"""Evidence is declared sufficient for a requirement; a changed item is settled; that there is none is said."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from shirushi.people.actor import Actor
from shirushi.people.models import Organisation
from shirushi.people.rights import allow
from shirushi.people.services import guards
from shirushi.pms import editions, policy
from shirushi.pms.models import Contractor, Declaration, Evidence, NoneHere, ReopenedItem
from shirushi.pms.queries.evidence import in_force
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused
from shirushi.rules.requirements import Requirements


@transaction.atomic
def declare(
    *, organisation: Organisation, scheme: str, code: str, words: str, by: Actor, on: date
) -> Declaration:
    """The evidence that is in force today suffices for the requirement. A declaration before it ends."""
    allow(policy.may_run(by, organisation))
    edition = known(organisation, scheme, code, on)
    guards.lock(organisation)
    of_item = {"scheme": scheme, "edition": edition.in_force_from, "code": code}
    evidence = _in_force(organisation, of_item, on)
    if not evidence:
        raise ActRefused(
            "no_evidence_in_force", _("No evidence for this requirement is in force. Put some down first.")
        )
    editions.begin_using(organisation, edition, on)
    Declaration.objects.filter(organisation=organisation, ended_on=None, **of_item).update(ended_on=on)
    made: Declaration = Declaration.objects.create(
        organisation=organisation,
        created_on=on,
        words=words,
        declared_on=on,
        declared_by_id=by.person_id or 0,
        **of_item,
    )
    made.evidence.set(evidence)
    after = {"requirements": [code], "words": words, "evidence": [each.number for each in evidence]}
    journal.record("pms.declaration.made", made, by=by, on=on, after=after)
    _settle_open(organisation, of_item, words, by=by, on=on)
    return made


def known(organisation: Organisation, scheme: str, code: str, on: date) -> Requirements:
    """The edition that the business goes by, if it has the code."""
    edition = editions.used(organisation, on).get(scheme)
    if edition is None or code not in {item.code for item in edition.items()}:
        raise ActRefused(
            "requirement_unknown",
            _("No requirement has this code: %(codes)s. Nothing was changed."),
            codes=code,
        )
    return edition


def _in_force(organisation: Organisation, of_item: dict[str, object], on: date) -> list[Evidence]:
    served = {f"requirements__{name}": value for name, value in of_item.items()}
    found = Evidence.objects.filter(in_force(on), organisation=organisation, **served)
    return list(found.order_by("number"))


@transaction.atomic
def take_back(*, declaration: Declaration, by: Actor, on: date) -> Declaration:
    """The evidence does not suffice after all. The word that was given stays on record."""
    allow(policy.may_run(by, declaration.organisation))
    if declaration.ended_on:
        raise ActRefused("declaration_ended", _("This declaration has ended already."))
    claim(declaration, None)
    declaration.ended_on = on
    declaration.save(update_fields=["ended_on"])
    before = {"requirements": [declaration.code], "words": declaration.words}
    journal.record("pms.declaration.taken_back", declaration, by=by, on=on, before=before)
    return declaration


@transaction.atomic
def settle(*, item: ReopenedItem, words: str, by: Actor, on: date) -> ReopenedItem:
    """The old and the new words were compared: what there is still does."""
    allow(policy.may_run(by, item.organisation))
    if item.settled_on:
        raise ActRefused("item_settled", _("Somebody has compared this item already."))
    claim(item, None)
    item.settled_on, item.settled_by_id, item.words = on, by.person_id, words
    item.save(update_fields=["settled_on", "settled_by", "words"])
    after = {"requirements": [item.code], "words": words}
    journal.record("pms.reopeneditem.settled", item, by=by, on=on, after=after)
    return item


def _settle_open(
    organisation: Organisation, of_item: dict[str, object], words: str, *, by: Actor, on: date
) -> None:
    """Whoever declares for an item that was reopened has looked at its new words."""
    found = ReopenedItem.objects.filter(organisation=organisation, settled_on=None, **of_item).first()
    if found is not None:
        settle(item=found, words=words, by=by, on=on)


@transaction.atomic
def say_none(*, organisation: Organisation, by: Actor, on: date) -> NoneHere:
    """Nothing is entrusted to anybody. Saying so again changes nothing; registering a contractor outweighs it."""
    allow(policy.may_run(by, organisation))
    if Contractor.objects.filter(organisation=organisation, ended_on=None).exists():
        raise ActRefused("contractors_there", _("Contractors are in the register. Nothing was changed."))
    kind = NoneHere.Kind.CONTRACTORS
    found: NoneHere | None = NoneHere.objects.filter(
        organisation=organisation, kind=kind, ended_on=None
    ).first()
    if found is not None:
        return found
    try:
        with transaction.atomic():
            made: NoneHere = NoneHere.objects.create(
                organisation=organisation, created_on=on, kind=kind, said_by_id=by.person_id or 0
            )
    except IntegrityError as quicker:
        raise ActRefused("none_said", _("Somebody has said so already.")) from quicker
    journal.record("pms.nonehere.said", made, by=by, on=on, after={"kind": str(kind)})
    return made


@transaction.atomic
def take_back_none(*, said: NoneHere, by: Actor, on: date) -> NoneHere:
    allow(policy.may_run(by, said.organisation))
    if said.ended_on is None:
        claim(said, None)
        said.ended_on = on
        said.save(update_fields=["ended_on"])
        journal.record("pms.nonehere.taken_back", said, by=by, on=on, before={"kind": said.kind})
    return said
