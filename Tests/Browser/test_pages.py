"""Every page: its policy, its width on a phone, its look in the dark, its use without script."""

import json
import pathlib
import urllib.request

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import BASE_URL, DESKTOP, LAPTOP, PHONE
from digits import draw
from pictures import as_file, blank, heic, picture_of
from playwright.sync_api import expect

PATHS = ["/", "/about", "/upload", "/api", "/no-such-page"]
SHIPPED_MODEL = pathlib.Path(__file__).parents[2] / "Models" / "default.safetensors"
MISSING = r"the server responded with a status of (404|415)"
POLICY = {
    "default-src": "'none'", "script-src": "'self'", "style-src": "'self'",
    "img-src": "'self' data: blob:", "connect-src": "'self'", "form-action": "'self'",
}


@pytest.mark.parametrize("path", PATHS)
def test_the_policy_is_strict(open_page, watch, path):
    watch.allow(MISSING)
    page = open_page("/about")
    header = page.request.get(path, headers={"Accept": "text/html"}) \
        .headers["content-security-policy"]
    given = dict(part.strip().split(" ", 1) for part in header.split(";"))
    for directive, sources in POLICY.items():
        assert given[directive] == sources
    assert "unsafe" not in header


def test_the_policy_is_in_force(page, watch):
    watch.allow("CSP: |Content Security Policy")
    assert page.evaluate("""() => {
      const script = document.createElement("script");
      script.textContent = "window.intruder = true";
      document.body.append(script);
      return window.intruder === undefined;
    }""")
    page.wait_for_timeout(200)
    assert any("CSP: " in trouble for trouble in watch.troubles)


@pytest.mark.parametrize("path", PATHS)
def test_no_page_scrolls_sideways(open_page, watch, path):
    watch.allow(MISSING)
    page = open_page(path)
    for width in (320, 360, 600, 768, 840, 1024, 1920):
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"at {width} px"


def test_a_phone_shows_sheet_and_answer_without_scrolling(phone, keep):
    draw(phone, "7")
    expect(phone.locator("#digit")).to_have_text("7")
    box = phone.locator("#digit").bounding_box()
    assert box["y"] + box["height"] <= PHONE["height"]
    assert phone.locator("#sheet").bounding_box()["width"] >= 320
    assert phone.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    for name in ("undo", "clear", "read"):
        button = phone.locator(f"#{name}").bounding_box()
        assert min(button["width"], button["height"]) >= 44
    keep(phone, "phone")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_dark_mode_is_dark(open_page, scheme, keep):
    page = open_page("/", color_scheme=scheme)
    draw(page, "2")
    expect(page.locator("#digit")).to_have_text("2")
    red = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0]")
    assert (int(red) < 64) == (scheme == "dark")
    keep(page, f"desktop-{scheme}")


@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing(open_page, watch, path):
    watch.allow(MISSING)
    # axe is handed to the page past the policy: it is the test's, not the page's.
    page = open_page(path, bypass_csp=True, reduced_motion="reduce")
    assert_accessible(page)


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing_in_an_answer(open_page, viewport):
    page = open_page("/", viewport=viewport, bypass_csp=True, reduced_motion="reduce")
    draw(page, "2")
    expect(page.locator("#digit")).to_have_text("2")
    assert_accessible(page)
    page.locator("#choose").set_input_files(as_file(picture_of("7")))
    expect(page.locator("#digit")).to_have_text("7")
    assert_accessible(page)


def assert_accessible(page):
    """Looks at the page in both colour schemes, without motion: half-faded is not a colour."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        results = Axe().run(page, options={"runOnly": {
            "type": "tag",
            "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}})
        assert results.violations_count == 0, f"{scheme}: {results.generate_report()}"


def test_motion_can_be_refused(open_page):
    page = open_page("/", reduced_motion="reduce")
    durations = page.evaluate("""() => [...document.querySelectorAll("*")]
      .map((element) => getComputedStyle(element).transitionDuration)""")
    assert set(durations) == {"0s"}


def test_forced_colours(open_page, keep):
    page = open_page("/", forced_colors="active")
    draw(page, "2")
    expect(page.locator("#digit")).to_have_text("2")
    fills = page.evaluate("""() => [...document.querySelectorAll(".bars rect")]
      .map((bar) => getComputedStyle(bar).fill)""")
    assert len(set(fills)) == 2
    keep(page, "forced-colours")


def model_notes():
    """What the shipped model's file says: the metadata of its safetensors header."""
    with SHIPPED_MODEL.open("rb") as file:
        size = int.from_bytes(file.read(8), "little")
        notes = json.loads(file.read(size))["__metadata__"]
    return {name: json.loads(notes[name])
            for name in ("classes", "dataHashes", "scores", "network")} | {"name": notes["name"]}


def test_about_says_what_the_models_file_says(open_page, keep_whole):
    page = open_page("/about")
    notes = model_notes()
    expect(page.get_by_role("heading", level=1)).to_have_text("How it works")
    expect(page.locator("#model + p strong")).to_have_text(notes["name"])
    measured = {score["set"] for score in notes["scores"]}
    learnt = page.locator("li", has_text="It learnt from")
    for name in notes["dataHashes"]:
        words = "pictures that Numeral drew" if name == "rendered" else name
        assert (words in learnt.text_content()) == (name not in measured), name
    for score in notes["scores"]:
        row = page.locator(".facts div", has_text=f"Accuracy on {score['set']}, ")
        expect(row.locator("dd")).to_have_text(f"{score['accuracy'] * 100:.2f} %")
    convolutions = [layer for layer in notes["network"]["layers"] if "conv" in layer]
    expect(page.locator(".layers li", has_text="conv")).to_have_count(len(convolutions))
    expect(page.locator(".layers li").last).to_have_text(f"dense {len(notes['classes']) + 1}")
    expect(page.get_by_text("not written to disk")).to_be_visible()
    expect(page.locator("nav [aria-current=page]")).to_have_text("About")
    keep_whole(page, "about")


