"""How the messages of all rooms are said, in every language alike: one file a language."""

from typing import TYPE_CHECKING

from osteofoci.rooms import on_demand

if TYPE_CHECKING:
    from osteofoci.wording.quoting import SaidError, quoted
    from osteofoci.wording.remarks import noted
    from osteofoci.wording.voice import Voice, english, languages, voice_of

__all__ = ["SaidError", "Voice", "english", "languages", "noted", "quoted", "voice_of"]

on_demand(__name__)
