"""The search table of the PMS beside its ledgers."""

from django.db import migrations

from shirushi.pms import search_table


class Migration(migrations.Migration):
    dependencies = [("pms", "0001_initial")]
    operations = [migrations.RunPython(search_table.created, search_table.dropped)]
