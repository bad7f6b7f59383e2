"""Which addresses of the internet are out there, and which lead back inside."""

import ipaddress

OUTSIDE = ipaddress.ip_network("2000::/3")  # all that is routed so far (RFC 4291); no mapped, local or NAT64 address
TUNNELS = [ipaddress.ip_network(one) for one in ("2001::/32", "2002::/16")]  # Teredo and 6to4 carry an IPv4 address


def is_outside(address: str) -> bool:
    """Whether an address is a machine of the public internet, and cannot stand for another that is not."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if ip.is_multicast or not ip.is_global:
        return False
    return ip.version == 4 or (ip in OUTSIDE and not any(ip in tunnel for tunnel in TUNNELS))
