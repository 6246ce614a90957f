"""A body whose bones are not named."""

from __future__ import annotations

from osteofoci.errors import CoverageError
from osteofoci.wording import SaidError


class NotNamedError(SaidError, CoverageError):
    """The images do not show enough of the body for its bones to be named."""
