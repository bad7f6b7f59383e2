"""Writes a plan to the desk, all of it or nothing."""

from collections.abc import Callable
from datetime import date

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction

from directory.desk.exchange.plan import Plan, Row, SheetPlan, known_keys
from directory.desk.parity import note_translations
from directory.evidence.columns import Keys, Links, Sheet, Source, first_evidence
from directory.evidence.models import Check, Evidence, Listing
from hotlines.models import Channel
from organizations.rows import Members

BATCH = 500


class RefusedRows(Exception):
    """The plan has refused rows, and nobody said to skip them."""


def apply_plan(
    plan: Plan, read_on: date | None, skip_refused: bool = False, step: Callable[[int], None] = lambda done: None
) -> None:
    """Write the plan in one transaction; `step` hears how many rows each step did.

    What is created or changed gets a check “source read on” `read_on`, where that day is given. Raises RefusedRows;
    nothing is written then.
    """
    if plan.refused and not skip_refused:
        raise RefusedRows(f"{len(plan.refused)} refused")
    with transaction.atomic():
        keys = known_keys()
        for planned in plan.sheets:
            create(planned, keys, read_on)
            step(len(planned.created))
            for row in planned.changed:
                change(planned.sheet, row, keys, read_on)
                step(1)


def create(planned: SheetPlan, keys: Keys, read_on: date | None) -> None:
    sheet = planned.sheet
    subjects = [build(sheet, row, keys) for row in planned.created]
    if sheet.model is Channel:
        number_channels(subjects)
    sheet.model.objects.bulk_create(subjects, batch_size=BATCH)
    if issubclass(sheet.model, Listing):
        keys[sheet.kind] |= {subject.key: subject.pk for subject in subjects}
    belonging: dict[type[models.Model], list[models.Model]] = {}
    for row, subject in zip(planned.created, subjects, strict=True):
        for new in [
            evidence_of(sheet, row, subject),
            *checks_of(subject, read_on),
            *rows_of(sheet, row, subject, keys),
        ]:
            belonging.setdefault(type(new), []).append(new)
    for model, rows in belonging.items():
        model.objects.bulk_create(rows, batch_size=BATCH)


def build(sheet: Sheet, row: Row, keys: Keys) -> models.Model:
    subject = sheet.model()
    for column in sheet.columns:
        column.put(subject, row.values[column.name], keys)
    if isinstance(subject, Listing):
        subject.name_listing()
    else:
        subject.name_channel()
    note_translations(subject, {column.target for column in sheet.columns})
    return subject


def number_channels(channels: list[Channel]) -> None:
    """Keep the order of the file within each hotline, after the channels that are there already."""
    last = dict(Channel.objects.values_list("hotline").annotate(models.Max("order")))
    for channel in channels:
        channel.order = last[channel.hotline_id] = last.get(channel.hotline_id, 0) + 1


def evidence_of(sheet: Sheet, row: Row, subject: models.Model) -> Evidence:
    evidence = Evidence(content_type=kind_of(subject), object_id=subject.pk)
    fill_evidence(evidence, sheet, row)
    return evidence


def fill_evidence(evidence: Evidence, sheet: Sheet, row: Row) -> None:
    for column in sheet.columns:
        if isinstance(column, Source):
            setattr(evidence, column.target, row.values[column.name])
    evidence.grade = row.values["confidence"]


def checks_of(subject: models.Model, read_on: date | None) -> list[Check]:
    if read_on is None:
        return []
    how = Check.How.SOURCE_READ
    return [Check(content_type=kind_of(subject), object_id=subject.pk, checked_on=read_on, how=how)]


def rows_of(sheet: Sheet, row: Row, subject: models.Model, keys: Keys) -> list[models.Model]:
    return [new for column in sheet.columns for new in column.rows(subject, row.values[column.name], keys)]


def kind_of(subject: models.Model) -> ContentType:
    return ContentType.objects.get_for_model(subject)


def change(sheet: Sheet, row: Row, keys: Keys, read_on: date | None) -> None:
    """Write only what differs, and replace the rows of other tables that a changed column owns."""
    subject = row.subject
    for column in sheet.columns:
        if column.name in row.changes:
            column.put(subject, row.values[column.name], keys)
            if isinstance(column, Links | Members):
                through, ours, _theirs = column.through(subject)
                through.objects.filter(**{ours: subject.pk}).delete()
                through.objects.bulk_create(column.rows(subject, row.values[column.name], keys))
    note_translations(subject, {column.target for column in sheet.columns if column.name in row.changes})
    subject.save()
    evidence = first_evidence(subject) or Evidence(content_type=kind_of(subject), object_id=subject.pk)
    fill_evidence(evidence, sheet, row)
    evidence.save()
    Check.objects.bulk_create(checks_of(subject, read_on))
