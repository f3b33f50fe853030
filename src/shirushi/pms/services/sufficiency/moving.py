"""Moving to a new edition of a scheme's requirements: what was answered to words that stayed is kept."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.people.actor import Actor
from shirushi.people.models import Organisation
from shirushi.people.rights import allow
from shirushi.people.services import guards
from shirushi.pms import editions, policy
from shirushi.pms.models import Declaration, EditionUse, EvidenceRequirement, ReopenedItem
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused
from shirushi.rules.requirements import Change, Kind, Requirement, Requirements, changes_between

BATCH = 500
Changes = Sequence[Change[Requirement]]


@transaction.atomic
def move(*, organisation: Organisation, scheme: str, by: Actor, on: date) -> EditionUse:
    """Go by the edition that is in force. Links to evidence follow every item; declarations follow those whose
    words stayed; items whose words changed are open again until somebody has looked."""
    allow(policy.may_run(by, organisation))
    guards.lock(organisation)
    new = editions.newer(organisation, scheme, on)
    if new is None:
        raise ActRefused("edition_same", _("You go by the edition in force already. Nothing was changed."))
    old = editions.used_by(organisation, scheme, on)
    changes = changes_between(old.items(), new.items())
    made: EditionUse = EditionUse.objects.create(
        organisation=organisation,
        created_on=on,
        scheme=scheme,
        edition=new.in_force_from,
        previous=old.in_force_from,
    )
    linked = _carry_links(organisation, old, new, changes)
    declared = _carry_declarations(organisation, old, new, changes, on)
    reopened = _reopen(organisation, new, changes, on)
    after = {"edition": new.in_force_from, "links": linked, "declarations": declared, "reopened": reopened}
    before = {"edition": old.in_force_from}
    journal.record("pms.editionuse.moved", made, by=by, on=on, before=before, after=after)
    return made


def _followers(changes: Changes, *, keeping: bool) -> dict[str, list[str]]:
    """The new codes that follow each old one; with `keeping`, only where its words stayed."""
    found: dict[str, list[str]] = defaultdict(list)
    for change in changes:
        if change.new is not None and (change.keeps_answers or not keeping):
            for item in change.old:
                found[item.code].append(change.new.code)
    return found


def _carry_links(organisation: Organisation, old: Requirements, new: Requirements, changes: Changes) -> int:
    links = EvidenceRequirement.objects.filter(evidence__organisation=organisation, scheme=old.scheme)
    there = set(links.filter(edition=new.in_force_from).values_list("evidence", "code"))
    followers = _followers(changes, keeping=False)
    held = links.filter(edition=old.in_force_from).values_list("evidence", "code")
    wanted = {(key, code) for key, former in held for code in followers.get(former, ())} - there
    EvidenceRequirement.objects.bulk_create(
        [
            EvidenceRequirement(
                evidence_id=key, scheme=new.scheme, edition=new.in_force_from, code=code, carried=True
            )
            for key, code in sorted(wanted)
        ],
        batch_size=BATCH,
    )
    return len(wanted)


def _carry_declarations(
    organisation: Organisation, old: Requirements, new: Requirements, changes: Changes, on: date
) -> int:
    kept = Declaration.objects.filter(organisation=organisation, scheme=old.scheme, ended_on=None)
    there = set(kept.filter(edition=new.in_force_from).values_list("code", flat=True))
    followers = _followers(changes, keeping=True)
    count = 0
    for each in kept.filter(edition=old.in_force_from).prefetch_related("evidence"):
        for code in set(followers.get(each.code, ())) - there:
            _carry(each, code, new, on)
            count += 1
    return count


def _carry(declaration: Declaration, code: str, new: Requirements, on: date) -> None:
    made = Declaration.objects.create(
        organisation=declaration.organisation,
        created_on=on,
        scheme=new.scheme,
        edition=new.in_force_from,
        code=code,
        words=declaration.words,
        declared_on=declaration.declared_on,
        declared_by=declaration.declared_by,
        carried=True,
    )
    made.evidence.set(declaration.evidence.all())


def _reopen(organisation: Organisation, new: Requirements, changes: Changes, on: date) -> int:
    changed = [change.new.code for change in changes if change.kind is Kind.CHANGED and change.new]
    of_edition = {"organisation": organisation, "scheme": new.scheme, "edition": new.in_force_from}
    there = set(ReopenedItem.objects.filter(**of_edition).values_list("code", flat=True))
    _create_reopened((code for code in changed if code not in there), of_edition, on)
    return len(changed)


def _create_reopened(codes: Iterable[str], of_edition: dict[str, object], on: date) -> None:
    ReopenedItem.objects.bulk_create(
        [ReopenedItem(code=code, created_on=on, **of_edition) for code in codes], batch_size=BATCH
    )


@transaction.atomic
def undo(*, use: EditionUse, by: Actor, on: date) -> EditionUse:
    """Go by the edition before again, as it was left. What was done since stays with the new edition and is
    there again when the business moves once more; what was only carried over is taken back."""
    allow(policy.may_run(by, use.organisation))
    guards.lock(use.organisation)
    last = editions.last_move(use.organisation, use.scheme)
    if last is None or last.pk != use.pk:
        raise ActRefused("not_the_last_move", _("Only the latest move to an edition can be undone."))
    claim(use, None)
    use.undone_on = on
    use.save(update_fields=["undone_on"])
    of_edition = {"scheme": use.scheme, "edition": use.edition}
    links = EvidenceRequirement.objects.filter(evidence__organisation=use.organisation, **of_edition)
    links.filter(carried=True).delete()
    declared = Declaration.objects.filter(organisation=use.organisation, ended_on=None, **of_edition)
    declared.filter(carried=True).update(ended_on=on)
    reopened = ReopenedItem.objects.filter(organisation=use.organisation, **of_edition)
    reopened.filter(settled_on=None).delete()
    before, after = {"edition": use.edition}, {"edition": use.previous}
    journal.record("pms.editionuse.undone", use, by=by, on=on, before=before, after=after)
    return use
