"""The trail of a signature: who signed which bytes when, how sure the sign-in was, from where."""

from dataclasses import dataclass
from datetime import date

from shirushi.awards import papers
from shirushi.awards.models import Contract, ContractSignature
from shirushi.grants.models import Grant
from shirushi.papers.models import StoredFile
from shirushi.papers.services import keep_generated
from shirushi.people.actor import Actor
from shirushi.people.models import Person


@dataclass(frozen=True)
class Evidence:
    """What the front door knows of the signing: never the address itself, only its digest."""

    strength: str = ContractSignature.Strength.UNKNOWN
    address_digest: str = ""


UNRECORDED = Evidence()


def add_signature(
    contract: Contract, side: str, evidence: Evidence, by: Actor, on: date
) -> ContractSignature:
    """Sign the digest of the kept contract; both sides sign the same bytes."""
    signature: ContractSignature = ContractSignature.objects.create(
        contract=contract,
        side=side,
        signed_by=Person.objects.get(pk=by.person_id or 0),
        name=by.name,
        organisation=by.organisation_name,
        signed_at=by.at,
        sha256=_kept(contract, by, on).sha256,
        strength=evidence.strength,
        address_digest=evidence.address_digest,
    )
    return signature


def _kept(contract: Contract, by: Actor, on: date) -> StoredFile:
    if contract.file is None:
        contract.file = keep_generated(
            dossier=contract.application.dossier,
            name=f"contract-{contract.pk}.pdf",
            content=papers.contract_pdf(contract),
            by=by,
            on=on,
        )
        contract.save(update_fields=["file"])
    return contract.file


def keep_evidence(contract: Contract, grant: Grant, by: Actor, on: date) -> None:
    """The record of both signatures, kept beside the contract."""
    signed = _kept(contract, by, on)
    contract.evidence = keep_generated(
        dossier=contract.application.dossier,
        name=f"contract-{contract.pk}-signatures.pdf",
        content=papers.evidence_pdf(contract, grant, signed.sha256),
        by=by,
        on=on,
    )
    contract.save(update_fields=["evidence"])


def facts_of(signature: ContractSignature) -> dict[str, str]:
    return {"sha256": signature.sha256, "strength": signature.strength}
