"""What was uploaded, before anything of it is believed: how large it is, how large it would become, how it is encoded.

The limits hold before anything is unpacked (design: a file of 5 MB that becomes 276 MB is refused by its own index).
"""

import io
import zipfile
from dataclasses import dataclass, field

from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.utils.translation import gettext as _

from directory.desk.exchange.plan import SHEETS
from directory.desk.exchange.tables import LARGEST_FILE

LARGEST_UPLOAD = 5_000_000
MOST_UNPACKED = LARGEST_FILE
MOST_MEMBERS = 200
MOST_RATIO = 100
"""How many times its packed size a member may have. Real CSV files pack to a tenth, real workbooks to a fifteenth."""

ZIP = b"PK\x03\x04"
ENCODINGS = ("utf-8", "windows-1252")


class NotTaken(Exception):
    """The upload cannot be used; the message says why, to staff."""


@dataclass(frozen=True)
class Unpacked:
    """The tables of an upload as text, by name. `doubtful` are lines to look at where the encoding is a guess."""

    tables: dict[str, str]
    encoding: str = "utf-8"
    doubtful: list[str] = field(default_factory=list)


class StopsLargeUploads(FileUploadHandler):
    """Ends the reading of a body whose file is larger than any that we take, before it fills a disk."""

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self.read = 0

    def receive_data_chunk(self, raw_data, start):
        self.read += len(raw_data)
        if self.read > LARGEST_UPLOAD:
            raise StopUpload(connection_reset=False)
        return raw_data

    def file_complete(self, file_size):
        return None


def unpack(name: str, content: bytes) -> Unpacked:
    """The CSV files in an upload: one CSV file, a ZIP of them, or a workbook. Raises NotTaken."""
    if len(content) > LARGEST_UPLOAD:
        raise NotTaken(too_large())
    if not content.strip():
        raise NotTaken(_("The file is empty."))
    if not content.startswith(ZIP):
        return decoded({name: content})
    members = opened(content)
    if "[Content_Types].xml" in members:
        from directory.desk.exchange import workbook  # the reader of workbooks is large, and few uploads are one

        return Unpacked(workbook.read(content))
    names = {sheet.file for sheet in SHEETS}
    return decoded({member.rpartition("/")[2]: members[member] for member in members if member.endswith(".csv")}, names)


def opened(content: bytes) -> dict[str, bytes]:
    """The members of a ZIP file, none of them read before all of them are seen to be small enough. Raises NotTaken."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
            require_small(members)
            return {member.filename: read(archive, member) for member in members}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        raise NotTaken(_("The file is damaged, or protected by a password.")) from None


def require_small(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MOST_UNPACKED:
        raise NotTaken(_("Unpacked, this file would be larger than anything that we take."))
    for member in members:
        if member.file_size > MOST_RATIO * max(member.compress_size, 1) or member.filename.endswith((".zip", ".xlsx")):
            raise NotTaken(_("Unpacked, this file would be larger than anything that we take."))


def read(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """The member, and not a byte more than its index says. Raises NotTaken."""
    with archive.open(member) as file:
        content = file.read(member.file_size + 1)
    if len(content) > member.file_size:
        raise NotTaken(_("Unpacked, this file would be larger than anything that we take."))
    return content


def decoded(files: dict[str, bytes], names: set[str] | None = None) -> Unpacked:
    """The text of each file: UTF-8, or else Windows-1252 for somebody to confirm. Raises NotTaken."""
    texts, encoding, doubtful = {}, ENCODINGS[0], []
    for name, content in files.items():
        if names is not None and name not in names:
            continue
        if content.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in content[:1000]:
            raise NotTaken(_("The file is UTF-16. Save it as “CSV UTF-8”."))
        try:
            texts[name] = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            texts[name] = decode_windows(content)
            encoding = ENCODINGS[1]
            doubtful += [line for line in texts[name].splitlines() if not line.isascii()]
    if not texts:
        raise NotTaken(_("There is no table in this file that we know."))
    return Unpacked(texts, encoding, doubtful)


def decode_windows(content: bytes) -> str:
    try:
        return content.decode("windows-1252")
    except UnicodeDecodeError:
        raise NotTaken(_("We cannot read the letters of this file. Save it as “CSV UTF-8”.")) from None


def too_large() -> str:
    return _("The file is larger than %(megabytes)s MB.") % {"megabytes": LARGEST_UPLOAD // 1_000_000}
