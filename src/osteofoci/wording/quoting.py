"""Errors that a report quotes: they carry the message of their text, so that every language says it."""

from __future__ import annotations

from osteofoci.case import Message, Value, word
from osteofoci.wording.voice import voice_of


class SaidError(Exception):
    """An error whose text is what ``said`` says in English."""

    def __init__(self, message: Message) -> None:
        super().__init__(voice_of("en")(message))
        self.said = message


def quoted(error: Exception) -> Value:
    """What a remark quotes of an error: its message, else its text as the vocabulary knows it."""
    return error.said if isinstance(error, SaidError) else word(str(error))
