"""Firefox, driven over its own Marionette protocol: a socket, and JSON messages with their length in front."""

import json
import os
import socket
import subprocess
import time
from contextlib import contextmanager

from tests.postgres import free_port

QUIET = {
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
}
SAFEST = {
    "javascript.enabled": False,
    "svg.disabled": True,
    "mathml.disabled": True,
    "gfx.downloadable_fonts.enabled": False,
}
"""What Tor Browser switches off at its level “Safest”."""
PATIENCE = 60
"""Seconds that Firefox may take to start, and for an answer."""


class Firefox:
    def __init__(self, connection, stream):
        self.connection, self.stream = connection, stream
        self.said, self.number = self.receive(), 0
        self("WebDriver:NewSession")

    def receive(self):
        length = b""
        while (character := self.stream.read(1)) != b":":
            assert character, "Firefox closed the connection."
            length += character
        return json.loads(self.stream.read(int(length)))

    def __call__(self, command, **parameters):
        """Send a command of the protocol and give back its result. Raises AssertionError where it fails."""
        self.number += 1
        text = json.dumps([0, self.number, command, parameters]).encode()
        self.connection.sendall(b"%d:%s" % (len(text), text))
        _, number, error, result = self.receive()
        assert number == self.number
        assert error is None, f"{command}: {error}"
        return result["value"] if isinstance(result, dict) and set(result) == {"value"} else result

    def goto(self, address):
        self("WebDriver:Navigate", url=address)

    def run(self, script):
        return self("WebDriver:ExecuteScript", script=script, args=[], newSandbox=True)

    def find(self, selector):
        """The element, as the protocol names it."""
        return next(iter(self("WebDriver:FindElement", using="css selector", value=selector).values()))

    def text(self, selector="body"):
        """What of it can be seen."""
        return self("WebDriver:GetElementText", id=self.find(selector))

    def click(self, selector):
        self("WebDriver:ElementClick", id=self.find(selector))

    def write(self, selector, text):
        self("WebDriver:ElementSendKeys", id=self.find(selector), text=text)

    def press(self, *keys):
        """Press and release keys, one after the other."""
        actions = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self("WebDriver:PerformActions", actions=[{"type": "key", "id": "keys", "actions": actions}])

    @property
    def address(self):
        return self("WebDriver:GetCurrentURL")

    def wait_for(self, address):
        until(lambda: self.address == address)


def until(holds):
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline, "It did not come about."
        time.sleep(0.05)


@contextmanager
def firefox(path, profile, preferences):
    """Start Firefox with a profile of its own; it is stopped in the end."""
    port = free_port()
    profile.mkdir()
    chosen = QUIET | preferences | {"marionette.port": port}
    lines = [f'user_pref("{name}", {json.dumps(value)});\n' for name, value in chosen.items()]
    (profile / "user.js").write_text("".join(lines))
    command = [path, "--headless", "--no-remote", "--marionette", "--profile", str(profile)]
    environment = os.environ | {"HOME": str(profile)}
    with (profile / "log").open("w") as log:
        process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    try:
        with connected(port, process) as connection, connection.makefile("rb") as stream:
            yield Firefox(connection, stream)
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


def connected(port, process):
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        except OSError:
            assert process.poll() is None, "Firefox did not start."
            assert time.monotonic() < deadline, "Firefox did not listen."
            time.sleep(0.1)
