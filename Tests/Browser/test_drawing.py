"""Digits are drawn by real pointer events, and read."""

import re
from contextlib import suppress

import pytest
from digits import DIGITS, draw, draw_by_touch, on_sheet, placed, touch
from playwright.sync_api import Error, expect


def expect_answer(page, digit):
    expect(page.locator("#answer")).to_have_attribute("data-state", "reading")
    expect(page.locator("#digit")).to_have_text(digit)


@pytest.mark.parametrize("digit", DIGITS)
def test_each_digit_is_read(page, digit, keep):
    draw(page, digit)
    expect_answer(page, digit)
    keep(page, f"digit-{digit}")


# Small in a corner, small at the right, large, low.
PLACES = [
    {"center": (0.2, 0.2), "size": 0.25},
    {"center": (0.85, 0.6), "size": 0.22},
    {"center": (0.5, 0.5), "size": 0.86},
    {"center": (0.45, 0.74), "size": 0.4},
]


@pytest.mark.parametrize("digit", ["2", "4", "7"])
def test_place_and_size_make_no_difference(page, digit):
    for place in PLACES:
        page.locator("#pen").fill(str(8 if place["size"] < 0.5 else 18))
        draw(page, digit, **place)
        expect_answer(page, digit)
        page.keyboard.press("Escape")
        expect(page.locator("#reading")).to_be_hidden()


@pytest.mark.parametrize("digit", ["0", "3", "7"])
def test_pen_width_makes_no_difference(page, digit):
    for width in (4, 10, 28, 40):
        page.locator("#pen").fill(str(width))
        draw(page, digit, size=0.8)
        expect_answer(page, digit)
        page.keyboard.press("Escape")
        expect(page.locator("#reading")).to_be_hidden()


def test_it_reads_during_a_stroke(page):
    points = on_sheet(page, placed("7")[0])
    page.mouse.move(*points[0])
    page.mouse.down()
    for point in points[1:]:
        page.mouse.move(*point, steps=3)
    expect_answer(page, "7")
    page.mouse.up()
    expect_answer(page, "7")


def test_one_question_is_under_way_at_a_time(page):
    under_way, most = set(), []
    is_api = re.compile("/api/v1/recognitions$").search

    def begin(request):
        if is_api(request.url):
            under_way.add(request)
            most.append(len(under_way))

    page.on("request", begin)
    page.on("requestfinished", lambda request: under_way.discard(request))
    page.on("requestfailed", lambda request: under_way.discard(request))
    draw(page, "8")
    draw(page, "3")
    expect(page.locator("#answer")).to_have_attribute("data-state", "reading")
    page.wait_for_timeout(500)
    assert max(most) == 1
    assert len(most) >= 2


def test_an_answer_to_what_was_cleared_is_dropped(page):
    held = []
    page.route("**/api/v1/recognitions", lambda route: held.append(route))
    draw(page, "7")
    page.wait_for_timeout(200)
    assert len(held) == 1
    page.locator("#clear").click()
    page.unroute("**/api/v1/recognitions")
    # The page has given the question up by itself; if it had not, this would answer it.
    with suppress(Error):
        held[0].continue_()
    page.wait_for_timeout(400)
    expect(page.locator("#answer")).to_have_attribute("data-state", "nothing")
    expect(page.locator("#nothing-title")).to_have_text("Nothing is drawn yet")


@pytest.mark.parametrize("digit", DIGITS)
def test_each_digit_is_read_when_drawn_by_touch(phone, digit):
    draw_by_touch(phone, digit)
    expect_answer(phone, digit)
    assert phone.evaluate("scrollY") == 0


