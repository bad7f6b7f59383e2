"""Files as people really save them, and as attackers do: each gets a clear answer, and nothing is lost."""

import pytest

from directory.desk.exchange import tables
from directory.desk.exchange.tables import UnreadableTable, read_table

HEADER = ["key", "name"]


def read(tmp_path, raw):
    path = tmp_path / "things.csv"
    path.write_bytes(raw)
    return list(read_table(path, HEADER))


def refusal(tmp_path, raw):
    with pytest.raises(UnreadableTable) as caught:
        read(tmp_path, raw)
    return str(caught.value)


def test_utf8_is_read_with_and_without_a_byte_order_mark(tmp_path):
    text = "key,name\na,Niñez\n"

    assert read(tmp_path, text.encode()) == read(tmp_path, text.encode("utf-8-sig"))
    assert read(tmp_path, text.encode())[0].cells == ["a", "Niñez"]


def test_windows_1252_is_refused_with_the_line_and_what_to_do(tmp_path):
    said = refusal(tmp_path, "key,name\na,x\nb,Niñez\n".encode("cp1252"))

    assert said.startswith("things.csv:3: ")
    assert "CSV UTF-8" in said


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_is_refused(tmp_path, encoding):
    assert refusal(tmp_path, "key,name\na,b\n".encode(encoding))


def test_a_missing_an_unknown_and_a_double_column_are_named(tmp_path):
    assert refusal(tmp_path, b"key\na\n") == "things.csv:1: name: This column is missing."
    assert refusal(tmp_path, b"key,name,colour\na,b,c\n") == "things.csv:1: colour: This column is not known."
    assert refusal(tmp_path, b"key,name,name\na,b,c\n") == "things.csv:1: name: This column stands there twice."
    assert refusal(tmp_path, b"") == "things.csv:1: key: This column is missing."


def test_columns_may_stand_in_any_order(tmp_path):
    assert read(tmp_path, b"name,key\nb,a\n")[0].cells == ["a", "b"]


def test_the_line_is_the_one_where_the_row_begins_even_after_a_cell_with_line_breaks(tmp_path):
    lines = read(tmp_path, b'key,name\na,"one\ntwo\nthree"\nb,c\n')

    assert [line.number for line in lines] == [2, 5]


def test_a_cell_of_fifty_megabytes_is_refused_without_being_read(tmp_path, monkeypatch):
    path = tmp_path / "things.csv"
    with path.open("wb") as file:
        file.write(b'key,name\na,"')
        file.seek(50_000_000)
        file.write(b'"\n')
    monkeypatch.setattr("pathlib.Path.read_bytes", lambda _: pytest.fail("the file was read"))

    with pytest.raises(UnreadableTable, match="larger than 20 MB"):
        list(read_table(path, HEADER))


def test_a_long_cell_and_a_row_of_another_width_are_problems_of_their_line_only(tmp_path):
    long = b"x" * (tables.LONGEST_CELL + 1)

    lines = read(tmp_path, b"key,name\na," + long + b"\nb\nc,d\n")

    assert [line.number for line in lines if line.problem] == [2, 3]
    assert lines[2].cells == ["c", "d"]


@pytest.mark.parametrize("raw", [b'key,name\na,"never closed\n', b'key,name\na,"b"c\n', b"key,name\na,\0\n"])
def test_half_written_quotes_and_nul_bytes_are_refused(tmp_path, raw):
    assert refusal(tmp_path, raw).startswith("things.csv:")
