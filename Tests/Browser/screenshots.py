"""Takes the pictures of the README: `screenshots.py FOLDER`; Scripts/screenshots starts it."""

import io
import pathlib
import sys

from conftest import BASE_URL, CHROMIUM, PHONE
from digits import draw
from PIL import Image
from playwright.sync_api import expect, sync_playwright

SIZE_MAX = 200_000
SCREENS = {
    "desktop": {"viewport": {"width": 1280, "height": 860}},
    "phone": {"viewport": PHONE, "device_scale_factor": 2, "has_touch": True, "is_mobile": True},
}
# One digit for each, so that the pictures are told apart in a list.
DIGITS = {
    ("desktop", "light"): "7", ("desktop", "dark"): "4",
    ("phone", "light"): "3", ("phone", "dark"): "2",
}


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"])
        for (screen, scheme), digit in DIGITS.items():
            context = browser.new_context(
                base_url=BASE_URL, color_scheme=scheme, **SCREENS[screen])
            page = context.new_page()
            page.goto("/")
            draw(page, digit)
            expect(page.locator("#digit")).to_have_text(digit)
            page.mouse.move(1, 1)
            page.wait_for_timeout(600)  # the bars have grown
            save(page.screenshot(), folder / f"{screen}-{scheme}.png")
            context.close()
        browser.close()


def save(content, path):
    """Writes a screenshot with 256 colours: enough for a page of few, and a third of the size."""
    image = Image.open(io.BytesIO(content)).convert("RGB")
    image.quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)
    size = path.stat().st_size
    assert size <= SIZE_MAX, f"{path} has {size} bytes, more than {SIZE_MAX}"
    print(f"{path}: {size} bytes")


main(pathlib.Path(sys.argv[1]))
