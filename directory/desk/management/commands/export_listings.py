"""manage.py export_listings DIR"""

from pathlib import Path

from django.core.management.base import BaseCommand

from directory.desk.exchange.write import export


class Command(BaseCommand):
    help = "Writes the listings of the desk to CSV files with the columns that import_listings reads."

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, metavar="DIR")

    def handle(self, *args, folder: Path, **options):
        for file, count in export(folder).items():
            self.stdout.write(f"{folder / file}: {count} rows")
