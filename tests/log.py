"""Getting behind the publication log, which no part of the product can."""

from contextlib import contextmanager
from types import SimpleNamespace

from django.apps import apps
from django.db import connection

from directory.desk import two_people
from directory.publication import append_only


@contextmanager
def triggers_lifted():
    """Take the log's triggers away for a moment, as somebody with all rights on the database could."""

    def execute(sql, params=None):
        with connection.cursor() as cursor:
            cursor.execute(sql, params)

    editor = SimpleNamespace(connection=connection, execute=execute)
    connection.check_constraints()  # PostgreSQL changes no triggers while checks are still to come
    for rules in (two_people, append_only):
        rules.lift(apps, editor)
    try:
        yield
    finally:
        for rules in (append_only, two_people):
            rules.restore(apps, editor)
