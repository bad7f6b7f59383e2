"""Who works for which organization, and what they propose to publish.

The database itself holds the rules of a proposal (constraints below, triggers in two_people.py): what it says never
changes, somebody else decides it once, and nothing enters the publication log without one.
"""

import hashlib
import json

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from directory import documents
from directory.desk.checker.models import LinkHint  # noqa: F401 (Django looks for models here)
from directory.publication.models import Publication
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


def digest_of(document: str) -> str:
    return hashlib.sha256(document.encode()).hexdigest()


class ProposalQuerySet(models.QuerySet):
    def open(self) -> "ProposalQuerySet":
        return self.filter(state=Proposal.State.OPEN)


class Proposal(models.Model):
    """One document as it shall be published, frozen when it was proposed, and what became of it."""

    class Kind(models.TextChoices):
        PUBLISH = "publish", pgettext_lazy("what is proposed", "publish")
        RESTORE = "restore", pgettext_lazy("what is proposed", "show again")
        ROLL_BACK = "roll_back", pgettext_lazy("what is proposed", "go back to an earlier version")

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("a proposal", "waiting")
        APPROVED = "approved", pgettext_lazy("a proposal", "approved")
        RETURNED = "returned", pgettext_lazy("a proposal", "given back")
        WITHDRAWN = "withdrawn", pgettext_lazy("a proposal", "withdrawn")
        STALE = "stale", pgettext_lazy("a proposal", "out of date")

    kind = models.CharField(_("what is proposed"), max_length=9, choices=Kind)
    type = models.CharField(_("type"), max_length=16, choices=[(name, name) for name in documents.TYPES])
    key = models.CharField(_("key"), max_length=80)
    base_version = models.PositiveIntegerField(_("version that it follows"), help_text=_("0: never published."))
    document = models.TextField(_("document"))
    digest = models.CharField(_("digest"), max_length=64)
    note = models.CharField(_("note"), max_length=300, blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("proposed by"), related_name="+"
    )
    proposed_at = models.DateTimeField(_("proposed"))
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.OPEN)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("decided by"), related_name="+", null=True
    )
    decided_at = models.DateTimeField(_("decided"), null=True)
    decision_note = models.CharField(_("answer"), max_length=300, blank=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        ordering = ["-proposed_at", "-id"]
        indexes = [models.Index(fields=["type", "key", "base_version"], name="proposal_of_a_version")]
        constraints = [
            models.UniqueConstraint(
                fields=["type", "key"],
                name="one_open_proposal_a_listing",
                condition=Q(state="open"),
                violation_error_message=_("A proposal for this entry is waiting already."),
            ),
            models.CheckConstraint(
                name="two_people_decide",
                condition=~Q(state="approved") | Q(decided_by__isnull=False) & ~Q(decided_by=F("proposed_by")),
                violation_error_message=_("Someone else has to approve what you proposed."),
            ),
            models.CheckConstraint(
                name="what_is_decided_has_a_day",
                condition=Q(state="open", decided_at=None, decided_by=None)
                | Q(decided_at__isnull=False, decided_by__isnull=False) & ~Q(state="open"),
            ),
        ]
        permissions = [
            ("propose", "Can propose what may be published"),
            ("approve", "Can approve or give back what others proposed"),
            ("hide", "Can hide what is published"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.key}"

    @property
    def is_untouched(self) -> bool:
        """Whether the document is still the one that was proposed."""
        return digest_of(self.document) == self.digest

    @property
    def name(self) -> str:
        """What the proposal calls the entry, in the reader's language if it can; else its key."""
        said = json.loads(self.document).get("name") or {}
        return said.get(get_language()) or said.get("es") or said.get("en") or self.key

    @property
    def proposed(self) -> documents.Document:
        """Raises msgspec.ValidationError where the document is not one of ours."""
        return documents.decode(self.document)

    def standing(self) -> Publication | None:
        """The newest row of the log for the same listing."""
        return Publication.objects.filter(type=self.type, key=self.key).newest()


class Seal(models.Model):
    """The end of the first edition. From this row on the database wants an approved proposal for each publication.

    Nothing takes the seal away again.
    """

    position = models.PositiveBigIntegerField(_("position"), help_text=_("The last row of the log before the rule."))
    sealed_at = models.DateTimeField(_("sealed"))

    class Meta:
        verbose_name = _("seal")
        verbose_name_plural = _("seals")

    def __str__(self):
        return f"{self.position}"
