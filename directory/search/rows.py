"""Rows into the index's tables and out of them, many at once.

They do not become models on the way: that would take most of the time of a rebuild.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db import connections, models, router

AT_ONCE = 500
"""Values that one statement names."""


def insert(model: type[models.Model], columns: Sequence[str], rows: Iterable[tuple]) -> None:
    """Add rows that are not there yet."""
    execute(model, insertion(model, columns), rows)


def put(model: type[models.Model], columns: Sequence[str], rows: Iterable[tuple]) -> None:
    """Add rows; one that has the key of a row that is there, which is the first column, takes its place."""
    key, *others = map(quote, columns)
    replaced = ", ".join(f"{column} = excluded.{column}" for column in others)
    execute(model, f"{insertion(model, columns)} ON CONFLICT ({key}) DO UPDATE SET {replaced}", rows)


def quote(name: str) -> str:
    """A name that SQL may keep for itself, as `full` is; both databases quote alike."""
    return f'"{name}"'


def insertion(model: type[models.Model], columns: Sequence[str]) -> str:
    marks = ", ".join(["%s"] * len(columns))
    return f"INSERT INTO {model._meta.db_table} ({', '.join(map(quote, columns))}) VALUES ({marks})"  # noqa: S608 (our names)


def execute(model: type[models.Model], statement: str, rows: Iterable[tuple]) -> None:
    with connections[router.db_for_write(model)].cursor() as cursor:
        cursor.executemany(statement, rows)


def standing(
    model: type[models.Model], columns: Sequence[str], name: str, values: Sequence[Any]
) -> Iterator[tuple[Any, ...]]:
    """The rows that have one of these values, locked, in their order: writers that meet do not wait for each other."""
    for start in range(0, len(values), AT_ONCE):
        chosen = {f"{name}__in": values[start : start + AT_ONCE]}
        yield from model.objects.select_for_update().filter(**chosen).order_by(name).values_list(*columns)


def delete(model: type[models.Model], name: str, values: Sequence[Any]) -> None:
    for start in range(0, len(values), AT_ONCE):
        model.objects.filter(**{f"{name}__in": values[start : start + AT_ONCE]}).delete()
