"""Handwritten digits as strokes, and hands that draw them: a mouse and a finger."""

import math
import time

# Strokes of points in a unit square, x right and y down, written as a hand writes them.


def arc(x, y, radius_x, radius_y, start, end, count=24):
    """Points on an ellipse; angles in degrees, 0 to the right, 90 up."""
    angles = [math.radians(start + (end - start) * step / count) for step in range(count + 1)]
    return [(x + radius_x * math.cos(a), y - radius_y * math.sin(a)) for a in angles]


DIGITS = {
    "0": [arc(0.5, 0.5, 0.3, 0.46, 80, 440)],
    "1": [[(0.52, 0.04), (0.5, 0.5), (0.48, 0.96)]],
    "2": [arc(0.47, 0.29, 0.3, 0.25, 165, -25)
          + [(0.66, 0.5), (0.45, 0.72), (0.18, 0.95), (0.5, 0.93), (0.84, 0.93)]],
    "3": [arc(0.45, 0.27, 0.27, 0.23, 150, -80) + arc(0.45, 0.72, 0.31, 0.24, 85, -155)],
    "4": [[(0.28, 0.06), (0.22, 0.3), (0.2, 0.54), (0.5, 0.54), (0.82, 0.5)],
          [(0.74, 0.06), (0.7, 0.5), (0.66, 0.96)]],
    "5": [[(0.34, 0.06), (0.3, 0.25), (0.27, 0.45)] + arc(0.44, 0.69, 0.3, 0.26, 125, -150),
          [(0.34, 0.06), (0.6, 0.06), (0.84, 0.03)]],
    "6": [[(0.66, 0.04), (0.48, 0.16), (0.34, 0.36), (0.27, 0.58)]
          + arc(0.49, 0.72, 0.23, 0.24, 170, 520)],
    "7": [[(0.16, 0.1), (0.5, 0.09), (0.84, 0.07), (0.68, 0.36), (0.54, 0.66), (0.44, 0.96)]],
    "8": [[(0.74, 0.2)] + arc(0.5, 0.25, 0.22, 0.2, 30, 230)
          + [(0.5, 0.47)] + arc(0.48, 0.72, 0.26, 0.24, 60, -240) + [(0.64, 0.38), (0.74, 0.2)]],
    "9": [arc(0.48, 0.28, 0.25, 0.24, 10, 350)
          + [(0.73, 0.3), (0.71, 0.5), (0.66, 0.74), (0.6, 0.97)]],
}


def placed(digit, center=(0.5, 0.5), size=0.66):
    """The strokes of a digit on a sheet of side 1, `size` high."""
    return [
        [(center[0] + (x - 0.5) * size, center[1] + (y - 0.5) * size) for x, y in stroke]
        for stroke in DIGITS[digit]
    ]


def on_sheet(page, stroke):
    """Points of a sheet of side 1 as points of the window."""
    box = page.locator("#sheet").bounding_box()
    return [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in stroke]


def draw(page, digit, **place):
    """Draws with the mouse, by real pointer events, where the page shows the whole sheet."""
    page.locator("#sheet").scroll_into_view_if_needed()
    for stroke in placed(digit, **place):
        points = on_sheet(page, stroke)
        page.mouse.move(*points[0])
        page.mouse.down()
        for point in points[1:]:
            page.mouse.move(*point, steps=2)
        page.mouse.up()


def draw_by_touch(page, digit, lift=True, **place):
    """Draws with a finger, by the browser's own touch input, scrolling and all."""
    session = page.context.new_cdp_session(page)
    for stroke in placed(digit, **place):
        points = on_sheet(page, stroke)
        touch(session, "touchStart", [points[0]])
        for point in points[1:]:
            touch(session, "touchMove", [point])
        if lift:
            touch(session, "touchEnd", [])
    session.detach()


def touch(session, kind, points):
    """One touch event; the fingers are told apart by their place in the list."""
    session.send("Input.dispatchTouchEvent", {
        "type": kind,
        "touchPoints": [{"x": x, "y": y, "id": index} for index, (x, y) in enumerate(points)],
    })
    # A finger reports about once a frame; faster events would be merged before the page sees them.
    time.sleep(0.004)
