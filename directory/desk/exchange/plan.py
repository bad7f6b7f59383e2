"""What importing a folder of CSV files would do to the desk, row by row. Nothing is written here."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from directory.desk.exchange.tables import Line, Refusal, UnreadableTable, read_table
from directory.evidence.columns import Keys, Sheet, Source, Value
from directory.evidence.models import Evidence, Listing
from directory.regions.models import Region, Service
from hotlines.rows import CHANNELS, HOTLINES
from organizations.models import Membership
from organizations.rows import INITIATIVES, ORGANIZATIONS

SHEETS = (ORGANIZATIONS, HOTLINES, CHANNELS, INITIATIVES)
"""In the order in which rows refer to each other."""


@dataclass
class Row:
    """An accepted row: its parsed values, and the thing on the desk that it speaks of, if there is one already."""

    line: int
    values: dict[str, Value]
    subject: models.Model | None = None
    changes: dict[str, tuple[Value, Value]] = field(default_factory=dict)


@dataclass
class SheetPlan:
    sheet: Sheet
    created: list[Row] = field(default_factory=list)
    changed: list[Row] = field(default_factory=list)
    unchanged: int = 0
    refused: list[Refusal] = field(default_factory=list)


@dataclass
class Plan:
    """The plan of every file that was there. `missing` names the files that were not."""

    sheets: list[SheetPlan] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    @property
    def refused(self) -> list[Refusal]:
        return [refusal for sheet in self.sheets for refusal in sheet.refused]

    @property
    def size(self) -> int:
        return sum(len(sheet.created) + len(sheet.changed) for sheet in self.sheets)


def plan_import(folder: Path) -> Plan:
    """Compare the files of a folder with the desk. A file that cannot be read at all counts as one refusal."""
    plan = Plan()
    keys = known_keys()
    for sheet in SHEETS:
        path = folder / sheet.file
        if path.is_file():
            plan.sheets.append(plan_sheet(sheet, path, keys))
        else:
            plan.missing.append(sheet.file)
    return plan


def known_keys() -> Keys:
    """Everything that a row may refer to, by kind. Keys that the import will make are added with None."""
    keys: Keys = {
        "region": {code: code for code in Region.objects.values_list("code", flat=True)},
        "country": {code: code for code in Region.objects.countries().values_list("code", flat=True)},
        "service": {code: code for code in Service.objects.values_list("code", flat=True)},
    }
    for sheet in SHEETS:
        if issubclass(sheet.model, Listing):
            keys[sheet.kind] = dict(sheet.model.objects.values_list("key", "pk"))
    return keys


def plan_sheet(sheet: Sheet, path: Path, keys: Keys) -> SheetPlan:
    planned = SheetPlan(sheet)
    standing = {sheet.identify(values): (one, values) for one, values in read_desk(sheet)}
    seen: dict[Value, int] = {}
    try:
        for line in read_table(path, sheet.header):
            row, problems = read_row(sheet, line, keys, seen)
            if problems:
                planned.refused += problems
                continue
            sort_in(planned, row, standing.get(sheet.identify(row.values)))
            if sheet.kind in keys:
                keys[sheet.kind].setdefault(sheet.identify(row.values), None)
    except UnreadableTable as unreadable:
        return SheetPlan(sheet, refused=[unreadable.refusal])
    return planned


def read_desk(sheet: Sheet) -> Iterator[tuple[models.Model, dict[str, Value]]]:
    for subject in sheet.subjects():
        yield subject, sheet.values(subject)


def sort_in(planned: SheetPlan, row: Row, standing: tuple[models.Model, dict[str, Value]] | None) -> None:
    if standing is None:
        planned.created.append(row)
        return
    row.subject, before = standing
    row.changes = {name: (before[name], value) for name, value in row.values.items() if before[name] != value}
    if row.changes:
        planned.changed.append(row)
    else:
        planned.unchanged += 1


def read_row(sheet: Sheet, line: Line, keys: Keys, seen: dict[Value, int]) -> tuple[Row, list[Refusal]]:
    """One row, and every reason why it cannot be taken."""

    def refuse(column: str, reason: str) -> Refusal:
        return Refusal(sheet.file, line.number, column, reason)

    if line.problem:
        return Row(line.number, {}), [refuse("", line.problem)]
    values = {column.name: column.parse(cell) for column, cell in zip(sheet.columns, line.cells, strict=True)}
    row = Row(line.number, values)
    broken = [*dangling(sheet, values, keys), *broken_rules(sheet, values)]
    problems = [refuse(column, reason) for column, reason in broken]
    first = seen.setdefault(sheet.identify(values), line.number)
    if first != line.number:
        problems.append(refuse(sheet.header[0], _("The same entry stands in line %(line)s already.") % {"line": first}))
    return row, problems


def dangling(sheet: Sheet, values: dict[str, Value], keys: Keys) -> Iterator[tuple[str, str]]:
    for column in sheet.columns:
        for key in column.referred(values[column.name]) if column.refers else ():
            if key not in keys.get(column.refers, {}):
                yield column.name, _("There is no %(kind)s “%(key)s”.") % {"kind": column.refers, "key": key}


def broken_rules(sheet: Sheet, values: dict[str, Value]) -> Iterator[tuple[str, str]]:
    """Apply the rules that the admin's forms apply: those of the model and of its evidence, column by column."""
    own = [column for column in sheet.columns if not column.refers and not isinstance(column, Source)]
    cited = [column for column in sheet.columns if isinstance(column, Source)]
    for target, columns in ((sheet.model(), own), (Evidence(grade=values["confidence"]), cited)):
        for column in columns:
            setattr(target, column.target, column.stored(values[column.name]))
        yield from broken_fields(target, {column.target: column.name for column in columns})
    yield from broken_roles(sheet, values)


def broken_fields(target: models.Model, names: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The broken rules of the named attributes, each by its column's name."""
    problems: dict[str, list[str]] = {}
    for rules in (lambda: target.clean_fields(exclude=others(target, names)), target.clean):
        try:
            rules()
        except ValidationError as error:
            for attribute, reasons in (
                error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
            ).items():
                problems.setdefault(attribute, []).extend(reasons)
    for attribute, reasons in problems.items():
        yield names.get(attribute, ""), " ".join(dict.fromkeys(reasons))


def others(target: models.Model, names: dict[str, str]) -> set[str]:
    return {field.name for field in target._meta.get_fields()} - set(names)


def broken_roles(sheet: Sheet, values: dict[str, Value]) -> Iterator[tuple[str, str]]:
    if sheet is INITIATIVES:
        for pair in values["organizations"]:
            role = pair.partition(":")[2]
            if role not in Membership.Role.values:
                yield "organizations", _("“%(role)s” is not a role.") % {"role": role}
