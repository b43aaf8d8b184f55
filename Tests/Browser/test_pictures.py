"""Pictures that are chosen, dropped and pasted; refusals and broken connections in words."""

import base64

import pytest
from digits import draw
from pictures import as_file, blank, heic, picture_of
from playwright.sync_api import expect

# What a refused request leaves in the console: the browser's own line, not ours.
REFUSED = r"Failed to load resource: the server responded with a status of 4"
BROKEN = r"Failed to load resource: net::ERR_"


def choose(page, content, **naming):
    page.locator("#choose").set_input_files(as_file(content, **naming))


def transfer(page, content, name="digit.png", kind="image/png"):
    """A DataTransfer in the page that holds one file."""
    return page.evaluate_handle(
        """([content, name, type]) => {
          const bytes = Uint8Array.from(atob(content), (c) => c.charCodeAt(0));
          const transfer = new DataTransfer();
          transfer.items.add(new File([bytes], name, { type }));
          return transfer;
        }""", [base64.b64encode(content).decode(), name, kind])


def expect_digit(page, digit):
    expect(page.locator("#answer")).to_have_attribute("data-state", "reading")
    expect(page.locator("#digit")).to_have_text(digit)


@pytest.mark.parametrize("kind,naming", [
    ("PNG", {}),
    ("JPEG", {"name": "digit.jpg", "kind": "image/jpeg"}),
    ("WEBP", {"name": "digit.webp", "kind": "image/webp"}),
    ("GIF", {"name": "digit.gif", "kind": "image/gif"}),
    ("BMP", {"name": "digit.bmp", "kind": "image/bmp"}),
])
def test_a_chosen_picture_is_shown_and_read(page, kind, naming, keep):
    choose(page, picture_of("2", kind=kind), **naming)
    expect_digit(page, "2")
    expect(page.locator("#sheet")).to_be_hidden()
    expect(page.locator("#preview")).to_be_visible()
    expect(page.locator("#picture-name")).to_have_text(naming.get("name", "digit.png"))
    expect(page.locator("#place rect")).to_have_count(1)
    keep(page, f"picture-{kind.lower()}")


def test_a_picture_that_browsers_cannot_show_is_read_all_the_same(page):
    choose(page, picture_of("7", kind="TIFF"), name="scan.tiff", kind="image/tiff")
    expect_digit(page, "7")
    expect(page.locator("#unshown")).to_be_visible()
    expect(page.locator("#preview")).to_be_hidden()


@pytest.mark.parametrize("ink,paper", [("white", "black"), ("#1f3fbf", "#ffe36e")])
def test_ink_and_paper_of_any_colour(page, ink, paper):
    choose(page, picture_of("2", ink=ink, paper=paper))
    expect_digit(page, "2")


def test_the_same_file_can_be_chosen_again(page):
    choose(page, picture_of("2"))
    expect_digit(page, "2")
    page.locator("#close").click()
    choose(page, picture_of("2"))
    expect_digit(page, "2")


def test_the_phone_camera(phone):
    camera = phone.locator("#photograph")
    expect(camera).to_have_attribute("capture", "environment")
    expect(phone.locator(".camera")).to_be_visible()
    camera.set_input_files(as_file(picture_of("3", kind="JPEG"), "photo.jpg", "image/jpeg"))
    expect_digit(phone, "3")


def test_drag_and_drop_anywhere(page, keep):
    data = transfer(page, picture_of("7"))
    page.dispatch_event("body", "dragenter", {"dataTransfer": data})
    expect(page.locator("#drop")).to_be_visible()
    keep(page, "dragging")
    page.dispatch_event("footer", "dragenter", {"dataTransfer": data})
    page.dispatch_event("body", "dragleave", {"dataTransfer": data})
    expect(page.locator("#drop")).to_be_visible()
    page.dispatch_event("footer", "dragover", {"dataTransfer": data})
    page.dispatch_event("footer", "drop", {"dataTransfer": data})
    expect(page.locator("#drop")).to_be_hidden()
    expect_digit(page, "7")


def test_a_drag_that_leaves_changes_nothing(page):
    data = transfer(page, picture_of("7"))
    page.dispatch_event("body", "dragenter", {"dataTransfer": data})
    page.dispatch_event("body", "dragleave", {"dataTransfer": data})
    expect(page.locator("#drop")).to_be_hidden()
    expect(page.locator("#sheet")).to_be_visible()


