"""The application served until it is interrupted."""

from __future__ import annotations

import socket
from collections.abc import Callable

import uvicorn

from headwater.errors import EnvironmentFault
from headwater.serve.app import make_app
from headwater.serve.settings import Settings, as_address

CONNECTIONS = 200


def run(settings: Settings, port: int, say: Callable[[str], object]) -> None:
    """Serves the pages until the process is interrupted; says where they are.

    Raises `EnvironmentFault` when the address cannot be listened at, `StoreFault` for what is no corpus.
    """
    app = make_app(settings)
    listening = listen(settings.host, port)
    say(address_of(settings, listening.getsockname()[1]))
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, proxy_headers=False, lifespan="on",
        limit_concurrency=CONNECTIONS, timeout_graceful_shutdown=3,
    )  # fmt: skip
    uvicorn.Server(config).run(sockets=[listening])


def listen(host: str, port: int) -> socket.socket:
    """A socket at the address; who comes before the server has started waits."""
    address = as_address(host)
    family = socket.AF_INET6 if address is not None and address.version == 6 else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host.strip("[]"), port))
        made.listen(128)
    except OSError as error:
        made.close()
        raise EnvironmentFault(f"cannot listen at {host}:{port}: {error.strerror or error}") from error
    return made


def address_of(settings: Settings, port: int) -> str:
    """The address to open, with the token where one is needed."""
    address = as_address(settings.host)
    shown = f"[{address}]" if address is not None and address.version == 6 else settings.host
    if address is not None and address.is_unspecified:
        shown = socket.gethostname() if settings.names else "127.0.0.1"
    return f"http://{shown}:{port}/" + (f"?token={settings.token}" if settings.token else "")
