"""Loads countries, subdivisions, cities and services from the standards that are shipped or installed."""

from django.core.management.base import BaseCommand

from directory.regions.load import load_regions


class Command(BaseCommand):
    help = "Load or update regions, city names, services and searches without result. Safe to run again at any time."

    def handle(self, **options):
        outcomes = load_regions()
        for kind, outcome in outcomes.items():
            self.stdout.write(
                f"{kind}: {outcome.created} created, {outcome.changed} changed, {outcome.unchanged} unchanged"
            )
        if not any(outcome.created or outcome.changed for outcome in outcomes.values()):
            self.stdout.write("Nothing changed.")
