"""Another site, on this machine: where people land who leave, and a partner who links here."""

from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import unquote

WORDS = "Sunny-all-day-long"
"""What the other site says. A browser may keep it."""


class Elsewhere:
    """`asked` are the requests so far: address, and headers by lower-case name."""

    def __init__(self, port):
        self.port = port
        self.asked = []

    @property
    def address(self):
        return f"http://localhost:{self.port}/"

    def linking_to(self, address):
        return f"{self.address}link?{address}"


def handler(elsewhere):
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            if self.path != "/favicon.ico":
                elsewhere.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            link = unquote(self.path.partition("?")[2])
            text = f'<!doctype html><title>Weather</title><h1>{WORDS}</h1><a href="{link}">A link</a>'.encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(text)))
            self.send_header("Cache-Control", "max-age=3600")
            self.end_headers()
            self.wfile.write(text)

        def log_message(self, *_):
            pass

    return Handler


@contextmanager
def serving():
    server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    elsewhere = Elsewhere(server.server_port)
    server.RequestHandlerClass = handler(elsewhere)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield elsewhere
    finally:
        server.shutdown()
        server.server_close()
