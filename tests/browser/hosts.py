"""The sites of partners: real pages from an origin of their own, with the headers that strict hosts send."""

import re
import threading
from contextlib import contextmanager
from html import escape, unescape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

START = '<!doctype html><html lang="es"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
PAGE = START + '<title>A partner</title><link rel="icon" href="data:,"><h1>A partner</h1>{}<p id="below">Below.</p>'

WORDPRESS_SCRIPT = """
// What WordPress does with the messages of a frame, as its embed script has it: by the secret, from that window only.
addEventListener("message", ({ data, source }) => {
  if (!data?.secret || /[^a-zA-Z0-9]/.test(data.secret)) return;
  const those = `[data-secret="${data.secret}"]`;
  for (const quote of document.querySelectorAll(`blockquote${those}`)) quote.style.display = "none";
  for (const frame of document.querySelectorAll(`iframe${those}`)) {
    if (source !== frame.contentWindow) continue;
    frame.removeAttribute("style");
    if (data.message === "height") frame.height = Math.min(1000, Math.max(200, parseInt(data.value, 10)));
    if (data.message === "link") {
      const [from, to] = [new URL(frame.getAttribute("src")), new URL(data.value)];
      const ours = /^https?:$/.test(to.protocol) && to.host === from.host;
      if (ours && document.activeElement === frame) top.location.href = to;
    }
  }
});
addEventListener("DOMContentLoaded", () => {
  for (const frame of document.querySelectorAll("iframe[data-secret]"))
    frame.contentWindow.postMessage({ message: "ready", secret: frame.dataset.secret }, "*");
});
"""


@contextmanager
def hosting():
    """A server for pages that tests put into `pages`: path to headers and body."""
    pages = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            headers, body = pages.get(self.path, ({}, ""))
            self.send_response(200 if self.path in pages else 404)
            for name, value in {"Content-Type": "text/html; charset=utf-8", **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_given):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", pages
    finally:
        server.shutdown()
        server.server_close()


def in_wordpress(answer, key="Abcdef1234"):
    """What WordPress makes of an oEmbed answer: a few tags and attributes, its sandbox, a secret, the frame hidden."""
    quote = re.search("<blockquote>.*?</blockquote>", answer["html"], re.DOTALL)[0]
    attributes = dict(re.findall(r'(\w+)="([^"]*)"', re.search("<iframe[^>]*>", answer["html"])[0]))
    kept = {name: attributes[name] for name in ("src", "width", "height", "frameborder", "title") if name in attributes}
    kept["src"] = escape(unescape(kept["src"])) + f"#?secret={key}"
    text = " ".join(f'{name}="{value}"' for name, value in kept.items())
    return (
        quote.replace("<blockquote", f'<blockquote class="wp-embedded-content" data-secret="{key}"')
        + f'<iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted" data-secret="{key}" '
        + f'style="position: absolute; visibility: hidden;" {text}></iframe><script>{WORDPRESS_SCRIPT}</script>'
    )
