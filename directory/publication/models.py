"""The append-only log. A row is the only way in which anything reaches a visitor.

The database itself refuses UPDATE, DELETE and TRUNCATE, a row out of order, and a row whose approver is its proposer
(migrations 0001 and 0002). What only hides needs one person. Each row's SHA-256 covers the row before it.
"""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

import msgspec
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from directory import documents

GENESIS = "0" * 64
"""What the first row follows."""


class BrokenChain(Exception):
    """A row of the log is not what was appended; says which."""

    def __init__(self, position: int, reason: str):
        super().__init__(f"The publication log is broken at row {position}: {reason}.")
        self.position = position


class PublicationQuerySet(models.QuerySet):
    def after(self, position: int) -> "PublicationQuerySet":
        return self.filter(position__gt=position).order_by("position")

    def newest(self) -> "Publication | None":
        return self.order_by("-position").first()

    def standing(self, kind: str) -> dict[str, "Publication"]:
        """The newest row of every listing of one type, by key: what stands published, or that it is hidden."""
        newest = self.filter(type=kind).values("key").annotate(last=models.Max("position")).values("last")
        return {row.key: row for row in self.filter(position__in=newest)}


class Publication(models.Model):
    """One act of publishing or hiding one document."""

    class Action(models.TextChoices):
        PUBLISH = "publish", _("published")
        HIDE = "hide", _("hidden")

    position = models.PositiveBigIntegerField(_("position"), primary_key=True)
    action = models.CharField(_("action"), max_length=7, choices=Action)
    type = models.CharField(_("type"), max_length=16, choices=[(name, name) for name in documents.TYPES])
    key = models.CharField(_("key"), max_length=80)
    version = models.PositiveIntegerField(_("version"))
    document = models.TextField(_("document"), blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    published_at = models.DateTimeField(_("published"))
    previous = models.CharField(_("digest of the row before"), max_length=64)
    digest = models.CharField(_("digest"), max_length=64)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        ordering = ["position"]
        indexes = [models.Index(fields=["type", "key", "-position"], name="publication_history")]
        constraints = [
            models.UniqueConstraint(fields=["type", "key", "version"], name="one_publication_a_version"),
            models.CheckConstraint(
                name="two_people_publish",
                condition=models.Q(action="hide") | ~models.Q(approved_by=models.F("proposed_by")),
                violation_error_message=_("Someone else has to approve what you proposed."),
            ),
            models.CheckConstraint(
                name="what_is_published_has_a_document",
                condition=models.Q(action="publish") & ~models.Q(document="") | models.Q(action="hide", document=""),
            ),
        ]

    def __str__(self):
        return f"{self.position}: {self.type} {self.key} v{self.version} {self.action}"

    def compute_digest(self) -> str:
        """The SHA-256 over everything the row says and the digest of the row before it."""
        said = [
            self.position, self.action, self.type, self.key, self.version, self.document, self.reason,
            self.proposed_by_id, self.approved_by_id, stamp(self.published_at), self.previous,
        ]  # fmt: skip
        return hashlib.sha256(msgspec.json.encode(said)).hexdigest()


def stamp(moment: datetime) -> str:
    """The moment as both databases give it back: UTC, to the microsecond."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def verified(rows: Iterable[Publication], position: int, digest: str) -> Iterator[Publication]:
    """Pass the rows on while each follows the one before. Raises BrokenChain at the first that does not."""
    for row in rows:
        position += 1
        if row.position != position:
            raise BrokenChain(position, "the row is missing")
        if row.previous != digest:
            raise BrokenChain(position, "it does not follow the row before it")
        if row.compute_digest() != row.digest:
            raise BrokenChain(position, "its content was changed after it was written")
        digest = row.digest
        yield row
