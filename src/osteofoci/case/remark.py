"""What a reader should know about the data or the result."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator

from osteofoci.case.frozen import Frozen
from osteofoci.case.message import Message
from osteofoci.foreign import printable


class Severity(StrEnum):
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Remark(Frozen):
    """Something a reader should know about the data or the result; it travels with it.

    ``said`` is what ``message`` says, for every language.
    """

    code: str
    severity: Severity
    message: Annotated[str, AfterValidator(printable)]
    said: Message | None = None
