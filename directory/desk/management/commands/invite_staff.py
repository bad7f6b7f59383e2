"""manage.py invite_staff"""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from directory.desk.accounts.invitation import AlreadyHere, invite, send
from directory.desk.roles import EDITOR, PERMISSIONS, set_up_roles
from organizations.models import Organization


class Command(BaseCommand):
    help = "Makes an account and mails a link, good once and for three days. Inviting again renews the link."

    def add_arguments(self, parser):
        parser.add_argument("email")
        parser.add_argument("--role", required=True, choices=list(PERMISSIONS))
        parser.add_argument(
            "--organization", nargs="*", default=[], metavar="KEY", help="whose listings an editor keeps"
        )
        parser.add_argument("--language", choices=[code for code, _name in settings.LANGUAGES], default="es")
        parser.add_argument("--address", default=address(), help="where the desk answers (%(default)s)")
        parser.add_argument(
            "--again", action="store_true", help="the person lost password or passkey: takes both away first"
        )

    def handle(self, *, email, role, organization, language, address, again, **options):
        try:
            validate_email(email)
        except ValidationError as error:
            raise CommandError(f"“{email}” is not an e-mail address.") from error
        if role == EDITOR and not organization:
            raise CommandError("An editor keeps the listings of organizations: name one with --organization KEY.")
        set_up_roles()
        try:
            user = invite(email, role, organizations_named(organization), again)
        except AlreadyHere as error:
            raise CommandError(f"{email} works here already. If the way in was lost, add --again.") from error
        send(user, address, language)
        self.stdout.write(f"{email} is invited as {role}. The link is good for three days.")


def address() -> str:
    """Where the desk answers, as far as the settings tell."""
    host = settings.STAFF_HOST or settings.ALLOWED_HOSTS[0].removeprefix("*").lstrip(".") or "localhost"
    return f"{'https' if settings.HTTPS else 'http'}://{'localhost:8000' if host == 'localhost' else host}"


def organizations_named(keys: list[str]) -> list[Organization]:
    """The organizations of these keys. Raises CommandError and names those that are not there."""
    found = {one.key: one for one in Organization.objects.filter(key__in=keys)}
    if missing := [key for key in keys if key not in found]:
        raise CommandError(f"There is no organization with the key {', '.join(missing)}.")
    return list(found.values())
