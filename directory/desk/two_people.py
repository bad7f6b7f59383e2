"""The triggers that hold a proposal, for both databases. They stand beside those of publication/append_only.py.

A proposal begins open. What it says never changes, and once it is decided nothing of it does; it is never deleted. Once
the log is sealed, a row that publishes has to be the next version of an approved proposal: the same document, letter by
letter, signed by the same two people. SQLite's INSERT OR REPLACE deletes without asking the trigger on DELETE, so the
trigger on INSERT looks for the row that would be replaced.
"""

PROPOSAL, SEAL, LOG = "desk_proposal", "desk_seal", "publication_publication"
FROZEN = ["id", "kind", "type", "key", "base_version", "document", "digest", "note", "proposed_by_id", "proposed_at"]

AS_APPROVED = f"""SELECT 1 FROM {PROPOSAL} WHERE state = 'approved' AND type = NEW.type AND key = NEW.key
    AND document = NEW.document AND base_version + 1 = NEW.version
    AND proposed_by_id = NEW.proposed_by_id AND decided_by_id = NEW.approved_by_id"""
UNAPPROVED = f"""NEW.action = 'publish' AND EXISTS (SELECT 1 FROM {SEAL}) AND NOT EXISTS ({AS_APPROVED})"""
TAKEN = f"""NEW.state <> 'open' OR EXISTS (SELECT 1 FROM {PROPOSAL} WHERE id = NEW.id)
    OR EXISTS (SELECT 1 FROM {PROPOSAL} WHERE state = 'open' AND type = NEW.type AND key = NEW.key)"""

NO_CHANGE = "what was proposed cannot be changed"
NO_DELETE = "a proposal cannot be deleted"
NOT_OPEN = "a proposal begins open, and one at a time"
NO_PROPOSAL = "the publication log takes only what two people agreed on"
SEALED = "the seal of the log stays"


CHANGED = " OR ".join(["OLD.state <> 'open'", *(f"NEW.{column} {{different}} OLD.{column}" for column in FROZEN)])

REFUSALS = {
    "proposal_opens": (PROPOSAL, "INSERT", TAKEN, NOT_OPEN),
    "proposal_stands": (PROPOSAL, "UPDATE", CHANGED, NO_CHANGE),
    "proposal_stays": (PROPOSAL, "DELETE", "1 = 1", NO_DELETE),
    "seal_stands": (SEAL, "UPDATE", "1 = 1", SEALED),
    "seal_stays": (SEAL, "DELETE", "1 = 1", SEALED),
    "publication_was_proposed": (LOG, "INSERT", UNAPPROVED, NO_PROPOSAL),
}
"""By trigger: the table, what is done to it, when that is refused, and what is said then."""


def sqlite(name: str) -> str:
    table, deed, condition, told = REFUSALS[name]
    condition = condition.replace("{different}", "IS NOT")
    return f"CREATE TRIGGER {name} BEFORE {deed} ON {table} WHEN {condition} BEGIN SELECT RAISE(ABORT, '{told}'); END"


def postgresql(name: str) -> str:
    table, deed, condition, told = REFUSALS[name]
    condition = condition.replace("{different}", "IS DISTINCT FROM")
    return f"""
        CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN IF {condition} THEN RAISE EXCEPTION '{told}'; END IF;
        RETURN {"OLD" if deed == "DELETE" else "NEW"}; END $$;
        CREATE TRIGGER {name} BEFORE {deed} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}();"""


def no_truncate(table: str) -> str:
    return f"""
        CREATE OR REPLACE FUNCTION {table}_no_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION '{NO_DELETE}'; END $$;
        CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
            FOR EACH STATEMENT EXECUTE FUNCTION {table}_no_truncate();"""


def restore(apps, schema_editor) -> None:
    """Put the triggers there, whether or not they are."""
    lift(apps, schema_editor)
    if schema_editor.connection.vendor == "postgresql":
        for name in REFUSALS:
            schema_editor.execute(postgresql(name), params=None)
        for table in (PROPOSAL, SEAL):
            schema_editor.execute(no_truncate(table), params=None)
    else:
        for name in REFUSALS:
            schema_editor.execute(sqlite(name))


def lift(apps, schema_editor) -> None:
    """Take the triggers away: for the migration backwards, and for the tests that clean up after themselves."""
    if schema_editor.connection.vendor == "postgresql":
        for name, (table, *_rest) in REFUSALS.items():
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {name} ON {table}")
        for table in (PROPOSAL, SEAL):
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_truncate ON {table}")
    else:
        for name in REFUSALS:
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}")


def seal_what_is_published(apps, schema_editor) -> None:
    """An installation that has published before keeps the rule from now on."""
    newest = apps.get_model("publication", "Publication").objects.order_by("-position").first()
    if newest is not None:
        apps.get_model("desk", "Seal").objects.create(position=newest.position, sealed_at=newest.published_at)
