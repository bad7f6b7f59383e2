"""Bombs, wrong letters and half files: each gets a clear no before anything of it is unpacked or believed."""

import io
import struct
import tracemalloc
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from directory.desk.exchange import gate, workbook
from directory.desk.exchange.cells import STARTS, guarded, unguarded

LARGER = "larger than anything"
HEADER = "key,name_es\n"


@pytest.fixture(autouse=True)
def english(settings):
    settings.LANGUAGE_CODE = "en"


def archive(members, **options):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", **options) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return file.getvalue()


def book(rows, name="hotlines"):
    made = Workbook()
    made.active.title = name
    for row in rows:
        made.active.append(row)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def lying_about_its_size():
    """A member that says that it is one byte long and unpacks to two million."""
    content = archive({"hotlines.csv": b"a" * 2_000_000}, compression=zipfile.ZIP_DEFLATED)
    size = struct.pack("<I", 2_000_000)
    assert content.count(size) == 2
    return content.replace(size, struct.pack("<I", 1))


ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "'
    + b"a" * 1000
    + b'">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 20) for n in range(6))
    + b"]><workbook>&g;</workbook>"
)
BOMBS = {
    "one member of 300 MB": archive({"hotlines.csv": b"0" * 300_000_000}, compression=zipfile.ZIP_DEFLATED),
    "many members": archive({f"{number}.csv": b"a" for number in range(gate.MOST_MEMBERS + 1)}),
    "a zip in a zip": archive({"inner.zip": archive({"hotlines.csv": HEADER})}),
    "a member that lies about its size": lying_about_its_size(),
    "entities that unfold": archive({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": ENTITIES}),
    "half a zip": archive({"hotlines.csv": HEADER})[:60],
    "half a workbook": book([["key"]])[:3000],
    "a workbook without sheets of ours": book([["key"]], name="Sheet1"),
    "nothing": b"",
    "only blanks": b" \r\n",
    "UTF-16": HEADER.encode("utf-16"),
    "UTF-16 without a mark": HEADER.encode("utf-16-le"),
    "letters of no alphabet": b"key,\x81\x8d\n",
    "a picture": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "6 MB": b"a" * 6_000_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_what_cannot_be_taken_is_refused_with_a_reason_and_little_memory(name):
    tracemalloc.start()
    try:
        with pytest.raises(gate.NotTaken) as refused:
            gate.unpack("upload", BOMBS[name])
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert str(refused.value).endswith(".")
    assert peak < 30_000_000


def test_a_quoted_field_without_an_end_is_refused_by_the_plan(tmp_path):
    from directory.desk.exchange.tables import UnreadableTable, read_table

    (tmp_path / "hotlines.csv").write_text('key,name_es\nx,"' + "y\n" * 300_000)

    with pytest.raises(UnreadableTable):
        list(read_table(tmp_path / "hotlines.csv", ["key", "name_es"]))


def test_more_rows_than_any_real_file_are_refused_by_the_plan(tmp_path):
    from directory.desk.exchange.tables import UnreadableTable, read_table

    (tmp_path / "hotlines.csv").write_text("key\n" + "x\n" * 20_001)

    with pytest.raises(UnreadableTable, match="20000 rows"):
        list(read_table(tmp_path / "hotlines.csv", ["key"]))


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_utf8_is_taken_with_and_without_its_mark(mark):
    unpacked = gate.unpack("a.csv", mark + "key,name_es\nx,Niñez\n".encode())

    assert (unpacked.tables, unpacked.encoding) == ({"a.csv": "key,name_es\nx,Niñez\n"}, "utf-8")


@given(st.text(alphabet="áéíóúñüÁÉÍÓÚÑÜ¿¡«»", min_size=1))
def test_spanish_letters_survive_in_either_encoding(letters):
    text = f"key,name_es\nx,{letters}\n"

    assert gate.unpack("a.csv", text.encode()).tables["a.csv"] == text
    windows = gate.unpack("a.csv", text.encode("cp1252"))
    assert windows.tables["a.csv"] == text or windows.encoding == "utf-8"  # some letters are valid in both
    assert windows.encoding == "utf-8" or windows.doubtful == [f"x,{letters}"]


def test_the_tables_of_a_zip_are_known_by_name_and_others_left_alone():
    content = archive({"data/hotlines.csv": HEADER, "__MACOSX/x.csv": "junk", "readme.txt": "junk"})

    assert gate.unpack("all.zip", content).tables == {"hotlines.csv": HEADER}


def test_a_workbook_gives_text_as_we_write_it():
    from datetime import date, datetime

    rows = [["key", "name_es", "source_date"], ["uno", 911, date(2026, 1, 2)], ["dos", 1.5, datetime(2026, 1, 2, 3)]]

    tables = gate.unpack("a.xlsx", book(rows)).tables

    assert tables == {"hotlines.csv": "key,name_es,source_date\nuno,911,2026-01-02\ndos,1.5,2026-01-02\n"}


def test_a_formula_in_a_workbook_is_refused_by_its_place():
    with pytest.raises(gate.NotTaken, match=r"hotlines!B2"):
        gate.unpack("a.xlsx", book([["key", "name_es"], ["x", "=1+1"]]))


@given(st.text())
def test_every_cell_comes_back_as_it_was(cell):
    assert unguarded(guarded(cell)) == cell


@given(st.sampled_from(STARTS.replace("\\", "")), st.text())
def test_no_cell_of_an_export_begins_like_a_formula(start, rest):
    cell = guarded(start + rest)

    assert cell.startswith("'") or (start == "+" and rest.isdigit())


@pytest.mark.parametrize("number", ["+528005533000", "+1 888", "911", "*4673"])
def test_a_whole_phone_number_keeps_its_plus(number):
    assert guarded(number) == (f"'{number}" if " " in number else number)


def test_a_workbook_that_we_write_holds_text_and_nothing_else():
    hostile = ["=1+1", "@SUM(A1)", "-2", "+528005533000", "http://example.org", "0012", "\tx"]
    content = workbook.write({"hotlines": [[guarded(cell) for cell in hostile]]})

    cells = load_workbook(io.BytesIO(content))["hotlines"][1]

    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.hyperlink for cell in cells] == [None] * len(hostile)
    assert [unguarded(cell.value) for cell in cells] == hostile


def test_a_body_that_never_ends_is_cut_off_before_it_fills_a_disk(client):
    from django.core.files.uploadhandler import StopUpload

    handler = gate.StopsLargeUploads()
    handler.new_file("file", "a.csv", "text/csv", None)

    assert handler.receive_data_chunk(b"a" * gate.LARGEST_UPLOAD, 0)
    with pytest.raises(StopUpload):
        handler.receive_data_chunk(b"a", 0)
