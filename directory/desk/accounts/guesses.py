"""Wrong passwords are counted without locking out whom they are aimed at.

An account seen from one network may be guessed five times a minute (ACCOUNT_RATE_LIMITS). All strange networks
together may guess a hundred times an hour; networks from which the person got in before are not strange. A passkey is
never counted: there is nothing to guess. Everything is in this process's memory and holds no address.
"""

import hashlib
import hmac
import ipaddress
import secrets

from django.core.cache import cache

KEY = secrets.token_bytes(32)
STRANGE_GUESSES, AN_HOUR, A_MONTH = 100, 60 * 60, 30 * 24 * 60 * 60


def pseudonym(address: str) -> str:
    """A made-up IPv6 address in place of a real one: the same while this process runs, and without a way back.

    Neighbours within an IPv6 network of 64 bits, which one subscriber holds, count as one.
    """
    real = ipaddress.ip_address(address)
    network = real.packed if real.version == 4 else real.packed[:8]
    digest = hmac.digest(KEY, network, "sha256")
    return str(ipaddress.IPv6Address(b"\xfd" + digest[:7] + bytes(8)))


def are_too_many(login: str, network: str) -> bool:
    return not cache.get(known(login, network)) and cache.get(strange(login), 0) >= STRANGE_GUESSES


def note(login: str, network: str, right: bool) -> None:
    if right:
        cache.set(known(login, network), True, A_MONTH)
    elif not cache.get(known(login, network)):
        cache.add(strange(login), 0, AN_HOUR)
        cache.incr(strange(login))


def strange(login: str) -> str:
    return f"guesses:{digest(login)}"


def known(login: str, network: str) -> str:
    return f"known:{digest(login)}:{network}"


def digest(login: str) -> str:
    return hashlib.sha256(login.lower().encode()).hexdigest()
