"""manage.py remind"""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from directory.desk.management.commands.invite_staff import address
from directory.desk.reminding import letters, send


class Command(BaseCommand):
    help = "Mails each organization what of theirs has to be checked again, with links that need no account."

    def add_arguments(self, parser):
        parser.add_argument("--address", default=address(), help="where the desk answers (%(default)s)")
        parser.add_argument("--dry-run", action="store_true", help="only say who would get a letter")

    def handle(self, *, address, dry_run, **options):
        sent = failed = 0
        for letter in letters(timezone.localdate()):
            about = ", ".join(listing.key for listing in letter.listings)
            self.stdout.write(f"{letter.organization.key} <{letter.organization.email}>: {about}")
            if dry_run:
                continue
            try:
                send(letter, address)
                sent += 1
            except OSError as problem:
                failed += 1
                self.stderr.write(f"{letter.organization.key}: not sent: {problem}")
        self.stdout.write("Nothing was sent." if dry_run else f"Sent {sent}, failed {failed}.")
        if failed:
            raise CommandError(f"{failed} letters could not be sent. Run this again: a second letter does no harm.")
