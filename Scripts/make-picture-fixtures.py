#!/usr/bin/env python3
"""Draw one digit and write it in every form that people send pictures in.

    python3 -m pip install pillow==13.0.0
    python3 Scripts/make-picture-fixtures.py Tests/Fixtures/pictures

The digit, a 5 whose top bar stands apart, is drawn here as strokes, so there is no other origin.
It is the same picture in each file but for what the file's name says.
"""

import os
import random
import sys

from PIL import Image, ImageDraw

SIDE = 96
# Drawn this many times larger and averaged down, which makes the edges soft.
OVERSAMPLING = 8
PEN = 8
EXIF_ORIENTATION = 0x0112
# How the stored picture is made from the upright one, so that the tag turns it back.
STORED = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def strokes(pen, side=SIDE, scale=1.0, left=0.0, top=0.0):
    """Ink, white on black: the bar and the body of a 5."""
    large = side * OVERSAMPLING
    image = Image.new("L", (large, large), 0)
    draw = ImageDraw.Draw(image)

    def stroke(points):
        placed = [((x * scale + left) * OVERSAMPLING, (y * scale + top) * OVERSAMPLING) for x, y in points]
        draw.line(placed, fill=255, width=round(pen * OVERSAMPLING), joint="curve")
        radius = pen * OVERSAMPLING / 2
        for x, y in (placed[0], placed[-1]):
            draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)

    stroke([(40, 15), (66, 13)])
    stroke([(33, 22), (31, 44), (42, 41), (53, 43), (61, 51), (62, 62), (55, 73), (43, 77), (30, 73)])
    return image.resize((side, side), Image.Resampling.BOX)


def colored(ink, paper, foreground):
    return Image.composite(Image.new("RGB", ink.size, foreground), Image.new("RGB", ink.size, paper), ink)


def transparent(ink, foreground):
    image = Image.new("RGBA", ink.size, (*foreground, 0))
    image.putalpha(ink)
    return image


def shaded(ink):
    """As a phone sees it: a lamp on one side, paper that is not white, noise."""
    generator = random.Random(5)
    image = Image.new("L", ink.size)
    side = ink.size[0]
    for y in range(side):
        for x in range(side):
            paper = 225 * (1 - 0.4 * x / side - 0.15 * y / side)
            light = paper * (1 - 0.75 * ink.getpixel((x, y)) / 255) + generator.gauss(0, 2)
            image.putpixel((x, y), max(0, min(255, round(light))))
    return image


def main(folder):
    os.makedirs(folder, exist_ok=True)

    def save(image, name, **options):
        image.save(os.path.join(folder, name), **options)

    ink = strokes(PEN)
    light = ink.point(lambda value: 255 - value)
    save(light, "gray.png", optimize=True)
    save(ink, "negative.png", optimize=True)
    save(light.convert("RGB"), "rgb.png", optimize=True)
    save(transparent(ink, (0, 0, 0)), "black-on-nothing.png", optimize=True)
    save(transparent(ink, (255, 255, 255)), "white-on-nothing.png", optimize=True)
    save(Image.merge("LA", (Image.new("L", ink.size, 0), ink)), "gray-alpha.png", optimize=True)
    save(light.convert("P"), "palette.png", optimize=True)
    palette = ink.point(lambda value: value // 8)
    palette = Image.frombytes("P", ink.size, palette.tobytes())
    palette.putpalette([0, 0, 0] * 32)
    save(palette, "palette-transparent.png", transparency=bytes(value * 255 // 31 for value in range(32)))
    save(sixteen_bits(light), "16-bit.png")
    save(light.point(lambda value: 255 if value >= 128 else 0).convert("1"), "1-bit.png")
    save(colored(ink, (255, 255, 0), (0, 0, 255)), "blue-on-yellow.png", optimize=True)
    save(colored(ink, (0, 130, 0), (255, 0, 0)), "red-on-green.png", optimize=True)
    save(light, "gray.jpg", quality=92)
    save(light, "progressive.jpg", quality=92, progressive=True)
    save(light.convert("CMYK"), "cmyk.jpg", quality=92)
    save(light.convert("RGB"), "lossless.webp", lossless=True)
    save(light.convert("RGB"), "lossy.webp", quality=85)
    save(transparent(ink, (0, 0, 0)), "transparent.webp", lossless=True, exact=True)
    save(light, "gray.gif")
    save(colored(ink, (255, 255, 0), (0, 0, 255)).quantize(16), "color.gif")
    mask = ink.point(lambda value: 1 if value >= 128 else 0)
    mask = Image.frombytes("P", ink.size, mask.tobytes())
    mask.putpalette([0, 0, 0, 0, 0, 0])
    save(mask, "transparent.gif", transparency=0)
    save(light, "gray.bmp")
    save(light.convert("RGB"), "rgb.bmp")
    save(light, "lzw.tiff", compression="tiff_lzw")
    save(light.convert("RGB"), "rgb.tiff", compression="tiff_adobe_deflate")
    save(shaded(ink), "shaded.png", optimize=True)
    for orientation, transposition in STORED.items():
        exif = Image.Exif()
        exif[EXIF_ORIENTATION] = orientation
        stored = light if transposition is None else light.transpose(transposition)
        save(stored, f"orientation-{orientation}.jpg", quality=92, exif=exif)
        save(stored, f"orientation-{orientation}.tiff", compression="tiff_lzw", tiffinfo={EXIF_ORIENTATION: orientation})
    exif = Image.Exif()
    exif[EXIF_ORIENTATION] = 6
    save(light.transpose(STORED[6]), "orientation-6.png", optimize=True, exif=exif)
    save(light.transpose(STORED[6]).convert("RGB"), "orientation-6.webp", lossless=True, exif=exif)
    for name, pen in (("thin", 1), ("fat", 48)):
        save(strokes(pen, 280, 2.4, 25, 25).point(lambda value: 255 - value), f"{name}-280.png", optimize=True)
    save(strokes(1.6, 280, 0.15, 260, 4).point(lambda value: 255 - value), "tiny-corner-280.png", optimize=True)


def sixteen_bits(light):
    image = Image.new("I;16", light.size)
    for y in range(light.height):
        for x in range(light.width):
            image.putpixel((x, y), light.getpixel((x, y)) * 257)
    return image


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("make-picture-fixtures: name the folder to write, as in Tests/Fixtures/pictures")
    main(sys.argv[1])
