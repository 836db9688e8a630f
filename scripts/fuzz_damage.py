"""Damaged files: bytes cut, doubled and changed, in the file itself, within its archive or in its pixels."""

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable

from fuzz_seeds import SEEDS, TOKENS
from PIL import Image, ImageDraw

_PNG = b"\x89PNG\r\n\x1a\n"
_PICTURES = {".png": "PNG", ".tif": "TIFF"}
_TEXTS = (".txt", ".md", ".html", ".csv")
_MODES = {"PNG": ("1", "L", "LA", "P", "RGB", "RGBA", "I;16"), "TIFF": ("1", "L", "P", "RGB", "CMYK", "F")}
_SIDES = (1, 2, 9, 40, 160, 300)


def case(suffix: str, seed: int, number: int) -> bytes:
    """The damaged file of that number."""
    chance = random.Random(f"{suffix}{seed}-{number}")  # noqa: S311 (nothing secret)
    if suffix in _PICTURES and chance.random() < 0.5:
        return _drawn(_PICTURES[suffix], chance)
    whole = chance.choice(SEEDS[suffix])
    if whole.startswith(b"PK\3\4") and chance.random() < 0.75:
        return _repacked(whole, lambda data: _damaged(data, suffix, chance), chance)
    damaged = _damaged(whole, suffix, chance)
    if chance.random() < 0.2:
        return damaged
    return _with_true_sums(damaged) if suffix == ".png" else _with_true_text(damaged, whole, suffix)


def _damaged(data: bytes, suffix: str, chance: random.Random) -> bytes:
    for _ in range(chance.choice((1, 1, 2, 4, 12))):
        at = chance.randrange(len(data) + 1)
        size = chance.choice((1, 2, 8, 60, 400))
        ways: tuple[Callable[[], bytes], ...] = (
            lambda at=at, size=size, data=data: data[:at] + data[at + size :],
            lambda at=at, size=size, data=data: data[:at] + chance.randbytes(size) + data[at + size :],
            lambda at=at, size=size, data=data: data[:at] + data[at : at + size] * 3 + data[at:],
            lambda at=at, data=data: data[:at] + chance.choice(TOKENS[suffix]) + data[at:],
            lambda at=at, data=data: data[:at],
            lambda at=at, data=data: _changed_number(data, at, chance),
        )
        data = chance.choice(ways)()
    return data


def _changed_number(data: bytes, at: int, chance: random.Random) -> bytes:
    """A number near that place made into another one, such as a size or an offset."""
    start = next((index for index in range(at, min(at + 200, len(data))) if 48 <= data[index] <= 57), None)
    if start is None:
        return data
    stop = start
    while stop < len(data) and 48 <= data[stop] <= 57:
        stop += 1
    number = chance.choice((b"0", b"-1", b"1", b"99", b"65536", b"4294967295", b"99999999999999999999"))
    return data[:start] + number + data[stop:]


def _repacked(data: bytes, damage: Callable[[bytes], bytes], chance: random.Random) -> bytes:
    """The same archive with one of its members damaged."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as target:
        entries = source.infolist()
        chosen = chance.choice([entry for entry in entries if entry.file_size] or entries)
        for entry in entries:
            content = source.read(entry)
            target.writestr(entry.filename, damage(content) if entry is chosen else content)
    return buffer.getvalue()


def _with_true_text(data: bytes, whole: bytes, suffix: str) -> bytes:
    """The same text without the bytes that make it none, after which nothing of it would be read."""
    if suffix not in _TEXTS:
        return data
    encoding = next(name for name in ("utf-8", "gb18030", "utf-16") if _is_text(whole, name))
    return data.decode(encoding, "ignore").replace("\0", "").encode(encoding)


def _is_text(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _with_true_sums(data: bytes) -> bytes:
    """The same PNG file with the checksum of each chunk made right, without which nothing of it is read."""
    if not data.startswith(_PNG):
        return data
    mended, at = [_PNG], len(_PNG)
    while at + 12 <= len(data):
        length = min(struct.unpack(">I", data[at : at + 4])[0], len(data) - at - 12)
        chunk = data[at + 4 : at + 8 + length]
        mended += struct.pack(">I", length), chunk, struct.pack(">I", zlib.crc32(chunk))
        at += 12 + length
    return b"".join(mended)


def _drawn(kind: str, chance: random.Random) -> bytes:
    """A valid picture of any size, depth and content, whose pixels are as odd as chance makes them."""
    width, height = chance.choice(_SIDES), chance.choice(_SIDES)
    image = Image.new("L", (width, height), chance.choice((0, 128, 255)))
    draw = ImageDraw.Draw(image)
    for _ in range(chance.choice((0, 1, 2, 6))):
        place = chance.randrange(-20, width), chance.randrange(-20, height)
        word = chance.choice(("Coast 2021", "|||||||", "- 1 -", "....", "3.5%", "WWWWWWWWWWWWWWWW"))
        draw.text(place, word, fill=chance.randrange(256), font_size=chance.choice((6, 14, 30, 90)))
    if chance.random() < 0.3:
        noise = Image.frombytes("L", image.size, chance.randbytes(width * height))
        image = Image.blend(image, noise, chance.random())
    buffer = io.BytesIO()
    mode = chance.choice(_MODES[kind])
    (image.convert("RGB").convert(mode) if mode == "CMYK" else image.convert(mode)).save(buffer, kind)
    return buffer.getvalue()
