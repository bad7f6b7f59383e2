"""Speaking raw SQL to the desk, as somebody could who has the database's password and not the product."""

import pytest
from django.db import DatabaseError, connection, transaction

from tests.log import triggers_lifted

RIGHT, WRONG = "+528005533000", "+525513099024"


def rows(table):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} ORDER BY 1")
        return cursor.fetchall()


def run(sql, *params):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, params)


def refused(sql, *params):
    """The database refuses the statement and keeps proposals and log as they were."""
    before = rows("desk_proposal"), rows("publication_publication")
    with pytest.raises(DatabaseError) as refusal:
        run(sql, *params)
    assert (rows("desk_proposal"), rows("publication_publication")) == before
    return str(refusal.value)


def tamper(sql, *params):
    with triggers_lifted():
        run(sql, *params)
