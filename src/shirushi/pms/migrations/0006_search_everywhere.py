"""What stands in the ledgers becomes findable, that was written before the search looked through all of them."""

from django.db import migrations

from shirushi.pms import search_table


class Migration(migrations.Migration):
    dependencies = [("pms", "0005_year_plan")]
    operations = [
        migrations.RunPython(search_table.everything_indexed, search_table.everything_left_out)
    ]
