"""The columns of a listing's CSV file: how a cell becomes a fact on the desk, and how it is written back.

A parsed cell is a string, or a tuple of strings where the column holds several values separated by `;`. Every column
keeps the rule `parse(format(value)) == value`, so that importing an export changes nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.db import models

from directory.evidence.models import Evidence

SEPARATOR = ";"
Value = str | tuple[str, ...]
Keys = dict[str, dict[str, object]]
"""Primary keys by the kind of thing referred to and its key: {"organization": {"iom": 7}}."""


@dataclass(frozen=True)
class Column:
    """A cell that goes into a field of its own name, as text. `refers` is the kind of thing that its values name."""

    name: str
    attribute: str = ""
    refers: str = ""

    def parse(self, cell: str) -> Value:
        return cell.strip()

    def format(self, value: Value) -> str:
        return str(value)

    def referred(self, value: Value) -> tuple[str, ...]:
        """The keys that must exist for this value to hold."""
        return (value,) if value else ()

    @property
    def target(self) -> str:
        return self.attribute or self.name

    def get(self, subject: models.Model) -> Value:
        return getattr(subject, self.target) or ""

    def stored(self, value: Value) -> str | list[str]:
        """The value as the field keeps it."""
        return value

    def put(self, subject: models.Model, value: Value, keys: Keys) -> None:
        """Set the field of a subject that is not saved yet."""
        setattr(subject, self.target, self.stored(value))

    def rows(self, subject: models.Model, value: Value, keys: Keys) -> list[models.Model]:
        """The rows of other tables that belong to the value, once the subject is saved; they replace the old ones."""
        return []


class Many(Column):
    """Several codes in one cell, kept as a list in the field."""

    def parse(self, cell: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(part.strip() for part in cell.split(SEPARATOR) if part.strip()))

    def format(self, value: Value) -> str:
        return SEPARATOR.join(value)

    def referred(self, value: Value) -> tuple[str, ...]:
        return tuple(value)

    def get(self, subject: models.Model) -> tuple[str, ...]:
        return tuple(getattr(subject, self.target))

    def stored(self, value: Value) -> list[str]:
        return list(value)


class Link(Column):
    """The key of another thing, kept as a foreign key."""

    def get(self, subject: models.Model) -> str:
        other = getattr(subject, self.target)
        return getattr(other, "key", None) or getattr(other, "code", "") if other else ""

    def put(self, subject: models.Model, value: Value, keys: Keys) -> None:
        setattr(subject, f"{self.target}_id", keys[self.refers][value] if value else None)


@dataclass(frozen=True)
class Links(Many):
    """The codes of several other things, kept in a table between the two."""

    def get(self, subject: models.Model) -> tuple[str, ...]:
        return tuple(sorted(other.pk for other in getattr(subject, self.target).all()))

    def parse(self, cell: str) -> tuple[str, ...]:
        return tuple(sorted(super().parse(cell)))

    def put(self, subject: models.Model, value: Value, keys: Keys) -> None:
        """Nothing: the rows come once the subject is saved."""

    def through(self, subject: models.Model) -> tuple[type[models.Model], str, str]:
        relation = subject._meta.get_field(self.target)
        return relation.remote_field.through, relation.m2m_column_name(), relation.m2m_reverse_name()

    def rows(self, subject: models.Model, value: Value, keys: Keys) -> list[models.Model]:
        through, ours, theirs = self.through(subject)
        return [through(**{ours: subject.pk, theirs: keys[self.refers][code]}) for code in value]


class Source(Column):
    """A cell of the source that stands in the row: the first evidence for the whole entry."""

    def get(self, subject: models.Model) -> str:
        evidence = first_evidence(subject)
        return getattr(evidence, self.target) if evidence else ""

    def put(self, subject: models.Model, value: Value, keys: Keys) -> None:
        """Nothing: the engine saves the evidence with its subject."""


def first_evidence(subject: models.Model) -> Evidence | None:
    """The source that speaks for the whole entry and was there first. Uses what was prefetched."""
    whole = [evidence for evidence in subject.evidence.all() if not evidence.field]
    return min(whole, key=lambda evidence: evidence.pk, default=None)


@dataclass(frozen=True)
class Sheet:
    """One CSV file and the model it speaks of. `identify` gives a row's key out of its parsed values."""

    file: str
    kind: str
    model: type[models.Model]
    columns: tuple[Column, ...]
    identify: Callable[[dict[str, Value]], Value]
    related: tuple[str, ...] = ()
    prefetched: tuple[str, ...] = field(default=())

    @property
    def header(self) -> list[str]:
        return [column.name for column in self.columns]

    def subjects(self) -> models.QuerySet:
        """Everything of this kind on the desk in the order it came, with what reading its columns needs."""
        return self.model.objects.select_related(*self.related).prefetch_related(*self.prefetched).order_by("pk")

    def values(self, subject: models.Model) -> dict[str, Value]:
        return {column.name: column.get(subject) for column in self.columns}