def test_about_shows_the_way_of_a_sample(open_page):
    page = open_page("/about")
    pictures = page.locator(".steps img")
    expect(pictures).to_have_count(3)
    for picture in pictures.all():
        assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") >= 28
        assert picture.get_attribute("alt")
    expect(page.locator(".steps .bars .best th")).to_have_text("3")
    expect(page.locator(".lede")).to_contain_text("a 3, in ")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["about", "api"])
@pytest.mark.parametrize("name,viewport", [("laptop", LAPTOP), ("phone", PHONE)])
def test_pages_to_read_are_looked_at(open_page, keep_whole, path, name, viewport, scheme):
    page = open_page(f"/{path}", viewport=viewport, color_scheme=scheme)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    keep_whole(page, f"{path}-{name}-{scheme}")


def test_the_api_link_opens_a_page_for_people(page):
    page.get_by_role("link", name="API").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The API")
    routes = page.locator(".contents tbody tr")
    described = page.request.get("/openapi.json").json()
    expect(routes).to_have_count(sum(len(item) for item in described["paths"].values()))
    page.get_by_role("link", name="POST /predict").click()
    expect(page.locator("#predict")).to_be_in_viewport()
    # Every link of the page leads somewhere.
    missing = page.locator("a[href^='#']").evaluate_all(
        "links => links.filter((link) => !document.querySelector(link.hash)).map((l) => l.hash)")
    assert missing == []


@pytest.mark.parametrize("accept,kind", [
    (None, "application/json"), ("*/*", "application/json"),
    ("application/json", "application/json"),
    ("text/html,application/xhtml+xml;q=0.9,*/*;q=0.8", "text/html"),
])
def test_a_form_of_a_program_is_answered_with_json(accept, kind):
    """As `curl -F file=@seven.png` and Python's requests send it."""
    body = (b'--limit\r\nContent-Disposition: form-data; name="file"; filename="7.png"\r\n\r\n'
            + picture_of("7") + b"\r\n--limit--\r\n")
    headers = {"Content-Type": "multipart/form-data; boundary=limit"}
    request = urllib.request.Request(f"{BASE_URL}/predict", data=body, headers=headers)
    if accept:
        request.add_header("Accept", accept)
    with urllib.request.urlopen(request, timeout=30) as answer:
        assert answer.status == 200
        assert answer.headers["Content-Type"].startswith(kind)
        if kind == "application/json":
            assert json.load(answer)["prediction"] == 7


def test_a_wrong_address_leads_home(open_page, watch):
    watch.allow(MISSING)
    page = open_page("/no-such-page")
    expect(page.locator(".status")).to_have_text("404")
    page.get_by_role("link", name="Draw a digit").click()
    expect(page.locator("#sheet")).to_be_visible()


def send(open_page, content, **naming):
    page = open_page("/upload", java_script_enabled=False)
    page.locator("#file").set_input_files(as_file(content, **naming))
    page.get_by_role("button", name="Read it").click()
    return page


def test_upload_works_without_script(open_page, keep):
    page = send(open_page, picture_of("7"))
    expect(page.get_by_role("heading", level=1)).to_have_text("I read 7")
    expect(page.locator(".digit")).to_have_text("7")
    expect(page.locator(".bars tbody tr")).to_have_count(11)
    expect(page.locator(".bars .none th")).to_have_text("none of these")
    expect(page.locator(".bars .best th")).to_have_text("7")
    for picture in (".given img", "img.glyph"):
        source = page.locator(picture).get_attribute("src")
        assert source.startswith("data:image/")
    box = page.locator(".given img").bounding_box()
    assert min(box["width"], box["height"]) > 100
    widths = page.locator(".bars rect").evaluate_all(
        "bars => bars.map((bar) => Number(bar.getAttribute('width')))")
    assert abs(sum(widths) - 1) < 0.001
    keep(page, "result")


def test_a_blank_upload_says_so_without_script(open_page):
    page = send(open_page, blank())
    expect(page.get_by_text("I see no ink in this picture")).to_be_visible()
    expect(page.locator(".digit")).to_have_count(0)
    expect(page.locator(".bars")).to_have_count(0)


def test_a_refused_upload_says_why_without_script(open_page, watch, keep):
    watch.allow(MISSING)
    page = send(open_page, heic(), name="IMG_0001.HEIC", kind="image/heic")
    expect(page.locator(".status")).to_have_text("415")
    expect(page.locator(".lede")).to_contain_text("HEIC")
    expect(page.get_by_role("link", name="Choose another picture")).to_be_visible()
    keep(page, "error")


def test_the_home_page_without_script_takes_a_picture(open_page, keep):
    page = open_page("/", java_script_enabled=False)
    expect(page.locator("#read")).to_be_hidden()
    keep(page, "no-script")
    page.locator("#file").set_input_files(as_file(picture_of("2")))
    page.get_by_role("button", name="Read it").click()
    expect(page.locator(".digit")).to_have_text("2")
