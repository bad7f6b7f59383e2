"""manage.py setup_roles"""

from django.core.management.base import BaseCommand

from directory.desk.roles import PERMISSIONS, set_up_roles


class Command(BaseCommand):
    help = "Makes the groups editor, reviewer and administrator, each with exactly its permissions."

    def handle(self, *args, **options):
        set_up_roles()
        self.stdout.write(f"The roles are set: {', '.join(PERMISSIONS)}.")
