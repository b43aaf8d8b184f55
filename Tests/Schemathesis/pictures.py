"""Pictures for schemathesis: whole ones, and ones that are damaged in a few places."""

import struct
import zlib

import schemathesis
from hypothesis import strategies as st


def chunk(name: bytes, data: bytes) -> bytes:
    """A chunk of a PNG file with its checksum."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width: int, height: int, rows: list[bytes]) -> bytes:
    """A grey PNG file of `height` rows with `width` bytes each."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"".join(b"\0" + row for row in rows))
    signature = b"\x89PNG\r\n\x1a\n"
    return signature + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


@st.composite
def whole(draw) -> bytes:
    width, height = draw(st.integers(1, 40)), draw(st.integers(1, 40))
    row = st.binary(min_size=width, max_size=width)
    return png(width, height, draw(st.lists(row, min_size=height, max_size=height)))


@st.composite
def damaged(draw) -> bytes:
    picture = bytearray(draw(whole()))
    for _ in range(draw(st.integers(1, 4))):
        picture[draw(st.integers(0, len(picture) - 1))] = draw(st.integers(0, 255))
    return bytes(picture[: draw(st.integers(1, len(picture)))])


schemathesis.openapi.media_type(
    "image/png",
    st.one_of(whole(), damaged(), st.binary(min_size=1)),
    aliases=["image/jpeg", "image/webp", "image/gif", "image/bmp", "image/tiff"],
)
