"""manage.py setup"""

import time

from django.core.management import call_command
from django.core.management.base import BaseCommand

from directory.desk.exchange.dataset import SHIPPED
from directory.desk.publishing import AlreadyPublished, publish_first_edition
from directory.desk.roles import set_up_roles
from directory.edition.follow import follow
from directory.publication.models import Publication


class Command(BaseCommand):
    help = "Makes an installation ready: tables, roles, places, shipped listings, their first publication, the edition."

    def handle(self, *args, **options):
        self.step(
            "Tables", lambda: [call_command("migrate", database=one, verbosity=0) for one in ("default", "edition")]
        )
        self.step("Roles of staff", set_up_roles)
        if not Publication.objects.exists():
            self.step("Places of the world", lambda: call_command("load_regions", stdout=self.stdout))
            self.step(
                "Listings, as drafts", lambda: call_command("import_listings", SHIPPED, write=True, stdout=self.stdout)
            )
            self.step("First publication", self.publish)
        self.step("Edition", follow)

    def step(self, name: str, work) -> None:
        self.stdout.write(f"{name} …")
        self.stdout.flush()
        start = time.monotonic()
        work()
        self.stdout.write(f"{name}: done in {time.monotonic() - start:.1f} s")

    def publish(self) -> None:
        try:
            self.stdout.write(f"Published {len(publish_first_edition())} documents.")
        except AlreadyPublished:  # somebody else was quicker
            self.stdout.write("Published before.")
