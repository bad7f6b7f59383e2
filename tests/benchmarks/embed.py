"""An embed page as granian serves it, beside the same bytes as a file in nginx: `python -m tests.benchmarks.embed`.

Needs Debian's nginx-light and wrk. Takes about 20 seconds of load after an installation was set up in a folder of its
own; with SITE=http://127.0.0.1:8000 it measures one that runs already.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

from tests.installation import Installation
from tests.postgres import free_port

ADDRESS = "/embed/v1/es/mx/"
SECONDS, CONNECTIONS = 8, 16
CONFIGURATION = """
worker_processes 1; daemon off; pid {folder}/pid; error_log {folder}/error.log;
events {{ worker_connections 256; }}
http {{
  access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fast;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi; default_type text/html;
  server {{ listen 127.0.0.1:{port}; root {folder}/root; index index.html; }}
}}
"""


def main() -> int:
    missing = [tool for tool in ("nginx", "wrk") if not shutil.which(tool)]
    if missing:
        print(f"Not installed: {', '.join(missing)}. Try: sudo apt-get install nginx-light wrk", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as site:
        with urllib.request.urlopen(site + ADDRESS) as answer:  # noqa: S310 (our own site)
            body = answer.read()
        ours = measure(site + ADDRESS)
        with nginx(Path(folder), body) as static:
            file = measure(static + ADDRESS)
    print("|  | p50 ms | p95 ms | requests/s |\n| --- | --- | --- | --- |")
    for name, one in (("embed page, granian", ours), ("the same bytes, nginx", file)):
        print(f"| {name} | {one['p50']:.2f} | {one['p95']:.2f} | {one['rate']:.0f} |")
    ratios = f"{ours['p50'] / file['p50']:.1f} | {ours['p95'] / file['p95']:.1f} | {ours['rate'] / file['rate']:.4f}"
    print(f"| ratio | {ratios} |")
    return 0


@contextmanager
def served(folder: Path):
    if address := os.environ.get("SITE"):
        yield address
        return
    installation = Installation(folder / "installation")
    installation.manage("setup")
    with installation.server() as site:
        yield site.address


@contextmanager
def nginx(folder: Path, body: bytes):
    page = folder / "root" / ADDRESS.strip("/") / "index.html"
    page.parent.mkdir(parents=True)
    page.write_bytes(body)
    folder.chmod(0o755)  # nginx's worker is another user where this is run as root
    port = free_port()
    settings = folder / "nginx.conf"
    settings.write_text(CONFIGURATION.format(folder=folder, port=port))
    process = subprocess.Popen(["nginx", "-p", str(folder), "-c", str(settings)], stderr=subprocess.DEVNULL)
    try:
        time.sleep(1)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=10)


SCRIPT = r"""
done = function(summary, latency)
  local bad = summary.errors.status + summary.errors.connect + summary.errors.read
  local rate = summary.requests / summary.duration * 1e6
  local p50, p95 = latency:percentile(50) / 1000, latency:percentile(95) / 1000
  io.write(string.format("p50=%f p95=%f rate=%f bad=%d\n", p50, p95, rate, bad))
end
"""


def measure(url: str) -> dict[str, float]:
    """Milliseconds and requests a second under a steady load, after a second of warming up."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(SCRIPT)
        script.flush()
        command = ["wrk", "--threads", "1", "--connections", str(CONNECTIONS), "--script", script.name]
        subprocess.run([*command, "--duration", "1s", url], check=True, capture_output=True)
        run = subprocess.run([*command, "--duration", f"{SECONDS}s", url], check=True, capture_output=True, text=True)
    found = {name: float(value) for name, value in re.findall(r"(\w+)=([\d.]+)", run.stdout)}
    if found["bad"]:
        raise SystemExit(f"Some answers failed: {run.stdout}")
    return found


if __name__ == "__main__":
    sys.exit(main())
