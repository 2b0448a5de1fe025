"""`headwater serve`: the web application over a corpus file."""

from __future__ import annotations

import secrets

import click


@click.command(short_help="Look at a corpus in the browser.")
@click.argument("corpus", metavar="DB")
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="0: any free one.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at; others need the token.")
@click.option("--name", "names", multiple=True, metavar="NAME", help="Name this machine is asked for by, with --host.")
@click.option("--token", envvar="HEADWATER_TOKEN", help="Who brings it may come in. Made up where --host needs one.")
@click.option("--debug", is_flag=True, help="Show the traceback of an unexpected error.")
def serve(corpus: str, port: int, host: str, names: tuple[str, ...], token: str | None, debug: bool) -> None:  # noqa: ARG001
    """Look at the corpus in the file DB in a browser: claims, stories, articles, sources; add articles; judge.

    Only this machine can reach the pages, unless --host gives another address; then only who has the token that is
    printed. No request leaves the machine. The corpus is made if it is missing.

    \b
    Examples:
      headwater serve river.hw
      headwater serve river.hw --port 9000
      headwater serve river.hw --host 192.168.1.20
    """
    from pathlib import Path

    from headwater.serve.run import run
    from headwater.serve.settings import Settings, is_loopback

    if token is None and not is_loopback(host):
        token = secrets.token_urlsafe(24)
    run(Settings(corpus=Path(corpus), host=host, token=token or None, names=names), port, click.echo)
