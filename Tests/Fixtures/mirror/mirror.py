#!/usr/bin/env python3
"""Serve a folder with faults: /plain/NAME, /cut/NAME, … Prints the port, ends with its stdin."""
import gzip
import http.server
import os
import re
import sys
import threading
import time

FOLDER = sys.argv[1]
# Bytes that /cut sends before it breaks off.
CUT_COUNT = 40_000
# Zeros in what /bomb sends, more than any file of MNIST has.
BOMB_COUNT = 64 << 20


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_GET(self):
        _, fault, name = self.path.split("/", 2)
        path = os.path.join(FOLDER, os.path.basename(name))
        if fault == "missing" or not os.path.exists(path):
            return self.send_error(404)
        with open(path, "rb") as file:
            content = file.read()
        if fault == "wrong":
            content = content[:-20] + bytes([content[-20] ^ 1]) + content[-19:]
        if fault == "bomb":
            content = gzip.compress(bytes(BOMB_COUNT))
        if fault == "raw":
            content = gzip.decompress(content)
        start = self.first_byte(fault)
        if start >= len(content) > 0 and start > 0:
            self.send_response(416)
            self.send_header("Content-Range", f"bytes */{len(content)}")
            self.send_header("Content-Length", "0")
            return self.end_headers()
        self.answer(fault, content, start)

    def first_byte(self, fault):
        """Where the answer begins: at 0 for a server that knows no ranges."""
        match = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
        return int(match[1]) if match and fault != "norange" else 0

    def answer(self, fault, content, start):
        rest = content[start:]
        if start:
            shown = start + 1 if fault == "otherrange" else start
            self.send_response(206)
            self.send_header("Content-Range", f"bytes {shown}-{len(content) - 1}/{len(content)}")
        else:
            self.send_response(200)
        length = 1 << 40 if fault == "huge" else len(rest)
        if fault not in ("endless", "drip"):
            self.send_header("Content-Length", str(length))
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        if fault == "silent":
            time.sleep(60)
        while fault == "drip":
            self.wfile.write(b"\0")
            time.sleep(0.05)
        if fault == "endless":
            while True:
                self.wfile.write(bytes(1 << 16))
        self.wfile.write(rest[:CUT_COUNT] if fault == "cut" else rest)


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
server.daemon_threads = True
server.handle_error = lambda *_: None
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_address[1], flush=True)
sys.stdin.read()
