"""Asks addresses of the web whether they answer: `python -m directory.desk.checker.fetch`, URLs in, JSON out.

It runs as a process of its own that knows no database and no secret, because it goes where strangers' links lead. It
speaks HTTP on ports 80 and 443 with machines of the public internet only: a name is resolved once, every address that
it has is looked at, and the connection goes to one that was looked at. So does each of at most three redirects. It
reads 64 KB and waits ten seconds.
"""

import json
import re
import signal
import socket
import ssl
import sys
from collections.abc import Callable
from urllib.parse import urljoin, urlsplit

from directory.desk.checker.addresses import is_outside

PORTS = {"http": 80, "https": 443}
REDIRECTS, BYTES, SECONDS = 3, 64 * 1024, 10
ASK = "GET {path} HTTP/1.1\r\nHost: {host}\r\nUser-Agent: link-check\r\nAccept: */*\r\nConnection: close\r\n\r\n"


class Refused(Exception):
    """The address is none that may be asked."""


def resolve(host: str, port: int) -> list[str]:
    return [found[4][0] for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def connect(address: str, port: int, host: str) -> socket.socket:
    """A connection to this very address; over TLS it has to prove that it is the host."""
    plain = socket.create_connection((address, port), timeout=SECONDS)
    return ssl.create_default_context().wrap_socket(plain, server_hostname=host) if port == PORTS["https"] else plain


def look_at(url: str, resolve: Callable = resolve, connect: Callable = connect) -> dict:
    """What came of asking: `outcome` (works, moved, missing, failing, silent, refused), `status`, `final` address."""
    final, status = url, None
    try:
        for _hop in range(REDIRECTS + 1):
            status, place = ask(final, resolve, connect)
            if not place:
                return {"url": url, "outcome": outcome(url, final, status), "status": status, "final": final}
            final = urljoin(final, place)
        return {"url": url, "outcome": "failing", "status": status, "final": final}
    except (Refused, UnicodeError, ValueError):
        return {"url": url, "outcome": "refused", "status": status, "final": final}
    except OSError:  # no such name, nobody there, no valid certificate, too slow
        return {"url": url, "outcome": "silent", "status": status, "final": final}


def outcome(url: str, final: str, status: int) -> str:
    if status in (404, 410):
        return "missing"
    if not 200 <= status < 300:
        return "failing"
    return "works" if urlsplit(url).hostname == urlsplit(final).hostname else "moved"


def ask(url: str, resolve: Callable, connect: Callable) -> tuple[int, str]:
    """The status of one answer, and where it leads, if it does. Raises Refused before anything is sent."""
    parts = urlsplit(url)
    if parts.scheme not in PORTS or not parts.hostname or parts.username is not None or parts.password is not None:
        raise Refused
    port = parts.port or PORTS[parts.scheme]
    if port != PORTS[parts.scheme]:
        raise Refused
    host = parts.hostname.encode("idna").decode()
    if not re.fullmatch(r"[a-z0-9._:-]+", host):
        raise Refused
    found = resolve(host, port)
    if not found or not all(is_outside(address) for address in found):
        raise Refused
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    if not re.fullmatch(r"[!-~]+", path):
        path = ascii_only(path)
    with connect(found[0], port, host) as connection:
        connection.sendall(ASK.format(path=path, host=f"[{host}]" if ":" in host else host).encode("ascii"))
        return understand(read(connection))


def ascii_only(path: str) -> str:
    return "".join(one if "!" <= one <= "~" else "".join(f"%{byte:02X}" for byte in one.encode()) for one in path)


def read(connection) -> bytes:
    """The head of an answer, and no more than 64 KB of anything."""
    head = b""
    while b"\r\n\r\n" not in head and len(head) < BYTES:
        if not (more := connection.recv(min(4096, BYTES - len(head)))):
            break
        head += more
    return head


def understand(answer: bytes) -> tuple[int, str]:
    lines = answer.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
    if not (first := re.match(r"HTTP/1\.[01] (\d{3})", lines[0])):
        raise OSError("not an answer in HTTP/1")
    status = int(first[1])
    places = [line.partition(":")[2].strip() for line in lines[1:] if line.lower().startswith("location:")]
    return status, places[0] if status in (301, 302, 303, 307, 308) and places else ""


def too_slow(*_signal) -> None:
    raise TimeoutError


def main() -> None:
    signal.signal(signal.SIGALRM, too_slow)
    for line in sys.stdin:
        signal.setitimer(signal.ITIMER_REAL, SECONDS)
        found = look_at(line.strip())
        signal.setitimer(signal.ITIMER_REAL, 0)
        print(json.dumps(found), flush=True)


if __name__ == "__main__":
    main()
