"""Files made to do harm to whoever opens them, and a process of its own in which each is opened and its memory taken."""

import gzip
import io
import json
import struct
import subprocess
import sys
import zipfile
import zlib

from openpyxl import Workbook

_SHEET = "xl/worksheets/sheet1.xml"
_HEAD = b'<?xml version="1.0"?>'
_BEGIN = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
_END = b"</sheetData></worksheet>"
_ODS = """<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:body><office:spreadsheet><table:table table:name="a"><table:table-row table:number-rows-repeated="1048576">
<table:table-cell office:value-type="string" table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell>
</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"""
# Opens a file as the import does; tells what came of it and how much memory the process took for it.
_OPEN = """
import json, sys, time
from pathlib import Path
import django
django.setup()
from vai.doors.importing import sources
from vai.doors.importing.errors import UnreadableFile
def most():
    return int(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0])
before, started = most(), time.perf_counter()
try:
    code = f"read:{sum(1 for table in sources.open_sources([Path(sys.argv[1])]) for row in table.rows())}"
except UnreadableFile as refused:
    code = refused.code
taken = (most() - before) / 1024
print(json.dumps({"code": code, "megabytes": round(taken), "seconds": round(time.perf_counter() - started, 1)}))
"""


def book(member=_SHEET, content=b"", names=()):
    """Make a workbook of which one part is replaced."""
    plain, made = io.BytesIO(), io.BytesIO()
    page = Workbook()
    page.active.append(names or ["name", "phone"])
    page.active.append(["An", "0912345678"])
    page.save(plain)
    with (
        zipfile.ZipFile(plain) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            new.writestr(
                info.filename, content if content and info.filename == member else old.read(info.filename)
            )
    return made.getvalue()


def declaring(data, member, size):
    """Let an archive say another size of a member than it has, in both places where it says it."""
    changed = bytearray(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        true = archive.getinfo(member).file_size
    while (at := changed.find(struct.pack("<I", true))) >= 0:
        changed[at : at + 4] = struct.pack("<I", size)
    return bytes(changed)


def _zip(files):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def _packed(piece, times):
    """Pack a piece so many times over, without ever holding all of it."""
    packer, made = zlib.compressobj(6, zlib.DEFLATED, zlib.MAX_WBITS | 16), io.BytesIO()
    for _ in range(times):
        made.write(packer.compress(piece))
    made.write(packer.flush())
    return made.getvalue()


def _laughs():
    names = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    cell = b'<row r="1"><c r="A1" t="inlineStr"><is><t>&a11;</t></is></c></row>'
    return _HEAD + f'<!DOCTYPE x [<!ENTITY a0 "ha">{names}]>'.encode() + _BEGIN + cell + _END


def _outside():
    cell = b'<row r="1"><c r="A1" t="inlineStr"><is><t>&out;</t></is></c></row>'
    return _HEAD + b'<!DOCTYPE x [<!ENTITY out SYSTEM "file:///etc/passwd">]>' + _BEGIN + cell + _END


def bombs():
    """Give each file: its name, its content, and the codes of refusal that are right for it; none where it may be read."""
    rows = b"<row/>" * 400_000
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    wide = ",".join(["a"] * 200_000).encode()
    yield "dense.xlsx", book(content=_BEGIN + b"<row/>" * 20_000_000 + _END), ("zip_bomb",)
    yield "lies.xlsx", declaring(book(content=_BEGIN + rows + _END), _SHEET, 900), ("zip_bomb",)
    noise = b"<row/>" + bytes(range(32, 127)) * 50_000
    yield "declares.xlsx", declaring(book(content=noise), _SHEET, 3_900_000_000), ("zip_bomb", "too_large")
    yield "laughs.xlsx", book(content=_laughs()), None
    yield "outside.xlsx", book(content=_outside()), None
    yield "far.xlsx", book(content=_BEGIN + far + _END), ("too_far",)
    yield "repeats.ods", _zip({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": _ODS,
                              "META-INF/manifest.xml": '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'}), None  # fmt: skip
    yield "rows.csv.gz", _packed(b"an,0912345678\n" * 100_000, 60), ("zip_bomb",)
    yield "rows.zip", _zip({"a.csv": b"a,b\n" + b"an,1\n" * 12_000_000}), ("zip_bomb",)
    yield "inside.zip", _zip({"a.zip": _zip({"b.zip": _zip({"c.csv": b"a,b\n1,2\n"})})}), ("nothing_inside",)
    yield "many.zip", _zip({f"{n}.csv": b"a,b\n1,2\n" for n in range(12_000)}), ("zip_bomb",)
    yield "climbs.zip", _zip({"../../../../tmp/vai-x7.csv": b"a,b\n1,2\n"}), None
    yield "line.csv.gz", _packed(b"0" * 1_000_000, 19), ("endless_line", "zip_bomb")
    yield "field.csv", b'a,b\n"' + b"x" * 6_000_000 + b'",1\n', None
    yield "quote.csv", b'a,b\n"' + b"x,1\n" * 300_000, None
    yield "wide.csv", wide + b"\n" + wide + b"\n", ("too_many_columns",)
    yield "nul.csv", b"a,b\n\x00,\x00\x00\n" * 1000, None
    yield "deep.json", b'{"a":' * 200_000, ("broken_json",)
    yield "deeplist.json", b"[" * 500_000, ("broken_json",)
    yield "many.json.gz", gzip.compress(b'[{"name":"An"}' + b",{}" * 6_000_000 + b"]"), ("too_large",)
    yield "number.json", b'[{"name":"An","n":' + b"9" * 100_000 + b"}]", None
    yield "exponent.json", b'[{"name":"An","n":1e999999}]', None
    yield "false.xlsx", b"PK\x03\x04" + b"\x00" * 5000, ("truncated_file",)


def opened(path):
    """Open a file as the import does, in a process of its own; gives code, megabytes and seconds."""
    done = subprocess.run(
        [sys.executable, "-c", _OPEN, str(path)], capture_output=True, text=True, timeout=300, check=False
    )
    if done.returncode:
        return {"code": f"broke: {done.stderr.strip().splitlines()[-1:]}", "megabytes": 0, "seconds": 0}
    return json.loads(done.stdout.splitlines()[-1])
