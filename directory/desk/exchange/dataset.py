"""What dataset.toml, beside the CSV files, says about all of them."""

import tomllib
from datetime import date
from pathlib import Path

SHIPPED = Path(__file__).resolve().parents[2] / "data"
"""The data set that comes with the project."""


class BadDataset(Exception):
    """dataset.toml cannot be used."""


def read_on(folder: Path) -> date | None:
    """The day on which the sources were read; None where the folder does not say. Raises BadDataset."""
    path = folder / "dataset.toml"
    if not path.is_file():
        return None
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8")).get("read_on")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadDataset(f"{path.name}: {error}") from None
    if said is not None and type(said) is not date:
        raise BadDataset(f"{path.name}: read_on has to be a date such as 2026-11-21, without quotes.")
    return said
