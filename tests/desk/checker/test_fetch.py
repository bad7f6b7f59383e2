"""The process that follows strangers' links cannot be led back inside."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.desk.checker.addresses import is_outside
from directory.desk.checker.fetch import BYTES, look_at, understand

ROOT = Path(__file__).resolve().parent.parent.parent.parent
OUTSIDE = "93.184.215.14"
INSIDE = {
    "this machine": "127.0.0.1",
    "this machine, elsewhere": "127.8.9.10",
    "nowhere": "0.0.0.0",
    "private 10": "10.1.2.3",
    "private 172": "172.16.0.1",
    "private 192": "192.168.1.1",
    "carrier": "100.64.0.1",
    "link-local, where clouds keep secrets": "169.254.169.254",
    "benchmarks": "198.18.0.1",
    "documentation": "203.0.113.1",
    "protocol assignments": "192.0.0.1",
    "multicast": "224.0.0.1",
    "reserved": "240.0.0.1",
    "broadcast": "255.255.255.255",
    "IPv6 this machine": "::1",
    "IPv6 nowhere": "::",
    "IPv6 link-local": "fe80::1%eth0",
    "IPv6 site-local": "fec0::1",
    "IPv6 private": "fd00::1",
    "IPv6 multicast": "ff02::1",
    "IPv6 documentation": "2001:db8::1",
    "mapped": "::ffff:127.0.0.1",
    "mapped, of an outside address": f"::ffff:{OUTSIDE}",
    "compatible": "::127.0.0.1",
    "NAT64": "64:ff9b::7f00:1",
    "NAT64, local": "64:ff9b:1::7f00:1",
    "6to4": "2002:7f00:1::1",
    "Teredo": "2001:0:4136:e378:8000:63bf:80ff:fffe",
    "not an address": "localhost",
}
every_way_inside = pytest.mark.parametrize("address", INSIDE.values(), ids=INSIDE)


class Net:
    """An internet of our own: names, what answers there, and who was really connected to."""

    def __init__(self, names, answers=None):
        self.names, self.answers, self.connected = names, answers or {}, []

    def resolve(self, host, port):
        found = self.names[host]
        return [found.pop(0)] if isinstance(found, list) else [*found] if isinstance(found, tuple) else [found]

    def connect(self, address, port, host):
        self.connected.append((address, port))
        return Connection(self.answers.get(host, b"HTTP/1.1 200 OK\r\n\r\n"))

    def look_at(self, url):
        return look_at(url, self.resolve, self.connect)


class Connection:
    def __init__(self, answer):
        self.answer, self.sent, self.given = answer, b"", 0

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        pass

    def sendall(self, some):
        self.sent += some

    def recv(self, size):
        some, self.answer = self.answer[:size], self.answer[size:]
        self.given += len(some)
        return some


def leads_to(place):
    return f"HTTP/1.1 302 Found\r\nLocation: {place}\r\n\r\n".encode()


def test_an_outside_address_is_asked():
    net = Net({"ok.example": OUTSIDE})

    assert net.look_at("https://ok.example/a?b=c")["outcome"] == "works"
    assert net.connected == [(OUTSIDE, 443)]


@pytest.mark.parametrize("address", [OUTSIDE, "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "1.1.1.1"])
def test_what_is_outside_is_outside(address):
    assert is_outside(address)


@every_way_inside
def test_a_name_that_leads_inside_is_refused(address):
    net = Net({"bad.example": address})

    assert net.look_at("http://bad.example/")["outcome"] == "refused"
    assert net.connected == []


@every_way_inside
def test_a_name_with_one_address_outside_and_one_inside_is_refused(address):
    net = Net({"both.example": (OUTSIDE, address)})

    assert net.look_at("http://both.example/")["outcome"] == "refused"
    assert net.connected == []


@every_way_inside
def test_a_redirect_inside_is_refused(address):
    net = Net({"ok.example": OUTSIDE, "bad.example": address}, {"ok.example": leads_to("http://bad.example/")})

    found = net.look_at("http://ok.example/")

    assert found["outcome"] == "refused"
    assert net.connected == [(OUTSIDE, 80)]


@every_way_inside
def test_a_name_that_changes_its_mind_gains_nothing(address):
    net = Net({"rebind.example": [OUTSIDE, address]})

    assert net.look_at("http://rebind.example/")["outcome"] == "works"
    assert net.connected == [(OUTSIDE, 80)]


def test_a_name_that_changes_its_mind_between_redirects_is_looked_at_again():
    net = Net({"rebind.example": [OUTSIDE, "127.0.0.1"]}, {"rebind.example": leads_to("/again")})

    assert net.look_at("http://rebind.example/")["outcome"] == "refused"
    assert net.connected == [(OUTSIDE, 80)]


@pytest.mark.parametrize(
    "url",
    [
        *("ftp://ok.example/", "file:///etc/passwd", "gopher://ok.example/", "javascript:alert(1)", "//ok.example", ""),
        *("http://ok.example:8000/", "http://ok.example:22/", "https://ok.example:80/", "http://ok.example:x/"),
        *("http://me:secret@ok.example/", "http://@ok.example/", "http:///", "http://ok .example/"),
    ],
)
def test_other_ports_schemes_and_secrets_are_refused(url):
    net = Net({"ok.example": OUTSIDE, "ok .example": OUTSIDE})

    assert net.look_at(url)["outcome"] == "refused"
    assert net.connected == []


@pytest.mark.parametrize("place", ["ftp://ok.example/", "http://ok.example:6379/", "file:///etc/passwd"])
def test_a_redirect_to_another_port_or_scheme_is_refused(place):
    net = Net({"ok.example": OUTSIDE}, {"ok.example": leads_to(place)})

    assert net.look_at("http://ok.example/")["outcome"] == "refused"
    assert len(net.connected) == 1


def test_three_redirects_are_followed_and_no_more():
    names = {f"{number}.example": OUTSIDE for number in range(9)}
    chain = {f"{number}.example": leads_to(f"http://{number + 1}.example/") for number in range(8)}
    three, endless = Net(names, {k: v for k, v in chain.items() if k < "3"}), Net(names, chain)

    assert three.look_at("http://0.example/")["outcome"] == "moved"
    assert endless.look_at("http://0.example/")["outcome"] == "failing"
    assert len(three.connected) == len(endless.connected) == 4


def test_no_more_than_64_kilobytes_are_read():
    flood = Connection(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 10_000_000)
    net = Net({"flood.example": OUTSIDE})
    net.connect = lambda *_where: flood

    net.look_at("http://flood.example/")

    assert flood.given == BYTES


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (b"HTTP/1.1 200 OK\r\n\r\n", "works"),
        (b"HTTP/1.1 404 Not Found\r\n\r\n", "missing"),
        (b"HTTP/1.0 410 Gone\r\n\r\n", "missing"),
        (b"HTTP/1.1 500 Oops\r\n\r\n", "failing"),
        (b"HTTP/1.1 302 Found\r\n\r\n", "failing"),
        (b"SSH-2.0-OpenSSH\r\n", "silent"),
        (b"", "silent"),
    ],
)
def test_what_an_answer_means(answer, outcome):
    assert (
        Net({"some.example": OUTSIDE}, {"some.example": answer}).look_at("http://some.example/")["outcome"] == outcome
    )


@given(st.text(max_size=80))
def test_no_link_breaks_out_of_the_question(text):
    sent = []
    net = Net({"ok.example": OUTSIDE})
    net.connect = lambda *_where: sent.append(Connection(b"HTTP/1.1 200 OK\r\n\r\n")) or sent[-1]

    net.look_at(f"http://ok.example/{text}")

    assert all(one.sent.count(b"\r\n") == 6 and one.sent.isascii() for one in sent)


@given(st.binary(max_size=300))
def test_no_answer_breaks_the_reading(answer):
    try:
        status, place = understand(b"HTTP/1.1 " + answer)
    except OSError:
        return
    assert 0 <= status <= 999
    assert "\n" not in place or status


def test_the_process_knows_neither_the_framework_nor_our_settings():
    seen = subprocess.run(
        [sys.executable, "-c", "import directory.desk.checker.fetch, sys; print('django' in sys.modules)"],
        cwd=ROOT, env={}, capture_output=True, text=True, check=True,
    )  # fmt: skip

    assert seen.stdout.strip() == "False"


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "2130706433", "0x7f000001", "127.1", "[::1]", "[::ffff:7f00:1]"]
)
def test_the_real_process_refuses_every_spelling_of_this_machine(host):
    seen = subprocess.run(
        [sys.executable, "-m", "directory.desk.checker.fetch"],
        cwd=ROOT, env={}, input=f"http://{host}/\n", capture_output=True, text=True, check=True,
    )  # fmt: skip

    assert json.loads(seen.stdout)["outcome"] == "refused"
