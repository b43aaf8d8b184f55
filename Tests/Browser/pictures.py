"""Pictures to upload, made here: nothing is downloaded, nothing is stored."""

import io

from digits import placed
from PIL import Image, ImageDraw


def picture_of(digit, side=400, ink="black", paper="white", kind="PNG", size=0.7):
    """A digit as a picture file's bytes."""
    image = Image.new("RGB", (side, side), paper)
    pen = ImageDraw.Draw(image)
    width = side // 14
    for stroke in placed(digit, size=size):
        points = [(x * side, y * side) for x, y in stroke]
        pen.line(points, fill=ink, width=width, joint="curve")
        for x, y in points:
            pen.ellipse(
                [x - width / 2, y - width / 2, x + width / 2, y + width / 2], fill=ink)
    return encoded(image, kind)


def blank(side=300, paper="white"):
    return encoded(Image.new("RGB", (side, side), paper), "PNG")


def heic():
    """The first bytes of a HEIC file: enough to be known, and refused, as one."""
    return b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(200)


def encoded(image, kind):
    file = io.BytesIO()
    image.save(file, kind)
    return file.getvalue()


def as_file(content, name="digit.png", kind="image/png"):
    """What Playwright's `set_input_files` takes."""
    return {"name": name, "mimeType": kind, "buffer": content}
