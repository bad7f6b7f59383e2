"""What people do with an upload: look at its plan, take it over, drop it. It is planned and written as by command."""

import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.desk.exchange.apply import apply_plan
from directory.desk.exchange.gate import NotTaken, Unpacked, unpack
from directory.desk.exchange.models import Upload
from directory.desk.exchange.plan import SHEETS, Plan, plan_import


class Overtaken(Exception):
    """The desk is no longer what it was when the plan was shown, or somebody decided already."""


@contextmanager
def folder_of(unpacked: Unpacked) -> Iterator[Path]:
    """The tables as the files that the command reads. A single file is known by its columns, whatever its name."""
    with tempfile.TemporaryDirectory(prefix="import-") as name:
        folder = Path(name)
        for file, text in unpacked.tables.items():
            known = file if file in {sheet.file for sheet in SHEETS} else named_by_columns(text)
            (folder / known).write_text(text, encoding="utf-8", newline="")
        yield folder


def named_by_columns(text: str) -> str:
    """The file whose columns the first line has. Raises NotTaken."""
    first = set(text.partition("\n")[0].replace('"', "").strip().split(","))
    common = {sheet.file: len(first & set(sheet.header)) / len(sheet.header) for sheet in SHEETS}
    best = max(common, key=common.get)
    if common[best] < 0.5:
        files = ", ".join(sheet.file for sheet in SHEETS)
        raise NotTaken(_("The columns are not those of %(files)s.") % {"files": files})
    return best


def plan_of(upload: Upload) -> tuple[Plan, Unpacked]:
    """What the upload would change on the desk. Raises NotTaken."""
    unpacked = unpack(upload.name, bytes(upload.content))
    with folder_of(unpacked) as folder:
        return plan_import(folder), unpacked


def fingerprint(plan: Plan) -> str:
    """Stands for everything that the plan would do, so that what is applied is what was looked at."""
    done = [
        (planned.sheet.file, row.line, row.subject.pk if row.subject else None, row.values, row.changes)
        for planned in plan.sheets
        for row in [*planned.created, *planned.changed]
    ]
    return hashlib.sha256(repr(done).encode()).hexdigest()


def take_over(upload: Upload, seen: str, by: User, skip_refused: bool) -> Plan:
    """Write the plan as drafts, all of it or nothing. Raises Overtaken, NotTaken or RefusedRows."""
    with transaction.atomic():
        upload = waiting(upload)
        plan, _unpacked = plan_of(upload)
        if fingerprint(plan) != seen:
            raise Overtaken(_("The desk has changed since this plan was made. This is the new plan."))
        apply_plan(plan, upload.read_on, skip_refused)
        upload.created = sum(len(planned.created) for planned in plan.sheets)
        upload.changed = sum(len(planned.changed) for planned in plan.sheets)
        upload.refused = len(plan.refused)
        decide(upload, Upload.State.APPLIED, by)
    return plan


def drop(upload: Upload, by: User) -> None:
    """Decide that nothing of it is taken. Raises Overtaken."""
    with transaction.atomic():
        decide(waiting(upload), Upload.State.DROPPED, by)


def waiting(upload: Upload) -> Upload:
    """The upload, locked. Raises Overtaken where somebody decided already."""
    locked = Upload.objects.select_for_update().get(pk=upload.pk)
    if locked.state != Upload.State.WAITING:
        raise Overtaken(_("Somebody has decided about this file already."))
    return locked


def decide(upload: Upload, state: str, by: User) -> None:
    upload.state, upload.decided_by, upload.decided_at = state, by, timezone.now()
    upload.save()
