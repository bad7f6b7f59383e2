"""manage.py follow"""

import signal
import sys

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError

from directory.edition import wake
from directory.edition.follow import BrokenChain, follow


class Command(BaseCommand):
    help = "Brings the edition up to the publication log: once, or for as long as it runs."

    def add_arguments(self, parser):
        parser.add_argument("--forever", action="store_true", help="stay, and follow each publication as it comes")
        parser.add_argument("--rebuild", action="store_true", help="start from an empty edition")

    def handle(self, *args, forever, rebuild, **options):
        try:
            self.report(follow(rebuild=rebuild))
            if forever:
                self.stay()
        except BrokenChain as broken:
            raise CommandError(str(broken)) from None

    def stay(self) -> None:
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        self.stdout.write("Following. Ctrl-C stops it.")
        try:
            for _moment in wake.moments():
                self.look()
        except KeyboardInterrupt:
            self.stdout.write("Stopped.")

    def look(self) -> None:
        try:
            wake.listen()
            if applied := follow():
                self.report(applied)
        except OperationalError as away:
            self.stderr.write(f"The desk does not answer: {away}. Trying again.")

    def report(self, applied: int) -> None:
        self.stdout.write(f"Applied {applied} rows of the log; the edition is up to date.")
        self.stdout.flush()
