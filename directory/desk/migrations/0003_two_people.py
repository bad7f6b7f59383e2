"""The database itself keeps proposals as they were made, and the log to what was proposed and approved.

A later migration that rebuilds one of these tables, or the log's, drops SQLite's triggers: it has to end with
`two_people.restore`.
"""

from django.db import migrations

from directory.desk import two_people


class Migration(migrations.Migration):
    dependencies = [("desk", "0002_proposal"), ("publication", "0002_append_only")]
    operations = [
        migrations.RunPython(two_people.seal_what_is_published, migrations.RunPython.noop),
        migrations.RunPython(two_people.restore, two_people.lift),
    ]