def test_what_is_dragged_from_the_page_itself_is_left_alone(page):
    data = transfer(page, picture_of("7"))
    page.dispatch_event(".wordmark", "dragstart", {"dataTransfer": data})
    page.dispatch_event("body", "dragenter", {"dataTransfer": data})
    expect(page.locator("#drop")).to_be_hidden()
    page.dispatch_event(".wordmark", "dragend", {"dataTransfer": data})
    page.dispatch_event("body", "dragenter", {"dataTransfer": data})
    expect(page.locator("#drop")).to_be_visible()


def paste(page, data):
    page.evaluate(
        """(clipboardData) => document.body.dispatchEvent(
          new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }))""",
        data)


def test_paste(page):
    paste(page, transfer(page, picture_of("4")))
    expect_digit(page, "4")


def test_pasted_text_is_answered_in_words(page):
    paste(page, page.evaluate_handle("new DataTransfer()"))
    expect(page.get_by_role("alert")).to_contain_text("no picture on the clipboard")


def test_a_blank_picture_says_so(page, keep):
    choose(page, blank())
    expect(page.locator("#nothing-title")).to_have_text("I see no ink in this picture")
    expect(page.locator("#digit")).to_be_hidden()
    expect(page.locator("#bars")).to_be_hidden()
    expect(page.locator("#announcer")).to_have_text("I see no ink in this picture")
    keep(page, "blank")


def test_the_drawing_is_kept_under_a_picture(page):
    draw(page, "3")
    expect_digit(page, "3")
    choose(page, picture_of("7"))
    expect_digit(page, "7")
    expect(page.locator("#undo")).to_be_disabled()
    page.keyboard.press("Escape")
    expect(page.locator("#sheet")).to_have_attribute("aria-label", "Drawing area: one stroke")
    expect_digit(page, "3")


def test_heic_gets_the_servers_advice(page, watch, keep):
    watch.allow(REFUSED)
    with page.expect_response("**/api/v1/recognitions") as answered:
        choose(page, heic(), name="IMG_0001.HEIC", kind="image/heic")
    assert answered.value.status == 415
    alert = page.get_by_role("alert")
    expect(alert).to_have_text(answered.value.json()["detail"])
    expect(alert).to_contain_text("HEIC")
    expect(page.locator("#retry")).to_be_hidden()
    expect(page.locator("#reading")).to_be_hidden()
    keep(page, "refused")


@pytest.mark.parametrize("content,name,kind", [
    (b"not a picture at all", "notes.txt", "text/plain"),
    (b"%PDF-1.7\n" + bytes(100), "form.pdf", "application/pdf"),
    (b"", "empty.png", "image/png"),
    (picture_of("7")[:200], "half.png", "image/png"),
], ids=["text", "pdf", "empty", "half"])
def test_a_refusal_is_shown_in_the_servers_words(page, watch, content, name, kind):
    watch.allow(REFUSED)
    with page.expect_response("**/api/v1/recognitions") as answered:
        choose(page, content, name=name, kind=kind)
    assert 400 <= answered.value.status < 500
    assert answered.value.headers["content-type"].startswith("application/problem+json")
    expect(page.get_by_role("alert")).to_have_text(answered.value.json()["detail"])


def test_a_picture_over_the_limit_is_not_sent(page, watch):
    choose(page, bytes(10 * 1024 * 1024 + 1), name="huge.png")
    expect(page.get_by_role("alert")).to_contain_text("at most 10.0\u00a0MiB")
    assert not any("recognitions" in url for url in watch.requests)


def test_drawing_goes_on_after_a_refusal(page, watch):
    watch.allow(REFUSED)
    choose(page, b"nothing", name="nothing.png")
    expect(page.get_by_role("alert")).not_to_be_empty()
    page.locator("#close").click()
    draw(page, "7")
    expect_digit(page, "7")
    expect(page.locator("#problem")).to_be_hidden()


def test_a_stopped_server_is_said_and_can_be_tried_again(page, watch):
    watch.allow(BROKEN)
    page.route("**/api/v1/recognitions", lambda route: route.abort("connectionrefused"))
    choose(page, picture_of("7"))
    expect(page.get_by_role("alert")).to_contain_text("The server does not answer")
    page.unroute("**/api/v1/recognitions")
    page.locator("#retry").click()
    expect_digit(page, "7")
    expect(page.locator("#problem")).to_be_hidden()


def test_a_busy_server_can_be_tried_again(page, watch):
    watch.allow("status of 503")
    page.route("**/api/v1/recognitions", lambda route: route.fulfill(
        status=503, content_type="application/problem+json",
        json={"title": "Busy", "status": 503, "detail": "too many at once: try again"}))
    choose(page, picture_of("7"))
    expect(page.get_by_role("alert")).to_have_text("too many at once: try again")
    page.unroute("**/api/v1/recognitions")
    page.locator("#retry").click()
    expect_digit(page, "7")
