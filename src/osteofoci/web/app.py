"""The workbench's web application: guards, data, pages. It is served on the loopback interface alone."""

from __future__ import annotations

import hmac
import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from importlib import resources
from typing import Any

import numpy as np
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from osteofoci.errors import OsteofociError, OutputError
from osteofoci.web.desk import Desk, sites
from osteofoci.web.views import Plane

log = logging.getLogger(__name__)

MOST_BYTES = 200_000
TOKEN_HEADER = "x-osteofoci-token"
_PAGE_POLICY = "; ".join(
    (
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'",
        "img-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
        "require-trusted-types-for 'script'", "trusted-types 'none'",
    )
)  # fmt: skip
_TYPES = {
    "html": "text/html; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "svg": "image/svg+xml",
}
_PLANES: Mapping[str, Plane] = {"coronal": "coronal", "sagittal": "sagittal", "axial": "axial"}


def workbench(desk: Desk, *, token: str, port: int) -> ASGIApp:
    """The application.

    Args:
        token: every request for data brings it in a header; it never stands in an address that is sent.
        port: where it is served; requests that name another host are refused.
    """
    app = Starlette(
        routes=[
            Route("/", _page),
            Route("/page/{name}", _page),
            Route("/api/state", _told(desk.state)),
            Route("/api/version", _told(desk.version)),
            Route("/api/sites", _told(sites)),
            Route("/api/report/{language}", _report(desk)),
            Route("/api/exams/{exam:int}/{view}/{plane}/{index:int}", _slice(desk)),
            Route("/api/linked", _linked(desk), methods=["POST"]),
            Route("/api/decide", _decide(desk), methods=["POST"]),
            Route("/api/undo", _signed_by(desk.undo), methods=["POST"]),
            Route("/api/redo", _signed_by(desk.redo), methods=["POST"]),
            Route("/api/sign", _signed_by(desk.sign), methods=["POST"]),
        ],
        exception_handlers={OsteofociError: _refused, ValueError: _malformed},
    )
    return _Guard(app, token, port)


class _Guard:
    """Refuses what does not come from our own page on this machine."""

    def __init__(self, app: ASGIApp, token: str, port: int) -> None:
        self._app, self._token = app, token
        self._hosts = frozenset(f"{name}:{port}" for name in ("127.0.0.1", "localhost"))
        self._origins = frozenset(f"http://{host}" for host in self._hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return  # nothing else is served
        why = self._why_not(scope)
        if why is not None:
            await PlainTextResponse(why, status_code=403)(scope, receive, _sealed(send))
            return
        await self._app(scope, receive, _sealed(send))

    def _why_not(self, scope: Scope) -> str | None:
        headers = [(k.decode("latin-1"), v.decode("latin-1")) for k, v in scope["headers"]]
        told = dict(headers)
        if len([k for k, _ in headers if k == "host"]) != 1 or told["host"] not in self._hosts:
            return "expected a request to 127.0.0.1, found another host"
        origin = told.get("origin")
        if origin is not None and origin not in self._origins:
            return "expected a request of our own page, found another origin"
        if told.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return "expected a request of our own page, found another site"
        if not scope["path"].startswith("/api/"):
            return None if scope["method"] in ("GET", "HEAD") else "expected GET"
        if scope["method"] == "POST" and origin is None:
            return "expected a request of our own page, found none named"
        if not hmac.compare_digest(told.get(TOKEN_HEADER, "").encode(), self._token.encode()):
            return "expected the token of this workbench; open the address that it has printed"
        return None


def _sealed(send: Send) -> Send:
    async def sealed(message: Message) -> None:
        if message["type"] == "http.response.start":
            seals = {
                "content-security-policy": _PAGE_POLICY,
                "cache-control": "no-store",
                "cross-origin-opener-policy": "same-origin",
                "cross-origin-resource-policy": "same-origin",
                "referrer-policy": "no-referrer",
                "x-content-type-options": "nosniff",
                "x-frame-options": "DENY",
            }
            own = [(k.encode(), v.encode()) for k, v in seals.items()]
            message = {**message, "headers": [*message.get("headers", []), *own]}
        await send(message)

    return sealed


Endpoint = Callable[[Request], Awaitable[Response]]


async def _page(request: Request) -> Response:
    name = request.path_params.get("name", "index.html")
    folder = resources.files("osteofoci.web") / "page"
    kind = _TYPES.get(name.rpartition(".")[2])
    known = {entry.name for entry in folder.iterdir() if entry.is_file()}
    if kind is None or name not in known:
        raise HTTPException(404)
    return Response((folder / name).read_bytes(), headers={"content-type": kind})


def _told(ask: Callable[[], Any]) -> Endpoint:
    async def told(_: Request) -> Response:
        return JSONResponse(await run_in_threadpool(ask))

    return told


def _report(desk: Desk) -> Endpoint:
    async def report(request: Request) -> Response:
        return JSONResponse(await run_in_threadpool(desk.report, request.path_params["language"]))

    return report


def _slice(desk: Desk) -> Endpoint:
    async def raw(request: Request) -> Response:
        where = request.path_params
        plane = _PLANES.get(where["plane"])
        if plane is None:
            raise HTTPException(404)
        array = await run_in_threadpool(
            desk.slice, where["exam"], where["view"], plane, where["index"]
        )
        rows, columns = array.shape
        little = np.ascontiguousarray(array, array.dtype.newbyteorder("<"))
        headers = {"x-rows": str(rows), "x-columns": str(columns), "x-bytes": str(array.itemsize)}
        return Response(little.tobytes(), media_type="application/octet-stream", headers=headers)

    return raw


def _linked(desk: Desk) -> Endpoint:
    async def linked(request: Request) -> Response:
        told = await _body(request)
        try:
            exam = int(told["exam"])
            found = await run_in_threadpool(desk.linked, exam, told)
        except (KeyError, TypeError) as error:
            raise ValueError("a place") from error
        return JSONResponse(found)

    return linked


def _decide(desk: Desk) -> Endpoint:
    async def decide(request: Request) -> Response:
        told = await _body(request)
        decisions = told.get("decisions")
        if not isinstance(decisions, list) or not all(isinstance(d, dict) for d in decisions):
            raise ValueError("decisions")
        return JSONResponse(
            await run_in_threadpool(desk.decide, decisions, str(told.get("by") or ""))
        )

    return decide


def _signed_by(act: Callable[[str], Any]) -> Endpoint:
    async def signed(request: Request) -> Response:
        told = await _body(request)
        return JSONResponse(await run_in_threadpool(act, str(told.get("by") or "")))

    return signed


async def _body(request: Request) -> dict[str, Any]:
    raw = bytearray()
    async for part in request.stream():
        raw += part
        if len(raw) > MOST_BYTES:
            raise HTTPException(413)
    if request.headers.get("content-type", "").split(";")[0] != "application/json":
        raise HTTPException(415)
    told = json.loads(raw)
    if not isinstance(told, dict):
        raise ValueError("a mapping")
    return told


def _refused(_: Request, error: Exception) -> Response:
    """What went wrong, as text; the page shows it as text."""
    busy = isinstance(error, OutputError)
    return JSONResponse({"error": str(error)}, status_code=409 if busy else 422)


def _malformed(_: Request, error: Exception) -> Response:
    log.info("a request was refused: %s", type(error).__name__)
    return JSONResponse({"error": "expected a request as our page makes it"}, status_code=400)
