"""Reads a picture over HTTP with requests, sure answers only: read_requests.py URL PICTURE."""

import sys

import requests

url, picture = sys.argv[1:]
with open(picture, "rb") as file:
    response = requests.post(
        f"{url}/api/v1/recognitions", params={"max_error": "1/500"}, data=file,
        headers={"Content-Type": "image/png"}, timeout=10)
reading = response.json()
if not response.ok:
    sys.exit(f"{reading['code']}: {reading['detail']}")
if reading["outcome"] == "digit":
    print(reading["value"], f"{reading['confidence']:.3f}")
else:
    # blank, or unreadable with its reasons, each with a sentence.
    print(reading["outcome"], *[reading["words"].get(reason, reason) for reason in reading["reasons"]])
