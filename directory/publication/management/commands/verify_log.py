"""manage.py verify_log"""

from django.core.management.base import BaseCommand, CommandError

from directory.publication.models import GENESIS, BrokenChain, Publication, verified


class Command(BaseCommand):
    help = "Walks the whole publication log and names the first row that is not what was appended."

    def handle(self, *args, **options):
        rows = Publication.objects.after(0).iterator(chunk_size=500)
        last = None
        try:
            for row in verified(rows, 0, GENESIS):
                last = row
        except BrokenChain as broken:
            raise CommandError(str(broken)) from None
        if last is None:
            self.stdout.write("The log is empty.")
        else:
            self.stdout.write(f"The log is whole: {last.position} rows, the last one with digest {last.digest}.")
