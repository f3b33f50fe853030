"""`shirushi index_pms`: makes the search of every PMS anew from its records."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from shirushi.pms import indexing


class Command(BaseCommand):
    help = "Make the search over the management systems of businesses anew."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"search: {indexing.rebuild()} records indexed")
