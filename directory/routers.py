"""Which database a table lives in."""

EDITION_APPS = {"edition", "search"}


class EditionRouter:
    """The edition's tables live in the edition, all others on the desk; no relation crosses over."""

    def db_for_read(self, model, **hints):
        return "edition" if model._meta.app_label in EDITION_APPS else "default"

    db_for_write = db_for_read

    def allow_relation(self, one, other, **hints):
        return self.db_for_read(one) == self.db_for_read(other)

    def allow_migrate(self, db, app_label, **hints):
        return (db == "edition") == (app_label in EDITION_APPS)
