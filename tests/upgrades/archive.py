"""Packs a folder the same way every time, and unpacks it: archive.py pack ARCHIVE FOLDER, archive.py unpack ARCHIVE FOLDER"""
import lzma
import os
import sys
import tarfile

# Far enough back for the projects of a release to share what is the same in them.
XZ = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME}]


def pack(archive, folder):
    with lzma.open(archive, "wb", filters=XZ) as packed, tarfile.open(fileobj=packed, mode="w") as tar:
        for path in sorted(files(folder)):
            entry = tarfile.TarInfo(os.path.relpath(path, folder))
            entry.size = os.path.getsize(path)
            entry.mode = 0o755 if os.access(path, os.X_OK) else 0o644
            with open(path, "rb") as content:
                tar.addfile(entry, content)


def files(folder):
    for parent, _, names in os.walk(folder):
        for name in names:
            yield os.path.join(parent, name)


def unpack(archive, folder):
    with lzma.open(archive) as packed, tarfile.open(fileobj=packed) as tar:
        tar.extractall(folder, filter="data")


if __name__ == "__main__":
    {"pack": pack, "unpack": unpack}[sys.argv[1]](*sys.argv[2:])
