"""What can go wrong, as a caller can act on it.

    OsteofociError
    ├── InputError      the data cannot be used
    │   └── CoverageError   the data does not show enough of the body
    ├── AddressError    a bone, side, zone or position that does not exist
    ├── RuleError       a rule or coefficient file that cannot be used
    └── OutputError     the result cannot be written

Every message says which file or series, what was expected, what was found and what to do.
Messages hold no patient names and no birth dates.
"""

from __future__ import annotations

from osteofoci.foreign import printable


class OsteofociError(Exception):
    """Root of every error that Osteofoci raises on purpose; its text holds no control character."""

    def __str__(self) -> str:
        return printable(super().__str__())


class InputError(OsteofociError):
    """The data cannot be used."""


class CoverageError(InputError):
    """The images do not show enough of the body for what was asked."""


class AddressError(OsteofociError):
    """A bone, side, zone or position that does not exist."""


class RuleError(OsteofociError):
    """A rule, score or coefficient file that cannot be used."""


class OutputError(OsteofociError):
    """The result cannot be written where it was asked for."""
