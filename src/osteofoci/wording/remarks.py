"""Remarks by their messages."""

from __future__ import annotations

from osteofoci.case import Message, Remark, Severity
from osteofoci.foreign import printable
from osteofoci.wording.voice import voice_of


def noted(code: str, message: Message, severity: Severity = Severity.WARNING) -> Remark:
    """A remark in English, with the message that it says; one that begins with a name has no capital.

    Args:
        code: of the remark; several messages may stand under one.
    """
    values = {
        name: printable(value) if isinstance(value, str) else value
        for name, value in message.values.items()
    }
    sound = message.model_copy(update={"values": values})
    return Remark(code=code, severity=severity, message=voice_of("en")(sound), said=sound)
