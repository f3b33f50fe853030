"""`shirushi payments_import meisai.csv privacymark 18 --preview`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import CommandError
from django.core.management.base import BaseCommand
from django.db.models import Q

from shirushi.billing import bank, queries, services
from shirushi.entrance import clock
from shirushi.people import actor
from shirushi.people.models import Organisation, Scheme
from shirushi.record.errors import ActRefused
from shirushi.sheets.reading import Unreadable

LANGUAGE = "ja"
# Signs of a body's code; JAPHIC's bodies have none and are named.
CODE = 2


class Command(BaseCommand):
    help = "Read in a bank's file of incoming transfers for a body; its clerks confirm each line on the desk."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("scheme", choices=Scheme.values)
        parser.add_argument("body", help="its two characters, or its name")
        parser.add_argument("--preview", action="store_true", help="say what would be proposed, keep nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        named = Q(code=options["body"]) if len(options["body"]) == CODE else Q(name=options["body"])
        issuer = Organisation.objects.filter(named, scheme=options["scheme"]).first()
        if issuer is None:
            raise CommandError(f"There is no body {options['body']} in {options['scheme']}.")
        file: Path = options["file"]
        if not file.is_file():
            raise CommandError(f"There is no file {file}.")
        try:
            self._preview(issuer, file) if options["preview"] else self._import(issuer, file)
        except (ActRefused, Unreadable) as refusal:
            said = refusal.sentence if isinstance(refusal, ActRefused) else refusal.sentence(LANGUAGE)
            raise CommandError(said) from refusal

    def _preview(self, issuer: Organisation, file: Path) -> None:
        matcher = queries.matcher_of(issuer.pk)
        for each in bank.transfers(file.name, file.read_bytes(), LANGUAGE):
            proposal = matcher.propose(
                amount=each.amount or 0, payer_name=each.payer_name, remark=each.remark
            )
            numbers = " ".join(invoice.number for invoice in proposal.invoices) or "-"
            said = each.problem or f"{numbers} {proposal.why}".strip()
            self.stdout.write(f"{each.number}\t{each.paid_on}\t{each.amount}\t{each.payer_name}\t{said}")

    def _import(self, issuer: Organisation, file: Path) -> None:
        at = clock.now()
        made = services.import_bank_file(
            issuer=issuer, name=file.name, content=file.read_bytes(),
            by=actor.system(on=at.date(), at=at), on=at.date(),
        )  # fmt: skip
        self.stdout.write(f"{made.lines.count()} transfers wait on the desk of {issuer}.")
