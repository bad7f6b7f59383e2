"""manage.py check_links"""

from collections import Counter

from django.core.management.base import BaseCommand
from django.utils import timezone

from directory.desk.checker.hints import links, looked_at, looked_up, note, numbers


class Command(BaseCommand):
    help = "Looks whether links answer and numbers can exist, and leaves hints for staff. It calls nobody."

    def add_arguments(self, parser):
        parser.add_argument("--numbers-only", action="store_true", help="asks no other machine")

    def handle(self, *, numbers_only, **options):
        found = list(looked_up(numbers()))
        if not numbers_only:
            for one in looked_at(links()):
                self.stdout.write(f"{one['outcome']}: {one['url']}")
                found.append(one)
        note(found, timezone.now())
        counts = Counter(str(one["outcome"]) for one in found)
        self.stdout.write(", ".join(f"{count} {outcome}" for outcome, count in sorted(counts.items())) or "Nothing.")
