"""manage.py import_listings DIR"""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from rich.progress import Progress

from directory.desk.exchange.apply import apply_plan
from directory.desk.exchange.dataset import BadDataset, read_on
from directory.desk.exchange.plan import Plan, plan_import


class Command(BaseCommand):
    help = (
        "Compares the CSV files of a folder with the desk; with --write, takes them over as drafts. Publishes nothing."
    )

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, metavar="DIR")
        parser.add_argument("--write", action="store_true", help="apply the plan, all of it or nothing")
        parser.add_argument("--skip-refused", action="store_true", help="take the other rows where some are refused")

    def handle(self, *args, folder: Path, write, skip_refused, **options):
        if not folder.is_dir():
            raise CommandError(f"There is no folder {folder}.")
        try:
            day = read_on(folder)
        except BadDataset as problem:
            raise CommandError(str(problem)) from None
        plan = plan_import(folder)
        if not plan.sheets:
            raise CommandError(f"{folder} holds none of {', '.join(plan.missing)}.")
        self.show(plan)
        if plan.refused and not skip_refused:
            raise CommandError(
                f"{len(plan.refused)} refused, nothing was written. Mend the rows, or skip them with --skip-refused."
            )
        if not write:
            self.stdout.write("Nothing was written. Add --write to apply this.")
        elif plan.size:
            with Progress(disable=not self.stdout.isatty(), transient=True) as progress:
                task = progress.add_task("Writing", total=plan.size)
                apply_plan(plan, day, skip_refused, step=lambda done: progress.advance(task, done))
            self.stdout.write(f"Wrote {plan.size} rows.")
        else:
            self.stdout.write("There was nothing to change.")

    def show(self, plan: Plan) -> None:
        for sheet in plan.sheets:
            for row in sheet.changed:
                for column, (before, after) in row.changes.items():
                    identity = sheet.sheet.identify(row.values)
                    name = identity if isinstance(identity, str) else " ".join(identity)
                    self.stdout.write(f"{sheet.sheet.file}:{row.line}: {name}: {column}: {before!r} → {after!r}")
            for refusal in sheet.refused:
                self.stdout.write(f"refused {refusal}")
            self.stdout.write(
                f"{sheet.sheet.file}: {len(sheet.created)} to create, {len(sheet.changed)} to change, "
                f"{sheet.unchanged} unchanged, {len(sheet.refused)} refused"
            )
        for file in plan.missing:
            self.stdout.write(f"{file}: not there")
