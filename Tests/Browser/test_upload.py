"""The page to upload to: a place to drop, a preview, an answer and its reasons; samples."""

import pytest
from conftest import DESKTOP, PHONE, expect_chooser
from pictures import as_file, blank, picture_of
from playwright.sync_api import expect
from test_pages import assert_accessible
from test_pictures import paste, transfer

SAMPLES = {
    "sample-pen.png": "2", "sample-board.png": "5", "sample-squared.png": "7",
    "sample-shadow.png": "3", "sample-two.png": None, "sample-star.png": None,
}


@pytest.fixture
def upload(open_page):
    return open_page("/upload")


def expect_digit(page, digit):
    expect(page.locator("#answer")).to_have_attribute("data-state", "reading")
    expect(page.locator("#digit")).to_have_text(digit)


def test_a_click_on_the_zone_opens_the_chooser(upload, keep):
    expect(upload.locator("#nothing-title")).to_have_text("There is no picture yet")
    keep(upload, "upload-empty")
    with expect_chooser(upload) as chooser:
        upload.locator(".zone").click()
    chooser.value.set_files(as_file(picture_of("2"), "two.png"))
    expect_digit(upload, "2")
    expect(upload.locator(".zone")).to_be_hidden()
    expect(upload.locator("#preview")).to_be_visible()
    expect(upload.locator("#picture-name")).to_have_text("two.png")
    expect(upload.locator("#place rect")).to_have_count(1)
    keep(upload, "upload-read")


def test_a_drop_on_the_zone_and_a_paste_are_read(upload):
    data = transfer(upload, picture_of("7"))
    upload.dispatch_event(".zone", "dragenter", {"dataTransfer": data})
    expect(upload.locator("#drop")).to_be_visible()
    upload.dispatch_event(".zone", "drop", {"dataTransfer": data})
    expect_digit(upload, "7")
    paste(upload, transfer(upload, picture_of("4")))
    expect_digit(upload, "4")


def test_it_is_used_by_keyboard_alone(upload):
    upload.locator("#choose").focus()
    with expect_chooser(upload) as chooser:
        upload.keyboard.press("Enter")
    chooser.value.set_files(as_file(picture_of("3")))
    expect_digit(upload, "3")
    upload.locator("#why").focus()
    upload.keyboard.press("Enter")
    expect(upload.locator("#explanation")).to_be_visible()
    upload.keyboard.press("Escape")
    expect(upload.locator(".zone")).to_be_visible()
    expect(upload.locator("#explanation")).to_be_hidden()
    expect(upload.locator("#nothing-title")).to_have_text("There is no picture yet")


def test_it_has_its_own_reasons(upload):
    upload.locator("#choose").set_input_files(as_file(picture_of("2", side=900, size=0.3)))
    expect_digit(upload, "2")
    upload.get_by_role("button", name="Why?").click()
    for part in ("#ink-picture", "#glyph-picture", "#heat", "#stage"):
        expect(upload.locator(part)).to_be_visible()
    upload.locator("#choose").set_input_files(as_file(blank()))
    expect(upload.locator("#nothing-title")).to_have_text("I see no ink in this picture")
    expect(upload.locator("#explanation")).to_be_hidden()


@pytest.mark.parametrize("path", ["/", "/upload"])
@pytest.mark.parametrize("name,digit", SAMPLES.items())
def test_samples_are_one_click(open_page, path, name, digit):
    page = open_page(path)
    sample = page.locator(f"[data-name='{name}']")
    assert sample.get_attribute("aria-label")
    assert sample.locator("img").evaluate("image => image.decode().then(() => true)")
    sample.click()
    if digit:
        expect_digit(page, digit)
    else:
        expect(page.locator("#answer")).to_have_attribute("data-state", "unreadable")
    expect(page.locator("#preview")).to_be_visible()


def test_a_sample_without_a_server_is_said(upload, watch):
    watch.allow("Failed to load resource: net::ERR_")
    upload.route("**/assets/sample-*", lambda route: route.abort("connectionrefused"))
    upload.locator(".sample").first.click()
    expect(upload.get_by_role("alert")).to_contain_text("The sample could not be loaded")


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing(open_page, viewport):
    page = open_page("/upload", viewport=viewport, bypass_csp=True, reduced_motion="reduce")
    page.locator(".sample").first.click()
    expect_digit(page, "2")
    assert_accessible(page)
    page.get_by_role("button", name="Why?").click()
    expect(page.locator("#explanation")).to_be_visible()
    assert_accessible(page)
