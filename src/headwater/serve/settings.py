"""What the application is started with, and the limits it keeps."""

from __future__ import annotations

import ipaddress
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from headwater.errors import UsageError

LOOPBACK_NAMES = ("localhost", "ip6-localhost")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Where the corpus is, who may come in, and how much may be sent.

    `token` is None on a loopback address only. `names` are names of this machine that its pages may be asked for
    by; addresses always may. `secret` signs forms and is new with every start.
    """

    corpus: Path
    host: str = "127.0.0.1"
    token: str | None = None
    names: tuple[str, ...] = ()
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    max_request_bytes: int = 64_000_000
    max_files: int = 1_000
    max_pasted_chars: int = 400_000
    patience_seconds: float = 20.0

    def __post_init__(self) -> None:
        """Raises `UsageError` for an address that others can reach without a token."""
        if not is_loopback(self.host) and not self.token:
            raise UsageError(f"{self.host} can be reached by others: a token is needed")


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the address."""
    if host.casefold() in LOOPBACK_NAMES:
        return True
    address = as_address(host)
    return address is not None and address.is_loopback


def as_address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """The IP address that a host is written as; None for a name."""
    try:
        return ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return None
