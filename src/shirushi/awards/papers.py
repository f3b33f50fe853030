"""The papers of the contract: its text, the record of its signatures, the certificate, the terms of use."""

import hashlib
from importlib import resources
from pathlib import Path
from typing import Any

import segno
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from shirushi.awards.letters import term_of
from shirushi.awards.models import Contract, ContractSignature, GrantDecision
from shirushi.grants.models import Grant
from shirushi.grants.numbers import shown
from shirushi.papers import printing
from shirushi.papers.letters import sheets, texts
from shirushi.papers.letters.kinds import Table
from shirushi.people.prefectures import name_of
from shirushi.people.queries import granting_body
from shirushi.ui.amounts import yen
from shirushi.ui.days import era_day, written_moment

SIGNED_LANGUAGE = "ja"
LANGUAGES = ("ja", "en")


def contract_pdf(contract: Contract, language: str = SIGNED_LANGUAGE) -> bytes:
    """The contract as it is signed (Japanese), or its translation; the same facts give the same bytes."""
    with translation.override(language):
        title, blocks = texts.filled(_source("contract", language), _contract_fields(contract, language))
        return sheets.paper_pdf(
            title=title,
            blocks=blocks,
            author=granting_body(contract.application.scheme).name,
            language=language,
            dated=contract.offered_on,
        )


def _source(name: str, language: str) -> str:
    return (resources.files("shirushi.awards") / "letters" / f"{name}.{language}.txt").read_text("utf-8")


def _contract_fields(contract: Contract, language: str) -> dict[str, Any]:
    application = contract.application
    decided = GrantDecision.objects.select_related("organisation", "registration_invoice").get(
        application=application
    )
    business = application.dossier.unit.organisation
    return {
        **_parties(contract),
        "address": f"{name_of(business.prefecture)}{business.address}" or "—",
        "decided_on": era_day(decided.decided_on),
        "decided_by": decided.organisation.name,
        "offered_on": era_day(contract.offered_on),
        "lapses_on": era_day(contract.lapses_on) if contract.lapses_on else "",
        "fee": yen(decided.registration_invoice.total) if decided.registration_invoice else "",
        "terms": terms(language),
    }


def _parties(contract: Contract) -> dict[str, str]:
    application = contract.application
    return {
        "scheme": application.get_scheme_display(),
        "body": granting_body(application.scheme).name,
        "business": application.dossier.unit.organisation.name,
        "unit": str(application.dossier.unit),
    }


def terms(language: str) -> list[str]:
    """The terms of use of the mark, sentence by sentence."""
    _title, blocks = texts.filled(_source("terms", language), {})
    return [block.text for block in blocks]


def terms_digest(language: str) -> str:
    return hashlib.sha256("\n".join(terms(language)).encode()).hexdigest()


def evidence_pdf(contract: Contract, grant: Grant, sha256: str) -> bytes:
    """The record of both signatures, with the number and the term that the contract began."""
    with translation.override(SIGNED_LANGUAGE):
        fields: dict[str, Any] = {
            **_parties(contract),
            "sha256": sha256,
            "number": shown(grant),
            "concluded_on": era_day(contract.body_signed_on),
            "term": term_of(grant),
            "signatures": _signatures(contract),
        }
        title, blocks = texts.filled(_source("evidence", SIGNED_LANGUAGE), fields)
        return sheets.paper_pdf(
            title=title,
            blocks=blocks,
            author=fields["body"],
            language=SIGNED_LANGUAGE,
            dated=contract.body_signed_on or contract.offered_on,
        )


def _signatures(contract: Contract) -> Table:
    head = (_("Side"), _("Signed by"), _("Moment"), _("Sign-in"), _("Digest of the address"))
    signed = contract.signatures.order_by("signed_at", "pk")
    return Table(head, [_signature(each) for each in signed])


def _signature(each: ContractSignature) -> tuple[str, ...]:
    return (
        each.get_side_display(),
        f"{each.organisation} {each.name}",
        written_moment(each.signed_at),
        each.get_strength_display(),
        each.address_digest[:16] or "—",
    )


def certificate_pdf(grant: Grant, language: str) -> bytes:
    """The certificate of a term; its code leads to the public page of the mark."""
    with translation.override(language):
        data = _certificate(grant, language)
    with resources.as_file(resources.files("shirushi.awards") / "typst" / "certificate.typ") as template:
        return printing.pdf(Path(template), data, dated=grant.starts_on or grant.decided_on)


def _certificate(grant: Grant, language: str) -> dict[str, Any]:
    unit = grant.dossier.unit
    holder = unit.organisation
    english = language == "en" and holder.name_english
    scheme = grant.dossier.get_scheme_display()
    return {
        "language": language,
        "title": _("Certificate of the grant"),
        "scheme": scheme,
        "holder": holder.name_english if english else holder.name,
        "sentence": _("is certified under the %(scheme)s scheme and may show the mark.") % {"scheme": scheme},
        "rows": [
            [_("Registration number"), shown(grant)],
            [_("What is certified"), f"{unit.get_kind_display()} {unit.name}".strip()],
            [_("Address"), f"{name_of(holder.prefecture)}{holder.address}" or "—"],
            [_("Term"), term_of(grant)],
            [_("Review body"), grant.review_body.name],
        ],
        "issued_on": era_day(grant.contracted_on or grant.starts_on),
        "body": granting_body(grant.dossier.scheme).name,
        "code": _code(grant),
        "code_words": _("Today's standing can be looked up here."),
    }


def _code(grant: Grant) -> str:
    """The address of the mark's public page, as a code to be read by a telephone (SVG)."""
    if grant.registration is None:
        return ""
    address = f"{settings.SITE_ADDRESS.rstrip('/')}/marks/{grant.registration.number}"
    drawn: str = segno.make(address, error="m").svg_inline(scale=4, border=0)
    return drawn
