"""Free text in: dictated reports and case descriptions to findings, foci and a clinical record."""

from osteofoci.text.document import lexicon, lexicon_value
from osteofoci.text.phrases import Part
from osteofoci.text.read import TextRead, read_file, read_text
from osteofoci.text.sites import named_sites

__all__ = [
    "Part",
    "TextRead",
    "lexicon",
    "lexicon_value",
    "named_sites",
    "read_file",
    "read_text",
]
