"""The first start loads everything, the second nothing."""

import pytest

pytestmark = pytest.mark.slow


def test_a_second_setup_loads_nothing_and_changes_nothing(set_up, tmp_path):
    installation = set_up.copy(tmp_path / "again")
    before = installation.dump("desk"), installation.dump("edition")

    said = installation.manage("setup")

    assert "Listings" not in said
    assert "Places" not in said
    assert (installation.dump("desk"), installation.dump("edition")) == before


def test_what_was_set_up_is_whole(set_up):
    assert "The log is whole" in set_up.manage("verify_log")


def test_what_was_set_up_can_be_exported_and_imported_without_a_change(set_up, tmp_path):
    set_up.manage("export_listings", tmp_path)

    said = set_up.manage("import_listings", tmp_path)

    assert "0 to create, 0 to change, 523 unchanged, 0 refused" in said
    assert said.count("0 to create, 0 to change") == said.count(".csv:")
