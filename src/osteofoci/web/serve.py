"""The server of the workbench, on the loopback interface alone."""

from __future__ import annotations

import secrets
import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn

from osteofoci.book import OpenBook, open_book
from osteofoci.errors import InputError
from osteofoci.web.app import workbench
from osteofoci.web.desk import Desk

LOOPBACK = "127.0.0.1"


def serve(folder: Path, *, port: int, tell: Callable[[str], None]) -> None:
    """Serve the workbench of a book until it is interrupted.

    Args:
        port: 0 takes a free one.
        tell: is given the address to open; the token in it stays in the browser.

    Raises:
        InputError: the folder is no book, has no examinations, or the port is taken.
    """
    desk = Desk(OpenBook(open_book(folder)))
    token = secrets.token_urlsafe(32)
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((LOOPBACK, port))
            listener.listen()  # who opens the address at once waits for the server
        except OSError as error:
            raise InputError(
                f"--port {port}: expected a free port of this machine, found '{error.strerror}'; "
                f"choose another, or leave it out"
            ) from error
        own = listener.getsockname()[1]
        config = uvicorn.Config(
            workbench(desk, token=token, port=own),
            access_log=False,  # addresses are nobody's business
            log_level="warning",
            lifespan="off",
            server_header=False,
            timeout_graceful_shutdown=3,
        )
        tell(f"http://{LOOPBACK}:{own}/#{token}")
        uvicorn.Server(config).run(sockets=[listener])
    finally:
        listener.close()
