"""Each zip holds one entry, `bootstrap`, executable. Usage: check_zips.py ZIP..."""
import sys
import zipfile

for path in sys.argv[1:]:
    entries = zipfile.ZipFile(path).infolist()
    names = [entry.filename for entry in entries]
    assert names == ["bootstrap"], f"{path}: holds {names}"
    assert entries[0].external_attr >> 16 & 0o111, f"{path}: bootstrap is not executable"
