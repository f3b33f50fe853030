"""Who may do what with documents and registers."""

from typing import Any

from shirushi.people.actor import Actor
from shirushi.pms.policy import of_own


def may_write_documents(by: Actor, organisation_id: int | None) -> bool:
    """Write drafts, ask for approval and for confirmations, keep the registers."""
    return of_own(by, organisation_id) and by.has("representative", "privacy_officer")


def may_approve_document(by: Actor, version: Any) -> bool:
    """Policy and rules are the representative's word; texts shown to persons the privacy officer's as well."""
    document = getattr(version, "document", version)
    notice = document.kind == "notice" and by.has("privacy_officer")
    return of_own(by, version.organisation_id) and (notice or by.has("representative"))


def may_confirm_reading(by: Actor, confirmation: Any) -> bool:
    """Nobody confirms for somebody else."""
    own = by.person_id is not None and by.person_id == confirmation.worker.person_id
    return own and of_own(by, confirmation.organisation_id)


def may_record_on_paper(by: Actor, confirmation: Any) -> bool:
    """Who has no login signs on paper; the officer keeps the record."""
    return may_write_documents(by, confirmation.organisation_id) and confirmation.worker.person_id is None
