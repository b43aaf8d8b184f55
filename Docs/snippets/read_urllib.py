"""Reads a picture over HTTP with nothing but Python itself: read_urllib.py URL PICTURE."""

import json
import sys
import urllib.error
import urllib.request

url, picture = sys.argv[1:]
with open(picture, "rb") as file:
    request = urllib.request.Request(
        f"{url}/api/v1/recognitions", file.read(), {"Content-Type": "image/png"})
try:
    with urllib.request.urlopen(request, timeout=10) as response:
        reading = json.load(response)
except urllib.error.HTTPError as error:
    # A refusal is JSON, too: a stable code, and words.
    problem = json.load(error)
    sys.exit(f"{problem['code']}: {problem['detail']}")
print(reading["outcome"], reading["text"], f"{reading['confidence']:.3f}")
