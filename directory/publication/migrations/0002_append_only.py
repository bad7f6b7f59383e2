"""The database itself keeps the log append-only and in order, whoever speaks to it and however.

A later migration that rebuilds the table (SQLite does so for most changes) drops SQLite's triggers: it has to end with
`append_only.restore`.
"""

from django.db import migrations

from directory.publication import append_only


class Migration(migrations.Migration):
    dependencies = [("publication", "0001_initial")]
    operations = [migrations.RunPython(append_only.restore, append_only.lift)]
