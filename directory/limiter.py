"""How often somebody may do one thing (send a report, try to log in), without keeping who that is.

In memory only. An address counts as its network (/24, or /48 of IPv6), and its network as a keyed hash whose random
key is thrown away after ten minutes together with every count made under it. Reading is never limited.
"""

import hashlib
import hmac
import ipaddress
import secrets
import time
from collections import Counter
from collections.abc import Callable
from threading import Lock

LIFE = 600
"""Seconds that a key and the counts under it live."""


class Limiter:
    """`each` times a network, and `all_together` times everybody, in ten minutes; then `allows` says no.

    Where many share one network (Tor, a mobile carrier, a shelter) `each` must be generous; where nobody's address is
    known everybody counts as one, and `all_together` alone decides.
    """

    def __init__(self, each: int, all_together: int, clock: Callable[[], float] = time.monotonic):
        self.each, self.all_together, self.clock = each, all_together, clock
        self.lock = Lock()
        self.forget()

    def forget(self) -> None:
        """Start anew, under another key."""
        self.key, self.since = secrets.token_bytes(32), self.clock()
        self.counts: Counter[bytes] = Counter()
        self.total = 0

    def allows(self, address: str) -> bool:
        """Whether one more from this address is fine; it is counted if so."""
        with self.lock:
            if self.clock() - self.since >= LIFE:
                self.forget()
            network = network_of(address)
            digest = hmac.digest(self.key, network, hashlib.sha256)[:8] if network else b""
            if self.total >= self.all_together or (digest and self.counts[digest] >= self.each):
                return False
            self.total += 1
            if digest:
                self.counts[digest] += 1
            return True


def network_of(address: str) -> bytes:
    """The first bytes of an address, those of its network; empty where it cannot be read or is this machine's own."""
    try:
        known = ipaddress.ip_address(address.strip())
    except ValueError:
        return b""
    known = getattr(known, "ipv4_mapped", None) or known
    if known.is_loopback:
        return b""
    return known.packed[: 3 if known.version == 4 else 6]
