"""What is no digit: reasons instead of an answer."""

import pytest
from conftest import DESKTOP, PHONE
from digits import draw
from pictures import as_file, picture_of
from playwright.sync_api import expect
from records import alter, restore, shared, unreadable
from test_pages import assert_accessible


def expect_unreadable(page):
    expect(page.locator("#answer")).to_have_attribute("data-state", "unreadable")
    expect(page.locator("#certainty")).to_have_text("I cannot read this")


@pytest.mark.parametrize("reason,sent,words", [
    ("not_a_digit", {"not_a_digit": "It looks like none."}, "It looks like none."),
    ("a_new_reason", {}, "a new reason."),
])
def test_an_unreadable_drawing_has_the_servers_reasons_and_no_digit(page, reason, sent, words):
    alter(page, unreadable(reason, **sent))
    draw(page, "7")
    expect_unreadable(page)
    expect(page.locator("#remarks li")).to_contain_text([words])
    expect(page.locator("#digit")).to_be_hidden()
    expect(page.locator("#digit")).to_be_empty()
    expect(page.locator("#bars")).to_be_hidden()
    expect(page.locator("#announcer")).to_contain_text("I cannot read this. ")
    expect(page.locator("#announcer")).to_contain_text(words)


def test_a_real_scribble_is_refused_in_the_servers_words(page):
    page.locator("[data-name='sample-star.png']").click()
    expect_unreadable(page)
    expect(page.locator("#remarks li")).to_contain_text(["no digit that the model knows"])


def expect_unsure(page, digit, percent):
    """A digit that is not sure looks unsure: in words, and drawn in outline."""
    words = f"Not sure: {digit} ({percent}\u00a0%)"
    expect(page.locator("#answer")).to_have_attribute("data-state", "unsure")
    expect(page.locator("#certainty")).to_have_text(words)
    expect(page.locator("#digit")).to_have_text(digit)
    fill, stroke = page.locator("#digit").evaluate(
        "e => [getComputedStyle(e).color, parseFloat(getComputedStyle(e).webkitTextStrokeWidth)]")
    assert fill == "rgba(0, 0, 0, 0)" and stroke > 0
    expect(page.locator("#announcer")).to_contain_text(words)


def bars(page):
    return {row.locator("th").text_content(): float(row.locator("rect").get_attribute("width"))
            for row in page.locator("#bars tbody tr").all()}


@pytest.mark.parametrize("way", ["drawn", "chosen", "uploaded"])
def test_a_digit_that_is_withheld_as_unsure_looks_so(open_page, keep, way):
    page = open_page("/upload" if way == "uploaded" else "/")
    alter(page, unreadable("unsure"), shared({"0": 0.448, "6": 0.24}, 0.312))
    if way == "drawn":
        draw(page, "0")
    else:
        page.locator("#choose").set_input_files(as_file(picture_of("0")))
    expect_unsure(page, "0", "44.8")
    expect(page.locator("#runner-up")).to_have_text("or perhaps 6 (24.0\u00a0%)")
    shown = bars(page)
    assert shown["none of these"] == 0.312
    assert abs(sum(shown.values()) - 1) < 0.001
    expect(page.locator("#remarks")).to_be_empty()
    page.wait_for_timeout(300)
    keep(page, f"unsure-{way}")


def test_a_digit_that_is_given_with_little_certainty_looks_so_too(page):
    alter(page, shared({"1": 0.55, "7": 0.4}, 0.05))
    draw(page, "1")
    expect_unsure(page, "1", "55.0")
    alter(page, shared({"1": 0.75, "7": 0.2}, 0.05))
    page.keyboard.press("Enter")
    expect(page.locator("#answer")).to_have_attribute("data-state", "reading")
    expect(page.locator("#certainty")).to_have_text("75.0\u00a0%")


def test_what_it_would_be_is_said_smaller(page, keep):
    alter(page, unreadable("not_a_digit"))
    draw(page, "7")
    expect_unreadable(page)
    guess = page.locator("#runner-up")
    expect(guess).to_contain_text("If it is a digit, then perhaps 7 (")
    sizes = [float(page.locator(name).evaluate("e => parseFloat(getComputedStyle(e).fontSize)"))
             for name in ("#certainty", "#runner-up")]
    assert sizes[1] < sizes[0] < 40
    expect(page.locator("#glyph")).to_have_attribute(
        "aria-label", "The 28 by 28 pixels that were looked at")
    page.wait_for_timeout(300)
    keep(page, "unreadable")


def test_a_digit_after_something_unreadable_is_shown_whole(page):
    alter(page, unreadable("not_a_digit"))
    draw(page, "7")
    expect_unreadable(page)
    restore(page)
    page.keyboard.press("Enter")
    expect(page.locator("#answer")).to_have_attribute("data-state", "reading")
    expect(page.locator("#digit")).to_have_text("7")
    expect(page.locator("#bars")).to_be_visible()
    expect(page.locator("#remarks")).to_be_empty()


def test_an_unreadable_picture_has_reasons_too(page):
    alter(page, unreadable("several_glyphs"))
    page.locator("#choose").set_input_files(as_file(picture_of("2")))
    expect_unreadable(page)
    expect(page.locator("#remarks li")).to_have_count(1)


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE, {"width": 320, "height": 640}],
                         ids=["desktop", "phone", "narrow"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_and_can_be_used_by_everyone(open_page, keep, viewport, scheme):
    page = open_page("/", viewport=viewport, color_scheme=scheme, bypass_csp=True,
                     reduced_motion="reduce")
    alter(page, unreadable("too_faint", "not_a_digit"))
    draw(page, "7")
    expect_unreadable(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    keep(page, f"unreadable-{viewport['width']}-{scheme}")
    assert_accessible(page)
