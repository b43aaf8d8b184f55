"""Draws the sample pictures of the page: `samples.py FOLDER`; nothing is downloaded.

`samples.py FOLDER seven` draws seven.png alone, which README's commands read.

One for each thing that a reader of digits has to bear: pens, papers, light, and what is no digit.
"""

import pathlib
import sys

from digits import placed
from PIL import Image, ImageDraw, ImageFilter

SIDE = 224
# Pictures are drawn larger and made smaller, so that edges are smooth.
SCALE = 4
COLORS = 32


def sheet(color):
    return Image.new("RGB", (SIDE * SCALE, SIDE * SCALE), color)


def write(image, strokes, ink, width):
    """Strokes of a unit square with round ends, `width` pixels of the small picture wide."""
    pen = ImageDraw.Draw(image)
    side, width = image.width, width * SCALE
    for stroke in strokes:
        points = [(x * side, y * side) for x, y in stroke]
        pen.line(points, fill=ink, width=width, joint="curve")
        for x, y in points:
            pen.ellipse([x - width / 2, y - width / 2, x + width / 2, y + width / 2], fill=ink)


def pen():
    image = sheet("#fdfdfb")
    write(image, placed("2", size=0.66), "#1d2a6b", 11)
    return image


def board():
    image = sheet("#27352f")
    write(image, placed("5", center=(0.52, 0.5), size=0.7), "#e9ece6", 13)
    return image.filter(ImageFilter.GaussianBlur(3 * SCALE // 2))


def squared():
    image = sheet("#fbfaf4")
    lines = ImageDraw.Draw(image)
    step = SIDE * SCALE // 8
    for at in range(step // 2, SIDE * SCALE, step):
        lines.line([(at, 0), (at, SIDE * SCALE)], fill="#b9cbe0", width=SCALE)
        lines.line([(0, at), (SIDE * SCALE, at)], fill="#b9cbe0", width=SCALE)
    write(image, placed("7", size=0.62), "#23252b", 9)
    return image


def shadow():
    """A photograph in bad light: part of the sheet lies in the shadow."""
    image = sheet("#d9cfbd")
    write(image, placed("3", center=(0.47, 0.52), size=0.56), "#3a3532", 9)
    shade = Image.linear_gradient("L").rotate(115).resize(image.size)
    image = Image.composite(image, image.point(lambda value: value * 0.55), shade)
    return image


def two():
    image = sheet("#ffffff")
    write(image, placed("1", center=(0.3, 0.5), size=0.5), "#17181c", 9)
    write(image, placed("4", center=(0.66, 0.5), size=0.5), "#17181c", 9)
    return image


def star():
    image = sheet("#fff4cf")
    points = [(0.5, 0.14), (0.71, 0.84), (0.13, 0.4), (0.87, 0.4), (0.29, 0.84), (0.5, 0.14)]
    write(image, [points], "#b3261e", 8)
    return image


def seven():
    image = sheet("#ffffff")
    write(image, placed("7", center=(0.49, 0.51), size=0.64), "#1b2440", 10)
    return image


SAMPLES = {"pen": pen, "board": board, "squared": squared, "shadow": shadow, "two": two,
           "star": star}


def main(folder, names):
    drawn = {"seven.png": seven} if names else {
        f"sample-{name}.png": draw for name, draw in SAMPLES.items()}
    for name, draw in drawn.items():
        image = draw().resize((SIDE, SIDE), Image.Resampling.LANCZOS)
        path = folder / name
        image.quantize(COLORS, dither=Image.Dither.NONE).save(path, optimize=True)
        print(f"{path}: {path.stat().st_size} bytes")


main(pathlib.Path(sys.argv[1]), sys.argv[2:])