def test_the_page_does_not_scroll_under_a_drawing_finger(phone):
    session = phone.context.new_cdp_session(phone)
    down = on_sheet(phone, [(0.5, 0.9 - step / 30) for step in range(25)])
    touch(session, "touchStart", [down[0]])
    for point in down[1:]:
        touch(session, "touchMove", [point])
    touch(session, "touchEnd", [])
    assert phone.evaluate("[scrollY, visualViewport.scale]") == [0, 1]
    expect(phone.locator("#sheet")).to_have_attribute("aria-label", "Drawing area: one stroke")

    # The same movement beside the sheet does scroll: the gesture is one that would.
    expect(phone.locator("#answer")).to_have_attribute("data-state", "reading")
    left = phone.locator("#answer").bounding_box()
    below = [(left["x"] + 40, left["y"] + 60 - step * 6) for step in range(25)]
    touch(session, "touchStart", [below[0]])
    for point in below[1:]:
        touch(session, "touchMove", [point])
    touch(session, "touchEnd", [])
    phone.wait_for_timeout(300)
    assert phone.evaluate("scrollY") > 20


def test_a_second_finger_draws_nothing(phone):
    session = phone.context.new_cdp_session(phone)
    first = on_sheet(phone, placed("7")[0])
    second = on_sheet(phone, [(0.05 + step / 200, 0.95) for step in range(len(first))])
    touch(session, "touchStart", [first[0]])
    touch(session, "touchStart", [first[0], second[0]])
    for one, other in zip(first[1:], second[1:]):
        touch(session, "touchMove", [one, other])
    touch(session, "touchEnd", [])
    expect(phone.locator("#sheet")).to_have_attribute("aria-label", "Drawing area: one stroke")
    expect_answer(phone, "7")


def test_only_the_left_mouse_button_draws(page):
    x, y = on_sheet(page, [(0.5, 0.5)])[0]
    page.mouse.move(x, y)
    page.mouse.down(button="right")
    page.mouse.move(x + 60, y + 60, steps=5)
    page.mouse.up(button="right")
    expect(page.locator("#sheet")).to_have_attribute("aria-label", "Drawing area: empty")


def test_a_tap_is_a_dot(page):
    page.mouse.click(*on_sheet(page, [(0.5, 0.5)])[0])
    expect(page.locator("#sheet")).to_have_attribute("aria-label", "Drawing area: one stroke")
    page.wait_for_timeout(100)  # painted with the next frame
    assert ink_at(page, 0.5, 0.5)


def ink_at(page, x, y):
    """How opaque the sheet is at a point, 0 to 255."""
    return page.evaluate(
        """([x, y]) => {
          const sheet = document.getElementById("sheet");
          const data = sheet.getContext("2d").getImageData(
            Math.floor(x * sheet.width), Math.floor(y * sheet.height), 1, 1).data;
          return data[3];
        }""", [x, y])


@pytest.mark.parametrize("density", [1, 3])
def test_the_sheet_has_a_pixel_for_each_of_the_screen(open_page, density):
    page = open_page("/", device_scale_factor=density)
    side = page.evaluate("document.getElementById('sheet').getBoundingClientRect().width")
    assert abs(page.evaluate("document.getElementById('sheet').width") - side * density) <= 1


def test_a_drawing_survives_another_window_size(page):
    draw(page, "7")
    page.set_viewport_size({"width": 700, "height": 900})
    page.wait_for_timeout(100)
    side = page.evaluate("document.getElementById('sheet').clientWidth")
    assert page.evaluate("document.getElementById('sheet').width") == side
    middle = placed("7")[0][1]
    assert ink_at(page, *middle)


@pytest.mark.parametrize("viewport", [
    {"width": 1280, "height": 860}, {"width": 1280, "height": 640}, {"width": 360, "height": 740},
], ids=["desktop", "low window", "phone"])
def test_an_answer_does_not_move_what_is_in_use(open_page, viewport):
    page = open_page("/", viewport=viewport)
    used = ["#sheet", "#undo", "#read"] + (["label[for=choose]"] if viewport["width"] > 800 else [])
    before = [page.locator(name).bounding_box() for name in used]
    draw(page, "7")
    expect(page.locator("#answer")).to_have_attribute("data-state", "reading")
    assert [page.locator(name).bounding_box() for name in used] == before


def test_a_stroke_past_the_edge_goes_on(page):
    box = page.locator("#sheet").bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] - 30, box["y"] + 60, steps=4)
    page.mouse.move(box["x"] + 60, box["y"] + 160, steps=4)
    page.mouse.up()
    expect(page.locator("#sheet")).to_have_attribute("aria-label", "Drawing area: one stroke")
