"""Names for arrays in signatures."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

# Single or double precision: numpy's array types are invariant, so one name serves both.
Floats = npt.NDArray[Any]
Bools = npt.NDArray[np.bool_]
Block = tuple[slice, slice, slice]
"""Index ranges along k, j, i."""
