"""Exporting: what was imported comes back."""

import io

import pytest
from django.core.management import call_command

from directory.desk.exchange.dataset import SHIPPED
from tests.desk.folders import HEADERS, write_folder

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("places")]


def plan(folder):
    out = io.StringIO()
    call_command("import_listings", folder, stdout=out)
    return out.getvalue()


def test_importing_an_export_changes_nothing(tmp_path):
    quoted = 'Dice: "llame", luego espere\ny vuelva a llamar; ñandú'
    call_command("import_listings", write_folder(tmp_path / "data", organizations=[{"summary_es": quoted}]), write=True)

    call_command("export_listings", tmp_path / "out")

    said = plan(tmp_path / "out")
    assert said.count("0 to create, 0 to change, 1 unchanged, 0 refused") == 4


def test_the_export_has_the_columns_of_the_shipped_files(tmp_path):
    call_command("export_listings", tmp_path / "out")

    for file in HEADERS:
        shipped = (SHIPPED / file).read_text(encoding="utf-8").splitlines()[0]
        assert (tmp_path / "out" / file).read_text(encoding="utf-8").splitlines()[0] == shipped


def test_an_export_leaves_no_half_file_behind(tmp_path):
    call_command("export_listings", tmp_path / "out")

    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(HEADERS)
