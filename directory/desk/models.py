"""Who works for which organization."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from organizations.models import Organization


class Membership(models.Model):
    """A person who keeps the listings of an organization."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, verbose_name=_("person"), related_name="memberships"
    )
    organization = models.ForeignKey(
        Organization, models.CASCADE, verbose_name=_("organization"), related_name="staff_memberships"
    )

    class Meta:
        verbose_name = _("member of staff")
        verbose_name_plural = _("who works for which organization")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organization"],
                name="one_membership_a_person",
                violation_error_message=_("This person works for that organization already."),
            )
        ]
        permissions = [
            ("see_every_organization", "Can see the listings of every organization"),
            ("change_every_organization", "Can change the listings of every organization"),
        ]

    def __str__(self):
        return f"{self.user}: {self.organization}"
