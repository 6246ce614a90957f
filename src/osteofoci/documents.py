"""The documents that messages send a reader to, as they lie in the wheel or beside the sources."""

from __future__ import annotations

from pathlib import Path

from osteofoci.errors import InputError

_PACKAGE = Path(__file__).parent
_PLACES = (_PACKAGE / "documents", _PACKAGE.parents[1] / "docs")


def document_names() -> tuple[str, ...]:
    return tuple(sorted({path.stem for place in _PLACES for path in place.glob("*.md")}))


def document(name: str) -> str:
    """The text of a document, such as ``clinical``.

    Raises:
        InputError: there is none of that name.
    """
    for place in _PLACES:
        if name in {path.stem for path in place.glob("*.md")}:
            return (place / f"{name}.md").read_text("utf-8")
    raise InputError(
        f"document '{name}': expected one of {', '.join(document_names())}, found none; correct "
        f"the name"
    )
