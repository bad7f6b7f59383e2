"""The triggers of the log, for both databases.

Guarding UPDATE alone would not do: DELETE with INSERT, INSERT OR REPLACE and upserts change rows as well. So UPDATE,
DELETE and TRUNCATE are refused, and an INSERT has to be the next row, of the next version, after the last digest.
On PostgreSQL a new row also wakes the followers (NOTIFY on the channel `publication`).
"""

TABLE = "publication_publication"

SQLITE = {
    "publication_no_update": f"""BEFORE UPDATE ON {TABLE} BEGIN
        SELECT RAISE(ABORT, 'the publication log is append-only: no UPDATE'); END""",
    "publication_no_delete": f"""BEFORE DELETE ON {TABLE} BEGIN
        SELECT RAISE(ABORT, 'the publication log is append-only: no DELETE'); END""",
    "publication_in_order": f"""BEFORE INSERT ON {TABLE}
        WHEN NEW.position IS NOT (SELECT COALESCE(MAX(position), 0) + 1 FROM {TABLE})
          OR NEW.previous IS NOT COALESCE((SELECT digest FROM {TABLE} ORDER BY position DESC LIMIT 1), '{"0" * 64}')
          OR NEW.version IS NOT
             (SELECT COALESCE(MAX(version), 0) + 1 FROM {TABLE} WHERE type = NEW.type AND key = NEW.key)
        BEGIN SELECT RAISE(ABORT, 'the publication log takes only its next row'); END""",
}

POSTGRESQL = f"""
CREATE OR REPLACE FUNCTION publication_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the publication log is append-only: no %', TG_OP; END $$;

CREATE OR REPLACE FUNCTION publication_in_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.position IS DISTINCT FROM (SELECT COALESCE(MAX(position), 0) + 1 FROM {TABLE})
       OR NEW.previous IS DISTINCT FROM
          COALESCE((SELECT digest FROM {TABLE} ORDER BY position DESC LIMIT 1), repeat('0', 64))
       OR NEW.version IS DISTINCT FROM
          (SELECT COALESCE(MAX(version), 0) + 1 FROM {TABLE} WHERE type = NEW.type AND key = NEW.key)
    THEN RAISE EXCEPTION 'the publication log takes only its next row'; END IF;
    PERFORM pg_notify('publication', '');
    RETURN NEW;
END $$;

CREATE TRIGGER publication_no_change BEFORE UPDATE OR DELETE ON {TABLE}
    FOR EACH ROW EXECUTE FUNCTION publication_append_only();
CREATE TRIGGER publication_no_truncate BEFORE TRUNCATE ON {TABLE}
    FOR EACH STATEMENT EXECUTE FUNCTION publication_append_only();
CREATE TRIGGER publication_in_order BEFORE INSERT ON {TABLE}
    FOR EACH ROW EXECUTE FUNCTION publication_in_order();
"""
POSTGRESQL_TRIGGERS = ("publication_no_change", "publication_no_truncate", "publication_in_order")


def restore(apps, schema_editor) -> None:
    """Put the triggers there, whether or not they are."""
    lift(apps, schema_editor)
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL, params=None)
    else:
        for name, rule in SQLITE.items():
            schema_editor.execute(f"CREATE TRIGGER {name} {rule}")


def lift(apps, schema_editor) -> None:
    """Take the triggers away: for the migration backwards, and for the tests that clean up after themselves."""
    if schema_editor.connection.vendor == "postgresql":
        for name in POSTGRESQL_TRIGGERS:
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {name} ON {TABLE}")
    else:
        for name in SQLITE:
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}")
